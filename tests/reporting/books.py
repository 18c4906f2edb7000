"""A house in memory: what db fulfils with tables, for people who exist nowhere.

Sums are added up exactly as the rules say, so that the real closing, noise and figures can run on them.
"""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import accumulate
from math import exp
from random import Random  # noqa: TID251 - a stand-in for the noise, from a seed that the caller gives
from typing import Final, NamedTuple

from reporting import noise
from reporting.closing import begins_at, close_week
from reporting.model import AREAS, Release, Statistic, Unit, UnitId
from reporting.periods import WEEK, monday_of, quarter_of
from reporting.ports import NOTHING_PENDING, Draw, Modules, Open, Pending
from reporting.privacy import BUDGET, plan_of

ZONE: Final = "Europe/Berlin"
MODULES: Final[Modules] = {area: frozenset({area}) for area in AREAS}
"""one module in each area, of the same name"""
HERE: Final = UnitId(1)
ALWAYS: Final = date(2000, 1, 1)


class Pile(NamedTuple):
    """The cards of a module."""

    sitting: int
    introduced: int


@dataclass(slots=True, kw_only=True, eq=False)
class Person:
    """All that may ever be counted about somebody."""

    unit: UnitId = HERE
    counted: bool = True
    joined_on: date = ALWAYS
    weeks: set[date] = field(default_factory=set)
    """Mondays of the weeks with at least one answered card"""
    piles: dict[str, Pile] = field(default_factory=dict)
    """by module"""
    last_on: date | None = None
    """of the last answer"""

    def learns(self, week: date) -> None:
        self.weeks.add(week)
        self.last_on = week

    def twentieths(self, modules: frozenset[str]) -> int:
        """What sits of what was begun, rounded to a twentieth, halves upwards; 0 without cards."""
        sitting = introduced = 0
        for module, pile in self.piles.items():
            if module in modules:
                sitting += pile.sitting
                introduced += pile.introduced
        grain = Statistic.MASTERY.grain
        return (2 * grain * sitting + introduced) // (2 * introduced) if introduced else 0


class Counts:
    """Fulfils reporting.ports.Counts."""

    def __init__(self, people: Iterable[Person]) -> None:
        self.people = list(people)
        self.forgotten: dict[UnitId, date] = defaultdict(lambda: date.min)
        """the marks up to this week are gone"""

    async def participation(self, unit: UnitId, *, week: date) -> int:
        if week <= self.forgotten[unit]:
            return 0
        return len([one for one in self.people if week in one.weeks and one.unit == unit and one.counted])

    async def mastery(self, unit: UnitId, *, week: date, modules: Modules) -> tuple[int, ...]:
        since, end = quarter_of(quarter_of(week) - WEEK), week + WEEK
        there = [
            one
            for one in self.people
            if one.unit == unit and one.counted and one.joined_on < end and one.last_on is not None
            if one.last_on >= since
        ]
        return tuple(sum(one.twentieths(modules[area]) for one in there) for area in AREAS)

    async def forget(self, unit: UnitId, *, week: date) -> None:
        self.forgotten[unit] = max(week, self.forgotten[unit])


class Releases:
    """Fulfils reporting.ports.Releases; append-only, each period once."""

    def __init__(self) -> None:
        self.stored: list[Release] = []
        self.came_from: dict[UnitId, tuple[UnitId, date]] = {}
        """unit -> where its people were before, and their first Monday here"""

    async def of(self, unit: UnitId) -> tuple[Release, ...]:
        return tuple([release for release in self.stored if release.unit == unit])

    async def charged(self, unit: UnitId) -> tuple[tuple[Release, ...], ...]:
        before, since = self.came_from.get(unit, (unit, date.min))
        return (
            tuple(
                [one for one in self.stored if one.unit == (unit if one.week >= since else before)],
            ),
        )

    async def add(self, release: Release) -> None:
        """
        Raises:
            ValueError: this period has its numbers already.

        """
        if any(_key(release) == _key(other) for other in self.stored[-20:]):
            raise ValueError("release (unit, statistic, period) is unique")
        self.stored.append(release)


class Units:
    """Fulfils reporting.ports.Units; a company has the number of its unit."""

    def __init__(self, units: Iterable[Unit], *, closed: date) -> None:
        """`closed` is the Monday of the last week that is closed already."""
        self.all = {unit.id: unit for unit in units}
        self.closed_week = dict.fromkeys(self.all, closed)
        self._declared: dict[UnitId, Unit] = {}
        self._halts: dict[UnitId, list[tuple[datetime, datetime | None]]] = defaultdict(list)

    def declare(self, unit: UnitId, *, headcount: int | None = None, budget: float | None = None) -> None:
        """From the next half-year on."""
        then = self._declared.get(unit, self.all[unit])
        self._declared[unit] = replace(
            then,
            headcount=then.headcount if headcount is None else headcount,
            budget=then.budget if budget is None else budget,
        )

    def halt(self, unit: UnitId, *, since: datetime, until: datetime | None) -> None:
        self._halts[unit].append((since, until))

    async def get(self, unit: UnitId) -> Unit:
        return self.all[unit]

    async def members(self, unit: UnitId) -> tuple[int, ...]:
        return (int(unit),)

    async def next_open(self, *, now: datetime) -> Open | None:
        for unit in self.all.values():
            closed = self.closed_week[unit.id]
            if begins_at(closed + 2 * WEEK, unit.zone) <= now:
                return Open(unit=unit, closed=closed)
        return None

    async def earliest(self) -> datetime | None:
        ends = [begins_at(self.closed_week[unit.id] + 2 * WEEK, unit.zone) for unit in self.all.values()]
        return min(ends, default=None)

    async def was_halted(self, unit: UnitId, *, since: datetime, until: datetime) -> bool:
        return any(begun < until and (end is None or end > since) for begun, end in self._halts[unit])

    async def closed(self, unit: Unit, *, week: date) -> None:
        self.closed_week[unit.id] = week

    async def turn_half_year(self, unit: UnitId, *, week: date) -> Unit:
        self.all[unit] = self._declared.pop(unit, self.all[unit])
        return self.all[unit]

    async def of(self, company: int) -> Unit:
        return self.all[UnitId(company)]

    async def siblings(self, company: int) -> tuple[Unit, ...]:
        return ()

    async def pending(self, company: int) -> Pending:
        then = self._declared.get(UnitId(company))
        return Pending(headcount=then.headcount, budget=then.budget, unit=None) if then else NOTHING_PENDING


