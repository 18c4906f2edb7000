"""What does somebody read who is interviewed, and where can she tap?"""

import re
from dataclasses import replace

import pytest

from bot.screens.interview import Move, Rows, asked, complained, finished, stopped
from bot.screens.screen import BUTTON_CHARACTERS, Screen
from bot.texts.interview import askings, complaint
from bot.texts.tongue import LANGUAGES, speak
from content.interview.complaint import Complaint, Wrong
from content.interview.conversation import Interview
from content.interview.dialogue import Step, back, begin, parts, revisit, step
from content.interview.review import complaints, hints
from content.interview.steps import CHOICES, StepId
from tests.content.interview.stories import CARE, TAXONOMY, WAREHOUSE, led

GERMAN = speak("de")


def data_of(move: Move, at: StepId, index: int) -> str:
    return f"{move}:{at}:{index}"


def now(interview: Interview) -> Step:
    found = step(interview, TAXONOMY)
    assert found is not None
    return found


def labels(rows: Rows) -> list[list[str]]:
    return [[button.text for button in row] for row in rows]


def every_question(language: str) -> list[Screen]:
    whole = Interview(language=language, answers=led(WAREHOUSE).answers)
    steps = (now(revisit(whole, at)) for at in StepId)
    screens = [
        asked(speak(language), replace(one, given=given), data_of, written_in=language)
        for one in steps
        for given in ("", "x")
    ]
    return [
        asked(speak(language), now(begin(language)), data_of, written_in=language, is_first=True),
        *screens,
    ]


def test_the_first_bubble_says_what_comes_and_asks_for_the_trade() -> None:
    screen = asked(GERMAN, now(begin("de")), data_of, written_in="de", is_first=True)
    assert screen.html == (
        "Erzähl mir einen Fall, ich mache daraus eine kurze Einheit. Das dauert etwa zehn Minuten.\n"
        "Du kannst tippen oder diktieren und jederzeit aufhören. Namen von Menschen lässt du bitte weg.\n\n"
        "Frage 1 von 17\n<b>Wo spielt dein Fall?</b>"
    )
    assert labels(screen.rows)[:2] == [["Überall", "Produktion"], ["Handwerk", "Bau"]]
    assert labels(screen.rows)[-1] == ["Aufhören und behalten"]
    assert screen.rows[0][1].data == "choose:trade:1"


def test_a_question_has_an_example_and_the_way_back() -> None:
    screen = asked(GERMAN, now(led(WAREHOUSE, until=1)), data_of, written_in="de")
    assert screen.html == (
        "Frage 3 von 17\n"
        "<b>Was wolltest du zuerst tun? Und was wäre der Haken daran?</b>\n"
        "<i>Zum Beispiel: Ein neues bestellen. Das kostet viel, und das alte liegt irgendwo.</i>"
    )
    assert labels(screen.rows) == [["Zurück"], ["Aufhören und behalten"]]


def test_only_what_is_optional_can_be_skipped() -> None:
    task = asked(GERMAN, now(led(WAREHOUSE, until=9)), data_of, written_in="de")
    assert labels(task.rows)[0] == ["Zurück", "Überspringen"]
    assert task.rows[0][1].data == "skip:task:0"


def test_a_question_gone_back_to_shows_what_was_said_and_can_stay() -> None:
    screen = asked(GERMAN, now(back(led(CARE, until=8))), data_of, written_in="de")
    assert screen.html.endswith("\n\nBisher: Das kann die nächste Schicht ja vergleichen.")
    assert labels(screen.rows)[0] == ["Zurück", "So lassen"]


def test_the_proposed_title_is_one_tap() -> None:
    screen = asked(GERMAN, now(led(WAREHOUSE, until=15)), data_of, written_in="de")
    assert screen.html.endswith("\n\nMein Vorschlag: Auf dem Lieferschein stehen 40 Kartons")
    assert labels(screen.rows)[0] == ["Vorschlag nehmen"]


