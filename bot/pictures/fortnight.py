"""How do fourteen days of shifts look, so that a wrong one is seen at once?

This week in one column, the next beside it, a box a day. Every shift has its name and its hours in
letters and a tone of its own: nothing hangs on the colour.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Final

from bot.pictures.canvas import (
    ACCENT,
    BAND,
    EDGE,
    INK,
    INNER,
    MARGIN,
    PAPER,
    QUIET,
    RAIL,
    WHITE,
    Box,
    Panel,
    Part,
    Sheet,
    Words,
)
from bot.pictures.letters import SMALLEST_PX, Face
from bot.texts import pictures as texts
from bot.texts import times
from bot.texts.tongue import Tongue

FORTNIGHT_PICTURE: Final = "days"
DAY: Final = Face(SMALLEST_PX)
SHIFT: Final = Face(42, bold=True)
HOURS: Final = Face(SMALLEST_PX)
GAP_PX: Final = 20
BOX_PX: Final = 184
PAD_PX: Final = 24
_LOOKS: Final[Mapping[str, tuple[str, str]]] = {
    "early": (WHITE, INK),
    "day": (BAND, INK),
    "late": (RAIL, INK),
    "night": (ACCENT, WHITE),
}
"""shift -> ground and letters"""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayMark:
    on: date
    shift: str
    """early, late, night, day, free; empty: unknown"""
    starts: time | None
    """local; None on days without a shift"""
    ends: time | None


def path_of(language: str, days: Sequence[DayMark]) -> str:
    """By what the picture is asked for: it holds all that is drawn, so that nothing has to be kept."""
    marks = ",".join(
        f"{day.shift}{day.starts:%H%M}{day.ends:%H%M}" if day.starts and day.ends else day.shift
        for day in days
    )
    return f"{FORTNIGHT_PICTURE}/{language}/{days[0].on.isoformat()}/{marks}"


def days_of(first_on: str, marks: str) -> tuple[DayMark, ...]:
    """What was written into the path. Raises: ValueError if it is none of ours."""
    first = date.fromisoformat(first_on).toordinal()
    return tuple(_mark(date.fromordinal(first + ahead), text) for ahead, text in enumerate(marks.split(",")))


def _mark(on: date, text: str) -> DayMark:
    shift, hours = text.rstrip("0123456789"), text.lstrip("abcdefghijklmnopqrstuvwxyz")
    if not hours:
        return DayMark(on=on, shift=shift, starts=None, ends=None)
    starts, ends = (time(int(part[:2]), int(part[2:])) for part in (hours[:4], hours[4:]))
    return DayMark(on=on, shift=shift, starts=starts, ends=ends)


def fortnight_picture(to: Tongue, days: Sequence[DayMark]) -> bytes:
    """A PNG, 1080 pixels wide."""
    return layout(to, days).png()


def layout(to: Tongue, days: Sequence[DayMark]) -> Sheet:
    half = (len(days) + 1) // 2
    width = (INNER - GAP_PX) // 2
    parts: list[Part] = []
    for place, day in enumerate(days):
        column, line = divmod(place, half)
        column = 1 - column if to.is_from_the_right else column
        left = MARGIN + column * (width + GAP_PX)
        top = MARGIN + line * (BOX_PX + GAP_PX)
        parts += _cell(to, day, Box(left=left, top=top, right=left + width, bottom=top + BOX_PX))
    height = 2 * MARGIN + half * (BOX_PX + GAP_PX) - GAP_PX
    return Sheet(height=height, parts=tuple(parts))


def _cell(to: Tongue, day: DayMark, box: Box) -> list[Part]:
    ground, ink = _LOOKS.get(day.shift, (PAPER, QUIET))
    lines = [(times.day_name(to, day.on), DAY), (times.shift(to, day.shift), SHIFT)]
    if day.starts and day.ends:
        lines.append((texts.from_to(to, day.starts, day.ends), HOURS))
    parts: list[Part] = [Panel(box=box, fill=ground, outline=EDGE, line=3, radius=20)]
    y = box.top + PAD_PX - 6
    for text, upright in lines:
        face = replace(upright, from_the_right=to.is_from_the_right)
        place = Box(left=box.left + PAD_PX, top=y, right=box.right - PAD_PX, bottom=y + face.line_px)
        parts.append(Words(box=place, lines=(text,), face=face, colour=ink, on=ground))
        y = place.bottom
    return parts
