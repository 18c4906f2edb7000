"""A trainer at her bench: files, findings, a preview, publishing, and "bei uns"."""

from pathlib import Path
from typing import Final

import pytest

from content.skeleton import skeleton
from tests.dialogue.bench import (
    LOOK,
    MODULE,
    OWN,
    QUIZ,
    UNIT,
    begins_a_note,
    packed,
    publishes,
    sends,
    trainer,
)
from tests.dialogue.house import House
from tests.dialogue.people import Someone

FILES: Final = skeleton(OWN)
NOTE: Final = "Das Feld heißt **Charge**, frag im Lager."
SHOWN: Final = "🏠 Bei uns: Das Feld heißt Charge, frag im Lager."
UNTOUCHED: Final = {"handled", "lane", "contact"}


async def test_a_new_trainer_is_told_what_to_do_first(house: House) -> None:
    person = await trainer(house, await house.company())
    await person.writes("/trainer")
    person.sees("Werkbank", "Bei uns ergänzen")
    assert person.buttons == ("🏠 Bei uns ergänzen", "Erzählen statt schreiben", "Eigene Module")


async def test_two_files_become_a_module_that_learners_get(either_house: House) -> None:
    house, links = either_house, await either_house.company()
    person = await trainer(house, links)
    await sends(person, "Mein Modul (1).md", FILES[MODULE])
    person.sees("Noch 1 Fehler")
    await sends(person, "quiz.txt", FILES[QUIZ])
    person.sees("Alles in Ordnung", "Ein neues Modul: 1 neuer Fall mit 4 Fragen.")
    await person.taps("Veröffentlichen")
    person.sees("ist veröffentlicht", "Fassung 2, veröffentlicht")

    learner = await house.learner(code=links.join)
    assert UNIT in await everything_new(learner)


async def test_a_preview_shows_everything_and_keeps_nothing(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, "modul.zip", packed(FILES))
    before = {name: rows for name, rows in house.people().items() if name not in UNTOUCHED}
    await person.taps(LOOK)
    person.sees("So sehen es deine Leute", UNIT)
    await person.comes_to("Such heute einen Zettel")
    await person.ends()
    person.sees("Das war die Vorschau")
    assert {name: rows for name, rows in house.people().items() if name not in UNTOUCHED} == before
    await person.taps("Zum Modul")
    await person.taps("Veröffentlichen")
    person.sees("ist veröffentlicht")


async def test_a_question_of_the_preview_can_be_answered(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, "modul.zip", packed(FILES))
    await person.taps(LOOK)
    await person.comes_to("Wo steht die Absprache morgen?")
    await person.taps("A")
    person.sees(
        "ort geht jeder vorbei, bevor er anfängt."
    )  # whatever was tapped: no question ends unresolved


async def test_a_note_stands_after_the_insight_of_a_built_in_unit(either_house: House) -> None:
    house, links = either_house, await either_house.company()
    person = await trainer(house, links)
    await begins_a_note(person)
    person.sees("Höchstens 40 Wörter")
    await person.writes("Wort " * 41)
    person.sees("41 Wörter, höchstens 40")
    await person.writes(NOTE)
    person.sees(SHOWN)
    await person.taps("Veröffentlichen")
    person.sees("Veröffentlicht")
    assert person.taps_so_far <= 5

    learner = await house.learner(code=links.join)
    learner.sees(SHOWN)


async def test_a_note_is_for_one_company_alone(house: House) -> None:
    links, elsewhere = await house.company(), await house.company("Beta Werk", headcount=31)
    person = await trainer(house, links)
    await begins_a_note(person)
    await person.writes(NOTE)
    await person.taps("Veröffentlichen")
    learner = await house.learner(code=elsewhere.join)
    learner.sees_not("Charge")


async def test_nothing_is_said_to_learners_before_a_yes(house: House) -> None:
    links = await house.company()
    person = await trainer(house, links)
    await begins_a_note(person)
    await person.writes(NOTE)
    await person.taps("Abbrechen")
    learner = await house.learner(code=links.join)
    learner.sees_not("Charge")
    assert house.rows("local_note") == []
    assert house.rows("writing") == []


async def test_a_note_can_be_changed_and_removed(house: House) -> None:
    person = await trainer(house, await house.company())
    await begins_a_note(person)
    await person.writes(NOTE)
    await person.taps("Veröffentlichen")
    await begins_a_note(person)
    person.sees("Bisher steht bei euch", SHOWN)
    await person.taps("Löschen")
    person.sees("wie für alle")
    assert house.rows("local_note") == []


async def test_the_problem_of_a_unit_can_be_the_companys_own(house: House) -> None:
    links = await house.company()
    person = await trainer(house, links)
    await begins_a_note(person)
    await person.taps("Eigenen Anfang schreiben")
    await person.writes("Montag früh an Tor 3. Im System stehen **12** Rollen, im Regal liegen 9.")
    person.sees("So beginnt der Fall dann bei euch", "12 Rollen")
    await person.taps("Veröffentlichen")
    guest = house.someone("Ayşe")
    await guest.starts(links.join)
    guest.sees("Montag früh an Tor 3")


