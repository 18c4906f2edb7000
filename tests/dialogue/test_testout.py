"""Whoever says "kann ich schon" is asked two of the hardest cases, or leaves the unit out all the same."""

from datetime import timedelta

from content.skeleton import skeleton
from tests.dialogue.bench import LOOK, OWN, packed, sends, trainer
from tests.dialogue.house import House
from tests.dialogue.people import Someone
from tests.dialogue.test_unit import finish_the_first

NAMES = "daten-probe/namen"
DAY = timedelta(days=1)


async def tests_out(house: House) -> Someone:
    """Stands before the second unit and says that it is known."""
    ayse = await house.learner()
    await finish_the_first(ayse)
    await ayse.writes("/lernen")
    await ayse.taps(next(button for button in ayse.buttons if button.startswith("Neues")), "Kann ich schon")
    return ayse


def cards(house: House) -> set[str]:
    return {row["question"] for row in house.rows("card")} & {"daten-probe#fehlen", "daten-probe#doppelt"}


async def test_both_right_at_first_and_the_unit_is_known(either_house: House) -> None:
    ayse = await tests_out(either_house)
    ayse.sees("Ein kurzer Test, 1 von 2.", "Auf der Liste stehen 70 Stück.")
    assert "Trotzdem auslassen" in ayse.buttons
    await ayse.writes("6")
    ayse.sees("70 minus 64.")
    assert cards(either_house) == set(), "nothing is remembered before it is over"
    await ayse.taps("Weiter")
    ayse.sees("Ein kurzer Test, 2 von 2.", "Wie heißt ein Ding mit zwei Einträgen?")
    await ayse.writes("Dublette")
    await ayse.taps("Weiter")
    ayse.sees("Stimmt, das kannst du schon.", "Was magst du machen?")
    assert either_house.row("unit_progress", unit=NAMES)["state"] == "known"
    assert cards(either_house) == {"daten-probe#fehlen", "daten-probe#doppelt"}
    known = either_house.row("card", question="daten-probe#fehlen")
    assert (known["first_right"], known["case"], known["solid"]) == (True, 1, False)
    assert known["stability_days"] > 8
    await either_house.replays()
    assert "Das war’s für diesmal." in ayse.phone.last.text or "Was magst du" in ayse.phone.last.text
    assert either_house.row("card", question="daten-probe#fehlen") == known


async def test_what_is_known_comes_back_rarely_and_with_another_case(house: House) -> None:
    ayse = await tests_out(house)
    await ayse.writes("6")
    await ayse.taps("Weiter")
    await ayse.writes("Dublette")
    await ayse.taps("Weiter")
    await house.passes(DAY)
    await ayse.writes("/lernen")
    await ayse.taps(next(button for button in ayse.buttons if button.startswith("Auffrischen")))
    ayse.sees_not("Auf der Liste", "mit zwei Einträgen")


async def test_one_that_is_not_right_leads_into_the_unit_without_blame(either_house: House) -> None:
    ayse = await tests_out(either_house)
    await ayse.writes("134")
    ayse.sees("Auch hier ist zusammengezählt.", "Noch ein Versuch.")
    await ayse.taps("6")
    ayse.sees("70 minus 64.")
    await ayse.taps("Weiter")
    ayse.sees("Dann lohnt sich der Fall. Er dauert etwa", "Minuten.")
    ayse.sees_not("Test, 2 von 2")
    await either_house.restart()
    await ayse.writes("/lernen")
    await ayse.taps("Weiter, wo du warst")
    ayse.sees("Dann lohnt sich der Fall.")
    await ayse.taps("Weiter")
    ayse.sees("Wie gehst du vor?", "Das zählt nicht.")
    assert either_house.row("unit_progress", unit=NAMES)["state"] == "started"
    assert cards(either_house) == set()
    await ayse.comes_to("Auf der Liste stehen 24 Meter.")
    await ayse.writes("12,5")
    assert either_house.row("card", question="daten-probe#fehlen")["first_right"] is True


async def test_a_question_left_out_is_no_proof(house: House) -> None:
    ayse = await tests_out(house)
    await ayse.taps("Überspringen")
    ayse.sees("Dann lohnt sich der Fall.")
    assert cards(house) == set()


async def test_it_can_be_left_out_all_the_same_before_and_after_the_test(house: House) -> None:
    ayse = await tests_out(house)
    await ayse.taps("Überspringen", "Trotzdem auslassen")
    ayse.sees("Was magst du machen?")
    ayse.sees_not("Stimmt, das kannst du schon.")
    assert house.row("unit_progress", unit=NAMES)["state"] == "known"
    assert cards(house) == set()


async def test_old_buttons_of_a_test_move_nothing(house: House) -> None:
    ayse = await tests_out(house)
    out, bubble = ayse.data_of("Trotzdem auslassen"), ayse.phone.last.message_id
    await ayse.taps("Überspringen", "Weiter")
    await ayse.taps_data(out, under=bubble)
    assert house.row("unit_progress", unit=NAMES)["state"] == "started"


async def test_who_reads_a_finished_unit_again_and_knows_it_keeps_it_finished(house: House) -> None:
    ayse = await house.learner()
    await finish_the_first(ayse)
    await ayse.writes("/themen")
    await ayse.taps("A", "A", "A", "Los", "Kann ich schon", "Trotzdem auslassen")
    assert house.row("unit_progress", unit="daten-probe/fach")["state"] == "done"


async def test_in_a_preview_nothing_of_a_test_is_kept(house: House) -> None:
    tina = await trainer(house, await house.company())
    await sends(tina, "modul.zip", packed(skeleton(OWN)))
    before = kept(house)
    await tina.taps(LOOK, "Kann ich schon")
    tina.sees("Ein kurzer Test, 1 von 2.", "Ein Gast verträgt keine Nüsse.")
    await tina.taps("Zur Reservierung schreiben", "Weiter")
    tina.sees("Ein kurzer Test, 2 von 2.")
    await tina.taps("Nein", "Weiter")
    tina.sees("Das war die Vorschau")
    assert kept(house) == before
    await tina.taps("Zum Modul", LOOK, "Kann ich schon", "Trotzdem auslassen")
    tina.sees("Das war die Vorschau")
    assert kept(house) == before


def kept(house: House) -> dict[str, list[dict[str, object]]]:
    """But for where she stands at her bench."""
    return {name: rows for name, rows in house.people().items() if name not in {"contact", "writing"}}
