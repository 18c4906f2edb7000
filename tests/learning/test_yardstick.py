"""Does picking by gain help in every world of memory? A small run; benchmarks/recall.py is the full one."""

from functools import partial
from random import Random  # noqa: TID251 - an invented head, from a seed

import pytest

from benchmarks.figures import Figure
from benchmarks.recall import BARS, Share, half_year, share
from benchmarks.schedules import FIXED, NOTHING, ORACLE, OURS, SCHEDULES, Item, Sm2
from benchmarks.worlds import WORLDS, Trace

LEARNERS = range(6)


@pytest.mark.parametrize("world_name", WORLDS)
def test_repeating_by_gain_helps_and_comes_near_to_who_sees_into_the_head(world_name: str) -> None:
    life = partial(half_year, world_name=world_name, weeks=12)
    lives = {name: [life(seed, schedule_name=name) for seed in LEARNERS] for name in SCHEDULES}
    recall = {name: sum(recalls) for name, recalls in lives.items()}
    assert all(recall[NOTHING] < recall[name] < recall[ORACLE] for name in (FIXED, OURS))
    assert share(lives, OURS, of=ORACLE).ratio > 0.8
    assert share(lives, OURS, of=FIXED).ratio > 0.95


def test_the_same_seed_gives_the_same_half_year() -> None:
    life = partial(half_year, world_name="half-life", schedule_name=OURS, weeks=6)
    assert life(1) == life(1) != life(2)


def test_sm_2_waits_a_day_then_six_then_two_and_a_half_times_as_long() -> None:
    schedule = Sm2()
    first, other = (Item(key=key, area="", guess=0, trace=Trace(1, 1, day=0)) for key in (0, 1))
    schedule.seen(other, right=True, day=0)
    intervals = []
    for right in (True, True, True, True, False, True, True):
        schedule.seen(first, right=right, day=0)
        due = next(day for day in range(1, 99) if _is_due_before(schedule, first, other, day))
        intervals.append(due)
    assert intervals == [1, 6, 15, 38, 1, 1, 6]


def _is_due_before(schedule: Sm2, first: Item, other: Item, day: int) -> bool:
    """Whether it comes before one that is due the day after that day."""
    other.trace = Trace(1, 1, day=day)  # asked again in a day
    return schedule.chosen([other, first], day=day + 1, k=1) == [first]


def test_a_share_is_of_what_is_gained_over_nothing() -> None:
    lives = {NOTHING: [0.2, 0.4], FIXED: [0.4, 0.6], OURS: [0.5, 0.7]}
    found = share(lives, OURS, of=FIXED)
    assert found.ratio == pytest.approx(1.5)
    assert found.error == pytest.approx(0)


@pytest.mark.parametrize(("ratio", "holds"), [(1.0449, False), (1.0451, True), (1.2, True)])
def test_a_bar_is_judged_by_two_decimals(ratio: float, *, holds: bool) -> None:
    figure = Figure(what="", ours=ratio, baseline=1, unit="", against="", ratio_floor=1.05)
    assert Share(ratio, 0.01).holds(1.05) == figure.holds == holds


def test_every_world_has_its_bars() -> None:
    assert BARS.keys() == WORLDS.keys()


@pytest.mark.parametrize("world_name", WORLDS)
def test_all_worlds_agree_that_a_known_question_is_remembered_for_longer(world_name: str) -> None:
    world = WORLDS[world_name](Random(1))
    known, forgotten = (world.first(known=known, day=0, rng=Random(1)) for known in (True, False))
    assert world.recall(known, day=7) > world.recall(forgotten, day=7)
