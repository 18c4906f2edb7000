"""What is a picture drawn on, and with what? Paper of one size, few colours, few shapes, large letters.

Everything is drawn twice as large and then halved, which smooths the edges. Places are pixels of the
finished picture, from the top left.
"""

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Final, Literal, overload

from PIL import Image, ImageDraw, ImageFont

WIDTH: Final = 1000
HEIGHT: Final = 700
SMALLEST_PX: Final = 34
"""letters; a phone of 360 pixels shows a third of it"""

PAPER: Final = "#f4f0e8"
WHITE: Final = "#fffdf6"
INK: Final = "#2b2f36"
QUIET: Final = "#6b6f76"
LINE: Final = "#b9b0a0"
WOOD: Final = "#5c4a36"
SAND: Final = "#e3d3bb"
SCREEN: Final = "#22384a"
GLOW: Final = "#eaf3f8"
BLUE: Final = "#3f6f94"
GREEN: Final = "#4d7a4f"
RUST: Final = "#b05a34"
YELLOW: Final = "#e6c66b"

_FONTS: Final = Path(__file__).parents[2] / "bot" / "fonts"
_OVERSIZE: Final = 2
_COLOURS: Final = 256
"""of the finished palette: the tones above and what lies between them at the edges; with fewer, a small
mark loses its tone"""

Box = tuple[int, int, int, int]
"""left, top, right, bottom"""
Point = tuple[int, int]
Anchor = Literal["lt", "mt", "rt", "lm", "mm", "rm", "lb", "mb", "rb"]
"""where the point lies in the text: left, middle or right, then top, middle or bottom"""


class DoesNotFitError(Exception):
    """A text or a shape leaves the paper, or letters are too small for a phone."""


@dataclass(frozen=True, slots=True)
class Say:
    """What stands in the picture in the language that is drawn."""

    language: str

    def __call__(self, german: str, english: str) -> str:
        return german if self.language == "de" else english


class Sheet:
    def __init__(self) -> None:
        size = (WIDTH * _OVERSIZE, HEIGHT * _OVERSIZE)
        self._image = Image.new("RGB", size, PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def png(self) -> bytes:
        small = self._image.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
        buffer = BytesIO()
        small.quantize(_COLOURS, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
        return buffer.getvalue()

    # --- marks --------------------------------------------------------------------------------------

    def text(
        self,
        at: Point,
        words: str,
        *,
        px: int = 40,
        colour: str = INK,
        anchor: Anchor = "lt",
        bold: bool = False,
    ) -> Box:
        """Where it stands; lines are divided by line ends.

        Raises: DoesNotFitError
        """
        if px < SMALLEST_PX:
            raise DoesNotFitError(f"„{words}“: {px} pixels, at least {SMALLEST_PX}")
        lines = words.split("\n")
        height = round(px * 1.25)
        top = at[1] - {"t": 0, "m": height * len(lines) // 2, "b": height * len(lines)}[anchor[1]]
        widths = [_width(line, px, bold=bold) for line in lines]
        shift = {"l": 0.0, "m": 0.5, "r": 1.0}[anchor[0]]
        left = round(at[0] - max(widths) * shift)
        box = (left, top, left + max(widths), top + height * len(lines))
        _hold(box, words)
        for number, (line, width) in enumerate(zip(lines, widths, strict=True)):
            place = (round(at[0] - width * shift), top + number * height + height // 2)
            self._draw.text(_large(place), line, fill=colour, font=_font(px, bold=bold), anchor="lm")
        return box

    def box(
        self,
        box: Box,
        *,
        fill: str | None = None,
        edge: str | None = None,
        edge_px: int = 4,
        round_px: int = 0,
    ) -> None:
        _hold(box, "box")
        self._draw.rounded_rectangle(
            _large(box), radius=round_px * _OVERSIZE, fill=fill, outline=edge, width=edge_px * _OVERSIZE
        )

    def line(self, *points: Point, colour: str = INK, px: int = 5) -> None:
        self._draw.line([_large(point) for point in points], fill=colour, width=px * _OVERSIZE, joint="curve")

    def dashes(self, start: Point, end: Point, *, colour: str = QUIET, px: int = 4) -> None:
        steps = max(abs(end[0] - start[0]), abs(end[1] - start[1])) // 12
        for step in range(0, steps, 2):
            here, there = (_between(start, end, part / steps) for part in (step, min(step + 1, steps)))
            self.line(here, there, colour=colour, px=px)

    def arrow(self, start: Point, end: Point, *, colour: str = INK, px: int = 6) -> None:
        self.line(start, end, colour=colour, px=px)
        length = max(1.0, ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5)
        along = ((end[0] - start[0]) / length, (end[1] - start[1]) / length)
        head = 4 * px
        foot = (end[0] - along[0] * head, end[1] - along[1] * head)
        wings = [
            (round(foot[0] + side * along[1] * head * 0.6), round(foot[1] - side * along[0] * head * 0.6))
            for side in (1, -1)
        ]
        self.area(end, *wings, colour=colour)

    def area(self, *points: Point, colour: str) -> None:
        self._draw.polygon([_large(point) for point in points], fill=colour)

    def dot(
        self, at: Point, radius: int, *, fill: str | None = INK, edge: str | None = None, edge_px: int = 4
    ) -> None:
        box = (at[0] - radius, at[1] - radius, at[0] + radius, at[1] + radius)
        _hold(box, "dot")
        self._draw.ellipse(_large(box), fill=fill, outline=edge, width=edge_px * _OVERSIZE)

    def tick(self, at: Point, *, size: int = 40, colour: str = GREEN) -> None:
        """Around its middle."""
        x, y, s = *at, size // 2
        self.line(
            (x - s, y), (x - s // 4, y + s * 3 // 4), (x + s, y - s * 3 // 4), colour=colour, px=size // 5
        )

    def cross(self, at: Point, *, size: int = 40, colour: str = RUST) -> None:
        """Around its middle."""
        x, y, s = *at, size // 2
        self.line((x - s, y - s), (x + s, y + s), colour=colour, px=size // 5)
        self.line((x - s, y + s), (x + s, y - s), colour=colour, px=size // 5)

    def ground(self, y: int = 662) -> None:
        """The line on which things stand."""
        self.line((0, y), (WIDTH, y), colour=LINE, px=3)


@overload
def _large(numbers: Point) -> Point: ...
@overload
def _large(numbers: Box) -> Box: ...
def _large(numbers: Point | Box) -> tuple[int, ...]:
    return tuple(number * _OVERSIZE for number in numbers)


def _between(start: Point, end: Point, part: float) -> Point:
    return round(start[0] + (end[0] - start[0]) * part), round(start[1] + (end[1] - start[1]) * part)


def _hold(box: Box, what: str) -> None:
    left, top, right, bottom = box
    if left < 0 or top < 0 or right > WIDTH or bottom > HEIGHT:
        raise DoesNotFitError(f"„{what}“ leaves the paper: {box}")


@lru_cache(maxsize=64)
def _font(px: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    name = "DejaVuSansCondensed-Bold.ttf" if bold else "DejaVuSansCondensed.ttf"
    return ImageFont.truetype(_FONTS / name, px * _OVERSIZE)


def _width(words: str, px: int, *, bold: bool) -> int:
    return round(_font(px, bold=bold).getlength(words) / _OVERSIZE)
