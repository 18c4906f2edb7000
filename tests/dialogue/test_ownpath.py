"""My way: trade, wish, roles and levels, each changed by itself, and the next level on evidence."""

import json

from bot.callbacks import Way, encode
from tests.dialogue.house import House
from tests.dialogue.people import Someone
from tests.dialogue.test_readiness import settled


async def opens(person: Someone) -> None:
    await person.writes("/weg")


async def test_my_way_says_what_decides_and_that_it_is_mine(either_house: House) -> None:
    ayse = await settled(either_house)
    await opens(ayse)
    ayse.sees(
        "Mein Weg",
        "Branche: Lager und Logistik",
        "Wunsch: noch offen",
        "Aufgaben: noch offen",
        "Dein Betrieb bekommt nichts davon",
    )
    assert "Check machen" in ayse.buttons


async def test_the_trade_changes_and_with_it_the_next_case(either_house: House) -> None:
    ayse = await settled(either_house)
    await opens(ayse)
    await ayse.taps("Branche")
    ayse.sees("In welcher Branche arbeitest du?", "D  Bau")
    await ayse.taps("D")
    ayse.sees("Branche: Bau")
    assert either_house.row("learner")["trade"] == "bau"
    await ayse.writes("/lernen")
    await ayse.taps(next(button for button in ayse.buttons if button.startswith("Neues")))
    ayse.sees("Der Beton wartet nicht")
    ayse.sees_not("Ein Fall aus")


async def test_a_wish_comes_and_goes(house: House) -> None:
    ayse = await settled(house)
    await opens(ayse)
    await ayse.taps("Wunsch", "A")
    ayse.sees("Wunsch: Datenkompetenz")
    await ayse.writes("/themen")
    ayse.sees("Das hast du dir gewünscht.")
    await opens(ayse)
    await ayse.taps("Wunsch", "Kein Wunsch")
    ayse.sees("Wunsch: noch offen")
    assert house.row("own_path")["wish"] is None


async def test_roles_are_ticked_and_changed_again(house: House) -> None:
    ayse = await settled(house)
    await opens(ayse)
    await ayse.taps("Aufgaben", "☐ A", "☐ C", "Fertig")
    ayse.sees("Aufgaben: Technik ersetzt meine Arbeit; Ein System sagt, was ich tue")
    await ayse.taps("Aufgaben", "☑ A", "☑ C", "☐ B", "Fertig")
    assert house.row("own_path")["roles"] == "supervising"
    await ayse.taps("Aufgaben", "☐ A", "☐ C", "Fertig")
    ayse.sees("Aufgaben: 3 gewählt")


async def test_a_level_is_chosen_for_an_area(house: House) -> None:
    ayse = await settled(house)
    await opens(ayse)
    await ayse.taps("Stufen", "A")
    ayse.sees("Datenkompetenz", "Welche Stufe passt zu dir?")
    assert "✓ Starten" in ayse.buttons
    await ayse.taps("Gestalten")
    ayse.sees("Datenkompetenz: Gestalten")
    assert json.loads(house.row("own_path")["levels"]) == {"daten": "advanced"}


async def test_a_tap_that_comes_again_after_a_crash_changes_nothing(either_house: House) -> None:
    ayse = await settled(either_house)
    await opens(ayse)
    for button in ("Aufgaben", "☐ A", "Fertig", "Wunsch", "A", "Stufen", "A", "Anwenden"):
        await ayse.taps(button)
        kept, seen = either_house.people(), ayse.phone.last.text
        await either_house.replays()
        assert either_house.people() == kept, button
        assert ayse.phone.last.text == seen, button


async def test_forged_buttons_do_no_harm(house: House) -> None:
    ayse = await settled(house)
    await opens(ayse)
    before = house.people()
    for data in (
        Way("trade", 7, 0),
        Way("mark", 0, 2**60),
        Way("level", 7, 9),
        Way("up", 7, 9),
        Way("x", 1, 1),
    ):
        await ayse.taps_data(encode(data))
    assert house.people() == before
    assert house.rows("set_aside") == []
