"""Somebody looks around and chooses: suggestions with reasons, areas, modules, cases; nothing is locked."""

from bot.callbacks import Choose, encode
from tests.dialogue.house import House
from tests.dialogue.people import Someone


async def settled(house: House) -> Someone:
    """Has finished the first case."""
    ayse = await house.learner()
    await ayse.ends()
    await ayse.taps("Nein, ich komme selbst")
    return ayse


async def test_a_suggestion_says_why_and_begins_with_one_tap(either_house: House) -> None:
    ayse = await settled(either_house)
    await ayse.writes("/themen")
    ayse.sees("Such dir etwas aus.", "1. Jeder schreibt es anders\nEin Fall aus: Lager", "Oder nach Themen:")
    ayse.sees("A  Datenkompetenz, 1 von 3")
    await ayse.taps(next(button for button in ayse.buttons if button.startswith("1 · ")))
    ayse.sees("Jeder schreibt es anders", "Drei Leute schreiben drei Namen.")


async def test_any_case_can_be_chosen_by_area_and_module(house: House) -> None:
    ayse = await settled(house)
    await ayse.writes("/themen")
    await ayse.taps("A")
    ayse.sees("Datenkompetenz", "Welches Modul?", "A  Zahlen und Namen, 1 von 3")
    await ayse.taps("A")
    ayse.sees("A  Im Fach fehlt etwas · fertig", "C  Der Beton wartet nicht")
    await ayse.taps("C")
    ayse.sees("Der Beton wartet nicht", "Ein Fall aus: Bau", "Etwa 2 Minuten.")
    assert len(house.rows("unit_progress")) == 1, "a look begins nothing"
    await ayse.taps("Zurück")
    ayse.sees("C  Der Beton wartet nicht")
    await ayse.taps("C", "Los")
    ayse.sees("Ein Fall aus: Bau", "Der Mischer steht vor dem Tor.")
    await ayse.writes("/themen")
    await ayse.taps("A", "A")
    ayse.sees("C  Der Beton wartet nicht · angefangen")
    await ayse.taps("Zurück")
    ayse.sees("Welches Modul?")
    await ayse.taps("Zurück")
    ayse.sees("Such dir etwas aus.")


async def test_the_menu_leads_there_too(house: House) -> None:
    ayse = await settled(house)
    await ayse.writes("/lernen")
    await ayse.taps("Selbst aussuchen")
    ayse.sees("Such dir etwas aus.")


async def test_a_case_that_is_read_again_stays_done(house: House) -> None:
    ayse = await settled(house)
    await ayse.writes("/themen")
    await ayse.taps("A", "A", "A")
    ayse.sees("Im Fach fehlt etwas", "(fertig)")
    await ayse.taps("Los")
    ayse.sees("Im System stehen mehr Dosen")
    assert house.row("unit_progress")["state"] == "done"
    await ayse.ends()
    assert house.row("unit_progress")["state"] == "done"


async def test_what_is_gone_is_told_and_leads_back(house: House) -> None:
    ayse = await settled(house)
    for topic in ("area", "module", "unit", "look", "open"):
        await ayse.writes("/themen")
        await ayse.taps_data(encode(Choose(topic, 4711)))
        ayse.sees("Das gibt es nicht mehr.")
        await ayse.taps("Selbst aussuchen")
        ayse.sees("Such dir etwas aus.")


async def test_tom_chooses_in_english(house: House) -> None:
    tom = await house.learner(language="en")
    await tom.writes("/topics")
    tom.sees("Nothing is locked here.", "Or by topic:")
