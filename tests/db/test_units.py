"""Companies that come and go between units: nobody is counted twice, and what was spent goes along."""

from contacts.model import Company
from db.work import Database, Work
from reporting.model import Release, Statistic, UnitId
from reporting.periods import WEEK, monday_of, next_half
from tests.db.builders import TODAY, a_company

FIRST = monday_of(TODAY)
TURN = next_half(FIRST)


def released(unit: UnitId, week_number: int) -> Release:
    week = FIRST + week_number * WEEK
    return Release(
        unit=unit,
        statistic=Statistic.PARTICIPATION,
        period=week,
        week=week,
        numbers=(9,),
        sigma=7.212,
        headcount=24,
        rho=0.1,
    )


async def close_up_to(work: Work, unit: UnitId, week_number: int) -> None:
    await work.units.closed(await work.units.get(unit), week=FIRST + week_number * WEEK)


async def company_and_network(work: Work) -> tuple[Company, UnitId, UnitId]:
    company = await a_company(work)
    network = await work.units.found_network("Verbund Süd", zone="Europe/Berlin", on=TODAY)
    await work.units.join(company.id, network.id, together=True)
    return company, UnitId(company.id), network.id


async def test_a_company_moves_once_both_units_have_closed_the_old_half_year(database: Database) -> None:
    weeks = (TURN - FIRST) // WEEK
    async with database.work() as work:
        company, own, network = await company_and_network(work)
        await close_up_to(work, own, weeks - 1)
        await work.units.turn_half_year(own, week=TURN)
        assert (await work.units.of(company.id)).id == own
        await close_up_to(work, network, weeks - 1)
        turned = await work.units.turn_half_year(network, week=TURN)
        assert (await work.units.of(company.id)).id == network
        assert turned.headcount == company.headcount
        assert await work.units.members(own) == ()


async def test_what_was_spent_elsewhere_is_charged_and_no_more(database: Database) -> None:
    weeks = (TURN - FIRST) // WEEK
    async with database.work() as work:
        _, own, network = await company_and_network(work)
        other = await a_company(work, "Metallbau Kern")
        await work.units.join(other.id, network, together=True)
        for number in (0, weeks - 1):
            await work.releases.add(released(own, number))
            await work.releases.add(released(network, number))
        await close_up_to(work, own, weeks - 1)
        await close_up_to(work, UnitId(other.id), weeks - 1)
        await close_up_to(work, network, weeks - 1)
        await work.units.turn_half_year(network, week=TURN)
        await work.releases.add(released(network, weeks))
        charged = await work.releases.charged(network)
    by_units = sorted([(release.unit == own, release.week) for release in one] for one in charged)
    assert by_units == [
        [(False, TURN)],
        [(True, FIRST), (True, TURN - WEEK), (False, TURN)],
    ]


async def test_a_company_that_stays_is_charged_its_own_releases(database: Database) -> None:
    async with database.work() as work:
        company = await a_company(work)
        unit = UnitId(company.id)
        await work.releases.add(released(unit, 0))
        assert await work.releases.charged(unit) == (await work.releases.of(unit),)
