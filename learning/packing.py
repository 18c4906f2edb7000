"""Which questions come back today, in which order, and is it worth a nudge?

Asked is what wins most by being asked now (`learning.memory.days_won`). There are no due dates to catch up
with: after weeks away a session takes the most valuable questions, and there is no backlog.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from learning.card import Card
from learning.memory import days_won, gain, recall
from learning.model import Question

FLOOR = 0.08
"""A nudge needs a question worth this much: about what one is worth when recall has fallen to 90 %,
the usual target of FSRS. Below it, waiting costs nothing."""

AT_ONCE = 1.0
"""More than any gain: a question whose meaning has changed, or that was introduced and never answered."""


PER_AREA = 2
"""At most two questions of one area in a session where others are available. Source: product rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    card: Card
    area: str
    guess: float
    """chance to be right blindly at the case that comes next, 0 for typed answers"""
    version: int
    """of the question now; above the card's, its meaning has changed since"""


def pick(cards: Sequence[Candidate], *, on: date, k: int) -> tuple[Candidate, ...]:
    """Up to k cards not shown that day, the most valuable first, mixed over the areas where possible."""
    ranked = _ranked(cards, on)
    in_area: Counter[str] = Counter()
    mixed: list[Candidate] = []
    surplus: list[Candidate] = []
    for candidate in ranked:
        has_room = in_area[candidate.area] < PER_AREA
        (mixed if has_room else surplus).append(candidate)
        in_area[candidate.area] += 1
    return tuple((mixed + surplus)[:k])


def worth(cards: Sequence[Candidate], *, on: date) -> float:
    """The best gain that a question would bring that day, 0 to 1; 0 without any card."""
    return max(
        (_worth(candidate, on) for candidate in cards if _may_be_asked(candidate.card, on)), default=0.0
    )


def next_case(card: Card | None, question: Question) -> int:
    """The case to show: all in turn, so that with two or more none comes twice running."""
    return 0 if card is None else (card.case + 1) % len(question.cases)


def _ranked(cards: Sequence[Candidate], on: date) -> list[Candidate]:
    """
    What wins most days first, of equals what wobbles most, then by key: the same day gives the same list.

    Days are whole, since the model is not calibrated more finely: a wrong answer is met again before a right
    one that would win hardly more.
    """

    def rank(candidate: Candidate) -> tuple[bool, int, float, str]:
        memory, key = candidate.card.memory, candidate.card.question
        if memory is None or _has_changed(candidate):
            return False, 0, recall(memory, on=on) if memory else 0.0, key
        days = days_won(memory, guess=candidate.guess, on=on)
        return True, -round(days), recall(memory, on=on), key

    return sorted((candidate for candidate in cards if _may_be_asked(candidate.card, on)), key=rank)


def _may_be_asked(card: Card, on: date) -> bool:
    """Never twice a day, and never on a day before the last showing (a traveller's date line)."""
    shown = (card.shown_on, card.memory.last_on if card.memory else None)
    return all(day is None or day < on for day in shown)


def _worth(candidate: Candidate, on: date) -> float:
    memory = candidate.card.memory
    if memory is None or _has_changed(candidate):
        return AT_ONCE
    return gain(memory, guess=candidate.guess, on=on)


def _has_changed(candidate: Candidate) -> bool:
    """Its meaning, since it was last shown."""
    return candidate.card.version < candidate.version
