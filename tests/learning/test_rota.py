"""Which shift does somebody work on which day?"""

from datetime import UTC, date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.rota import USUAL, WORKED, Entry, Roster, Rota, Shift, Span, by_weeks

MONDAY = date(2026, 9, 7)
DAY = timedelta(days=1)
EARLY, LATE, NIGHT, FREE = Shift.EARLY, Shift.LATE, Shift.NIGHT, Shift.FREE


def week(rota: Rota, monday: date) -> str:
    """Seven letters, "FFFFF--"."""
    letters = {EARLY: "F", LATE: "S", NIGHT: "N", Shift.DAY: "T", FREE: "-"}
    return "".join(letters[rota.shift_on(monday + day * DAY)] for day in range(7))


def test_three_shifts_take_turns_by_the_week() -> None:
    rota = by_weeks([EARLY, LATE, NIGHT], monday=MONDAY)
    weeks = [week(rota, MONDAY + number * 7 * DAY) for number in range(4)]
    assert weeks == ["FFFFF--", "SSSSS--", "NNNNN--", "FFFFF--"]


def test_a_rota_of_any_number_of_days_goes_on_over_the_weeks() -> None:
    rota = Rota(cycle=(EARLY, EARLY, LATE, LATE, NIGHT, NIGHT, FREE, FREE, FREE), first_on=MONDAY)
    assert week(rota, MONDAY) == "FFSSNN-"
    assert week(rota, MONDAY + 7 * DAY) == "--FFSSN"


@given(
    cycle=st.lists(st.sampled_from(list(Shift)), min_size=1, max_size=56).map(tuple),
    day=st.dates(date(2020, 1, 1), date(2040, 1, 1)),
)
def test_a_rota_repeats_before_and_after_its_first_day(cycle: tuple[Shift, ...], day: date) -> None:
    rota = Rota(cycle=cycle, first_on=MONDAY)
    length = timedelta(days=len(cycle))
    assert rota.shift_on(day) is rota.shift_on(day + length) is rota.shift_on(day - length)
    assert [rota.shift_on(MONDAY + n * DAY) for n in range(len(cycle))] == list(cycle)


def test_days_that_make_no_week_are_refused() -> None:
    with pytest.raises(ValueError, match="days are 0"):
        by_weeks([EARLY], monday=MONDAY, days=frozenset({7}))
    with pytest.raises(ValueError, match="2026-09-08 is no Monday"):
        by_weeks([EARLY], monday=MONDAY + DAY)
    with pytest.raises(ValueError, match="at least one day"):
        Rota(cycle=(), first_on=MONDAY)


@pytest.mark.parametrize(
    ("starts", "ends", "inside", "outside"),
    [
        (time(6), time(14), [time(6), time(13, 59)], [time(5, 59), time(14)]),
        (time(22), time(6), [time(22), time(0), time(5, 59)], [time(6), time(21, 59)]),
    ],
)
def test_a_span_holds_its_first_minute_and_not_its_last(
    starts: time, ends: time, inside: list[time], outside: list[time]
) -> None:
    span = Span(starts=starts, ends=ends)
    assert all(span.holds(at) for at in inside)
    assert not any(span.holds(at) for at in outside)


def test_a_span_that_means_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no length"):
        Span(starts=time(6), ends=time(6))
    with pytest.raises(ValueError, match="without a zone"):
        Span(starts=time(6, tzinfo=UTC), ends=time(7, tzinfo=UTC))


def test_every_worked_shift_has_usual_hours() -> None:
    assert set(USUAL) == set(WORKED)


# --- rosters ------------------------------------------------------------------------------------


def test_a_later_word_on_a_day_replaces_the_earlier_one() -> None:
    roster = Roster(entries=(Entry(on=MONDAY, shift=EARLY), Entry(on=MONDAY + DAY, shift=LATE)))
    said = roster.with_entries([Entry(on=MONDAY, shift=NIGHT), Entry(on=MONDAY - DAY, shift=FREE)])
    assert [(entry.on, entry.shift) for entry in said.entries] == [
        (MONDAY - DAY, FREE),
        (MONDAY, NIGHT),
        (MONDAY + DAY, LATE),
    ]
    assert said.without(MONDAY).entry_on(MONDAY) is None
    assert said.since(MONDAY + DAY).entries == (Entry(on=MONDAY + DAY, shift=LATE),)


def test_nothing_is_known_beyond_the_last_entry() -> None:
    assert Roster().known_until is None
    assert Roster(entries=(Entry(on=MONDAY, shift=FREE),)).known_until == MONDAY


def test_two_words_on_one_day_make_no_roster() -> None:
    with pytest.raises(ValueError, match="each day once"):
        Roster(entries=(Entry(on=MONDAY, shift=EARLY), Entry(on=MONDAY, shift=LATE)))


def test_like_the_week_before_fills_only_what_is_unknown() -> None:
    known = [EARLY, EARLY, LATE, NIGHT, FREE, FREE, FREE]
    roster = Roster(entries=tuple(Entry(on=MONDAY + n * DAY, shift=shift) for n, shift in enumerate(known)))
    swapped = roster.with_entries([Entry(on=MONDAY + 8 * DAY, shift=NIGHT)])
    filled = swapped.like_week_before([MONDAY + n * DAY for n in range(7, 21)])
    shifts = [filled.entry_on(MONDAY + n * DAY) for n in range(7, 21)]
    week_after = [EARLY, NIGHT, LATE, NIGHT, FREE, FREE, FREE]
    assert [entry.shift for entry in shifts if entry] == [*week_after, *week_after]
