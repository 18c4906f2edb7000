"""What can somebody find out who keeps every digest and knows a lot? At most what the guarantee says.

Half of the time one person of an invented company learns in every week, half of the time never, and an
attacker, who sees all stored numbers and so all figures, guesses which. benchmarks.guesses has the bound.
"""

import asyncio
import math
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from random import Random  # noqa: TID251 - invented people, from a seed
from statistics import fmean
from typing import Final

from benchmarks import figures as shown
from benchmarks.companies import HALF_YEAR, Scene, Seen, newcomer, play, scene
from benchmarks.guesses import Outcome, auc, auc_bound, auc_error
from reporting import figures
from reporting.model import Release, Statistic
from reporting.periods import WEEK
from reporting.ports import Draw
from reporting.privacy import YEAR_WEEKS
from tests.reporting.books import pooled, remembered

HEADCOUNTS: Final = (15, 18, 36, 64, 250)
RESENDS: Final = 20
SEED: Final = 1

Attack = Callable[[Seen], float]
"""the higher, the more the person looks like a learner"""


# --- attackers ------------------------------------------------------------------------------------


def knows_all_others(seen: Seen) -> float:
    """Takes everybody else off each number; the surer a number, the more it counts. Nothing is stronger."""
    return _best(seen.releases, seen)


def knows_all_others_but_reads_digests_only(seen: Seen) -> float:
    """The same with what stood in the digests, in whole points, not with the stored numbers."""
    score = 0.0
    for releases in seen.digests:
        week = releases[-1].week
        expected = [replace(one, numbers=seen.others[one]) for one in releases]
        for kind in (_participation, _overall):
            shown, without = kind(releases, week), kind(expected, week)
            if shown and without:
                score += (shown.percent - without.percent) / (shown.high - shown.low + 1)
    return score


def knows_roster_and_holidays(seen: Seen) -> float:
    """How much more there is in weeks with that person: least squares on how many are there."""
    weeks = [r for r in seen.releases if r.statistic is Statistic.PARTICIPATION]
    rows = [(*map(float, seen.present[r.week]), float(r.numbers[0])) for r in weeks]
    aa = math.fsum(a * a for a, _, _ in rows)
    ab = math.fsum(a * b for a, b, _ in rows)
    bb = math.fsum(b * b for _, b, _ in rows)
    ay = math.fsum(a * y for a, _, y in rows)
    by = math.fsum(b * y for _, b, y in rows)
    return (aa * by - ab * ay) / (aa * bb - ab * ab)


def averages_all_closings(seen: Seen) -> float:
    """As the strongest, on the mean of everything that was ever sent about a period."""
    by_period: dict[tuple[Statistic, date], list[Release]] = {}
    for release in seen.releases:
        by_period.setdefault((release.statistic, release.period), []).append(release)
    return math.fsum(_best(sent, seen) / len(sent) for sent in by_period.values())


def compares_before_and_after(seen: Seen) -> float:
    """Knows nobody's habits, but who came and went: participation then, against before and after."""
    begin, end = seen.stays
    then, else_ = list[float](), list[float]()
    for release in seen.releases:
        if release.statistic is Statistic.PARTICIPATION:
            (then if begin <= release.week < end else else_).append(float(release.numbers[0]))
    return fmean(then) - fmean(else_)


