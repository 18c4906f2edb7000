"""When, on the days that somebody works, may a message come?"""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.calendar import (
    WINDOW,
    AfterStart,
    BeforeHandover,
    Never,
    OwnTimes,
    Pause,
    Plan,
    Slot,
    Timetable,
    last_known_slot,
    next_slot,
    public_holidays,
    shift_on,
    slot_on,
)
from learning.rota import Entry, Roster, Rota, Shift, Span, by_weeks
from tests.learning.builders import A_MONDAY, weekly

BERLIN = "Europe/Berlin"
EVERY_DAY = frozenset(range(7))
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)


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


def test_a_slot_goes_on_past_midnight_in_a_shift_that_does() -> None:
    assert local(next_slot(weekly("23:00"), after=berlin("2026-03-02 12:00"))) == "Mon 02 Mar 23:00-01:00"


def test_the_hour_on_the_wall_stays_when_the_clocks_change() -> None:
    spring = slots(weekly(days=EVERY_DAY), after=berlin("2026-03-27 12:00"), count=2)
    assert [local(slot) for slot in spring] == ["Sat 28 Mar 05:40-07:40", "Sun 29 Mar 05:40-07:40"]
    assert spring[1].opens_at - spring[0].opens_at == timedelta(hours=23)
    autumn = slots(weekly(days=EVERY_DAY), after=berlin("2026-10-23 12:00"), count=2)
    assert autumn[1].opens_at - autumn[0].opens_at == timedelta(hours=25)


def test_a_time_that_the_clocks_skip_comes_an_hour_later() -> None:
    night = weekly("02:30", days=EVERY_DAY)
    assert local(next_slot(night, after=berlin("2026-03-28 12:00"))) == "Sun 29 Mar 03:30-04:30"


def test_a_time_that_comes_twice_is_used_once() -> None:
    first, second = slots(weekly("02:30", days=EVERY_DAY), after=berlin("2026-10-24 12:00"), count=2)
    assert first.opens_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)  # still summer time
    assert first.closes_at - first.opens_at == WINDOW
    assert local(second).startswith("Mon 26 Oct 02:30")


def test_a_shift_that_the_clocks_skip_has_no_slot() -> None:
    """In Nuuk the clocks skip the last hour of 28 March 2026, a Saturday, and the shift is in it."""
    nuuk = Timetable(
        pattern=by_weeks([Shift.DAY], monday=A_MONDAY, days=frozenset({5})),
        spans=((Shift.DAY, Span(starts=time(23, 30), ends=time(0, 15))),),
        zone="America/Nuuk",
        state="",
    )
    assert shift_on(nuuk, date(2026, 3, 28)) is None
    slot = next_slot(nuuk, after=datetime(2026, 3, 27, tzinfo=UTC))
    assert slot is not None
    assert slot.shift.on == date(2026, 4, 4)


def test_a_cap_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="1 to 7 nudges"):
        weekly(weekly_cap=0)


def test_an_unknown_state_or_zone_is_named() -> None:
    with pytest.raises(ValueError, match="'XX' is no German state"):
        next_slot(weekly(state="XX"), after=NEW_YEAR)
    with pytest.raises(ZoneInfoNotFoundError):
        next_slot(weekly(zone="Europe/Nowhere"), after=NEW_YEAR)


# --- shifts -------------------------------------------------------------------------------------


def in_shifts(*shifts: Shift, moment: AfterStart | BeforeHandover | OwnTimes = AfterStart()) -> Timetable:  # noqa: B008
    """A shift a week, Monday to Friday, the first one in the week of 5 January 2026."""
    return Timetable(pattern=by_weeks(shifts, monday=A_MONDAY), zone=BERLIN, state="BY", moment=moment)


THREE = (Shift.EARLY, Shift.LATE, Shift.NIGHT)


def test_a_slot_opens_half_an_hour_after_the_start_of_each_shift() -> None:
    opens = [local(slot) for slot in slots(in_shifts(*THREE), after=berlin("2026-03-01 12:00"), count=15)]
    assert opens[0] == "Mon 02 Mar 22:30-00:30", "eight weeks after the first one: night"
    assert opens[5] == "Mon 09 Mar 06:30-08:30"
    assert opens[10] == "Mon 16 Mar 14:30-16:30"


