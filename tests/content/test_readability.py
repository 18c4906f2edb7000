"""Are syllables counted as they are spoken, and levels as the formula says?"""

import pytest

from content.readability import sentences, syllables, vienna_level


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("ich", 1),
        ("die", 1),
        ("Tür", 1),
        ("Haus", 1),
        ("Frist", 1),
        ("pst", 1),
        ("heute", 2),
        ("Bauer", 2),
        ("neue", 2),
        ("Linie", 2),
        ("Linien", 3),
        ("Quelle", 2),
        ("bequem", 2),
        ("Zeiten", 2),
        ("Häuser", 2),
        ("Straße", 2),
        ("größer", 2),
        ("Radio", 3),
        ("geändert", 3),
        ("Buchung", 2),
        ("Bestand", 2),
        ("beeinflussen", 4),
        ("Station", 3),
        ("Lieferung", 3),
        ("Betriebsvereinbarung", 6),
        ("Dokumentationsrichtlinien", 10),
    ],
)
def test_a_word_has_as_many_syllables_as_are_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_sentence_ends_at_its_mark_or_at_the_line_end_but_not_in_a_number() -> None:
    text = "Erst zählen. „Dann ändern!“ Um 17.30 Uhr\nist Schluss"
    assert [len(words) for words in sentences(text)] == [2, 2, 2, 2]


def test_the_level_is_the_first_vienna_formula() -> None:
    text = "Der Zettel hing gestern am Tor. Heute fehlt die Dokumentation."
    # 10 words, 2 sentences; 1 of 3 or more syllables, 2 of more than 6 letters, 6 of one syllable
    expected = 0.1935 * 10 + 0.1672 * 5 + 0.1297 * 20 - 0.0327 * 60 - 0.875
    assert vienna_level(text) == pytest.approx(expected)


def test_a_text_without_words_has_no_level() -> None:
    assert vienna_level("17 – 31 …") is None


def test_an_instruction_reads_easier_than_a_notice_of_an_office() -> None:
    plain = vienna_level("Zähl das Fach. Stimmt die Zahl? Dann ist alles gut.")
    notice = vienna_level(
        "Die Durchführung der Bestandsermittlung obliegt den zuständigen Organisationseinheiten."
    )
    assert plain is not None
    assert notice is not None
    assert plain < 3
    assert notice > 15
