"""Is it better to stay silent? The calm contract: what hinders a message, rule by rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, assert_never
from zoneinfo import ZoneInfo

from learning.calendar import (
    Never,
    Pause,
    Plan,
    Slot,
    Timetable,
    last_known_slot,
    slot_on,
)
from learning.packing import FLOOR

GAP: Final = timedelta(hours=3)
"""Between two messages that the bot starts. Source: calm contract."""
PATIENCE: Final = 3
"""Nudges without a tap before the one kind sentence and silence. Source: calm contract."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calm:
    """What counts for the next message that the bot would start."""

    sent_in_week: int
    """nudges in this ISO week of the learner's zone"""
    last_sent_at: datetime | None
    """aware UTC, of the last message that the bot started"""
    ignored: int
    """nudges since the last tap"""
    quiet: bool
    """the kind sentence was said; silence until the learner comes back"""


class Silence(StrEnum):
    NO_PLAN = "no_plan"
    QUIET = "quiet"
    PAUSED = "paused"
    NO_SLOT = "no_slot"
    """a day off, a holiday, or the plan has changed since: an unknown day is a free day"""
    EARLY = "early"
    LATE = "late"
    ALREADY_IN_SHIFT = "already_in_shift"
    TOO_CLOSE = "too_close"
    """less than three hours after the message before"""
    WEEK_FULL = "week_full"
    NOTHING_WORTH = "nothing_worth"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendNudge:
    valid_until: datetime
    """aware UTC; after it the nudge is dropped, wherever it is"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SayPlanEnds:
    """Nothing is known of the days to come: said once, in the last shift that is known."""

    valid_until: datetime
    """aware UTC"""
    unknown_from: date
    """the first local day of which nothing is known"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SayFarewell:
    """One kind sentence, then silence."""

    valid_until: datetime
    """aware UTC"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaySilent:
    reason: Silence


Decision = SendNudge | SayPlanEnds | SayFarewell | StaySilent


def hindrance(plan: Plan, calm: Calm, *, now: datetime, slot: Slot, pause: Pause | None) -> Silence | None:
    """Why no message may be started now, whatever it would say; None if one may."""
    match plan:
        case Never():
            return Silence.NO_PLAN
        case Timetable():
            return next(_hindrances(plan, calm, now=now, slot=slot, pause=pause), None)
        case _:
            assert_never(plan)


def say(plan: Plan, calm: Calm, *, slot: Slot, worth: float, new_unit_waits: bool) -> Decision:
    """What is said where nothing hinders. `worth` is the best gain of any question that day, 0 to 1."""
    if calm.ignored >= PATIENCE:
        return SayFarewell(valid_until=slot.closes_at)
    if isinstance(plan, Timetable) and plan.known_until and last_known_slot(plan) == slot:
        unknown_from = plan.known_until + timedelta(days=1)
        return SayPlanEnds(valid_until=slot.closes_at, unknown_from=unknown_from)
    if worth < FLOOR and not new_unit_waits:
        return StaySilent(reason=Silence.NOTHING_WORTH)
    return SendNudge(valid_until=slot.closes_at)


def _hindrances(
    plan: Timetable, calm: Calm, *, now: datetime, slot: Slot, pause: Pause | None
) -> Iterator[Silence]:
    """The first reason first."""
    sent_at = calm.last_sent_at
    if calm.quiet:
        yield Silence.QUIET
    if pause is not None and pause.covers(slot.shift.on):
        yield Silence.PAUSED
    if slot_on(plan, slot.shift.on) != slot:
        yield Silence.NO_SLOT
    if now < slot.opens_at:
        yield Silence.EARLY
    if now >= slot.closes_at:
        yield Silence.LATE
    if sent_at is not None and slot.shift.starts_at <= sent_at:
        yield Silence.ALREADY_IN_SHIFT
    if sent_at is not None and now - sent_at < GAP:
        yield Silence.TOO_CLOSE
    if calm.sent_in_week >= plan.weekly_cap - _kept_back(plan, slot):
        yield Silence.WEEK_FULL


def _kept_back(plan: Timetable, slot: Slot) -> int:
    """One message of the week in which a roster ends is kept for saying so."""
    last = last_known_slot(plan)
    if last is None or last.opens_at <= slot.opens_at:
        return 0
    zone = ZoneInfo(plan.zone)
    weeks = {one.opens_at.astimezone(zone).isocalendar()[:2] for one in (last, slot)}
    return 1 if len(weeks) == 1 else 0
