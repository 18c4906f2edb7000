"""How long does a unit take, as learners are told before they begin?

One rule for the chat and for text that has not been judged yet.
"""

from collections.abc import Iterable
from math import ceil
from typing import Final

from content.check.scenario import targets_of
from content.parse.kind import kind_of
from content.parse.tree import Kind, QuestionText, SectionKind, UnitText

WORDS_PER_MINUTE: Final = 120
"""Slow reading in a second language. Source: product rule."""
SECONDS_PER_QUESTION: Final = 20
"""of a case that belongs to the text just read: half of one that comes back alone"""
READ: Final = (SectionKind.PROBLEM, SectionKind.INSIGHT, SectionKind.EXAMPLE, SectionKind.TRY)
"""what learners read"""


def minutes(words: int, questions: int) -> int:
    """Rounded up."""
    return ceil((words / WORDS_PER_MINUTE * 60 + SECONDS_PER_QUESTION * questions) / 60)


def unit_minutes(unit: UnitText, questions: Iterable[QuestionText]) -> int:
    """Neither the pre-question nor a scene that another one leads to takes time of its own."""
    words = sum(len(unit.body(kind).split()) for kind in READ)
    ordinary = [question for question in questions if not question.is_pre]
    led_to = {target for question in ordinary for target in _scenes_behind(question)}
    opening = sum(question.heading.id not in led_to for question in ordinary)
    return minutes(words, opening)


def _scenes_behind(question: QuestionText) -> list[str]:
    scenes = [case for case in question.cases if kind_of(question, case) is Kind.SCENARIO]
    return [target for case in scenes for answer in case.answers for target in targets_of(answer)]
