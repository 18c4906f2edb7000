"""How might memory really work? Three worlds that disagree, so that no schedule is tuned to one of them.

A world belongs to one invented learner and has numbers of its own, drawn once. It alone knows whether
something is remembered; the schedules see answers only. The worlds agree on the first week (a question
once known is still known after seven days by about three in four, one not known by about half) and disagree
on what follows: the shape of forgetting and what a repetition does to it.
"""

import math
from collections.abc import Callable
from random import Random  # noqa: TID251 - invented people are drawn, from a seed that the caller gives
from typing import NamedTuple, Protocol

from fsrs import Rating, Scheduler
from fsrs.scheduler import DEFAULT_PARAMETERS, LOWER_BOUNDS_PARAMETERS, UPPER_BOUNDS_PARAMETERS

SCATTER = 0.3
"""Standard deviation of the logarithm of every number that differs between people."""


class Trace(NamedTuple):
    """What is left of a question in a head."""

    strength: float
    """days, or a rate of decay: the world knows"""
    trait: float
    """of the question for this person: difficulty, or what it starts from"""
    day: int
    """of the last showing"""


class World(Protocol):
    def first(self, *, known: bool, day: int, rng: Random) -> Trace:
        """The trace after the first showing."""

    def recall(self, trace: Trace, *, day: float) -> float: ...

    def after(self, trace: Trace, *, recalled: bool, day: int) -> Trace:
        """The trace after a showing; feedback resolves what was not recalled."""


class Fsrs(Scheduler):
    """FSRS-6 with this person's own parameters instead of the published ones."""

    def __init__(self, rng: Random) -> None:
        drawn = (_scattered(value, rng) for value in DEFAULT_PARAMETERS)
        bounds = zip(LOWER_BOUNDS_PARAMETERS, drawn, UPPER_BOUNDS_PARAMETERS, strict=True)
        super().__init__(parameters=[min(max(low, value), high) for low, value, high in bounds])

    def first(self, *, known: bool, day: int, rng: Random) -> Trace:
        rating = Rating.Good if known else Rating.Again
        strength = _scattered(self._initial_stability(rating=rating), rng)
        difficulty = self._initial_difficulty(rating=rating, clamp=True) + rng.gauss(0, 1)
        return Trace(strength, min(max(1.0, difficulty), 10.0), day)

    def recall(self, trace: Trace, *, day: float) -> float:
        return float((1 + self._FACTOR * (day - trace.day) / trace.strength) ** self._DECAY)

    def after(self, trace: Trace, *, recalled: bool, day: int) -> Trace:
        rating = Rating.Good if recalled else Rating.Again
        strength = self._next_stability(
            difficulty=trace.trait,
            stability=trace.strength,
            retrievability=self.recall(trace, day=day),
            rating=rating,
        )
        return Trace(strength, self._next_difficulty(difficulty=trace.trait, rating=rating), day)


class HalfLife:
    """Exponential forgetting. Recalling lengthens the half-life, the more the harder it was.

    Source of the form: Settles and Meeder 2016; of the spacing effect: Cepeda et al. 2008.
    """

    def __init__(self, rng: Random) -> None:
        self._start_days = _scattered(17.0, rng)
        self._boost = _scattered(6.0, rng)
        self._keeps = min(0.9, _scattered(0.5, rng))

    def first(self, *, known: bool, day: int, rng: Random) -> Trace:
        half_life = _scattered(self._start_days * (1 if known else 0.4), rng)
        return Trace(half_life, half_life, day)

    def recall(self, trace: Trace, *, day: float) -> float:
        return float(2 ** (-(day - trace.day) / trace.strength))

    def after(self, trace: Trace, *, recalled: bool, day: int) -> Trace:
        if recalled:
            grown = trace.strength * (1 + self._boost * (1 - self.recall(trace, day=day)))
            return Trace(grown, trace.trait, day)
        return Trace(max(trace.trait, trace.strength * self._keeps), trace.trait, day)


class PowerLaw:
    """Recall falls with a power of time. Recalling flattens the curve, the more the harder it was.

    Source of the form: Wixted and Ebbesen 1991.
    """

    def __init__(self, rng: Random) -> None:
        self._start_decay = _scattered(0.13, rng)
        self._flattens = min(0.9, _scattered(0.7, rng))

    def first(self, *, known: bool, day: int, rng: Random) -> Trace:
        decay = _scattered(self._start_decay * (1 if known else 2.5), rng)
        return Trace(decay, decay, day)

    def recall(self, trace: Trace, *, day: float) -> float:
        return float((1 + day - trace.day) ** -trace.strength)

    def after(self, trace: Trace, *, recalled: bool, day: int) -> Trace:
        if recalled:
            effort = 1 - self.recall(trace, day=day)
            return Trace(trace.strength * (1 - self._flattens * math.sqrt(effort)), trace.trait, day)
        return Trace(min(trace.trait, trace.strength * 1.2), trace.trait, day)


WORLDS: dict[str, Callable[[Random], World]] = {
    "FSRS-6, scattered": Fsrs,
    "half-life": HalfLife,
    "power law": PowerLaw,
}


def _scattered(value: float, rng: Random) -> float:
    return value * math.exp(rng.gauss(0, SCATTER))
