"""When, on the days that somebody works, may a message come?

A plan gives slots: short windows inside worked shifts. Local times become instants here and nowhere else:
durations are added to UTC only, since a local clock jumps twice a year. A shift belongs to the day on
which it starts, also when it ends on the next one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Final, assert_never
from zoneinfo import ZoneInfo

from learning.rota import USUAL, Entry, Pattern, Roster, Rota, Shift, Span

WINDOW: Final = timedelta(hours=2)
"""A nudge that would come later than this after its slot opened is not sent. Source: calm contract."""
WEEKLY_CAP: Final = 4
"""Nudges a week, unless the learner says otherwise. Source: calm contract."""
CAPS: Final = range(1, 8)
"""that a learner may choose from: at most one a day on average"""
SETTLED: Final = timedelta(minutes=30)
"""After the start of a shift, unless the learner says otherwise. Source: calm contract."""
SEARCH_DAYS: Final = 400
"""Any rota with a worked day has a slot within a year: no weekday is a holiday every week."""


@dataclass(frozen=True, slots=True)
class AfterStart:
    by: timedelta = SETTLED


@dataclass(frozen=True, slots=True)
class BeforeHandover:
    by: timedelta


@dataclass(frozen=True, slots=True)
class OwnTimes:
    """A clock time for each shift; where it has none, or it lies outside, half an hour after the start."""

    times: tuple[tuple[Shift, time], ...]


Moment = AfterStart | BeforeHandover | OwnTimes


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """Who works when, and when in a shift a message suits."""

    pattern: Pattern
    zone: str
    """IANA name, Europe/Berlin"""
    state: str
    """ISO 3166-2 subdivision of Germany, BY; empty: national holidays only"""
    spans: tuple[tuple[Shift, Span], ...] = ()
    """where a shift is not as it usually is"""
    moment: Moment = AfterStart()
    works_holidays: bool = False
    """whether the rota goes on over public holidays; single days are as somebody said"""
    weekly_cap: int = WEEKLY_CAP
    changes: tuple[Entry, ...] = ()
    """swapped and free days that go before the rota; by day, each day once"""

    def __post_init__(self) -> None:
        if self.weekly_cap not in CAPS:
            raise ValueError(f"a week has {CAPS[0]} to {CAPS[-1]} nudges at most, not {self.weekly_cap}")

    def span_of(self, shift: Shift) -> Span:
        return dict(self.spans).get(shift) or USUAL[shift]

    def entry_on(self, day: date) -> Entry | None:
        """What the day is: said of it alone, else by the plan; None if nobody knows."""
        said = next((change for change in self.changes if change.on == day), None)
        if said:
            return said
        match self.pattern:
            case Roster():
                return self.pattern.entry_on(day)
            case Rota():
                is_off = not self.works_holidays and day in public_holidays(self.state, day.year)
                return Entry(on=day, shift=Shift.FREE if is_off else self.pattern.shift_on(day))
            case _:
                assert_never(self.pattern)

    @property
    def known_until(self) -> date | None:
        """The last day of which something is known; None if the plan goes on for ever."""
        if isinstance(self.pattern, Rota):
            return None
        return self.pattern.known_until or date.min


@dataclass(frozen=True, slots=True)
class Never:
    """Nobody is written to: whoever wants to learn comes alone."""


Plan = Timetable | Never


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Silence without a reason."""

    until: date | None
    """the last silent local day; None: until the learner ends it"""

    def covers(self, day: date) -> bool:
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkedShift:
    on: date
    """the local day on which it starts"""
    shift: Shift
    starts_at: datetime
    """aware UTC"""
    ends_at: datetime
    """aware UTC"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A window in one shift; open at its first instant, closed at its last."""

    shift: WorkedShift
    opens_at: datetime
    """aware UTC"""
    closes_at: datetime
    """aware UTC, at most two hours later"""


