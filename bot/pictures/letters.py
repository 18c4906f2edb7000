"""How are letters measured and broken into lines, before anything is drawn?

The letters at hand hold Latin with all its marks, Cyrillic, and Arabic, which joins and runs from the right.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypedDict

from bot.texts.direction import DIRECTIONS

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


class _Layout(TypedDict, total=False):
    direction: str


@dataclass(frozen=True, slots=True)
class Face:
    size_px: int
    bold: bool = False
    from_the_right: bool = False
    """letters that join and run the other way: only where `sets_from_the_right`"""

    @property
    def line_px(self) -> int:
        return round(self.size_px * _LINE)

    def width_of(self, text: str) -> float:
        return self.font.getlength(text, **self.layout) / OVERSIZE

    @property
    def ascent_px(self) -> int:
        """From the top of a line to where letters stand; an alef with its hamza is the highest of all."""
        return round(self.size_px * (1.02 if self.from_the_right else 0.98))

    @property
    def font(self) -> "FreeTypeFont":
        return _font(self.size_px * OVERSIZE, self.bold, self.from_the_right)

    @property
    def layout(self) -> "_Layout":
        """What the library is told beside the letters."""
        return {"direction": "rtl"} if self.from_the_right else {}


def wrapped(text: str, face: Face, width: int) -> tuple[str, ...]:
    """Lines that fit; a word wider than a line is broken, with a hyphen where it has none."""
    lines: list[str] = []
    for paragraph in drawable(text, with_directions=face.from_the_right).splitlines():
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


def drawable(text: str, *, with_directions: bool = False) -> str:
    """Without what the letters at hand cannot show: emoji and control characters; a tab is a space."""
    composed = unicodedata.normalize("NFC", _JOINED.sub("", text).replace("\t", " "))
    kept = {"\n", *(DIRECTIONS if with_directions else ())}
    return "".join(c for c in composed if c in kept or _is_drawable(c))


def sets_from_the_right() -> bool:
    """Whether letters can be joined and turned here: Raqm comes with the library, FriBiDi is the system's."""
    from PIL import features

    return bool(features.check("raqm")) and bool(features.check("fribidi"))


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


@lru_cache(maxsize=64)
def _font(size_px: int, bold: bool, from_the_right: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    name = "DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf"
    # the library's own layout: the other one is not in every build, and kerns differently
    engine = ImageFont.Layout.RAQM if from_the_right else ImageFont.Layout.BASIC
    return ImageFont.truetype(_FONTS / name, size_px, layout_engine=engine)
