"""A unit from its problem to its end: guess, insight, questions, try-it task, and every way to leave it."""

from datetime import timedelta

from bot.callbacks import Explain, encode
from tests.dialogue.house import House
from tests.dialogue.people import Someone

DAY = timedelta(days=1)


async def finish_the_first(person: Someone) -> None:
    await person.ends()
    await person.taps("Nein, ich komme selbst")


async def open_the_second(person: Someone) -> None:
    await finish_the_first(person)
    await person.writes("/lernen")
    await person.taps(next(button for button in person.buttons if button.startswith("Neues")))


async def test_the_first_unit_is_finished_without_typing(either_house: House) -> None:
    ayse = await either_house.learner()
    await ayse.taps("Weiter")
    ayse.sees("Ein Beispiel", "Frau Yilmaz")
    await ayse.taps("Weiter", "Am Zettel")
    ayse.sees("Der Zettel erklärt die Lücke.", "Der Zettel kommt vor dem Zählen.")
    await ayse.taps("Weiter", "Stimmt nicht", "Weiter")
    await ayse.taps("☐ Maß", "☐ Norm", "Fertig", "Ziemlich sicher")
    ayse.sees("Du warst sicher, und es passt.")
    await ayse.taps("Weiter", "Zählen", "Spur ansehen", "Grund notieren")
    ayse.sees("Das passt.")
    await ayse.taps("Weiter")
    ayse.sees("Such heute ein Fach", "dann frage ich nach der Spur")
    await ayse.taps("Probier ich aus")
    ayse.sees("Das war dein erster Fall.", "Soll ich mich melden?", "ohne Ton")
    assert not ayse.has_typed
    assert either_house.row("unit_progress")["state"] == "done"
    assert {row["question"]: row["first_right"] for row in either_house.rows("card")} == {
        "daten-probe#spur": True,
        "daten-probe#zettel": True,
        "daten-probe#schild": True,
        "daten-probe#folge": True,
        "daten-probe#zuerst": None,
    }


async def test_a_hard_word_is_explained_and_the_way_goes_on_where_it_was(house: House) -> None:
    ayse = await house.learner()
    assert "Wörter (1)" in ayse.buttons
    await ayse.taps("Wörter (1)")
    ayse.sees("Vorgang\nEtwas, das jemand getan hat.")
    await ayse.taps("Weiter")
    ayse.sees("Ein Beispiel")
    assert not any(button.startswith("Wörter") for button in ayse.buttons)


async def test_words_of_a_bubble_that_has_none_are_answered_kindly(house: House) -> None:
    ayse = await house.learner()
    await ayse.taps("Weiter")
    await ayse.taps_data(encode(Explain("de", "de")))
    ayse.sees("Zu diesem Text habe ich keine Wörter mehr.")


async def test_the_guess_is_noted_and_taken_up_after_the_insight(house: House) -> None:
    ayse = await house.learner()
    await open_the_second(ayse)
    ayse.sees("Jeder schreibt es anders", "Drei Leute schreiben drei Namen.")
    await ayse.taps("Weiter")
    ayse.sees("Wie gehst du vor?", "Das zählt nicht.")
    await ayse.taps("Ich lege es an")
    ayse.sees("Gemerkt: Ich lege es an")
    ayse.sees_not("Dann gibt es zwei.")
    await ayse.taps("Weiter")
    ayse.sees("Ein Name hilft beim Suchen.")
    await ayse.taps("Weiter")
    ayse.sees("Du hattest „Ich lege es an“ getippt:", "Dann gibt es zwei.")
    assert all(row["question"] != "daten-probe#vorgehen" for row in house.rows("card"))


async def test_what_was_tried_is_asked_for_in_the_next_session_on_another_day(house: House) -> None:
    ayse = await house.learner()
    await ayse.comes_to("Such heute ein Fach")
    await ayse.taps("Probier ich aus", "Nein, ich komme selbst")
    await ayse.writes("/lernen")
    await ayse.taps(next(button for button in ayse.buttons if button.startswith("Neues")))
    ayse.sees_not("Wie war’s?")  # the same day is too soon
    await ayse.ends()
    await house.passes(DAY)
    await ayse.writes("/lernen")
    await ayse.taps(next(button for button in ayse.buttons if button.startswith("Auffrischen")))
    ayse.sees("Das wolltest du ausprobieren. Wie war’s?", "Such heute ein Fach")
    ayse.sees_not("Wenn eine Zahl")
    await ayse.taps("Hat geklappt")
    assert house.row("try_task", unit="daten-probe/fach")["state"] == "worked"
    await ayse.ends()
    await house.passes(DAY)
    await ayse.writes("/lernen")
    await ayse.taps(ayse.buttons[0])
    ayse.sees_not("Wie war’s?")


async def test_later_keeps_the_place_over_a_restart(either_house: House) -> None:
    ayse = await either_house.learner()
    await ayse.taps("Weiter", "Später weiter")
    ayse.sees("hier geht es später weiter")
    await either_house.restart()
    await either_house.passes(3 * DAY)
    await ayse.writes("/lernen")
    await ayse.taps("Weiter, wo du warst")
    ayse.sees("Ein Beispiel")
    await ayse.taps("Weiter")
    ayse.sees("Wo beginnst du?")
    await either_house.restart()
    await ayse.taps("Am Zettel")
    ayse.sees("Der Zettel erklärt die Lücke.")


async def test_the_old_onward_still_stands_after_later(house: House) -> None:
    ayse = await house.learner()
    await ayse.taps("Später weiter", "Weiter")
    ayse.sees("Ein Beispiel")


async def test_what_somebody_knows_already_is_left_out(house: House) -> None:
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.taps("Kann ich schon", "Trotzdem auslassen")
    assert house.row("unit_progress", unit="daten-probe/namen")["state"] == "known"
    assert all("#" in row["question"] for row in house.rows("card"))
    assert {row["question"] for row in house.rows("card")}.isdisjoint(
        {"daten-probe#fehlen", "daten-probe#doppelt"}
    )
    await ayse.taps(next(button for button in ayse.buttons if button.startswith("Neues")))
    ayse.sees("Ein Fall aus: Bau", "Der Beton wartet nicht")


async def test_when_all_is_seen_nothing_is_left_to_do(house: House) -> None:
    ayse = await house.learner()
    await finish_the_first(ayse)
    for _ in range(2):
        await ayse.writes("/lernen")
        await ayse.taps(ayse.buttons[0])
        await ayse.ends()
    await ayse.writes("/lernen")
    ayse.sees("Gerade gibt es nichts zu tun.")


async def test_an_old_onward_moves_nothing(house: House) -> None:
    ayse = await house.learner()
    old, bubble = ayse.data_of("Weiter"), ayse.phone.last.message_id
    await ayse.taps("Weiter", "Weiter")
    before = house.row("session")
    await ayse.taps_data(old, under=bubble)
    assert ayse.toast == "Das ist schon erledigt. Weiter geht es unten."
    assert house.row("session") == before
