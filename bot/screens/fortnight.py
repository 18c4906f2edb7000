"""How do the next fourteen days look, and how is a day of them, a shift or the moment changed?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot import callbacks
from bot.callbacks import encode
from bot.pictures.fortnight import DayMark, path_of
from bot.screens.screen import Button, Picture, Screen, column, grid, row
from bot.screens.times import SHIFTS, number_of, shift_of
from bot.shiftplans import time_of
from bot.texts import fortnight as texts
from bot.texts import times, unit
from bot.texts.tongue import Tongue
from learning.calendar import CAPS, AfterStart, BeforeHandover, OwnTimes, Timetable, next_slot
from learning.fortnight import PlannedDay, fortnight
from learning.rota import WORKED, Roster, Rota, Shift

LENGTHS: Final = (240, 300, 360, 420, 450, 480, 510, 540, 600, 720)
"""minutes of a shift, from four to twelve hours"""
AFTER_START: Final = (10, 30, 60, 120)
BEFORE_HANDOVER: Final = (30, 60)
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A plan on the day it is looked at."""

    plan: Timetable
    now: datetime
    """aware UTC"""
    is_paused: bool

    @property
    def today(self) -> date:
        return self.now.astimezone(ZoneInfo(self.plan.zone)).date()


def view(to: Tongue, planned: Planned) -> Screen:
    """Two weeks as a picture and as text, and everything that can be changed."""
    plan = planned.plan
    days = fortnight(plan, today=planned.today)
    lines = [_line(to, day) for day in days if day.shift is not None]
    parts = [texts.fortnight_title(to), "\n".join(lines), _promise(to, planned)]
    path = path_of(to.language, [_mark(day) for day in days])
    html = "\n\n".join(part for part in parts if part)
    picture = Picture(path=path, description="", is_passing=True)
    return Screen(html=html, rows=_changes(to, planned, days[0]), picture=picture)


def settled(to: Tongue, planned: Planned) -> Screen:
    more = Button(text=unit.something_else(to), data=encode(callbacks.Menu()))
    slot = None if planned.is_paused else next_slot(planned.plan, after=planned.now)
    if slot is None:
        return Screen(html=texts.settled_silent(to), rows=(row(more),))
    at = slot.opens_at.astimezone(ZoneInfo(planned.plan.zone))
    return Screen(html=texts.settled(to, at.date(), at.time()), rows=(row(more),))


def _line(to: Tongue, day: PlannedDay) -> str:
    if day.shift and day.starts and day.ends:
        return texts.day_worked(to, day.on, times.shift(to, day.shift), day.starts, day.ends)
    return texts.day_holiday(to, day.on) if day.is_holiday else texts.day_free(to, day.on)


def _mark(day: PlannedDay) -> DayMark:
    return DayMark(on=day.on, shift=day.shift.value if day.shift else "", starts=day.starts, ends=day.ends)


def _promise(to: Tongue, planned: Planned) -> str:
    plan = planned.plan
    sentences = [texts.when_i_write(to, _moment(to, plan), plan.weekly_cap)]
    if isinstance(plan.pattern, Roster):
        until = plan.pattern.known_until
        is_known = until is not None and until >= planned.today
        sentences.append(texts.known_until(to, until) if until and is_known else texts.nothing_known(to))
    if planned.is_paused:
        sentences.append(texts.paused_meanwhile(to))
    return " ".join(sentences)