async def test_a_file_comes_back_to_the_letter(house: House) -> None:
    person = await trainer(house, await house.company())
    text = "\ufeff" + FILES[MODULE].replace("\n", "\r\n")
    await sends(person, "modul.zip", packed(FILES | {MODULE: text}))
    await person.taps("Datei holen")
    document = person.phone.last.document
    assert document is not None
    assert text.encode() in _unpacked(document).values()


async def test_the_same_file_twice_is_one_draft(either_house: House) -> None:
    person = await trainer(either_house, await either_house.company())
    for _ in range(2):
        await sends(person, "modul.zip", packed(FILES))
    assert [row["number"] for row in either_house.rows("revision")] == [1]


async def test_an_upload_that_comes_again_after_a_crash_is_kept_once(either_house: House) -> None:
    person = await trainer(either_house, await either_house.company())
    await sends(person, "modul.zip", packed(FILES))
    await either_house.replays()
    assert [row["state"] for row in either_house.rows("revision")] == ["draft"]
    await person.taps("Veröffentlichen")
    await either_house.replays()
    assert [row["state"] for row in either_house.rows("revision")] == ["published"]
    assert "ist veröffentlicht" in person.phone.last.text


async def test_what_was_begun_is_there_after_a_restart(house: House) -> None:
    person = await trainer(house, await house.company())
    await begins_a_note(person)
    await house.restart()
    await person.writes(NOTE)
    await house.restart()
    await person.taps("Veröffentlichen")
    person.sees("Veröffentlicht")


async def test_two_trainers_lose_nothing_of_each_other(either_house: House) -> None:
    house, links = either_house, await either_house.company()
    first = await trainer(house, links)
    again = await house.invited(links, "trainer")
    second = house.someone("Kollege")
    await second.starts(again)
    await publishes(first, FILES)
    await sends(first, "a.md", FILES[MODULE].replace("drei andere", "vier andere"))
    await sends(second, "b.md", FILES[MODULE].replace("drei andere", "fünf andere"))
    states = {row["number"]: row["state"] for row in house.rows("revision")}
    assert states == {1: "published", 2: "replaced", 3: "draft"}
    await second.taps("Veröffentlichen")
    await first.taps("Veröffentlichen")
    first.sees("Noch nichts veröffentlicht")
    files = {row["number"]: row["files"] for row in house.rows("revision")}
    assert "vier andere" in files[2]
    assert "fünf andere" in files[3]


async def test_what_is_withdrawn_is_offered_to_nobody_and_comes_back(house: House) -> None:
    links = await house.company()
    person = await trainer(house, links)
    await publishes(person, FILES)
    await person.taps("Zurücknehmen")
    person.sees("Zurückgenommen")
    learner = await house.learner(code=links.join)
    assert UNIT not in await everything_new(learner)
    await person.taps("Wieder veröffentlichen")
    assert UNIT in await everything_new(learner)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("drei andere", "vier andere"), "1 kleine Änderung: Niemand merkt etwas."),
        (("version: 1", "version: 2"), "Gar nichts: Kein Wort ist anders."),
    ],
)
async def test_what_learners_will_notice_is_said_before(
    house: House, change: tuple[str, str], said: str
) -> None:
    person = await trainer(house, await house.company())
    await publishes(person, FILES)
    await sends(person, "modul.md", FILES[MODULE].replace(*change))
    person.sees(said)


async def test_a_learner_who_sends_a_file_is_not_read(house: House) -> None:
    learner = await house.learner()
    await sends(learner, "modul.md", FILES[MODULE])
    learner.sees("Das lese ich nicht")
    assert house.server.calls.of("getFile") == []
    assert house.rows("revision") == []


async def test_a_built_in_id_is_refused(house: House) -> None:
    person = await trainer(house, await house.company())
    text = FILES[MODULE].replace(f"id: {OWN}", "id: daten-probe")
    await sends(person, "daten-probe.de.md", text)
    person.sees("mitgelieferter Inhalt")
    assert house.rows("revision") == []


async def everything_new(learner: Someone) -> str:
    """What a learner reads who takes one new unit after the other."""
    read = ""
    while True:
        await learner.ends()
        await learner.writes("/lernen")
        new = next((button for button in learner.buttons if button.startswith("Neues")), None)
        if new is None:
            return read
        await learner.taps(new)
        read += learner.reads


def _unpacked(document: bytes) -> dict[str, bytes]:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


async def test_the_faulty_example_gives_its_findings_in_the_chat_too(house: House) -> None:
    person = await trainer(house, await house.company())
    folder = Path(__file__).parents[1] / "content" / "broken"
    files = {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for part in ("modules", "quizzes")
        for path in sorted((folder / part).iterdir())
    }
    await sends(person, "fehlerhaft.zip", packed(files))
    document = next(message.document for message in person.news if message.document)
    expected = (folder / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert document.decode().splitlines() == expected[:-1]
    first = expected[0].split(":", 2)
    person.sees(first[0], f"Zeile {first[1]}")


async def test_a_trainer_asks_how_hard_the_questions_are(house: House) -> None:
    person = await trainer(house, await house.company())
    await person.writes("/trainer")
    await person.taps("🏠 Bei uns ergänzen")
    await person.taps(person.buttons[0])
    await person.taps("Wie schwer ist das?")
    person.sees("Wie schwer die Fragen sind", "noch zu wenig Antworten")
