"""From a learner's first answers to a trainer's three words, over a whole quarter."""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.app import in_database
from bot.items import ItemCloser, Items, specs_of
from bot.screens.items import items_html
from bot.texts.tongue import speak
from bot.work import OperatorWork
from contacts.model import CompanyId
from content.library import load
from db.ledger import Ledger
from db.work import Database, Work
from learning.model import QuestionKey
from reporting import chain
from reporting.items import RIGHT, SIGMA, SMALLEST_HOUSE, WRONG, Difficulty, ItemLevel, ItemRelease
from tests.db.test_items import a_house
from tests.dialogue.house import CONTENT, HOME, House
from tests.dialogue.people import Someone

QUARTER: Final = date(2026, 7, 1)
LAST_DAY: Final = datetime(2026, 9, 30, 23, 0, tzinfo=HOME)
DAY: Final = timedelta(days=1)
FIRST_UNIT: Final = {"spur": 1, "zettel": 1, "schild": RIGHT, "folge": RIGHT}
"""what somebody counts for who answers as test_unit does: positions, or right"""


async def answers_the_first_unit(person: Someone) -> None:
    await person.taps("Weiter", "Weiter", "Am Zettel", "Weiter", "Stimmt nicht", "Weiter")
    await person.taps("☐ Maß", "☐ Norm", "Fertig", "Ziemlich sicher")
    await person.taps("Weiter", "Zählen", "Spur ansehen", "Grund notieren")


def counters(house: House) -> dict[tuple[str, int], int]:
    return {
        (row["question"].removeprefix("daten-probe#"), row["outcome"]): row["answers"]
        for row in house.rows("item_count")
    }


async def test_first_answers_are_counted_and_no_others(either_house: House) -> None:
    house = either_house
    code = (await house.company(headcount=SMALLEST_HOUSE)).join
    people = [await house.learner(name, code=code) for name in ("Ayşe", "Tom")]
    for person in people:
        await answers_the_first_unit(person)
    assert counters(house) == dict.fromkeys(FIRST_UNIT.items(), 2)
    assert [row["given"] for row in house.rows("item_share")] == [4, 4]
    # what comes back later was answered before, but for the question before the insight
    before = counters(house)
    await people[0].ends()
    await people[0].taps("Nein, ich komme selbst")
    await house.acts_at(house.clock() + 20 * DAY)
    await people[0].writes("/lernen")
    await people[0].taps(people[0].buttons[0])
    await people[0].comes_to("Bring es in Reihenfolge")
    await people[0].taps("Grund notieren", "Spur ansehen", "Zählen")
    people[0].sees("So passt es:")
    assert counters(house) == before


async def test_whoever_is_not_counted_and_small_houses_are_in_no_counter(house: House) -> None:
    small = await house.learner("Ayşe", code=(await house.company(headcount=28)).join)
    await answers_the_first_unit(small)
    assert house.rows("item_share") == []
    big = await house.company("Großbetrieb", headcount=SMALLEST_HOUSE)
    shy = house.someone("Tom")
    await shy.joins(big.join, saying="Ja, aber zähl mich nicht mit")
    await answers_the_first_unit(shy)
    assert counters(house) == {}
    assert house.rows("item_share") == []


async def test_a_quarter_that_is_over_leaves_noised_numbers_and_an_entry_in_the_log(house: House) -> None:
    links = await house.company(headcount=SMALLEST_HOUSE)
    ayse = await house.learner(code=links.join)
    await answers_the_first_unit(ayse)
    await house.acts_at(LAST_DAY)
    assert house.rows("item_release") == []
    await house.acts_at(LAST_DAY + timedelta(hours=28))
    specs = specs_of(load(CONTENT).modules("de"))
    released = house.rows("item_release")
    assert sorted(row["question"] for row in released) == sorted(spec.question for spec in specs)
    assert {(row["quarter"], row["sigma"]) for row in released} == {(QUARTER, SIGMA)}
    assert house.rows("item_count") == house.rows("item_share") == []
    [logged] = [fact for fact in log_of(house) if fact["kind"] == "items"]
    assert (logged["quarter"], logged["questions"]) == ("2026-07-01", len(specs))
    # after a restart the same numbers stand there, and no second entry
    await house.restart()
    await house.acts_at(house.clock() + DAY)
    assert house.rows("item_release") == released
    assert len([fact for fact in log_of(house) if fact["kind"] == "items"]) == 1
    assert await in_database(house.settings, lambda work: faults(work, links.company)) == []
    changed = await in_database(house.settings, lambda work: faults(work, links.company, right=99))
    assert changed == ["Im Protokoll, aber so nicht mehr gespeichert: items 2026-07-01."]


