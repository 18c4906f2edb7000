"""Which parts does one case of a question have: stem, hint, answers, explanation?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from content.parse.heading import attributes_of
from content.parse.markdown import Block, quoted, source_of
from content.parse.tree import AnswerText, CaseText

BROKEN_BOX: Final = re.compile(r"^\[[^\]]{0,2}\](?!\()")
QUOTES: Final = frozenset({"quote", "alert"})


def case(
    name: str, start: Block, content: tuple[Block, ...], lines: Sequence[str], classes: tuple[str, ...]
) -> CaseText:
    found = _answer_blocks(content, classes)
    if found:
        first, last = content.index(found[0]), content.index(found[-1])
        before, after = content[:first], content[last + 1 :]
        hint = before[-1] if before and before[-1].kind == "quote" else None
        stem = before[:-1] if hint else before
    else:
        hint = None
        first_quote = next((at for at, block in enumerate(content) if block.kind in QUOTES), len(content))
        stem, after = content[:first_quote], content[first_quote:]
    answers = tuple(_answer(item, lines) for block in found for item in block.children if item.kind == "item")
    quotes = [block for block in after if block.kind in QUOTES]
    stray = [block for block in after if block.kind not in QUOTES]
    return CaseText(
        name=name,
        line=start.line,
        stem=source_of(lines, stem[0].start, stem[-1].end) if stem else "",
        stem_plain="\n".join(block.plain for block in stem),
        hint=quoted(lines, hint) if hint else "",
        answers=answers,
        rows=tuple(row.cells for block in found for row in block.children if row.kind == "row"),
        is_ordered=any(block.kind == "ordered" for block in found),
        is_torn=len(found) > 1,
        broken_boxes=_broken_boxes(content),
        explanation="\n\n".join(quoted(lines, block) for block in quotes),
        explanation_plain="\n".join(block.plain for block in quotes),
        stray_line=stray[0].line if stray else None,
        blocks=content,
    )


def _answer_blocks(content: tuple[Block, ...], classes: tuple[str, ...]) -> list[Block]:
    """The lists with boxes; without any, the table of a match or the last numbered list."""
    if "reflect" in classes:
        return []
    boxed = [block for block in content if any(item.checked is not None for item in block.children)]
    if boxed:
        return boxed
    wanted = "table" if "match" in classes else "ordered"
    return [block for block in content if block.kind == wanted][-1:]


@dataclass(frozen=True, slots=True)
class _Parts:
    text: Block | None
    quotes: tuple[Block, ...]
    stray: tuple[Block, ...]


def _parts(item: Block) -> _Parts:
    text = item.children[0] if item.children and item.children[0].kind == "paragraph" else None
    rest = item.children[1:] if text else item.children
    return _Parts(
        text=text,
        quotes=tuple(block for block in rest if block.kind in QUOTES),
        stray=tuple(block for block in rest if block.kind not in QUOTES),
    )


def _answer(item: Block, lines: Sequence[str]) -> AnswerText:
    parts = _parts(item)
    source = " ".join(parts.text.text.split()) if parts.text else ""
    text, _, classes, attributes = attributes_of(source)
    plain, *_ = attributes_of(" ".join(parts.text.plain.split()) if parts.text else "")
    return AnswerText(
        line=item.line,
        text=text,
        plain=plain,
        checked=item.checked,
        feedback="\n\n".join(quoted(lines, block) for block in parts.quotes),
        feedback_plain="\n".join(block.plain for block in parts.quotes),
        links=tuple(link for block in parts.quotes for link in block.links),
        classes=classes,
        attributes=attributes,
        stray_line=parts.stray[0].line if parts.stray else None,
    )


def _broken_boxes(content: tuple[Block, ...]) -> tuple[tuple[int, str], ...]:
    """Items that look as if they had a box, and items without one among items with one."""
    found: list[tuple[int, str]] = []
    for block in content:
        has_boxes = any(item.checked is not None for item in block.children)
        for item in block.children:
            text = _parts(item).text
            source = " ".join(text.text.split()) if text else ""
            if item.kind == "item" and item.checked is None and (has_boxes or BROKEN_BOX.match(source)):
                found.append((item.line, source))
    return tuple(found)
