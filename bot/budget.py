"""Does the protection of everybody hold, as the library proves it? Asked before the first draw.

In a process of its own, so that the running bot carries the library only once it draws. `python -m
bot.budget` reads the releases of every unit as JSON and answers with what one person would be charged.
"""

import asyncio
import json
import math
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from bot.faults import BudgetExceeded
from reporting import items, noise
from reporting.items import ItemRelease
from reporting.model import Release, Statistic, Unit
from reporting.periods import WEEK
from reporting.privacy import BUDGET, RELEASES_A_YEAR, YEAR_WEEKS, plan_of

ITEMS: Final = "items"
"""in place of a unit's statistic"""
ITEMS_NAME: Final = "Zahlen zu einzelnen Fragen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spending:
    """Of one unit, or of the questions: what a whole year of its plan costs, and what was drawn."""

    name: str
    planned: Sequence[tuple[str, float, int]]
    """statistic, sigma, times a year"""
    drawn: Sequence[tuple[str, float, str]]
    """statistic, sigma, Monday of the week"""
    limit: float = BUDGET
    """rho in any 52 consecutive weeks"""


def spending(unit: Unit, releases: Iterable[Release]) -> Spending:
    sigmas = plan_of(unit).sigmas
    return Spending(
        name=unit.name,
        planned=[(one.value, sigma, RELEASES_A_YEAR[one]) for one, sigma in sigmas.items()],
        drawn=[(r.statistic.value, r.sigma, r.week.isoformat()) for r in releases],
    )


def item_spending(heads: int, quarters: Iterable[Sequence[ItemRelease]]) -> Spending:
    """Of the questions, which have a budget of their own, over all companies."""
    planned = [(ITEMS, items.SIGMA, items.RELEASES_A_YEAR)] if heads >= items.SMALLEST_HOUSE else []
    drawn = [(ITEMS, quarter[0].sigma, quarter[0].quarter.isoformat()) for quarter in quarters]
    return Spending(name=ITEMS_NAME, planned=planned, drawn=drawn, limit=items.BUDGET)


async def check_budget(units: Sequence[Spending]) -> None:
    """
    Raises:
        BudgetExceeded: somebody would be charged more than the budget in some year.

    """
    asked = [one for one in units if one.planned or one.drawn]
    if not asked:
        return
    question = [{"name": one.name, "planned": one.planned, "drawn": one.drawn} for one in asked]
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot.budget", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE
    )
    answer, _ = await process.communicate(json.dumps(question).encode())
    if process.returncode != 0:
        raise BudgetExceeded("?", math.inf)
    limits = {one.name: one.limit for one in asked}
    for name, charged in json.loads(answer).items():
        if charged > limits[name]:
            raise BudgetExceeded(name, charged, allowed=limits[name])


def charged(planned: Iterable[tuple[str, float, int]], drawn: Iterable[tuple[str, float, str]]) -> float:
    """The most that one person is charged in any 52 consecutive weeks, planned or past."""
    ahead = math.fsum(_rho(kind, sigma) * times for kind, sigma, times in planned)
    costs = [(date.fromisoformat(week), _rho(kind, sigma)) for kind, sigma, week in drawn]
    past = (
        math.fsum(cost for week, cost in costs if end - (YEAR_WEEKS - 1) * WEEK <= week <= end)
        for end, _ in costs
    )
    return max(ahead, max(past, default=0.0))


def _rho(kind: str, sigma: float) -> float:
    if kind == ITEMS:
        return noise.rho_items(sigma=sigma)
    return noise.rho(Statistic(kind), sigma=sigma)


def main() -> None:
    question: list[dict[str, Any]] = json.load(sys.stdin)
    answer: dict[str, float] = {}
    for unit in question:
        worst = charged(unit["planned"], unit["drawn"])
        answer[unit["name"]] = max(worst, answer.get(unit["name"], 0.0))
    json.dump(answer, sys.stdout)


if __name__ == "__main__":
    main()