def test_before_the_handover_the_slot_ends_with_the_shift() -> None:
    plan = in_shifts(Shift.NIGHT, moment=BeforeHandover(timedelta(minutes=45)))
    assert local(next_slot(plan, after=berlin("2026-03-02 12:00"))) == "Tue 03 Mar 05:15-06:00"


def test_the_slot_of_last_nights_shift_is_still_to_come_after_midnight() -> None:
    plan = in_shifts(Shift.NIGHT, moment=BeforeHandover(timedelta(minutes=45)))
    friday_night = berlin("2026-03-07 01:00")  # Saturday
    assert local(next_slot(plan, after=friday_night)) == "Sat 07 Mar 05:15-06:00"


def test_own_times_are_kept_in_the_shift_they_were_said_for() -> None:
    plan = in_shifts(Shift.EARLY, Shift.NIGHT, moment=OwnTimes(((Shift.NIGHT, time(2, 15)),)))
    opens = [local(slot) for slot in slots(plan, after=berlin("2026-03-01 12:00"), count=6)]
    assert opens[0] == "Mon 02 Mar 06:30-08:30", "nothing was said for it: half an hour after the start"
    assert opens[5] == "Tue 10 Mar 02:15-04:15"


def test_an_own_time_outside_of_the_shift_is_not_kept() -> None:
    plan = in_shifts(Shift.EARLY, moment=OwnTimes(((Shift.EARLY, time(18)),)))
    assert local(next_slot(plan, after=berlin("2026-03-02 00:00"))) == "Mon 02 Mar 06:30-08:30"


def test_in_a_shift_shorter_than_the_wish_the_slot_opens_halfway() -> None:
    hour = ((Shift.DAY, Span(starts=time(9), ends=time(10))),)
    plan = replace(in_shifts(Shift.DAY), spans=hour, moment=AfterStart(timedelta(hours=2)))
    assert local(next_slot(plan, after=berlin("2026-03-02 00:00"))) == "Mon 02 Mar 09:30-10:00"


def test_a_public_holiday_is_worked_by_whoever_says_so() -> None:
    epiphany = date(2026, 1, 6)
    plan = in_shifts(Shift.EARLY)
    assert shift_on(plan, epiphany) is None
    assert shift_on(replace(plan, works_holidays=True), epiphany) is not None


def test_a_day_of_which_something_was_said_is_so_whatever_the_rota_and_the_calendar_say() -> None:
    epiphany, tuesday = date(2026, 1, 6), date(2026, 1, 13)
    said = (Entry(on=epiphany, shift=Shift.LATE), Entry(on=tuesday, shift=Shift.FREE))
    plan = replace(in_shifts(Shift.EARLY), changes=said)
    assert local(slot_on(plan, epiphany)) == "Tue 06 Jan 14:30-16:30"
    assert slot_on(plan, tuesday) is None
    assert slot_on(plan, tuesday + timedelta(days=1)) is not None


def test_a_night_shift_lasts_an_hour_less_in_spring_and_an_hour_more_in_autumn() -> None:
    nights = Timetable(
        pattern=Rota(cycle=(Shift.NIGHT,), first_on=A_MONDAY), zone=BERLIN, state="", works_holidays=True
    )
    lengths = {}
    for day in (date(2026, 10, 23), date(2026, 10, 24), date(2027, 3, 27), date(2027, 3, 28)):
        shift = shift_on(nights, day)
        assert shift is not None
        lengths[day.isoformat()] = (shift.ends_at - shift.starts_at) // timedelta(hours=1)
    assert lengths == {"2026-10-23": 8, "2026-10-24": 9, "2027-03-27": 7, "2027-03-28": 8}


# --- rosters ------------------------------------------------------------------------------------


def roster(*days: tuple[str, Shift]) -> Timetable:
    entries = tuple(Entry(on=date.fromisoformat(day), shift=shift) for day, shift in days)
    return Timetable(pattern=Roster(entries=entries), zone=BERLIN, state="BY")


def test_an_unknown_day_is_a_free_day() -> None:
    plan = roster(("2026-03-02", Shift.EARLY), ("2026-03-05", Shift.NIGHT))
    first, second = slots(plan, after=berlin("2026-03-01 12:00"), count=2)
    assert [local(first), local(second)] == ["Mon 02 Mar 06:30-08:30", "Thu 05 Mar 22:30-00:30"]
    assert next_slot(plan, after=second.opens_at) is None
    assert next_slot(roster(), after=NEW_YEAR) is None


