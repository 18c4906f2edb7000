"""How is a picture drawn that a phone shows small? As parts with measured places, drawn large, then halved.

Every part knows its box before anything is drawn, so a test can see that nothing lies over something else.
The picture has a light ground of its own: it is legible whatever the chat looks like.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol, TypedDict

from bot.texts.direction import DIRECTIONS

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

WIDTH: Final = 1080
"""pixels of every picture"""
MARGIN: Final = 64
INNER: Final = WIDTH - 2 * MARGIN
SMALLEST_PX: Final = 36
"""letters of a picture; a phone of 360 pixels shows a third of it"""

PAPER: Final = "#f7f3ea"
WHITE: Final = "#fffdf8"
INK: Final = "#1f2a37"
QUIET: Final = "#4b5666"
ACCENT: Final = "#17456b"
BAND: Final = "#b5d0e4"
RAIL: Final = "#d8d0bf"
EDGE: Final = "#c9bfab"

_FONTS: Final = Path(__file__).parent.parent / "fonts"
_OVERSIZE: Final = 2
_COLOURS: Final = 64
"""of the finished palette: eight tones and what lies between them at the edges"""
_LINE: Final = 1.3
"""line height in letter sizes"""
_SHORTEST_PIECE: Final = 3
"""letters of a word that are left on a line, if it has to be broken"""
_LAST_OF_BASIC_PLANE: Final = 0xFFFF
_JOINED: Final = re.compile("\u200d[\u2600-\u27bf]")
"""the second half of an emoji that is made of two"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """Pixels of the finished picture; right and bottom lie outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        return self.right - self.left

    @property
    def height(self) -> int:
        return self.bottom - self.top

    @property
    def middle(self) -> int:
        """Between top and bottom."""
        return (self.top + self.bottom) // 2

    def overlaps(self, other: "Box") -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )


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
        return self.font.getlength(text, **self.layout) / _OVERSIZE

    @property
    def ascent_px(self) -> int:
        """From the top of a line to where letters stand; an alef with its hamza is the highest of all."""
        return round(self.size_px * (1.02 if self.from_the_right else 0.98))

    @property
    def font(self) -> "FreeTypeFont":
        return _font(self.size_px * _OVERSIZE, self.bold, self.from_the_right)

    @property
    def layout(self) -> "_Layout":
        """What the library is told beside the letters."""
        return {"direction": "rtl"} if self.from_the_right else {}


class Pen:
    """Draws in pixels of the finished picture."""

    def __init__(self, draw: "ImageDraw") -> None:
        self._draw = draw

    def rounded(
        self, box: Box, *, radius: int, fill: str | None, outline: str | None = None, line: int = 0
    ) -> None:
        self._draw.rounded_rectangle(
            (*_scaled(box.left, box.top), *(edge - 1 for edge in _scaled(box.right, box.bottom))),
            radius=radius * _OVERSIZE,
            fill=fill,
            outline=outline,
            width=line * _OVERSIZE,
        )

    def circle(self, x: int, y: int, radius: int, *, fill: str, outline: str | None = None) -> None:
        self._draw.circle(
            _scaled(x, y),
            radius * _OVERSIZE,
            fill=fill,
            outline=outline,
            width=(5 if outline else 0) * _OVERSIZE,
        )

    def stroke(self, points: Sequence[tuple[int, int]], *, fill: str, line: int) -> None:
        """With round ends."""
        self._draw.line(
            [_scaled(*point) for point in points], fill=fill, width=line * _OVERSIZE, joint="curve"
        )
        for x, y in (points[0], points[-1]):
            self.circle(x, y, line // 2, fill=fill)

    def text(self, x: float, y: float, text: str, face: Face, fill: str, *, anchor: str = "ls") -> None:
        self._draw.text(
            (x * _OVERSIZE, y * _OVERSIZE),
            text,
            fill=fill,
            font=face.font,
            anchor=anchor,
            **face.layout,
        )


class Part(Protocol):
    @property
    def box(self) -> Box: ...

    def draw(self, pen: Pen) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Lines of one face, one below the other."""

    box: Box
    lines: tuple[str, ...]
    face: Face
    colour: str
    on: str
    """the ground below the letters"""

    def draw(self, pen: Pen) -> None:
        for number, line in enumerate(self.lines):
            y = self.box.top + number * self.face.line_px + self.face.ascent_px
            if self.face.from_the_right:
                pen.text(self.box.right, y, line, self.face, self.colour, anchor="rs")
            else:
                pen.text(self.box.left, y, line, self.face, self.colour)


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """The ground of other parts."""

    box: Box
    fill: str
    outline: str
    line: int
    """pixels of the outline"""
    radius: int = 28

    def draw(self, pen: Pen) -> None:
        pen.rounded(self.box, radius=self.radius, fill=self.fill, outline=self.outline, line=self.line)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A picture before it is drawn."""

    height: int
    parts: tuple[Part, ...]
    """in the order of drawing"""

    @property
    def box(self) -> Box:
        return Box(left=0, top=0, right=WIDTH, bottom=self.height)

    def png(self) -> bytes:
        """The same sheet gives the same bytes."""
        from PIL import Image, ImageDraw

        image = Image.new("RGB", (WIDTH * _OVERSIZE, self.height * _OVERSIZE), PAPER)
        pen = Pen(ImageDraw.Draw(image))
        for part in self.parts:
            part.draw(pen)
        # the octree is eight times as fast as the median cut, and the usual packing as the best
        small = image.reduce(_OVERSIZE).quantize(
            _COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE
        )
        file = BytesIO()
        small.save(file, "PNG")
        return file.getvalue()


class Column:
    """Fills a column from the top."""

    def __init__(
        self, *, left: int = MARGIN, width: int = INNER, top: int = MARGIN, from_the_right: bool = False
    ) -> None:
        self.from_the_right = from_the_right
        self.left = left
        self.width = width
        self.y = top
        self.parts: list[Part] = []

    def words(self, text: str, face: Face, *, colour: str = INK, on: str = PAPER) -> None:
        """Nothing where there is no text."""
        face = replace(face, from_the_right=self.from_the_right)
        lines = wrapped(text, face, self.width)
        if lines:
            box = Box(
                left=self.left,
                top=self.y,
                right=self.left + self.width,
                bottom=self.y + len(lines) * face.line_px,
            )
            self.add(Words(box=box, lines=lines, face=face, colour=colour, on=on))

    def add(self, part: Part) -> None:
        self.parts.append(part)
        self.y = part.box.bottom

    def space(self, height: int) -> None:
        self.y += height


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
    """Whether the library was built with what joins and turns letters; not every one was."""
    from PIL import features

    return bool(features.check("raqm"))


def contrast(one: str, other: str) -> float:
    """Of two colours such as "#1f2a37", 1 to 21. Source: WCAG 2.2, contrast ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


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


def _luminance(colour: str) -> float:
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _scaled(x: int, y: int) -> tuple[int, int]:
    return x * _OVERSIZE, y * _OVERSIZE


@lru_cache(maxsize=64)
def _font(size_px: int, bold: bool, from_the_right: bool) -> "FreeTypeFont":
    from PIL import ImageFont

    name = "DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf"
    # the library's own layout: the other one is not in every build, and kerns differently
    engine = ImageFont.Layout.RAQM if from_the_right else ImageFont.Layout.BASIC
    return ImageFont.truetype(_FONTS / name, size_px, layout_engine=engine)
