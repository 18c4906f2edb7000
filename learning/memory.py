"""How well is a question remembered, and what would asking it now be worth?

FSRS-6 with its published parameters, the same for everybody: nothing here is fitted to a person.
The formulas are those of the library `fsrs`; days stand in place of its clock times, because it counts
blocks of 24 hours, so that a lunch break one hour earlier would be another day.

A tapped answer may be a guess, so a right one is believed in proportion to how likely it was known:

    P(right)         = g + (1 - g) R                 g: chance to be right blindly, R: recall today
    P(known | right) = R / (R + (1 - R) g)           Bayes; with g = 0 a right answer is plain "Good"

Source: Ye 2024 (FSRS-6), https://github.com/open-spaced-repetition/free-spaced-repetition-scheduler
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta

from fsrs import Rating, Scheduler

from learning.card import Memory

HORIZON_DAYS = 28
"""How far a gain looks ahead at least."""
KNOWN_AT_FIRST = 0.75
"""Chance that a question is known at its first showing, right after the insight; FSRS has no such number.
Source: simulated worlds; anything from 0.5 to 0.9 changes mean recall by less than half a point."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trace:
    """What FSRS calls the memory state."""

    stability_days: float
    difficulty: float


class _Fsrs(Scheduler):
    """The library's formulas on days: no card ids, no clock, no learning steps, no fuzz."""

    def recall(self, stability_days: float, elapsed_days: float) -> float:
        return float((1 + self._FACTOR * elapsed_days / stability_days) ** self._DECAY)

    def recall_days(self, stability_days: float, elapsed_days: int, horizon_days: int) -> float:
        """The area under the curve of recall, over so many days to come."""
        power, pace = self._DECAY + 1, self._FACTOR / stability_days
        start, end = 1 + pace * elapsed_days, 1 + pace * (elapsed_days + horizon_days)
        return float((end**power - start**power) / (pace * power))

    def first(self, rating: Rating) -> _Trace:
        return _Trace(
            stability_days=self._initial_stability(rating=rating),
            difficulty=self._initial_difficulty(rating=rating, clamp=True),
        )

    def after(self, memory: Memory, *, rating: Rating, elapsed_days: int, recall: float) -> _Trace:
        stability = self.stability_after(
            memory.stability_days, memory.difficulty, rating=rating, elapsed_days=elapsed_days, recall=recall
        )
        difficulty = self._next_difficulty(difficulty=memory.difficulty, rating=rating)
        return _Trace(stability_days=stability, difficulty=difficulty)

    def stability_after(
        self, stability_days: float, difficulty: float, *, rating: Rating, elapsed_days: int, recall: float
    ) -> float:
        if elapsed_days < 1:
            return self._short_term_stability(stability=stability_days, rating=rating)
        return self._next_stability(
            difficulty=difficulty, stability=stability_days, retrievability=recall, rating=rating
        )


_FSRS = _Fsrs()


def recall(memory: Memory, *, on: date) -> float:
    """
    The chance, 0 to 1, that the question is remembered on that day; good for ranking, not for showing.

    Raises: ValueError if `on` lies before the last showing.
    """
    return _FSRS.recall(memory.stability_days, _elapsed_days(memory, on))


def review(memory: Memory | None, *, right: bool, guess: float, on: date) -> Memory:
    """
    The memory after an answer on that day; `memory` is None at the first one.

    Raises: ValueError if `on` lies before the last showing, or unless 0 <= guess < 1.
    """
    if not 0 <= guess < 1:
        raise ValueError(f"a guess is a chance from 0 to below 1, not {guess}")
    good, again, known = _outlook(memory, on)
    trace = _mix(good, again, _known_if_right(known, guess)) if right else again
    return Memory(
        stability_days=trace.stability_days,
        difficulty=trace.difficulty,
        last_on=on,
        repetitions=(memory.repetitions if memory else 0) + 1,
    )


