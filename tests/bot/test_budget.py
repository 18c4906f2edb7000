"""Before the first draw the library is asked what everybody's year costs, in a process of its own."""

from dataclasses import replace
from datetime import date

import pytest

from bot.budget import ITEMS, Spending, charged, check_budget, item_spending, spending
from bot.exits import Exit
from bot.faults import BudgetExceeded
from reporting import items
from reporting.items import ItemRelease
from reporting.model import Statistic
from reporting.periods import WEEK
from tests.bot.digests import history, unit

YEAR = date(2027, 11, 1)


@pytest.mark.parametrize("headcount", [12, 15, 29, 30, 600])
async def test_the_plan_and_a_whole_year_of_it_hold(headcount: int) -> None:
    of = unit(headcount)
    await check_budget([spending(of, history(of, until=YEAR, share=0.5))])


async def test_a_year_that_costs_too_much_is_refused_and_named() -> None:
    of = unit(28, name="Metallbau Kern")
    past = [replace(release, sigma=6.5) for release in history(of, until=YEAR, share=0.5)]
    with pytest.raises(BudgetExceeded, match="Metallbau Kern") as refused:
        await check_budget([spending(unit(12), ()), spending(of, past)])
    assert refused.value.exit_code is Exit.BUDGET


async def test_where_nothing_is_ever_drawn_nobody_is_asked() -> None:
    await check_budget([spending(unit(12), ()), spending(unit(60, budget=0.0), ())])


def test_only_weeks_of_one_year_add_up() -> None:
    week = date(2026, 11, 2)
    drawn = [(Statistic.PARTICIPATION.value, 7.212, (week + n * WEEK).isoformat()) for n in range(104)]
    assert charged((), drawn) == pytest.approx(charged((), drawn[:52]))
    assert charged((), drawn[:52]) <= 0.5 < charged((), [*drawn[:52], drawn[51]])


async def test_an_answer_that_does_not_come_is_a_refusal() -> None:
    with pytest.raises(BudgetExceeded):
        await check_budget([Spending(name="kaputt", planned=[("nonsense", 1.0, 1)], drawn=[])])


def a_quarter(first: date, *, sigma: float = items.SIGMA) -> tuple[ItemRelease, ...]:
    return (ItemRelease(quarter=first, question="a#b", version=1, numbers={items.RIGHT: 3}, sigma=sigma),)


QUARTERS = [date(2026 + number // 4, number % 4 * 3 + 1, 1) for number in range(12)]


async def test_the_questions_have_a_budget_of_their_own_that_holds_year_after_year() -> None:
    asked = item_spending(items.SMALLEST_HOUSE, map(a_quarter, QUARTERS))
    assert charged(asked.planned, asked.drawn) == pytest.approx(items.BUDGET, rel=1e-3)
    await check_budget([asked])
    narrow = item_spending(12, [a_quarter(first, sigma=items.SIGMA - 0.1) for first in QUARTERS])
    assert narrow.planned == []
    with pytest.raises(BudgetExceeded, match=r"einzelnen Fragen.*erlaubt sind 0,045"):
        await check_budget([narrow])


async def test_on_a_small_server_nobody_asks_about_questions() -> None:
    asked = item_spending(items.SMALLEST_HOUSE - 1, ())
    assert not [*asked.planned, *asked.drawn]
    assert ITEMS not in set(Statistic)
