"""How hard is a question, over all companies together? What was counted of nobody is noised once a quarter.

A person's first answer to a question adds one to a counter that knows neither person nor company, for at
most `BOUND` answers in a quarter and at most once for one question. Replacing one person changes at most
2 * BOUND counters by one each. The questions of the edition are public, so all of them are released in one
vector, the unanswered ones too. Everything shown is computed from the noised numbers alone.

Source: as reporting.privacy.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

BOUND: Final = 16
"""first answers of one person that are counted in a quarter; a unit has about five. Source: decision 0017"""
BUDGET: Final = 0.045
"""rho per person over any 52 consecutive weeks (mu = 0.3), beside that of the digests: with both, a yes/no
fact is guessed right at most 70 times in 100"""
RELEASES_A_YEAR: Final = 4
"""ends of quarters in any 52 weeks: the fifth is at least 365 days after the first"""
SENSITIVITY: Final = math.sqrt(2 * BOUND)
"""how far one person can move the vector at most (Euclidean distance)"""
SIGMA: Final = math.ceil(1000 * SENSITIVITY * math.sqrt(RELEASES_A_YEAR / (2 * BUDGET))) / 1000
"""of the noise in each counter, in answers; rounded upwards as in reporting.privacy"""
SMALLEST: Final = 30
"""answers that a question surely has before anything is said about it"""
SMALLEST_HOUSE: Final = 100
"""declared heads of all companies; with fewer, no question can rise above the noise and nothing is counted"""
RIGHT: Final = -1
"""outcome of a question without options to tap one of"""
WRONG: Final = -2
"""the same; with options, "don't know" """
EASY: Final = 0.85
HARD: Final = 0.50
"""Shares of right answers from which on a question is easy, and up to which it is hard.

Source: University of Washington, Office of Educational Assessment, "Understanding item analyses"."""
DEAD: Final = 0.05
"""An option that fewer pick does nothing.

Source: Tarrant, Ware and Mohammed 2009, BMC Medical Education 9:40."""
SURELY: Final = 1.645
"""standard errors; beyond them is one wrong word in twenty at a threshold, fewer away from it"""
_DAY: Final = timedelta(days=1)
"""after the end of a quarter in UTC no zone is in it any more"""


class Difficulty(StrEnum):
    EASY = "easy"
    FITTING = "fitting"
    HARD = "hard"


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemSpec:
    """What can be counted of a question of the edition; public."""

    question: str
    """daten-bestand#median"""
    version: int
    outcomes: tuple[int, ...]
    """positions of the options, then WRONG; or RIGHT and WRONG"""
    right: frozenset[int]
    """of the outcomes"""


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRelease:
    """Counters of one question in one quarter, noised once; never drawn again."""

    quarter: date
    """first day"""
    question: str
    version: int
    numbers: Mapping[int, int]
    """outcome -> first answers; may be negative"""
    sigma: float

    @property
    def text(self) -> str:
        """-1:17,-2:4"""
        return ",".join(f"{outcome}:{number}" for outcome, number in self.numbers.items())


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemLevel:
    """What can be said of a question without doubt."""

    difficulty: Difficulty | None
    """None: too few answers yet"""
    dead: tuple[int, ...] = ()
    """positions of wrong options that almost nobody picks"""


Counted = Mapping[tuple[str, int, int], int]
"""question, version, outcome -> first answers in a quarter, of all companies"""


def numbers_of(text: str) -> dict[int, int]:
    """The numbers of a release's text."""
    pairs = (pair.split(":") for pair in text.split(","))
    return {int(outcome): int(number) for outcome, number in pairs}


# --- quarters -----------------------------------------------------------------------------------


def calendar_quarter(day: date) -> date:
    """Its first day: January, April, July or October."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def last_quarter(now: datetime) -> date:
    """First day of the latest quarter that is over in every zone."""
    return calendar_quarter(present_quarter(now) - _DAY)


def present_quarter(now: datetime) -> date:
    """First day of the quarter after that one."""
    return calendar_quarter((now - _DAY).date())


# --- releasing ----------------------------------------------------------------------------------


def release(
    specs: Iterable[ItemSpec],
    counted: Counted,
    *,
    quarter: date,
    draw: Callable[[Sequence[int]], Sequence[int]],
) -> tuple[ItemRelease, ...]:
    """All questions in the order of their keys, whatever was answered; counters of others are left out."""
    ordered = sorted(specs, key=lambda spec: (spec.question, spec.version))
    cells = [(spec.question, spec.version, outcome) for spec in ordered for outcome in spec.outcomes]
    noised = dict(zip(cells, draw([counted.get(cell, 0) for cell in cells]), strict=True))
    return tuple(
        ItemRelease(
            quarter=quarter,
            question=spec.question,
            version=spec.version,
            numbers={outcome: noised[spec.question, spec.version, outcome] for outcome in spec.outcomes},
            sigma=SIGMA,
        )
        for spec in ordered
    )


def cost(sigma: float) -> float:
    """Rho of one quarter's release."""
    return SENSITIVITY**2 / (2 * sigma**2)


# --- reading ------------------------------------------------------------------------------------


def read(spec: ItemSpec, releases: Iterable[ItemRelease]) -> ItemLevel:
    """The level from all quarters of this version; those with other outcomes are another question's."""
    own = [
        one
        for one in releases
        if (one.question, one.version, tuple(one.numbers)) == (spec.question, spec.version, spec.outcomes)
    ]
    sums = {outcome: sum(one.numbers[outcome] for one in own) for outcome in spec.outcomes}
    variance = math.fsum(one.sigma**2 for one in own)
    if sum(sums.values()) - SURELY * math.sqrt(variance * len(sums)) < SMALLEST:
        return ItemLevel(difficulty=None)
    distractors = [outcome for outcome in spec.outcomes if outcome >= 0 and outcome not in spec.right]
    return ItemLevel(
        difficulty=_difficulty(spec, sums, variance),
        dead=tuple(one for one in distractors if _beyond(DEAD, {one}, sums, variance) <= -SURELY),
    )


def _difficulty(spec: ItemSpec, sums: Mapping[int, int], variance: float) -> Difficulty | None:
    """None where two neighbours are possible."""
    above_hard = _beyond(HARD, spec.right, sums, variance)
    above_easy = _beyond(EASY, spec.right, sums, variance)
    if above_easy >= SURELY:
        return Difficulty.EASY
    if above_hard <= -SURELY:
        return Difficulty.HARD
    if above_hard >= SURELY and above_easy <= -SURELY:
        return Difficulty.FITTING
    return None


def _beyond(share: float, inside: Iterable[int], sums: Mapping[int, int], variance: float) -> float:
    """How many standard errors these outcomes lie above a share of all, noise and who happened to answer."""
    weights = {outcome: (1 - share) if outcome in inside else -share for outcome in sums}
    answers = max(sum(sums.values()), 0)
    of_noise = variance * math.fsum(weight**2 for weight in weights.values())
    of_people = answers * share * (1 - share)
    return math.fsum(weights[one] * sums[one] for one in sums) / math.sqrt(of_noise + of_people)
