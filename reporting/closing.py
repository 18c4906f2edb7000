"""What happens when a week is over? Sums are noised once, stored, and the marks of the week are gone."""

from datetime import date, datetime, time
from typing import Protocol
from zoneinfo import ZoneInfo

from reporting.model import Release, Statistic, Unit
from reporting.periods import WEEK, closes_quarter, opens_half, quarter_of
from reporting.ports import Counts, Draw, Modules, Releases, Units
from reporting.privacy import next_sigma, plan_of, spent


class Books(Protocol):
    @property
    def units(self) -> Units: ...

    @property
    def counts(self) -> Counts: ...

    @property
    def releases(self) -> Releases: ...


def begins_at(week: date, zone: str) -> datetime:
    """Monday 0:00 there; what is answered later belongs to the next week."""
    return datetime.combine(week, time(), tzinfo=ZoneInfo(zone))


async def close_week(
    books: Books, unit: Unit, week: date, *, modules: Modules, draw: Draw
) -> tuple[Release, ...]:
    """The releases of this week, in the order drawn; none where the unit stood still at any moment of it."""
    if opens_half(week):
        unit = await books.units.turn_half_year(unit.id, week=week)
    drawn: list[Release] = []
    charged = [list(releases) for releases in await books.releases.charged(unit.id)]
    for statistic, planned in plan_of(unit).sigmas.items():
        if statistic is Statistic.MASTERY and not closes_quarter(week):
            continue
        period = week if statistic is Statistic.PARTICIPATION else quarter_of(week)
        ends_at = begins_at(week + WEEK, unit.zone)
        if await books.units.was_halted(unit.id, since=begins_at(period, unit.zone), until=ends_at):
            continue
        # whoever has moved here brings along what was spent elsewhere: the dearest year decides
        before = max((spent(releases, week=week) for releases in charged), default=0.0)
        sigma = next_sigma(planned, statistic, spent=before)
        if sigma is None:
            continue
        blank = Release(
            unit=unit.id,
            statistic=statistic,
            period=period,
            week=week,
            numbers=(),
            sigma=sigma,
            headcount=unit.headcount,
            rho=before + statistic.sensitivity**2 / (2 * sigma**2),
        )
        release = draw(blank, await _sums(books.counts, unit, statistic, week, modules))
        await books.releases.add(release)
        for releases in charged:
            releases.append(release)
        drawn.append(release)
    await books.counts.forget(unit.id, week=week)
    await books.units.closed(unit, week=week)
    return tuple(drawn)


async def _sums(
    counts: Counts, unit: Unit, statistic: Statistic, week: date, modules: Modules
) -> tuple[int, ...]:
    if statistic is Statistic.PARTICIPATION:
        return (await counts.participation(unit.id, week=week),)
    return await counts.mastery(unit.id, week=week, modules=modules)
