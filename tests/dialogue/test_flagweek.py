"""A week of flags on its way to the trainers, and their answer on its way back."""

from datetime import datetime

import pytest

from bot.app import in_database
from bot.callbacks import Voice, VoiceAnswer, encode
from bot.subjects import short
from contacts.model import Role
from content.skeleton import skeleton
from tests.dialogue.bench import OWN, QUIZ, publishes
from tests.dialogue.house import House, Links
from tests.dialogue.people import Someone
from tests.dialogue.test_times import at
from tests.dialogue.test_voices import FLAG, QUESTION, SENTENCE, a_trainer, adds, before_the_button, flags

FILES = skeleton(OWN)


async def answers(trainer: Someone, words: str = "Die Spur im Lagerbuch.") -> None:
    await trainer.taps("Antwort zu 1")
    await trainer.writes(words)
    await trainer.taps("So senden")


# --- the trainer's week -------------------------------------------------------------------------


async def test_a_week_comes_to_its_trainers_on_monday_at_six_and_to_nobody_else(either_house: House) -> None:
    links, elsewhere = await either_house.company(), await either_house.company("Metallbau Kern")
    kaya, other = await a_trainer(either_house, links), await a_trainer(either_house, elsewhere)
    chief, council = either_house.someone("Chefin"), either_house.someone("Betriebsrat")
    await chief.starts(links.manager)
    await council.starts(links.council)
    ayse = await flags(either_house, links)
    await adds(ayse)
    await flags(either_house, links, "Stimmt nicht", name="Tom")
    await flags(either_house, links, name="Jo")
    for person in (chief, council, other):
        person.looks_away()
    await either_house.reaches(at(14, 5, 59))
    kaya.sees_nothing_new()
    await either_house.reaches(at(14, 6))
    kaya.sees(
        "Rückmeldungen · Schreinerei Lindner",
        "Bis 13. September, gesammelt und gemischt.",
        "1. Wo beginnst du?\nZahlen und Namen · Im Fach fehlt etwas\n"
        "quizzes/daten-probe.de.md, Zeile 21\n1 × Stimmt nicht, 2 × Unklar\n"
        f"„{SENTENCE}“ (Unklar)",
    )
    kaya.sees_not("Ayşe", "Tom", "Montag", "Uhr")
    assert SENTENCE not in chief.reads + council.reads + other.reads
    assert "Rückmeldungen" not in chief.reads + council.reads + other.reads
    sent = [row for row in either_house.rows("delivery") if row["kind"] == "flags"]
    assert [row["payload"] for row in sent] == [""], "the text is stored nowhere once it is sent"
    kaya.looks_away()
    await either_house.reaches(at(22, 12))
    kaya.sees_nothing_new()


async def test_a_week_without_flags_is_silent(house: House) -> None:
    links = await house.company()
    kaya = await a_trainer(house, links)
    ayse = await flags(house, links)
    await ayse.taps("Zurücknehmen")
    await house.reaches(at(15, 12))
    kaya.sees_nothing_new()
    assert not [row for row in house.rows("delivery") if row["kind"] == "flags"]


async def test_the_hour_and_the_sender_of_a_flag_change_nothing_of_what_trainers_read(house: House) -> None:
    """An early one would tell the shift, and an order who came first."""
    early, late = await house.company("Betrieb A"), await house.company("Betrieb B")
    readers = [await a_trainer(house, early), await a_trainer(house, late)]
    two = ("Stimmt nicht", "Die Liste ist älter."), ("Unklar", "Was heißt Spur?")

    async def say(links: Links, moment: datetime, which: int, name: str) -> None:
        await house.reaches(moment)
        kind, sentence = two[which]
        await adds(await flags(house, links, kind, name=name), sentence)

    await say(early, at(8, 5, 43), 0, "Ayşe")
    await say(early, at(8, 5, 44), 1, "Tom")
    await say(late, at(9, 14), 1, "Ayşe")
    await say(late, at(13, 23, 50), 0, "Tom")
    for reader in readers:
        reader.looks_away()
    await house.reaches(at(14, 6))
    texts = [
        [(one.text.replace(name, ""), one.buttons) for one in reader.news]
        for reader, name in zip(readers, ("Betrieb A", "Betrieb B"), strict=True)
    ]
    assert texts[0] == texts[1]
    assert "Die Liste ist älter." in texts[0][0][0]


async def test_after_days_of_silence_the_week_is_made_up_for_once(house: House) -> None:
    links = await house.company()
    kaya = await a_trainer(house, links)
    await flags(house, links)
    await house.end()
    house.clock.advance_to(at(16, 12))
    await house.begin()
    kaya.sees_nothing_new()
    await house.reaches(at(17, 6))
    kaya.sees("1 × Unklar")
    kaya.looks_away()
    await house.restart()
    await house.reaches(at(18, 12))
    kaya.sees_nothing_new()


async def test_each_trainer_reads_it_in_their_own_language_with_the_line_of_that_file(house: House) -> None:
    links = await house.company()
    kaya = await a_trainer(house, links)
    await kaya.writes("/sprache")
    await kaya.taps("English")
    await flags(house, links)
    await house.reaches(at(14, 6))
    kaya.sees("Something is missing", "quizzes/daten-probe.en.md")


