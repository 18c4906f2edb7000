"""A published module changes: a typo, another meaning, another question. What happens to what was learned?"""

from datetime import timedelta
from typing import Any, Final

import pytest

from content.skeleton import skeleton
from tests.dialogue.bench import MODULE, OWN, QUIZ, packed, publishes, sends, trainer
from tests.dialogue.house import House
from tests.dialogue.people import Someone

FILES: Final = skeleton(OWN)
ASKED: Final = "Der Platz steht fest. Reicht das?"
QUESTION: Final = f"{OWN}#reicht-das"
DAY: Final = timedelta(days=1)


@pytest.fixture
async def learned(either_house: House) -> tuple[House, Someone, Someone]:
    """A trainer, and a learner who has answered one question of her module and left out the rest."""
    house = either_house
    links = await house.company(trade="pflege")
    person = await trainer(house, links)
    await publishes(person, FILES)
    learner = await house.learner(code=links.join)
    await learner.comes_to(ASKED)
    await learner.taps("Nein")
    learner.sees("Jemand muss wegwischen")
    await learner.ends()
    return house, person, learner


def progress(house: House) -> tuple[list[dict[str, Any]], ...]:
    return house.rows("card"), house.rows("unit_progress"), house.rows("week_mark")


async def reviewed(house: House, learner: Someone, after: timedelta) -> str:
    """What is asked in the sessions of that day."""
    await house.passes(after)
    read = ""
    await learner.writes("/lernen")
    while again := next((button for button in learner.buttons if button.startswith("Auffrischen")), None):
        await learner.taps(again)
        read += learner.reads
        while way := next((one for one in learner.buttons if one in {"Weiter", "Überspringen"}), None):
            await learner.taps(way)
            read += learner.reads
        await learner.writes("/lernen")
    return read


async def test_a_typo_mended_keeps_all_progress(learned: tuple[House, Someone, Someone]) -> None:
    house, person, learner = learned
    before = progress(house)
    await sends(person, "quiz.md", FILES[QUIZ].replace("Das Brett hängt.", "Das Brett hängt jetzt."))
    person.sees("1 kleine Änderung: Niemand merkt etwas.")
    await person.taps("Veröffentlichen")
    assert progress(house) == before
    assert "Das Brett hängt jetzt." in await reviewed(house, learner, DAY)


async def test_another_meaning_keeps_the_history_and_asks_again(
    learned: tuple[House, Someone, Someone],
) -> None:
    house, person, learner = learned
    before = progress(house)
    changed = FILES[QUIZ].replace("version: 1", "version: 2").replace("Nach zwei Wochen", "Nach zwei Jahren")
    await sends(person, "quiz.md", changed)
    person.sees("Andere Bedeutung", "reicht-das", "Was sie wissen, bleibt gezählt.")
    await person.taps("Veröffentlichen")
    assert progress(house) == before
    read = await reviewed(house, learner, DAY)
    assert ASKED in read
    assert "Nach zwei Jahren" in read


async def test_the_card_of_a_question_that_is_gone_fades(learned: tuple[House, Someone, Someone]) -> None:
    house, person, learner = learned
    before = progress(house)
    changed = (
        FILES[QUIZ]
        .replace("{#reicht-das}", "{#platz-genuegt}")
        .replace("language: de\n", "language: de\nretired_ids: [reicht-das]\n")
    )
    await sends(person, "quiz.md", changed)
    person.sees("Diese Fragen kommen nicht wieder: reicht-das.", "Neue Fragen: platz-genuegt.")
    await person.taps("Veröffentlichen")
    person.sees("ist veröffentlicht")
    assert progress(house) == before
    assert ASKED not in await reviewed(house, learner, timedelta(days=60))


async def test_an_id_that_vanishes_without_a_word_is_not_published(
    learned: tuple[House, Someone, Someone],
) -> None:
    _, person, _ = learned
    await sends(person, "quiz.md", FILES[QUIZ].replace("{#reicht-das}", "{#platz-genuegt}"))
    person.sees("P001", "retired_ids")
    assert "Veröffentlichen" not in person.buttons


async def test_another_right_answer_needs_another_id(learned: tuple[House, Someone, Someone]) -> None:
    _, person, _ = learned
    swapped = (
        FILES[QUIZ]
        .replace("- [ ] Ja\n  > Ein Brett", "- [x] Ja\n  > Ein Brett")
        .replace("- [x] Nein\n  > Genau", "- [ ] Nein\n  > Genau")
    )
    await sends(person, "modul.zip", packed({MODULE: FILES[MODULE], QUIZ: swapped}))
    person.sees("etwas anderes richtig als bisher")
    assert "Veröffentlichen" not in person.buttons