def shift_on(plan: Timetable, day: date) -> WorkedShift | None:
    """The shift that starts on that local day; None on days that are free or unknown.

    Raises: ValueError for an unknown state, ZoneInfoNotFoundError for an unknown zone.
    """
    entry = plan.entry_on(day)
    if entry is None or entry.shift is Shift.FREE:
        return None
    span = entry.span or plan.span_of(entry.shift)
    zone = ZoneInfo(plan.zone)
    starts_at = _instant(day, span.starts, zone)
    ends_at = _instant(day + timedelta(days=span.crosses_midnight), span.ends, zone)
    if ends_at <= starts_at:
        return None  # the clocks skipped it
    return WorkedShift(on=day, shift=entry.shift, starts_at=starts_at, ends_at=ends_at)


def slot_on(plan: Timetable, day: date) -> Slot | None:
    """The slot of the shift that starts on that local day."""
    shift = shift_on(plan, day)
    if shift is None:
        return None
    opens_at = _opening(plan, shift)
    return Slot(shift=shift, opens_at=opens_at, closes_at=min(opens_at + WINDOW, shift.ends_at))


def next_slot(plan: Plan, *, after: datetime, pause: Pause | None = None) -> Slot | None:
    """The first slot that opens later than `after` and not in a pause; None if there is none to come.

    Raises: ValueError for an unknown state, ZoneInfoNotFoundError for an unknown zone.
    """
    if isinstance(plan, Never) or (pause and pause.until is None):
        return None
    # the slot of last night's shift may still be to come
    first = after.astimezone(ZoneInfo(plan.zone)).date() - timedelta(days=1)
    if pause and pause.until and pause.covers(first):
        first = pause.until + timedelta(days=1)
    found = (slot_on(plan, day) for day in _days(plan, first))
    return next((slot for slot in found if slot and slot.opens_at > after), None)


def last_known_slot(plan: Timetable) -> Slot | None:
    """The slot of the last shift that is known; None if none is, or if the plan goes on for ever."""
    if not isinstance(plan.pattern, Roster):
        return None
    slots = (slot_on(plan, entry.on) for entry in reversed(plan.pattern.entries))
    return next((slot for slot in slots if slot), None)


def _days(plan: Timetable, first: date) -> Iterator[date]:
    """From the first on, as far as there may be shifts."""
    count = SEARCH_DAYS
    if plan.known_until is not None:
        count = max(0, (plan.known_until - first).days + 1)
    elif isinstance(plan.pattern, Rota) and not plan.pattern.is_worked:
        count = max(0, (max((change.on for change in plan.changes), default=first) - first).days + 1)
    return (first + timedelta(days=ahead) for ahead in range(min(count, SEARCH_DAYS)))


def _opening(plan: Timetable, shift: WorkedShift) -> datetime:
    """Always inside the shift, whatever its length."""
    length = shift.ends_at - shift.starts_at
    match plan.moment:
        case AfterStart(by=by):
            return shift.starts_at + min(by, length / 2)
        case BeforeHandover(by=by):
            return shift.ends_at - min(by, length / 2)
        case OwnTimes(times=times):
            zone = ZoneInfo(plan.zone)
            at = dict(times).get(shift.shift)
            days = (shift.on, shift.on + timedelta(days=1))
            instants = (_instant(day, at, zone) for day in days if at is not None)
            inside = (one for one in instants if shift.starts_at <= one < shift.ends_at)
            return next(inside, shift.starts_at + min(SETTLED, length / 2))
        case _:
            assert_never(plan.moment)


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local time that the clocks skip moves on by what they skip; of one that comes twice, the first."""
    return datetime.combine(day, at.replace(fold=0), tzinfo=zone).astimezone(UTC)


@lru_cache(maxsize=256)
def public_holidays(state: str, year: int) -> frozenset[date]:
    """
    All days off in that German state, those of only some of its towns included: better silent than wrong.

    Raises: ValueError if there is no such state.
    """
    import holidays

    try:
        found = holidays.country_holidays(
            "DE", subdiv=state or None, years=year, categories=("public", "catholic")
        )
    except NotImplementedError as error:
        raise ValueError(f"{state!r} is no German state; one looks like BY or NW") from error
    return frozenset(found)