def test_a_single_day_may_have_hours_of_its_own() -> None:
    own = Entry(on=date(2026, 3, 2), shift=Shift.EARLY, span=Span(starts=time(4, 10), ends=time(9)))
    plan = Timetable(pattern=Roster(entries=(own,)), zone=BERLIN, state="BY")
    assert local(next_slot(plan, after=NEW_YEAR)) == "Mon 02 Mar 04:40-06:40"


def test_the_last_known_shift_is_known_to_be_the_last() -> None:
    plan = roster(("2026-03-02", Shift.EARLY), ("2026-03-04", Shift.LATE), ("2026-03-05", Shift.FREE))
    _, last = slots(plan, after=NEW_YEAR, count=2)
    assert last_known_slot(plan) == last
    assert last_known_slot(roster()) is None
    assert last_known_slot(roster(("2026-03-02", Shift.FREE))) is None


def test_no_shift_of_a_rota_is_the_last() -> None:
    assert last_known_slot(in_shifts(*THREE)) is None


# --- laws ---------------------------------------------------------------------------------------

times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
spans = (
    st.tuples(times, times)
    .filter(lambda pair: pair[0] != pair[1])
    .map(lambda pair: Span(starts=pair[0], ends=pair[1]))
)
shifts = st.sampled_from(list(Shift))
moments = st.one_of(
    st.builds(AfterStart, st.timedeltas(timedelta(), timedelta(hours=9))),
    st.builds(BeforeHandover, st.timedeltas(timedelta(minutes=1), timedelta(hours=9))),
    st.builds(OwnTimes, st.tuples(st.tuples(shifts, times), st.tuples(shifts, times))),
)
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
entries = st.lists(
    st.builds(Entry, on=days, shift=shifts, span=st.none() | spans), max_size=8, unique_by=lambda one: one.on
).map(lambda found: tuple(sorted(found, key=lambda one: one.on)))
patterns = st.one_of(
    st.builds(
        Rota,
        cycle=st.lists(shifts, min_size=1, max_size=21)
        .map(tuple)
        .filter(lambda found: set(found) != {Shift.FREE}),
        first_on=days,
    ),
    st.builds(Roster, entries=entries),
)
plans = st.builds(
    Timetable,
    pattern=patterns,
    spans=st.lists(st.tuples(shifts, spans), max_size=4, unique_by=lambda one: one[0]).map(tuple),
    moment=moments,
    zone=st.sampled_from(
        [BERLIN, "Europe/London", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo"]
    ),
    state=st.sampled_from(["", "BY", "NW", "BE"]),
    works_holidays=st.booleans(),
    changes=entries,
)
instants = st.datetimes(
    min_value=datetime(2026, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    max_value=datetime(2028, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(plan=plans, after=instants)
def test_every_slot_lies_inside_its_shift(plan: Timetable, after: datetime) -> None:
    slot = next_slot(plan, after=after)
    if slot is None:
        return
    assert slot.opens_at > after
    assert slot.shift.starts_at <= slot.opens_at < slot.closes_at <= slot.shift.ends_at
    assert slot.closes_at - slot.opens_at <= WINDOW
    assert slot == slot_on(plan, slot.shift.on)
    entry = plan.entry_on(slot.shift.on)
    assert entry is not None
    assert entry.shift is slot.shift.shift is not Shift.FREE


@given(plan=plans, day=days)
def test_a_shift_is_as_long_as_its_hours_say_but_for_the_clocks(plan: Timetable, day: date) -> None:
    shift = shift_on(plan, day)
    if shift is None:
        return
    entry = plan.entry_on(day)
    assert entry is not None
    span = entry.span or plan.span_of(entry.shift)
    start, end = (datetime.combine(day, at) for at in (span.starts, span.ends))
    wall = end - start + timedelta(days=span.crosses_midnight)
    assert abs(shift.ends_at - shift.starts_at - wall) <= timedelta(hours=1)


@given(plan=plans, after=instants, wait=st.timedeltas(timedelta(), timedelta(days=3)))
def test_no_slot_is_left_out_and_none_comes_twice(plan: Timetable, after: datetime, wait: timedelta) -> None:
    """Asking again before a slot opens gives the same slot; asking at its opening gives another shift's."""
    slot = next_slot(plan, after=after)
    if slot is None:
        return
    if after + wait < slot.opens_at:
        assert next_slot(plan, after=after + wait) == slot
    following = next_slot(plan, after=slot.opens_at)
    assert following is None or following.opens_at > slot.opens_at
