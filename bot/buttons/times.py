"""What do the buttons about shifts, times and pauses say?

A shift is its place in learning.rota.Shift, counted from 1; 0 stands for none yet.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One of the pages about somebody's times."""

    page: str
    """see bot.handlers.times"""


@dataclass(frozen=True, slots=True)
class Days:
    """The working days picked so far, one bit a day, Monday is 1; 0 asks from the start."""

    kind: str
    """day: a day shift; flex: hours of one's own"""
    mask: int


@dataclass(frozen=True, slots=True)
class Hour:
    """The days are chosen: which hour?"""

    kind: str
    mask: int


@dataclass(frozen=True, slots=True)
class Minute:
    kind: str
    mask: int
    hour: int


@dataclass(frozen=True, slots=True)
class Times:
    kind: str
    mask: int
    minute_of_day: int


@dataclass(frozen=True, slots=True)
class Weeks:
    """Two or three shifts, a week each, in the order that begins this week; those not chosen yet are 0."""

    count: int
    first: int
    second: int
    starts: int
    """minute of the day at which the early shift begins; 0: not chosen yet"""


@dataclass(frozen=True, slots=True)
class ComeMyself:
    """No nudges."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """Days from today on, until they begin anew: one digit of base six each, the first one lowest."""

    days: int
    is_done: int
    """1 keeps it"""


@dataclass(frozen=True, slots=True)
class Paint:
    """A day becomes the shift in the hand."""

    day: int
    """ordinal of the calendar; 0 only takes another shift in the hand"""
    shift: int


@dataclass(frozen=True, slots=True)
class Today:
    """Swapped or free, today alone."""

    shift: int
    """0 asks which"""


@dataclass(frozen=True, slots=True)
class SpanOf:
    """When a shift begins and how long it lasts, both in minutes; 0 asks."""

    shift: int
    starts: int
    """minute of the day plus one"""
    length: int


@dataclass(frozen=True, slots=True)
class MomentOf:
    """When in a shift a message suits."""

    kind: str
    """start or handover"""
    minutes: int


@dataclass(frozen=True, slots=True)
class OwnTime:
    shift: int
    minute: int
    """of the day plus one; 0 asks"""


@dataclass(frozen=True, slots=True)
class Often:
    """At most so many nudges a week."""

    cap: int


@dataclass(frozen=True, slots=True)
class Holidays:
    works: int
    """1 or 0"""


@dataclass(frozen=True, slots=True)
class Here:
    """I am at work now."""


@dataclass(frozen=True, slots=True)
class PauseFor:
    days: int
    """0 ends the pause, 999 has no end"""


@dataclass(frozen=True, slots=True)
class LeaveUntil:
    """The last day of a vacation; asks for one of the days that begin there."""

    day: int
    """ordinal of the calendar"""
    is_chosen: int
    """1 or 0"""


TimeAction = (
    PlanPage
    | Days
    | Hour
    | Minute
    | Times
    | Weeks
    | ComeMyself
    | Rhythm
    | Paint
    | Today
    | SpanOf
    | MomentOf
    | OwnTime
    | Often
    | Holidays
    | Here
    | PauseFor
    | LeaveUntil
)
