"""Is it better to stay silent? The calm contract, rule by rule and over a year."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.calendar import (
    GAP,
    PATIENCE,
    Calm,
    Decision,
    Never,
    Pause,
    Plan,
    SayFarewell,
    SendNudge,
    Silence,
    Slot,
    StaySilent,
    Weekly,
    decide,
    next_slot,
    public_holidays,
)
from learning.packing import FLOOR

BERLIN = ZoneInfo("Europe/Berlin")
PLAN = Weekly(days=frozenset(range(5)), at=time(5, 40), zone="Europe/Berlin", state="BY")
CALM = Calm(sent_in_week=0, last_sent_at=None, ignored=0, quiet=False)
OPENS = datetime(2026, 3, 4, 5, 40, tzinfo=BERLIN).astimezone(UTC)  # a Wednesday
SLOT = Slot(opens_at=OPENS, closes_at=OPENS + timedelta(hours=2))
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
    return decide(plan, calm, now=now, slot=slot, pause=pause, worth=worth, new_unit_waits=new_unit_waits)


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


@pytest.mark.parametrize("plan", [replace(PLAN, days=frozenset({0})), replace(PLAN, at=time(13, 30))])
def test_a_slot_that_the_plan_no_longer_has_is_not_used(plan: Weekly) -> None:
    assert decided(plan=plan) == silent(Silence.NO_SLOT)


def test_one_nudge_a_day_is_enough() -> None:
    sent = replace(CALM, last_sent_at=OPENS - timedelta(hours=4), sent_in_week=1)
    assert decided(sent) == silent(Silence.ALREADY_TODAY)


def test_three_hours_lie_between_two_messages() -> None:
    midnight = replace(PLAN, at=time(0, 30))
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
    assert decided(replace(CALM, sent_in_week=2), plan=replace(PLAN, weekly_cap=2)) == silent(
        Silence.WEEK_FULL
    )


def test_after_three_nudges_without_a_tap_comes_one_kind_sentence_and_then_silence() -> None:
    assert decided(replace(CALM, ignored=PATIENCE - 1)) == NUDGE
    assert decided(replace(CALM, ignored=PATIENCE), worth=0) == SayFarewell(valid_until=SLOT.closes_at)
    assert decided(replace(CALM, ignored=PATIENCE, quiet=True)) == silent(Silence.QUIET)


def test_the_kind_sentence_keeps_the_contract_too() -> None:
    assert decided(replace(CALM, ignored=PATIENCE), now=SLOT.closes_at) == silent(Silence.LATE)


# --- a year, with both changes of the clocks ------------------------------------------------------


@dataclass
class Phone:
    """A learner's phone and the server that may write to it; ticks come every few minutes, or don't."""

    plan: Weekly
    due: Slot | None
    calm: Calm = CALM
    messages: list[tuple[datetime, Slot]] = field(default_factory=list)
    farewells: int = 0

    def tick(self, now: datetime, *, worth: float) -> None:
        """What the server does: decide about the slot that has come, then move on from now."""
        slot = self.due
        if slot is None or now < slot.opens_at:
            return
        decision = decide(
            self.plan,
            self._this_week(now),
            now=now,
            slot=slot,
            pause=None,
            worth=worth,
            new_unit_waits=False,
        )
        if not isinstance(decision, StaySilent):
            is_farewell = isinstance(decision, SayFarewell)
            self.messages.append((now, slot))
            self.farewells += is_farewell
            sent = self._this_week(now).sent_in_week + 1
            self.calm = Calm(
                sent_in_week=sent, last_sent_at=now, ignored=self.calm.ignored + 1, quiet=is_farewell
            )
        self.due = next_slot(self.plan, after=now)

    def tap(self) -> None:
        self.calm = replace(self.calm, ignored=0, quiet=False)

    def _this_week(self, now: datetime) -> Calm:
        last = self.calm.last_sent_at
        zone = ZoneInfo(self.plan.zone)
        same = last and last.astimezone(zone).isocalendar()[:2] == now.astimezone(zone).isocalendar()[:2]
        return self.calm if same else replace(self.calm, sent_in_week=0)


plans = st.builds(
    Weekly,
    days=st.frozensets(st.integers(min_value=0, max_value=6), min_size=3),
    at=st.builds(time, st.integers(0, 23), st.sampled_from([0, 15, 30, 45])),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York"]),
    state=st.sampled_from(["BY", "NW"]),
    weekly_cap=st.integers(min_value=1, max_value=7),
)
steps = st.one_of(
    st.timedeltas(timedelta(minutes=1), timedelta(minutes=30)),
    st.timedeltas(timedelta(minutes=1), timedelta(hours=8)),
    st.timedeltas(timedelta(minutes=1), timedelta(days=10)),
)
ticks = st.lists(st.tuples(steps, st.booleans(), st.sampled_from([0.0, 0.5])), min_size=50, max_size=200)


@settings(max_examples=60, deadline=None)
@given(
    plan=plans, ticks=ticks, start=st.sampled_from([date(2026, 1, 1), date(2026, 3, 20), date(2026, 10, 16)])
)
def test_after_any_downtime_nothing_comes_late_or_twice(
    plan: Weekly, ticks: list[tuple[timedelta, bool, float]], start: date
) -> None:
    now = datetime.combine(start, time(), tzinfo=UTC)
    phone = Phone(plan=plan, due=next_slot(plan, after=now))
    for wait, taps, worth in ticks:
        now += wait
        phone.tick(now, worth=worth)
        if taps:
            phone.tap()
    assert_calm(phone)


@pytest.mark.parametrize("at", [time(0), time(2, 30), time(5, 40), time(22, 30), time(23, 55)])
@pytest.mark.parametrize("taps", [True, False])
def test_a_whole_year_of_five_minute_ticks_is_calm(at: time, *, taps: bool) -> None:
    """Every slot of the year, both changes of the clocks among them."""
    plan = replace(PLAN, days=frozenset(range(7)), at=at)
    now = datetime(2026, 1, 1, tzinfo=UTC)
    phone = Phone(plan=plan, due=next_slot(plan, after=now))
    while phone.due and phone.due.opens_at.year == 2026:
        # ticks without a due slot change nothing and are passed over
        phone.tick(phone.due.opens_at + timedelta(minutes=4), worth=1)
        if taps:
            phone.tap()
    assert_calm(phone)
    if taps:
        # the full cap in every week: even at Christmas four working days are left
        assert len(phone.messages) in range(52 * 4, 53 * 4 + 1)
    else:
        assert len(phone.messages) == PATIENCE + 1
        assert phone.farewells == 1


def assert_calm(phone: Phone) -> None:
    """The contract, read from what arrived."""
    zone = ZoneInfo(phone.plan.zone)
    days, weeks = [], []
    for at, slot in phone.messages:
        here = at.astimezone(zone)
        assert slot.opens_at <= at < slot.closes_at
        assert slot.closes_at - slot.opens_at <= timedelta(hours=2)
        assert here.weekday() in phone.plan.days
        assert here.date() not in public_holidays(phone.plan.state, here.year)
        days.append(here.date())
        weeks.append(here.isocalendar()[:2])
    assert len(set(days)) == len(days), "two messages on one day"
    instants = [at for at, _ in phone.messages]
    assert all(later - sooner >= GAP for sooner, later in pairwise(instants))
    assert all(weeks.count(week) <= phone.plan.weekly_cap for week in set(weeks))
