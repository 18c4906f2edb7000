"""Does something still wait for a person to write it? S009.

Importers and dialogues leave the word TODO where only a trainer knows what belongs there.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from content.draft import MISSING
from content.edition import Edition
from content.findings import Finding, error
from content.parse.head import Head
from content.parse.markdown import Block
from content.parse.tree import Heading, ModuleText, QuizText

WORD: Final = re.compile(rf"\b{MISSING}\b")
MESSAGE: Final = f"Hier fehlt noch etwas ({MISSING}). Schreib den Text, dann ist die Datei fertig."


def check_todo(edition: Edition) -> Iterator[Finding]:
    for text in edition.texts:
        lines = _of_module(text) if isinstance(text, ModuleText) else _of_quiz(text)
        for line in sorted(set(lines)):
            yield error(text.path, line, "S009", MESSAGE)


def _of_module(module: ModuleText) -> Iterator[int]:
    yield from _of_head(module.head)
    headings = [module.heading] if module.heading else []
    yield from _of_headings([*headings, *(unit.heading for unit in module.units)])
    for unit in module.units:
        for section in unit.sections:
            yield from _of_blocks(section.blocks)


def _of_quiz(quiz: QuizText) -> Iterator[int]:
    yield from _of_head(quiz.head)
    yield from _of_headings(
        [*(unit.heading for unit in quiz.units), *(one.heading for one in quiz.questions)]
    )
    for question in quiz.questions:
        for case in question.cases:
            if WORD.search(case.name):
                yield case.line
            yield from _of_blocks(case.blocks)


def _of_head(head: Head) -> Iterator[int]:
    for entry in head.entries:
        if any(WORD.search(value) for value in entry.values):
            yield entry.line


def _of_headings(headings: Iterable[Heading]) -> Iterator[int]:
    return (heading.line for heading in headings if WORD.search(heading.title))


def _of_blocks(blocks: Iterable[Block]) -> Iterator[int]:
    """A block has text or children; its text has the lines of the file."""
    for block in blocks:
        first = block.line + (block.kind == "code")
        for offset, line in enumerate(block.text.split("\n")):
            if WORD.search(line):
                yield first + offset
        yield from _of_blocks(block.children)
