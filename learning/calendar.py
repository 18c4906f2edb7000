"""When may somebody be written to, and is it better to stay silent?

A plan gives slots: short windows in working time. A slot is used once and never late; the calm contract
decides whether it is used at all. Local times become instants here and nowhere else: durations are added
to UTC only, since a local clock jumps twice a year.

Another kind of plan becomes a member of `Plan` and a case in `_slot_on`; all rules below hold for it too.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import assert_never
from zoneinfo import ZoneInfo

from learning.packing import FLOOR

WINDOW = timedelta(hours=2)
"""A nudge that would come later than this after its slot opened is not sent. Source: calm contract."""
GAP = timedelta(hours=3)
"""Between two messages that the bot starts. Source: calm contract."""
WEEKLY_CAP = 4
"""Nudges a week, unless the learner says otherwise. Source: calm contract."""
PATIENCE = 3
"""Nudges without a tap before the one kind sentence and silence. Source: calm contract."""
SEARCH_DAYS = 400
"""Any plan with a working day has a slot within a year: no weekday is a holiday every week."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weekly:
    """The same days and the same time every week."""

    days: frozenset[int]
    """working days, Monday is 0"""
    at: time
    """local, without a zone"""
    zone: str
    """IANA name, Europe/Berlin"""
    state: str
    """ISO 3166-2 subdivision of Germany, BY; empty: national holidays only"""
    weekly_cap: int = WEEKLY_CAP

    def __post_init__(self) -> None:
        if not self.days <= frozenset(range(7)):
            raise ValueError(f"days are 0 (Monday) to 6, not {sorted(self.days)}")
        if self.at.tzinfo is not None:
            raise ValueError("at is a local time without a zone: the zone has a field of its own")


@dataclass(frozen=True, slots=True)
class Never:
    """Nobody is written to: whoever wants to learn comes alone."""


Plan = Weekly | Never


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """Silence without a reason."""

    until: date | None
    """the last silent local day; None: until the learner ends it"""

    def covers(self, day: date) -> bool:
        return self.until is None or day <= self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A window in one local day; open at its first instant, closed at its last."""

    opens_at: datetime
    """aware UTC"""
    closes_at: datetime
    """aware UTC, at most two hours later"""


def next_slot(plan: Plan, *, after: datetime, pause: Pause | None = None) -> Slot | None:
    """The first slot that opens later than `after` on a working day; None if there is none to come.

    Raises: ValueError for an unknown state, ZoneInfoNotFoundError for an unknown zone.
    """
    if isinstance(plan, Never) or (pause and pause.until is None):
        return None
    day = after.astimezone(ZoneInfo(plan.zone)).date()
    if pause and pause.until and pause.covers(day):
        day = pause.until + timedelta(days=1)
    for ahead in range(SEARCH_DAYS):
        slot = _slot_on(plan, day + timedelta(days=ahead))
        if slot and slot.opens_at > after:
            return slot
    return None


def _slot_on(plan: Weekly, day: date) -> Slot | None:
    """The slot of a local day; None on days off and holidays."""
    if day.weekday() not in plan.days or day in public_holidays(plan.state, day.year):
        return None
    zone = ZoneInfo(plan.zone)
    opens_at = _instant(day, plan.at, zone)
    if opens_at.astimezone(zone).date() != day:
        return None  # the clocks skipped the rest of that day
    midnight = _instant(day + timedelta(days=1), time(), zone)
    return Slot(opens_at=opens_at, closes_at=min(opens_at + WINDOW, midnight))


def _instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """A local time that the clocks skip moves on by what they skip; of one that comes twice, the first."""
    return datetime.combine(day, at.replace(fold=0), tzinfo=zone).astimezone(UTC)


@lru_cache(maxsize=256)
def public_holidays(state: str, year: int) -> frozenset[date]:
    """
    All days off in that German state, those of only some of its towns included: better silent than wrong.

    Raises: ValueError if there is no such state.
    """
    import holidays

    try:
        found = holidays.country_holidays(
            "DE", subdiv=state or None, years=year, categories=("public", "catholic")
        )
    except NotImplementedError as error:
        raise ValueError(f"{state!r} is no German state; one looks like BY or NW") from error
    return frozenset(found)


# --- the calm contract --------------------------------------------------------------------------


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
    ALREADY_TODAY = "already_today"
    TOO_CLOSE = "too_close"
    """less than three hours after the message before"""
    WEEK_FULL = "week_full"
    NOTHING_WORTH = "nothing_worth"


@dataclass(frozen=True, slots=True, kw_only=True)
class SendNudge:
    valid_until: datetime
    """aware UTC; after it the nudge is dropped, wherever it is"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SayFarewell:
    """One kind sentence, then silence."""

    valid_until: datetime
    """aware UTC"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StaySilent:
    reason: Silence


Decision = SendNudge | SayFarewell | StaySilent


def decide(
    plan: Plan,
    calm: Calm,
    *,
    now: datetime,
    slot: Slot,
    pause: Pause | None,
    worth: float,
    new_unit_waits: bool,
) -> Decision:
    """What happens in this slot. `worth` is the best gain of any question that day, 0 to 1."""
    match plan:
        case Never():
            return StaySilent(reason=Silence.NO_PLAN)
        case Weekly():
            silence = _silence(plan, calm, now=now, slot=slot, pause=pause)
        case _:
            assert_never(plan)
    if silence:
        return StaySilent(reason=silence)
    if calm.ignored >= PATIENCE:
        return SayFarewell(valid_until=slot.closes_at)
    if worth < FLOOR and not new_unit_waits:
        return StaySilent(reason=Silence.NOTHING_WORTH)
    return SendNudge(valid_until=slot.closes_at)


def _silence(plan: Weekly, calm: Calm, *, now: datetime, slot: Slot, pause: Pause | None) -> Silence | None:
    """Why no message may be started now, whatever it would say; None if one may."""
    zone = ZoneInfo(plan.zone)
    day = slot.opens_at.astimezone(zone).date()
    sent_at = calm.last_sent_at
    hindrances = (
        (Silence.QUIET, calm.quiet),
        (Silence.PAUSED, pause is not None and pause.covers(day)),
        (Silence.NO_SLOT, _slot_on(plan, day) != slot),
        (Silence.EARLY, now < slot.opens_at),
        (Silence.LATE, now >= slot.closes_at),
        (Silence.ALREADY_TODAY, sent_at is not None and sent_at.astimezone(zone).date() == day),
        (Silence.TOO_CLOSE, sent_at is not None and now - sent_at < GAP),
        (Silence.WEEK_FULL, calm.sent_in_week >= plan.weekly_cap),
    )
    return next((reason for reason, holds in hindrances if holds), None)
