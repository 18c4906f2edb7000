"""The role card by itself: what it asks, what is remembered how long, and the page that comes of it."""

from datetime import UTC, datetime
from io import BytesIO

import docx
import pytest

from bot.callbacks import RoleCard, decode
from bot.clock import MovableClock
from bot.papers.rolecard import role_card
from bot.rolecards import MOST_OPEN, PATIENCE, QUESTIONS, RoleCards
from bot.screens import rolecard as screens
from bot.screens.screen import BUTTON_CHARACTERS, Screen
from bot.texts.rolecard import questions
from bot.texts.tongue import LANGUAGES, speak

MONDAY = datetime(2026, 9, 7, 8, 0, tzinfo=UTC)


def every_screen(language: str) -> list[Screen]:
    to = speak(language)
    return [
        *(screens.question(to, position) for position in range(QUESTIONS)),
        screens.too_long(to, 2, longest=400),
        screens.cancelled(to),
        screens.not_sent(to),
    ]


def test_the_first_bubble() -> None:
    assert screens.question(speak("de"), 0).html == (
        "<b>Rollenkarte</b>\n\n"
        "Ein Blatt über deine Rolle, nur für dich. Sechs Fragen, ein paar Worte reichen.\n"
        "Davon speichere ich nichts, auch nicht zwischendurch. Deine Worte stehen nur in diesem Chat.\n"
        "Was du jetzt schreibst, lese ich als Antwort. Abbrechen geht jederzeit.\n\n"
        "Frage 1 von 6\n<b>Wofür bist du da?</b>\n"
        "<i>Zum Beispiel: Dass jede Palette am Morgen am richtigen Tor steht.</i>"
    )


def test_what_is_asked() -> None:
    assert [one.ask for one in questions(speak("de"))] == [
        "Wofür bist du da?",
        "Was entscheidest du allein?",
        "Was stimmst du ab, und mit wem?",
        "Was kannst du, und was lernst du gerade?",
        "Was fällt weg, und was kommt dazu?",
        "Bis wann gilt die Karte?",
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_is_short_and_understood(language: str) -> None:
    buttons = [button for screen in every_screen(language) for row in screen.rows for button in row]
    assert [button for button in buttons if len(button.text) > BUTTON_CHARACTERS] == []
    assert [button for button in buttons if not isinstance(decode(button.data), RoleCard)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_long(language: str) -> None:
    for screen in every_screen(language):
        for sentence in screen.html.replace("\n", ". ").split(". "):
            assert len(sentence.split()) <= 18, sentence


def test_the_one_that_waits_longest_makes_room() -> None:
    cards = RoleCards(MovableClock(MONDAY))
    for chat_id in range(MOST_OPEN):
        cards.begin(chat_id)
    cards.answer(0, "noch da", update_id=7)
    cards.begin(MOST_OPEN)
    assert cards.of(1) is None
    kept = cards.of(0)
    assert kept is not None
    assert kept.answers == ("noch da",)
    assert cards.of(2) is not None


def test_time_gives_up_every_old_card_whoever_asks() -> None:
    clock = MovableClock(MONDAY)
    cards = RoleCards(clock)
    cards.begin(1)
    clock.advance_to(MONDAY + PATIENCE / 2)
    cards.begin(2)
    clock.advance_to(MONDAY + PATIENCE)
    assert not cards.is_meant(3, 1)
    assert list(cards._open) == [2]


def test_a_card_is_a_page_of_a4_that_names_nobody() -> None:
    for language in LANGUAGES:
        document = docx.Document(BytesIO(role_card(speak(language), ("wort " * 80,) * QUESTIONS)))
        section, facts = document.sections[0], document.core_properties
        assert section.page_width is not None
        assert section.page_height is not None
        assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
        assert (facts.author, facts.comments, facts.language) == ("", "", language)


def test_an_arabic_card_runs_from_the_right() -> None:
    document = docx.Document(BytesIO(role_card(speak("ar"), ("",) * QUESTIONS)))
    usual = document.styles["Normal"].element
    assert usual.xpath("w:pPr/w:bidi")
    assert usual.xpath("w:rPr/w:rtl")
    german = docx.Document(BytesIO(role_card(speak("de"), ("",) * QUESTIONS))).styles["Normal"].element
    assert not german.xpath("w:pPr/w:bidi | w:rPr/w:rtl")


def test_what_a_file_cannot_hold_is_left_out() -> None:
    answers = ("a\x00b\x0bc", "\ud800d", "1\n2\n3\n4\n5", "", "<w:p/>", "🙂")
    paragraphs = docx.Document(BytesIO(role_card(speak("de"), answers))).paragraphs
    said = [one.text for one in paragraphs if one.style is not None and one.style.name == "Normal"]
    assert said == ["ab\nc", "d", "1 · 2 · 3 · 4 · 5", "\t", "\t", "<w:p/>", "🙂"]
