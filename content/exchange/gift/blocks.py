"""Where in a GIFT file does each question begin and end?

The format ends a question at an empty line; files typed by people have empty lines in braces, no empty
lines at all, and braces that never close. One pass over the lines, so that one lost brace costs one
question and not the rest of the file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from content.exchange import marks

ESCAPE: Final = re.compile(r"\\([~=#{}:n\\])")
STAND_INS: Final = {char: chr(0xFDD0 + at) for at, char in enumerate("~=#{}:n\\")}
"""noncharacters, which no text has: an escaped brace must not be taken for a brace"""
PLAIN: Final = {ord(stand_in): "\n" if char == "n" else char for char, stand_in in STAND_INS.items()}
CATEGORY: Final = "$CATEGORY:"
BRACE: Final = re.compile(r"[{}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    line: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One question."""

    line: int
    text: str
    """with stand-ins for what was escaped; comments are empty lines"""
    marks: tuple[tuple[str, str], ...]
    """that stand above it"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryMark:
    """Said of the category before."""

    key: str
    value: str


Part = Category | CategoryMark | Block
CATEGORY_KEYS: Final = frozenset({"module", "unit", "trade"})


def unescaped(text: str) -> str:
    return text.translate(PLAIN)


def parts(text: str) -> Iterator[Part]:
    """In the order of the file."""
    reading = _Reading()
    hidden = ESCAPE.sub(lambda match: STAND_INS[match[1]], text)
    for number, line in enumerate(hidden.split("\n"), start=1):
        yield from reading.take(number, line)
    yield from reading.flush()


@dataclass(slots=True)
class _Reading:
    start: int = 0
    lines: list[str] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)
    depth: int = 0
    """of braces that are open"""
    had_answers: bool = False
    """whether a brace was opened in this block"""
    blank_at: int | None = None
    """index of the last empty line within open braces"""

    def take(self, number: int, line: str) -> Iterator[Part]:
        stripped = line.strip()
        if stripped.startswith("//"):
            yield from self._comment(stripped)
        elif stripped.startswith(CATEGORY):
            yield from self.flush()
            yield Category(line=number, path=unescaped(stripped.removeprefix(CATEGORY)).strip())
        elif not stripped:
            yield from self._blank()
        else:
            if self._begins_another(stripped):
                yield from self._split()
            self._add(number, line)

    def _comment(self, stripped: str) -> Iterator[Part]:
        found = marks.entry(unescaped(stripped.lstrip("/")))
        if self.lines:
            self.lines.append("")
        if found is None:
            return
        if found[0] in CATEGORY_KEYS:
            yield CategoryMark(key=found[0], value=found[1])
        else:
            if self.depth == 0:
                yield from self.flush()
            self.marks.append(found)

    def _blank(self) -> Iterator[Part]:
        if not self.lines:
            return
        if self.depth == 0 or self.lines[-1].rstrip().endswith("}"):
            yield from self.flush()
            return
        self.blank_at = len(self.lines)
        self.lines.append("")

    def _begins_another(self, stripped: str) -> bool:
        opens = stripped.startswith("::")
        if self.depth == 0:
            return self.had_answers and (opens or "{" in stripped)
        return self.blank_at is not None and (opens or "{" in stripped)

    def _split(self) -> Iterator[Part]:
        """The block before ends at its last empty line, the rest begins the next one."""
        at = self.blank_at if self.depth and self.blank_at is not None else len(self.lines)
        rest, start = self.lines[at + 1 :], self.start + at + 1
        self.lines = self.lines[:at]
        yield from self.flush()
        for offset, line in enumerate(rest):
            self._add(start + offset, line)

    def _add(self, number: int, line: str) -> None:
        if not self.lines:
            self.start = number
        self.lines.append(line)
        for brace in BRACE.findall(line):
            self.depth = max(0, self.depth + (1 if brace == "{" else -1))
            self.had_answers = True

    def flush(self) -> Iterator[Part]:
        if any(line.strip() for line in self.lines):
            yield Block(line=self.start, text="\n".join(self.lines), marks=tuple(self.marks))
            self.marks = []
        self.lines, self.depth, self.had_answers, self.blank_at = [], 0, False, None
