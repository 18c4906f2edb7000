"""How much more is remembered, at equal minutes, if questions are picked by gain?

    python -m benchmarks.recall --learners 500

Invented learners work through half a year in three worlds of memory. Every schedule gets the same people,
the same days and the same number of questions, and is measured by what a head still holds, on average over
all questions met so far and over the weeks. Two ratios per schedule: its gain over never repeating, relative
to that of fixed intervals, and as a share of what a greedy oracle reaches that sees into the head.
"""

import argparse
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from random import Random  # noqa: TID251 - invented people are drawn, from the seed on the command line
from typing import Protocol

from benchmarks.worlds import WORLDS, Trace, World
from learning.card import Card, Memory
from learning.memory import AHEAD_DAYS, review
from learning.model import QuestionKey
from learning.packing import Candidate, pick

START = date(2026, 1, 5)
"""A Monday."""
PER_SESSION = 4
"""Questions a session: about three minutes."""
COMES = 0.8
"""Chance that a learner opens a session on a working day: four a week, as many as there are nudges."""
UNIT_EVERY = 4
"""One session in so many teaches a unit of four questions, with one review beside it: one unit a week."""
KNOWN_AT_ONCE = 0.75
"""Chance that a question is answered from understanding right after its unit."""
GUESSES = (1 / 3, 1 / 3, 1 / 3, 1 / 2, 1 / 6, 0.0)
"""Chances to be right blindly: mostly three options, some true or false, an order, a number."""
FIXED_DAYS = (1, 3, 7, 14, 30)


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

    def chosen(self, items: Sequence[Item], *, day: int, k: int) -> list[Item]: ...


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
    """Picks by the true gain in true recall."""

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


SCHEDULES = ("nothing", "fixed 1-3-7-14-30", "by gain", "oracle")


def _schedule(name: str, world: World) -> Schedule:
    match name:
        case "nothing":
            return Nothing()
        case "by gain":
            return ByGain()
        case "oracle":
            return Oracle(world)
        case _:
            return Fixed()


def half_year(seed: int, *, world_name: str, schedule_name: str, weeks: int, unit_every: int) -> float:
    """Mean true recall, 0 to 1, of one invented learner over all questions met and all weekends."""
    person, days, luck = (Random(f"{seed} {purpose}") for purpose in ("person", "days", "luck"))
    world = WORLDS[world_name](person)
    schedule = _schedule(schedule_name, world)
    items: list[Item] = []
    measured: list[float] = []
    sessions = 0
    for day in range(7 * weeks):
        if day % 7 < 5 and days.random() < COMES:
            teaches = sessions % unit_every == 0
            for item in schedule.chosen(items, day=day, k=1 if teaches else PER_SESSION):
                known = luck.random() < world.recall(item.trace, day=day)
                item.trace = world.after(item.trace, recalled=known, day=day)
                item.showings += 1
                schedule.seen(item, right=known or luck.random() < item.guess, day=day)
            if teaches:
                _teach(items, world, schedule, day=day, rng=person)
            sessions += 1
        if day % 7 == 6 and items:
            measured.append(sum(world.recall(item.trace, day=day) for item in items) / len(items))
    return sum(measured) / len(measured) if measured else 0.0


def _teach(items: list[Item], world: World, schedule: Schedule, *, day: int, rng: Random) -> None:
    """One unit: four new questions of one area, answered right after the insight."""
    area = str(len(items) // 20 % 8)  # modules of five units, eight areas
    for _ in range(PER_SESSION):
        known, guess = rng.random() < KNOWN_AT_ONCE, rng.choice(GUESSES)
        trace = world.first(known=known, day=day, rng=rng)
        item = Item(key=len(items), area=area, guess=guess, trace=trace)
        items.append(item)
        schedule.seen(item, right=known or rng.random() < guess, day=day)


def _date(day: int) -> date:
    return START + timedelta(days=day)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--learners", type=int, default=250)
    parser.add_argument("--unit-every", type=int, default=UNIT_EVERY)
    parser.add_argument("--weeks", type=int, default=26)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    seeds = range(given.seed * 1_000_000, given.seed * 1_000_000 + given.learners)
    began = time.perf_counter()
    print(f"{given.learners} learners, {given.weeks} weeks, seed {given.seed}")
    print(f"four questions a session, every {given.unit_every}th session a new unit")
    print(f"{'world':<18} {'schedule':<18} {'recall':>7} {'vs fixed':>9} {'of oracle':>10}")
    with ProcessPoolExecutor(given.processes) as pool:
        for world_name in WORLDS:
            recalls = {}
            for schedule_name in SCHEDULES:
                life = partial(
                    half_year,
                    world_name=world_name,
                    schedule_name=schedule_name,
                    weeks=given.weeks,
                    unit_every=given.unit_every,
                )
                lives = list(pool.map(life, seeds, chunksize=5))
                recalls[schedule_name] = sum(lives) / len(lives)
            _print(world_name, recalls)
    print(f"{time.perf_counter() - began:.0f} s")


def _print(world_name: str, recalls: dict[str, float]) -> None:
    nothing = recalls["nothing"]
    fixed, best = recalls["fixed 1-3-7-14-30"] - nothing, recalls["oracle"] - nothing
    for schedule_name, recall in recalls.items():
        gained = recall - nothing
        ratios = f"{gained / fixed:9.2f} {gained / best:10.2f}" if gained else ""
        print(f"{world_name:<18} {schedule_name:<18} {recall:7.1%} {ratios}")


if __name__ == "__main__":
    main()
