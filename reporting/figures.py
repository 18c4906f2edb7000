"""What do the stored numbers say, and how surely? Everything here is computed from releases alone.

It costs no privacy any more: the same numbers give the same figures, however often somebody asks.
Errors and ranges are in points of 100.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reporting.model import AREAS, Release, Statistic, Unit, UnitId
from reporting.periods import WEEK, closes_quarter, opens_month, quarter_of
from reporting.privacy import plan_of

SHOWN_ERROR: Final = 10
"""a figure whose noise has a larger standard error, rounded, is not shown"""
FINE_ERROR: Final = 2.5
"""from here on a figure is worth single points, else steps of five"""
Z90: Final = 1.645
"""a range holds the truth nine times in ten. Source: normal distribution"""
DRIFT: Final = 3.5
MASTERY_DRIFT: Final = 1.5
AREA_DRIFT: Final = 2.5
"""added to the error once older numbers join in, since the truth moves. Source: benchmarks/utility.py"""
FEWEST_WEEKS: Final = 4
FEWEST_UNITS: Final = 10
"""before a network has a line of its own"""
WARM_UP_WEEKS: Final = 8
"""the first weeks, when everybody has a look, never stand for the past"""
WEEKS_AHEAD: Final = 60
"""within which every kind of figure appears that ever will"""
ARROW_WEEKS: Final = 26
ARROW_ERRORS: Final = 2.25
"""a smaller difference is no news: about one false arrow in ten years. Source: benchmarks/utility.py"""
QUARTERS_BACK: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    percent: int
    low: int
    high: int
    """low to high holds the truth nine times in ten; 0 to 100"""
    weeks: tuple[int, int] | None = None
    """participation: recent and older weeks that count half each; no older ones: a plain mean"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mastery:
    overall: Figure
    areas: dict[str, Figure]
    """by report area; empty as long as they are not sure enough"""

    @property
    def most(self) -> str | None:
        """The area that lies above all others with its whole range."""
        return next((a for a, f in self.areas.items() if all(f.low > o.high for o in self._besides(a))), None)

    @property
    def least(self) -> str | None:
        return next((a for a, f in self.areas.items() if all(f.high < o.low for o in self._besides(a))), None)

    def _besides(self, area: str) -> list[Figure]:
        return [figure for other, figure in self.areas.items() if other != area]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """Half a year against the half-year before."""

    direction: int
    """1, -1, or 0: nothing that could be told from chance"""
    noticeable: int
    """points from which on a change stands out"""


def participation(releases: Sequence[Release], *, week: date) -> Figure | None:
    """Which share takes part in a week, as of the end of `week`; None where that is not sure enough."""
    stored = _stored(releases, Statistic.PARTICIPATION, week)
    if not stored or stored[-1].week <= week - FEWEST_WEEKS * WEEK:
        return None
    recent_weeks, window_weeks = _window(stored[-1].headcount)
    recent, before = stored[-recent_weeks:], stored[WARM_UP_WEEKS:-recent_weeks]
    older = [release for release in before if release.week > week - window_weeks * WEEK]
    if older and len(stored) >= 2 * recent_weeks + WARM_UP_WEEKS:
        weights = [(0.5 / len(older), r) for r in older] + [(0.5 / len(recent), r) for r in recent]
        figure = _figure(weights, drift=DRIFT)
        return replace(figure, weeks=(len(recent), len(older))) if figure else None
    plain = stored[-2 * recent_weeks :]
    figure = _figure([(1 / len(plain), r) for r in plain], drift=0.0)
    return replace(figure, weeks=(len(plain), 0)) if figure and len(plain) >= FEWEST_WEEKS else None


def network(units: Sequence[Sequence[Release]], *, week: date) -> Figure | None:
    """Participation of four weeks over all units that report in a network: sums of stored numbers, no draw.

    None below ten of them, or where one has over a fifth of the people: it could be read off.
    """
    weights = list[tuple[float, Release]]()
    for releases in units:
        latest = _stored(releases, Statistic.PARTICIPATION, week)[-FEWEST_WEEKS:]
        if len(latest) == FEWEST_WEEKS and latest[0].week == week - (FEWEST_WEEKS - 1) * WEEK:
            weights += [(release.headcount / FEWEST_WEEKS, release) for release in latest]
    people = math.fsum(weight for weight, _ in weights)
    largest = max((FEWEST_WEEKS * weight for weight, _ in weights), default=0.0)
    if len(weights) < FEWEST_WEEKS * FEWEST_UNITS or largest > people / 5:
        return None
    return _figure([(weight / people, release) for weight, release in weights], drift=0.0)


def mastery(releases: Sequence[Release], *, week: date) -> Mastery | None:
    """How much of what was begun sits, overall and per area, as of the last quarter that closed by `week`."""
    stored = _stored(releases, Statistic.MASTERY, week)[-QUARTERS_BACK:]
    if not stored or stored[-1].period != _last_quarter(week):
        return None
    last = stored[-1]
    pairs = [(1.0, last)]
    if len(stored) > 1 and quarter_of(last.period - WEEK) == stored[-2].period:
        pairs = [(2 / 3, last), (1 / 3, stored[-2])]
    drift = MASTERY_DRIFT if len(pairs) > 1 else 0.0
    overall = _figure(pairs, drift=drift)
    if overall is None:
        return None
    pull = _pull(last.headcount)
    distance_error = pull * math.sqrt(2 / 3) * _rms([r.share_error for r in stored]) / math.sqrt(len(stored))
    error = math.hypot(_noise(pairs), distance_error)
    middle = _mean(pairs)
    areas = {}
    for position, area in enumerate(AREAS):
        distances = [r.shares[position] - math.fsum(r.shares) / len(AREAS) for r in stored]
        value = middle + pull * math.fsum(distances) / len(distances)
        figure = _shown(value, noise=error, drift=math.hypot(drift, AREA_DRIFT))
        if figure is not None:
            areas[area] = figure
    return Mastery(overall=overall, areas=areas if len(areas) == len(AREAS) else {})


