"""Which hard words stand in a text, and what do they mean in one plain sentence?"""

from hypothesis import given
from hypothesis import strategies as st

from learning.glossary import NO_WORDS, Glossary, Word, told_in

CHARGE = Word(id="charge", word="Charge", forms=("Chargen", "Chargen-Nr."), says="Was zusammen entstand.")
SCRAP = Word(id="ausschuss", word="Ausschuss", says="Teile, die nicht gut genug sind.")
TWO = Word(id="not-halt", word="Not-Halt", forms=("Not Halt",), says="Der rote Knopf.")
GLOSSARY = Glossary([CHARGE, SCRAP, TWO])


def found(text: str) -> list[str]:
    return [word.id for word in GLOSSARY.found_in(text)]


def test_words_come_in_the_order_of_the_text_and_each_once() -> None:
    assert found("Ausschuss in zwei Chargen. Die Charge bleibt, der Ausschuss geht.") == [
        "ausschuss",
        "charge",
    ]


def test_capitals_and_line_ends_make_no_difference() -> None:
    assert found("ein NOT\nHALT") == ["not-halt"]


def test_a_part_of_a_word_is_none() -> None:
    assert found("Chargenprotokoll, Ausschussquote, Notausschuss") == []


def test_signs_around_a_word_do_not_hide_it() -> None:
    assert found("„Charge“: (Ausschuss), Chargen-Nr. 7") == ["charge", "ausschuss"]


def test_without_words_nothing_is_found() -> None:
    assert NO_WORDS.found_in("Charge") == ()


def test_what_is_found_in_the_language_of_the_text_is_explained_in_the_readers() -> None:
    ukrainian = (
        Word(id="ausschuss", word="брак", says="Деталі, які не годяться."),
        Word(id="charge", word="партія", says="Усе, що зроблено за один раз."),
    )
    (charge, button) = Glossary(told_in([CHARGE, TWO], ukrainian)).found_in("Chargen am Not-Halt")
    assert (charge.word, charge.own, charge.says) == ("Charge", "партія", "Усе, що зроблено за один раз.")
    assert button == TWO  # without a word of the reader's its own sentence has to do


@given(st.text())
def test_whatever_is_written_only_known_words_are_found(text: str) -> None:
    assert set(GLOSSARY.found_in(text)) <= {CHARGE, SCRAP, TWO}
