"""Every screen about shifts, times and silence, made from a rota and a roster of one invented person."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from bot.buttons.times import SpanOf, Weeks
from bot.screens import fortnight, nudge, times
from bot.screens.fortnight import Planned
from bot.screens.screen import Screen
from bot.texts import fortnight as texts
from bot.texts.tongue import Tongue
from learning.calendar import AfterStart, BeforeHandover, OwnTimes, Timetable
from learning.rota import Entry, Roster, Shift, by_weeks

MONDAY = date(2026, 9, 28)
"""with a holiday in the two weeks: 3 October"""
NOW = datetime(2026, 9, 28, 10, 0, tzinfo=UTC)
ROTA = Timetable(
    pattern=by_weeks([Shift.EARLY, Shift.NIGHT], monday=MONDAY, days=frozenset(range(6))),
    zone="Europe/Berlin",
    state="BY",
    changes=(Entry(on=date(2026, 9, 30), shift=Shift.LATE),),
)
KNOWN = (Shift.EARLY, Shift.LATE, Shift.FREE, Shift.NIGHT, Shift.DAY)
ENTRIES = tuple(Entry(on=MONDAY + timedelta(days=ahead), shift=shift) for ahead, shift in enumerate(KNOWN))
ROSTER = replace(ROTA, pattern=Roster(entries=ENTRIES), changes=())


def planned(plan: Timetable, *, is_paused: bool = False) -> Planned:
    return Planned(plan=plan, now=NOW, is_paused=is_paused)


def time_screens(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield from _plans(to)
    yield from _fortnights(to)
    yield from _silence(to)
    yield from _nudges(to)


def _plans(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield "times", times.ask_for_times(to)
    yield "times, never", times.never(to)
    yield "day shift", times.day_shift(to)
    yield "days", times.days(to, "day", 0b0010101)
    yield "hours", times.hours(to, "day", times.WEEKDAYS)
    yield "hours, own", times.hours(to, "flex", times.WEEKDAYS)
    yield "minutes", times.minutes(to, "day", times.WEEKDAYS, 5)
    yield "two shifts, this week", times.weeks(to, Weeks(2, 0, 0, 0))
    yield "three shifts, next week", times.weeks(to, Weeks(3, times.number_of(Shift.LATE), 0, 0))
    yield "two shifts, begin", times.weeks(to, Weeks(2, times.number_of(Shift.LATE), 0, 0))
    yield "rhythm, empty", times.rhythm(to, (), today=MONDAY)
    yield "rhythm", times.rhythm(to, (Shift.EARLY, Shift.EARLY, Shift.LATE), today=MONDAY)
    yield "no nudges", times.no_nudges(to)


def _fortnights(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield "fortnight of a rota", fortnight.view(to, planned(ROTA))
    own = OwnTimes(((Shift.EARLY, time(6, 30)), (Shift.NIGHT, time(2))))
    yield "fortnight, own times", fortnight.view(to, planned(replace(ROTA, moment=own, weekly_cap=1)))
    yield "fortnight of a roster, paused", fortnight.view(to, planned(ROSTER, is_paused=True))
    handover = BeforeHandover(timedelta(hours=1))
    yield (
        "fortnight, nothing known",
        fortnight.view(to, planned(replace(ROSTER, pattern=Roster(), moment=handover))),
    )
    yield "settled", fortnight.settled(to, planned(replace(ROTA, moment=AfterStart(timedelta()))))
    yield "settled, silent", fortnight.settled(to, planned(ROTA, is_paused=True))
    yield "days of a rota", fortnight.days(to, planned(ROTA), hand=Shift.EARLY)
    yield "days of a roster", fortnight.days(to, planned(ROSTER), hand=Shift.NIGHT)
    yield "today", fortnight.today(to)
    yield "file wanted", fortnight.file_wanted(to)
    yield "file unreadable", fortnight.file_fault(to, texts.file_unreadable(to))
    yield "file without days", fortnight.file_fault(to, texts.file_without_days(to))
    yield "file too large", fortnight.file_fault(to, texts.file_too_large(to))
    yield "file not fetched", fortnight.file_fault(to, texts.file_not_fetched(to))
    yield "spans", fortnight.spans(to, ROTA)
    yield "span begins", fortnight.span(to, SpanOf(times.number_of(Shift.EARLY), 0, 0))
    yield "span lasts", fortnight.span(to, SpanOf(times.number_of(Shift.EARLY), 331, 0))
    yield "moment", fortnight.moment(to, ROTA)
    yield "own time", fortnight.own_time(to, ROTA, Shift.NIGHT)
    yield "often", fortnight.often(to, ROTA)
    yield "holidays", fortnight.holidays(to)


def _silence(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield "pause", times.pause(to, is_paused=True, today=MONDAY)
    yield "leave", times.leave(to, MONDAY)
    yield "paused until", times.paused(to, date(2026, 12, 7))
    yield "paused", times.paused(to, None)
    yield "pause ended", times.pause_ended(to)


def _nudges(to: Tongue) -> Iterator[tuple[str, Screen]]:
    yield "nudge to refresh", nudge.review(to, questions=3, minutes=2)
    yield "nudge to something new", nudge.unit(to, minutes=3)
    yield "nudge, later", nudge.later(to)
    yield "nudge, not today", nudge.not_today(to)
    yield "nudge, not this week", nudge.not_this_week(to)
    yield "plan ends", nudge.plan_ends(to, date(2026, 10, 5))
    yield "farewell", nudge.farewell(to)
