"""The readiness check: private, in two parts, left and gone on with, refused, compared after eight weeks."""

import json
from datetime import timedelta

from bot.callbacks import Readiness, encode
from bot.subjects import short
from tests.dialogue.house import House
from tests.dialogue.people import Someone

WEEK = timedelta(weeks=1)


async def settled(house: House) -> Someone:
    """Has finished the first case."""
    ayse = await house.learner()
    await ayse.ends()
    await ayse.taps("Nein, ich komme selbst")
    return ayse


async def does_another(person: Someone) -> None:
    await person.writes("/lernen")
    await person.taps(
        next(button for button in person.buttons if button.startswith(("Neues", "Auffrischen")))
    )
    await person.ends()


async def answers_the_first_part(person: Someone, *answers: str) -> None:
    await person.writes("/check")
    await person.taps("Los geht’s", "☐ C", "Fertig", "Zahlen verstehen", *answers)


async def test_four_questions_lead_to_what_works_and_three_suggestions(either_house: House) -> None:
    ayse = await settled(either_house)
    await ayse.writes("/check")
    ayse.sees("4 Fragen, etwa drei Minuten.", "Dein Betrieb bekommt davon nichts.")
    bubble = ayse.phone.last.message_id
    await ayse.taps("Los geht’s")
    ayse.sees("Frage 1 von 4", "Was passt zu deiner Arbeit?", "C  Ein System sagt, was ich tue")
    await ayse.taps("☐ C", "Fertig")
    ayse.sees("Frage 2 von 4", "Womit möchtest du anfangen?")
    await ayse.taps("Zahlen verstehen")
    ayse.sees("Frage 3 von 4", "Eine Zahl kam dir komisch vor.")
    await ayse.taps("Selbst gezählt")
    ayse.sees("Frage 4 von 4", "Ein Gerät zeichnete dich auf.")
    assert ayse.phone.last.message_id == bubble, "one calm bubble"
    await ayse.taps("Gefragt, wer es sieht")
    ayse.sees(
        "Das läuft schon: Datenkompetenz.",
        "Datenkompetenz: Anwenden",
        "Das passt jetzt zu dir:",
        "1. Jeder schreibt es anders\nDas hast du dir gewünscht.",
    )
    assert "Noch 2, wenn du magst" in [button for message in ayse.news for button in message.buttons]
    path = either_house.row("own_path")
    assert (path["wish"], path["roles"]) == ("daten", "steered")
    assert json.loads(path["levels"]) == {"daten": "intermediate"}
    await ayse.taps(next(button for button in ayse.buttons if button.startswith("1 · ")))
    ayse.sees("Jeder schreibt es anders")


async def test_the_rest_is_asked_of_whoever_likes_to_go_on(house: House) -> None:
    ayse = await settled(house)
    await answers_the_first_part(ayse, "Nachgefragt", "Geärgert")
    await ayse.taps("Noch 2, wenn du magst")
    ayse.sees("Frage 1 von 2", "Ein Gerät zeigte eine fremde Meldung.")
    await ayse.taps("Gelöst und gezeigt", "Betrifft mich nicht")
    ayse.sees("Das läuft schon: Digitales Grundverständnis.", "Datenkompetenz: Starten")
    ayse.sees_not("wenn du magst", "Künstliche Intelligenz:")


async def test_every_question_can_be_left_out(house: House) -> None:
    ayse = await settled(house)
    await ayse.writes("/check")
    await ayse.taps("Los geht’s", *["Überspringen"] * 4)
    ayse.sees("Du hast die Fragen ausgelassen, und das ist in Ordnung.", "Das passt jetzt zu dir:")
    assert house.rows("own_path") == [] or house.row("own_path")["wish"] is None


async def test_a_mistake_is_taken_back(house: House) -> None:
    ayse = await settled(house)
    await ayse.writes("/check")
    await ayse.taps("Los geht’s", "☐ A", "☑ A", "☐ B", "Fertig", "KI nutzen", "Zurück", "Zurück")
    ayse.sees("Frage 1 von 4")
    assert "☑ B" in ayse.buttons
    await ayse.taps("☑ B", "☐ A", "Fertig")
    ayse.sees("Frage 3 von 4")
    await ayse.taps("Zurück", "Zahlen verstehen")
    path = house.row("own_path")
    assert (path["wish"], path["roles"]) == ("daten", "replaced")


