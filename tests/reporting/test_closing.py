"""What happens at the end of a week, also after a downtime, a crash, a restored backup and a halt?"""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from reporting.closing import begins_at, close_week
from reporting.model import Release, Statistic
from reporting.periods import WEEK
from tests.reporting.books import (
    HERE,
    MODULES,
    Books,
    Person,
    Pile,
    books_of,
    catch_up,
    exact,
    moment,
    monday_in,
    opendp,
    remembered,
    unit_of,
)

PARTICIPATION, MASTERY = Statistic.PARTICIPATION, Statistic.MASTERY
WEEK_10 = monday_in(2027, 10)
WEEK_13 = monday_in(2027, 13)


async def close(books: Books, week: date) -> tuple[Release, ...]:
    return await close_week(books, await books.units.get(HERE), week, modules=MODULES, draw=exact)


def learner(*weeks: date, counted: bool = True, joined_on: date | None = None) -> Person:
    person = Person(counted=counted)
    if joined_on:
        person.joined_on = joined_on
    for week in weeks:
        person.learns(week)
    return person


def digital(sitting: int, introduced: int, *, last: date = WEEK_13) -> Person:
    person = learner(last)
    person.piles = {"digital": Pile(sitting, introduced)}
    return person


# --- what is counted ------------------------------------------------------------------------------


async def test_a_person_counts_once_in_a_week_however_much_they_learn() -> None:
    diligent = learner(WEEK_10, WEEK_10, WEEK_10)
    books = books_of(unit_of(28), [diligent, learner(WEEK_10), learner()], first=WEEK_10)
    (release,) = await close(books, WEEK_10)
    assert release.numbers == (2,)
    assert (release.headcount, release.period, release.week) == (28, WEEK_10, WEEK_10)


async def test_who_does_not_want_to_be_counted_is_nowhere_in_the_numbers() -> None:
    shy = learner(WEEK_13, counted=False)
    shy.piles = {"digital": Pile(20, 20)}
    books = books_of(unit_of(40), [shy], first=WEEK_13)
    assert [release.numbers for release in await close(books, WEEK_13)] == [(0,), (0, 0, 0)]


@pytest.mark.parametrize(
    ("sitting", "introduced", "twentieths"),
    [
        (0, 0, 0),
        (0, 7, 0),
        (7, 7, 20),
        (1, 2, 10),
        (1, 8, 3),
        (3, 8, 8),
        (1, 40, 1),
        (1, 41, 0),
        (39, 40, 20),
    ],
)
async def test_what_sits_counts_in_twentieths_and_halves_go_up(
    sitting: int, introduced: int, twentieths: int
) -> None:
    books = books_of(unit_of(40), [digital(sitting, introduced)], first=WEEK_13)
    _, mastery = await close(books, WEEK_13)
    assert mastery.numbers == (twentieths, 0, 0)


@pytest.mark.parametrize(("week", "counts"), [(39, False), (40, True), (52, True)])
async def test_mastery_counts_for_this_and_the_next_quarter_after_the_last_answer(
    week: int, counts: bool
) -> None:
    person = digital(9, 9, last=monday_in(2026, week))
    books = books_of(unit_of(40), [person], first=WEEK_13)
    _, mastery = await close(books, WEEK_13)
    assert mastery.numbers[0] == (20 if counts else 0)


async def test_who_comes_after_the_quarter_is_not_in_it_though_it_is_closed_late() -> None:
    late = digital(9, 9)
    late.joined_on = WEEK_13 + WEEK
    books = books_of(unit_of(40), [late], first=WEEK_13)
    _, mastery = await close(books, WEEK_13)
    assert mastery.numbers == (0, 0, 0)


# --- when -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("year", "last"), [(2027, 52), (2026, 53)])
async def test_mastery_is_drawn_with_the_last_week_of_a_quarter_alone(year: int, last: int) -> None:
    books = books_of(unit_of(36), first=monday_in(year, 1))
    drawn = await catch_up(books, now=moment(monday_in(year + 1, 1)), draw=exact)
    assert [r.week for r in drawn if r.statistic is MASTERY] == [
        monday_in(year, number) for number in (13, 26, 39, last)
    ]
    assert [r.period for r in drawn if r.statistic is MASTERY] == [
        monday_in(year, number) for number in (1, 14, 27, 40)
    ]
    assert len([r for r in drawn if r.statistic is PARTICIPATION]) == last


async def test_a_small_company_has_no_mastery_and_a_tiny_one_nothing() -> None:
    for headcount, statistics in ((14, []), (15, [PARTICIPATION]), (30, [PARTICIPATION, MASTERY])):
        books = books_of(unit_of(headcount), first=WEEK_13)
        assert [release.statistic for release in await close(books, WEEK_13)] == statistics


async def test_a_week_that_is_not_over_stays_open() -> None:
    books = books_of(unit_of(28), first=WEEK_10)
    almost = begins_at(WEEK_10 + WEEK, "Europe/Berlin") - timedelta(seconds=1)
    assert await catch_up(books, now=almost, draw=exact) == []
    assert len(await catch_up(books, now=almost + timedelta(seconds=1), draw=exact)) == 1


