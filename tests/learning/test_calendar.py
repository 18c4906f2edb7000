"""When may somebody be written to?"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.calendar import WINDOW, Never, Pause, Plan, Slot, Weekly, next_slot, public_holidays

BERLIN = "Europe/Berlin"
WORKDAYS = frozenset(range(5))
EVERY_DAY = frozenset(range(7))
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


def weekly(
    at: str = "05:40", *, days: frozenset[int] = WORKDAYS, zone: str = BERLIN, state: str = "BY"
) -> Weekly:
    return Weekly(days=days, at=time.fromisoformat(at), zone=zone, state=state)


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(BERLIN)).astimezone(UTC)


def slots(plan: Plan, *, after: datetime, count: int, pause: Pause | None = None) -> list[Slot]:
    found: list[Slot] = []
    while len(found) < count:
        slot = next_slot(plan, after=after, pause=pause)
        assert slot is not None
        found.append(slot)
        after = slot.opens_at
    return found


def local(slot: Slot | None) -> str:
    assert slot is not None
    zone = ZoneInfo(BERLIN)
    opens, closes = slot.opens_at.astimezone(zone), slot.closes_at.astimezone(zone)
    return f"{opens:%a %d %b %H:%M}-{closes:%H:%M}"


def test_the_next_slot_is_today_until_it_has_opened() -> None:
    plan = weekly()
    assert local(next_slot(plan, after=berlin("2026-03-02 05:39"))) == "Mon 02 Mar 05:40-07:40"
    assert local(next_slot(plan, after=berlin("2026-03-02 05:40"))) == "Tue 03 Mar 05:40-07:40"


def test_weekends_are_days_off() -> None:
    assert local(next_slot(weekly(), after=berlin("2026-03-06 12:00"))) == "Mon 09 Mar 05:40-07:40"


def test_public_holidays_of_the_state_are_days_off() -> None:
    eve = berlin("2026-01-05 12:00")
    assert local(next_slot(weekly(state="BY"), after=eve)) == "Wed 07 Jan 05:40-07:40"
    assert local(next_slot(weekly(state="BE"), after=eve)) == "Tue 06 Jan 05:40-07:40"
    assert local(next_slot(weekly(state=""), after=berlin("2026-04-30 12:00"))) == "Mon 04 May 05:40-07:40"


def test_a_holiday_of_only_some_towns_is_kept_too() -> None:
    assert date(2025, 8, 15) in public_holidays("BY", 2025)


def test_holidays_over_the_turn_of_the_year() -> None:
    plan = weekly(days=frozenset({3, 4}))  # Thursday and Friday: 24, 25 and 31 December, 1 January
    assert [local(slot) for slot in slots(plan, after=berlin("2026-12-23 12:00"), count=3)] == [
        "Thu 24 Dec 05:40-07:40",
        "Thu 31 Dec 05:40-07:40",
        "Thu 07 Jan 05:40-07:40",
    ]


def test_a_pause_ends_with_its_last_day() -> None:
    after = berlin("2026-03-02 12:00")
    assert (
        local(next_slot(weekly(), after=after, pause=Pause(until=date(2026, 3, 11))))
        == "Thu 12 Mar 05:40-07:40"
    )
    assert (
        local(next_slot(weekly(), after=after, pause=Pause(until=date(2026, 3, 1))))
        == "Tue 03 Mar 05:40-07:40"
    )


def test_a_pause_without_an_end_and_nobody_to_write_to() -> None:
    assert next_slot(weekly(), after=NEW_YEAR, pause=Pause(until=None)) is None
    assert next_slot(Never(), after=NEW_YEAR) is None
    assert next_slot(weekly(days=frozenset()), after=NEW_YEAR) is None


def test_a_slot_closes_before_the_day_is_over() -> None:
    assert local(next_slot(weekly("23:00"), after=berlin("2026-03-02 12:00"))) == "Mon 02 Mar 23:00-00:00"


def test_the_hour_on_the_wall_stays_when_the_clocks_change() -> None:
    spring = slots(weekly(days=EVERY_DAY), after=berlin("2026-03-27 12:00"), count=2)
    assert [local(slot) for slot in spring] == ["Sat 28 Mar 05:40-07:40", "Sun 29 Mar 05:40-07:40"]
    assert spring[1].opens_at - spring[0].opens_at == timedelta(hours=23)
    autumn = slots(weekly(days=EVERY_DAY), after=berlin("2026-10-23 12:00"), count=2)
    assert autumn[1].opens_at - autumn[0].opens_at == timedelta(hours=25)


def test_a_time_that_the_clocks_skip_comes_an_hour_later() -> None:
    night = weekly("02:30", days=EVERY_DAY)
    assert local(next_slot(night, after=berlin("2026-03-28 12:00"))) == "Sun 29 Mar 03:30-05:30"


def test_a_time_that_comes_twice_is_used_once() -> None:
    first, second = slots(weekly("02:30", days=EVERY_DAY), after=berlin("2026-10-24 12:00"), count=2)
    assert first.opens_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # still summer time
    assert first.closes_at - first.opens_at == WINDOW
    assert local(second).startswith("Mon 26 Oct 02:30")


def test_a_time_whose_whole_evening_is_skipped_has_no_slot() -> None:
    """In Nuuk the clocks skip the last hour of 28 March 2026, a Saturday."""
    nuuk = weekly("23:30", days=frozenset({5}), zone="America/Nuuk", state="")
    slot = next_slot(nuuk, after=datetime(2026, 3, 27, tzinfo=UTC))
    assert slot is not None
    assert slot.opens_at.astimezone(ZoneInfo("America/Nuuk")).date() == date(2026, 4, 4)


@pytest.mark.parametrize(
    ("days", "at", "message"),
    [
        (frozenset({7}), time(5), "days are 0 .Monday. to 6"),
        (WORKDAYS, time(5, tzinfo=UTC), "without a zone"),
    ],
)
def test_a_plan_that_means_nothing_is_refused(days: frozenset[int], at: time, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Weekly(days=days, at=at, zone=BERLIN, state="BY")


def test_an_unknown_state_or_zone_is_named() -> None:
    with pytest.raises(ValueError, match="'XX' is no German state"):
        next_slot(weekly(state="XX"), after=NEW_YEAR)
    with pytest.raises(ZoneInfoNotFoundError):
        next_slot(weekly(zone="Europe/Nowhere"), after=NEW_YEAR)


plans = st.builds(
    Weekly,
    days=st.frozensets(st.integers(min_value=0, max_value=6), min_size=1),
    at=st.times().map(lambda at: at.replace(second=0, microsecond=0)),
    zone=st.sampled_from(
        [BERLIN, "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo"]
    ),
    state=st.sampled_from(["", "BY", "NW", "BE"]),
)
instants = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(plan=plans, after=instants)
def test_every_slot_lies_in_its_working_day(plan: Weekly, after: datetime) -> None:
    slot = next_slot(plan, after=after)
    assert slot is not None
    zone = ZoneInfo(plan.zone)
    day = slot.opens_at.astimezone(zone).date()
    assert slot.opens_at > after
    assert slot.opens_at < slot.closes_at <= slot.opens_at + WINDOW
    assert (slot.closes_at - timedelta(microseconds=1)).astimezone(zone).date() == day
    assert day.weekday() in plan.days
    assert day not in public_holidays(plan.state, day.year)


@given(plan=plans, after=instants, wait=st.timedeltas(timedelta(), timedelta(days=3)))
def test_no_slot_is_left_out_and_none_comes_twice(plan: Weekly, after: datetime, wait: timedelta) -> None:
    """Asking again before a slot opens gives the same slot; asking at its opening gives another day's."""
    slot = next_slot(plan, after=after)
    assert slot is not None
    between = after + wait
    if between < slot.opens_at:
        assert next_slot(plan, after=between) == slot
    following = next_slot(plan, after=slot.opens_at)
    assert following is not None
    zone = ZoneInfo(plan.zone)
    assert following.opens_at.astimezone(zone).date() > slot.opens_at.astimezone(zone).date()
