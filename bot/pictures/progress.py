"""How does somebody's own progress look? One square for each question, by area; never a share, never a rank.

A question that sits is a full square, one that wobbles an open one with a stroke through it: shape says it,
colour says nothing of its own. Nothing stands for what is still to come, so nothing looks like a gap.
The address of the picture holds all that is drawn and nobody who it is of.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.pictures.canvas import (
    ACCENT,
    INK,
    INNER,
    MARGIN,
    PAPER,
    QUIET,
    WHITE,
    Box,
    Column,
    Pen,
    Sheet,
    Words,
)
from bot.pictures.letters import SMALLEST_PX, Face, sets_from_the_right, wrapped
from bot.texts import progress as texts
from bot.texts.tongue import Tongue

PROGRESS_PICTURE: Final = "progress"
"""first part of the address"""
NOTHING: Final = "-"

TITLE: Final = Face(50, bold=True)
SOLVED: Final = Face(42)
NAME: Final = Face(42, bold=True)
CASES: Final = Face(SMALLEST_PX)
KEY: Final = Face(SMALLEST_PX)
SQUARES_PX: Final = (40, 34, 28)
"""sides tried one after the other until no area takes more than `MOST_LINES` lines"""
MOST_LINES: Final = 3
GAP: Final = 0.22
"""between squares, in sides"""
PEN: Final = 0.11
"""thickness of a line, in sides"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    area: str
    """its id"""
    units: int
    solid: int
    shaky: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Squares:
    """Lines of equal squares, the full ones first."""

    box: Box
    side: int
    solid: int
    shaky: int
    from_the_right: bool = False

    @property
    def places(self) -> tuple[Box, ...]:
        step, in_line = _step(self.side), _in_line(self.side, self.box.width)
        found = []
        for number in range(self.solid + self.shaky):
            line, place = divmod(number, in_line)
            left = self.box.left + place * step
            if self.from_the_right:
                left = self.box.right - place * step - self.side
            top = self.box.top + line * step
            found.append(Box(left=left, top=top, right=left + self.side, bottom=top + self.side))
        return tuple(found)

    def draw(self, pen: Pen) -> None:
        radius, line = max(2, self.side // 7), max(3, round(self.side * PEN))
        for number, place in enumerate(self.places):
            if number < self.solid:
                pen.rounded(place, radius=radius, fill=ACCENT)
                continue
            pen.rounded(place, radius=radius, fill=WHITE, outline=ACCENT, line=line)
            inset = round(self.side * 0.3)
            ends = ((place.left + inset, place.bottom - inset), (place.right - inset, place.top + inset))
            pen.stroke(ends, fill=ACCENT, line=line)


def address(language: str, units: int, areas: Sequence[Drawn]) -> str:
    """All that the picture shows: progress/de/4/daten.3.4.2+ki.1.0.1.png."""
    shown = "+".join(f"{one.area}.{one.units}.{one.solid}.{one.shaky}" for one in areas)
    return f"{PROGRESS_PICTURE}/{language}/{units}/{shown or NOTHING}.png"


def read_areas(written: str) -> tuple[Drawn, ...]:
    """The last part of an address, without its ending."""
    if written == NOTHING:
        return ()
    parts = (one.split(".") for one in written.split("+"))
    return tuple(
        Drawn(area=area, units=int(units), solid=int(solid), shaky=int(shaky))
        for area, units, solid, shaky in parts
    )


def can_draw(to: Tongue) -> bool:
    """Whether the letters of this language can be joined as they must be."""
    return not to.is_from_the_right or sets_from_the_right()


def progress_picture(
    to: Tongue, *, units: int, areas: Sequence[Drawn], area_titles: Mapping[str, str]
) -> bytes:
    """A PNG, 1080 pixels wide, higher with more areas.

    Args:
        to: the language of the letters.
        units: solved in all areas.
        areas: in the order of drawing.
        area_titles: area id -> title in this language.

    """
    return layout(to, units=units, areas=areas, area_titles=area_titles).png()


def layout(to: Tongue, *, units: int, areas: Sequence[Drawn], area_titles: Mapping[str, str]) -> Sheet:
    column = Column(from_the_right=to.is_from_the_right)
    column.words(texts.picture_title(to), TITLE)
    column.words(texts.solved(to, units), SOLVED)
    if any(one.solid or one.shaky for one in areas):
        column.space(18)
        _add_key(to, column)
    side = _side(areas)
    for one in areas:
        column.space(38)
        _add_area(to, column, one, title=area_titles.get(one.area, one.area), side=side)
    return Sheet(height=column.y + MARGIN - 4, parts=tuple(column.parts))


def _add_key(to: Tongue, column: Column) -> None:
    """What the two squares mean."""
    for sits, said in ((True, texts.picture_sits(to)), (False, texts.picture_wobbles(to))):
        side, top = SQUARES_PX[-1] + 2, column.y
        mark = Box(left=MARGIN, top=top, right=MARGIN + INNER, bottom=top + KEY.line_px)
        drawn = replace(mark, top=top + (KEY.line_px - side) // 2, bottom=top + (KEY.line_px + side) // 2)
        square = Squares(
            box=_cut(drawn, side, at_end=column.from_the_right),
            side=side,
            solid=int(sits),
            shaky=int(not sits),
            from_the_right=column.from_the_right,
        )
        beside = _cut(mark, INNER - side - 18, at_end=not column.from_the_right)
        column.parts.append(square)
        column.add(Words(box=beside, lines=(said,), face=column.turned(KEY), colour=QUIET, on=PAPER))


def _add_area(to: Tongue, column: Column, one: Drawn, *, title: str, side: int) -> None:
    """The name, how many cases beside it where there is room, and the squares below."""
    cases = texts.cases(to, one.units) if one.units else ""
    name, small = column.turned(NAME), column.turned(CASES)
    beside = round(small.width_of(cases)) + 1 if cases else 0
    row = Box(left=MARGIN, top=column.y, right=MARGIN + INNER, bottom=column.y + name.line_px)
    fits = len(wrapped(title, name, INNER - beside - 40)) == 1
    if cases and fits:
        place = _cut(row, beside, at_end=not column.from_the_right)
        column.parts.append(
            Words(
                box=replace(place, top=row.bottom - small.line_px - 2, bottom=row.bottom - 2),
                lines=(cases,),
                face=small,
                colour=QUIET,
                on=PAPER,
            )
        )
        room = _cut(row, INNER - beside - 40, at_end=column.from_the_right)
        column.add(Words(box=room, lines=wrapped(title, name, room.width), face=name, colour=INK, on=PAPER))
    else:
        column.words(title, NAME)
        column.words(cases, CASES, colour=QUIET)
    if one.solid or one.shaky:
        column.space(12)
        height = _lines(one, side) * _step(side) - (_step(side) - side)
        box = Box(left=MARGIN, top=column.y, right=MARGIN + INNER, bottom=column.y + height)
        column.add(
            Squares(
                box=box, side=side, solid=one.solid, shaky=one.shaky, from_the_right=column.from_the_right
            )
        )


def _side(areas: Sequence[Drawn]) -> int:
    """One for all areas, so that the same number of squares looks the same everywhere."""
    return next(
        (side for side in SQUARES_PX if all(_lines(one, side) <= MOST_LINES for one in areas)),
        SQUARES_PX[-1],
    )


def _lines(one: Drawn, side: int) -> int:
    return -(-(one.solid + one.shaky) // _in_line(side, INNER))


def _step(side: int) -> int:
    return side + round(side * GAP)


def _in_line(side: int, width: int) -> int:
    return (width + _step(side) - side) // _step(side)


def _cut(box: Box, width: int, *, at_end: bool) -> Box:
    """The left or, at the end, the right part of a box."""
    return replace(box, left=box.right - width) if at_end else replace(box, right=box.left + width)