def log_of(house: House) -> list[dict[str, object]]:
    return [json.loads(row["entry"]) for row in house.rows("audit")]


async def faults(work: OperatorWork, company: CompanyId, *, right: int | None = None) -> list[str]:
    """What `pausenbrot audit verify` says of the questions; with another number in the first of them."""
    [quarter] = await work.items.quarters()
    if right is not None:
        quarter = (replace(quarter[0], numbers={**quarter[0].numbers, WRONG: right}), *quarter[1:])
    entries = await work.journal.entries(company)
    return [fault for fault in chain.faults(entries, shared=[chain.item_facts(quarter)]) if "items" in fault]


async def test_a_crash_before_the_end_does_not_draw_twice(database: Database, tmp_path: Path) -> None:
    async with database.work() as work:
        await a_house(work)
    draws: list[int] = []

    def noise(numbers: Sequence[int], *, sigma: float) -> list[int]:
        draws.append(len(numbers))
        return [number + 1000 * len(draws) for number in numbers]

    @asynccontextmanager
    async def crashing() -> AsyncIterator[Work]:
        async with database.work() as work:
            yield work
            raise KeyboardInterrupt

    now = datetime(2026, 4, 2, 0, 0, tzinfo=UTC)
    made = []
    for begin in (crashing, database.work, database.work):
        ledger = Ledger(tmp_path / "pausenbrot.ledger")
        closer = ItemCloser(
            begin=begin, edition=load(CONTENT), clock=lambda: now, once=ledger.items_once, noise=noise
        )
        with suppress(KeyboardInterrupt):
            await closer.step()
        async with database.reading() as work:
            made.append(await work.items.quarters())
    assert made[0] == ()
    assert made[1] == made[2]
    assert {number for one in made[1][0] for number in one.numbers.values()} == {1000}
    assert len(draws) == 1


async def test_a_server_that_is_too_small_draws_nothing(house: House) -> None:
    await house.learner(code=(await house.company(headcount=SMALLEST_HOUSE - 1)).join)
    await house.acts_at(LAST_DAY + 2 * DAY)
    assert house.rows("item_release") == []
    assert "items" not in (house.folder / "pausenbrot.ledger").read_text(encoding="utf-8")


# --- reading ------------------------------------------------------------------------------------

SPUR, FOLGE, ZETTEL = (QuestionKey(f"daten-probe#{name}") for name in ("spur", "folge", "zettel"))


async def test_a_trainer_reads_three_words_and_what_nobody_picks(house: House) -> None:
    library = load(CONTENT)
    items = Items(library)
    [module] = library.modules("de")
    keys = [question.key for question in module.questions()]

    async def read(work: OperatorWork) -> dict[QuestionKey, ItemLevel]:
        await work.items.add(
            [
                a_release(SPUR, {0: 2200, 1: 800, 2: 3, WRONG: 100}),
                a_release(FOLGE, {RIGHT: 2900, WRONG: 60}),
                a_release(ZETTEL, {0: 10, 1: 25, WRONG: -9}),
            ]
        )
        return dict(await items.of(work, [*keys, QuestionKey("eigenes#frage")]))

    levels = await in_database(house.settings, read)
    assert levels[SPUR] == ItemLevel(difficulty=Difficulty.HARD, dead=(2,))
    assert levels[FOLGE] == ItemLevel(difficulty=Difficulty.EASY)
    assert levels[ZETTEL] == ItemLevel(difficulty=None)
    assert QuestionKey("eigenes#frage") not in levels
    assert items_html(speak("de"), module, levels) == (
        "<b>Wie schwer die Fragen sind</b>\n\n"
        "<b>schwierig</b> · Wo beginnst du?\n"
        "Kaum jemand tippt: „Am Regal“\n\n"
        "<b>leicht</b> · Bring es in Reihenfolge\n\n"
        f"Bei {len(levels) - 2} Fragen: noch zu wenig Antworten.\n\n"
        "Leicht: Beim ersten Mal liegen mindestens 85 von 100 richtig. Schwierig: höchstens 50. "
        "Gezählt wird in allen Betrieben zusammen und nach dem Quartal einmal verrauscht. "
        "Deshalb braucht eine Frage meist einige hundert Antworten."
    )


def test_of_an_own_module_nothing_is_said() -> None:
    [module] = load(CONTENT).modules("de")
    assert "In eigenen Modulen wird nichts gezählt." in items_html(speak("de"), module, {})


def a_release(question: QuestionKey, numbers: dict[int, int]) -> ItemRelease:
    return ItemRelease(quarter=QUARTER, question=question, version=1, numbers=numbers, sigma=SIGMA)
