"""`benchmarks.recall` as rows: how much more is remembered at equal minutes, and do its bars hold?"""

from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from statistics import fmean

from benchmarks.figures import Figure, Row
from benchmarks.recall import BARS, Bar, Lives, lives_in, share
from benchmarks.schedules import FIXED, NOTHING, ORACLE, OURS, SCHEDULES
from benchmarks.worlds import WORLDS

SEED = 1_000_000
LEARNERS = 500
FEW = 60
"""The error of a ratio is half a hundredth then: too much to judge a bar by."""


def measure(*, quick: bool) -> list[Row]:
    seeds = range(SEED, SEED + (FEW if quick else LEARNERS))
    with ProcessPoolExecutor(2) as pool:
        return [
            row for world in WORLDS for row in _rows(world, lives_in(world, seeds, pool), is_judged=not quick)
        ]


def _rows(world: str, lives: Lives, *, is_judged: bool) -> Iterator[Row]:
    """Each schedule against fixed intervals, and ours against the oracle too; higher is better."""
    bars = BARS[world] if is_judged else Bar(None, None)
    for schedule in SCHEDULES:
        if schedule not in (NOTHING, FIXED):
            yield _row(world, lives, schedule, of=FIXED, floor=bars.of_fixed)
    yield _row(world, lives, OURS, of=ORACLE, floor=bars.of_oracle)


def _row(world: str, lives: Lives, schedule: str, *, of: str, floor: float | None) -> Row:
    never = fmean(lives[NOTHING])
    ours, baseline = ((fmean(lives[name]) - never) * 100 for name in (schedule, of))
    error = share(lives, schedule, of=of).error
    return Figure(
        what=f"recall gained, {world}, {schedule}",
        ours=ours,
        baseline=baseline,
        unit="points",
        against=f"{of}, ± {error:.3f}; {len(lives[of])} learners",
        ratio_floor=floor if schedule == OURS else None,
    )
