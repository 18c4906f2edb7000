"""How much noise does a unit need, and how much of its protection is spent already?

Zero-concentrated differential privacy with discrete Gaussian noise: a number that one person can move by
at most `s` costs rho = s² / (2 sigma²) when it is released, and costs add up. Replacing everything that one
person did changes at most `s`. Nobody's year costs more than the budget.

Source: Bun and Steinke 2016 (zCDP); Canonne, Kamath and Steinke 2020 (the discrete Gaussian).
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from reporting.model import Release, Statistic, Unit
from reporting.periods import WEEK

BUDGET: Final = 0.5
"""rho per person over any 52 consecutive weeks: with everybody else's data known, a yes/no fact is guessed
right at most 69 times in 100. Configuration may only lower it"""
YEAR_WEEKS: Final = 52
SMALLEST: Final = 15
"""heads from which on there are figures at all"""
SMALLEST_WITH_MASTERY: Final = 30
SMALLEST_NETWORK: Final = 30
"""heads of companies that report together, since each of them is smaller"""
RELEASES_A_YEAR: Final = {Statistic.PARTICIPATION: 52, Statistic.MASTERY: 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is drawn for a headcount, with which sigma in persons."""

    sigmas: dict[Statistic, float]
    """empty: nothing is ever drawn"""


def plan(headcount: int, *, budget: float = BUDGET, is_network: bool = False) -> Plan:
    """Below 15 nothing, below 30 participation with the whole budget, above half for each statistic."""
    if budget <= 0 or headcount < (SMALLEST_NETWORK if is_network else SMALLEST):
        return Plan(sigmas={})
    parts = {Statistic.PARTICIPATION: 1.0}
    if headcount >= SMALLEST_WITH_MASTERY:
        parts = {Statistic.PARTICIPATION: 0.5, Statistic.MASTERY: 0.5}
    return Plan(sigmas={statistic: _sigma(statistic, budget * part) for statistic, part in parts.items()})


def plan_of(unit: Unit) -> Plan:
    return plan(unit.headcount, budget=unit.budget, is_network=unit.is_network)


def next_sigma(planned: float, statistic: Statistic, *, spent: float) -> float | None:
    """The planned noise, or as much more as earlier releases under another plan demand; None: none is left.

    `spent` is the rho of the 52 weeks that end with the one being closed. Without this a company that drops
    below 30 would cost its people 0.558 in the year after.
    """
    left = BUDGET - spent
    return max(planned, _up(statistic.sensitivity / math.sqrt(2 * left))) if left > 0 else None


def spent(releases: Iterable[Release], *, week: date) -> float:
    """Rho of all releases of the 52 weeks that end with this one."""
    since = week - (YEAR_WEEKS - 1) * WEEK
    return math.fsum(release.cost for release in releases if since <= release.week <= week)


def _sigma(statistic: Statistic, rho: float) -> float:
    return _up(statistic.sensitivity * math.sqrt(RELEASES_A_YEAR[statistic] / (2 * rho)))


def _up(sigma: float) -> float:
    """Three decimals, upwards: unrounded, the library finds 0.5000000000000001."""
    return math.ceil(sigma * 1000) / 1000
