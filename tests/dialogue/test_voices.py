"""A flag from the question to the trainer and back, and nothing on the way that tells whose it is."""

from datetime import timedelta

from bot.callbacks import Voice, encode
from bot.subjects import short
from content.skeleton import skeleton
from tests.dialogue.bench import LOOK, OWN, packed, sends
from tests.dialogue.house import House, Links
from tests.dialogue.people import Someone
from tests.dialogue.test_times import at
from tests.dialogue.test_unit import open_the_second

FLAG = "⚑ Rückmeldung"
DAY = timedelta(days=1)
FILES = skeleton(OWN)
SENTENCE = "Welche Spur ist gemeint, die im Heft?"
QUESTION = "daten-probe#spur"


async def before_the_button(house: House, links: Links, name: str = "Ayşe") -> Someone:
    """Has answered the first question."""
    person = await house.learner(name, code=links.join)
    await person.comes_to("Wo beginnst du?")
    await person.taps("Am Zettel")
    return person


async def flags(house: House, links: Links, kind: str = "Unklar", *, name: str = "Ayşe") -> Someone:
    person = await before_the_button(house, links, name)
    await person.taps(FLAG, kind)
    return person


async def a_trainer(house: House, links: Links, *, language: str = "de") -> Someone:
    person = house.someone("Frau Kaya", language=language)
    await person.starts(links.trainer)
    person.looks_away()
    return person


async def adds(person: Someone, sentence: str = SENTENCE) -> None:
    await person.taps("Einen Satz dazu")
    await person.writes(sentence)
    await person.taps("So senden")


# --- the learner --------------------------------------------------------------------------------


async def test_a_flag_is_two_taps_below_the_answer_which_stays_as_it_is(either_house: House) -> None:
    links = await either_house.company()
    await a_trainer(either_house, links)
    ayse = await before_the_button(either_house, links)
    lesson = ayse.phone.last
    assert lesson.buttons == ("Weiter", FLAG)
    await ayse.taps(FLAG)
    ayse.sees("Zur Frage „Wo beginnst du?“", "ohne Namen")
    assert ayse.buttons == ("Stimmt nicht", "Unklar", "Passt nicht zu uns", "Hat mir geholfen")
    await ayse.taps("Unklar")
    ayse.sees("Notiert: Unklar.", "einmal in der Woche, gesammelt und gemischt", "höchstens 90 Tage")
    assert ayse.phone.message(lesson.message_id).revision == lesson.revision
    kept = either_house.row("flag")
    assert (kept["subject"], kept["kind"], kept["state"]) == (QUESTION, "unclear", "open")
    assert kept["week"] == at(7, 0).date()
    await ayse.taps("Weiter")
    ayse.sees("Ein Zettel reicht für alle.")


async def test_a_unit_has_a_flag_of_its_own_at_its_end(house: House) -> None:
    ayse = await house.learner()
    await ayse.ends()
    await ayse.taps(FLAG)
    ayse.sees("Zur ganzen Einheit „Im Fach fehlt etwas“")
    await ayse.taps("Hat mir geholfen")
    assert house.row("flag")["subject"] == "daten-probe/fach"
    await ayse.taps("Nein, ich komme selbst")
    await ayse.writes("/lernen")
    ayse.sees("Was magst du machen?")


async def test_another_kind_replaces_a_flag_and_the_same_takes_it_back(house: House) -> None:
    links = await house.company()
    ayse = await flags(house, links)
    await ayse.taps(FLAG)
    assert "✓ Unklar" in ayse.buttons
    await ayse.taps("Stimmt nicht")
    assert house.row("flag")["kind"] == "wrong"
    await ayse.taps(FLAG, "✓ Stimmt nicht")
    ayse.sees("Zurückgenommen.")
    assert house.rows("flag") == []
    await ayse.taps(FLAG, "Unklar", "Zurücknehmen")
    assert house.rows("flag") == []


async def test_a_tap_that_comes_again_after_a_crash_takes_nothing_back(house: House) -> None:
    ayse = await flags(house, await house.company())
    await house.replays()
    assert house.row("flag")["kind"] == "unclear"
    assert "Notiert: Unklar." in ayse.phone.last.text


async def test_without_a_trainer_it_is_said_that_nobody_reads_it_yet(house: House) -> None:
    links = await house.company()
    ayse = await flags(house, links)
    ayse.sees("Noch liest das niemand", "Nach 90 Tagen wird es gelöscht.")
    await house.reaches(at(16, 12))
    kaya = await a_trainer(house, links)
    await house.reaches(at(17, 5, 59))
    kaya.sees_nothing_new()
    await house.reaches(at(17, 6))
    kaya.sees("Wo beginnst du?", "1 × Unklar")


async def test_in_a_preview_nothing_can_be_flagged(house: House) -> None:
    kaya = await a_trainer(house, await house.company())
    await sends(kaya, "modul.zip", packed(FILES))
    await kaya.taps(LOOK)
    await kaya.comes_to("Wo steht die Absprache morgen?")
    await kaya.taps("A", FLAG)
    assert kaya.toast == "In der Vorschau geht keine Rückmeldung hinaus."
    assert house.rows("flag") == []


