"""Where does somebody stand, by their own word? From answers to the next question and a level per area.

The first part asks for role and wish and then about the wished area, as far as it has questions; the rest is
asked of whoever likes to go on. Answers are positions under the id of their question: a newer version of the
check keeps those whose question and options still exist. There is no total.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from learning.model import Level
from learning.selfcheck import (
    MOST_POINTS,
    RatedQuestion,
    Route,
    RoutingQuestion,
    SelfCheck,
    SelfCheckQuestion,
)
from learning.session import SessionId

AGAIN_AFTER: Final = timedelta(weeks=8)
"""Source: product rule"""
TAKES_THE_LOWER: Final = frozenset({"daten"})
"""areas whose parts do not make up for each other: who reads figures well may still give away their own"""
INTERMEDIATE_FROM: Final = 2
"""points; a mean in between counts as the lower level, since suggestions reach one level higher anyway"""

Answers = Mapping[str, tuple[int, ...]]
"""question id -> positions in the file; empty: left out, or it does not concern me"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepUp:
    """The next level of an area, offered because so much was right at first."""

    area: str
    level: Level


class Reply(StrEnum):
    """What became of an offer."""

    OPEN = "open"
    TAKEN = "taken"
    KEPT = "kept"
    """stays where it was, said so or by silence"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """All that is kept of the check and of what was offered."""

    answers: Answers
    """of the present round"""
    finished_on: date | None
    """the day on which this round last came to its result"""
    before: Mapping[str, Level]
    """area -> level of the round before; empty in the first"""
    offered: bool
    """this round's check has been offered once, and is not offered again"""
    quiet: bool
    """said "Nein, danke": never offered again"""
    check_in: SessionId | None
    """the session at whose end the check was offered last"""
    step_in: SessionId | None
    """the session at whose end a next level was offered last"""
    steps: Mapping[StepUp, Reply]
    """each level of an area is offered at most once"""


NOTHING_YET: Final = Readiness(
    answers=MappingProxyType({}),
    finished_on=None,
    before=MappingProxyType({}),
    offered=False,
    quiet=False,
    check_in=None,
    step_in=None,
    steps=MappingProxyType({}),
)


def first_part(check: SelfCheck, answers: Answers) -> tuple[SelfCheckQuestion, ...]:
    """As many questions as the file's first part: its routing ones, then those on the wished area first."""
    routing = [question for question in check.questions if isinstance(question, RoutingQuestion)]
    wish = wished(check, answers)
    rated = [question for question in check.questions if isinstance(question, RatedQuestion)]
    rated.sort(key=lambda question: question.area != wish)  # stable: the file's own first ones fill up
    room = len(check.parts[0].questions) - len(routing)
    return (*routing, *rated[: max(0, room)])


def second_part(check: SelfCheck, answers: Answers) -> tuple[SelfCheckQuestion, ...]:
    """All the others, in the order of the file."""
    first = first_part(check, answers)
    return tuple(question for question in check.questions if question not in first)


def part_of(check: SelfCheck, answers: Answers, question: str) -> tuple[SelfCheckQuestion, ...]:
    first = first_part(check, answers)
    return first if any(one.id == question for one in first) else second_part(check, answers)


def next_open(questions: tuple[SelfCheckQuestion, ...], answers: Answers) -> SelfCheckQuestion | None:
    """The first one that was neither answered nor left out."""
    return next((question for question in questions if not is_answered(question, answers)), None)


def is_answered(question: SelfCheckQuestion, answers: Answers) -> bool:
    """False also where an option that was picked no longer exists."""
    picked = answers.get(question.id)
    return picked is not None and all(position < options_of(question) for position in picked)


def options_of(question: SelfCheckQuestion) -> int:
    """How many there are to pick; that it does not concern me is not one of them."""
    return len(question.routes if isinstance(question, RoutingQuestion) else question.ratings)


def find(check: SelfCheck, question: str) -> SelfCheckQuestion | None:
    return next((one for one in check.questions if one.id == question), None)


def fitting(question: SelfCheckQuestion, picked: tuple[int, ...]) -> tuple[int, ...]:
    """What of this can have been meant: existing positions, each once, one where only one can be picked."""
    known = tuple(sorted({position for position in picked if 0 <= position < options_of(question)}))
    return known if isinstance(question, RoutingQuestion) and question.takes_several else known[:1]


def wished(check: SelfCheck, answers: Answers) -> str | None:
    """The area of the wish; None without one."""
    return next((route.area for route in _taken(check, answers) if route.area), None)


def roles(check: SelfCheck, answers: Answers) -> frozenset[str]:
    return frozenset(route.role for route in _taken(check, answers) if route.role)


def _taken(check: SelfCheck, answers: Answers) -> tuple[Route, ...]:
    return tuple(
        question.routes[position]
        for question in check.questions
        if isinstance(question, RoutingQuestion) and is_answered(question, answers)
        for position in answers[question.id]
    )


def asks_for_roles(question: SelfCheckQuestion) -> bool:
    return isinstance(question, RoutingQuestion) and any(route.role for route in question.routes)


def asks_for_wish(question: SelfCheckQuestion) -> bool:
    return isinstance(question, RoutingQuestion) and any(route.area for route in question.routes)


def points(check: SelfCheck, answers: Answers) -> Mapping[str, float]:
    """Area -> 0 to 3, in the order of the file; areas without an answer are missing."""
    given: dict[str, list[int]] = {}
    for question in check.questions:
        if isinstance(question, RatedQuestion) and is_answered(question, answers):
            for position in answers[question.id]:
                given.setdefault(question.area, []).append(question.ratings[position].points)
    return {
        area: min(found) if area in TAKES_THE_LOWER else sum(found) / len(found)
        for area, found in given.items()
    }


def level(found: float) -> Level:
    """Of the points of one area."""
    if found >= MOST_POINTS:
        return Level.ADVANCED
    return Level.INTERMEDIATE if found >= INTERMEDIATE_FROM else Level.BASIC


def levels(check: SelfCheck, answers: Answers) -> Mapping[str, Level]:
    return {area: level(found) for area, found in points(check, answers).items()}


def best(check: SelfCheck, answers: Answers) -> str | None:
    """The area in which most works already; None where nothing was said, or nothing works yet."""
    found = points(check, answers)
    area = max(found, key=lambda one: found[one], default=None)
    return area if area is not None and found[area] > 0 else None


def is_due_again(readiness: Readiness, *, on: date) -> bool:
    """Eight weeks after the last result."""
    return readiness.finished_on is not None and on - readiness.finished_on >= AGAIN_AFTER
