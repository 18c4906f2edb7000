"""How is Telegram HTML measured, read and cut?

Markup here is the HTML that Telegram's parser accepts: balanced tags, and of the named entities only
`&lt; &gt; &amp; &quot;`.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

MESSAGE_UTF16 = 4096
"""UTF-16 units of one message after parsing. Source: Bot API, sendMessage (it says characters; units of
UTF-16 are never fewer, so a text within this limit is within both)."""
CAPTION_UTF16 = 1024
"""UTF-16 units of one caption after parsing. Source: Bot API, sendPhoto"""

_TAG = r"<(?P<closing>/?)[^>]*>"
_ENTITY = r"&(?:#x[0-9a-f]+|#[0-9]+|lt|gt|amp|quot);"
_PIECE = re.compile(rf"{_TAG}|{_ENTITY}|.", re.DOTALL | re.IGNORECASE)
_MARK = re.compile(rf"{_TAG}|{_ENTITY}", re.DOTALL | re.IGNORECASE)
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_EARLIEST_CUT = 0.4
"""A cut between blocks or lines before this share of the room is not worth the short message it leaves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tag:
    position: int
    """where it opened: two links side by side stay two"""
    html: str

    @property
    def closing(self) -> str:
        name = re.split(r"[\s>]", self.html[1:], maxsplit=1)[0]
        return f"</{name}>"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    html: str
    character: str
    inside: tuple[_Tag, ...]
    """outermost first"""


def escape(text: str) -> str:
    """The text as markup that shows exactly it, in an attribute too."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def utf16_length(text: str) -> int:
    """Telegram's measure: an emoji outside of the basic plane counts 2."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def visible(html: str) -> str:
    """What remains after parsing: no tags, entities read."""
    return _MARK.sub(lambda mark: _character(mark.group()) if mark["closing"] is None else "", html)


def split(html: str, limit_utf16: int = MESSAGE_UTF16) -> tuple[str, ...]:
    """The markup in parts that each fit, in order; () if nothing is visible.

    It is cut between blocks, else between lines, else between words, else where it must. Tags that are
    open at a cut are closed and opened again. White space at a cut goes.
    """
    letters = tuple(_letters(html))
    text = "".join(letter.character for letter in letters)
    if utf16_length(text) <= limit_utf16:
        return (html,) if text.strip() else ()
    return tuple(
        _markup(letters[start:end]) for start, end in _ranges(text, limit_utf16) if text[start:end].strip()
    )


def _letters(html: str) -> Iterator[_Letter]:
    inside: tuple[_Tag, ...] = ()
    for match in _PIECE.finditer(html):
        piece = match.group()
        if match["closing"] is None:
            yield _Letter(html=piece, character=_character(piece), inside=inside)
        elif match["closing"]:
            inside = inside[:-1]
        else:
            inside = (*inside, _Tag(position=match.start(), html=piece))


def _character(piece: str) -> str:
    if len(piece) == 1:
        return piece
    name = piece[1:-1].lower()
    if name in _NAMED:
        return _NAMED[name]
    digits, base = (name[2:], 16) if name.startswith("#x") else (name[1:], 10)
    code = int(digits, base)
    return chr(code) if 0 < code <= 0x10FFFF else piece


def _ranges(text: str, limit_utf16: int) -> Iterator[tuple[int, int]]:
    start = 0
    while start < len(text):
        room = _room(text, start, limit_utf16)
        end = start + (room if start + room == len(text) else _cut(text[start : start + room + 1]))
        yield start, start + len(text[start:end].rstrip())
        start = end
        while start < len(text) and text[start] == "\n":
            start += 1


def _room(text: str, start: int, limit_utf16: int) -> int:
    """How many characters fit from here on: at least one, so that every text comes to its end."""
    taken, units = 0, 0
    for character in text[start : start + limit_utf16]:
        units += 2 if ord(character) > 0xFFFF else 1
        if units > limit_utf16 and taken:
            break
        taken += 1
    return taken


def _cut(window: str) -> int:
    """Where to end a part. The window holds one character more than fits, to see a word end there."""
    for separator in ("\n\n", "\n"):
        at = window.rfind(separator)
        if at >= len(window) * _EARLIEST_CUT:
            return at + 1
    for at in range(len(window) - 1, 0, -1):
        if window[at].isspace():
            return at + 1 if at + 1 < len(window) else at
    return _between_graphemes(window)


def _between_graphemes(window: str) -> int:
    """A word longer than a message: at least no accent or joined emoji is torn from its base."""
    for at in range(len(window) - 1, max(len(window) - 20, 1), -1):
        before, after = window[at - 1], window[at]
        if "\u200d" not in {before, after} and not unicodedata.category(after).startswith("M"):
            return at
    return max(len(window) - 1, 1)


def _markup(letters: tuple[_Letter, ...]) -> str:
    parts: list[str] = []
    nothing = _Letter(html="", character="", inside=())
    for before, letter in pairwise((nothing, *letters, nothing)):
        kept = sum(1 for _ in _common(before.inside, letter.inside))
        parts.extend(tag.closing for tag in reversed(before.inside[kept:]))
        parts.extend(tag.html for tag in letter.inside[kept:])
        parts.append(letter.html)
    return "".join(parts)


def _common(left: tuple[_Tag, ...], right: tuple[_Tag, ...]) -> Iterator[_Tag]:
    for one, other in zip(left, right, strict=False):
        if one != other:
            return
        yield one
