"""What do the next fourteen days look like? So that a mistake in a plan is seen at once."""

from dataclasses import dataclass
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from learning.calendar import Timetable, public_holidays, shift_on, slot_on
from learning.planning import shown_days
from learning.rota import Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    on: date
    shift: Shift | None
    """None: nobody knows, so the bot is silent"""
    starts: time | None
    """local; None on days without a shift"""
    ends: time | None
    message_at: time | None
    """local, when a message may come at the earliest; None on silent days"""
    is_holiday: bool


def fortnight(plan: Timetable, *, today: date) -> tuple[PlannedDay, ...]:
    """Fourteen days, today first."""
    return tuple(_planned(plan, day) for day in shown_days(today))


def _planned(plan: Timetable, day: date) -> PlannedDay:
    entry, shift, slot = plan.entry_on(day), shift_on(plan, day), slot_on(plan, day)
    return PlannedDay(
        on=day,
        shift=entry.shift if entry else None,
        starts=_local(shift.starts_at, plan) if shift else None,
        ends=_local(shift.ends_at, plan) if shift else None,
        message_at=_local(slot.opens_at, plan) if slot else None,
        is_holiday=day in public_holidays(plan.state, day.year),
    )


def _local(instant: datetime, plan: Timetable) -> time:
    return instant.astimezone(ZoneInfo(plan.zone)).time().replace(fold=0)