def test_what_she_typed_is_no_markup() -> None:
    told = Interview(language="de", answers=((StepId.TRADE, "lager"), (StepId.PROBLEM, "a <b> & c")))
    shown = asked(GERMAN, now(revisit(told, StepId.PROBLEM)), data_of, written_in="de")
    assert "Bisher: a &lt;b&gt; &amp; c" in shown.html
    listed = finished(
        GERMAN, title="<i>", complaints=(), hints=(), parts=parts(told, TAXONOMY), data_of=data_of
    )
    assert "a &lt;b&gt; &amp; c" in listed.html
    assert "<b>&lt;i&gt;</b>" in listed.html


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (
            Complaint(step=StepId.MERKSATZ, wrong=Wrong.TOO_WORDY, count=12, limit=9),
            "Das sind 12 Wörter, höchstens 9. Was kann weg?",
        ),
        (
            Complaint(step=StepId.ALMOST, wrong=Wrong.SIMILAR, other="A & B"),
            "Das klingt fast wie „A &amp; B“. Was ist hier anders?",
        ),
        (
            Complaint(step=StepId.BEHIND, wrong=Wrong.PRINTED, other="36"),
            "Hier steht „36“. Der Satz soll auch anderswo stimmen, sag es bitte ohne.",
        ),
        (
            Complaint(step=StepId.ELSEWHERE, wrong=Wrong.PRINTED, other="36"),
            "„36“ steht schon in dem, was dahintersteckt. Nimm hier etwas anderes.",
        ),
        (
            Complaint(step=StepId.STEPS, wrong=Wrong.FEW_STEPS, count=1, limit=3),
            "Ich lese 1 Schritt, mindestens 3 brauche ich. Schreib jeden in eine Zeile.",
        ),
    ],
)
def test_a_complaint_says_what_is_wrong_with_its_numbers(found: Complaint, said: str) -> None:
    assert complaint(GERMAN, found) == said


def test_a_complaint_about_the_second_half_of_a_message_says_so() -> None:
    found = Complaint(step=StepId.ALMOST_COST, wrong=Wrong.TOO_LONG, count=250, limit=200)
    screen = complained(GERMAN, found, now(led(WAREHOUSE, until=1)), data_of)
    assert screen.html == ("<b>Fast getan: der Haken</b>: Das sind 250 Zeichen, höchstens 200. Was kann weg?")
    assert labels(screen.rows) == [["Zurück"], ["Aufhören und behalten"]]


def test_when_all_is_said_every_part_has_a_number_to_change_it() -> None:
    interview = led(WAREHOUSE)
    listed = parts(interview, TAXONOMY)
    screen = finished(
        GERMAN,
        title=interview.said(StepId.TITLE),
        complaints=complaints(interview, TAXONOMY),
        hints=hints(interview, TAXONOMY),
        parts=listed,
        data_of=data_of,
    )
    first, *rest = screen.html.split("\n\n")
    assert first == (
        "Geschafft. Aus deinem Fall ist eine Einheit geworden: "
        "<b>Vier Kartons fehlen, der Fahrer will los</b>"
    )
    assert rest[0].split("\n")[:2] == [
        "1. <b>Branche</b>: Lager und Logistik",
        "2. <b>Was passiert ist</b>: Freitag, kurz vor drei. Auf dem Liefers…",
    ]
    assert [button.data for row in screen.rows for button in row] == [f"mend:{part.id}:0" for part in listed]
    assert rest[-1] == "Magst du etwas ändern? Tipp auf die Nummer."


def test_what_the_check_found_stands_above_the_parts() -> None:
    found = Complaint(step=StepId.TITLE, wrong=Wrong.FOUND, other="title hat 61 Zeichen, höchstens 60.")
    hint = Complaint(step=StepId.PROBLEM, wrong=Wrong.FOUND, other="Text ist schwer zu lesen.")
    screen = finished(GERMAN, title="x", complaints=(found,), hints=(hint,), parts=(), data_of=data_of)
    assert screen.html == (
        "Fast fertig. Das passt noch nicht:\n\n"
        "<b>Titel</b>: title hat 61 Zeichen, höchstens 60.\n\n"
        "So wird es noch leichter zu lesen:\n\n"
        "<b>Was passiert ist</b>: Text ist schwer zu lesen.\n\n"
        "Magst du etwas ändern? Tipp auf die Nummer."
    )


def test_stopping_says_that_all_is_kept() -> None:
    assert stopped(GERMAN) == Screen(
        html="Gut, ich behalte alles bis hierher. Du kannst jederzeit weitermachen."
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_is_asked_and_typed_ones_have_an_example(language: str) -> None:
    known = askings(speak(language))
    assert set(known) == set(StepId)
    assert {at for at, asking in known.items() if not asking.example} == CHOICES


@pytest.mark.parametrize("language", LANGUAGES)
def test_buttons_are_short_and_every_reason_has_words(language: str) -> None:
    buttons = [button for screen in every_question(language) for row in screen.rows for button in row]
    assert [button.text for button in buttons if not 0 < len(button.text) <= BUTTON_CHARACTERS] == []
    for wrong in Wrong:
        for at in (*StepId, None):
            assert complaint(speak(language), Complaint(step=at, wrong=wrong, count=2, limit=3, other="x"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_long_and_no_bubble_is_full(language: str) -> None:
    for screen in every_question(language):
        asks = re.sub(r"<[^>]+>", "", screen.html)
        for sentence in re.split(r"[.?!:]\s|\n", asks):
            assert len(sentence.split()) <= 18, sentence
        assert len(asks.split()) <= 60
