"""What must not happen at the bench: a yes to something unseen, something lost, something kept too long."""

from typing import Final

import pytest

from bot.app import in_database
from bot.work import Work
from contacts.model import Role
from content.skeleton import skeleton
from tests.content.interview.stories import WAREHOUSE
from tests.dialogue.bench import LOOK, MODULE, OWN, QUIZ, begins_a_note, packed, publishes, sends, trainer
from tests.dialogue.house import CONTENT, House, Links

FILES: Final = skeleton(OWN)
ENGLISH: Final = {
    f"{part}/{OWN}.en.md": (CONTENT / part / "daten-probe.en.md").read_text(encoding="utf-8")
    for part in ("modules", "quizzes")
}


def other(number: int) -> dict[str, str]:
    name = f"team-zettel-{'abcdefghijklmnopqrstuvwxyz'[number]}"
    return {path.replace(OWN, name): text.replace(OWN, name) for path, text in FILES.items()}


async def revoked(house: House, links: Links) -> None:
    async def act(work: Work) -> None:
        await work.companies.revoke(links.company, Role.TRAINER)

    await in_database(house.settings, act)


async def test_a_yes_counts_for_the_words_above_it_alone(house: House) -> None:
    person = await trainer(house, await house.company())
    await begins_a_note(person)
    await person.writes("Frag an Tor 3.")
    old, bubble = person.data_of("Veröffentlichen"), person.phone.last.message_id
    await person.writes("Frag an Tor 4.")
    await person.taps_data(old, under=bubble)
    assert house.rows("local_note") == []
    await person.taps("Veröffentlichen")
    assert house.row("local_note")["note"] == "Frag an Tor 4."


async def test_a_note_is_kept_once_if_the_bot_dies_before_it_says_so(either_house: House) -> None:
    house = either_house
    person = await trainer(house, await house.company())
    await begins_a_note(person)
    await person.writes("Frag an Tor 3.")
    await person.taps("Veröffentlichen")
    await house.replays()
    assert "Veröffentlicht" in person.phone.last.text
    assert house.row("local_note")["note"] == "Frag an Tor 3."


async def test_the_number_of_a_discarded_draft_means_nothing_else_later(either_house: House) -> None:
    house = either_house
    person = await trainer(house, await house.company())
    await sends(person, "modul.zip", packed(FILES))
    old, bubble = person.data_of("Veröffentlichen"), person.phone.last.message_id
    await person.taps("Verwerfen")
    await sends(person, "modul.zip", packed({**FILES, MODULE: FILES[MODULE].replace("drei", "vier")}))
    await person.taps_data(old, under=bubble)
    person.sees("Noch nichts veröffentlicht")
    assert house.row("revision", state="discarded")["files"] == "{}"
    assert house.row("revision", state="draft")["number"] == 2


async def test_what_was_published_meanwhile_cannot_be_discarded(either_house: House) -> None:
    house = either_house
    person = await trainer(house, await house.company())
    await sends(person, "modul.zip", packed(FILES))
    old, bubble = person.data_of("Verwerfen"), person.phone.last.message_id
    await person.taps("Veröffentlichen")
    await person.taps_data(old, under=bubble)
    assert [row["state"] for row in house.rows("revision")] == ["published"]


async def test_a_translation_can_come_later(house: House) -> None:
    person = await trainer(house, await house.company())
    german = {
        f"{part}/{OWN}.de.md": (CONTENT / part / "daten-probe.de.md")
        .read_text(encoding="utf-8")
        .replace("daten-probe", OWN)
        .replace("status: published", "status: draft")
        for part in ("modules", "quizzes")
    }
    english = {
        path: text.replace("daten-probe", OWN).replace("status: published", "status: draft")
        for path, text in ENGLISH.items()
    }
    await publishes(person, german)
    await sends(person, "english.zip", packed(english))
    person.sees("Sprachen: Deutsch und English", "Alles in Ordnung")
    await person.taps("Veröffentlichen")
    person.sees("ist veröffentlicht")


async def test_after_a_preview_an_upload_is_told_as_ever(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, "modul.zip", packed(FILES))
    await person.taps(LOOK)
    await sends(person, "modul.zip", packed(FILES | {QUIZ: FILES[QUIZ].replace("Das Brett", "Unser Brett")}))
    person.sees_not("Alles in Ordnung")
    await sends(person, "anderes.zip", packed(other(0)))
    person.sees("Alles in Ordnung")
    await person.writes("/trainer")
    await person.taps("Eigene Module")
    await sends(person, "modul.zip", packed(FILES))
    person.sees("Alles in Ordnung")


async def test_a_preview_ends_with_the_role(house: House) -> None:
    links = await house.company()
    person = await trainer(house, links)
    await sends(person, "modul.zip", packed(FILES))
    await person.taps(LOOK)
    await revoked(house, links)
    await person.taps("Weiter")
    person.sees_not("Fahrer", "Zettel")


async def test_whoever_trains_no_more_writes_to_learning_again(house: House) -> None:
    links = await house.company()
    person = await house.learner(code=links.join)
    await person.starts(links.trainer)
    await begins_a_note(person)
    await revoked(house, links)
    assert house.rows("writing") == []
    await person.writes("42")
    person.sees_not("Aufgabe im Betrieb")


async def test_a_story_goes_on_once_if_the_bot_dies_before_it_asks(either_house: House) -> None:
    house = either_house
    person = await trainer(house, await house.company())
    await person.writes("/trainer")
    await person.taps("Erzählen statt schreiben", "Lager und Logistik")
    await person.writes(WAREHOUSE.messages[0])
    before = house.row("writing")["state"]
    await house.replays()
    assert house.row("writing")["state"] == before
    assert "Frage 3 von" in person.phone.last.text


@pytest.mark.parametrize(("count", "said"), [(5, "<b>"), (21, "Schick höchstens 20.")])
async def test_many_modules_are_a_list_and_too_many_are_refused(house: House, count: int, said: str) -> None:
    person = await trainer(house, await house.company())
    files = {path: text for number in range(count) for path, text in other(number).items()}
    await sends(person, "alle.zip", packed(files))
    said_in_words = [
        news for news in person.news if news.text
    ]  # copies share sentences: hints come as a file
    assert len(person.news) - len(said_in_words) <= 1
    assert len(said_in_words) <= 2
    assert said in said_in_words[-1].html
    assert len(house.rows("revision")) == (count if count <= 20 else 0)
