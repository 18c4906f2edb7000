"""Does the invented company fit the edition, and are its people as plausible as it says?"""

from datetime import date

from bot.demo.colleagues import COLLEAGUES, QUESTIONS, SLOW_WEEKS, comes
from bot.demo.company import CHECKS, HEADCOUNT
from reporting.periods import WEEK
from tests.edition import whole_edition

FIRST = date(2026, 1, 5)
YEAR = tuple(FIRST + number * WEEK for number in range(52))


def came(week: date) -> int:
    return sum(comes(person, week, since=FIRST) for person in range(COLLEAGUES))


def test_what_they_answer_is_in_the_edition() -> None:
    library = whole_edition()
    assert all(library.question(key, "de") for key in QUESTIONS)


def test_what_the_company_says_of_itself_fits_its_check() -> None:
    questions = whole_edition().sheets.company_check("de")
    assert {len(states) for states in CHECKS} == {len(questions)}


def test_about_half_come_in_a_week_fewer_in_the_holidays_and_not_always_the_same() -> None:
    usual = [came(week) for week in YEAR if week.isocalendar().week not in SLOW_WEEKS]
    slow = [came(week) for week in YEAR if week.isocalendar().week in SLOW_WEEKS]
    assert 0.45 < sum(usual) / len(usual) / HEADCOUNT < 0.65
    assert sum(slow) / len(slow) < 0.75 * sum(usual) / len(usual)
    assert len(set(usual)) > 1
