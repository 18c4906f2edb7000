"""Which weeks, quarters and half-years are there? Each is named by its first Monday; weeks are ISO weeks."""

from datetime import date, timedelta
from typing import Final

WEEK: Final = timedelta(days=7)
QUARTER_WEEKS: Final = 13
QUARTERS: Final = 4
"""the last one is longer in a year of 53 weeks"""


def monday_of(day: date) -> date:
    return day - timedelta(days=day.weekday())


def quarter_of(week: date) -> date:
    """ISO weeks 1-13, 14-26, 27-39, 40-end."""
    year, number, _ = week.isocalendar()
    quarter = min((number - 1) // QUARTER_WEEKS, QUARTERS - 1)
    return date.fromisocalendar(year, quarter * QUARTER_WEEKS + 1, 1)


def half_of(week: date) -> date:
    """ISO weeks 1-26, 27-end."""
    year, number, _ = week.isocalendar()
    return date.fromisocalendar(year, 1 if number <= 2 * QUARTER_WEEKS else 2 * QUARTER_WEEKS + 1, 1)


def closes_quarter(week: date) -> bool:
    return quarter_of(week + WEEK) != quarter_of(week)


def opens_half(week: date) -> bool:
    return half_of(week) == week


def next_half(week: date) -> date:
    """First Monday of the half-year after the one that this week lies in."""
    week += WEEK
    while not opens_half(week):
        week += WEEK
    return week


def opens_month(monday: date) -> bool:
    """Whether it is the first Monday of a month."""
    return monday.day <= WEEK.days
