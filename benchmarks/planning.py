"""What do 100,000 people cost: their next slot, the decision in it, and the packing of a session?

CPU time of one process. The baseline of plans is one local time made an instant, as each slot needs at least
two of; that of packing is sorting as many numbers.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from random import Random  # noqa: TID251 - invented people, from a seed
from time import process_time
from typing import Final, TypeVar
from zoneinfo import ZoneInfo

from benchmarks.figures import Figure, Row
from benchmarks.people import KINDS, NOW, TODAY, calm, candidate, plan
from learning.calendar import Slot, Timetable, next_slot
from learning.calm import Calm, Decision, Silence, hindrance, say
from learning.packing import Candidate, pick, worth

PEOPLE: Final = 100_000
SAMPLE: Final = 5_000
QUICK_SAMPLE: Final = 1_000
CARDS: Final = 40
"""Each: ten units of four questions."""
QUESTIONS: Final = 4
DECKS: Final = 250
"""that take turns, or memory would be measured too"""
SEED: Final = 1
ZONE: Final = ZoneInfo("Europe/Berlin")
T = TypeVar("T")


def measure(*, quick: bool) -> list[Row]:
    size = QUICK_SAMPLE if quick else SAMPLE
    return [*_slots(size), *_decisions(size), *_packing(size)]


def _slots(size: int) -> list[Row]:
    """Everybody once, and each kind of plan in a sample."""
    find = partial(next_slot, after=NOW)
    rng = Random(SEED)
    everybody = (plan(number, rng) for number in range(PEOPLE))
    base_us = _each_us(_instant, _local_times(PEOPLE))
    rows = _rows("next slot, all kinds", _each_us(find, everybody), base_us, against="a local time made UTC")
    for place, kind in enumerate(KINDS):
        alike = (plan(number, rng) for number in range(place, size, len(KINDS)))
        rows.append(_row(f"next slot, {kind}", _each_us(find, alike), base_us, "a local time made UTC"))
    return rows


def _decisions(size: int) -> list[Row]:
    """In the slot itself, where only the calm contract may hinder."""
    rng = Random(SEED)
    asked = (ask for number in range(size) if (ask := _asked(plan(number, rng), calm(rng))))
    ours_us = _each_us(_decided, asked)
    base_us = _each_us(_instant, _local_times(size))
    return _rows("decide by the calm contract", ours_us, base_us, against="a local time made UTC", of=size)


def _packing(size: int) -> list[Row]:
    rng = Random(SEED)
    decks = [[candidate(number, rng) for number in range(CARDS)] for _ in range(DECKS)]
    numbers = ([rng.random() for _ in range(CARDS)] for _ in range(size))
    base_us = _each_us(_sorted, numbers)
    rows: list[Row] = []
    for what, act in ((f"worth of {CARDS} cards", _worth), (f"pick {QUESTIONS} of {CARDS} cards", _picked)):
        dealt = (decks[number % DECKS] for number in range(size))
        rows += _rows(what, _each_us(act, dealt), base_us, against=f"sort {CARDS} floats by a key", of=size)
    return rows


def _rows(what: str, ours_us: float, base_us: float, *, against: str, of: int = PEOPLE) -> list[Row]:
    """Per person, and for 100,000; if fewer were measured, this says so."""
    measured = "" if of == PEOPLE else f", from {of:,}"
    all_of_them = Figure(
        what=f"the same, {PEOPLE:,} people{measured}",
        ours=ours_us * PEOPLE / 1e6,
        baseline=base_us * PEOPLE / 1e6,
        unit="s",
        against=f"the same, {PEOPLE:,} times",
    )
    return [_row(what, ours_us, base_us, against), all_of_them]


def _row(what: str, ours_us: float, base_us: float, against: str) -> Row:
    return Figure(what=f"{what}, a person", ours=ours_us, baseline=base_us, unit="µs", against=against)


def _each_us(act: Callable[[T], object], things: Iterable[T]) -> float:
    """CPU time for one of them; making them does not count."""
    spent_s, count = 0.0, 0
    for thing_count, batch in _batches(things):
        began_s = process_time()
        for thing in batch:
            act(thing)
        spent_s += process_time() - began_s
        count += thing_count
    return spent_s / count * 1e6


def _batches(things: Iterable[T], size: int = 1_000) -> Iterator[tuple[int, Sequence[T]]]:
    rest = iter(things)
    while batch := [thing for _, thing in zip(range(size), rest, strict=False)]:
        yield len(batch), batch


def _local_times(count: int) -> Iterator[tuple[date, time]]:
    return ((TODAY + timedelta(days=number % 365), time(number % 24, 30)) for number in range(count))


def _instant(local: tuple[date, time]) -> datetime:
    return datetime.combine(*local, tzinfo=ZONE).astimezone(UTC)


def _asked(one: Timetable, before: Calm) -> Callable[[], Decision | Silence] | None:
    """None where no slot is to come."""
    slot = next_slot(one, after=NOW)
    if slot is None:
        return None
    return partial(_decide, one, before, slot)


def _decide(one: Timetable, before: Calm, slot: Slot) -> Decision | Silence:
    """As a tick does: what hinders comes first."""
    silence = hindrance(one, before, now=slot.opens_at, slot=slot, pause=None)
    return silence or say(one, before, slot=slot, worth=0.2, new_unit_waits=False)


def _decided(ask: Callable[[], Decision | Silence]) -> Decision | Silence:
    return ask()


def _sorted(numbers: Sequence[float]) -> list[float]:
    return sorted(numbers, key=lambda number: -number)


def _worth(deck: Sequence[Candidate]) -> float:
    return worth(deck, on=TODAY)


def _picked(deck: Sequence[Candidate]) -> object:
    return pick(deck, on=TODAY, k=QUESTIONS)
