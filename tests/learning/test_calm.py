"""Is it better to stay silent? The calm contract, rule by rule; a year of it is in tests/bot."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from learning.calendar import Never, Pause, Plan, Slot, Timetable, next_slot, slot_on
from learning.calm import (
    GAP,
    PATIENCE,
    Calm,
    Decision,
    SayFarewell,
    SayPlanEnds,
    SendNudge,
    Silence,
    StaySilent,
    hindrance,
    say,
)
from learning.packing import FLOOR
from learning.rota import Entry, Roster, Shift
from tests.learning.builders import weekly

BERLIN = ZoneInfo("Europe/Berlin")
PLAN = weekly()
CALM = Calm(sent_in_week=0, last_sent_at=None, ignored=0, quiet=False)
OPENS = datetime(2026, 3, 4, 5, 40, tzinfo=BERLIN).astimezone(UTC)  # a Wednesday


def slot_of(plan: Timetable, day: date) -> Slot:
    slot = slot_on(plan, day)
    assert slot is not None
    return slot


SLOT = slot_of(PLAN, date(2026, 3, 4))
NUDGE = SendNudge(valid_until=SLOT.closes_at)


def decided(
    calm: Calm = CALM,
    *,
    plan: Plan = PLAN,
    now: datetime = OPENS,
    slot: Slot = SLOT,
    pause: Pause | None = None,
    worth: float = 1.0,
    new_unit_waits: bool = False,
) -> Decision:
    silence = hindrance(plan, calm, now=now, slot=slot, pause=pause)
    if silence:
        return StaySilent(reason=silence)
    return say(plan, calm, slot=slot, worth=worth, new_unit_waits=new_unit_waits)


def silent(reason: Silence) -> StaySilent:
    return StaySilent(reason=reason)


def test_a_question_worth_asking_is_worth_a_nudge() -> None:
    assert decided(worth=FLOOR) == NUDGE


def test_without_one_a_new_unit_is() -> None:
    assert decided(worth=0, new_unit_waits=True) == NUDGE
    assert decided(worth=FLOOR / 2) == silent(Silence.NOTHING_WORTH)


def test_who_comes_alone_is_never_written_to() -> None:
    assert decided(plan=Never()) == silent(Silence.NO_PLAN)


def test_a_late_nudge_is_not_sent_and_an_early_one_neither() -> None:
    assert decided(now=SLOT.closes_at - timedelta(seconds=1)) == NUDGE
    assert decided(now=SLOT.closes_at) == silent(Silence.LATE)
    assert decided(now=OPENS + timedelta(days=10)) == silent(Silence.LATE)
    assert decided(now=OPENS - timedelta(seconds=1)) == silent(Silence.EARLY)


@pytest.mark.parametrize("until", [None, date(2026, 3, 4), date(2026, 3, 20)])
def test_a_pause_is_kept(until: date | None) -> None:
    assert decided(pause=Pause(until=until)) == silent(Silence.PAUSED)


def test_a_pause_that_is_over_hinders_nothing() -> None:
    assert decided(pause=Pause(until=date(2026, 3, 3))) == NUDGE


@pytest.mark.parametrize("plan", [weekly(days=frozenset({0})), weekly("13:30")])
def test_a_slot_that_the_plan_no_longer_has_is_not_used(plan: Timetable) -> None:
    assert decided(plan=plan) == silent(Silence.NO_SLOT)


def test_one_nudge_a_shift_is_enough() -> None:
    night = replace(PLAN, pattern=Roster(entries=(Entry(on=date(2026, 3, 4), shift=Shift.NIGHT),)))
    slot = slot_of(night, date(2026, 3, 4))
    in_the_shift = replace(CALM, last_sent_at=slot.shift.starts_at, sent_in_week=1)
    late = replace(slot, opens_at=slot.opens_at)
    assert decided(in_the_shift, plan=night, slot=late, now=slot.opens_at) == silent(Silence.ALREADY_IN_SHIFT)


def test_two_shifts_of_one_day_are_two_shifts() -> None:
    """Who has swapped in the afternoon was written to in the morning, and may be again."""
    sent = replace(CALM, last_sent_at=OPENS - timedelta(hours=4), sent_in_week=1)
    assert decided(sent) == NUDGE


def test_three_hours_lie_between_two_messages() -> None:
    midnight = weekly("00:30")
    slot = next_slot(midnight, after=OPENS)
    assert slot is not None
    late_last_evening = replace(CALM, last_sent_at=slot.opens_at - GAP + timedelta(minutes=1))
    assert decided(late_last_evening, plan=midnight, slot=slot, now=slot.opens_at) == silent(
        Silence.TOO_CLOSE
    )
    earlier = replace(CALM, last_sent_at=slot.opens_at - GAP)
    assert isinstance(decided(earlier, plan=midnight, slot=slot, now=slot.opens_at), SendNudge)


def test_the_week_has_a_cap_that_the_learner_may_lower() -> None:
    assert decided(replace(CALM, sent_in_week=3)) == NUDGE
    assert decided(replace(CALM, sent_in_week=4)) == silent(Silence.WEEK_FULL)
    assert decided(replace(CALM, sent_in_week=2), plan=weekly(weekly_cap=2)) == silent(Silence.WEEK_FULL)


def test_after_three_nudges_without_a_tap_comes_one_kind_sentence_and_then_silence() -> None:
    assert decided(replace(CALM, ignored=PATIENCE - 1)) == NUDGE
    assert decided(replace(CALM, ignored=PATIENCE), worth=0) == SayFarewell(valid_until=SLOT.closes_at)
    assert decided(replace(CALM, ignored=PATIENCE, quiet=True)) == silent(Silence.QUIET)


def test_the_kind_sentence_keeps_the_contract_too() -> None:
    assert decided(replace(CALM, ignored=PATIENCE), now=SLOT.closes_at) == silent(Silence.LATE)


# --- a roster ends ------------------------------------------------------------------------------

DAYS = [date(2026, 3, 2) + timedelta(days=ahead) for ahead in range(5)]  # Monday to Friday
ROSTER = replace(PLAN, pattern=Roster(entries=tuple(Entry(on=day, shift=Shift.EARLY) for day in DAYS)))


def test_in_the_last_shift_that_is_known_it_is_said_that_silence_follows() -> None:
    slot = slot_of(ROSTER, DAYS[-1])
    assert decided(plan=ROSTER, slot=slot, now=slot.opens_at, worth=0) == SayPlanEnds(
        valid_until=slot.closes_at, unknown_from=date(2026, 3, 7)
    )
    before = slot_of(ROSTER, DAYS[-2])
    assert isinstance(decided(plan=ROSTER, slot=before, now=before.opens_at), SendNudge)


def test_one_message_of_that_week_is_kept_for_it() -> None:
    thursday, friday = slot_of(ROSTER, DAYS[-2]), slot_of(ROSTER, DAYS[-1])
    three = replace(CALM, sent_in_week=3)
    assert decided(three, plan=ROSTER, slot=thursday, now=thursday.opens_at) == silent(Silence.WEEK_FULL)
    assert isinstance(decided(three, plan=ROSTER, slot=friday, now=friday.opens_at), SayPlanEnds)


def test_days_off_at_its_end_are_known_too() -> None:
    free = Entry(on=date(2026, 3, 8), shift=Shift.FREE)
    assert isinstance(ROSTER.pattern, Roster)
    plan = replace(ROSTER, pattern=ROSTER.pattern.with_entries([free]))
    friday = slot_of(plan, DAYS[-1])
    decision = decided(plan=plan, slot=friday, now=friday.opens_at)
    assert decision == SayPlanEnds(valid_until=friday.closes_at, unknown_from=date(2026, 3, 9))


def test_whoever_ignored_three_is_left_in_peace_all_the_same() -> None:
    friday = slot_of(ROSTER, DAYS[-1])
    ignored = replace(CALM, ignored=PATIENCE)
    assert isinstance(decided(ignored, plan=ROSTER, slot=friday, now=friday.opens_at), SayFarewell)