def arrow(releases: Sequence[Release], *, week: date) -> Arrow | None:
    """At the end of a quarter, once there are two half-years to compare."""
    stored = _stored(releases, Statistic.PARTICIPATION, week)
    if not closes_quarter(week) or len(stored) < 2 * ARROW_WEEKS:
        return None
    if stored[-2 * ARROW_WEEKS].week != week - (2 * ARROW_WEEKS - 1) * WEEK:
        return None  # it stood still in between: these are not the two half-years
    new, old = stored[-ARROW_WEEKS:], stored[-2 * ARROW_WEEKS : -ARROW_WEEKS]
    weights = [(1 / ARROW_WEEKS, r) for r in new] + [(-1 / ARROW_WEEKS, r) for r in old]
    change, limit = _mean(weights), ARROW_ERRORS * _noise(weights)
    direction = 0 if abs(change) <= limit else int(math.copysign(1, change))
    return Arrow(direction=direction, noticeable=math.ceil(100 * limit))


def noticeable(headcount: int, sigma: float) -> int:
    """Points by which two half-years must differ before it is told."""
    return math.ceil(100 * ARROW_ERRORS * sigma / headcount * math.sqrt(2 / ARROW_WEEKS))


def first_shown(unit: Unit, releases: Sequence[Release], *, since: date) -> dict[str, date]:
    """When each kind of figure will first stand in a digest; kinds that never will are left out."""
    found: dict[str, date] = {}
    for monday, kinds in _ahead(unit, releases, since):
        for kind in kinds:
            found.setdefault(kind, monday)
    return found


def next_shown(unit: Unit, releases: Sequence[Release], *, since: date) -> date | None:
    """The next first Monday of a month with any figure, after the weeks from `since` on; None: never."""
    return next((monday for monday, kinds in _ahead(unit, releases, since) if kinds), None)


def _ahead(unit: Unit, releases: Sequence[Release], week: date) -> Iterator[tuple[date, list[str]]]:
    """The first Mondays of the months to come and what is sure enough then.

    Found by asking the functions above with numbers that are still to be drawn.
    """
    sigmas, known = plan_of(unit).sigmas, list(releases)
    for _ in range(WEEKS_AHEAD if sigmas else 0):
        for statistic, sigma in sigmas.items():
            if statistic is Statistic.PARTICIPATION or closes_quarter(week):
                known.append(_to_come(unit, statistic, week, sigma))
        if opens_month(week + WEEK):
            learned = mastery(known, week=week)
            seen = {
                "participation": participation(known, week=week),
                "mastery": learned,
                "areas": learned.areas if learned else None,
            }
            yield week + WEEK, [kind for kind, figure in seen.items() if figure]
        week += WEEK


def _to_come(unit: Unit, statistic: Statistic, week: date, sigma: float) -> Release:
    return Release(
        unit=UnitId(unit.id),
        statistic=statistic,
        period=week if statistic is Statistic.PARTICIPATION else quarter_of(week),
        week=week,
        numbers=(0,) * statistic.dimensions,
        sigma=sigma,
        headcount=unit.headcount,
        rho=0.0,
    )


def _last_quarter(week: date) -> date:
    """The last one that is closed at the end of `week`."""
    quarter = quarter_of(week)
    return quarter if closes_quarter(week) else quarter_of(quarter - WEEK)


def _window(headcount: int) -> tuple[int, int]:
    """Recent weeks, which count half, and how far the other half reaches back; (2, 2) is a mean of four."""
    if headcount <= 50:
        return 13, 52
    return (4, 26) if headcount < 100 else (2, 2)


def _pull(headcount: int) -> float:
    """How far an area may leave the middle; the fewer people, the less. Source: benchmarks/utility.py"""
    return 0.75 if headcount < 60 else 1.0


def _stored(releases: Sequence[Release], statistic: Statistic, week: date) -> list[Release]:
    """Oldest first."""
    known = [r for r in releases if r.statistic is statistic and r.week <= week]
    return sorted(known, key=lambda release: release.week)


def _mean(weights: Sequence[tuple[float, Release]]) -> float:
    return math.fsum(weight * math.fsum(r.shares) / len(r.shares) for weight, r in weights)


def _noise(weights: Sequence[tuple[float, Release]]) -> float:
    """Standard error of `_mean`."""
    return math.sqrt(math.fsum((w * r.share_error) ** 2 / r.statistic.dimensions for w, r in weights))


def _rms(values: Sequence[float]) -> float:
    return math.sqrt(math.fsum(value * value for value in values) / len(values))


def _figure(weights: Sequence[tuple[float, Release]], *, drift: float) -> Figure | None:
    return _shown(_mean(weights), noise=_noise(weights), drift=drift)


def _shown(share: float, *, noise: float, drift: float) -> Figure | None:
    if round(100 * noise) > SHOWN_ERROR:
        return None
    error = math.hypot(100 * noise, drift)
    step = 1 if error < FINE_ERROR else 5
    return Figure(
        percent=_clip(step * round(100 * share / step)),
        low=_clip(round(100 * share - Z90 * error)),
        high=_clip(round(100 * share + Z90 * error)),
    )


def _clip(percent: int) -> int:
    return min(100, max(0, percent))
