"""What did somebody mean who typed this?"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.entries import fold, is_same, is_slip, read_numbers


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("17", "17"),
        (" 17 Stück", "17"),
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        (",5", "0.5"),
        ("0.125", "0.125"),
        ("1.234", "1234"),
        ("1.234.567", "1234567"),
        ("12.345,6 kg", "12345.6"),
        ("1,234", "1.234"),
        ("1234.567", "1234.567"),
        ("-5", "-5"),
        ("− 5 °C", "-5"),
        ("+3", "3"),
        ("12 m²", "12"),
        ("12 m2", "12"),
        ("50%", "50"),
        ("5,- €", "5"),
        ("17.", "17"),
        ("１７", "17"),
        ("١٧", "17"),
    ],
)
def test_a_number_is_read_as_people_write_it(typed: str, meant: str) -> None:
    assert read_numbers(typed)[0] == Decimal(meant)


@pytest.mark.parametrize(
    "typed", ["", "siebzehn", "17 oder 29", "5-6", "17/29", "1,2,3", "½", "1.234.5", "-"]
)
def test_what_is_not_one_number_is_none(typed: str) -> None:
    assert read_numbers(typed) == ()


def test_a_point_before_three_digits_can_be_both() -> None:
    assert read_numbers("1.234") == (Decimal(1234), Decimal("1.234"))


@given(
    value=st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9)
)
def test_every_decimal_is_read_with_point_or_comma(value: Decimal) -> None:
    plain = f"{value:f}"
    assert value in read_numbers(plain)
    assert value in read_numbers(plain.replace(".", ",") + " Stück")


@given(typed=st.text(max_size=60))
def test_any_text_can_be_read(typed: str) -> None:
    read_numbers(typed)
    assert fold(typed) == fold(typed.strip())
    assert is_same(typed, typed)
    assert not is_slip(typed, typed)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dublette", "Dublette"),
        ("  Dublette. ", "Dublette"),
        ("e mail", "E-Mail"),
        ("E–Mail", "E-Mail"),
        ("Sollbestand", "Soll-Bestand"),
        ("Massstab", "Maßstab"),
        ("STRASSE", "Straße"),
        ("Pruefung", "Prüfung"),
        ("Pru\u0308fung", "Prüfung"),
        ("„Dublette“", "Dublette"),
    ],
)
def test_spelling_that_makes_no_difference(typed: str, expected: str) -> None:
    assert is_same(typed, expected)


@pytest.mark.parametrize(
    "typed", ["Dublete", "Dubllette", "Dubletze", "Dubeltte", "ublette", "Dublett", "Dublettee"]
)
def test_one_slip_is_forgiven_from_six_letters_on(typed: str) -> None:
    assert is_slip(typed, "Dublette")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("Kopei", "Kopie"), ("Dubete", "Dublette"), ("Dublette", "Dublette"), ("ISO 9002 neu", "ISO 9001 neu")],
)
def test_short_words_two_slips_and_digits_are_not(typed: str, expected: str) -> None:
    assert not is_slip(typed, expected)


@given(
    word=st.text(alphabet="abcdefghij", min_size=6, max_size=20),
    at=st.integers(min_value=0, max_value=19),
    letter=st.sampled_from("klmnop"),
)
def test_every_single_edit_of_a_long_word_is_a_slip(word: str, at: int, letter: str) -> None:
    at %= len(word)
    assert is_slip(word[:at] + letter + word[at:], word)
    assert is_slip(word[:at] + letter + word[at + 1 :], word)
    assert is_slip(word[:at] + word[at + 1 :], word)
    if at + 1 < len(word) and word[at] != word[at + 1]:
        assert is_slip(word[:at] + word[at + 1] + word[at] + word[at + 2 :], word)
