"""What is remembered of one question, and how firmly?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from learning.model import QuestionKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Memory:
    stability_days: float
    """days until recall falls to 90 %, above 0"""
    difficulty: float
    """1 to 10"""
    last_on: date
    """the learner's local day of the last showing"""
    repetitions: int


class Band(StrEnum):
    NEW = "new"
    SHAKY = "shaky"
    SOLID = "solid"


SOLID_DAYS = 21
"""A card sits when its stability reaches three weeks. Source: product rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    question: QuestionKey
    version: int
    """of the question when it was last shown"""
    case: int
    """index of the case shown last"""
    memory: Memory | None
    """None: introduced (skipped, "don't know yet") but never graded"""
    first_right: bool | None
    """the first graded answer; None before it"""
    shown_on: date | None = None
    """the learner's local day of the last showing, also of one that was left out"""

    @property
    def band(self) -> Band:
        if self.memory is None:
            return Band.NEW
        return Band.SOLID if self.memory.stability_days >= SOLID_DAYS else Band.SHAKY