def _touched(releases: Iterable[Release], seen: Seen) -> list[Release]:
    """Those of periods that the person can be in: mastery until the quarter after they left."""
    begin, end = seen.stays
    until = {Statistic.PARTICIPATION: end, Statistic.MASTERY: end + HALF_YEAR // 2 * WEEK}
    return [r for r in releases if r.week >= begin and r.period < until[r.statistic]]


def _best(releases: Iterable[Release], seen: Seen) -> float:
    return math.fsum(
        (number - other) / r.statistic.grain / r.sigma**2
        for r in _touched(releases, seen)
        for number, other in zip(r.numbers, seen.others[r], strict=True)
    )


def _participation(releases: Sequence[Release], week: date) -> figures.Figure | None:
    return figures.participation(releases, week=week)


def _overall(releases: Sequence[Release], week: date) -> figures.Figure | None:
    found = figures.mastery(releases, week=week)
    return found.overall if found else None


# --- draws that must be found out -----------------------------------------------------------------


def rounded(blank: Release, numbers: Sequence[int]) -> Release:
    """The planted fault: no noise, but whole steps of 5 % of the people."""
    step = blank.headcount * blank.statistic.grain / 20
    return blank.drawn(tuple(round(round(number / step) * step) for number in numbers))


# --- measuring ------------------------------------------------------------------------------------


DrawMaker = Callable[[], Callable[[], Draw]]
"""called once for a run, then once for each company"""


def noised() -> Callable[[], Draw]:
    """The library's noise, once for each period."""
    pool = pooled()
    return lambda: remembered(pool)


def redrawn() -> Callable[[], Draw]:
    """The planted fault: fresh noise each time."""
    pool = pooled()
    return lambda: pool


def merely_rounded() -> Callable[[], Draw]:
    return lambda: rounded


def outcomes(
    scene: Scene, attacks: Sequence[Attack], *, draws: DrawMaker, trials: int, seed: int
) -> list[Outcome]:
    """Of each attack on the same companies, `trials` with a learner and as many without."""
    return asyncio.run(_outcomes(scene, attacks, draws=draws, trials=trials, seed=seed))


async def _outcomes(
    scene: Scene, attacks: Sequence[Attack], *, draws: DrawMaker, trials: int, seed: int
) -> list[Outcome]:
    rng, draw = Random(seed), draws()
    learners, idlers, rho = list[list[float]](), list[list[float]](), 0.0
    for _ in range(trials):
        for scores in (learners, idlers):
            seen = await play(scene, learns=scores is learners, draw=draw(), rng=rng)
            scores.append([attack(seen) for attack in attacks])
            rho = spent_on(seen)
    bound = auc_bound(rho)
    return [
        Outcome(auc=auc(high, low), bound=bound, error=auc_error(bound, trials))
        for high, low in zip(zip(*learners, strict=True), zip(*idlers, strict=True), strict=True)
    ]


def spent_on(seen: Seen) -> float:
    """Rho of all periods that the person can be in, each once."""
    return math.fsum({(r.statistic, r.period): r.cost for r in _touched(seen.releases, seen)}.values())


# --- the table ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class _Job:
    scene: Scene
    attacks: dict[str, Attack]
    """by what the table calls them"""
    draws: DrawMaker = noised
    trials: int

    def run(self, seed: int) -> list[Outcome]:
        return outcomes(
            self.scene, tuple(self.attacks.values()), draws=self.draws, trials=self.trials, seed=seed
        )


def measure(*, quick: bool) -> list[shown.Row]:
    trials = 60 if quick else 200
    jobs = [job for headcount in HEADCOUNTS for job in _jobs(headcount, trials)]
    jobs.append(_newcomer(29, 30, trials))
    faults = [job for headcount in (15, 36) for job in _faults(headcount, trials // 2)]
    with ProcessPoolExecutor(2) as pool:
        first = list(pool.map(_run, jobs + faults, range(SEED, SEED + len(jobs + faults))))
        # one in fifty of those that lie exactly at the bound goes past it by chance; hardly any does twice
        again = [job for job, found in zip(jobs, first, strict=False) if not all(one.holds for one in found)]
        second = dict(zip(map(id, again), pool.map(_run, again, range(len(again))), strict=True))
    judged = [(job, second.get(id(job), found)) for job, found in zip(jobs, first, strict=False)]
    found_out = zip(faults, first[len(jobs) :], strict=True)
    return [
        *(row for job, found in judged for row in _rows(job, found)),
        _near([found[0] for job, found in judged if knows_all_others in job.attacks.values()]),
        *(row for job, found in found_out for row in _found(job, found)),
    ]


def _run(job: _Job, seed: int) -> list[Outcome]:
    return job.run(seed)


def _jobs(headcount: int, trials: int) -> list[_Job]:
    years = 3 if headcount in {15, 36} else 2
    return [
        _Job(
            scene=scene(headcount),
            attacks={
                f"a year, all others known, n = {headcount}": knows_all_others,
                f"the same, digests only, n = {headcount}": knows_all_others_but_reads_digests_only,
            },
            trials=trials,
        ),
        _Job(
            scene=scene(headcount, holidays=True),
            attacks={f"a year, roster and holidays known, n = {headcount}": knows_roster_and_holidays},
            trials=trials,
        ),
        _Job(
            scene=scene(headcount, weeks=HALF_YEAR // 2, closings=RESENDS),
            attacks={f"13 weeks, the mean of {RESENDS} resends, n = {headcount}": averages_all_closings},
            trials=trials,
        ),
        _newcomer(headcount, headcount + 1, trials),
        _Job(
            scene=scene(headcount, weeks=years * YEAR_WEEKS),
            attacks={f"{years} years, all others known, n = {headcount}": knows_all_others},
            trials=trials,
        ),
    ]


def _newcomer(before: int, during: int, trials: int) -> _Job:
    name = f"n = {before}, {during}, {before}"
    return _Job(
        scene=newcomer(before, during),
        attacks={
            f"half a year here, all others known, {name}": knows_all_others,
            f"the same, before and after compared, {name}": compares_before_and_after,
        },
        trials=trials,
    )


def _faults(headcount: int, trials: int) -> list[_Job]:
    return [
        _Job(
            scene=scene(headcount),
            attacks={f"found out: rounded to 5 % instead, n = {headcount}": knows_all_others},
            draws=merely_rounded,
            trials=trials,
        ),
        _Job(
            scene=scene(headcount, weeks=HALF_YEAR // 2, closings=RESENDS),
            attacks={f"found out: drawn anew by a resend, n = {headcount}": averages_all_closings},
            draws=redrawn,
            trials=trials,
        ),
    ]


def _rows(job: _Job, found: Sequence[Outcome]) -> list[shown.Row]:
    return [
        shown.Figure(
            what=what,
            ours=one.auc,
            baseline=one.bound,
            unit="AUC",
            against=f"bound ± {one.error:.3f}",
            ratio_bar=round(one.limit / one.bound, 3),
        )
        for what, one in zip(job.attacks, found, strict=True)
    ]


def _near(strongest: Sequence[Outcome]) -> shown.Check:
    """A weak attacker would prove nothing: the strongest has to reach the bound, but for chance."""
    below = fmean(one.bound - one.auc for one in strongest)
    error = math.hypot(*(one.error for one in strongest)) / len(strongest)
    return shown.Check(
        what="whoever knows all others comes near the bound",
        holds=abs(below) <= 3 * error,
        seen=f"{below:+.3f} below it on average, ± {error:.3f}",
    )


def _found(job: _Job, found: Sequence[Outcome]) -> list[shown.Row]:
    return [
        shown.Check(what=what, holds=one.auc > one.limit, seen=f"AUC {one.auc:.2f}, bound {one.bound:.2f}")
        for what, one in zip(job.attacks, found, strict=True)
    ]