@dataclass(slots=True, kw_only=True)
class Books:
    """Fulfils reporting.closing.Books."""

    units: Units
    counts: Counts
    releases: Releases = field(default_factory=Releases)

    def restore(self, unit: UnitId, *, before: date) -> None:
        """A backup from before this week was closed comes back: nothing in it knows of any closing since."""
        self.releases.stored = [r for r in self.releases.stored if r.unit != unit or r.week < before]
        self.counts.forgotten[unit] = before - WEEK
        self.units.closed_week[unit] = before - WEEK


def unit_of(
    headcount: int, *, number: int = 1, budget: float = BUDGET, zone: str = ZONE, is_network: bool = False
) -> Unit:
    return Unit(
        id=UnitId(number),
        name="Lindner",
        zone=zone,
        headcount=headcount,
        budget=budget,
        is_network=is_network,
    )


def books_of(unit: Unit, people: Iterable[Person] = (), *, first: date) -> Books:
    """Nothing is closed yet; `first` is the first week."""
    return Books(units=Units([unit], closed=first - WEEK), counts=Counts(people))


def release_of(
    unit: Unit,
    statistic: Statistic,
    week: date,
    numbers: Sequence[int] = (),
    *,
    sigma: float | None = None,
) -> Release:
    """As closing would store it, for what the headcount plans; without numbers, zeros."""
    return Release(
        unit=unit.id,
        statistic=statistic,
        period=week if statistic is Statistic.PARTICIPATION else quarter_of(week),
        week=week,
        numbers=tuple(numbers) or (0,) * statistic.dimensions,
        sigma=plan_of(unit).sigmas[statistic] if sigma is None else sigma,
        headcount=unit.headcount,
        rho=0.0,
    )


async def catch_up(books: Books, *, now: datetime, draw: Draw) -> list[Release]:
    """Closes every week that is over, one after the other, as the job does after a downtime."""
    drawn: list[Release] = []
    while found := await books.units.next_open(now=now):
        drawn += await close_week(books, found.unit, found.closed + WEEK, modules=MODULES, draw=draw)
    return drawn


def monday_in(year: int, week: int) -> date:
    return date.fromisocalendar(year, week, 1)


def moment(week: date, days: float = 0.0) -> datetime:
    """In Berlin, so many days after the Monday began."""
    return begins_at(monday_of(week), ZONE) + timedelta(days=days)


# --- draws: chance is an argument -----------------------------------------------------------------


def exact(blank: Release, numbers: Sequence[int]) -> Release:
    """No noise at all, to see what was counted."""
    return blank.drawn(tuple(numbers))


def opendp(blank: Release, numbers: Sequence[int]) -> Release:
    """As in the running program."""
    return blank.drawn(noise.draw(numbers, blank.statistic, sigma=blank.sigma))


def pooled(at_once: int = 1000) -> Draw:
    """The library's noise, drawn for many zeros at once and then added: the same, fifteen times faster."""
    left: dict[tuple[Statistic, float], list[int]] = defaultdict(list)

    def draw(blank: Release, numbers: Sequence[int]) -> Release:
        pool = left[blank.statistic, blank.sigma]
        if len(pool) < len(numbers):
            pool += noise.draw([0] * at_once, blank.statistic, sigma=blank.sigma)
        return blank.drawn(tuple(number + pool.pop() for number in numbers))

    return draw


def seeded(rng: Random) -> Draw:
    """A discrete Gaussian that comes again: a stand-in for the library, which takes no seed."""
    tables: dict[tuple[Statistic, float], tuple[list[int], list[float]]] = {}

    def draw(blank: Release, numbers: Sequence[int]) -> Release:
        key = blank.statistic, blank.sigma
        if key not in tables:
            tables[key] = _table(blank.sigma * blank.statistic.grain)
        values, chances = tables[key]
        noisy = (number + values[bisect(chances, rng.random() * chances[-1])] for number in numbers)
        return blank.drawn(tuple(noisy))

    return draw


def remembered(draw: Draw) -> Draw:
    """Asked twice for one period, it says the same, as the ledger beside the database does."""
    said: dict[tuple[UnitId, Statistic, date], Release] = {}

    def once(blank: Release, numbers: Sequence[int]) -> Release:
        key = _key(blank)
        if key not in said:
            said[key] = draw(blank, numbers)
        return said[key]

    return once


def _table(sigma: float) -> tuple[list[int], list[float]]:
    """Integers as far as eight sigma, and how likely one is at most that."""
    values = list(range(-int(8 * sigma), int(8 * sigma) + 1))
    return values, list(accumulate(exp(-(value**2) / (2 * sigma**2)) for value in values))


def _key(release: Release) -> tuple[UnitId, Statistic, date]:
    return release.unit, release.statistic, release.period
