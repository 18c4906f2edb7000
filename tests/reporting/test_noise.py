"""Does the library's noise look as it should? The draws are real, so the limits leave chance no room."""

import math
from statistics import fmean

import pytest

from reporting import noise
from reporting.model import Statistic

DRAWS = 4000
FAR = 6.0
"""standard errors; beyond lies one run in five hundred million. Source: normal distribution"""
MANY = {Statistic.PARTICIPATION: 7.212, Statistic.MASTERY: 4.899}


@pytest.fixture(params=MANY, ids=lambda statistic: statistic.value)
def statistic(request: pytest.FixtureRequest) -> Statistic:
    found: Statistic = request.param
    return found


def test_the_noise_is_in_whole_numbers(statistic: Statistic) -> None:
    drawn = noise.draw([3, 40, 0], statistic, sigma=MANY[statistic])
    assert len(drawn) == 3
    assert all(type(number) is int for number in drawn)


def test_the_noise_lies_around_the_truth_and_is_as_wide_as_said(statistic: Statistic) -> None:
    sigma = MANY[statistic] * statistic.grain
    off = [number - 100 for number in noise.draw([100] * DRAWS, statistic, sigma=MANY[statistic])]
    assert abs(fmean(off)) < FAR * sigma / math.sqrt(DRAWS)
    variance = fmean(number * number for number in off)
    assert abs(variance / sigma**2 - 1) < FAR * math.sqrt(2 / DRAWS)


def test_two_numbers_of_a_vector_have_noise_of_their_own() -> None:
    sigma = MANY[Statistic.MASTERY]
    drawn = noise.draw([0] * DRAWS, Statistic.MASTERY, sigma=sigma)
    together = fmean(one * other for one, other in zip(drawn[::2], drawn[1::2], strict=True))
    assert abs(together) < FAR * (sigma * Statistic.MASTERY.grain) ** 2 / math.sqrt(DRAWS / 2)


def test_keeping_the_mechanism_repeats_no_noise() -> None:
    before = noise._mechanism.cache_info().hits
    first, second = (noise.draw([0] * 40, Statistic.PARTICIPATION, sigma=7.212) for _ in range(2))
    assert first != second
    assert noise._mechanism.cache_info().hits > before


def test_mechanisms_of_different_width_are_not_mixed_up() -> None:
    wide, narrow = (noise.draw([0] * 500, Statistic.PARTICIPATION, sigma=sigma) for sigma in (500.0, 2.0))
    assert fmean(map(abs, wide)) > 20 * fmean(map(abs, narrow))


@pytest.mark.parametrize("sigma", [4.899, 7.212, 10.199, 70.0])
def test_the_library_finds_the_cost_that_the_books_hold(statistic: Statistic, sigma: float) -> None:
    cost = statistic.sensitivity**2 / (2 * sigma**2)
    assert noise.rho(statistic, sigma=sigma) == pytest.approx(cost, rel=1e-9)
