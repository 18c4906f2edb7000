"""Which line is read on which Monday?"""

from datetime import date, timedelta

import pytest

from reporting.monday import MondayLine, line_of_week


def line(number: int) -> MondayLine:
    return MondayLine(
        id=f"zeile-{number}", theme="T", works="W.", gap="G.", question="Q?", leader="L.", vision=number == 1
    )


LINES = tuple(line(number) for number in range(1, 53))


@pytest.mark.parametrize(
    ("monday", "number"),
    [(date(2027, 1, 4), 1), (date(2026, 11, 30), 49), (date(2027, 12, 27), 52), (date(2024, 12, 30), 1)],
)
def test_the_week_of_the_iso_calendar_chooses_the_line(monday: date, number: int) -> None:
    assert line_of_week(LINES, monday).id == f"zeile-{number}"


def test_week_53_takes_the_first_line_again() -> None:
    assert line_of_week(LINES, date(2026, 12, 28)) is LINES[0]


def test_a_year_of_mondays_reads_every_line_once() -> None:
    mondays = [date(2027, 1, 4) + timedelta(weeks=week) for week in range(52)]
    assert tuple(line_of_week(LINES, monday) for monday in mondays) == LINES


def test_without_lines_there_is_nothing_to_choose() -> None:
    with pytest.raises(IndexError):
        line_of_week((), date(2027, 1, 4))
