"""How does a company judge its own ways of working, and has anything moved since the last time?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

STATES: Final = 4
AGAIN_AFTER: Final = timedelta(weeks=8)  # twice a project; learners' own check has the same rhythm
_DIGITS: Final = STATES + 1  # of a packed answer: 0 is no answer yet


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    title: str
    steps: tuple[str, ...]
    """three, over four weeks"""
    areas: tuple[str, ...]
    """ids of the areas whose modules help; one or two"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckQuestion:
    id: str
    title: str
    question: str
    states: tuple[str, str, str, str]
    """whole sentences about the company, from least to most developed"""
    project: Project
    """offered when this is the gap"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """Raises: ValueError for a state that is none; functions also do where answers and questions differ."""

    answered_on: date
    states: tuple[int, ...]
    """0 to 3, in the order of the questions"""

    def __post_init__(self) -> None:
        if not all(0 <= state < STATES for state in self.states):
            raise ValueError(f"a state lies between 0 and {STATES - 1}: {self.states}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    title: str
    before: str
    after: str
    moved: int
    """states, -3 to 3; 0 where both sentences are the same"""


def strength(questions: tuple[CheckQuestion, ...], answers: Answers) -> str | None:
    """The furthest state, if a third or fourth; of several the first question's: it stays the same."""
    question, state = max(zip(questions, answers.states, strict=True), key=lambda pair: pair[1])
    return question.states[state] if state >= STATES // 2 else None


def gap(questions: tuple[CheckQuestion, ...], answers: Answers) -> CheckQuestion | None:
    """The question with the least developed state, the first of several; None if all reached their third."""
    question, state = min(zip(questions, answers.states, strict=True), key=lambda pair: pair[1])
    return question if state < STATES // 2 else None


def gap_sentence(questions: tuple[CheckQuestion, ...], answers: Answers) -> str | None:
    question = gap(questions, answers)
    return question.states[min(answers.states)] if question else None


def changes(questions: tuple[CheckQuestion, ...], before: Answers, after: Answers) -> tuple[Change, ...]:
    """One for each question, in its order, so that both states can stand side by side."""
    return tuple(
        Change(title=question.title, before=question.states[old], after=question.states[new], moved=new - old)
        for question, old, new in zip(questions, before.states, after.states, strict=True)
    )


def is_due_again(answers: Answers, on: date) -> bool:
    return on >= answers.answered_on + AGAIN_AFTER


def packed(states: Sequence[int]) -> int:
    """The answers so far as one number for a button: nothing is stored before the last answer."""
    return sum((state + 1) * _DIGITS**place for place, state in enumerate(states))


def unpacked(number: int, count: int) -> tuple[int, ...] | None:
    """The answers so far, at most `count`; None for a number that `packed` never gives."""
    if not 0 <= number < _DIGITS**count:
        return None
    digits = [number // _DIGITS**place % _DIGITS for place in range(count)]
    given = digits.index(0) if 0 in digits else count
    return None if any(digits[given:]) else tuple(digit - 1 for digit in digits[:given])
