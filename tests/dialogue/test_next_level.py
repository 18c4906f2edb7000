"""Four of five right at first in two modules: the next level is offered, once, at the end of a session."""

import json
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.app import in_database
from bot.callbacks import Choose, encode
from bot.subjects import short
from bot.work import Work
from content import EDITION
from learning.card import Card
from learning.memory import review
from learning.model import LearnerId, Module, ModuleId
from learning.session import UnitState
from tests.dialogue.house import House
from tests.dialogue.people import Someone
from tests.edition import whole_edition

MODULES = ("daten-bestand", "daten-ueber-mich")
ON = date(2026, 9, 6)
OFFER = "Datenkompetenz: Da passt bei dir fast alles. Magst du dort die nächste Stufe, „Anwenden“?"


@pytest.fixture
async def shipped(sqlite_url: str, tmp_path: Path) -> AsyncIterator[House]:
    house = House(tmp_path / "data", sqlite_url, edition=EDITION)
    await house.open()
    try:
        yield house
    finally:
        await house.close()


def modules() -> tuple[Module, ...]:
    found = tuple(whole_edition().module(ModuleId(name), "de") for name in MODULES)
    return tuple(module for module in found if module is not None)


async def before_the_last_case(house: House, *, wrong: int = 0) -> Someone:
    """All but the last case of two modules done; of each module so many first answers were not right."""
    person = await house.learner()
    await person.ends()
    await person.taps("Nein, ich komme selbst")
    learner = LearnerId(house.row("learner")["id"])

    async def act(work: Work) -> None:
        study = work.study(learner)
        for module in modules():
            for unit in module.units:
                await study.save_unit(unit.key, UnitState.DONE, on=ON)
            scored = [one for unit in module.units for one in unit.questions if one.is_scored]
            for place, question in enumerate(scored):
                right = place >= wrong
                memory = review(None, right=right, guess=0.3, on=ON)
                await study.save_card(
                    Card(
                        question=question.key,
                        version=question.version,
                        case=0,
                        memory=memory,
                        first_right=right,
                        shown_on=ON,
                    )
                )
        await study.save_unit(modules()[1].units[-1].key, UnitState.STARTED, on=ON)

    await in_database(house.settings, act)
    return person


async def does_the_last_case(person: Someone) -> None:
    await person.writes("/themen")
    await person.taps_data(encode(Choose("unit", short(modules()[1].units[-1].key))))
    await person.ends()


async def test_the_next_level_is_offered_and_taken(shipped: House) -> None:
    ayse = await before_the_last_case(shipped)
    await does_the_last_case(ayse)
    ayse.sees("Das war’s für diesmal.", OFFER)
    await shipped.replays()
    assert "Ja, gern" in ayse.buttons
    await ayse.taps("Ja, gern")
    ayse.sees("Ab jetzt kommt dort die nächste Stufe.")
    assert json.loads(shipped.row("own_path")["levels"]) == {"daten": "intermediate"}
    assert json.loads(shipped.row("readiness")["steps"]) == {"daten:intermediate": "taken"}


async def test_a_no_is_kept_and_it_is_never_offered_again(shipped: House) -> None:
    ayse = await before_the_last_case(shipped)
    await does_the_last_case(ayse)
    await ayse.taps("Bleib so")
    ayse.sees("Gut, es bleibt, wie es ist.")
    assert json.loads(shipped.row("readiness")["steps"]) == {"daten:intermediate": "kept"}
    assert shipped.rows("own_path") == []
    await does_the_last_case(ayse)
    ayse.sees_not(OFFER)


async def test_silence_is_a_no_too(shipped: House) -> None:
    ayse = await before_the_last_case(shipped)
    await does_the_last_case(ayse)
    ayse.sees(OFFER)
    await does_the_last_case(ayse)
    ayse.sees_not(OFFER)


async def test_less_than_four_of_five_is_no_evidence(shipped: House) -> None:
    ayse = await before_the_last_case(shipped, wrong=5)
    await does_the_last_case(ayse)
    ayse.sees("Das war’s für diesmal.")
    ayse.sees_not("Da passt bei dir fast alles")
