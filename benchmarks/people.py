"""Invented plans and cards of many people: who works when, and what do they remember?"""

from calendar import monthrange
from datetime import UTC, date, datetime, time, timedelta
from random import Random  # noqa: TID251 - invented people are drawn, from the seed that the caller gives
from typing import Final

from learning.calendar import AfterStart, BeforeHandover, Moment, OwnTimes, Timetable
from learning.calm import Calm
from learning.card import Card, Memory
from learning.model import QuestionKey
from learning.packing import Candidate
from learning.rota import WORKED, Entry, Pattern, Roster, Rota, Shift, by_weeks

NOW: Final = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
"""A Monday, four weeks before the clocks change."""
TODAY: Final = NOW.date()
GERMAN_STATES: Final = (
    "BB",
    "BE",
    "BW",
    "BY",
    "HB",
    "HE",
    "HH",
    "MV",
    "NI",
    "NW",
    "RP",
    "SH",
    "SL",
    "SN",
    "ST",
    "TH",
)
ZONES: Final = (*9 * ("Europe/Berlin",), "Europe/Vienna")
KINDS: Final = ("weekly", "three shifts", "28 days", "roster")
MOMENTS: Final[tuple[Moment, ...]] = (
    AfterStart(),
    BeforeHandover(timedelta(minutes=40)),
    OwnTimes(((Shift.EARLY, time(9, 15)), (Shift.LATE, time(18)), (Shift.NIGHT, time(1, 30)))),
)
AREAS: Final = 8


def plan(number: int, rng: Random) -> Timetable:
    """The kinds take turns; every third person has swapped or free days besides."""
    return Timetable(
        pattern=_pattern(KINDS[number % len(KINDS)], rng),
        zone=rng.choice(ZONES),
        state=rng.choice(GERMAN_STATES),
        moment=rng.choice(MOMENTS),
        works_holidays=rng.random() < 0.3,
        changes=_changes(rng) if number % 3 == 0 else (),
    )


def calm(rng: Random) -> Calm:
    return Calm(
        sent_in_week=rng.randint(0, 4),
        last_sent_at=NOW - timedelta(hours=rng.randint(1, 100)),
        ignored=rng.choice((0, 0, 0, 1, 2, 3)),
        quiet=rng.random() < 0.05,
    )


def candidate(number: int, rng: Random) -> Candidate:
    memory = Memory(
        stability_days=rng.uniform(0.5, 60.0),
        difficulty=rng.uniform(1.0, 10.0),
        last_on=TODAY - timedelta(days=rng.randint(1, 90)),
        repetitions=rng.randint(1, 9),
    )
    key = QuestionKey(f"modul#{number}")
    card = Card(question=key, version=1, case=0, memory=memory, first_right=True)
    return Candidate(card=card, area=str(number % AREAS), guess=1 / 3, version=1)


def _pattern(kind: str, rng: Random) -> Pattern:
    monday = TODAY - timedelta(weeks=rng.randint(0, 50))
    match kind:
        case "weekly":
            return by_weeks([Shift.DAY], monday=monday)
        case "three shifts":
            return by_weeks([Shift.EARLY, Shift.LATE, Shift.NIGHT], monday=monday)
        case "28 days":
            shifts = (Shift.EARLY, Shift.LATE, Shift.NIGHT, Shift.FREE)
            return Rota(cycle=tuple(rng.choice(shifts) for _ in range(28)), first_on=monday)
        case _:
            days = [TODAY.replace(day=day) for day in range(1, monthrange(TODAY.year, TODAY.month)[1] + 1)]
            return Roster(entries=tuple(_entry(day, rng) for day in days))


def _changes(rng: Random) -> tuple[Entry, ...]:
    days = sorted(rng.sample(range(14), 3))
    return tuple(_entry(TODAY + timedelta(days=ahead), rng) for ahead in days)


def _entry(day: date, rng: Random) -> Entry:
    return Entry(on=day, shift=rng.choice((*WORKED, Shift.FREE)))
