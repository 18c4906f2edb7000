"""Does nobody's year cost more than the budget, whatever happens to a company?"""

import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.guesses import accuracy_bound, auc_bound
from reporting import noise
from reporting.closing import close_week
from reporting.model import Release, Statistic
from reporting.periods import WEEK, opens_half
from reporting.privacy import BUDGET, RELEASES_A_YEAR, YEAR_WEEKS, next_sigma, plan
from tests.reporting.books import (
    HERE,
    MODULES,
    Books,
    Counts,
    Units,
    books_of,
    exact,
    moment,
    monday_in,
    unit_of,
)

START = monday_in(2025, 27)
"""in the four years after it there is one of 53 weeks"""
HALVES = 8
WEEKS = HALVES * 26 + 1
PARTICIPATION, MASTERY = Statistic.PARTICIPATION, Statistic.MASTERY


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """What is declared for a half-year, and in which weeks of it everything stands still."""

    headcount: int
    lowered: bool = False
    """the budget goes down by a fifth"""
    halted: tuple[int, int] | None = None
    """first week, and how many"""


def halves(*headcounts: int) -> list[Half]:
    return [Half(headcount=headcount) for headcount in headcounts]


@lru_cache(maxsize=10_000)
def rho(statistic: Statistic, sigma: float) -> float:
    """As OpenDP says; it takes its time."""
    return noise.rho(statistic, sigma=sigma)


async def years_of(life: list[Half], *, is_network: bool = False) -> list[Release]:
    unit = unit_of(life[0].headcount, is_network=is_network)
    books = books_of(unit, first=START)
    coming, budget = iter(life), BUDGET
    for number in range(WEEKS):
        week = START + number * WEEK
        if opens_half(week):
            half = next(coming, life[-1])
            budget *= 0.8 if half.lowered else 1.0
            books.units.declare(HERE, headcount=half.headcount, budget=budget)
            if half.halted:
                begin = week + half.halted[0] * WEEK
                books.units.halt(HERE, since=moment(begin), until=moment(begin + half.halted[1] * WEEK))
        await close_week(books, await books.units.get(HERE), week, modules=MODULES, draw=exact)
    return books.releases.stored


def cost_by_week(releases: list[Release]) -> list[float]:
    by_week: dict[date, float] = {}
    for release in releases:
        by_week[release.week] = by_week.get(release.week, 0.0) + rho(release.statistic, release.sigma)
    return [by_week.get(START + number * WEEK, 0.0) for number in range(WEEKS)]


def worst_year(releases: list[Release]) -> float:
    """Rho of the dearest 52 consecutive weeks."""
    costs = cost_by_week(releases)
    return max(math.fsum(costs[first : first + YEAR_WEEKS]) for first in range(WEEKS - YEAR_WEEKS + 1))


# --- the plan -------------------------------------------------------------------------------------


@pytest.mark.parametrize("headcount", [0, 1, 5, 14])
def test_below_fifteen_nothing_is_ever_drawn(headcount: int) -> None:
    assert plan(headcount).sigmas == {}


@pytest.mark.parametrize("headcount", [15, 20, 29])
def test_from_fifteen_on_participation_has_the_whole_budget(headcount: int) -> None:
    assert plan(headcount).sigmas == {PARTICIPATION: 7.212}


@pytest.mark.parametrize("headcount", [30, 36, 2000])
def test_from_thirty_on_participation_and_mastery_share_it(headcount: int) -> None:
    assert plan(headcount).sigmas == {PARTICIPATION: 10.199, MASTERY: 4.899}


@pytest.mark.parametrize("headcount", [15, 29])
def test_a_network_below_thirty_has_no_figures(headcount: int) -> None:
    assert plan(headcount, is_network=True).sigmas == {}
    assert plan(30, is_network=True).sigmas == {PARTICIPATION: 10.199, MASTERY: 4.899}


def test_without_a_budget_nothing_is_drawn() -> None:
    assert plan(100, budget=0.0).sigmas == {}


@given(headcount=st.integers(15, 2000), share=st.floats(0.05, 1.0))
def test_a_year_of_any_plan_costs_its_budget_and_hardly_less(headcount: int, share: float) -> None:
    budget = BUDGET * share
    sigmas = plan(headcount, budget=budget).sigmas
    year = math.fsum(
        RELEASES_A_YEAR[statistic] * rho(statistic, sigma) for statistic, sigma in sigmas.items()
    )
    assert 0.998 * budget < year <= budget


