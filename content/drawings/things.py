"""What do pictures show again and again? Screens, phones, slips, boards, tables, charts."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.drawings.sheet import (
    BLUE,
    GLOW,
    INK,
    LINE,
    QUIET,
    RUST,
    SAND,
    SCREEN,
    WHITE,
    WOOD,
    YELLOW,
    Box,
    Sheet,
)


def monitor(sheet: Sheet, box: Box, *, fill: str = WHITE) -> Box:
    """A screen on a foot; the box that can be drawn on."""
    left, top, right, bottom = box
    foot = (left + right) // 2
    sheet.area(
        (foot - 40, bottom - 60),
        (foot + 40, bottom - 60),
        (foot + 56, bottom),
        (foot - 56, bottom),
        colour=QUIET,
    )
    sheet.box((foot - 110, bottom - 16, foot + 110, bottom), fill=INK, round_px=8)
    return _framed(sheet, (left, top, right, bottom - 56), fill=fill)


def window(sheet: Sheet, box: Box, title: str = "") -> Box:
    """A window of a program, with a bar above; the box below the bar."""
    left, top, right, _ = box
    sheet.box(box, fill=WHITE, edge=INK, round_px=14)
    sheet.box((left, top, right, top + 64), fill=SCREEN, round_px=14)
    sheet.box((left, top + 40, right, top + 64), fill=SCREEN)
    if title:
        sheet.text((left + 28, top + 32), title, px=36, colour=GLOW, anchor="lm")
    return left + 4, top + 64, right - 4, box[3] - 4


def phone(sheet: Sheet, box: Box) -> Box:
    """Upright; the box of its screen."""
    left, top, right, bottom = box
    sheet.box(box, fill=INK, round_px=44)
    inner = (left + 16, top + 36, right - 16, bottom - 36)
    sheet.box(inner, fill=WHITE, round_px=12)
    sheet.box(
        ((left + right) // 2 - 40, top + 14, (left + right) // 2 + 40, top + 22), fill=QUIET, round_px=4
    )
    return inner


def _framed(sheet: Sheet, box: Box, *, fill: str) -> Box:
    left, top, right, bottom = box
    sheet.box(box, fill=INK, round_px=20)
    inner = (left + 16, top + 16, right - 16, bottom - 16)
    sheet.box(inner, fill=fill, round_px=10)
    return inner


def slip(
    sheet: Sheet, box: Box, words: str = "", *, px: int = 40, fill: str = WHITE, taped: bool = True
) -> None:
    """A piece of paper on a wall, with what is written on it in its middle."""
    left, top, right, bottom = box
    sheet.box(box, fill=fill, edge=LINE, edge_px=3, round_px=6)
    middle = (left + right) // 2
    if taped:
        sheet.box((middle - 46, top - 14, middle + 46, top + 16), fill=SAND, round_px=3)
    if words:
        sheet.text((middle, (top + bottom) // 2), words, px=px, anchor="mm")


def bubble(sheet: Sheet, box: Box, words: str, *, px: int = 36, mine: bool = False) -> None:
    """What somebody writes in a chat; one's own stands to the right and is blue."""
    left, top, right, bottom = box
    fill, colour = (BLUE, WHITE) if mine else (SAND, INK)
    sheet.box(box, fill=fill, round_px=24)
    sheet.text(((left + right) // 2, (top + bottom) // 2), words, px=px, colour=colour, anchor="mm")


def button(
    sheet: Sheet, box: Box, words: str, *, px: int = 36, fill: str = BLUE, colour: str = WHITE
) -> None:
    left, top, right, bottom = box
    sheet.box(box, fill=fill, round_px=16)
    sheet.text(
        ((left + right) // 2, (top + bottom) // 2), words, px=px, colour=colour, anchor="mm", bold=True
    )


def search_field(sheet: Sheet, box: Box) -> None:
    """A long round field with a lens at its left end."""
    left, top, _, bottom = box
    x, y = left + 60, (top + bottom) // 2
    sheet.box(box, fill=WHITE, edge=INK, round_px=(bottom - top) // 2)
    sheet.dot((x, y - 6), 18, fill=None, edge=INK, edge_px=6)
    sheet.line((x + 14, y + 8), (x + 32, y + 26), px=8)


def table(
    sheet: Sheet,
    box: Box,
    rows: Sequence[Sequence[str]],
    *,
    widths: Sequence[int] = (),
    px: int = 36,
    marked: Sequence[tuple[int, int]] = (),
    numbers: Sequence[int] = (),
) -> None:
    """The first row is the head. `widths` are shares of the columns, `marked` are (row, column) on yellow.

    Columns in `numbers` stand to the right.
    """
    left, top, right, bottom = box
    shares = widths or [1] * len(rows[0])
    edges = [left]
    for share in shares:
        edges.append(edges[-1] + (right - left) * share // sum(shares))
    edges[-1] = right
    height = (bottom - top) // len(rows)
    sheet.box((left, top, right, top + height * len(rows)), fill=WHITE)
    for r, row in enumerate(rows):
        y = top + r * height
        if r == 0:
            sheet.box((left, y, right, y + height), fill=SAND)
        for c, cell in enumerate(row):
            if (r, c) in marked:
                sheet.box((edges[c] + 2, y + 2, edges[c + 1] - 2, y + height - 2), fill=YELLOW)
            if c in numbers:
                sheet.text((edges[c + 1] - 18, y + height // 2), cell, px=px, anchor="rm", bold=r == 0)
            else:
                sheet.text((edges[c] + 18, y + height // 2), cell, px=px, anchor="lm", bold=r == 0)
    for r in range(len(rows) + 1):
        sheet.line((left, top + r * height), (right, top + r * height), colour=LINE, px=2)
    for edge in edges:
        sheet.line((edge, top), (edge, top + height * len(rows)), colour=LINE, px=2)


def board(sheet: Sheet, box: Box, columns: Sequence[tuple[str, Sequence[str]]], *, px: int = 36) -> None:
    """A board with cards: (head, cards from the top); an empty card has no words."""
    left, top, right, bottom = box
    sheet.box(box, fill=WOOD, round_px=12)
    inner = (left + 14, top + 14, right - 14, bottom - 14)
    sheet.box(inner, fill=WHITE)
    width = (inner[2] - inner[0]) // len(columns)
    for c, (head, cards) in enumerate(columns):
        x = inner[0] + c * width
        sheet.text((x + width // 2, inner[1] + 40), head, px=px, anchor="mm", bold=True)
        if c:
            sheet.line((x, inner[1] + 10), (x, inner[3] - 10), colour=LINE, px=3)
        for n, card in enumerate(cards):
            y = inner[1] + 84 + n * 84
            sheet.box((x + 14, y, x + width - 14, y + 70), fill=YELLOW, round_px=6)
            if card:
                sheet.text((x + width // 2, y + 35), card, px=px, anchor="mm")


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """An upright axis and what stands beside it; values become places."""

    sheet: Sheet
    box: Box
    """of the drawing area, without the numbers beside it"""
    low: float
    high: float

    def y(self, value: float) -> int:
        _, top, _, bottom = self.box
        return round(bottom - (value - self.low) / (self.high - self.low) * (bottom - top))

    def axis(self, marks: Sequence[tuple[float, str]], *, lines: bool = True, px: int = 34) -> None:
        """Each mark with what is written beside it."""
        left, top, right, bottom = self.box
        for value, words in marks:
            y = self.y(value)
            if lines:
                self.sheet.line((left, y), (right, y), colour=LINE, px=2)
            self.sheet.text((left - 14, y), words, px=px, colour=QUIET, anchor="rm")
        self.sheet.line((left, top), (left, bottom), (right, bottom), px=4)

    def bars(
        self,
        bars: Sequence[tuple[str, float]],
        *,
        shown: bool = False,
        colours: Sequence[str] = (BLUE,),
        px: int = 36,
    ) -> None:
        """Each with its name below; `shown` writes the value above it."""
        left, _, right, bottom = self.box
        room = (right - left) // len(bars)
        for n, (name, value) in enumerate(bars):
            middle, half = left + room * n + room // 2, min(room * 3 // 10, 90)
            self.sheet.box(
                (middle - half, self.y(value), middle + half, bottom), fill=colours[n % len(colours)]
            )
            self.sheet.text((middle, bottom + 34), name, px=px, anchor="mm")
            if shown:
                self.sheet.text((middle, self.y(value) - 6), f"{value:g}", px=px, anchor="mb", bold=True)

    def dots(
        self, values: Sequence[float], *, colours: Sequence[str] = (BLUE,), radius: int = 13
    ) -> list[tuple[int, int]]:
        """From left to right; their places."""
        left, _, right, _ = self.box
        room = (right - left) / len(values)
        places = [(round(left + room * (n + 0.5)), self.y(value)) for n, value in enumerate(values)]
        for n, place in enumerate(places):
            self.sheet.dot(place, radius, fill=colours[n % len(colours)])
        return places

    def curve(self, values: Sequence[float], *, colour: str = RUST, px: int = 6) -> None:
        left, _, right, _ = self.box
        steps = max(1, len(values) - 1)
        self.sheet.line(
            *((round(left + (right - left) * n / steps), self.y(value)) for n, value in enumerate(values)),
            colour=colour,
            px=px,
        )
