"""When does a calendar file say that somebody works? Its times are read, and nothing else of it.

Names, places and notes of events are never looked at: a roster of an app may name colleagues or wards.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from learning.rota import Span

if TYPE_CHECKING:
    from icalendar import Component

ICS: Final = "ics"
"""ending of a calendar file's name"""
MOST_BYTES: Final = 1_000_000
SHORTEST: Final = timedelta(hours=1)
LONGEST: Final = timedelta(hours=16)
"""An event outside of these is a meeting or a vacation, no shift. Source: Working Hours Act, with breaks."""
MOST_EVENTS: Final = 5_000
RULES: Final = frozenset({"DAILY", "WEEKLY", "MONTHLY"})
"""what a shift repeats by; anything faster would never end"""
OLDEST: Final = timedelta(days=3 * 366)
"""before the first day that is asked for: a rule that began earlier is not counted through"""


class IcalFault(ValueError):  # noqa: N818 - a fault of somebody's file, as elsewhere
    """No calendar file, or a broken one."""


def shifts_in(raw: bytes, *, zone: str, first: date, last: date) -> tuple[tuple[date, Span], ...]:
    """The shifts that start from `first` to `last`, both included, in local times of the zone; may be empty.

    Raises: IcalFault if the file cannot be read.
    """
    # three megabytes that a bot to which nobody sends a calendar need not carry
    from icalendar import Calendar

    try:
        calendar = Calendar.from_ical(raw)
        events = [_Event(event) for event in islice(calendar.walk("VEVENT"), MOST_EVENTS)]
        window = (datetime.combine(first, time()), datetime.combine(last, time.max))
        found = {shift for event in events for shift in event.shifts(ZoneInfo(zone), window, events)}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, OverflowError) as error:
        # the library gives no common error for what it cannot read
        raise IcalFault("this is no calendar file, or a broken one") from error
    return tuple(sorted(found, key=lambda shift: (shift[0], shift[1].starts, shift[1].ends)))


class _Event:
    """The times of an event: a value of the library is only looked at for those."""

    def __init__(self, event: "Component") -> None:
        self.uid = str(event.get("UID", ""))
        self.is_cancelled = str(event.get("STATUS", "")).upper() == "CANCELLED"
        self.starts = event.decoded("DTSTART", None)
        ends = event.decoded("DTEND", None)
        self.lasts = ends - self.starts if ends else event.decoded("DURATION", timedelta())
        self.rule = event.get("RRULE")
        self.replaces = event.decoded("RECURRENCE-ID", None)
        left_out = event.get("EXDATE", [])
        lists = left_out if isinstance(left_out, list) else [left_out]
        self.left_out = [one.dt for dates in lists for one in dates.dts]

    def shifts(
        self, zone: ZoneInfo, window: tuple[datetime, datetime], events: Sequence["_Event"]
    ) -> Iterator[tuple[date, Span]]:
        if not isinstance(self.starts, datetime) or self.is_cancelled:
            return
        if not SHORTEST <= self.lasts <= LONGEST:
            return
        moved = [one.replaces for one in events if one.uid == self.uid and one.replaces] if self.rule else []
        gone = {_local(one, zone) for one in (*self.left_out, *moved) if isinstance(one, datetime)}
        for starts in self._starts(zone, window):
            if starts not in gone:
                ends = starts + self.lasts
                yield starts.date(), Span(starts=starts.time(), ends=ends.time())

    def _starts(self, zone: ZoneInfo, window: tuple[datetime, datetime]) -> Iterator[datetime]:
        """Local times without a zone: a shift at six stays at six when the clocks change."""
        from dateutil.rrule import rrulestr

        first, last = window
        starts = _local(self.starts, zone)
        if self.rule is None:
            if first <= starts <= last:
                yield starts
        elif self.rule.get("FREQ", [""])[0] in RULES and starts >= first - OLDEST:
            rule = {key: value for key, value in self.rule.items() if key != "UNTIL"}
            until = [_local(end, zone) for end in self.rule.get("UNTIL", [])]
            text = type(self.rule)(rule).to_ical().decode()
            for one in rrulestr(text, dtstart=starts).between(first, last, inc=True):
                if not until or one <= until[0]:
                    yield one


def _local(instant: datetime | date, zone: ZoneInfo) -> datetime:
    """In the zone, to the minute; a time without a zone is local already, a day ends with its last minute."""
    if not isinstance(instant, datetime):
        return datetime.combine(instant, time(23, 59))
    here = instant.astimezone(zone).replace(tzinfo=None) if instant.tzinfo else instant
    return here.replace(second=0, microsecond=0, fold=0)
