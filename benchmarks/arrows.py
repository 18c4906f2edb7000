"""When does an arrow say something that is not so, and what does it miss?"""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from random import Random  # noqa: TID251 - noise from a seed that the caller gives
from typing import Final

from benchmarks.towns import START, YEAR, Past
from reporting import figures
from reporting.model import Release, Statistic, Unit
from reporting.periods import WEEK, closes_quarter
from reporting.ports import Draw
from tests.reporting.books import release_of, seeded, unit_of

CHANGE: Final = 0.15
"""between two half-years; what a company would want to notice"""


def false_arrows(headcount: int, *, years: int, rng: Random) -> float:
    """A year has four ends of quarters; none of them may say anything."""
    draw, unit, wrong = seeded(rng), unit_of(headcount), 0
    taking_part = _steady(headcount, 0.5, 2 * YEAR)
    for _ in range(years):
        stored = _noised(unit, taking_part, draw)
        ends = [release.week for release in stored[YEAR:] if closes_quarter(release.week)]
        wrong += any(_direction(stored, week) for week in ends)
    return wrong / years


def sees_change(headcount: int, *, trials: int, rng: Random) -> float:
    draw, unit, seen = seeded(rng), unit_of(headcount), 0
    half = YEAR // 2
    taking_part = [
        *_steady(headcount, 0.5 - CHANGE / 2, half),
        *_steady(headcount, 0.5 + CHANGE / 2, half),
    ]
    for _ in range(trials):
        stored = _noised(unit, taking_part, draw)
        seen += _direction(stored, stored[-1].week) == 1
    return seen / trials


def opposite_arrows(past: Past) -> int:
    stored = [r for r in past.releases if r.statistic is Statistic.PARTICIPATION]
    half, wrong = figures.ARROW_WEEKS, 0
    for closed in range(2 * half, len(stored) + 1):
        week = stored[closed - 1].week
        direction = _direction(stored, week) if closes_quarter(week) else 0
        new = past.share([r.week for r in stored[closed - half : closed]])
        old = past.share([r.week for r in stored[closed - 2 * half : closed - half]])
        wrong += direction * (new - old) < 0
    return wrong


def _steady(headcount: int, share: float, weeks: int) -> list[int]:
    """Whole people a week that are this share on average."""
    people = [int(number * share * headcount) for number in range(weeks + 1)]
    return [after - before for before, after in pairwise(people)]


def _noised(unit: Unit, taking_part: Sequence[int], draw: Draw) -> list[Release]:
    blanks = (release_of(unit, Statistic.PARTICIPATION, START + n * WEEK) for n in range(len(taking_part)))
    return [draw(blank, (people,)) for blank, people in zip(blanks, taking_part, strict=True)]


def _direction(stored: Sequence[Release], week: date) -> int:
    found = figures.arrow(stored, week=week)
    return found.direction if found else 0
