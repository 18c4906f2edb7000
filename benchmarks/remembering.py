"""`benchmarks.recall` in short: how much more is remembered at equal minutes?"""

from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from statistics import fmean

from benchmarks.figures import Figure, Row
from benchmarks.recall import UNIT_EVERY, half_year
from benchmarks.worlds import WORLDS

SEED = 1_000_000
WEEKS = 26


def measure(*, quick: bool) -> list[Row]:
    seeds = range(SEED, SEED + (12 if quick else 60))
    with ProcessPoolExecutor(2) as pool:

        def recall(world: str, schedule: str) -> float:
            life = partial(
                half_year, world_name=world, schedule_name=schedule, weeks=WEEKS, unit_every=UNIT_EVERY
            )
            lives: Iterable[float] = pool.map(life, seeds, chunksize=5)
            return fmean(lives) * 100

        rows: list[Row] = []
        for world in WORLDS:
            never = recall(world, "nothing")
            rows.append(
                Figure(
                    what=f"gained recall, {world}, {len(seeds)} learners",
                    ours=recall(world, "by gain") - never,
                    baseline=recall(world, "fixed 1-3-7-14-30") - never,
                    unit="points",
                    against="fixed intervals; higher is better",
                )
            )
    return rows
