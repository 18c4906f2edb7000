"""What does every format take and give, whichever it is?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final

from content.draft import Draft
from content.exchange.bank import Bank
from content.findings import Finding
from content.parse.tree import ModuleText, QuizText

Tick = Callable[[int, int], None]
"""how much is done, of how much; called now and then"""


def silent(done: int, of: int) -> None:
    """For those who do not watch."""


class Format(StrEnum):
    GIFT = "gift"
    AIKEN = "aiken"
    MOODLE_XML = "moodle-xml"
    CSV = "csv"
    ANKI = "anki"


READABLE: Final = (Format.GIFT, Format.AIKEN, Format.MOODLE_XML)


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    drafts: tuple[Draft, ...]
    """modules that have a place in a content folder each; empty if nothing could be read"""
    dropped: tuple[Finding, ...]
    """what has no counterpart here, with the line of the bank; all are warnings"""
    media: Mapping[str, bytes] = field(default_factory=dict)
    """pictures by file name below media/"""

    @property
    def question_count(self) -> int:
        return sum(len(unit.questions) for draft in self.drafts for unit in draft.units)


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    raw: bytes
    dropped: tuple[Finding, ...]
    """what has no counterpart there, with the line of our file; all are warnings"""
    question_count: int
    """further cases counted too"""


Importer = Callable[[str, str, str, Tick], Bank]
"""from the text of a bank, the name of its file and the language"""
Exporter = Callable[[Sequence[ModuleText], Sequence[QuizText], datetime], Exported]
"""the time is that of the export"""