async def test_a_question_of_the_companys_own_module_comes_with_its_line_too(house: House) -> None:
    links = await house.company()
    kaya = await a_trainer(house, links)
    await publishes(kaya, FILES)
    lines = FILES[QUIZ].splitlines()
    number = next(place for place, line in enumerate(lines, start=1) if line.startswith("### "))
    key = f"{OWN}#{lines[number - 1].split('{#')[1].split()[0].rstrip('}')}"
    ayse = await house.learner(code=links.join)
    await ayse.taps_data(encode(Voice("flag", short(key), "unfitting")))
    ayse.sees("Notiert: Passt nicht zu uns.")
    kaya.looks_away()
    await house.reaches(at(14, 6))
    kaya.sees(f"{QUIZ}, Zeile {number}\n1 × Passt nicht zu uns")


# --- the answer ---------------------------------------------------------------------------------


async def test_an_answer_comes_back_to_all_who_flagged_in_their_next_session_once(
    either_house: House,
) -> None:
    links = await either_house.company()
    kaya = await a_trainer(either_house, links)
    ayse, tom = await flags(either_house, links), await flags(either_house, links, "Stimmt nicht", name="Tom")
    await adds(ayse)
    jo = await before_the_button(either_house, links, "Jo")
    await either_house.reaches(at(14, 6))
    await kaya.taps("Antwort zu 1")
    kaya.sees("Schreib deine Antwort zu „Wo beginnst du?“", "höchstens 300 Zeichen")
    await kaya.writes("Die Spur im Lagerbuch.")
    kaya.sees("So kommt es an, Wort für Wort:", "Die Spur im Lagerbuch.")
    ayse.looks_away()
    await kaya.taps("So senden")
    kaya.sees("Gesendet.")
    ayse.sees_nothing_new()
    assert either_house.rows("remark") == []
    for person in (ayse, tom):
        await person.writes("/lernen")
        person.sees("Antwort auf deine Rückmeldung\nZu „Wo beginnst du?“:", "Die Spur im Lagerbuch.")
        assert "Was magst du machen?" in person.phone.last.text, "the answer stands before the menu"
        await person.writes("/lernen")
        person.sees_not("Die Spur im Lagerbuch.")
    await jo.writes("/lernen")
    jo.sees_not("Antwort auf deine Rückmeldung")
    assert either_house.rows("flag") == [], "whose they were is forgotten"


@pytest.mark.parametrize("way", ["Weiter, wo du warst", "Neues, etwa"])
async def test_an_answer_also_comes_before_a_session_that_is_begun_by_a_tap(house: House, way: str) -> None:
    links = await house.company()
    kaya = await a_trainer(house, links)
    ayse = await flags(house, links)
    await house.reaches(at(14, 6))
    await ayse.writes("/lernen")
    await answers(kaya)
    await ayse.taps(next(button for button in ayse.buttons if button.startswith(way)))
    ayse.sees("Die Spur im Lagerbuch.")
    assert "Die Spur im Lagerbuch." not in ayse.phone.last.text, "the lesson goes on below"


async def test_one_answer_is_enough_and_the_second_trainer_is_told_so(house: House) -> None:
    links = await house.company()
    kaya = await a_trainer(house, links)
    await flags(house, links)
    await house.reaches(at(14, 6))
    await kaya.taps("Antwort zu 1")
    await kaya.writes("y" * 301)
    kaya.sees("Das sind 301 Zeichen, 300 passen hinein.")
    await kaya.taps("Doch nicht")
    kaya.sees("Nichts gesendet")
    await answers(kaya)
    await house.replays()
    assert "Gesendet." in kaya.phone.last.text
    assert house.rows("writing") == []


async def test_a_flag_that_was_passed_on_can_still_be_forgotten(house: House) -> None:
    links = await house.company()
    kaya = await a_trainer(house, links)
    ayse = await flags(house, links)
    await house.reaches(at(14, 6))
    await ayse.taps(FLAG, "✓ Unklar")
    ayse.sees("Dass es von dir war, ist jetzt gelöscht.")
    assert house.rows("flag") == []
    # the trainer cannot tell when somebody took something back
    await answers(kaya)
    kaya.sees("Gesendet.")


async def test_only_a_trainer_of_the_company_can_answer(house: House) -> None:
    links, elsewhere = await house.company(), await house.company("Metallbau Kern")
    kaya, other = await a_trainer(house, links), await a_trainer(house, elsewhere)
    chief, council = house.someone("Chefin"), house.someone("Betriebsrat")
    await chief.starts(links.manager)
    await council.starts(links.council)
    ayse = await flags(house, links)
    await house.reaches(at(14, 6))
    assert "Antwort zu 1" in kaya.buttons
    for person in (other, chief, council, ayse):
        for step in ("ask", "send", "drop", "nonsense"):
            await person.taps_data(encode(VoiceAnswer(links.company, step, short(QUESTION))))
            person.sees("Das gehört zu einer anderen Aufgabe im Betrieb.")
            person.sees_not("Wo beginnst du?")
    assert house.rows("writing") == []
    assert house.row("flag")["state"] == "sent"


async def test_who_is_no_trainer_any_more_sends_no_answer(house: House) -> None:
    links = await house.company()
    kaya = await a_trainer(house, links)
    await kaya.starts((await house.company("Metallbau Kern")).trainer)
    await flags(house, links)
    await house.reaches(at(14, 6))
    await kaya.taps("Antwort zu 1")
    await kaya.writes("Die Spur im Lagerbuch.")
    await in_database(house.settings, lambda work: work.companies.revoke(links.company, Role.TRAINER))
    await kaya.taps("So senden")
    kaya.sees("Das gehört zu einer anderen Aufgabe im Betrieb.")
    assert house.row("flag")["state"] == "sent"
