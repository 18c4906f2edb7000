"""A practitioner tells a case in the chat, and her colleagues learn from it."""

from typing import Final

from tests.content.interview.stories import NOTHING, WAREHOUSE, Story
from tests.dialogue.bench import trainer
from tests.dialogue.house import House
from tests.dialogue.people import Someone

SKIP: Final = "Überspringen"
PROPOSED: Final = "Den nehmen"


async def tells(person: Someone, story: Story) -> None:
    """From the trade to the last question."""
    await person.taps("Lager und Logistik")
    for message in story.messages:
        if message == NOTHING:
            await person.taps(SKIP if SKIP in person.buttons else person.buttons[0])
        else:
            await person.writes(message)


async def test_what_was_told_becomes_a_unit_that_colleagues_learn(either_house: House) -> None:
    house, links = either_house, await either_house.company(trade="lager")
    person = await trainer(house, links)
    await person.writes("/trainer")
    await person.taps("Erzählen statt schreiben")
    person.sees("Frage 1 von")
    await tells(person, WAREHOUSE)
    await person.taps("Daraus ein Modul machen")
    person.sees("Alles in Ordnung")
    await either_house.replays()
    await person.taps("Noch etwas ändern", "1")
    await person.taps("Büro", "Daraus ein Modul machen")
    assert [row["state"] for row in house.rows("revision")] == ["replaced", "draft"]
    await person.taps("Veröffentlichen")
    person.sees("ist veröffentlicht")
    guest = house.someone("Ayşe")
    await guest.starts(links.join)
    assert house.rows("writing") == []
    assert [row["state"] for row in house.rows("revision")] == ["replaced", "published"]


async def test_it_can_rest_over_a_restart_and_a_note_in_between(house: House) -> None:
    person = await trainer(house, await house.company())
    await person.writes("/trainer")
    await person.taps("Erzählen statt schreiben", "Lager und Logistik")
    await person.writes(WAREHOUSE.messages[0])
    await person.taps("Aufhören und behalten")
    await house.restart()
    await person.writes("/trainer")
    await person.taps("🏠 Bei uns ergänzen")
    await person.taps(person.buttons[0])
    await person.taps(person.buttons[0])
    await person.writes("Frag im Lager.")
    await person.taps("Veröffentlichen")
    await person.writes("/trainer")
    await person.taps("Weiter erzählen")
    person.sees("Frage 3 von")


async def test_a_message_that_does_not_fit_is_told_why(house: House) -> None:
    person = await trainer(house, await house.company())
    await person.writes("/trainer")
    await person.taps("Erzählen statt schreiben", "Lager und Logistik")
    before = person.reads
    await person.writes("👍")
    assert person.reads
    assert person.reads != before
    await person.writes("/trainer")
    await person.taps("Weiter erzählen")
    person.sees("Frage 2 von")


async def test_what_was_told_can_be_forgotten(house: House) -> None:
    person = await trainer(house, await house.company())
    await person.writes("/trainer")
    await person.taps("Erzählen statt schreiben", "Lager und Logistik")
    await person.writes(WAREHOUSE.messages[0])
    await person.writes("/trainer")
    await person.taps("Weiter erzählen", "Neu anfangen")
    person.sees("Frage 1 von")
