"""How are letters measured and broken into lines, before anything is drawn?

The letters at hand hold Latin with all its marks, Cyrillic, and Arabic, which joins and runs from the right.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

OVERSIZE: Final = 2
"""a picture is drawn so much larger, then made smaller"""
SMALLEST_PX: Final = 36
"""letters of a picture; a phone of 360 pixels shows a third of it"""

_FONTS: Final = Path(__file__).parent.parent / "fonts"
_LINE: Final = 1.3
"""line height in letter sizes"""
_SHORTEST_PIECE: Final = 3
"""letters of a word that are left on a line, if it has to be broken"""
_LAST_OF_BASIC_PLANE: Final = 0xFFFF
_JOINED: Final = re.compile("\u200d[\u2600-\u27bf]")
"""the second half of an emoji that is made of two"""


@dataclass(frozen=True, slots=True)
class Face:
    size_px: int
    bold: bool = False
    from_right: str = ""
    """language whose letters join and run from right to left, "ar"; empty for every other one"""

    @property
    def line_px(self) -> int:
        return round(self.size_px * _LINE)

    def width_of(self, text: str) -> float:
        language = self.from_right or None
        return self.font.getlength(text, direction=self.direction, language=language) / OVERSIZE

    @property
    def font(self) -> "FreeTypeFont":
        return _font(self.size_px * OVERSIZE, self.bold, joins=bool(self.from_right))

    @property
    def direction(self) -> str | None:
        return "rtl" if self.from_right else None


def wrapped(text: str, face: Face, width: int) -> tuple[str, ...]:
    """Lines that fit; a word wider than a line is broken, with a hyphen where it has none."""
    lines: list[str] = []
    for paragraph in drawable(text).splitlines():
        line = ""
        for word in (piece for long in paragraph.split() for piece in _broken(long, face, width)):
            longer = f"{line} {word}" if line else word
            if line and face.width_of(longer) > width:
                lines.append(line)
                line = word
            else:
                line = longer
        if line:
            lines.append(line)
    return tuple(lines)


def drawable(text: str) -> str:
    """Without what the letters at hand cannot show: emoji and control characters; a tab is a space."""
    composed = unicodedata.normalize("NFC", _JOINED.sub("", text).replace("\t", " "))
    return "".join(c for c in composed if c == "\n" or _is_drawable(c))


def _is_drawable(character: str) -> bool:
    is_mark_of_emoji = "\ufe00" <= character <= "\ufe0f"
    kind = unicodedata.category(character)
    return ord(character) <= _LAST_OF_BASIC_PLANE and kind not in {"Cc", "Cf", "Cs"} and not is_mark_of_emoji


def _broken(word: str, face: Face, width: int) -> Iterator[str]:
    while face.width_of(word) > width:
        fitting = next(
            (n for n in range(len(word) - 1, _SHORTEST_PIECE, -1) if face.width_of(f"{word[:n]}-") <= width),
            _SHORTEST_PIECE,
        )
        own = word.rfind("-", _SHORTEST_PIECE, fitting) + 1
        cut = own or min(fitting, max(_SHORTEST_PIECE, len(word) - _SHORTEST_PIECE))
        yield word[:cut] if own else f"{word[:cut]}-"
        word = word[cut:]
    yield word


def shapes_letters() -> bool:
    """Whether letters that join, from right to left, can be drawn here: FriBiDi is the system's."""
    from PIL import features

    return bool(features.check("raqm")) and bool(features.check("fribidi"))


@lru_cache(maxsize=64)
def _font(size_px: int, bold: bool, *, joins: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    name = "DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf"
    # the library's own layout where it will do: the other one is not in every build, and kerns differently
    engine = ImageFont.Layout.RAQM if joins else ImageFont.Layout.BASIC
    return ImageFont.truetype(_FONTS / name, size_px, layout_engine=engine)