def shown_to_be_known(*, guess: float, on: date) -> Memory:
    """
    The first memory of what somebody knew without being taught; `guess` is the chance to show it blindly.

    As after "Easy", which FSRS has for what took no effort, believed as far as it was not luck.
    """
    easy, again = _FSRS.first(Rating.Easy), _FSRS.first(Rating.Again)
    trace = _mix(easy, again, _known_if_right(KNOWN_AT_FIRST, guess))
    return Memory(stability_days=trace.stability_days, difficulty=trace.difficulty, last_on=on, repetitions=1)


def gain(memory: Memory, *, guess: float, on: date) -> float:
    """
    How much higher recall will be, on average over the next 28 days, if the question is asked that day.

    A difference of chances, at most 1 and, but for rounding, at least 0.

    Raises: ValueError if `on` lies before the last showing.
    """
    return _days_won(memory, guess=guess, on=on, horizon_days=HORIZON_DAYS) / HORIZON_DAYS


def days_won(memory: Memory, *, guess: float, on: date) -> float:
    """
    How many more days' worth of recall there will be, until the question comes again, if asked that day.

    Counted are 28 days and as many again as it has rested by then: what rested long will rest long once more,
    and what was won lasts as long. With one horizon for all, questions that hardly stick take the places of
    those that are worth more in the long run. Source: simulated worlds, benchmarks/recall.py.

    Raises: ValueError if `on` lies before the last showing.
    """
    return _days_won(memory, guess=guess, on=on, horizon_days=HORIZON_DAYS + _elapsed_days(memory, on))


def due_on(memory: Memory) -> date:
    """The day on which recall has fallen to 90 %, at least one day after the last showing."""
    return memory.last_on + timedelta(days=max(1, round(memory.stability_days)))


def _days_won(memory: Memory, *, guess: float, on: date, horizon_days: int) -> float:
    """The mean over both answers, weighed by how likely they are, minus what there is without asking."""
    elapsed_days = _elapsed_days(memory, on)
    known = _FSRS.recall(memory.stability_days, elapsed_days)
    good_days, again_days = (
        _FSRS.stability_after(
            memory.stability_days, memory.difficulty, rating=rating, elapsed_days=elapsed_days, recall=known
        )
        for rating in (Rating.Good, Rating.Again)
    )
    right_days = _between(good_days, again_days, _known_if_right(known, guess))
    right = guess + (1 - guess) * known
    return (
        right * _FSRS.recall_days(right_days, 0, horizon_days)
        + (1 - right) * _FSRS.recall_days(again_days, 0, horizon_days)
        - _FSRS.recall_days(memory.stability_days, elapsed_days, horizon_days)
    )


def _outlook(memory: Memory | None, on: date) -> tuple[_Trace, _Trace, float]:
    """The traces after Good and after Again, and the chance that the question is known."""
    if memory is None:
        return _FSRS.first(Rating.Good), _FSRS.first(Rating.Again), KNOWN_AT_FIRST
    elapsed_days = _elapsed_days(memory, on)
    known = _FSRS.recall(memory.stability_days, elapsed_days)
    good = _FSRS.after(memory, rating=Rating.Good, elapsed_days=elapsed_days, recall=known)
    again = _FSRS.after(memory, rating=Rating.Again, elapsed_days=elapsed_days, recall=known)
    return good, again, known


def _known_if_right(known: float, guess: float) -> float:
    return known / (known + (1 - known) * guess)


def _mix(good: _Trace, again: _Trace, share_good: float) -> _Trace:
    """Between the two, stability on a log scale, since intervals grow by factors."""
    if share_good == 1:
        return good
    difficulty = share_good * good.difficulty + (1 - share_good) * again.difficulty
    stability_days = _between(good.stability_days, again.stability_days, share_good)
    return _Trace(stability_days=stability_days, difficulty=difficulty)


def _between(good_days: float, again_days: float, share_good: float) -> float:
    return math.exp(share_good * math.log(good_days) + (1 - share_good) * math.log(again_days))


def _elapsed_days(memory: Memory, on: date) -> int:
    days = (on - memory.last_on).days
    if days < 0:
        raise ValueError(f"{on} lies before the last showing on {memory.last_on}: time runs forward only")
    return days