@given(spent=st.floats(0, 0.7), statistic=st.sampled_from(Statistic))
def test_the_next_number_never_goes_beyond_what_is_left(spent: float, statistic: Statistic) -> None:
    sigma = next_sigma(5.0, statistic, spent=spent)
    if spent >= BUDGET:
        assert sigma is None
    else:
        assert sigma is not None
        assert sigma >= 5.0
        assert spent + statistic.sensitivity**2 / (2 * sigma**2) <= BUDGET


# --- four years -----------------------------------------------------------------------------------

DECLARED = st.builds(
    Half,
    headcount=st.sampled_from((10, 14, 15, 20, 28, 29, 30, 31, 36, 40, 64, 250)),
    lowered=st.booleans(),
    halted=st.none() | st.tuples(st.integers(0, 20), st.integers(1, 6)),
)


@settings(max_examples=25, deadline=None)
@given(life=st.lists(DECLARED, min_size=1, max_size=HALVES))
@example(life=halves(28, 40, 20, 40, 28, 40, 20, 28))
@example(life=halves(40, 28))
@example(life=halves(40, 40, 28, 28, 40, 40, 28, 28))
@example(life=halves(14, 36, 14, 28, 14, 36, 14, 28))
async def test_no_52_weeks_cost_more_than_the_budget_whatever_is_declared(life: list[Half]) -> None:
    assert worst_year(await years_of(life)) <= BUDGET


@pytest.mark.parametrize("headcount", [15, 20, 29, 30, 36, 60, 250, 2000])
async def test_a_company_that_stays_as_it_is_uses_its_budget(headcount: int) -> None:
    assert 0.49 < worst_year(await years_of(halves(headcount))) <= BUDGET


async def test_a_company_below_fifteen_has_no_releases_in_four_years() -> None:
    assert await years_of(halves(14)) == []


async def test_a_network_below_thirty_has_no_releases_in_four_years() -> None:
    assert await years_of(halves(29), is_network=True) == []


async def test_a_company_that_shrinks_gets_more_noise_until_its_past_is_paid() -> None:
    releases = await years_of(halves(40, 40, 28))
    smaller = [release.sigma for release in releases if release.headcount == 28]
    assert smaller[0] > 7.212
    assert smaller[-1] == 7.212
    assert max(smaller) < 10.3
    last_quarter = next(number for number, release in enumerate(releases) if release.headcount == 28) - 2
    unguarded = [rho(r.statistic, r.sigma if r.headcount == 40 else 7.212) for r in releases]
    assert math.fsum(unguarded[last_quarter : last_quarter + 53]) == pytest.approx(0.558, abs=0.001)


@pytest.mark.parametrize("life", [halves(28, 40, 20, 40), halves(40, 28, 40, 28)], ids=["28", "40"])
async def test_what_a_release_says_about_its_year_is_what_the_library_says(life: list[Half]) -> None:
    releases = await years_of(life)
    for number, release in enumerate(releases):
        since = release.week - (YEAR_WEEKS - 1) * WEEK
        year = [r for r in releases[: number + 1] if r.week >= since]
        assert release.rho == pytest.approx(math.fsum(rho(r.statistic, r.sigma) for r in year), abs=1e-9)


# --- what it means --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("years", "right_guesses", "auc"), [(1, 0.69, 0.76), (2, 0.76, 0.84), (3, 0.81, 0.89)]
)
def test_the_guarantee_in_words_follows_from_the_budget(years: int, right_guesses: float, auc: float) -> None:
    assert accuracy_bound(years * BUDGET) == pytest.approx(right_guesses, abs=0.005)
    assert auc_bound(years * BUDGET) == pytest.approx(auc, abs=0.005)


@pytest.mark.parametrize(("headcount", "auc"), [(28, 0.69), (36, 0.64)])
def test_half_a_year_of_participation_tells_this_much_at_most(headcount: int, auc: float) -> None:
    cost = rho(PARTICIPATION, plan(headcount).sigmas[PARTICIPATION])
    assert auc_bound(26 * cost) == pytest.approx(auc, abs=0.005)
    assert accuracy_bound(cost) <= 0.53


@pytest.mark.parametrize(("before", "after"), [(60, 28), (28, 60), (30, 15), (200, 30)])
async def test_whoever_leaves_a_network_brings_along_what_was_spent_there(before: int, after: int) -> None:
    network = unit_of(before, number=1, is_network=True)
    own = unit_of(after, number=2)
    turn = START + 52 * WEEK
    books = Books(units=Units([network, own], closed=START - WEEK), counts=Counts([]))
    books.releases.came_from[own.id] = (network.id, turn)
    for number in range(WEEKS):
        week = START + number * WEEK
        where = network if week < turn else own
        await close_week(books, where, week, modules=MODULES, draw=exact)
    assert worst_year(books.releases.stored) <= BUDGET
