"""Does picking by gain help in every world of memory? A small run; benchmarks/recall.py is the full one."""

from functools import partial

import pytest

from benchmarks.recall import SCHEDULES, half_year
from benchmarks.worlds import WORLDS

LEARNERS = range(6)


@pytest.mark.parametrize("world_name", WORLDS)
def test_repeating_by_gain_helps_and_comes_near_to_who_sees_into_the_head(world_name: str) -> None:
    life = partial(half_year, world_name=world_name, weeks=12, unit_every=4)
    recall = {
        name: sum(life(seed, schedule_name=name) for seed in LEARNERS) / len(LEARNERS) for name in SCHEDULES
    }
    possible = recall["oracle"] - recall["nothing"]
    assert possible > 0
    assert recall["by gain"] - recall["nothing"] > 0.75 * possible


def test_the_same_seed_gives_the_same_half_year() -> None:
    life = partial(half_year, world_name="half-life", schedule_name="by gain", weeks=6, unit_every=4)
    assert life(1) == life(1) != life(2)
