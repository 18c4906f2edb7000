"""What do managers and everybody else read on the Monday of a week?"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class MondayLine:
    """One theme for a week. It speaks about ways of working, never about a person."""

    id: str
    """zahl-im-system; the same in each language"""
    theme: str
    works: str
    """one sentence: what often works already in small companies"""
    gap: str
    """one sentence: where there is often more to gain"""
    question: str
    """for the round"""
    leader: str
    """one thing that a leader may try on this day"""
    vision: bool
    """asks where the company wants to go; eight of the 52 do"""


def line_of_week(lines: tuple[MondayLine, ...], monday: date) -> MondayLine:
    """The line of the ISO week of this day; week 53 takes the first again.

    Raises: IndexError if there are no lines.
    """
    return lines[(monday.isocalendar().week - 1) % (len(lines) or 1)]
