"""What becomes of words as they are typed and dictated?"""

import pytest

from content.interview.grammar import clause, option, steps, then_clause
from content.interview.plain import line, lines, sentence, sentences


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ich merke es, wenn jemand drängelt.", "jemand drängelt"),
        ("Wenn Karten fehlen", "Karten fehlen"),
        ("Die Uhr läuft.", "die Uhr läuft"),
        ("Harmlos ist es, wenn der Alarm geprüft wird", "der Alarm geprüft wird"),
        ("… Zwei Listen fast gleich heißen", "zwei Listen fast gleich heißen"),
        ("daran, dass", "daran, dass"),
    ],
)
def test_a_sign_goes_on_behind_wenn(typed: str, kept: str) -> None:
    assert clause(typed, "de") == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("I notice it when The light comes on", "the light comes on"),
        ("If I hear it twice.", "I hear it twice"),
        ("A light comes on", "a light comes on"),
        ("QR codes are missing", "QR codes are missing"),
    ],
)
def test_an_english_sign_goes_on_behind_when(typed: str, kept: str) -> None:
    assert clause(typed, "en") == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Dann frage ich nach.", "frage ich nach"),
        ("Frage ich nach", "frage ich nach"),
        ("Ich frage zuerst nach", "frage ich zuerst nach"),
        ("nachfragen", ""),
    ],
)
def test_a_plan_goes_on_behind_dann(typed: str, kept: str) -> None:
    assert then_clause(typed, "de") == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Then I ask first.", "I ask first"),
        ("i ask first", "I ask first"),
        ("Ask first", "I ask first"),
        ("We stop the line", "we stop the line"),
    ],
)
def test_an_english_plan_goes_on_behind_then(typed: str, kept: str) -> None:
    assert then_clause(typed, "en") == kept


@pytest.mark.parametrize(
    ("typed", "language", "kept"),
    [
        ("Ich wollte die Zahl eintragen.", "de", "Die Zahl eintragen"),
        ("Andere wollen oft: gleich anrufen", "de", "Gleich anrufen"),
        ("Mein Rat: erst fragen", "de", "Erst fragen"),
        ("Others often swap it", "en", "Swap it"),
        ("= 12", "de", "12"),
        ("Fertig {#x .pre}", "de", "Fertig (#x .pre)"),
    ],
)
def test_an_option_stands_on_a_button(typed: str, language: str, kept: str) -> None:
    assert option(line(typed), language) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "Zählen\nFragen\nMelden",
        "1. Zählen 2. Fragen 3. Melden",
        "- zählen\n- fragen\n- melden",
        "Zählen. Fragen. Melden.",
        "Erst zählen, dann fragen, zum Schluss melden",
        "zählen, fragen, melden",
        "Zählen; fragen; melden",
    ],
)
def test_steps_are_understood_as_they_are_said(typed: str) -> None:
    assert steps(lines(typed)) == ("Zählen", "Fragen", "Melden")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("Im Fach lagen 31. Der Kollege ruft.", ("Im Fach lagen 31.", "Der Kollege ruft.")),
        ("Am 12. Mai kam z. B. Post. Mehr nicht.", ("Am 12. Mai kam z. B. Post.", "Mehr nicht.")),
        ("eintragen. dann fehlt was", ("eintragen.", "dann fehlt was")),
        ("Ca. 30 Leute, Nr. 5 fehlt", ("Ca. 30 Leute, Nr. 5 fehlt",)),
        ("Er ruft: „Los!“ Ich warte", ("Er ruft: „Los!“", "Ich warte")),
        ("... Los. ...", ("Los.",)),
    ],
)
def test_a_sentence_ends_where_people_end_it(typed: str, parts: tuple[str, ...]) -> None:
    assert sentences(lines(typed)) == parts


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("# Titel", "Titel"),
        ("M8*40 **wichtig** _sehr_ lager_liste", "M8×40 wichtig sehr lager_liste"),
        ("> a | b <b>c</b> [d](e)", "a / b ‹b›c‹/b› (d)(e)"),
        ("a\u00a0b\u200bc\x00", "a bc"),
        ("&lt;b&gt;", "& lt;b& gt;"),
    ],
)
def test_no_markdown_lies_in_a_message(typed: str, kept: str) -> None:
    assert line(typed) == kept
    assert line(kept) == kept


def test_a_date_at_the_beginning_is_no_list() -> None:
    assert line("12. Mai war es") == "12.\u202fMai war es"


def test_lines_of_marks_alone_are_left_out() -> None:
    assert lines("Oben\n---\n===\n\nUnten") == ("Oben", "Unten")


def test_a_sentence_gets_its_capital_and_its_stop() -> None:
    assert [sentence(text) for text in ("los", "Los!", "Er ruft: „Los.“")] == [
        "Los.",
        "Los!",
        "Er ruft: „Los.“",
    ]
