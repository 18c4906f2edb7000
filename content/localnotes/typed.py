"""May this text, as somebody typed it into a chat, stand in a note, and what is to be done if not?

No links: notes are read for years, and nothing in the chat should lead elsewhere.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from content.check.limits import CAPTION_CHARS, SECTION_WORDS, word_count
from content.parse.markdown import Block, blocks
from content.parse.tree import SectionKind
from content.source import normalised

NOTE_WORDS: Final = 40
NOTE_CHARS: Final = 400
PROBLEM_WORDS: Final = SECTION_WORDS[SectionKind.PROBLEM]
PROBLEM_CHARS: Final = CAPTION_CHARS
"""so that it may stand below the image of the unit"""
PROBLEM_BLOCKS: Final = frozenset({"paragraph", "list", "ordered", "item"})
ADDRESS: Final = re.compile(r"\b(?:https?://|www\.|t\.me/|mailto:)", re.IGNORECASE)
REFERENCE: Final = re.compile(r"^ {0,3}\[[^\]]+\]:", re.MULTILINE)
"""the definition of a link, which shows nothing itself"""
UNSEEN: Final = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2028\u2029\u2066-\u2069]"
)
"""control characters, and those that turn the direction of writing"""
NUMERALS: Final = (
    "null", "eins", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf"
)  # fmt: skip


class Flaw(StrEnum):
    EMPTY = "empty"
    TOO_LONG = "too long"
    BLOCKS = "blocks"
    """a heading, a list, a table, an image: more than words"""
    HTML = "html"
    LINK = "link"


FLAW_CODES: Final[Mapping[Flaw, str]] = {
    Flaw.EMPTY: "L003",
    Flaw.TOO_LONG: "L004",
    Flaw.BLOCKS: "L003",
    Flaw.HTML: "L005",
    Flaw.LINK: "L005",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    flaw: Flaw
    sentence: str
    """German: what it is and what to do"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    text: str
    """Markdown as it is kept"""


def check_note(text: str) -> CleanText | tuple[Fault, ...]:
    """A note on one line as somebody typed it into a chat, or everything that keeps it from being one."""
    typed = normalised(UNSEEN.sub("", text)).strip()
    line = " ".join(typed.split())
    faults = [*_faults(typed, allowed=frozenset({"paragraph"})), *_lengths(line, NOTE_WORDS, NOTE_CHARS)]
    if not faults and [block.kind for block in blocks(line)] != ["paragraph"]:
        faults.append(_BLOCKS)  # on one line it would be read as something else
    return tuple(faults) or CleanText(text=line)


def check_problem(text: str) -> CleanText | tuple[Fault, ...]:
    """A problem, paragraphs and lists, as somebody typed it, or everything that keeps it from being one."""
    typed = "\n".join(line.rstrip() for line in normalised(UNSEEN.sub("", text)).strip().split("\n"))
    typed = re.sub(r"\n{3,}", "\n\n", typed)
    faults = [*_faults(typed, allowed=PROBLEM_BLOCKS), *_lengths(typed, PROBLEM_WORDS, PROBLEM_CHARS)]
    return tuple(faults) or CleanText(text=typed)


_BLOCKS: Final = Fault(
    flaw=Flaw.BLOCKS,
    sentence="Nur Text, **fett** und *kursiv*: keine Überschrift, Liste, Tabelle, kein Zitat und kein Bild.",
)
_PROBLEM_BLOCKS: Final = Fault(
    flaw=Flaw.BLOCKS, sentence="Nur Absätze und Listen: keine Überschrift, Tabelle, kein Zitat und kein Bild."
)


def _faults(typed: str, *, allowed: frozenset[str]) -> Iterator[Fault]:
    if not word_count(typed):
        yield Fault(flaw=Flaw.EMPTY, sentence="Hier steht noch nichts. Schreib ein bis zwei Sätze.")
        return
    found = blocks(f"\n{typed}")  # behind an empty line, --- begins no head
    kinds = {kind for block in found for kind in _kinds(block)}
    if kinds - allowed or any(block.images for block in found):
        yield _PROBLEM_BLOCKS if "list" in allowed else _BLOCKS
    if any(block.html_lines for block in found):
        yield Fault(flaw=Flaw.HTML, sentence="HTML wird nicht angezeigt. Nimm **fett** und *kursiv*.")
    if any(block.links for block in found) or ADDRESS.search(typed) or REFERENCE.search(typed):
        yield Fault(flaw=Flaw.LINK, sentence="Links gehen hier nicht. Schreib, wo man es findet.")


def _kinds(block: Block) -> Iterator[str]:
    yield block.kind
    for child in block.children:
        yield from _kinds(child)


def _lengths(text: str, most_words: int, most_chars: int) -> Iterator[Fault]:
    words = word_count("\n".join(block.plain for block in blocks(f"\n{text}")))
    if words > most_words:
        surplus = words - most_words
        number = NUMERALS[surplus] if surplus < len(NUMERALS) else str(surplus)
        yield Fault(
            flaw=Flaw.TOO_LONG, sentence=f"{words} Wörter, höchstens {most_words}. Lass {number} weg."
        )
    elif len(text) > most_chars:
        sentence = f"{len(text)} Zeichen, höchstens {most_chars}. Schreib es kürzer."
        yield Fault(flaw=Flaw.TOO_LONG, sentence=sentence)
