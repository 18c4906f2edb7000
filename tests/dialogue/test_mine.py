"""What is mine: my data, my language, my progress, my way out."""

import json
from typing import Any

from db.schema import PERSONAL
from reporting.items import SMALLEST_HOUSE
from tests.dialogue.house import House
from tests.dialogue.people import Someone
from tests.dialogue.test_times import at

COMMANDS = {
    "/lernen": "/learn",
    "/fortschritt": "/progress",
    "/weg": "/path",
    "/merkzettel": "/notes",
    "/zeiten": "/times",
    "/pause": "/pause",
    "/sprache": "/language",
    "/meinedaten": "/mydata",
    "/loeschen": "/delete",
    "/datenschutz": "/privacy",
    "/hilfe": "/help",
}


async def exported(person: Someone) -> dict[str, Any]:
    await person.writes("/meinedaten")
    file = next(message.document for message in person.news if message.document)
    loaded: dict[str, Any] = json.loads(file)
    return loaded


async def a_full_life(house: House, *, code: str = "") -> Someone:
    """Somebody about whom every table knows something."""
    ayse = await house.learner(code=code)
    await ayse.taps("Merken")
    await ayse.comes_to("Wo beginnst du?")
    await ayse.taps("Am Regal")
    await ayse.comes_to("Such heute ein Fach")
    await ayse.taps("Probier ich aus", "⚑ Rückmeldung", "Unklar", "Einen Satz dazu")
    await ayse.taps("Tagschicht", "Montag bis Freitag", "9", "09:00")
    await ayse.writes("/check")
    await ayse.taps("Los geht’s", "Überspringen", "KI nutzen")
    await house.reaches(at(7, 10))
    await ayse.taps("Los geht’s", "Weiter")
    await ayse.writes("/umzug")
    return ayse


async def test_my_data_holds_every_row_about_me_and_no_other(either_house: House) -> None:
    code = (await either_house.company(headcount=SMALLEST_HOUSE)).join
    ayse = await a_full_life(either_house, code=code)
    mine = either_house.people()
    assert set(mine) == {table.name for table in PERSONAL}, "the life is full"
    tom = either_house.someone("Tom")
    await tom.joins(code)
    found = await exported(ayse)
    assert found.pop("schema_version") == 1
    assert {name: len(rows) for name, rows in found.items()} == {
        name: len(rows) for name, rows in mine.items()
    }
    for name, rows in found.items():
        assert all(set(row) == {column.name for column in _columns(name)} for row in rows), name
    assert found["contact"][0]["chat"] == ayse.id
    assert found["learner"][0]["company"] == "Schreinerei Lindner"
    assert str(tom.id) not in json.dumps(found)
    ayse.sees("Das ist alles, was über dich gespeichert ist.", "5 Fragen", "2 Einheiten begonnen", "zählst")


def _columns(table: str) -> list[Any]:
    return list(next(one for one in PERSONAL if one.name == table).columns)


async def test_a_stranger_has_no_data(house: House) -> None:
    ayse = house.someone()
    await ayse.writes("/meinedaten")
    ayse.sees("Ich kenne dich noch nicht.")


async def test_whoever_does_not_want_to_be_counted_may_say_so_any_time(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/meinedaten")
    await ayse.taps("Zähl mich nicht mit")
    ayse.sees("Du zählst ab jetzt in keiner Zahl mit.")
    assert house.row("learner")["counted"] is False
    await ayse.writes("/mydata")
    await ayse.taps("Zähl mich mit")
    assert house.row("learner")["counted"] is True


async def test_erasing_takes_two_steps_and_leaves_neither_row_nor_byte(either_house: House) -> None:
    code = (await either_house.company()).join
    ayse = await a_full_life(either_house, code=code)
    tom = either_house.someone("Tom")
    await tom.joins(code)
    await ayse.writes("/loeschen")
    ayse.sees("Soll ich alles über dich löschen?")
    await ayse.taps("Nein, behalten")
    ayse.sees("alles bleibt, wie es ist")
    assert len(either_house.rows("learner")) == 2
    marks = _marks(either_house)
    await ayse.writes("/loeschen")
    await ayse.taps("Ja, alles löschen")
    ayse.sees("Ich weiß nichts mehr von dir.")
    assert {name: len(rows) for name, rows in either_house.people().items() if len(rows) != 1} == {}
    assert either_house.places_of(ayse.id) == []
    # the ledger keeps one random id, so that an older backup cannot bring anybody back
    places = {place for mark in marks for place in either_house.places_of(mark)}
    assert places <= {either_house.settings.ledger_file.name}
    await either_house.reaches(at(30, 10))
    await ayse.writes("/lernen")
    ayse.sees("Ich kenne dich noch nicht.")


def _marks(house: House) -> list[int | bytes]:
    """What the database knows the one by who has times."""
    learner = next(row for row in house.rows("learner") if row["next_slot"] is not None)
    contact = house.row("contact", id=learner["contact"])
    return [learner["id"], contact["id"], bytes(contact["chat"]), bytes(contact["chat_index"])]


async def test_old_buttons_of_somebody_erased_do_no_harm(house: House) -> None:
    ayse = await house.learner()
    old, bubble = ayse.data_of("Weiter"), ayse.phone.last.message_id
    await ayse.writes("/loeschen")
    await ayse.taps("Ja, alles löschen")
    await ayse.taps_data(old, under=bubble)
    ayse.sees("Ich kenne dich noch nicht.")
    assert house.people() == {}


async def test_whoever_was_erased_may_come_again(house: House) -> None:
    code = (await house.company()).join
    ayse = await house.learner(code=code)
    await ayse.writes("/loeschen")
    await ayse.taps("Ja, alles löschen")
    await ayse.joins(code)
    ayse.sees("Hinter jeder Lücke")
    assert len(house.rows("learner")) == 1


async def test_the_language_changes_at_any_step(house: House) -> None:
    ayse = await house.learner()
    await ayse.comes_to("Wo beginnst du?")
    await ayse.writes("/sprache")
    await ayse.taps("English")
    ayse.sees("English")
    await ayse.writes("/learn")
    await ayse.taps(
        "Continue where you were" if "Continue where you were" in ayse.buttons else ayse.buttons[0]
    )
    ayse.sees("Where do you begin?")
    await ayse.taps("With the note")
    ayse.sees("The note explains the gap.")
    assert house.row("contact")["language"] == "en"


async def test_every_command_has_an_english_name_that_does_the_same(house: House) -> None:
    ayse = await house.learner()
    for german, english in COMMANDS.items():
        await ayse.writes(german)
        said = ayse.reads
        assert said
        ayse.sees_not("Diesen Befehl kenne ich nicht")
        await ayse.writes(english)
        assert ayse.reads == said, english


async def test_help_names_every_command_of_the_menu(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/hilfe")
    ayse.sees(*COMMANDS, "Nie an der laufenden Maschine")


async def test_privacy_names_the_operator_also_to_a_stranger(house: House) -> None:
    ayse = house.someone()
    await ayse.writes("/datenschutz")
    ayse.sees("IHK Musterstadt, Musterstadt, nicht dein Betrieb", "Niemand darf dein Handy")
    await house.restart(operator="Lindner & Söhne, Musterstadt", operator_is_employer=True)
    await ayse.writes("/privacy")
    ayse.sees("Den Server betreibt dein Betrieb: Lindner & Söhne, Musterstadt.")
