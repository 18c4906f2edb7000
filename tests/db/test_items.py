"""Who is counted in which counter, how often at most, and what stays of it?"""

import asyncio
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select, text
from sqlalchemy.exc import DBAPIError

from contacts.model import Company, Role
from db.ledger import Ledger
from db.schema import PERSONAL, item_count, item_release, item_share
from db.work import Database, Work
from learning.enrolment import set_counted
from learning.model import LearnerId, QuestionKey
from reporting.items import BOUND, RIGHT, SIGMA, SMALLEST_HOUSE, WRONG, ItemRelease
from tests.db.builders import NOW, TODAY

QUARTER, NEXT = date(2026, 1, 1), date(2026, 4, 1)
MEDIAN = "daten-bestand#median"
DAY = timedelta(days=1)


async def a_house(work: Work, *, headcount: int = SMALLEST_HOUSE, name: str = "Metallbau Kern") -> Company:
    return await work.companies.create(
        name=name,
        headcount=headcount,
        zone="Europe/Berlin",
        state="BY",
        language="de",
        trade="lager",
        on=TODAY,
    )


async def a_learner(work: Work, company: Company, chat: int = 1, *, counted: bool = True) -> LearnerId:
    contact = await work.people.admit(chat, company=company.id, role=Role.LEARNER, language="de")
    return await work.enrolment.enrol(
        contact.id,
        company=company.id,
        language="de",
        zone="Europe/Berlin",
        trade="lager",
        counted=counted,
        consent="c0ffee",
        on=TODAY,
    )


async def answers(
    work: Work,
    learner: LearnerId,
    question: str = MEDIAN,
    *,
    version: int = 1,
    outcome: int = 0,
    on: date = TODAY,
    last_on: date | None = None,
) -> None:
    study = work.study(learner)
    await study.count_first(QuestionKey(question), version=version, outcome=outcome, on=on, last_on=last_on)


async def rows(work: Work, table: Table) -> list[Any]:
    return list(await work.transaction.run(select(table).order_by(*table.primary_key)))


async def counted(work: Work, quarter: date = QUARTER) -> Mapping[tuple[str, int, int], int]:
    return await work.items.counted(quarter)


def a_release(question: str = MEDIAN, *, quarter: date = QUARTER, right: int = 17) -> ItemRelease:
    return ItemRelease(
        quarter=quarter, question=question, version=1, numbers={RIGHT: right, WRONG: -4}, sigma=SIGMA
    )


# --- counting -----------------------------------------------------------------------------------


