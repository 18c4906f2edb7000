"""Who is counted, in which week, where, and how often? Whoever does not want to be, leaves no trace of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import product
from typing import Any, Final

import pytest

from contacts.model import Company, Role
from db.schema import PERSONAL, week_mark
from db.work import Database, Work
from learning.enrolment import set_counted
from learning.model import LearnerId
from reporting import noise
from reporting.model import UnitId
from reporting.periods import WEEK
from reporting.ports import Modules
from tests.db.builders import a_card, a_company, enrolled
from tests.dialogue.house import HOME, House
from tests.dialogue.people import Someone

DAY: Final = timedelta(days=1)
MODULES: Final[Modules] = {"data": frozenset({"daten-bestand"})}
MONDAY: Final = date(2026, 3, 2)
QUARTER_END: Final = date(2026, 3, 23)
"""Monday of the last week of its quarter"""
OUT, IN, ANSWER = "Zähl mich nicht mit", "Zähl mich mit", "answers"


# --- every order of saying so -------------------------------------------------------------------


def orders() -> Iterator[tuple[str, ...]]:
    for length in range(1, 6):
        yield from product((OUT, IN, ANSWER), repeat=length)


def is_out(order: tuple[str, ...], *, before: bool = False) -> bool:
    """At the end; `before` the first word."""
    said = [word for word in order if word != ANSWER]
    return said[-1] == OUT if said else before


def counts_this_week(order: tuple[str, ...]) -> bool:
    """Has answered, as somebody who is counted, since the last time of not being so."""
    counted, marked = True, False
    for word in order:
        counted = counted if word == ANSWER else word == IN
        marked = counted and (marked or word == ANSWER)
    return marked


async def enrol(work: Work, chat: int, company: Company, *, counted: bool = True) -> LearnerId:
    contact = await work.people.admit(chat, company=company.id, role=Role.LEARNER, language="de")
    return await work.enrolment.enrol(
        contact.id,
        company=company.id,
        language="de",
        zone="Europe/Berlin",
        trade="schreinerei",
        counted=counted,
        consent="c0ffee",
        on=MONDAY,
    )


async def does(work: Work, learner: LearnerId, deed: str) -> None:
    study = work.study(learner)
    if deed == ANSWER:
        await study.mark_week(on=MONDAY + DAY)
        await study.save_card(a_card(stability_days=300.0))
    else:
        await set_counted(study, counted=deed == IN)


async def rows_of(work: Work, learner: LearnerId) -> dict[str, list[dict[str, Any]]]:
    """Everything kept of a learner, without the random number."""
    found = {}
    for table in PERSONAL:
        if "learner" in table.c or table.name == "learner":
            key = table.c.id if table.name == "learner" else table.c.learner
            rows = (await work.transaction.run(table.select().where(key == learner))).mappings()
            secret = {"id", "contact", "learner"}
            found[table.name] = [{k: v for k, v in row.items() if k not in secret} for row in rows]
    return found


async def test_whoever_ends_uncounted_leaves_nothing_in_whatever_order(database: Database) -> None:
    walks = {order: 1000 + number for number, order in enumerate(orders())}
    async with database.work() as work:
        quiet, loud = await a_company(work, "Ungezählt"), await a_company(work, "Gezählt")
        learners = {
            order: await enrol(work, chat, quiet if is_out(order) else loud) for order, chat in walks.items()
        }
        twins = {answered: await enrol(work, 10 + answered, quiet, counted=False) for answered in (0, 1)}
        await does(work, twins[1], ANSWER)
    for step in range(5):
        async with database.work() as work:
            for order, learner in learners.items():
                if step < len(order):
                    await does(work, learner, order[step])
    async with database.reading() as work:
        like = {answered: await rows_of(work, twin) for answered, twin in twins.items()}
        assert like[1]["week_mark"] == []
        for order, learner in learners.items():
            if is_out(order):
                assert await rows_of(work, learner) == like[ANSWER in order], order
        assert await work.counts.participation(UnitId(quiet.id), week=MONDAY) == 0
        assert await work.counts.mastery(UnitId(quiet.id), week=MONDAY, modules=MODULES) == (0, 0, 0)
        here = await work.counts.participation(UnitId(loud.id), week=MONDAY)
        sits = await work.counts.mastery(UnitId(loud.id), week=MONDAY, modules=MODULES)
    assert here == sum(map(counts_this_week, learners))
    assert sits == (0, 20 * sum(ANSWER in order for order in learners if not is_out(order)), 0)


async def test_both_words_within_one_tap_change_nothing(database: Database) -> None:
    ayse = await enrolled(database)
    for order in (OUT, ANSWER, OUT), (ANSWER, OUT):
        async with database.work() as work:
            for deed in order:
                await does(work, ayse.learner, deed)
        async with database.reading() as work:
            assert (await rows_of(work, ayse.learner))["week_mark"] == []


# --- as people do it ----------------------------------------------------------------------------


@pytest.fixture
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    """Numbers come out as they are: the noise has tests of its own."""
    monkeypatch.setattr(noise, "draw", lambda numbers, _statistic, *, sigma: tuple(numbers))


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=HOME)


def drawn(house: House) -> dict[date, str]:
    return {
        row["week"]: row["numbers"] for row in house.rows("release") if row["statistic"] == "participation"
    }


async def answers(person: Someone) -> None:
    """The first question there is."""
    await person.comes_to("Wo beginnst du?")
    await person.taps("Am Regal")


async def says(person: Someone, words: str) -> None:
    await person.writes("/meinedaten")
    await person.taps(words)


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(
    "order",
    [(OUT, ANSWER), (ANSWER, OUT), (ANSWER, OUT, IN, OUT), (OUT, IN, ANSWER, OUT), (OUT, ANSWER, IN, OUT)],
)
async def test_nobody_sees_whether_somebody_was_ever_counted(house: House, order: tuple[str, ...]) -> None:
    code = (await house.company()).join
    tom = house.someone("Tom")
    await tom.joins(code, saying="Ja, aber zähl mich nicht mit")
    await answers(tom)
    ayse = await house.learner(code=code)
    for deed in order:
        await (answers(ayse) if deed == ANSWER else says(ayse, deed))
    assert house.rows("week_mark") == []
    one, other = house.rows("learner")
    random = {"id", "contact"}
    assert {k: v for k, v in one.items() if k not in random} == {
        k: v for k, v in other.items() if k not in random
    }
    await house.reaches(at(date(2026, 9, 14), 1))
    assert drawn(house) == {date(2026, 9, 7): "0"}


@pytest.mark.usefixtures("plain")
async def test_however_many_answers_a_week_counts_once(either_house: House) -> None:
    ayse = await either_house.learner()
    await answers(ayse)
    await ayse.ends()
    await either_house.reaches(at(date(2026, 9, 10), 12))
    await ayse.writes("/lernen")
    await ayse.taps("Auffrischen, 3 Minuten")
    await ayse.comes_to("Bring es in Reihenfolge")
    await ayse.taps("Zählen", "Grund notieren", "Spur ansehen")
    days = {row["last_on"] for row in either_house.rows("card")} - {None}
    assert days == {date(2026, 9, 7), date(2026, 9, 10)}
    assert [row["week"] for row in either_house.rows("week_mark")] == [date(2026, 9, 7)]
    await either_house.reaches(at(date(2026, 9, 14), 1))
    assert drawn(either_house) == {date(2026, 9, 7): "1"}
    assert either_house.rows("week_mark") == []
    await either_house.reaches(at(date(2026, 9, 21), 1))
    assert drawn(either_house) == {date(2026, 9, 7): "1", date(2026, 9, 14): "0"}


SUNDAYS = {
    "an ordinary one": date(2026, 9, 20),
    "the clock goes back": date(2026, 10, 25),
    "the clock goes forward": date(2027, 3, 28),
    "the end of a year of 53 weeks": date(2027, 1, 3),
}


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize("sunday", SUNDAYS.values(), ids=list(SUNDAYS))
async def test_a_week_ends_on_sunday_at_midnight_there(house: House, sunday: date) -> None:
    await house.end()
    house.clock.advance_to(at(sunday - 7 * DAY, 12))
    await house.begin()
    code = (await house.company()).join
    ayse, tom = await house.learner(code=code), await house.learner("Tom", code=code)
    await house.reaches(at(sunday, 23, 59))
    await answers(ayse)
    house.clock.advance_to(at(sunday + DAY, 0, 1))
    await answers(tom)
    monday = sunday + DAY
    assert sorted(row["week"] for row in house.rows("week_mark")) == [monday - WEEK, monday]
    await house.acts_at(at(monday, 0, 2))
    await house.reaches(at(monday + WEEK, 1))
    found = drawn(house)
    assert (found[monday - WEEK], found[monday]) == ("1", "1")


@pytest.mark.usefixtures("plain")
async def test_whoever_is_erased_is_in_no_sum_and_the_digest_comes(either_house: House) -> None:
    links = await either_house.company()
    kaya = either_house.someone("Kaya")
    await kaya.starts(links.council)
    ayse = await either_house.learner(code=links.join)
    tom = await either_house.learner("Tom", code=links.join)
    for one in (ayse, tom):
        await answers(one)
    await ayse.writes("/loeschen")
    await ayse.taps("Ja, alles löschen")
    kaya.looks_away()
    await either_house.reaches(at(date(2026, 9, 14), 7))
    assert drawn(either_house) == {date(2026, 9, 7): "1"}
    kaya.sees("Wochenbericht · Schreinerei Lindner")
    await tom.writes("/loeschen")
    await tom.taps("Ja, alles löschen")
    kaya.looks_away()
    await either_house.reaches(at(date(2026, 9, 21), 7))
    kaya.sees("Wochenbericht · Schreinerei Lindner")
    assert set(drawn(either_house)) == {date(2026, 9, 7), date(2026, 9, 14)}


@pytest.mark.usefixtures("plain")
async def test_managers_trainers_and_councils_are_in_no_number(house: House) -> None:
    links = await house.company()
    people = [house.someone(name) for name in ("Lindner", "Kaya", "Tom")]
    for person, link in zip(people, (links.manager, links.council, links.trainer), strict=True):
        await person.starts(link)
    ayse = await house.learner(code=links.join)
    await ayse.comes_to("Wo beginnst du?")
    answer = ayse.data_of("Am Regal")
    for person in people:
        await person.writes("/lernen")
        await person.taps_data(answer)
        await person.writes("4")
    assert house.rows("week_mark") == house.rows("card") == []
    await house.reaches(at(date(2026, 9, 14), 1))
    assert drawn(house) == {date(2026, 9, 7): "0"}


@pytest.mark.usefixtures("plain")
async def test_a_manager_who_learns_too_counts_as_everybody_does(house: House) -> None:
    links = await house.company()
    lindner = house.someone("Lindner")
    await lindner.starts(links.manager)
    await lindner.joins(links.join)
    await answers(lindner)
    await house.reaches(at(date(2026, 9, 14), 1))
    assert drawn(house) == {date(2026, 9, 7): "1"}


# --- whoever moves ------------------------------------------------------------------------------


class Moving:
    """Two companies, each a unit of its own, and somebody who goes from one to the other."""

    def __init__(self, database: Database) -> None:
        self.database = database

    async def come(self) -> None:
        async with self.database.work() as work:
            self.old, self.new = await a_company(work, "Alt"), await a_company(work, "Neu")
        self.ayse = await enrolled(self.database, 5, "Alt")

    async def answers(self, on: date) -> None:
        async with self.database.work() as work:
            study = work.study(self.ayse.learner)
            await study.mark_week(on=on)
            card = a_card(stability_days=300.0)
            assert card.memory is not None
            await study.save_card(replace(card, memory=replace(card.memory, last_on=on)))

    async def moves(self, on: date, *, counted: bool = True) -> None:
        async with self.database.work() as work:
            await work.enrolment.enrol(
                self.ayse.contact,
                company=self.new.id,
                language="de",
                zone="Europe/Berlin",
                trade="lager",
                counted=counted,
                consent="c0ffee",
                on=on,
            )

    async def weeks(self, week: date) -> tuple[int, int]:
        """In how many numbers of this week: there, here."""
        async with self.database.reading() as work:
            there = await work.counts.participation(UnitId(self.old.id), week=week)
            return there, await work.counts.participation(UnitId(self.new.id), week=week)

    async def quarters(self, week: date) -> tuple[int, int]:
        async with self.database.reading() as work:
            there = await work.counts.mastery(UnitId(self.old.id), week=week, modules=MODULES)
            return sum(there), sum(await work.counts.mastery(UnitId(self.new.id), week=week, modules=MODULES))


@pytest.fixture
async def moving(database: Database) -> Moving:
    made = Moving(database)
    await made.come()
    return made


async def test_the_running_week_moves_along_and_counts_once(moving: Moving) -> None:
    await moving.answers(MONDAY + DAY)
    assert await moving.weeks(MONDAY) == (1, 0)
    await moving.moves(MONDAY + 2 * DAY)
    assert await moving.weeks(MONDAY) == (0, 1)
    await moving.answers(MONDAY + 3 * DAY)
    assert await moving.weeks(MONDAY) == (0, 1)
    async with moving.database.reading() as work:
        assert len((await work.transaction.run(week_mark.select())).all()) == 1


async def test_a_week_that_is_over_stays_where_it_was_spent(moving: Moving) -> None:
    await moving.answers(MONDAY + DAY)
    await moving.moves(MONDAY + WEEK)
    await moving.answers(MONDAY + WEEK)
    assert await moving.weeks(MONDAY) == (1, 0)
    assert await moving.weeks(MONDAY + WEEK) == (0, 1)


async def test_a_quarter_counts_where_its_last_day_was_spent(moving: Moving) -> None:
    await moving.answers(QUARTER_END)
    await moving.moves(QUARTER_END + 6 * DAY)
    assert await moving.quarters(QUARTER_END) == (0, 20)


async def test_nobody_who_moves_after_a_quarter_is_in_it_twice(moving: Moving) -> None:
    await moving.answers(QUARTER_END)
    before = await moving.quarters(QUARTER_END)
    await moving.moves(QUARTER_END + WEEK)
    after = await moving.quarters(QUARTER_END)
    assert before == (20, 0)
    assert after[1] == 0, "the old unit may have drawn already, and the new one must not"
    assert await moving.quarters(QUARTER_END + 13 * WEEK) == (0, 20)


async def test_whoever_moves_uncounted_takes_no_mark_along(moving: Moving) -> None:
    await moving.answers(MONDAY + DAY)
    await moving.moves(MONDAY + 2 * DAY, counted=False)
    async with moving.database.reading() as work:
        assert (await work.transaction.run(week_mark.select())).all() == []
    async with moving.database.work() as work:
        await set_counted(work.study(moving.ayse.learner), counted=True)
    assert await moving.weeks(MONDAY) == (0, 0)


async def test_a_quarter_forgets_whoever_has_not_answered_for_two(moving: Moving) -> None:
    await moving.answers(QUARTER_END)
    ends = [QUARTER_END + 13 * WEEK * number for number in range(3)]
    assert [await moving.quarters(end) for end in ends] == [(20, 0), (20, 0), (0, 0)]
