"""What does somebody say of their own days? Each word changes the plan; the next slot follows from it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from learning.calendar import Plan, Timetable, shift_on
from learning.nudging import rescheduled, this_week
from learning.ports import Study
from learning.rota import DAYS_A_WEEK, Entry, Roster, Shift, Span

SHOWN_DAYS: Final = 14
"""of a plan, from today on: two weeks, so that a mistake is seen at once. Source: product rule."""
PRESENT_FOR: Final = timedelta(hours=8)
"""How long somebody is at work who says "I am here now"; nobody asks when they leave."""
ENTERED_DAYS: Final = 62
"""of a roster, from today on: two months are the longest that plans are made for"""
_BEGINS: Final = (
    (time(4), Shift.EARLY),
    (time(8), Shift.DAY),
    (time(12), Shift.LATE),
    (time(19), Shift.NIGHT),
)


async def change(study: Study, edit: Callable[[Timetable], Timetable], *, now: datetime) -> Plan | None:
    """The plan after the edit; one that has no days stays as it is."""
    learner = await study.learner()
    if isinstance(learner.plan, Timetable):
        today = now.astimezone(ZoneInfo(learner.plan.zone)).date()
        edited = _forget(edit(learner.plan), before=today)
        learner = rescheduled(replace(learner, plan=edited), now=now)
        await study.save_learner(learner)
    return learner.plan


def say(plan: Timetable, entries: Iterable[Entry]) -> Timetable:
    """These days are so: a roster takes them in, over a rota they lie as exceptions."""
    if isinstance(plan.pattern, Roster):
        return replace(plan, pattern=plan.pattern.with_entries(entries))
    return replace(plan, changes=Roster(entries=plan.changes).with_entries(entries).entries)


def unsay(plan: Timetable, day: date) -> Timetable:
    """Nothing is said of that day any more: unknown in a roster, in a rota as always."""
    if isinstance(plan.pattern, Roster):
        return replace(plan, pattern=plan.pattern.without(day))
    return replace(plan, changes=Roster(entries=plan.changes).without(day).entries)


def paint(plan: Timetable, *, day: date, shift: Shift) -> Timetable:
    """The day becomes that shift; one that was already said to be it is taken back."""
    said = plan.pattern if isinstance(plan.pattern, Roster) else Roster(entries=plan.changes)
    entry = said.entry_on(day)
    if entry and entry.shift is shift:
        return unsay(plan, day)
    return say(plan, [Entry(on=day, shift=shift)])


def like_week_before(plan: Timetable, *, today: date) -> Timetable:
    """The unknown ones of the next fourteen days; a rota knows its days."""
    if not isinstance(plan.pattern, Roster):
        return plan
    return replace(plan, pattern=plan.pattern.like_week_before(shown_days(today)))


def shown_days(today: date) -> Sequence[date]:
    return [today + timedelta(days=ahead) for ahead in range(SHOWN_DAYS)]


def shift_of(span: Span) -> Shift:
    """What a shift with these hours is usually called."""
    begun = [shift for begins, shift in _BEGINS if begins <= span.starts]
    return begun[-1] if begun else Shift.NIGHT


def take_over(
    plan: Plan | None, spans: Sequence[tuple[date, Span]], *, today: date, blank: Timetable
) -> Timetable:
    """The plan after a roster from a file: its days from today on replace what was said of them.

    The days between its first and last that it does not name are free. `blank` is the plan of somebody who
    has none yet; of a day with several spans the earliest counts.
    """
    timetable = plan if isinstance(plan, Timetable) else blank
    worked: dict[date, Span] = {}
    for day, span in sorted(spans, key=lambda found: (found[0], found[1].starts)):
        if today <= day < today + timedelta(days=ENTERED_DAYS):
            worked.setdefault(day, span)
    if not worked:
        return timetable
    if not isinstance(timetable.pattern, Roster):
        timetable = replace(timetable, pattern=Roster(), changes=())
    first, last = max(today, min(worked)), max(worked)
    days = (first + timedelta(days=ahead) for ahead in range((last - first).days + 1))
    return say(timetable, (_entry(day, worked.get(day)) for day in days))


async def arrive(study: Study, *, now: datetime, blank: Timetable) -> None:
    """A shift begins now, unless one is on; the session that is opened with it is its one message."""
    learner = await study.learner()
    plan = learner.plan if isinstance(learner.plan, Timetable) else blank
    here = now.astimezone(ZoneInfo(plan.zone))
    today = here.date()
    shifts = (shift_on(plan, day) for day in (today - timedelta(days=1), today))
    if not any(shift and shift.starts_at <= now < shift.ends_at for shift in shifts):
        starts = here.time().replace(second=0, microsecond=0, fold=0)
        span = Span(starts=starts, ends=(datetime.combine(today, starts) + PRESENT_FOR).time())
        plan = say(plan, [Entry(on=today, shift=shift_of(span), span=span)])
    calm = replace(this_week(learner.calm, zone=learner.zone, now=now), last_sent_at=now)
    present = replace(learner, plan=_forget(plan, before=today), calm=calm)
    await study.save_learner(rescheduled(present, now=now))


def _entry(day: date, span: Span | None) -> Entry:
    return Entry(on=day, shift=shift_of(span) if span else Shift.FREE, span=span)


def _forget(plan: Timetable, *, before: date) -> Timetable:
    """Of days gone by nothing is kept, but for the week that the next one may be like."""
    if isinstance(plan.pattern, Roster):
        week_ago = before - timedelta(days=DAYS_A_WEEK)
        return replace(plan, pattern=plan.pattern.since(week_ago))
    yesterday = before - timedelta(days=1)  # its night shift may not be over
    return replace(plan, changes=Roster(entries=plan.changes).since(yesterday).entries)