async def test_a_counter_knows_neither_a_person_nor_a_company(database: Database) -> None:
    assert set(item_count.c.keys()) == {"quarter", "question", "version", "outcome", "answers"}
    async with database.work() as work:
        house = await a_house(work)
        for chat in (1, 2, 3):
            await answers(work, await a_learner(work, house, chat), outcome=chat // 2)
        assert await counted(work) == {(MEDIAN, 1, 0): 1, (MEDIAN, 1, 1): 2}
        assert [tuple(row)[1:] for row in await rows(work, item_share)] == [(QUARTER, 1)] * 3


async def test_nobody_weighs_more_than_the_bound_and_the_next_quarter_is_a_new_one(
    database: Database,
) -> None:
    async with database.work() as work:
        ayse = await a_learner(work, await a_house(work))
        for number in range(BOUND + 5):
            await answers(work, ayse, f"daten-bestand#frage-{number}")
        assert sum((await counted(work)).values()) == BOUND
        assert [row.given for row in await rows(work, item_share)] == [BOUND]
        await answers(work, ayse, "daten-bestand#neu", on=NEXT)
        assert await counted(work, NEXT) == {("daten-bestand#neu", 1, 0): 1}
        assert [(row.quarter, row.given) for row in await rows(work, item_share)] == [(NEXT, 1)]
        # back over a date line: the share of the quarter before is no longer known, so nothing joins it
        await answers(work, ayse, "daten-bestand#alt", on=NEXT - DAY)
        assert sum((await counted(work)).values()) == BOUND


async def test_a_question_counts_once_a_quarter_whatever_becomes_of_its_version(database: Database) -> None:
    async with database.work() as work:
        ayse = await a_learner(work, await a_house(work))
        await answers(work, ayse, version=2, last_on=QUARTER)
        assert await counted(work) == {}
        await answers(work, ayse, version=2, last_on=QUARTER - DAY)
        assert await counted(work) == {(MEDIAN, 2, 0): 1}


@pytest.mark.parametrize(
    "case",
    [
        "wants not to be",
        "no longer wants to be",
        "too few heads",
        "budget of 0",
        "stands still",
        "small house",
    ],
)
async def test_who_is_not_counted_leaves_no_row(database: Database, case: str) -> None:
    async with database.work() as work:
        heads = {"too few heads": 14, "small house": SMALLEST_HOUSE - 1}.get(case, SMALLEST_HOUSE)
        house = await a_house(work, headcount=heads)
        if case == "too few heads":
            await a_house(work, name="Großbetrieb")
        ayse = await a_learner(work, house, counted=case != "wants not to be")
        match case:
            case "no longer wants to be":
                await set_counted(work.study(ayse), counted=False)
            case "budget of 0":
                await work.transaction.run(text("UPDATE reporting_unit SET budget = 0"))
            case "stands still":
                await work.halts.begin(house.id, now=NOW)
        await answers(work, ayse)
        assert await counted(work) == {}
        assert await rows(work, item_share) == []


async def test_after_a_standstill_people_are_counted_again(database: Database) -> None:
    async with database.work() as work:
        house = await a_house(work)
        ayse = await a_learner(work, house)
        await work.halts.begin(house.id, now=NOW)
        await work.halts.agree(house.id, council=True, now=NOW)
        await work.halts.agree(house.id, council=False, now=NOW)
        await answers(work, ayse)
        assert await counted(work) == {(MEDIAN, 1, 0): 1}


async def test_a_network_counts_from_thirty_heads_on(database: Database) -> None:
    async with database.work() as work:
        await a_house(work, name="Großbetrieb")
        network = await work.units.found_network("Süd", zone="Europe/Berlin", on=TODAY)
        house, _ = [await a_house(work, headcount=12, name=name) for name in ("Huber", "Kern")]
        await work.transaction.run(
            text("UPDATE company SET unit = :unit WHERE headcount = 12"), {"unit": network.id}
        )
        ayse = await a_learner(work, house)
        await answers(work, ayse)
        assert await counted(work) == {}
        await work.transaction.run(text("UPDATE company SET headcount = 18 WHERE name = 'Kern'"))
        await answers(work, ayse)
        assert await counted(work) == {(MEDIAN, 1, 0): 1}


async def test_an_erased_person_takes_the_share_along_and_leaves_what_is_nobodys(database: Database) -> None:
    assert item_share in PERSONAL
    assert item_count not in PERSONAL
    async with database.work() as work:
        house = await a_house(work)
        contact = await work.people.admit(1, company=house.id, role=Role.LEARNER, language="de")
        await answers(work, await a_learner(work, house))
        await work.people.erase(contact.id)
    async with database.reading() as work:
        assert await rows(work, item_share) == []
        assert await counted(work) == {(MEDIAN, 1, 0): 1}


async def test_many_who_answer_the_same_questions_at_once_never_block_each_other(database: Database) -> None:
    people, questions = 12, 5
    async with database.work() as work:
        house = await a_house(work)
        learners = [await a_learner(work, house, chat) for chat in range(1, people + 1)]

    async def lives(place: int) -> None:
        # each in an order of their own
        for number in range(questions):
            async with database.work() as work:
                question = f"daten-bestand#frage-{(number * (place % 4 + 1) + place) % questions}"
                await answers(work, learners[place], question)

    await asyncio.gather(*map(lives, range(people)))
    async with database.reading() as work:
        assert sum((await counted(work)).values()) == people * questions


# --- what is public -----------------------------------------------------------------------------


async def test_only_who_was_there_before_the_end_of_the_quarter_is_concerned(database: Database) -> None:
    async with database.work() as work:
        house = await a_house(work)
        await a_house(work, name="Klein", headcount=14)
        assert await work.items.heads(before=TODAY) == 0
        assert await work.items.heads(before=TODAY + DAY) == SMALLEST_HOUSE + 14
        assert await work.items.concerned(before=TODAY) == ()
        assert await work.items.concerned(before=TODAY + DAY) == (house.id,)


# --- releases -----------------------------------------------------------------------------------


async def test_a_quarter_is_released_once_and_then_nothing_of_it_is_left(database: Database) -> None:
    async with database.work() as work:
        ayse = await a_learner(work, await a_house(work))
        await answers(work, ayse)
        await answers(work, ayse, "daten-bestand#neu", on=NEXT)
        assert await work.items.add([a_release("a#x"), a_release("b#y")])
        assert not await work.items.add([a_release("a#x", right=99)])
        await work.items.forget(before=NEXT)
        assert await counted(work) == {}
        assert await counted(work, NEXT) == {("daten-bestand#neu", 1, 0): 1}
        assert [row.quarter for row in await rows(work, item_share)] == [NEXT]
        await work.items.forget(before=NEXT + 100 * DAY)
        assert await rows(work, item_share) == []
    async with database.work() as work:
        assert await work.items.add([a_release("a#x", quarter=NEXT)])
    async with database.reading() as work:
        first, second = (a_release("a#x"), a_release("b#y")), (a_release("a#x", quarter=NEXT),)
        assert await work.items.quarters() == (first, second)
        assert await work.items.of(["a#x", "unbekannt#z"]) == (first[0], second[0])
        assert await work.items.of([]) == ()
        assert await work.items.has(QUARTER)
        assert not await work.items.has(NEXT + 100 * DAY)


@pytest.mark.parametrize(
    "attack",
    [
        "UPDATE item_release SET numbers = '-1:99'",
        "UPDATE item_release SET version = 5",
        "DELETE FROM item_release",
        (
            "INSERT INTO item_release SELECT * FROM item_release WHERE true "
            "ON CONFLICT (quarter, question, version) DO UPDATE SET numbers = 'x'"
        ),
        "sqlite: INSERT OR REPLACE INTO item_release SELECT * FROM item_release",
        "postgresql: TRUNCATE item_release",
    ],
)
async def test_a_release_can_be_changed_by_nobody(database: Database, attack: str) -> None:
    async with database.work() as work:
        await work.items.add([a_release()])
    dialect, _, statement = attack.rpartition(": ") if attack[0].islower() else ("", "", attack)
    if dialect in {"", database._engines.url.get_backend_name()}:
        with pytest.raises(DBAPIError, match="is final"):
            await _tries(database, statement)
    async with database.reading() as work:
        assert await rows(work, item_release) == [(QUARTER, MEDIAN, 1, "-1:17,-2:-4", SIGMA)]


async def _tries(database: Database, statement: str) -> None:
    async with database.work() as work:
        await work.transaction.run(text(statement))


def test_a_quarter_is_drawn_once_whatever_happens_to_the_database(tmp_path: Path) -> None:
    drawn: list[int] = []

    def draw() -> tuple[ItemRelease, ...]:
        drawn.append(len(drawn))
        return (a_release("a#x", right=len(drawn)), a_release("b#y"))

    file = tmp_path / "pausenbrot.ledger"
    first = Ledger(file).items_once(QUARTER, draw)
    assert Ledger(file).items_once(QUARTER, draw) == first
    Ledger(file).forget(before=NEXT + 4000 * DAY)
    assert Ledger(file).items_once(QUARTER, draw) == first
    assert drawn == [0]
    assert Ledger(file).items_once(NEXT, draw) != first
