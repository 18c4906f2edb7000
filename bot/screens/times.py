"""How does somebody say how they work? A few taps for the usual plans, a row of days for any other."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Final

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import joined
from bot.screens.screen import Button, Screen, column, grid, row
from bot.shiftplans import THREE, TWO, time_of
from bot.texts import times as texts
from bot.texts import unit
from bot.texts.tongue import Tongue
from learning.rota import DAYS_A_WEEK, Shift

SHIFTS: Final = tuple(Shift)
"""a button names a shift by its place, counted from one"""
WEEKDAYS: Final = 0b0011111
WEEKDAYS_AND_SATURDAY: Final = 0b0111111
MINUTES: Final = (0, 10, 20, 30, 40, 50)
EARLY_STARTS: Final = (270, 300, 330, 360, 390, 420)
"""minutes of the day: from half past four to seven"""
LONGEST_RHYTHM: Final = 56
"""days: eight weeks; more do not fit into a button"""
_RHYTHM_BASE: Final = len(SHIFTS) + 1


def number_of(shift: Shift) -> int:
    return SHIFTS.index(shift) + 1


def shift_of(number: int) -> Shift | None:
    """None for 0 and for numbers that no button has."""
    return SHIFTS[number - 1] if 1 <= number <= len(SHIFTS) else None


# --- which plan ---------------------------------------------------------------------------------


def ask_for_times(to: Tongue, *, intro: str = "") -> Screen:
    def page(text: str, page: str) -> Button:
        return Button(text=text, data=encode(callbacks.PlanPage(page)))

    return Screen(
        html=joined(intro, texts.shall_i_write(to)),
        rows=(
            row(page(texts.day_shift(to), "day"), _days(texts.own_hours(to), "flex", 0)),
            row(
                Button(text=texts.two_shifts(to), data=encode(callbacks.Weeks(2, 0, 0, 0))),
                Button(text=texts.three_shifts(to), data=encode(callbacks.Weeks(3, 0, 0, 0))),
            ),
            row(
                page(texts.changing(to), "changing"),
                Button(text=texts.other_rhythm(to), data=encode(callbacks.Rhythm(0, 0))),
            ),
            row(Button(text=texts.i_come_myself(to), data=encode(callbacks.ComeMyself()))),
        ),
    )


def no_nudges(to: Tongue) -> Screen:
    return Screen(html=texts.no_nudges(to))


def never(to: Tongue) -> Screen:
    return ask_for_times(to, intro=texts.times_never(to))


def day_shift(to: Tongue) -> Screen:
    def week(text: str, mask: int) -> Button:
        return Button(text=text, data=encode(callbacks.Hour("day", mask)))

    return Screen(
        html=texts.which_days(to),
        rows=column(
            week(texts.monday_to_friday(to), WEEKDAYS),
            week(texts.monday_to_saturday(to), WEEKDAYS_AND_SATURDAY),
            _days(texts.other_days(to), "day", 0),
        ),
    )


def days(to: Tongue, kind: str, mask: int) -> Screen:
    toggles = [
        _days(f"{'☑' if mask & 1 << day else '☐'} {to.weekday(day)}", kind, mask ^ 1 << day)
        for day in range(DAYS_A_WEEK)
    ]
    done = Button(text=unit.finished(to), data=encode(callbacks.Hour(kind, mask)))
    rows = (row(*toggles[:4]), row(*toggles[4:]))
    return Screen(html=texts.which_days(to), rows=(*rows, row(done)) if mask else rows)


def hours(to: Tongue, kind: str, mask: int) -> Screen:
    buttons = [Button(text=str(hour), data=encode(callbacks.Minute(kind, mask, hour))) for hour in range(24)]
    text = texts.which_hour(to) if kind == "flex" else texts.when_begins_shift(to)
    return Screen(html=text, rows=grid(buttons, 6))


def minutes(to: Tongue, kind: str, mask: int, hour: int) -> Screen:
    buttons = [
        Button(
            text=to.clock(time(hour, minute)), data=encode(callbacks.Times(kind, mask, hour * 60 + minute))
        )
        for minute in MINUTES
    ]
    return Screen(html=texts.which_minute(to), rows=grid(buttons, 3))


def _days(text: str, kind: str, mask: int) -> Button:
    return Button(text=text, data=encode(callbacks.Days(kind, mask)))


# --- two and three shifts -----------------------------------------------------------------------


def weeks(to: Tongue, asked: callbacks.Weeks) -> Screen:
    """Asks for this week's shift, then, where the order is open, the next one's, then when early begins."""
    shifts = TWO if asked.count == len(TWO) else THREE
    if not asked.first:
        chosen = [callbacks.Weeks(asked.count, number_of(shift), 0, 0) for shift in shifts]
        return _choice(to, texts.this_week(to), shifts, chosen)
    left = [shift for shift in shifts if number_of(shift) != asked.first]
    if not asked.second and len(left) > 1:
        chosen = [callbacks.Weeks(asked.count, asked.first, number_of(shift), 0) for shift in left]
        return _choice(to, texts.next_week(to), left, chosen)
    second = asked.second or number_of(left[0])
    buttons = [
        Button(
            text=to.clock(time_of(starts)),
            data=encode(callbacks.Weeks(asked.count, asked.first, second, starts)),
        )
        for starts in EARLY_STARTS
    ]
    return Screen(html=texts.when_begins_early(to), rows=grid(buttons, 3))


def _choice(to: Tongue, text: str, shifts: Sequence[Shift], actions: Sequence[callbacks.Weeks]) -> Screen:
    buttons = (
        Button(text=texts.shift(to, shift), data=encode(action))
        for shift, action in zip(shifts, actions, strict=True)
    )
    return Screen(html=text, rows=(row(*buttons),))


# --- any other rhythm ---------------------------------------------------------------------------


def rhythm(to: Tongue, shifts: Sequence[Shift], *, today: date) -> Screen:
    """Every tap adds a day; a working week can be filled with one more."""

    def with_days(text: str, days: Sequence[Shift], *, done: bool = False) -> Button:
        return Button(text=text, data=encode(callbacks.Rhythm(packed(days), int(done))))

    named = [
        texts.painted(to, today + timedelta(days=ahead), texts.shift(to, shift))
        for ahead, shift in enumerate(shifts)
    ]
    rows = []
    if len(shifts) < LONGEST_RHYTHM:
        rows.append(row(*(with_days(texts.shift(to, shift), [*shifts, shift]) for shift in SHIFTS)))
    week = _week_filled(shifts, today)
    if week and len(week) <= LONGEST_RHYTHM:
        rows.append(row(with_days(texts.rest_of_week(to), week)))
    if shifts:
        rows.append(row(with_days(texts.take_back(to), shifts[:-1])))
    if any(shift is not Shift.FREE for shift in shifts):
        rows.append(row(with_days(texts.rhythm_done(to, len(shifts)), shifts, done=True)))
    so_far = texts.rhythm_so_far(to, named[-DAYS_A_WEEK:]) if shifts else ""
    return Screen(html=joined(texts.which_rhythm(to), so_far), rows=tuple(rows))


def _week_filled(shifts: Sequence[Shift], today: date) -> list[Shift] | None:
    """The last shift goes on until Friday, then two free days; None after Thursday."""
    if not shifts or shifts[-1] is Shift.FREE:
        return None
    weekday = (today + timedelta(days=len(shifts) - 1)).weekday()
    return [*shifts, *[shifts[-1]] * (4 - weekday), Shift.FREE, Shift.FREE] if weekday < 4 else None


def packed(shifts: Sequence[Shift]) -> int:
    return sum(number_of(shift) * _RHYTHM_BASE**place for place, shift in enumerate(shifts))


def unpacked(number: int) -> tuple[Shift, ...]:
    """Up to the first digit that is no shift, at most eight weeks."""
    shifts: list[Shift] = []
    while (shift := shift_of(number % _RHYTHM_BASE)) and len(shifts) < LONGEST_RHYTHM:
        shifts.append(shift)
        number //= _RHYTHM_BASE
    return tuple(shifts)


# --- pauses -------------------------------------------------------------------------------------

PAUSES: Final = (7, 14, 28)
FOREVER: Final = 999
LEAVE_DAYS: Final = 28
"""on one page"""


def pause(to: Tongue, *, is_paused: bool, today: date) -> Screen:
    def length(text: str, days: int) -> Button:
        return Button(text=text, data=encode(callbacks.PauseFor(days)))

    tomorrow = today.toordinal() + 1
    return Screen(
        html=texts.pause_how_long(to),
        rows=column(
            *(length(texts.pause_days(to, days), days) for days in PAUSES),
            Button(text=texts.pause_until(to), data=encode(callbacks.LeaveUntil(tomorrow, 0))),
            length(texts.pause_open(to), FOREVER),
            *([length(texts.pause_end(to), 0)] if is_paused else []),
        ),
    )


def leave(to: Tongue, first: date) -> Screen:
    """The days of four weeks from then on."""
    ordinals = range(first.toordinal(), first.toordinal() + LEAVE_DAYS)
    buttons = [
        Button(text=texts.day_name(to, date.fromordinal(day)), data=encode(callbacks.LeaveUntil(day, 1)))
        for day in ordinals
    ]
    later = Button(text=texts.later_days(to), data=encode(callbacks.LeaveUntil(ordinals[-1] + 1, 0)))
    return Screen(html=texts.last_silent_day(to), rows=(*grid(buttons, 4), row(later)))


def paused(to: Tongue, until: date | None) -> Screen:
    return Screen(html=texts.paused_until(to, until) if until else texts.paused(to))


def pause_ended(to: Tongue) -> Screen:
    return Screen(html=texts.pause_ended(to))
