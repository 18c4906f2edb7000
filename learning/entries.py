"""What did somebody mean who typed this?

Typed texts are compared and dropped: nothing here keeps them, and no error repeats them.
"""

import re
import unicodedata
from decimal import Decimal

LETTERS_FOR_A_TYPO = 6
"""From this length on one slip is forgiven; shorter words are too close to others. Source: content format."""

_NUMBER = re.compile(
    r"""(?P<sign>[+-]?)\s*
    (?: (?P<grouped>[1-9]\d{0,2}(?:\.\d{3})+) (?:,(?P<fraction>\d+))?   # 1.234   12.345,6
      | (?P<plain>\d*[.,]?\d+)                                          # 12   12,5   12.5   ,5
    )(?!\d)
    (?P<unit>.*)""",
    re.VERBOSE | re.DOTALL,
)
_EXPONENT = re.compile(r"(?<=[^\W\d_])[23](?!\w)")
"""The digit in m² and m³, which is part of a unit and not a second number."""
_DASHES = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_GAPS = re.compile(r"[\s\-\u00ad]+")
_EDGES = ".,;:!?\"'„“”‚‘’«»()"


def read_numbers(text: str) -> tuple[Decimal, ...]:
    """
    The numbers that the text can stand for, the likeliest first; empty if it is not one number.

    Point and comma are decimal marks. A point before three digits separates thousands; as people write
    both, the other reading follows: "1.234" is 1234, else 1.234. Words after the number are its unit;
    a second number ("17 oder 29") is no answer.
    """
    found = _NUMBER.match(unicodedata.normalize("NFKC", text).translate(_DASHES).strip())
    if found is None or re.search(r"\d", _EXPONENT.sub("", found["unit"])):
        return ()
    if found["plain"]:
        return (_signed(found["sign"], found["plain"].replace(",", ".")),)
    grouped, fraction = found["grouped"], found["fraction"]
    thousands = _signed(found["sign"], f"{grouped.replace('.', '')}.{fraction or 0}")
    if fraction is None and grouped.count(".") == 1:
        return thousands, _signed(found["sign"], grouped)
    return (thousands,)


def _signed(sign: str, digits: str) -> Decimal:
    return Decimal(digits).copy_sign(Decimal(-1 if sign == "-" else 1))


def fold(text: str) -> str:
    """What is compared of a text: neither case nor gaps, hyphens, ß or umlauts make a difference."""
    caseless = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return _GAPS.sub("", caseless.translate(_DASHES)).strip(_EDGES).translate(_UMLAUTS)


def is_same(typed: str, expected: str) -> bool:
    return fold(typed) == fold(expected)


def is_slip(typed: str, expected: str) -> bool:
    """Whether one letter is missing, added, changed or swapped with its neighbour in a word long enough.

    A changed digit is another answer, never a slip: ISO 9001 is not ISO 9002.
    """
    mine, theirs = fold(typed), fold(expected)
    letters = sum(char.isalpha() for char in theirs)
    if letters < LETTERS_FOR_A_TYPO or _digits(mine) != _digits(theirs):
        return False
    return _is_one_edit(mine, theirs)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _is_one_edit(one: str, other: str) -> bool:
    """Damerau-Levenshtein distance of exactly 1."""
    short, long = sorted((one, other), key=len)
    if short == long or len(long) - len(short) > 1:
        return False
    at = next((i for i, char in enumerate(short) if char != long[i]), len(short))
    if len(short) < len(long):
        return short[at:] == long[at + 1 :]
    is_changed = short[at + 1 :] == long[at + 1 :]
    is_swapped = short[at : at + 2] == long[at : at + 2][::-1] and short[at + 2 :] == long[at + 2 :]
    return is_changed or is_swapped
