"""Which plan do a few taps make? Numbers of a button, which may be forged, become values of the core."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from typing import Final

from learning.calendar import WINDOW, AfterStart, Moment, OwnTimes, Timetable
from learning.rota import DAYS_A_WEEK, Pattern, Rota, Shift, Span, by_weeks

TWO: Final = (Shift.EARLY, Shift.LATE)
THREE: Final = (Shift.EARLY, Shift.LATE, Shift.NIGHT)
MINUTES_A_DAY: Final = 24 * 60
EIGHT_HOURS: Final = 8 * 60
DAYS: Final = range(date(2020, 1, 1).toordinal(), date(2200, 1, 1).toordinal())
"""of a calendar in which somebody may press a button"""
_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A pattern of days, and what else of a plan belongs to it."""

    pattern: Callable[[date], Pattern]
    """made for the local day"""
    adjust: Callable[[Timetable], Timetable]


def same_every_week(mask: int, starts: int, *, is_own: bool) -> Wish:
    """A day shift of eight hours; whoever has hours of their own says when it suits, and no more."""
    days = frozenset(day for day in range(DAYS_A_WEEK) if mask & 1 << day)
    span = span_from(starts, WINDOW // _MINUTE if is_own else EIGHT_HOURS)
    moment = AfterStart(timedelta()) if is_own else AfterStart()

    def pattern(today: date) -> Pattern:
        return by_weeks([Shift.DAY], monday=_monday(today), days=days)

    return Wish(pattern=pattern, adjust=lambda plan: replace(with_span(plan, Shift.DAY, span), moment=moment))


def week_by_week(order: Sequence[Shift], starts: int) -> Wish:
    """A shift a week, Monday to Friday; the late one follows eight hours after the early one, and so on."""

    def adjust(plan: Timetable) -> Timetable:
        for place, shift in enumerate(THREE):
            plan = with_span(plan, shift, span_from(starts + EIGHT_HOURS * place, EIGHT_HOURS))
        return replace(plan, moment=_in_every_shift(plan.moment))

    return Wish(pattern=lambda today: by_weeks(order, monday=_monday(today)), adjust=adjust)


def again_and_again(cycle: tuple[Shift, ...]) -> Wish:
    """These days from today on, and then anew."""
    return Wish(
        pattern=lambda today: Rota(cycle=cycle, first_on=today),
        adjust=lambda plan: replace(plan, moment=_in_every_shift(plan.moment)),
    )


def order_of(first: Shift | None, second: Shift | None, *, count: int) -> tuple[Shift, ...]:
    """The shifts week by week, this one first; empty as long as it is open, or for a forged button."""
    shifts = TWO if count == len(TWO) else THREE
    if first is None or second is None or first is second or not {first, second} <= set(shifts):
        return ()
    return (first, second, *(shift for shift in shifts if shift not in {first, second}))


def with_span(plan: Timetable, shift: Shift, span: Span) -> Timetable:
    return replace(plan, spans=tuple((dict(plan.spans) | {shift: span}).items()))


def with_own_time(plan: Timetable, shift: Shift, at: time) -> Timetable:
    """The other shifts keep their own times."""
    before = dict(plan.moment.times) if isinstance(plan.moment, OwnTimes) else {}
    return replace(plan, moment=OwnTimes(tuple((before | {shift: at}).items())))


def time_of(minute: int) -> time:
    """Of a day; a minute beyond midnight is one of the next."""
    return time(*divmod(minute % MINUTES_A_DAY, 60))


def span_from(starts: int, length: int) -> Span:
    """Both in minutes; a start beyond midnight is one of the next day."""
    return Span(starts=time_of(starts), ends=time_of(starts + length))


def week_mask(mask: int) -> int:
    return mask & (1 << DAYS_A_WEEK) - 1


def day_of(ordinal: int) -> date | None:
    """None for 0 and for a day that no button has."""
    return date.fromordinal(ordinal) if ordinal in DAYS else None


def _monday(today: date) -> date:
    return today - timedelta(days=today.weekday())


def _in_every_shift(moment: Moment) -> Moment:
    """Own times were those of other shifts; where nothing was chosen, half an hour after the start."""
    is_own = isinstance(moment, OwnTimes) or moment == AfterStart(timedelta())
    return AfterStart() if is_own else moment
