"""How long does a unit take, as learners are told before they begin?

Told for text that has not been judged yet; a test compares with what the chat says.
"""

from collections.abc import Iterable
from math import ceil
from typing import Final

from content.check.scenario import targets_of
from content.parse.kind import kind_of
from content.parse.tree import Kind, QuestionText, SectionKind, UnitText

WORDS_PER_MINUTE: Final = 120
"""of a slow reader"""
SECONDS_PER_QUESTION: Final = 20
READ: Final = (SectionKind.PROBLEM, SectionKind.INSIGHT, SectionKind.EXAMPLE, SectionKind.TRY)
"""what learners read"""


def unit_minutes(unit: UnitText, questions: Iterable[QuestionText]) -> int:
    """Rounded up. Neither the pre-question nor a scene that another one leads to takes time of its own."""
    words = sum(len(unit.body(kind).split()) for kind in READ)
    ordinary = [question for question in questions if not question.is_pre]
    led_to = {target for question in ordinary for target in _scenes_behind(question)}
    opening = sum(question.heading.id not in led_to for question in ordinary)
    return ceil((words / WORDS_PER_MINUTE * 60 + SECONDS_PER_QUESTION * opening) / 60)


def _scenes_behind(question: QuestionText) -> list[str]:
    scenes = [case for case in question.cases if kind_of(question, case) is Kind.SCENARIO]
    return [target for case in scenes for answer in case.answers for target in targets_of(answer)]
