"""How does a sentence that runs from right to left carry what runs from left to right?

A command, a name or a title in Latin letters is isolated, so that what stands around it stays where it
belongs; a line that begins with one is told its direction. The characters for it are invisible.
Source: Unicode Standard Annex 9, explicit directional isolates.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

FIRST_STRONG: Final = "\u2068"
"""what follows has the direction of its own first letter"""
POP: Final = "\u2069"
"""the end of it"""
RIGHT_TO_LEFT: Final = "\u200f"
"""a letter of this direction that nobody sees"""
DIRECTIONS: Final = (FIRST_STRONG, POP, RIGHT_TO_LEFT)

_FROM_THE_RIGHT: Final = frozenset({"R", "AL"})
_CODE: Final = re.compile(r"(?<![\w<&/.:])(?:/[a-z_]{2,}|\.[a-z]{2,}\b)")
"""/lernen, .md: the sign in front belongs to the letters behind it"""
_UNSEEN: Final = re.compile(r"<[^>]*>|&[a-z]+;|\{[^}]*\}|\u2068[^\u2069]*\u2069")
"""tags, entities, places to be filled, and what is isolated"""


class RightToLeft(str):
    """A sentence of such a language; what is filled in is isolated where it runs the other way."""

    __slots__ = ()

    def format(self, *values: object, **named: object) -> str:
        filled = {name: isolated(value) for name, value in named.items()}
        return str.format(self, *map(isolated, values), **filled)


@lru_cache(maxsize=4096)
def directed(sentence: str) -> RightToLeft:
    return RightToLeft("\n".join(_line(line) for line in sentence.split("\n")))


def isolated(value: object) -> object:
    """Anything but a text that holds letters from left to right stays what it is."""
    if not isinstance(value, str) or "L" not in map(unicodedata.bidirectional, _UNSEEN.sub("", value)):
        return value
    return "\n".join(f"{FIRST_STRONG}{line}{POP}" if line else line for line in value.split("\n"))


def _line(line: str) -> str:
    marked = _CODE.sub(lambda code: f"{FIRST_STRONG}{code.group()}{POP}", line)
    kinds = [unicodedata.bidirectional(letter) for letter in _UNSEEN.sub("", marked)]
    strong = [kind for kind in kinds if kind in {*_FROM_THE_RIGHT, "L"}]
    begins_astray = strong[:1] == ["L"] and not _FROM_THE_RIGHT.isdisjoint(strong)
    return f"{RIGHT_TO_LEFT}{marked}" if begins_astray else marked
