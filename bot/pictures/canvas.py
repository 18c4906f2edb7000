"""How is a picture drawn that a phone shows small? As parts with measured places, drawn large, then halved.

Every part knows its box before anything is drawn, so a test can see that nothing lies over something else.
The picture has a light ground of its own: it is legible whatever the chat looks like.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from typing import TYPE_CHECKING, Final, Protocol

from bot.pictures.letters import OVERSIZE, Face, wrapped

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

WIDTH: Final = 1080
"""pixels of every picture"""
MARGIN: Final = 64
INNER: Final = WIDTH - 2 * MARGIN

PAPER: Final = "#f7f3ea"
WHITE: Final = "#fffdf8"
INK: Final = "#1f2a37"
QUIET: Final = "#4b5666"
ACCENT: Final = "#17456b"
BAND: Final = "#b5d0e4"
RAIL: Final = "#d8d0bf"
EDGE: Final = "#c9bfab"

_COLOURS: Final = 64
"""of the finished palette: eight tones and what lies between them at the edges"""


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


class Pen:
    """Draws in pixels of the finished picture."""

    def __init__(self, draw: "ImageDraw") -> None:
        self._draw = draw

    def rounded(
        self, box: Box, *, radius: int, fill: str | None, outline: str | None = None, line: int = 0
    ) -> None:
        self._draw.rounded_rectangle(
            (*_scaled(box.left, box.top), *(edge - 1 for edge in _scaled(box.right, box.bottom))),
            radius=radius * OVERSIZE,
            fill=fill,
            outline=outline,
            width=line * OVERSIZE,
        )

    def circle(self, x: int, y: int, radius: int, *, fill: str, outline: str | None = None) -> None:
        self._draw.circle(
            _scaled(x, y),
            radius * OVERSIZE,
            fill=fill,
            outline=outline,
            width=(5 if outline else 0) * OVERSIZE,
        )

    def stroke(self, points: Sequence[tuple[int, int]], *, fill: str, line: int) -> None:
        """With round ends."""
        self._draw.line(
            [_scaled(*point) for point in points], fill=fill, width=line * OVERSIZE, joint="curve"
        )
        for x, y in (points[0], points[-1]):
            self.circle(x, y, line // 2, fill=fill)

    def text(self, x: float, y: float, text: str, face: Face, fill: str, *, anchor: str = "ls") -> None:
        self._draw.text(
            (x * OVERSIZE, y * OVERSIZE),
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

        image = Image.new("RGB", (WIDTH * OVERSIZE, self.height * OVERSIZE), PAPER)
        pen = Pen(ImageDraw.Draw(image))
        for part in self.parts:
            part.draw(pen)
        # the octree is eight times as fast as the median cut, and the usual packing as the best
        small = image.reduce(OVERSIZE).quantize(
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
        face = self.turned(face)
        lines = wrapped(text, face, self.width)
        if lines:
            box = Box(
                left=self.left,
                top=self.y,
                right=self.left + self.width,
                bottom=self.y + len(lines) * face.line_px,
            )
            self.add(Words(box=box, lines=lines, face=face, colour=colour, on=on))

    def turned(self, face: Face) -> Face:
        """The face in the direction of this column."""
        return replace(face, from_the_right=self.from_the_right)

    def add(self, part: Part) -> None:
        self.parts.append(part)
        self.y = part.box.bottom

    def space(self, height: int) -> None:
        self.y += height


def contrast(one: str, other: str) -> float:
    """Of two colours such as "#1f2a37", 1 to 21. Source: WCAG 2.2, contrast ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _scaled(x: int, y: int) -> tuple[int, int]:
    return x * OVERSIZE, y * OVERSIZE
