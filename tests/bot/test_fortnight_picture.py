"""Two weeks of shifts as a picture: all in its place, and made of nothing but its own name."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.pictures.canvas import Sheet, Words
from bot.pictures.fortnight import FORTNIGHT_PICTURE, DayMark, days_of, fortnight_picture, layout, path_of
from bot.texts.tongue import LANGUAGES, speak
from tests.bot import test_pictures as rules

MONDAY = date(2026, 9, 28)
SHIFTS = ("early", "late", "night", "day", "free", "", "night")
HOURS = {"early": (6, 14), "late": (14, 22), "night": (22, 6), "day": (8, 16)}


def mark(on: date, shift: str) -> DayMark:
    starts, ends = (time(hour) for hour in HOURS[shift]) if shift in HOURS else (None, None)
    return DayMark(on=on, shift=shift, starts=starts, ends=ends)


FORTNIGHT = [mark(MONDAY + timedelta(days=n), SHIFTS[n % 7]) for n in range(14)]


@pytest.fixture(params=LANGUAGES)
def sheet(request: pytest.FixtureRequest) -> Sheet:
    return layout(speak(request.param), FORTNIGHT)


def test_the_picture_keeps_to_the_rules_of_all_pictures(sheet: Sheet) -> None:
    rules.test_nothing_lies_outside_or_over_something_else(sheet)
    rules.test_every_line_fits_its_place(sheet)
    rules.test_letters_are_large_and_stand_out_from_their_ground(sheet)


def test_every_day_says_in_letters_what_it_is() -> None:
    parts = layout(speak("de"), FORTNIGHT).parts
    lines = [line for part in parts if isinstance(part, Words) for line in part.lines]
    assert lines[:3] == ["Mo 28.9.", "Früh", "06:00 – 14:00"]
    assert lines[-3:] == ["So 11.10.", "Nacht", "22:00 – 06:00"]
    assert lines.count("Frei") == lines.count("nicht bekannt") == 2


marks = st.sampled_from(["early", "late", "night", "day"])
times = st.times().map(lambda at: at.replace(second=0, microsecond=0))
worked = st.builds(DayMark, on=st.just(MONDAY), shift=marks, starts=times, ends=times)
quiet = st.builds(
    DayMark, on=st.just(MONDAY), shift=st.sampled_from(["free", ""]), starts=st.none(), ends=st.none()
)


@given(st.lists(worked | quiet, min_size=1, max_size=14), st.dates(date(2026, 1, 1), date(2030, 1, 1)))
def test_the_path_of_a_picture_holds_all_that_is_drawn(days: list[DayMark], first: date) -> None:
    dated = tuple(
        DayMark(on=first + timedelta(days=n), shift=one.shift, starts=one.starts, ends=one.ends)
        for n, one in enumerate(days)
    )
    kind, language, first_on, written = path_of("de", dated).split("/")
    assert (kind, language) == (FORTNIGHT_PICTURE, "de")
    assert days_of(first_on, written) == dated


def test_the_same_days_give_the_same_small_picture() -> None:
    png = fortnight_picture(speak("de"), FORTNIGHT)
    assert png == fortnight_picture(speak("de"), FORTNIGHT)
    assert len(png) < rules.MOST_BYTES
