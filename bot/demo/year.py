"""What happened before anybody looks? A year of weeks, each closed at its Monday by the real ticks.

Of the weeks in which nobody with a phone is there, only the Mondays are lived; from then on time passes
step by step, so that every digest arrives at its own hour.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.demo.timemachine import HOME, MONDAY_AT, TimeMachine
from reporting.periods import WEEK, monday_of

WEEKS: Final = 54
"""before the present one: two half-years to compare, and the first weeks, which never count"""
OFFICE_WEEKS: Final = 5
"""so long ago the manager and the works council joined"""
CHECK_WEEKS: Final = (12, 3)
"""so long ago the company judged itself"""
Event = Callable[[date], Awaitable[None]]
"""what happens in the week of this Monday, after its digest"""


def week_of(now: datetime, *, weeks_ago: int = 0) -> date:
    return monday_of(now.astimezone(HOME).date()) - weeks_ago * WEEK


def founded_at(now: datetime) -> datetime:
    """On a Monday morning, so that the company's first week is a whole one."""
    return datetime.combine(week_of(now, weeks_ago=WEEKS), MONDAY_AT, tzinfo=HOME)


def offices_at(now: datetime) -> datetime:
    """On a Wednesday morning."""
    day = week_of(now, weeks_ago=OFFICE_WEEKS) + timedelta(days=2)
    return datetime.combine(day, time(10), tzinfo=HOME)


async def live_through(
    machine: TimeMachine, *, now: datetime, until: datetime, events: Mapping[int, Event]
) -> None:
    """Up to the last Monday before `until`; `events` happen so many weeks before the week of `now`."""
    for weeks_ago in range(WEEKS - 1, -1, -1):
        week = week_of(now, weeks_ago=weeks_ago)
        at = datetime.combine(week, MONDAY_AT, tzinfo=HOME)
        if at >= until:
            return
        if weeks_ago < OFFICE_WEEKS:
            await machine.travel(at)
        else:
            await machine.leap(at)
        if weeks_ago in events:
            await events[weeks_ago](week)
