"""Which shift does somebody work on which day? A rota that repeats, or a roster of single days.

A day that nobody entered is a free day: nothing here guesses.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

DAYS_A_WEEK: Final = 7
WORKDAYS: Final = frozenset(range(5))
"""Monday to Friday; Monday is 0"""


class Shift(StrEnum):
    EARLY = "early"
    LATE = "late"
    NIGHT = "night"
    DAY = "day"
    FREE = "free"


WORKED: Final[tuple[Shift, ...]] = tuple(shift for shift in Shift if shift is not Shift.FREE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From when to when a shift lasts; an end that is not later than the start is on the next day."""

    starts: time
    """local, without a zone"""
    ends: time
    """local, without a zone"""

    def __post_init__(self) -> None:
        if self.starts.tzinfo is not None or self.ends.tzinfo is not None:
            raise ValueError("a span has local times without a zone: the zone has a field of its own")
        if self.starts == self.ends:
            raise ValueError(f"a shift from {self.starts} to {self.ends} has no length")

    @property
    def crosses_midnight(self) -> bool:
        return self.ends < self.starts

    def holds(self, at: time) -> bool:
        if self.crosses_midnight:
            return at >= self.starts or at < self.ends
        return self.starts <= at < self.ends


USUAL: Final[Mapping[Shift, Span]] = MappingProxyType(
    {
        Shift.EARLY: Span(starts=time(6), ends=time(14)),
        Shift.LATE: Span(starts=time(14), ends=time(22)),
        Shift.NIGHT: Span(starts=time(22), ends=time(6)),
        Shift.DAY: Span(starts=time(8), ends=time(16)),
    }
)
"""Until somebody says otherwise. Source: the usual hours of three shifts in German plants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rota:
    """The same days again and again: a week, three weeks, or nine days."""

    cycle: tuple[Shift, ...]
    """one a day"""
    first_on: date
    """a day on which the first of them was worked"""

    def __post_init__(self) -> None:
        if not self.cycle:
            raise ValueError("a rota needs at least one day")

    def shift_on(self, day: date) -> Shift:
        return self.cycle[(day - self.first_on).days % len(self.cycle)]

    @property
    def is_worked(self) -> bool:
        return any(shift is not Shift.FREE for shift in self.cycle)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What somebody said of a single day."""

    on: date
    shift: Shift
    span: Span | None = None
    """of this day alone; None: as this shift always is"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Single days, as far as they are known."""

    entries: tuple[Entry, ...] = ()
    """by day, each day once"""

    def __post_init__(self) -> None:
        days = [entry.on for entry in self.entries]
        if days != sorted(set(days)):
            raise ValueError("a roster has each day once, in their order")

    def entry_on(self, day: date) -> Entry | None:
        return next((entry for entry in self.entries if entry.on == day), None)

    @property
    def known_until(self) -> date | None:
        """The last day of which anything is known; None of an empty one."""
        return self.entries[-1].on if self.entries else None

    def with_entries(self, entries: Iterable[Entry]) -> "Roster":
        """A later word on a day replaces the earlier one."""
        days = {entry.on: entry for entry in (*self.entries, *entries)}
        return Roster(entries=tuple(days[day] for day in sorted(days)))

    def without(self, day: date) -> "Roster":
        return Roster(entries=tuple(entry for entry in self.entries if entry.on != day))

    def since(self, day: date) -> "Roster":
        """Without the days before it, of which nobody needs to know any more."""
        return Roster(entries=tuple(entry for entry in self.entries if entry.on >= day))

    def like_week_before(self, days: Sequence[date]) -> "Roster":
        """Days that are still unknown become what they were a week before, as far as that is known."""
        roster = self
        for day in days:
            before = roster.entry_on(day - timedelta(days=DAYS_A_WEEK))
            if before and roster.entry_on(day) is None:
                roster = roster.with_entries([replace(before, on=day)])
        return roster


Pattern = Rota | Roster


def by_weeks(shifts: Sequence[Shift], *, monday: date, days: frozenset[int] = WORKDAYS) -> Rota:
    """A shift a week, worked on these weekdays; the first one in the week of that Monday.

    Raises: ValueError for a day that is no weekday, or a Monday that is none.
    """
    if not days <= frozenset(range(DAYS_A_WEEK)):
        raise ValueError(f"days are 0 (Monday) to 6, not {sorted(days)}")
    if monday.weekday():
        raise ValueError(f"{monday} is no Monday")
    cycle = tuple(shift if day in days else Shift.FREE for shift in shifts for day in range(DAYS_A_WEEK))
    return Rota(cycle=cycle, first_on=monday)
