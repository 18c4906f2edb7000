"""How near do the figures come to the truth, how often do their ranges hold it, and when does an arrow lie?

python -m benchmarks.utility [--companies 200]

Invented companies live three years (benchmarks.towns). Each digest of theirs is compared with what was true:
participation of the last quarter, or of the weeks in a plain mean; mastery at the end of the quarter. The
constants of reporting.figures were settled here: ranges of 90 % have to hold the truth in 88 to 94 %.
The noise is a seeded stand-in of the same shape, so that two runs say the same.
"""

import argparse
import asyncio
import math
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from random import Random  # noqa: TID251 - invented companies, from a seed
from statistics import fmean
from typing import Final

from benchmarks import arrows
from benchmarks import figures as shown
from benchmarks.towns import YEAR, Past, live
from reporting import figures
from reporting.model import AREAS, Release, Statistic
from reporting.periods import QUARTER_WEEKS, WEEK, opens_month
from tests.reporting.books import seeded

HEADCOUNTS: Final = (15, 20, 28, 40, 60, 120, 250)
WEEKS: Final = 3 * YEAR
HOLDS: Final = (0.88, 0.94)
"""share of 90 % ranges that have to hold the truth: a range in whole points is never exactly at 90"""
FALSE_ARROWS: Final = 0.15
"""share of years with an arrow though nothing has changed; about 0.10 is meant"""
BETTER: Final = 0.95
"""error against a plain mean of the same numbers; 0.68 to 0.85 was promised"""
COLUMNS: Final = (
    "people",
    "error",
    "plain mean",
    "width",
    "holds",
    "mastery: width, holds",
    "areas: width, holds",
    "false arrow in a year",
    "opposite arrow in a year",
    "15 points seen",
)
SEED: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Useful:
    """All errors and widths in points of 100, all shares from 0 to 1."""

    headcount: int
    error: float
    """of participation, once older weeks join in; root of the mean square, before rounding"""
    plain_error: float
    """of a plain mean of twice the recent weeks, which is shown until older ones join in"""
    width: float
    held: float
    """share of the ranges of participation that hold the truth"""
    mastery_held: float | None
    mastery_width: float | None
    areas_held: float | None
    areas_width: float | None
    false_arrows: float
    """share of years with an arrow though nothing changes at all"""
    opposite_arrows: float
    """in a year of a company that changes: arrows that point the wrong way"""
    sees_change: float
    """share of changes by 15 points between two half-years that get an arrow"""


@dataclass(slots=True, kw_only=True)
class _Tally:
    """Of one kind of figure."""

    errors: list[float]
    held: list[bool]
    widths: list[int]

    def note(self, figure: figures.Figure, true_share: float) -> None:
        self.held.append(figure.low <= 100 * true_share <= figure.high)
        self.widths.append(figure.high - figure.low)

    @property
    def held_share(self) -> float | None:
        return fmean(self.held) if self.held else None

    @property
    def width(self) -> float | None:
        return fmean(self.widths) if self.widths else None


def useful(headcount: int, *, companies: int, seed: int) -> Useful:
    rng = Random(f"{seed} {headcount}")
    pasts = asyncio.run(_pasts(headcount, companies=companies, rng=rng))
    taking_part, plain = _tally(), _tally()
    mastery, areas = _tally(), _tally()
    opposite = 0
    for past in pasts:
        _judge_participation(past, taking_part, plain)
        _judge_mastery(past, mastery, areas)
        opposite += arrows.opposite_arrows(past)
    return Useful(
        headcount=headcount,
        error=_root_mean_square(taking_part.errors),
        plain_error=_root_mean_square(plain.errors),
        width=taking_part.width or 0.0,
        held=taking_part.held_share or 0.0,
        mastery_held=mastery.held_share,
        mastery_width=mastery.width,
        areas_held=areas.held_share,
        areas_width=areas.width,
        false_arrows=arrows.false_arrows(headcount, years=4 * companies, rng=rng),
        opposite_arrows=opposite / (companies * (WEEKS / YEAR - 1)),
        sees_change=arrows.sees_change(headcount, trials=4 * companies, rng=rng),
    )


async def _pasts(headcount: int, *, companies: int, rng: Random) -> list[Past]:
    draw = seeded(rng)
    return [await live(headcount, weeks=WEEKS, draw=draw, rng=rng) for _ in range(companies)]


# --- participation --------------------------------------------------------------------------------


