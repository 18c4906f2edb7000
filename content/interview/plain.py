"""How does a typed or dictated message become plain text that no Markdown lies in?

Marks are taken out or replaced, not escaped: buttons show the source as it is.
"""

import re
import unicodedata
from typing import Final

_TIMES: Final = re.compile(r"(?<=\w)\s?\*\s?(?=\d)")
_ENTITY: Final = re.compile(r"&(?=#?\w+;)")
_UNDERSCORE: Final = re.compile(r"(?<!\w)_+|_+(?!\w)")
_LEADING: Final = re.compile(r"^(?:[#›=~•·]+\s*|[-+–]+\s+)+")
_NUMBERED: Final = re.compile(r"^(\d{1,9}[.)])\s+")
_LONE_HASH: Final = re.compile(r"(?:^|(?<=\s))#+(?=\s|$)")
_REPLACED: Final = str.maketrans(
    {"{": "(", "}": ")", "[": "(", "]": ")", "<": "‹", ">": "›", "|": "/", "\\": "/", "*": None, "`": None}
)
_NARROW: Final = "\u202f"
"""a gap behind "12." that makes no list of "12. Mai" """


def lines(message: str) -> tuple[str, ...]:
    """Its lines without marks; lines without a letter or a digit are left out."""
    parts = (line(part) for part in unicodedata.normalize("NFC", message).splitlines())
    return tuple(part for part in parts if _has_words(part))


def _has_words(text: str) -> bool:
    return any(char.isalnum() for char in text)


def line(text: str) -> str:
    """Of one line; what is plain stays as it is."""
    gapped = "".join(" " if char.isspace() else char for char in text)
    shown = "".join(char for char in gapped if char.isprintable())
    shown = _ENTITY.sub("& ", _TIMES.sub("×", shown)).translate(_REPLACED)
    shown = _LONE_HASH.sub("", _UNDERSCORE.sub("", shown))
    shown = _LEADING.sub("", " ".join(shown.split()))
    return _NUMBERED.sub(rf"\1{_NARROW}", " ".join(shown.split()))


_MONTHS: Final = (
    r"Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
    r"|January|February|March|May|June|July|October|December|Stock|Etage"
)
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(„“\"])(?:\w|ca|nr|str|dr|bzw|usw|etc|inkl|max|min|evtl|ggf|tel|abt|mr|mrs|ms|approx|no)\.$",
    re.IGNORECASE,
)
_STOP: Final = re.compile(r"[.!?…]+[“”\"»’)]* +(?=\S)")
_DAY: Final = re.compile(rf"\d\. +(?={_MONTHS})")


def sentences(said: tuple[str, ...]) -> tuple[str, ...]:
    """Of all lines; a line end ends one too. What has no letter and no digit is none."""
    found = (sentence for one in said for sentence in _sentences(one))
    return tuple(one for one in found if _has_words(one))


def _sentences(said: str) -> list[str]:
    found: list[str] = []
    start = 0
    for stop in _STOP.finditer(said):
        head = said[start : stop.end()].rstrip()
        is_day = _DAY.match(said, max(stop.start() - 1, 0)) is not None
        # a number can stand before a full stop: only a single letter or a known short form holds it open
        is_short = _ABBREVIATION.search(head) is not None and not head[-2].isdigit()
        if not is_day and not is_short:
            found.append(head)
            start = stop.end()
    return [*found, said[start:]]


_ENDED: Final = re.compile(r"[.!?…][“”\"»’)]*$")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """With a capital and a full stop."""
    return capital(text) if _ENDED.search(text) else f"{capital(text)}."


def unstopped(text: str) -> str:
    """Without the full stop of an option or a title."""
    return text.rstrip(" .,;:…").lstrip(" .,;:…")
