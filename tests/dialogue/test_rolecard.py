"""The role card: six questions, one file, and not a word of it anywhere else."""

import logging
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import docx
import pytest

from bot.callbacks import RoleCard as RoleCardButton
from bot.callbacks import encode
from bot.rolecards import LONGEST, QUESTIONS
from tests.dialogue.house import House
from tests.dialogue.people import Someone
from tests.dialogue.test_privacy import loud_log
from tests.dialogue.test_unit import open_the_second
from webchat import ApiError

__all__ = ["loud_log"]

WORDS = (
    "Ich halte den Wareneingang flüssig & pünktlich",
    "Welche Rampe zuerst entladen wird",
    "Überstunden mit <Frau Kranwinkel>",
    "Stapler kann ich, Zollpapiere lerne ich",
    "Weg: Laufzettel.\nDazu: Tablet",
    "Bis Pfingsten",
)
PLANTED = ("Wareneingang flüssig", "Welche Rampe", "Kranwinkel", "Zollpapiere", "Laufzettel", "Pfingsten")
HEADINGS = [
    "Dafür bin ich da",
    "Das entscheide ich allein",
    "Das stimme ich ab",
    "Das kann ich, das lerne ich gerade",
    "Das fällt weg, das kommt dazu",
    "Gilt bis",
]


async def with_role(house: House, role: str) -> Someone:
    kaya = house.someone("Frau Kaya")
    await kaya.starts(getattr(await house.company(), role))
    return kaya


def file_of(person: Someone) -> bytes:
    found = [message.document for message in person.news if message.document]
    assert len(found) == 1, person.reads
    assert found[0] is not None
    return found[0]


def card_of(person: Someone) -> list[tuple[str, str]]:
    """Heading and what stands below it."""
    paragraphs = docx.Document(BytesIO(file_of(person))).paragraphs
    card: list[tuple[str, str]] = []
    for paragraph in paragraphs:
        if paragraph.style is not None and paragraph.style.name == "Heading 1":
            card.append((paragraph.text, ""))
        elif card:
            heading, text = card.pop()
            card.append((heading, f"{text}{paragraph.text}"))
    return card


@pytest.mark.parametrize("role", ["learner", "manager", "trainer", "council"])
async def test_six_answers_come_back_as_a_file(either_house: House, role: str) -> None:
    person = await either_house.learner() if role == "learner" else await with_role(either_house, role)
    await person.writes("/rollenkarte")
    person.sees("Davon speichere ich nichts", "Abbrechen geht jederzeit", "Frage 1 von 6", "Zum Beispiel: ")
    assert person.buttons == ("Überspringen", "Abbrechen")
    for number, words in enumerate(WORDS, start=1):
        person.sees(f"Frage {number} von 6")
        await person.writes(words)
        assert not [plant for plant in PLANTED if plant in person.reads], "no bubble repeats what was typed"
    person.sees("Die Karte gehört dir. Bei mir ist davon nichts gespeichert.")
    assert card_of(person) == list(zip(HEADINGS, WORDS, strict=True))
    await person.writes("und jetzt?")
    person.sees_not("Frage", "Die Karte gehört dir.")


async def test_not_a_word_is_kept_anywhere(
    loud_log: Path, either_house: House, caplog: pytest.LogCaptureFixture
) -> None:
    """On the way an answer is slow, one is refused for a while, one is too long, and a file fails."""
    caplog.set_level(logging.DEBUG)
    house = either_house
    ayse = await house.learner()
    await ayse.writes("/rollenkarte")
    await ayse.writes(WORDS[0])
    house.server.faults.too_many_requests(1, method="sendMessage")
    await ayse.writes(WORDS[1])
    assert "Frage 3" in str(house.rows("delivery")), "it waits in the outbox"
    nothing_planted(house)
    await house.running.drain()
    await ayse.writes(WORDS[2] + "x" * LONGEST)
    for words in WORDS[2:5]:
        await ayse.writes(words)
    house.server.faults.refuse(ApiError(500, "Internal Server Error"), method="sendDocument")
    await ayse.writes(WORDS[5])
    nothing_planted(house)
    await ayse.taps("Noch einmal schicken")
    assert len(card_of(ayse)) == QUESTIONS
    await ayse.writes("/meinedaten")
    export = next(message.document for message in ayse.news if message.document) or b""
    assert not [plant for plant in PLANTED if plant.encode() in export]
    nothing_planted(house)
    await house.end()
    nothing_planted(house)
    assert not [plant for plant in PLANTED if plant in caplog.text]
    house.server.calls.clear()  # one refusal was ordered