def _judge_participation(past: Past, taking_part: _Tally, plain: _Tally) -> None:
    stored = [r for r in past.releases if r.statistic is Statistic.PARTICIPATION]
    for closed in range(YEAR, len(stored) + 1):
        week = stored[closed - 1].week
        figure = figures.participation(past.releases, week=week)
        if figure is None or figure.weeks is None or not opens_month(week + WEEK):
            continue
        recent, older = figure.weeks
        new, old = stored[closed - recent : closed], stored[closed - recent - older : closed - recent]
        value = (_mean(new) + _mean(old)) / 2 if old else _mean(new)
        asked = stored[closed - (QUARTER_WEEKS if old else recent) : closed]
        true_share = past.share([release.week for release in asked])
        taking_part.note(figure, true_share)
        taking_part.errors.append(100 * (value - true_share))
        simple = stored[closed - 2 * recent : closed] if old else new
        plain.errors.append(100 * (_mean(simple) - true_share))


def _mean(stored: Sequence[Release]) -> float:
    return math.fsum(release.shares[0] for release in stored) / len(stored)


# --- mastery --------------------------------------------------------------------------------------


def _judge_mastery(past: Past, mastery: _Tally, areas: _Tally) -> None:
    for release in past.releases:
        if release.statistic is not Statistic.MASTERY:
            continue
        found = figures.mastery(past.releases, week=release.week)
        if found is None:
            continue
        truth = dict(zip(AREAS, past.truth[Statistic.MASTERY, release.week], strict=True))
        mastery.note(found.overall, fmean(truth.values()))
        for area, figure in found.areas.items():
            areas.note(figure, truth[area])


def _tally() -> _Tally:
    return _Tally(errors=[], held=[], widths=[])


def _root_mean_square(errors: Sequence[float]) -> float:
    return math.sqrt(fmean(error * error for error in errors)) if errors else 0.0


# --- the table ------------------------------------------------------------------------------------


def _all(companies: int) -> list[Useful]:
    with ProcessPoolExecutor(2) as pool:
        jobs = [pool.submit(useful, n, companies=companies, seed=SEED) for n in HEADCOUNTS]
        return [job.result() for job in jobs]


def measure(*, quick: bool) -> list[shown.Row]:
    return [row for found in _all(60 if quick else 200) for row in _rows(found)]


def _rows(found: Useful) -> list[shown.Row]:
    n = f"n = {found.headcount}"
    rows: list[shown.Row] = []
    if found.error != found.plain_error:
        rows.append(
            shown.Figure(
                what=f"error of participation, {n}",
                ours=found.error,
                baseline=found.plain_error,
                unit="points",
                against="a plain mean of fewer weeks",
                ratio_bar=BETTER,
            )
        )
    held = {"participation": found.held, "mastery": found.mastery_held, "areas": found.areas_held}
    rows += [
        shown.Check(
            what=f"ranges of {kind} hold, {n}",
            holds=HOLDS[0] <= share <= HOLDS[1],
            seen=f"{share:.1%} of {HOLDS[0]:.0%} to {HOLDS[1]:.0%}",
        )
        for kind, share in held.items()
        if share is not None
    ]
    rows.append(
        shown.Check(
            what=f"arrows in a year without change, {n}",
            holds=found.false_arrows <= FALSE_ARROWS,
            seen=f"{found.false_arrows:.1%}; 15 points are seen in {found.sees_change:.0%}",
        )
    )
    return rows


def markdown(table: Iterable[Useful]) -> str:
    """As it stands in docs/figures.md."""
    lines = [f"| {' | '.join(COLUMNS)} |", f"|{'--:|' * len(COLUMNS)}"]
    for one in table:
        cells = (
            f"{one.headcount}",
            f"{one.error:.1f}",
            f"{one.plain_error:.1f}",
            f"{one.width:.0f}",
            f"{one.held:.0%}",
            _pair(one.mastery_held, one.mastery_width),
            _pair(one.areas_held, one.areas_width),
            f"{one.false_arrows:.0%}",
            f"{one.opposite_arrows:.1%}",
            f"{one.sees_change:.0%}",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def _pair(held: float | None, width: float | None) -> str:
    return "" if held is None or width is None else f"{width:.0f}, {held:.0%}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--companies", type=int, default=200)
    given = parser.parse_args()
    print(markdown(_all(given.companies)))


if __name__ == "__main__":
    main()