def _moment(to: Tongue, plan: Timetable) -> str:
    match plan.moment:
        case AfterStart(by=by):
            return texts.moment_after_start(to, by // _MINUTE)
        case BeforeHandover(by=by):
            return texts.moment_before_handover(to, by // _MINUTE)
        case OwnTimes(times=own):
            return texts.moment_own(to, [texts.own_time(to, times.shift(to, one), at) for one, at in own])


def _changes(to: Tongue, planned: Planned, today: PlannedDay) -> tuple[tuple[Button, ...], ...]:
    def today_is(shift: Shift) -> str:
        return encode(callbacks.Today(number_of(shift)))

    is_free = today.shift in {None, Shift.FREE}
    free = [] if is_free else [Button(text=texts.today_free(to), data=today_is(Shift.FREE))]
    swapped = Button(text=texts.today_swapped(to), data=encode(callbacks.Today(0)))
    holidays = [_page(texts.holidays(to), "holidays")] if isinstance(planned.plan.pattern, Rota) else []
    return (
        row(_page(texts.fits(to), "fits")),
        row(*free, swapped),
        row(_page(texts.change_days(to), "days"), _page(texts.begin_and_end(to), "spans")),
        row(_page(texts.when_in_shift(to), "moment"), _page(texts.how_often(to), "often")),
        row(*holidays, _page(texts.other_plan(to), "plans")),
    )


def _page(text: str, page: str) -> Button:
    return Button(text=text, data=encode(callbacks.PlanPage(page)))


# --- single days --------------------------------------------------------------------------------


def days(to: Tongue, planned: Planned, *, hand: Shift) -> Screen:
    """A shift in the hand, and fourteen days to lay it on; this week on the left, the next on the right."""
    is_roster = isinstance(planned.plan.pattern, Roster)
    first, second = _weeks(fortnight(planned.plan, today=planned.today))
    text = texts.paint_days(to, times.shift(to, hand))
    return Screen(
        html=f"{text} {texts.unknown_days_are_silent(to)}" if is_roster else text,
        rows=(
            row(*(_brush(to, shift, hand) for shift in SHIFTS)),
            *(
                row(_day(to, left, hand), _day(to, right, hand))
                for left, right in zip(first, second, strict=True)
            ),
            *(_for_rosters(to) if is_roster else ()),
            row(_page(unit.finished(to), "view")),
        ),
    )


def _weeks(days: Sequence[PlannedDay]) -> tuple[Sequence[PlannedDay], Sequence[PlannedDay]]:
    half = len(days) // 2
    return days[:half], days[half:]


def _brush(to: Tongue, shift: Shift, hand: Shift) -> Button:
    name = times.shift(to, shift)
    text = texts.in_the_hand(to, name) if shift is hand else name
    return Button(text=text, data=encode(callbacks.Paint(0, number_of(shift))))


def _day(to: Tongue, day: PlannedDay, hand: Shift) -> Button:
    text = times.painted(to, day.on, times.shift(to, day.shift)) if day.shift else texts.unpainted(to, day.on)
    return Button(text=text, data=encode(callbacks.Paint(day.on.toordinal(), number_of(hand))))


def _for_rosters(to: Tongue) -> tuple[tuple[Button, ...], ...]:
    here = Button(text=texts.i_am_here(to), data=encode(callbacks.Here()))
    return (
        row(_page(texts.like_last_week(to), "like"), here),
        row(_page(texts.from_a_file(to), "file")),
    )


def today(to: Tongue) -> Screen:
    buttons = (
        Button(text=times.shift(to, shift), data=encode(callbacks.Today(number_of(shift))))
        for shift in SHIFTS
    )
    return Screen(html=texts.swapped_to(to), rows=grid(tuple(buttons), 3))


def file_wanted(to: Tongue) -> Screen:
    return Screen(html=texts.send_a_file(to), rows=(row(_page(times.back(to), "days")),))


def file_fault(to: Tongue, text: str) -> Screen:
    """What is wrong with a calendar file, and what goes without one."""
    enter = Button(text=times.changing(to), data=encode(callbacks.PlanPage("changing")))
    return Screen(html=text, rows=(row(enter),))


# --- shifts, moments, limits --------------------------------------------------------------------


def spans(to: Tongue, plan: Timetable) -> Screen:
    buttons = (
        Button(text=times.shift(to, shift), data=encode(callbacks.SpanOf(number_of(shift), 0, 0)))
        for shift in _worked(plan)
    )
    return Screen(html=texts.which_shift(to), rows=(row(*buttons),))


def span(to: Tongue, asked: callbacks.SpanOf) -> Screen:
    """First when it begins, to the half hour, then how long it lasts."""
    shift = shift_of(asked.shift) or Shift.DAY
    name = times.shift(to, shift)
    if not asked.starts:
        starts = range(0, 24 * 60, 30)
        buttons = [
            Button(text=to.clock(time_of(at)), data=encode(callbacks.SpanOf(asked.shift, at + 1, 0)))
            for at in starts
        ]
        return Screen(html=texts.shift_begins(to, name), rows=grid(buttons, 4))
    buttons = [
        Button(
            text=texts.hours_long(to, length),
            data=encode(callbacks.SpanOf(asked.shift, asked.starts, length)),
        )
        for length in LENGTHS
    ]
    return Screen(html=texts.shift_lasts(to, name, time_of(asked.starts - 1)), rows=grid(buttons, 2))


def moment(to: Tongue, plan: Timetable) -> Screen:
    def at(text: str, kind: str, minutes: int) -> Button:
        return Button(text=text, data=encode(callbacks.MomentOf(kind, minutes)))

    after = [at(texts.moment_after_start(to, by), "start", by) for by in AFTER_START]
    before = [at(texts.moment_before_handover(to, by), "handover", by) for by in BEFORE_HANDOVER]
    own = [
        Button(
            text=f"{texts.own_moment(to)}: {times.shift(to, shift)}",
            data=encode(callbacks.OwnTime(number_of(shift), 0)),
        )
        for shift in _worked(plan)
    ]
    return Screen(html=texts.which_moment(to), rows=column(*after, *before, *own))


def own_time(to: Tongue, plan: Timetable, shift: Shift) -> Screen:
    """Every half hour of the shift: nothing else can be chosen."""
    span = plan.span_of(shift)
    moments = [time_of(at) for at in range(0, 24 * 60, 30)]
    inside = [at for at in moments if span.holds(at)]
    # of a night shift the evening comes before the morning
    inside.sort(key=lambda at: (at < span.starts, at))
    buttons = [
        Button(
            text=to.clock(at),
            data=encode(callbacks.OwnTime(number_of(shift), at.hour * 60 + at.minute + 1)),
        )
        for at in inside
    ]
    return Screen(html=texts.which_own_hour(to, times.shift(to, shift)), rows=grid(buttons, 4))


def often(to: Tongue, plan: Timetable) -> Screen:
    buttons = [Button(text=texts.cap(to, cap), data=encode(callbacks.Often(cap))) for cap in CAPS]
    return Screen(html=texts.which_cap(to, plan.weekly_cap), rows=grid(buttons, 4))


def holidays(to: Tongue) -> Screen:
    return Screen(
        html=texts.work_on_holidays(to),
        rows=column(
            Button(text=texts.holidays_worked(to), data=encode(callbacks.Holidays(1))),
            Button(text=texts.holidays_off(to), data=encode(callbacks.Holidays(0))),
        ),
    )


def _worked(plan: Timetable) -> tuple[Shift, ...]:
    """The shifts that the plan has; all of them where no day is known yet."""
    days = (
        plan.pattern.cycle if isinstance(plan.pattern, Rota) else [one.shift for one in plan.pattern.entries]
    )
    found = {*days, *(change.shift for change in plan.changes)}
    return tuple(shift for shift in WORKED if shift in found) or WORKED