def nothing_planted(house: House) -> None:
    for name, raw in house.files():
        assert not [plant for plant in PLANTED if plant.encode() in raw], name
    assert not [plant for plant in PLANTED if plant in house.everything_kept()]


async def test_a_question_may_be_skipped_and_filled_in_by_hand(either_house: House) -> None:
    ayse = await either_house.learner()
    await ayse.writes("/rollenkarte")
    await ayse.taps("Überspringen")
    for words in WORDS[1:]:
        await ayse.writes(words)
    assert card_of(ayse) == [(HEADINGS[0], "\t\t"), *zip(HEADINGS[1:], WORDS[1:], strict=True)]


async def test_an_old_skip_skips_nothing(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/rollenkarte")
    old, bubble = ayse.data_of("Überspringen"), ayse.phone.last.message_id
    await ayse.writes(WORDS[0])
    await ayse.taps_data(old, under=bubble)
    assert ayse.toast == "Das ist schon erledigt. Weiter geht es unten."
    ayse.sees_nothing_new()
    await ayse.taps_data(encode(RoleCardButton("file")))
    ayse.sees_nothing_new()
    await ayse.writes(WORDS[1])
    ayse.sees("Frage 3 von 6")


async def test_cancelling_leaves_nothing(either_house: House) -> None:
    ayse = await either_house.learner()
    await ayse.writes("/rollenkarte")
    await ayse.writes(WORDS[0])
    await ayse.taps("Abbrechen")
    ayse.sees("Gut, abgebrochen. Bei mir bleibt davon nichts.")
    await ayse.writes(WORDS[1])
    ayse.sees("Das könnte helfen:")
    await ayse.writes("/rollenkarte")
    ayse.sees("Frage 1 von 6")


async def test_the_command_comes_back_to_the_open_question(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/rollenkarte")
    await ayse.writes(WORDS[0])
    await ayse.writes("/hilfe")
    ayse.sees("/rollenkarte · ")
    await ayse.writes("/rollenkarte")
    ayse.sees("Frage 2 von 6")


async def test_a_long_answer_is_asked_for_again(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/rollenkarte")
    await ayse.writes("x" * (LONGEST + 1))
    ayse.sees("Das sind mehr als 400 Zeichen", "Magst du es kürzer schreiben?")
    await ayse.writes("x" * LONGEST)
    ayse.sees("Frage 2 von 6")


async def test_a_card_is_given_up_after_an_hour(either_house: House) -> None:
    ayse = await either_house.learner()
    await ayse.writes("/rollenkarte")
    await either_house.passes(timedelta(minutes=59))
    await ayse.writes(WORDS[0])
    ayse.sees("Frage 2 von 6")
    await either_house.passes(timedelta(minutes=60))
    await ayse.writes(WORDS[1])
    ayse.sees("Das könnte helfen:")


async def test_a_card_does_not_outlive_the_process(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/rollenkarte")
    await ayse.writes(WORDS[0])
    await house.restart()
    await ayse.writes(WORDS[1])
    ayse.sees("Das könnte helfen:")


async def test_words_go_to_the_card_first_and_to_a_question_afterwards(either_house: House) -> None:
    ayse = await either_house.learner()
    await open_the_second(ayse)
    await ayse.comes_to("Wie viele fehlen?")
    await ayse.writes("/rollenkarte")
    await ayse.writes("12,5")
    ayse.sees("Frage 2 von 6")
    assert "daten-probe#fehlen" not in {row["question"] for row in either_house.rows("card")}
    await ayse.taps("Abbrechen")
    await ayse.writes("12,5")
    ayse.sees("24 minus 11,5.")
    assert either_house.row("card", question="daten-probe#fehlen")["first_right"] is True


async def test_without_a_card_a_typed_number_answers_its_question(house: House) -> None:
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.comes_to("Wie viele fehlen?")
    await ayse.writes("12,5")
    ayse.sees("24 minus 11,5.")


async def test_two_people_write_their_own_cards(house: House) -> None:
    code = (await house.company()).join
    ayse, tom = await house.learner(code=code), await house.learner("Tom", code=code)
    await ayse.writes("/rollenkarte")
    await tom.writes("/rollenkarte")
    for words in WORDS:
        await ayse.writes(words)
    assert len(card_of(ayse)) == QUESTIONS
    for _ in WORDS:
        await tom.writes("meins")
    assert {text for _, text in card_of(tom)} == {"meins"}


async def test_a_stranger_is_told_so(house: House) -> None:
    tom = house.someone("Tom")
    await tom.writes("/rollenkarte")
    tom.sees("Ich kenne dich noch nicht.")
    await tom.taps_data(encode(RoleCardButton("0")))
    tom.sees("Ich kenne dich noch nicht.")
    assert house.people() == {}


async def test_whoever_is_erased_leaves_no_card(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/rollenkarte")
    await ayse.writes(WORDS[0])
    await ayse.writes("/loeschen")
    await ayse.taps("Ja, alles löschen")
    await ayse.writes(WORDS[1])
    ayse.sees("Ich kenne dich noch nicht.")
    assert house.people() == {}


async def test_an_answer_counts_once_however_often_its_update_is_tried(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/rollenkarte")
    refusal = ApiError(400, "Bad Request: there is something wrong")
    house.server.faults.refuse(refusal, method="sendMessage", times=2)
    await ayse.writes(WORDS[0])
    ayse.sees("Frage 2 von 6")
    house.server.faults.refuse(refusal, method="sendMessage", times=2)
    await ayse.taps("Überspringen")
    ayse.sees("Frage 3 von 6")
    for words in WORDS[2:]:
        await ayse.writes(words)
    assert [text for _, text in card_of(ayse)] == [WORDS[0], "\t\t", *WORDS[2:]]
    house.server.calls.clear()  # these refusals were ordered


async def test_words_after_the_last_answer_are_no_answer(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/rollenkarte")
    for words in WORDS[:5]:
        await ayse.writes(words)
    house.server.faults.refuse(ApiError(500, "Internal Server Error"), method="sendDocument")
    await ayse.writes(WORDS[5])
    ayse.sees("Die Datei kam nicht durch.")
    await ayse.writes("hallo?")
    ayse.sees("Dazu habe ich nichts gefunden.")
    await ayse.writes("/rollenkarte")
    assert [text for _, text in card_of(ayse)] == list(WORDS)
    house.server.calls.clear()  # one refusal was ordered


async def test_in_english_too(house: House) -> None:
    ayse = await house.learner(language="en")
    await ayse.writes("/rolecard")
    ayse.sees("Role card", "I store none of it", "Question 1 of 6", "For example: ")
    await ayse.taps("Skip")
    for words in WORDS[1:]:
        await ayse.writes(words)
    ayse.sees("The card is yours. I have stored nothing of it.")
    assert card_of(ayse)[0][0] == "This is what I am here for"
    assert card_of(ayse)[1] == ("This I decide alone", WORDS[1])
    await ayse.writes("/rolecard")
    await ayse.taps("Cancel")
    ayse.sees("nothing of it stays with me")