async def test_it_goes_on_weeks_later_in_another_process_and_another_bubble(either_house: House) -> None:
    ayse = await settled(either_house)
    await ayse.writes("/check")
    await ayse.taps("Los geht’s", "☐ A", "Fertig", "Später weiter")
    ayse.sees("Mit /check geht es hier weiter")
    await either_house.restart()
    await either_house.passes(3 * WEEK)
    await ayse.writes("/check")
    ayse.sees("Frage 2 von 4", "Womit möchtest du anfangen?")
    await ayse.taps("KI nutzen")
    await either_house.replays()
    assert "Frage 3 von 4" in ayse.phone.last.text
    await ayse.taps("Geprüft")
    ayse.sees("Frage 4 von 4")


async def test_it_is_offered_once_after_the_second_case(either_house: House) -> None:
    ayse = await settled(either_house)
    await does_another(ayse)
    ayse.sees("Das war’s für diesmal.", "Vier Fragen zu deiner Arbeit")
    await either_house.replays()
    assert "Check machen" in ayse.buttons
    await does_another(ayse)
    ayse.sees("Das war’s für diesmal.")
    ayse.sees_not("Vier Fragen")


async def test_the_offer_leads_into_the_check(house: House) -> None:
    ayse = await settled(house)
    await does_another(ayse)
    await ayse.taps("Check machen")
    ayse.sees("Frage 1 von 4")


async def test_a_no_is_for_good_and_the_check_stays_there(house: House) -> None:
    ayse = await settled(house)
    await does_another(ayse)
    await ayse.taps("Nein, danke")
    ayse.sees("Gut, ich frage nicht mehr danach.")
    await house.passes(20 * WEEK)
    await does_another(ayse)
    ayse.sees_not("Vier Fragen", "acht Wochen")
    await ayse.writes("/check")
    ayse.sees("4 Fragen, etwa drei Minuten.")


async def test_after_eight_weeks_then_and_now_stand_side_by_side(either_house: House) -> None:
    ayse = await settled(either_house)
    await answers_the_first_part(ayse, "Gewundert", "Nicht beachtet")
    await either_house.passes(7 * WEEK)
    await does_another(ayse)
    ayse.sees_not("acht Wochen")
    await either_house.passes(WEEK)
    assert not any("acht Wochen" in message.text for message in ayse.phone.answers), "never by itself"
    await does_another(ayse)
    ayse.sees("Der Check ist acht Wochen her.", "Das ist für dich allein.")
    await ayse.taps(
        "Check machen", "☐ C", "Fertig", "Zahlen verstehen", "Selbst gezählt", "Den Zweck geklärt"
    )
    ayse.sees("Datenkompetenz: Gestalten, damals Starten")
    await does_another(ayse)
    ayse.sees_not("acht Wochen")
    await either_house.passes(8 * WEEK)
    await ayse.writes("/check")
    ayse.sees("Magst du sehen, was sich getan hat?")
    await ayse.taps("Los geht’s", *["Überspringen"] * 2, "Gelesen und gelöst")
    ayse.sees("Frage 4 von 4")


async def test_a_lower_level_sounds_like_no_loss(house: House) -> None:
    ayse = await settled(house)
    await answers_the_first_part(ayse, "Selbst gezählt", "Den Zweck geklärt")
    await house.passes(8 * WEEK)
    await ayse.writes("/check")
    await ayse.taps("Los geht’s", "Überspringen", "Zahlen verstehen", "Nachgefragt", "Gefragt, wer es sieht")
    ayse.sees("Datenkompetenz: Anwenden, damals Gestalten", "Wer mehr weiß, sieht genauer hin.")


async def test_old_and_forged_buttons_do_no_harm(house: House) -> None:
    ayse = await settled(house)
    await ayse.writes("/check")
    await ayse.taps("Los geht’s")
    for data in (
        Readiness("pick", short("gone"), 1),
        Readiness("pick", short("wunsch"), 2**60),
        Readiness("mark", short("rolle"), 2**60),
        Readiness("back", 0, 0),
        Readiness("anew", 0, 0),
        Readiness("odd", 7, 7),
    ):
        await ayse.taps_data(encode(data))
        assert "Frage" in ayse.phone.last.text
    assert house.rows("set_aside") == []


async def test_an_old_begin_does_not_throw_a_round_away(house: House) -> None:
    ayse = await settled(house)
    await answers_the_first_part(ayse, "Gewundert", "Nicht beachtet")
    await ayse.taps_data(encode(Readiness("begin", 0, 0)))
    ayse.sees("Datenkompetenz: Starten")


async def test_somebody_who_does_not_learn_has_no_check(house: House) -> None:
    links = await house.company()
    trainer = house.someone("Trainerin")
    await trainer.starts(links.trainer)
    await trainer.writes("/check")
    trainer.sees("Du lernst hier noch nicht mit")
    assert house.rows("readiness") == []
