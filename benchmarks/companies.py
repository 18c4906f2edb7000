"""Invented companies over time, with one person in mind who learns in every week or never.

Everything that is counted, drawn and shown comes from the real closing, noise and figures.
"""

from dataclasses import dataclass, field
from datetime import date
from random import Random  # noqa: TID251 - invented people, from a seed
from typing import Final

from reporting.closing import close_week
from reporting.model import AREAS, Release, Statistic
from reporting.periods import WEEK, closes_quarter, opens_half, opens_month
from reporting.ports import Draw
from reporting.privacy import YEAR_WEEKS
from tests.reporting.books import HERE, MODULES, Books, Person, Pile, books_of, monday_in, unit_of

START: Final = monday_in(2027, 1)
HALF_YEAR: Final = 26
"""weeks, in the years that are played"""
AWAY_WEEKS: Final = 6
"""of holidays in a year"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A company over time. The one whom the attack is about comes on top of `others`."""

    others: int
    headcounts: tuple[int, ...]
    """declared, by half-year; the last one holds on"""
    weeks: int
    stays: tuple[int, int]
    """first week of that person, and the first without them"""
    holidays: bool = False
    """everybody is away for some weeks, and the attacker knows when; else nobody ever is"""
    closings: int = 1
    """how often each week is closed, each time from a backup of the moment before"""


def scene(headcount: int, *, weeks: int = YEAR_WEEKS, holidays: bool = False, closings: int = 1) -> Scene:
    """Nobody comes, nobody goes."""
    return Scene(
        others=headcount - 1,
        headcounts=(headcount,),
        weeks=weeks,
        stays=(0, weeks),
        holidays=holidays,
        closings=closings,
    )


def newcomer(before: int, during: int) -> Scene:
    """Somebody comes for half a year, and the declared headcount changes before and after."""
    return Scene(
        others=before,
        headcounts=(before, during, before),
        weeks=3 * HALF_YEAR,
        stays=(HALF_YEAR, 2 * HALF_YEAR),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """Everything that any attacker has."""

    releases: tuple[Release, ...]
    """the stored numbers, each closing of each period; with one closing, what anybody could compute from"""
    others: dict[Release, tuple[int, ...]]
    """the true sum of all others, for each release"""
    present: dict[date, tuple[int, bool]]
    """by week: how many others were not on holiday, and whether that person was there"""
    digests: tuple[tuple[Release, ...], ...]
    """which releases stood behind the figures of each month"""
    stays: tuple[date, date]


@dataclass(slots=True, kw_only=True)
class _Colleague:
    person: Person
    habit: float
    away: frozenset[int] = field(default_factory=frozenset)
    """numbers of weeks"""


async def play(scene: Scene, *, learns: bool, draw: Draw, rng: Random) -> Seen:
    """The years of one company, as an attacker can know them."""
    colleagues = [_colleague(scene, rng) for _ in range(scene.others)]
    target = Person()
    target_away = _away(scene, rng)
    everybody = [one.person for one in colleagues]
    books = books_of(unit_of(scene.headcounts[0]), [*everybody, target], first=START)
    without = books_of(unit_of(scene.headcounts[0]), everybody, first=START).counts
    kept: list[Release] = []
    sums: dict[Release, tuple[int, ...]] = {}
    present: dict[date, tuple[int, bool]] = {}
    digests: list[tuple[Release, ...]] = []
    for number in range(scene.weeks):
        week = START + number * WEEK
        there = [one for one in colleagues if number not in one.away]
        is_there = scene.stays[0] <= number < scene.stays[1] and number not in target_away
        present[week] = len(there), is_there
        for one in there:
            if rng.random() < one.habit:
                one.person.learns(week)
        if learns and is_there:
            target.learns(week)
            target.piles = dict.fromkeys(AREAS, Pile(20, 20))
        if closes_quarter(week):
            for person in everybody:
                person.piles = {area: Pile(rng.randint(0, 20), 20) for area in AREAS}
        for release in await _close(books, scene, week, draw):
            kept.append(release)
            if release.statistic is Statistic.PARTICIPATION:
                sums[release] = (await without.participation(HERE, week=week),)
            else:
                sums[release] = await without.mastery(HERE, week=week, modules=MODULES)
        if opens_month(week + WEEK):
            digests.append(await books.releases.of(HERE))
    stays = START + scene.stays[0] * WEEK, START + scene.stays[1] * WEEK
    return Seen(releases=tuple(kept), others=sums, present=present, digests=tuple(digests), stays=stays)


async def _close(books: Books, scene: Scene, week: date, draw: Draw) -> list[Release]:
    """The releases of a week, of every time that it was closed."""
    half = (week - START) // WEEK // HALF_YEAR
    if opens_half(week):
        books.units.declare(HERE, headcount=scene.headcounts[min(half, len(scene.headcounts) - 1)])
    found: list[Release] = []
    for closing in range(scene.closings):
        if closing:
            books.restore(HERE, before=week)
        unit = await books.units.get(HERE)
        found += await close_week(books, unit, week, modules=MODULES, draw=draw)
    return found


def _colleague(scene: Scene, rng: Random) -> _Colleague:
    return _Colleague(person=Person(), habit=rng.betavariate(1, 1), away=_away(scene, rng))


def _away(scene: Scene, rng: Random) -> frozenset[int]:
    if not scene.holidays:
        return frozenset()
    return frozenset(
        first + week
        for first in range(0, scene.weeks, YEAR_WEEKS)
        for week in rng.sample(range(min(YEAR_WEEKS, scene.weeks)), AWAY_WEEKS)
    )
