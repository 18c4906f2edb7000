"""How might a company really learn? In invented years people differ, tire, go on holiday and start anew.

Nothing here knows the figures; benchmarks.utility compares them with what was true.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random  # noqa: TID251 - invented people, from a seed
from typing import Final

from reporting.closing import close_week
from reporting.model import AREAS, Release, Statistic
from reporting.periods import WEEK, closes_quarter
from reporting.ports import Draw
from tests.reporting.books import HERE, MODULES, Person, Pile, books_of, monday_in, unit_of

START: Final = monday_in(2027, 1)
YEAR: Final = 52
PEOPLE_DIFFER: Final = 1.5
"""logits between people: some learn nearly always, some hardly ever"""
COMPANIES_DIFFER: Final = 0.6
"""logits; half of all companies lie between 40 and 60 % before holidays"""
RESTLESS: Final = (0.6, 1.8)
"""factor on both kinds of drift; some companies hardly change, some every year"""
DRIFT: Final = 0.045
"""logits a week, the same for everybody: about five points in half a year"""
STARTS_ANEW: Final = 0.005
"""chance per person and week to become somebody else: another task, another person on the same job"""
CURIOUS: Final = 1.0
"""logits more in the first week; halves every three weeks"""
CARDS_A_WEEK: Final = 4.0
AREAS_DIFFER: Final = (0.15, 0.45)
"""logits between the areas of a company, from company to company: about four to ten points"""
QUARTER_DRIFT: Final = 0.12
"""logits a quarter, of the whole and of each area: about three points"""
MASTERY: Final = 0.3
"""logits of a company with routine; a new one lies a logit lower and comes nearer by half each quarter"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    headcount: int
    releases: tuple[Release, ...]
    truth: dict[tuple[Statistic, date], tuple[float, ...]]
    """shares, by statistic and week of closing"""

    def share(self, weeks: Sequence[date]) -> float:
        """True participation, on average over these weeks."""
        return math.fsum(self.truth[Statistic.PARTICIPATION, week][0] for week in weeks) / len(weeks)


@dataclass(slots=True, kw_only=True)
class _Worker:
    person: Person
    leaning: float
    memory: float
    away: frozenset[int]
    introduced: dict[str, float]


async def live(headcount: int, *, weeks: int, draw: Draw, rng: Random) -> Past:
    workers = [_worker(rng, weeks) for _ in range(headcount)]
    truth: dict[tuple[Statistic, date], tuple[float, ...]] = {}

    def watched(blank: Release, numbers: Sequence[int]) -> Release:
        whole = blank.headcount * blank.statistic.grain
        truth[blank.statistic, blank.week] = tuple(number / whole for number in numbers)
        return draw(blank, numbers)

    books = books_of(unit_of(headcount), [one.person for one in workers], first=START)
    restless, apart = rng.uniform(*RESTLESS), rng.uniform(*AREAS_DIFFER)
    level = rng.gauss(0.3, COMPANIES_DIFFER)
    curriculum = {area: rng.uniform(0.5, 1.5) / len(AREAS) for area in AREAS}
    areas = {area: rng.gauss(0, apart) for area in AREAS}
    mastery = MASTERY
    for number in range(weeks):
        week = START + number * WEEK
        level += restless * rng.gauss(0, DRIFT)
        today = level + CURIOUS * 0.5 ** (number / 3)
        for one in workers:
            if rng.random() < STARTS_ANEW:
                one.leaning = rng.gauss(0, PEOPLE_DIFFER)
            if number not in one.away and rng.random() < _logistic(today + one.leaning):
                one.person.learns(week)
                for area in AREAS:
                    one.introduced[area] += CARDS_A_WEEK * curriculum[area]
        if closes_quarter(week):
            mastery += restless * rng.gauss(0, QUARTER_DRIFT)
            areas = {area: far + restless * rng.gauss(0, QUARTER_DRIFT) for area, far in areas.items()}
            for one in workers:
                _count_cards(one, mastery - 0.5 ** (number / 13), areas)
        unit = await books.units.get(HERE)
        await close_week(books, unit, week, modules=MODULES, draw=watched)
    return Past(headcount=headcount, releases=tuple(books.releases.stored), truth=truth)


def _worker(rng: Random, weeks: int) -> _Worker:
    return _Worker(
        person=Person(),
        leaning=rng.gauss(0, PEOPLE_DIFFER),
        memory=rng.gauss(0, 0.5),
        away=frozenset(week for year in range(0, weeks, YEAR) for week in _holidays(rng, year)),
        introduced=dict.fromkeys(AREAS, 0.0),
    )


def _holidays(rng: Random, year: int) -> list[int]:
    """Six weeks: two in summer, one at the turn of the year, three anywhere."""
    summer = rng.randint(26, 34)
    return [year + week for week in (summer, summer + 1, 51, *rng.sample(range(YEAR), 3))]


def _count_cards(one: _Worker, mastery: float, areas: dict[str, float]) -> None:
    for area, far in areas.items():
        introduced = int(one.introduced[area])
        sits = round(introduced * _logistic(mastery + far + one.memory))
        one.person.piles[area] = Pile(sits, introduced)


def _logistic(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))
