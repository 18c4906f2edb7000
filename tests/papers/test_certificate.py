"""What stands on a certificate, and what never does?"""

from dataclasses import replace
from datetime import date
from typing import Final

import pypdfium2
import pytest

from bot.papers.certificate import Learned, certificate
from bot.texts import certificate as texts
from bot.texts.tongue import speak

STOCK: Final = Learned(
    area="Datenkompetenz",
    title="Der Bestand stimmt nicht",
    summary="Woher die Zahl im System kommt und wie du einer Lücke nachgehst.",
    takeaways=("Erst die Spur, dann die Zahl.", "Ein Ding, ein Name."),
    units=5,
    minutes=14,
    is_about_ai=False,
)
AI: Final = Learned(
    area="Künstliche Intelligenz",
    title="Eine Aufgabe für die KI finden",
    summary="Welche Arbeit passt und wer am Ende Nein sagen darf.",
    takeaways=("Erst die Aufgabe, dann vielleicht die KI.",),
    units=5,
    minutes=16,
    is_about_ai=True,
)
ON: Final = date(2026, 11, 26)


def words(content: bytes) -> str:
    with pypdfium2.PdfDocument(content) as document:
        return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in document)


def made(*modules: Learned, on: date = ON, language: str = "de") -> str:
    return words(certificate(speak(language), modules, on=on))


def test_what_was_learned_stands_there_whole() -> None:
    assert made(STOCK, AI) == (
        "Bescheinigung Name: ________________________________________ "
        "Diese Module sind abgeschlossen. Gelernt wurde mit Pausenbrot, in kurzen Fällen aus der Arbeit. "
        "Stand: November 2026. "
        "Datenkompetenz Der Bestand stimmt nicht "
        "Woher die Zahl im System kommt und wie du einer Lücke nachgehst. "
        "5 Lerneinheiten, etwa 15 Minuten. "
        "Daraus gelernt: • Erst die Spur, dann die Zahl. • Ein Ding, ein Name. "
        "Künstliche Intelligenz Eine Aufgabe für die KI finden "
        "Welche Arbeit passt und wer am Ende Nein sagen darf. "
        "5 Lerneinheiten, etwa 15 Minuten. "
        "Daraus gelernt: • Erst die Aufgabe, dann vielleicht die KI. "
        "Dieser Bereich betrifft KI-Kompetenz im Sinn von Artikel 4 der KI-Verordnung, "
        "Verordnung (EU) 2024/1689. "
        "Festgehalten ist, was gelernt wurde. "
        "Ob ein Betrieb seine Pflichten aus der Verordnung erfüllt, lässt sich daraus nicht ablesen. "
        "Zu diesem Blatt Zusammen: 2 Module, 10 Lerneinheiten, etwa 30 Minuten. "
        "Wer gelernt hat, hat dieses Blatt selbst erstellt. Es enthält keine Ergebnisse und keine Nummer. "
        "Nirgends ist gespeichert, dass es das Blatt gibt. "
        "Die Zeiten sind aus der Länge der Texte und der Zahl der Fragen geschätzt. "
        "Niemand darf diese Bescheinigung verlangen. "
        "Bescheinigung · Seite 1 von 1"
    )


def test_ai_literacy_is_named_only_where_it_was_learned() -> None:
    assert "Artikel 4" not in made(STOCK)
    assert made(STOCK, AI, replace(AI, title="KI verstehen")).count("Artikel 4") == 1


def test_a_month_and_no_day_stands_on_it_nor_in_the_file() -> None:
    first, last = (certificate(speak("de"), (STOCK,), on=date(2026, 11, day)) for day in (1, 30))
    assert first == last
    assert certificate(speak("de"), (STOCK,), on=date(2026, 12, 1)) != first
    with pypdfium2.PdfDocument(first) as document:
        facts = document.get_metadata_dict()
    assert facts["Author"] == ""
    assert "202611" not in "".join(facts.values())


def test_everything_there_is_fits_on_its_pages() -> None:
    modules = [replace(STOCK, title=f"Modul {number}", takeaways=STOCK.takeaways * 3) for number in range(24)]
    content = certificate(speak("de"), modules, on=ON)
    with pypdfium2.PdfDocument(content) as document:
        pages = len(document)
    said = words(content)
    assert f"Seite {pages} von {pages}" in said
    assert all(f"Modul {number}" in said for number in range(24))
    assert said.count("Niemand darf diese Bescheinigung verlangen.") == 1


def test_letters_of_other_alphabets_are_printed() -> None:
    assert "Їжак Żółć İğüş Ștefan" in made(replace(STOCK, title="Їжак Żółć İğüş Ștefan"))


def test_a_module_without_a_summary_or_a_takeaway_leaves_no_gap() -> None:
    said = made(replace(STOCK, summary="", takeaways=()))
    assert "Der Bestand stimmt nicht 5 Lerneinheiten, etwa 15 Minuten. Zu diesem Blatt" in said


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (1, "etwa 5 Minuten"),
        (14, "etwa 15 Minuten"),
        (62, "etwa 60 Minuten"),
        (90, "etwa 1,5 Stunden"),
        (118, "etwa 2 Stunden"),
        (336, "etwa 5,5 Stunden"),
    ],
)
def test_time_is_an_estimate_and_says_so(minutes: int, said: str) -> None:
    assert texts.time(speak("de"), minutes) == said
