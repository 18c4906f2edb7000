"""What does a heading say besides its title?

Pandoc-style attributes at the end of a line: `{#id .class name=value}`.
"""

import re
from itertools import pairwise

from content.findings import Finding, error
from content.parse.markdown import Block
from content.parse.tree import Heading

ATTRIBUTES = re.compile(r"^(?P<text>.*?)\s*\{(?P<inside>[^{}]*)\}\s*$", re.DOTALL)


def attributes_of(text: str) -> tuple[str, str, tuple[str, ...], tuple[tuple[str, str], ...]]:
    """Text, id, classes (bare words too) and name-value pairs."""
    match = ATTRIBUTES.match(text)
    if match is None:
        return text.strip(), "", (), ()
    parts = match["inside"].split()
    ids = [part[1:] for part in parts if part.startswith("#")]
    pairs = tuple(
        (name, value.strip("\"'"))
        for name, equals, value in (part.partition("=") for part in parts if part[0] not in "#.")
        if equals
    )
    classes = tuple(part.removeprefix(".") for part in parts if part[0] != "#" and "=" not in part)
    return match["text"].strip(), ids[-1] if ids else "", classes, pairs


def heading(block: Block) -> Heading:
    title, id_, classes, attributes = attributes_of(block.text.replace("\n", " "))
    return Heading(title=title, line=block.line, id=id_, classes=classes, attributes=attributes)


def without_front_matter(blocks: tuple[Block, ...]) -> tuple[Block | None, tuple[Block, ...]]:
    if blocks and blocks[0].kind == "front_matter":
        return blocks[0], blocks[1:]
    return None, blocks


def sections(
    blocks: tuple[Block, ...], level: int
) -> tuple[tuple[Block, ...], tuple[tuple[Block, tuple[Block, ...]], ...]]:
    """What stands before the first heading of the level, then each such heading with what follows."""
    starts = [at for at, block in enumerate(blocks) if block.kind == "heading" and block.level == level]
    bounds = [*starts, len(blocks)]
    return blocks[: bounds[0]], tuple(
        (blocks[start], blocks[start + 1 : end]) for start, end in pairwise(bounds)
    )


def early_headings(path: str, before: tuple[Block, ...]) -> list[Finding]:
    return [
        error(path, block.line, "S001", "Überschrift ### steht vor der ersten Einheit (##).")
        for block in before
        if block.kind == "heading" and block.level > 2
    ]
