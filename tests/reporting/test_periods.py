"""Do weeks, quarters and half-years fit together in every year?"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reporting.periods import (
    WEEK,
    closes_quarter,
    half_of,
    monday_of,
    next_half,
    opens_half,
    opens_month,
    quarter_of,
)
from reporting.privacy import YEAR_WEEKS
from tests.reporting.books import monday_in

MONDAYS = st.dates(date(2020, 1, 1), date(2090, 1, 1)).map(monday_of)
LONG_YEARS = (2026, 2032, 2037)
"""of 53 weeks"""


def weeks_of(year: int) -> list[date]:
    first, after = monday_in(year, 1), monday_in(year + 1, 1)
    return [first + number * WEEK for number in range((after - first) // WEEK)]


@pytest.mark.parametrize("year", [*LONG_YEARS, 2027, 2028])
def test_quarters_are_the_weeks_1_to_13_to_26_to_39_and_to_the_end(year: int) -> None:
    weeks = weeks_of(year)
    assert len(weeks) == (53 if year in LONG_YEARS else 52)
    for number, week in enumerate(weeks, 1):
        first = 1 if number <= 13 else 14 if number <= 26 else 27 if number <= 39 else 40
        assert quarter_of(week) == monday_in(year, first)


@pytest.mark.parametrize("year", [*LONG_YEARS, 2027, 2028])
def test_half_years_are_the_weeks_1_to_26_and_to_the_end(year: int) -> None:
    for number, week in enumerate(weeks_of(year), 1):
        assert half_of(week) == monday_in(year, 1 if number <= 26 else 27)


@pytest.mark.parametrize(("year", "last"), [(2026, 53), (2027, 52)])
def test_a_quarter_ends_with_week_13_26_39_and_with_the_year(year: int, last: int) -> None:
    assert [week for week in weeks_of(year) if closes_quarter(week)] == [
        monday_in(year, number) for number in (13, 26, 39, last)
    ]


@given(week=MONDAYS)
def test_a_week_belongs_to_the_quarter_and_half_year_that_began_last(week: date) -> None:
    assert quarter_of(week) <= week < quarter_of(week) + 14 * WEEK
    assert half_of(week) <= quarter_of(week)
    assert quarter_of(quarter_of(week)) == quarter_of(week)
    assert opens_half(half_of(week))


@given(week=MONDAYS)
def test_five_ends_of_quarters_never_fall_into_the_same_52_weeks(week: date) -> None:
    ahead = (week + number * WEEK for number in range(70))
    ends = [each for each in ahead if closes_quarter(each)][:5]
    assert ends[4] - ends[0] >= YEAR_WEEKS * WEEK


@given(week=MONDAYS)
def test_the_next_half_year_begins_later_and_none_is_left_out(week: date) -> None:
    following = next_half(week)
    assert opens_half(following)
    assert half_of(week) < following
    assert half_of(following - WEEK) == half_of(week)


@given(day=st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_every_day_lies_in_the_week_of_its_monday(day: date) -> None:
    monday = monday_of(day)
    assert monday.weekday() == 0
    assert timedelta() <= day - monday < WEEK


@given(day=st.dates(date(2020, 1, 1), date(2090, 1, 1)))
def test_every_month_has_one_first_monday(day: date) -> None:
    month = [day.replace(day=1) + timedelta(days=number) for number in range(28)]
    assert sum(opens_month(monday) for monday in month if monday.weekday() == 0) == 1
