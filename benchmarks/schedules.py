"""Which questions come back? Six answers to the same question, for invented learners."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from benchmarks.worlds import Trace, World
from learning.card import Card, Memory
from learning.memory import HORIZON_DAYS, due_on, review
from learning.model import QuestionKey
from learning.packing import Candidate, pick

START = date(2026, 1, 5)
"""A Monday."""
FIXED_DAYS = (1, 3, 7, 14, 30)
AHEAD_DAYS = tuple(HORIZON_DAYS * (2 * i + 1) / 12 for i in range(6))
"""Midpoints of six equal parts of four weeks: 2.3, 7, 11.7, 16.3, 21 and 25.7 days."""
EASE = 2.5
"""Grade 4 leaves the factor of SM-2 as it began, and so does a failure. Source: Wozniak 1990."""


@dataclass(slots=True)
class Item:
    """One question in one head."""

    key: int
    area: str
    guess: float
    trace: Trace
    showings: int = 1


class Schedule(Protocol):
    def seen(self, item: Item, *, right: bool, day: int) -> None: ...

    def chosen(self, items: Sequence[Item], *, day: int, k: int) -> list[Item]:
        """As many as there is time for, where there are so many: minutes are equal for all."""


class Nothing:
    """Never repeats."""

    def seen(self, item: Item, *, right: bool, day: int) -> None:
        """Learns nothing from answers."""

    def chosen(self, items: Sequence[Item], *, day: int, k: int) -> list[Item]:  # noqa: ARG002 - asks nothing
        return []


class Fixed(Nothing):
    """After 1, 3, 7, 14 and 30 days, and every 30 from then on; the longest due first."""

    def chosen(self, items: Sequence[Item], *, day: int, k: int) -> list[Item]:
        def due(item: Item) -> int:
            return item.trace.day + FIXED_DAYS[min(item.showings, len(FIXED_DAYS)) - 1]

        return sorted((item for item in items if item.trace.day < day), key=due)[:k]


class Sm2:
    """SM-2 as published: 1 day, 6 days, then 2.5 times as long; from the beginning after a failure."""

    def __init__(self) -> None:
        self._days: dict[int, tuple[int, int]] = {}
        """repetitions in a row, and the interval after them"""

    def seen(self, item: Item, *, right: bool, day: int) -> None:  # noqa: ARG002 - intervals know no dates
        in_a_row, interval = self._days.get(item.key, (0, 0))
        if not right:
            self._days[item.key] = (0, 1)
            return
        grown = {0: 1, 1: 6}.get(in_a_row, math.ceil(interval * EASE))
        self._days[item.key] = (in_a_row + 1, grown)

    def chosen(self, items: Sequence[Item], *, day: int, k: int) -> list[Item]:
        def due(item: Item) -> int:
            return item.trace.day + self._days[item.key][1]

        return sorted((item for item in items if item.trace.day < day), key=due)[:k]


class Due:
    """FSRS as it is commonly used: every right answer is believed, the longest due first."""

    def __init__(self) -> None:
        self._memories: dict[int, Memory] = {}

    def seen(self, item: Item, *, right: bool, day: int) -> None:
        self._memories[item.key] = review(self._memories.get(item.key), right=right, guess=0, on=_date(day))

    def chosen(self, items: Sequence[Item], *, day: int, k: int) -> list[Item]:
        open_items = [item for item in items if item.trace.day < day]
        return sorted(open_items, key=lambda item: due_on(self._memories[item.key]))[:k]


class ByGain:
    """The product's own: `learning.memory` and `learning.packing`."""

    def __init__(self) -> None:
        self._memories: dict[int, Memory] = {}

    def seen(self, item: Item, *, right: bool, day: int) -> None:
        before = self._memories.get(item.key)
        self._memories[item.key] = review(before, right=right, guess=item.guess, on=_date(day))

    def chosen(self, items: Sequence[Item], *, day: int, k: int) -> list[Item]:
        candidates = [
            Candidate(
                card=Card(
                    question=QuestionKey(str(item.key)),
                    version=1,
                    case=0,
                    memory=self._memories[item.key],
                    first_right=None,
                ),
                area=item.area,
                guess=item.guess,
                version=1,
            )
            for item in items
        ]
        return [items[int(one.card.question)] for one in pick(candidates, on=_date(day), k=k)]


class Oracle(Nothing):
    """Picks by the true gain in true recall over four weeks, the same for every question."""

    def __init__(self, world: World) -> None:
        self._world = world

    def chosen(self, items: Sequence[Item], *, day: int, k: int) -> list[Item]:
        open_items = [item for item in items if item.trace.day < day]
        return sorted(open_items, key=lambda item: -self._gain(item.trace, day))[:k]

    def _gain(self, trace: Trace, day: int) -> float:
        recall = self._world.recall
        known = recall(trace, day=day)
        right = self._world.after(trace, recalled=True, day=day)
        wrong = self._world.after(trace, recalled=False, day=day)
        return sum(
            known * recall(right, day=day + ahead)
            + (1 - known) * recall(wrong, day=day + ahead)
            - recall(trace, day=day + ahead)
            for ahead in AHEAD_DAYS
        )


NOTHING, FIXED, OURS, ORACLE = "nothing", "fixed 1-3-7-14-30", "by gain", "oracle"
SCHEDULES: Mapping[str, Callable[[World], Schedule]] = {
    NOTHING: lambda _: Nothing(),
    FIXED: lambda _: Fixed(),
    "SM-2": lambda _: Sm2(),
    "FSRS, due order": lambda _: Due(),
    OURS: lambda _: ByGain(),
    ORACLE: Oracle,
}


def _date(day: int) -> date:
    return START + timedelta(days=day)
