"""How are words made equal that mean the same on a phone: Übergabe, uebergabe, ubergabe?

The same folding meets the texts and what is looked for, so that it may be coarse.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

GRAM: Final = 3
_MARK: Final = re.compile(r"[\u0300-\u036f]")
"""what a letter and its accent become when they are taken apart"""
_WORD: Final = re.compile(r"\w+")
_UMLAUT_AS_UE: Final = re.compile(r"(?<![aeq])ue")
"""not in neue, bauen, Quelle"""

_GERMAN: Final = """
    aber als am an auch auf aus bei bin bist da das dass dein dem den der des dich die dir doch du ein eine
    einem einen einer er es für hab habe haben hat hier ich ihr im in ist ja kann man mein mich mir mit nach
    nein nicht noch nur oder ob schon sein sich sie sind so über um und unter vom von vor war was wenn wie wir
    wird zu zum zur
    bitte danke hallo hi moin ok okay servus tschüss
"""
_ENGLISH: Final = """
    a an and are as at be but by can do does for from have he her his how i if in is it its me my not of on or
    our she so that the their there they this to us was we what when who with you your
    bye hello hey hi ok okay please thank thanks yes no
"""


def fold(text: str, language: str) -> str:
    """Small letters without marks; in German an umlaut may also be typed with an e."""
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    bare = _MARK.sub("", small)
    if language != "de":
        return bare
    return _UMLAUT_AS_UE.sub("u", bare).replace("ae", "a").replace("oe", "o")


def words_of(folded: str) -> list[str]:
    """In their order; may be empty."""
    return _WORD.findall(folded)


def grams(word: str) -> list[str]:
    """Its pieces of three letters, ends marked: "_ha", "han", "and", "ndy", "dy_". Each once."""
    marked = f"_{word}_"
    return list(dict.fromkeys(_pieces(marked)))


def _pieces(marked: str) -> Iterator[str]:
    return (marked[place : place + GRAM] for place in range(len(marked) - GRAM + 1))


COMMON: Final = {
    "de": frozenset(words_of(fold(_GERMAN, "de"))),
    "en": frozenset(words_of(fold(_ENGLISH, "en"))),
}
"""language -> folded words that say nothing of what is looked for, and greetings"""
