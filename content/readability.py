"""How many years of school does a German text need?

The first of the four new Vienna readability formulas: it uses all four counts and was the most precise
of them on non-fiction, which is what units are. English texts are not measured: the formula is
calibrated on German words, and a limit for another formula would be a guess.

Source: R. Bamberger, E. Vanecek: Lesen - Verstehen - Lernen - Schreiben, Vienna 1984.
"""

import re
from typing import Final

HARDEST_LEVEL: Final = 8
"""A text above needs more than eight years of school. Source: content format."""
MIN_WORDS: Final = 40
"""Below, one long word moves the result by a whole level."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_SENTENCE_END = re.compile(r"[.!?…:]+(?=[\s“”\"»)]|$)|\n+")
_VOWEL_GROUP = re.compile(r"aa|ai|au|ay|äu|ee|ei|eu|ey|ie(?!n$)|oo|ou|[aeiouyäöü]")
"""What is spoken as one sound; "ien" at the end is two, as in Linien."""


def syllables(word: str) -> int:
    """Spoken syllables of one word, at least 1; German diphthongs and long vowels count once."""
    plain = word.casefold().replace("qu", "q")
    return max(1, len(_VOWEL_GROUP.findall(plain)))


def split(text: str) -> list[str]:
    """Sentence by sentence; a line end ends one too, because an item or a title has no period."""
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def sentences(text: str) -> list[list[str]]:
    """The words of each sentence; numbers are none."""
    parts = (_WORD.findall(part) for part in split(text))
    return [words for words in parts if words]


def vienna_level(text: str) -> float | None:
    """
    The school level, 4 (easy) to 15 (hard); None for a text without words.

    Source: first new Vienna formula, 0.1935 MS + 0.1672 SL + 0.1297 IW - 0.0327 ES - 0.875.
    """
    parts = sentences(text)
    words = [word for part in parts for word in part]
    if not words:
        return None
    lengths = [syllables(word) for word in words]
    share = 100 / len(words)
    many_percent = share * sum(length >= 3 for length in lengths)
    one_percent = share * sum(length == 1 for length in lengths)
    long_percent = share * sum(len(word) > 6 for word in words)
    words_a_sentence = len(words) / len(parts)
    return (
        0.1935 * many_percent
        + 0.1672 * words_a_sentence
        + 0.1297 * long_percent
        - 0.0327 * one_percent
        - 0.875
    )
