"""A learner's slot has come: is a nudge worth it, and when is the next one?"""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import assert_never
from zoneinfo import ZoneInfo

from learning import calendar, calm, opening
from learning.calendar import Never, Slot
from learning.calm import Calm, SayFarewell, SayPlanEnds, SendNudge, Silence, StaySilent
from learning.model import Unit
from learning.packing import worth
from learning.ports import Library, Study
from learning.session import Learner


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUnit:
    """A nudge to a new case."""

    unit: Unit
    slot: Slot
    replaces: int | None
    """message id of the unanswered nudge before it"""
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Refresh:
    """A nudge to questions that are about to be forgotten."""

    questions: int
    """1 to 4"""
    slot: Slot
    replaces: int | None
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Farewell:
    """The one kind sentence before silence."""

    slot: Slot
    replaces: int | None
    language: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanEnds:
    """Nothing is known of the days to come, so that silence follows."""

    slot: Slot
    unknown_from: date
    """local day"""
    replaces: int | None
    language: str


Message = NewUnit | Refresh | Farewell | PlanEnds


async def act(study: Study, library: Library, *, slot_at: datetime, now: datetime) -> Message | StaySilent:
    """Decides about the slot that opened at `slot_at` and moves the learner on to the next one."""
    learner = await study.learner()
    learner = replace(learner, calm=this_week(learner.calm, zone=learner.zone, now=now))
    slot = _slot(learner, slot_at)
    if slot is None:
        message: Message | StaySilent = StaySilent(reason=Silence.NO_SLOT)
    else:
        message = await _message(study, library, learner, slot=slot, now=now)
    await study.save_learner(replace(learner, next_slot=_next(learner, after=now)))
    return message


async def _message(
    study: Study, library: Library, learner: Learner, *, slot: Slot, now: datetime
) -> Message | StaySilent:
    plan, before = learner.plan or Never(), learner.calm
    silence = calm.hindrance(plan, before, now=now, slot=slot, pause=learner.pause)
    if silence:
        return StaySilent(reason=silence)
    today = now.astimezone(ZoneInfo(learner.zone)).date()
    unit = await opening.next_unit(study, library, learner)
    pool = await opening.candidates(study, library, learner)
    decision = calm.say(plan, before, slot=slot, worth=worth(pool, on=today), new_unit_waits=unit is not None)
    replaces, language = learner.nudge_message, learner.language
    match decision:
        case StaySilent():
            return decision
        case SayFarewell():
            return Farewell(slot=slot, replaces=replaces, language=language)
        case SayPlanEnds(unknown_from=day):
            return PlanEnds(slot=slot, unknown_from=day, replaces=replaces, language=language)
        case SendNudge():
            cards = await opening.reviews(study, library, learner, on=today)
            if cards or unit is None:
                return Refresh(questions=len(cards), slot=slot, replaces=replaces, language=language)
            return NewUnit(unit=unit, slot=slot, replaces=replaces, language=language)
        case _:
            assert_never(decision)


async def sent(study: Study, *, message: int, is_farewell: bool, now: datetime) -> None:
    """A message counts when it has really been sent: one that expired on its way was never ignored."""
    learner = await study.learner()
    week = this_week(learner.calm, zone=learner.zone, now=now)
    counted = replace(week, sent_in_week=week.sent_in_week + 1, last_sent_at=now)
    if is_farewell:
        silent = replace(learner, calm=replace(counted, quiet=True), next_slot=None)
        await study.save_learner(replace(silent, nudge_message=message))
    else:
        ignorable = replace(counted, ignored=counted.ignored + 1)
        await study.save_learner(replace(learner, calm=ignorable, nudge_message=message))


def woken(learner: Learner, *, now: datetime) -> Learner:
    """A tap ends every silence and counts every nudge as answered."""
    awake = replace(learner, calm=replace(learner.calm, ignored=0, quiet=False), nudge_message=None)
    return replace(awake, next_slot=learner.next_slot or _next(awake, after=now))


def rescheduled(learner: Learner, *, now: datetime) -> Learner:
    """After a change of plan or pause: the next slot from now on."""
    return replace(learner, next_slot=_next(learner, after=now))


def this_week(before: Calm, *, zone: str, now: datetime) -> Calm:
    """The count of sent nudges starts anew with every ISO week of the learner's zone."""
    if before.last_sent_at is None:
        return replace(before, sent_in_week=0)
    here = ZoneInfo(zone)
    same = before.last_sent_at.astimezone(here).isocalendar()[:2] == now.astimezone(here).isocalendar()[:2]
    return before if same else replace(before, sent_in_week=0)


def _slot(learner: Learner, slot_at: datetime) -> Slot | None:
    """The slot that opens at this instant, if the plan still has it."""
    if learner.plan is None:
        return None
    just_before = slot_at - timedelta(microseconds=1)
    slot = calendar.next_slot(learner.plan, after=just_before, pause=learner.pause)
    return slot if slot is not None and slot.opens_at == slot_at else None


def _next(learner: Learner, *, after: datetime) -> datetime | None:
    if learner.plan is None or isinstance(learner.plan, Never) or learner.calm.quiet:
        return None
    slot = calendar.next_slot(learner.plan, after=after, pause=learner.pause)
    return slot.opens_at if slot else None