# --- a sentence ---------------------------------------------------------------------------------


async def test_no_sentence_is_stored_before_its_author_has_seen_it_and_said_yes(either_house: House) -> None:
    links = await either_house.company()
    await a_trainer(either_house, links)
    ayse = await flags(either_house, links)
    await ayse.taps("Einen Satz dazu")
    ayse.sees("höchstens 200 Zeichen", "Lass Namen weg", "verraten")
    await ayse.writes(f"  {SENTENCE}\n")
    ayse.sees("So kommt es an, Wort für Wort:", SENTENCE, "Zu „Wo beginnst du?“: Unklar.")
    assert SENTENCE not in either_house.everything_kept()
    assert not [name for name, raw in either_house.files() if SENTENCE.encode() in raw]
    await ayse.taps("So senden")
    ayse.sees("Der Satz geht mit den anderen Rückmeldungen dieser Woche hinaus")
    kept = either_house.row("remark")
    assert (kept["words"], kept["kind"], kept["subject"]) == (SENTENCE, "unclear", QUESTION)
    assert {"learner", "contact"}.isdisjoint(kept)
    assert either_house.rows("writing") == []


async def test_a_sentence_can_be_written_anew_or_left_and_then_nothing_is_stored(house: House) -> None:
    ayse = await flags(house, await house.company())
    await ayse.taps("Einen Satz dazu")
    await ayse.writes("x" * 201)
    ayse.sees("Das sind 201 Zeichen, 200 passen hinein.")
    await ayse.writes("Erster Entwurf.")
    await ayse.writes("Zweiter <Entwurf> & Schluss.")
    ayse.sees("Zweiter <Entwurf> & Schluss.")
    await ayse.taps("So senden")
    assert house.row("remark")["words"] == "Zweiter <Entwurf> & Schluss."
    first = next(one for one in ayse.phone.answers if "Erster Entwurf." in one.text)
    await ayse.taps("So senden", under=first.message_id)
    assert ayse.toast == "Das ist schon erledigt. Weiter geht es unten."
    await ayse.taps(FLAG, "Hat mir geholfen", "Einen Satz dazu")
    await ayse.writes("Doch nicht der.")
    await ayse.taps("Nicht senden")
    ayse.sees("Nichts gesendet, nichts gespeichert.")
    assert len(house.rows("remark")) == 1
    assert house.rows("writing") == []


async def test_a_sentence_that_could_not_be_shown_is_not_kept_until_it_can(house: House) -> None:
    ayse = await flags(house, await house.company())
    await ayse.taps("Einen Satz dazu")
    house.server.faults.lose_answer(method="sendMessage")
    await ayse.writes(SENTENCE)
    ayse.sees(SENTENCE)
    assert house.rows("delivery") == []
    assert SENTENCE not in house.everything_kept()


async def test_a_sentence_is_sent_once_even_if_the_tap_comes_again_after_a_crash(house: House) -> None:
    ayse = await flags(house, await house.company())
    await adds(ayse)
    await house.replays()
    assert len(house.rows("remark")) == 1
    assert "Der Satz wartet höchstens 90 Tage" in ayse.phone.last.text


async def test_a_forged_send_stores_nothing(house: House) -> None:
    ayse = await flags(house, await house.company())
    await ayse.taps_data(encode(Voice("send", short(QUESTION), "-")))
    await ayse.taps_data(encode(Voice("flag", short("daten-probe#gibtesnicht"), "wrong")))
    await ayse.taps_data(encode(Voice("flag", short(QUESTION), "boring")))
    assert house.rows("remark") == []
    assert house.row("flag")["kind"] == "unclear"


async def test_who_goes_on_learning_answers_the_next_question_and_writes_no_sentence(house: House) -> None:
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.taps("Weiter", "Ich suche erst", "Weiter", "Weiter")
    await ayse.comes_to("Wie viele fehlen?")
    await ayse.taps("Weiß nicht", FLAG, "Unklar", "Einen Satz dazu", "Weiter")
    await ayse.comes_to("mit zwei Einträgen?")
    await ayse.writes("dublette")
    ayse.sees("So heißt es überall.")
    assert house.rows("writing") == []


# --- what is kept -------------------------------------------------------------------------------


async def test_a_copy_of_ones_data_holds_the_flags_and_leaving_takes_them_along(house: House) -> None:
    links = await house.company()
    ayse = await flags(house, links)
    await ayse.writes("/meinedaten")
    file = next(message.document for message in reversed(ayse.phone.answers) if message.document)
    assert QUESTION.encode() in file
    await ayse.writes("/loeschen")
    await ayse.taps("Ja, alles löschen")
    assert house.rows("flag") == []


async def test_flags_that_nobody_answers_are_gone_after_ninety_days(house: House) -> None:
    links = await house.company()
    await a_trainer(house, links)
    await adds(await flags(house, links))
    await house.reaches(at(7, 12) + 89 * DAY)
    assert house.row("flag")["state"] == "sent"
    await house.reaches(at(7, 12) + 90 * DAY)
    assert house.rows("flag") == []
    assert house.rows("remark") == []