async def test_the_week_ends_at_midnight_there_whatever_the_season() -> None:
    assert begins_at(monday_in(2027, 1), "Europe/Berlin").isoformat() == "2027-01-04T00:00:00+01:00"
    assert begins_at(monday_in(2027, 13), "Europe/Berlin").isoformat() == "2027-03-29T00:00:00+02:00"


async def test_after_a_downtime_each_missing_week_is_drawn_once_and_in_order() -> None:
    people = [learner(WEEK_10, WEEK_10 + 2 * WEEK)]
    books = books_of(unit_of(28), people, first=WEEK_10)
    drawn = await catch_up(books, now=moment(WEEK_10 + 4 * WEEK, 2.5), draw=exact)
    assert [release.week for release in drawn] == [WEEK_10 + number * WEEK for number in range(4)]
    assert [release.numbers for release in drawn] == [(1,), (0,), (1,), (0,)]
    assert await catch_up(books, now=moment(WEEK_10 + 4 * WEEK, 2.5), draw=exact) == []


async def test_what_was_declared_holds_from_the_next_half_year() -> None:
    week_26 = monday_in(2027, 26)
    books = books_of(unit_of(28), first=week_26)
    books.units.declare(HERE, headcount=36)
    drawn = await catch_up(books, now=moment(week_26 + 2 * WEEK), draw=exact)
    assert [(release.headcount, release.sigma) for release in drawn] == [(28, 7.212), (36, 10.199)]


# --- once -----------------------------------------------------------------------------------------


async def test_the_marks_of_a_week_are_gone_when_it_is_closed() -> None:
    books = books_of(unit_of(28), [learner(WEEK_10, WEEK_10 + WEEK)], first=WEEK_10)
    await close(books, WEEK_10)
    assert await books.counts.participation(HERE, week=WEEK_10) == 0
    assert await books.counts.participation(HERE, week=WEEK_10 + WEEK) == 1


async def test_a_period_is_stored_once() -> None:
    books = books_of(unit_of(28), first=WEEK_10)
    await close(books, WEEK_10)
    with pytest.raises(ValueError, match="unique"):
        await close(books, WEEK_10)


async def test_a_restored_backup_gets_the_numbers_that_were_drawn_before() -> None:
    draw = remembered(opendp)
    books = books_of(unit_of(36), [learner(WEEK_13)], first=WEEK_10)
    now = moment(WEEK_13 + WEEK)
    first = await catch_up(books, now=now, draw=draw)
    for _ in range(20):
        books.restore(HERE, before=WEEK_10)
        assert await catch_up(books, now=now, draw=draw) == first
    assert [release.statistic for release in first].count(MASTERY) == 1


# --- halts ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("since_day", "until_day"),
    [(0, 0.01), (6.9, None), (-30, 40), (-1, 0.5), (3, 3.5)],
    ids=["a quarter of an hour", "still", "long", "at first", "in between"],
)
async def test_a_week_with_any_moment_of_standing_still_is_never_drawn(
    since_day: float, until_day: float | None
) -> None:
    books = books_of(unit_of(28), [learner(WEEK_10)], first=WEEK_10)
    until = None if until_day is None else moment(WEEK_10, until_day)
    books.units.halt(HERE, since=moment(WEEK_10, since_day), until=until)
    assert await close(books, WEEK_10) == ()
    assert await books.counts.participation(HERE, week=WEEK_10) == 0


async def test_weeks_beside_a_halt_are_drawn_as_ever() -> None:
    books = books_of(unit_of(28), first=WEEK_10)
    books.units.halt(HERE, since=moment(WEEK_10 + WEEK), until=moment(WEEK_10 + 2 * WEEK))
    drawn = await catch_up(books, now=moment(WEEK_10 + 3 * WEEK), draw=exact)
    assert [release.week for release in drawn] == [WEEK_10, WEEK_10 + 2 * WEEK]


async def test_one_day_of_standing_still_costs_the_mastery_of_its_quarter() -> None:
    books = books_of(unit_of(36), first=monday_in(2027, 1))
    books.units.halt(HERE, since=moment(monday_in(2027, 5)), until=moment(monday_in(2027, 5), 1))
    drawn = await catch_up(books, now=moment(monday_in(2027, 27)), draw=exact)
    assert [r.period for r in drawn if r.statistic is MASTERY] == [monday_in(2027, 14)]
    assert len([r for r in drawn if r.statistic is PARTICIPATION]) == 25


# --- what the draw is asked -----------------------------------------------------------------------


async def test_the_draw_gets_sums_and_a_blank_release_that_names_nobody() -> None:
    asked: list[tuple[Release, tuple[int, ...]]] = []

    def watched(blank: Release, numbers: Sequence[int]) -> Release:
        asked.append((blank, tuple(numbers)))
        return blank.drawn((99,) * len(numbers))

    books = books_of(unit_of(36), [digital(3, 4)], first=WEEK_13)
    drawn = await close_week(books, await books.units.get(HERE), WEEK_13, modules=MODULES, draw=watched)
    assert [numbers for _, numbers in asked] == [(1,), (15, 0, 0)]
    assert all(blank.numbers == () for blank, _ in asked)
    assert [release.numbers for release in drawn] == [(99,), (99, 99, 99)]
    assert list(drawn) == books.releases.stored
