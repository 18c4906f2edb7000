"""How much more is remembered, at equal minutes, if questions are picked by gain?

    python -m benchmarks.recall --learners 500

Invented learners work through half a year in three worlds of memory. Every schedule gets the same people,
the same days and the same number of questions, and is measured by what a head still holds, on average over
all questions met so far and over the weeks. Two ratios per schedule: its gain over never repeating, relative
to that of fixed intervals, and as a share of what a greedy oracle reaches that sees into the head.
"""

import argparse
import math
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from random import Random  # noqa: TID251 - invented people are drawn, from the seed on the command line
from statistics import fmean
from typing import NamedTuple

from benchmarks.schedules import FIXED, NOTHING, ORACLE, OURS, SCHEDULES, Item, Schedule
from benchmarks.worlds import WORLDS, World

PER_SESSION = 4
"""Questions a session: about three minutes. The median unit of the first edition has as many."""
COMES = 0.8
"""Chance that a learner opens a session on a working day: four a week, as many as there are nudges."""
UNIT_EVERY = 4
"""One session in so many teaches a unit of four questions, with one review beside it: one unit a week."""
WEEKS = 26
KNOWN_AT_ONCE = 0.75
"""Chance that a question is answered from understanding right after its unit."""
GUESSES = (*13 * [1 / 3], *3 * [0.0], *2 * [1 / 24], 1 / 15, 1 / 2)
"""Chances to be right blindly, as often as in the first edition: three options, typed, an order of four,
several of four, true or false."""


class Bar(NamedTuple):
    """None: not judged."""

    of_fixed: float | None
    of_oracle: float | None


BARS: Mapping[str, Bar] = {
    "FSRS-6, scattered": Bar(1.08, 0.97),
    "half-life": Bar(1.05, 0.89),
    "power law": Bar(1.04, 0.95),
}
"""What picking by gain with guess-aware grading reached in another simulation of such worlds, whose numbers
are not known. Two decimals are compared."""


class Share(NamedTuple):
    """The ratio of two gains, with the standard error over the learners, who are the same in both."""

    ratio: float
    error: float

    def holds(self, bar: float) -> bool:
        return round(self.ratio, 2) >= bar


Lives = Mapping[str, Sequence[float]]
"""Mean recall by schedule, of the same learners in the same order"""


def half_year(
    seed: int, *, world_name: str, schedule_name: str, weeks: int = WEEKS, unit_every: int = UNIT_EVERY
) -> float:
    """Mean true recall, 0 to 1, of one invented learner over all questions met and all weekends."""
    person, days, luck = (Random(f"{seed} {purpose}") for purpose in ("person", "days", "luck"))
    world = WORLDS[world_name](person)
    schedule = SCHEDULES[schedule_name](world)
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


def lives_in(
    world_name: str, seeds: range, pool: ProcessPoolExecutor, *, unit_every: int = UNIT_EVERY
) -> Lives:
    lives: dict[str, Sequence[float]] = {}
    for name in SCHEDULES:
        life = partial(half_year, world_name=world_name, schedule_name=name, unit_every=unit_every)
        lives[name] = list(pool.map(life, seeds, chunksize=5))
    return lives


def share(lives: Lives, schedule: str, *, of: str) -> Share:
    """Of the gain over never repeating. Of at least two learners."""
    ours, theirs = _gains(lives, schedule), _gains(lives, of)
    ratio = sum(ours) / sum(theirs)
    rest = [one - ratio * other for one, other in zip(ours, theirs, strict=True)]
    spread = math.sqrt(sum(left**2 for left in rest) / (len(rest) - 1) / len(rest))
    return Share(ratio, spread / fmean(theirs))


def _gains(lives: Lives, schedule: str) -> list[float]:
    return [one - never for one, never in zip(lives[schedule], lives[NOTHING], strict=True)]


def _teach(items: list[Item], world: World, schedule: Schedule, *, day: int, rng: Random) -> None:
    """One unit: four new questions of one area, answered right after the insight."""
    area = str(len(items) // 20 % 8)  # modules of five units, eight areas
    for _ in range(PER_SESSION):
        known, guess = rng.random() < KNOWN_AT_ONCE, rng.choice(GUESSES)
        trace = world.first(known=known, day=day, rng=rng)
        item = Item(key=len(items), area=area, guess=guess, trace=trace)
        items.append(item)
        schedule.seen(item, right=known or rng.random() < guess, day=day)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--learners", type=int, default=500)
    parser.add_argument("--unit-every", type=int, default=UNIT_EVERY)
    parser.add_argument("--world", choices=WORLDS, action="append", help="may be given several times")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--processes", type=int, default=2)
    given = parser.parse_args()
    seeds = range(given.seed * 1_000_000, given.seed * 1_000_000 + given.learners)
    began = time.perf_counter()
    print(f"{given.learners} learners, {WEEKS} weeks, seed {given.seed}")
    print(f"four questions a session, every {given.unit_every}th session a new unit")
    print(f"{'world':<18} {'schedule':<18} {'recall':>7}  {'gain vs fixed':<29}{'of the oracle'}")
    with ProcessPoolExecutor(given.processes) as pool:
        for world_name in given.world or WORLDS:
            _print(world_name, lives_in(world_name, seeds, pool, unit_every=given.unit_every))
    print(f"{time.perf_counter() - began:.0f} s")


def _print(world_name: str, lives: Lives) -> None:
    for name, recalls in lives.items():
        cells = "" if name == NOTHING else _ratios(world_name, name, lives)
        print(f"{world_name:<18} {name:<18} {fmean(recalls):7.1%}  {cells}".rstrip(), flush=True)


def _ratios(world_name: str, schedule: str, lives: Lives) -> str:
    bars = BARS[world_name] if schedule == OURS else Bar(None, None)
    shares = (share(lives, schedule, of=FIXED), share(lives, schedule, of=ORACLE))
    return "".join(f"{_cell(one, bar):<29}" for one, bar in zip(shares, bars, strict=True))


def _cell(one: Share, bar: float | None) -> str:
    verdict = "" if bar is None else f" >= {bar:.2f} {'holds' if one.holds(bar) else 'MISSED'}"
    return f"{one.ratio:.3f} ± {one.error:.3f}{verdict}"


if __name__ == "__main__":
    main()
