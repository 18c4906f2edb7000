"""Can anybody guess better than the guarantee says? A small run; benchmarks/attacks.py is the full one.

The seeded runs use a stand-in for the library's noise, so they always end the same. The unseeded one uses the
library and leaves chance one failure in a million.
"""

import asyncio
from collections.abc import Callable, Sequence
from random import Random  # noqa: TID251 - noise and people from a seed

import pytest

from benchmarks.attacks import (
    Attack,
    averages_all_closings,
    compares_before_and_after,
    knows_all_others,
    knows_all_others_but_reads_digests_only,
    knows_roster_and_holidays,
    merely_rounded,
    noised,
    outcomes,
)
from benchmarks.companies import HALF_YEAR, Scene, Seen, newcomer, play, scene
from benchmarks.guesses import auc, auc_bound, auc_error
from reporting import figures
from reporting.ports import Draw
from reporting.privacy import BUDGET
from tests.reporting.books import exact, opendp, remembered, seeded

TRIALS = 60
FAR = 5.0
"""standard errors; beyond lies one run in three million. Source: normal distribution"""
HALF = scene(36, weeks=HALF_YEAR)
RESENT = scene(36, weeks=8, closings=20)


def from_seed() -> Callable[[], Draw]:
    draw = seeded(Random(1))
    return lambda: remembered(draw)


def redrawn_from_seed() -> Callable[[], Draw]:
    draw = seeded(Random(1))
    return lambda: draw


def test_nobody_is_found_out_in_half_a_year_by_whoever_knows_all_others() -> None:
    strongest, reader = outcomes(
        HALF,
        [knows_all_others, knows_all_others_but_reads_digests_only],
        draws=from_seed,
        trials=2 * TRIALS,
        seed=1,
    )
    assert strongest.holds
    assert reader.holds
    # a weaker attacker would prove nothing
    assert strongest.auc > strongest.bound - 2 * strongest.error


@pytest.mark.parametrize(
    ("story", "attacks"),
    [
        (scene(36, weeks=HALF_YEAR, holidays=True), [knows_roster_and_holidays]),
        (newcomer(29, 30), [knows_all_others, compares_before_and_after]),
        (newcomer(36, 37), [knows_all_others, compares_before_and_after]),
        (RESENT, [averages_all_closings]),
    ],
    ids=["roster and holidays", "join and leave over a tier", "join and leave", "resends"],
)
def test_no_other_way_leads_beyond_the_guarantee(story: Scene, attacks: Sequence[Attack]) -> None:
    assert all(found.holds for found in outcomes(story, attacks, draws=from_seed, trials=TRIALS, seed=2))


def test_the_librarys_own_noise_keeps_the_guarantee() -> None:
    (found,) = outcomes(scene(36, weeks=13), [knows_all_others], draws=noised, trials=TRIALS, seed=3)
    assert found.auc <= found.bound + FAR * found.error


# --- the same attackers find out what is not protected --------------------------------------------


def test_rounding_to_five_percent_instead_of_noise_gives_a_person_away() -> None:
    (found,) = outcomes(HALF, [knows_all_others], draws=merely_rounded, trials=20, seed=4)
    assert found.auc > 0.95
    assert not found.holds


def test_noise_drawn_anew_by_each_resend_gives_a_person_away() -> None:
    resent = scene(36, weeks=HALF_YEAR, closings=20)
    (found,) = outcomes(resent, [averages_all_closings], draws=redrawn_from_seed, trials=20, seed=5)
    assert found.auc > 0.9
    assert not found.holds


# --- resending changes nothing --------------------------------------------------------------------


def seen_in_a_year(draw: Draw, *, closings: int = 1) -> Seen:
    story = scene(36, closings=closings)
    return asyncio.run(play(story, learns=True, draw=draw, rng=Random(6)))


def test_twenty_regenerations_give_the_same_numbers_and_the_same_figures() -> None:
    draw = remembered(opendp)
    once, often = seen_in_a_year(draw), seen_in_a_year(draw, closings=20)
    assert set(often.releases) == set(once.releases)
    assert len(often.releases) == 20 * len(once.releases)
    assert often.digests == once.digests
    for releases in once.digests:
        week = releases[-1].week
        shown = {figures.participation(stored, week=week) for stored in [releases] * 20}
        assert len(shown) == 1


# --- the yardstick itself -------------------------------------------------------------------------


def test_without_noise_the_attack_reads_a_person_off_exactly() -> None:
    seen = seen_in_a_year(exact)
    week = seen.releases[0]
    assert week.numbers[0] - seen.others[week][0] == 1


def test_an_attacker_who_knows_scores_one_and_one_who_guesses_a_half() -> None:
    assert auc([2.0, 3.0], [0.0, 1.0]) == 1.0
    assert auc([0.0, 1.0], [2.0, 3.0]) == 0.0
    assert auc([1.0, 1.0], [1.0, 1.0]) == 0.5


@pytest.mark.parametrize(
    ("rho", "bound"), [(0.0, 0.5), (BUDGET / 4, 0.64), (BUDGET / 2, 0.69), (BUDGET, 0.76)]
)
def test_the_bound_grows_with_what_is_spent(rho: float, bound: float) -> None:
    assert auc_bound(rho) == pytest.approx(bound, abs=0.005)


def test_the_bound_is_what_two_gaussians_give_and_its_error_is_right() -> None:
    rng = Random(7)
    runs = [
        auc([rng.gauss(1, 1) for _ in range(100)], [rng.gauss(0, 1) for _ in range(100)]) for _ in range(300)
    ]
    middle = sum(runs) / len(runs)
    spread = (sum((run - middle) ** 2 for run in runs) / len(runs)) ** 0.5
    assert middle == pytest.approx(auc_bound(BUDGET), abs=0.006)
    assert spread == pytest.approx(auc_error(auc_bound(BUDGET), 100), rel=0.15)
