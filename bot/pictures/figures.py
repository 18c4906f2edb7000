"""How do a month's figures look, so that their uncertainty is seen first?

A rail from 0 to 100, the range as a broad band, the value as a round mark, and the same in words below the
name: shape and words say it all, the colour says nothing of its own.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from bot.pictures.canvas import (
    ACCENT,
    BAND,
    INNER,
    MARGIN,
    PAPER,
    QUIET,
    RAIL,
    Box,
    Column,
    Pen,
    Sheet,
    Words,
)
from bot.pictures.letters import SMALLEST_PX, Face, sets_from_the_right
from bot.texts import pictures as texts
from bot.texts.tongue import Tongue, speak
from reporting.digest import Shown
from reporting.figures import Figure

TITLE: Final = Face(50, bold=True)
NAME: Final = Face(42, bold=True)
VALUE: Final = Face(42)
SCALE: Final = Face(SMALLEST_PX)
NOTE: Final = Face(SMALLEST_PX)
GAUGE_PX: Final = 60
MARK_PX: Final = 21
"""radius of the mark; a gauge reaches so far into the margin, for a mark at 0 or 100"""
NARROWEST_PX: Final = 12
"""of a band whose ends are the same number"""
SCALE_NUMBERS: Final = (0, 50, 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gauge:
    box: Box
    figure: Figure

    def at(self, percent: int) -> int:
        """Where a number between 0 and 100 lies, from the left."""
        rail = self.box.width - 2 * MARK_PX
        return self.box.left + MARK_PX + round(rail * percent / 100)

    @property
    def band(self) -> Box:
        left, right = self.at(self.figure.low), self.at(self.figure.high)
        missing = max(0, NARROWEST_PX - (right - left))
        left = max(self.box.left, left - missing // 2)
        return Box(
            left=left,
            top=self.box.top + 4,
            right=max(right, left + NARROWEST_PX),
            bottom=self.box.bottom - 4,
        )

    def draw(self, pen: Pen) -> None:
        middle = self.box.middle
        rail = Box(left=self.at(0) - 2, top=middle - 8, right=self.at(100) + 2, bottom=middle + 8)
        pen.rounded(rail, radius=8, fill=RAIL)
        for number in SCALE_NUMBERS:
            tick = Box(
                left=self.at(number) - 2, top=middle - 18, right=self.at(number) + 2, bottom=middle + 18
            )
            pen.rounded(tick, radius=2, fill=QUIET)
        pen.rounded(self.band, radius=14, fill=BAND, outline=ACCENT, line=3)
        pen.circle(self.at(self.figure.percent), middle, MARK_PX, fill=ACCENT, outline=PAPER)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    name: str
    figure: Figure


def lettered_in(language: str) -> str:
    """The language of a picture for readers of this one: English where its letters cannot be set."""
    return language if not speak(language).is_from_the_right or sets_from_the_right() else "en"


def figures_picture(
    to: Tongue, *, company: str, headcount: int, shown: Shown, area_titles: Mapping[str, str]
) -> bytes:
    """A PNG, 1080 pixels wide, higher with more figures.

    Args:
        to: the language of the letters.
        company: its name.
        headcount: declared, the 100 of every figure.
        shown: what the digest of this Monday shows.
        area_titles: report area -> title in this language.

    """
    rows = tuple(rows_of(to, shown, area_titles))
    return layout(to, company=company, headcount=headcount, rows=rows).png()


def figures_text(
    to: Tongue, *, company: str, headcount: int, shown: Shown, area_titles: Mapping[str, str]
) -> str:
    """The same in sentences, for those who cannot see it."""
    sentences = [texts.company_in_words(to, company, headcount=headcount)]
    if one := shown.participation:
        sentences.append(texts.week_in_words(to, one.percent, low=one.low, high=one.high))
    if shown.mastery:
        one = shown.mastery.overall
        sentences.append(texts.all_areas_in_words(to, one.percent, low=one.low, high=one.high))
        sentences += [
            texts.area_in_words(to, area_titles[area], one.percent, low=one.low, high=one.high)
            for area, one in shown.mastery.areas.items()
        ]
    return " ".join(sentences)


def rows_of(to: Tongue, shown: Shown, area_titles: Mapping[str, str]) -> Iterator[Row]:
    if shown.participation:
        yield Row(name=texts.in_a_week(to), figure=shown.participation)
    if shown.mastery:
        yield Row(name=texts.in_all_areas(to), figure=shown.mastery.overall)
        for area, figure in shown.mastery.areas.items():
            yield Row(name=area_titles[area], figure=figure)


def layout(to: Tongue, *, company: str, headcount: int, rows: tuple[Row, ...]) -> Sheet:
    column = Column(from_the_right=to.is_from_the_right)
    column.words(texts.company(to, company, headcount=headcount), TITLE)
    for number, row in enumerate(rows):
        column.space(34)
        gauge = _add_row(to, column, row)
        if number in {0, len(rows) - 1}:
            _add_scale(column, gauge)
    column.space(28)
    column.words(texts.what_the_bar_shows(to), NOTE, colour=QUIET)
    return Sheet(height=column.y + MARGIN - 12, parts=tuple(column.parts))


def _add_row(to: Tongue, column: Column, row: Row) -> Gauge:
    one = row.figure
    column.words(row.name, NAME)
    column.words(texts.about(to, one.percent, low=one.low, high=one.high), VALUE)
    column.space(10)
    box = Box(
        left=MARGIN - MARK_PX,
        top=column.y,
        right=MARGIN + INNER + MARK_PX,
        bottom=column.y + GAUGE_PX,
    )
    gauge = Gauge(box=box, figure=one)
    column.add(gauge)
    return gauge


def _add_scale(column: Column, gauge: Gauge) -> None:
    """What the ends and the middle of the rails mean; below the first and the last, for all."""
    top, bottom = column.y, column.y + SCALE.line_px
    for number in SCALE_NUMBERS:
        width = round(SCALE.width_of(str(number))) + 1
        left = min(max(MARGIN, gauge.at(number) - width // 2), MARGIN + INNER - width)
        place = Box(left=left, top=top, right=left + width, bottom=bottom)
        column.add(Words(box=place, lines=(str(number),), face=SCALE, colour=QUIET, on=PAPER))
