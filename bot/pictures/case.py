"""How does a case look that a team votes on by hand? "Bild für die Runde", held up on a phone or printed.

Short cases get large letters, long ones smaller letters; what then is still too long loses the end of its
story, sentence by sentence. Nothing is ever drawn over something else: at the worst the picture is higher.
With the solution the same picture goes on below.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from bot.pictures.canvas import (
    ACCENT,
    BAND,
    EDGE,
    INK,
    INNER,
    MARGIN,
    QUIET,
    WHITE,
    Box,
    Column,
    Panel,
    Pen,
    Sheet,
    Words,
)
from bot.pictures.letters import SMALLEST_PX, Face
from bot.texts import pictures as texts
from bot.texts.tongue import Tongue

LETTERS: Final = "ABCDE"
FEWEST, MOST = 2, len(LETTERS)
COMFORTABLE_PX: Final = 1500
"""height of a picture to vote on, for which letters become smaller"""
HIGHEST_PX: Final = 1920
"""height for which a story loses sentences; a phone still shows all of it at once"""
SIZES: Final = tuple(percent / 100 for percent in range(125, 75, -5))
"""letter sizes tried one after the other until the height is comfortable"""
PADDING: Final = 26
"""inside of a panel"""
TICK_PX: Final = 34
"""radius"""
_SENTENCE_END: Final = re.compile(r"[.!?…][“”\"»)]*(?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundCase:
    """One case to talk about; everything is plain text."""

    title: str
    story: str
    """may be long, with a line per paragraph"""
    question: str
    options: tuple[str, ...]
    """two to five"""
    fitting: frozenset[int]
    """positions of the options that fit, from 0"""
    reason: str
    remember: str
    """one sentence; may be empty"""
    language: str = "de"
    """of all these, and of what the picture says around them"""

    def __post_init__(self) -> None:
        if not FEWEST <= len(self.options) <= MOST:
            raise ValueError(f"a case for the round has {FEWEST} to {MOST} options, not {len(self.options)}")
        if strange := sorted(self.fitting - set(range(len(self.options)))):
            raise ValueError(f"there are no options at the positions {strange}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A large letter on a dark ground."""

    box: Box
    letter: str
    face: Face

    def draw(self, pen: Pen) -> None:
        pen.rounded(self.box, radius=self.box.height // 4, fill=ACCENT)
        x = (self.box.left + self.box.right) / 2
        pen.text(x, self.box.middle + self.face.size_px * 0.36, self.letter, self.face, WHITE, anchor="ms")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    box: Box

    def draw(self, pen: Pen) -> None:
        x, y, arm = (self.box.left + self.box.right) // 2, self.box.middle, self.box.height // 8
        pen.circle(x, y, self.box.height // 2, fill=ACCENT)
        points = ((x - 2 * arm, y), (x - arm // 2, y + 3 * arm // 2), (x + 2 * arm, y - 3 * arm // 2))
        pen.stroke(points, fill=WHITE, line=8)


def case_picture(to: Tongue, case: RoundCase, *, solution: bool) -> bytes:
    """A PNG, 1080 pixels wide."""
    return layout(to, case, solution=solution).png()


def case_text(to: Tongue, case: RoundCase, *, solution: bool) -> str:
    """The same as plain text, for those who cannot see it; nothing is cut."""
    options = (f"{letter}: {text}" for letter, text in zip(LETTERS, case.options, strict=False))
    lines = [f"{texts.for_the_round(to)}: {case.title}", case.story, case.question, *options]
    if solution:
        lines += [texts.fits(to, _fitting_letters(case)), case.reason, case.remember]
    return "\n".join(line for line in lines if line)


def layout(to: Tongue, case: RoundCase, *, solution: bool) -> Sheet:
    """Size and cut are those of the picture to vote on, so that the solution looks like its continuation."""
    fitted, size = _fitted(to, case)
    column = _question_side(to, fitted, size, marked=case.fitting if solution else frozenset())
    if solution:
        _add_solution(to, column, case, size)
    else:
        column.space(round(30 * size))
        column.words(texts.hands_up(to), _face(40, size), colour=QUIET)
    return _closed(column)


def _fitted(to: Tongue, case: RoundCase) -> tuple[RoundCase, float]:
    """The largest letters and the longest story that there is room for."""

    def is_comfortable(size: float) -> bool:
        return _height(to, case, size) <= COMFORTABLE_PX

    def is_low_enough(one: RoundCase) -> bool:
        return _height(to, one, size) <= HIGHEST_PX

    place = bisect_left(SIZES, True, key=is_comfortable)
    if place < len(SIZES):
        return case, SIZES[place]
    size = SIZES[-1]
    shorter = [case, *(replace(case, story=story) for story in _shorter_stories(case.story))]
    place = bisect_left(shorter, True, key=is_low_enough)
    return shorter[min(place, len(shorter) - 1)], size


def _height(to: Tongue, case: RoundCase, size: float) -> int:
    column = _question_side(to, case, size, marked=frozenset())
    column.space(round(30 * size))
    column.words(texts.hands_up(to), _face(40, size))
    return _closed(column).height


def _shorter_stories(story: str) -> Iterator[str]:
    """Without its last sentence, its last two, and so on; the first always stays."""
    for end in reversed([found.end() for found in _SENTENCE_END.finditer(story)]):
        yield f"{story[:end]} …"


def _question_side(to: Tongue, case: RoundCase, size: float, *, marked: frozenset[int]) -> Column:
    column = Column()
    column.words(texts.for_the_round(to), _face(SMALLEST_PX, size), colour=ACCENT)
    column.words(case.title, _face(56, size, bold=True))
    column.space(round(16 * size))
    for paragraph in case.story.splitlines():
        column.words(paragraph, _face(44, size))
        column.space(round(8 * size))
    column.space(round(16 * size))
    column.words(case.question, _face(46, size, bold=True))
    column.space(round(14 * size))
    for position, option in enumerate(case.options):
        column.space(round(14 * size))
        _add_option(column, LETTERS[position], option, size, is_marked=position in marked)
    return column


def _add_option(column: Column, letter: str, option: str, size: float, *, is_marked: bool) -> None:
    """The place of the tick is kept free, so that the lines break alike with and without it."""
    top, padding = column.y, round(PADDING * size)
    badge_px, tick_px = round(96 * size), round(2 * TICK_PX * size)
    text = Column(
        left=MARGIN + 2 * padding + badge_px,
        width=INNER - 4 * padding - badge_px - tick_px,
        top=top + padding,
    )
    text.words(option, _face(44, size), on=WHITE)
    bottom = max(text.y, top + padding + badge_px) + padding
    missing = (bottom - padding - text.y) // 2
    words = [replace(one, box=_lower(one.box, missing)) for one in text.parts if isinstance(one, Words)]
    panel = Panel(
        box=Box(left=MARGIN, top=top, right=MARGIN + INNER, bottom=bottom),
        fill=WHITE,
        outline=ACCENT if is_marked else EDGE,
        line=8 if is_marked else 3,
    )
    middle = panel.box.middle
    column.add(panel)
    column.parts.append(
        Badge(box=_square(MARGIN + padding, middle, badge_px), letter=letter, face=_face(68, size, bold=True))
    )
    column.parts += words
    if is_marked:
        column.parts.append(Tick(box=_square(MARGIN + INNER - padding - tick_px, middle, tick_px)))


def _add_solution(to: Tongue, column: Column, case: RoundCase, size: float) -> None:
    column.space(round(36 * size))
    column.words(texts.fits(to, _fitting_letters(case)), _face(46, size, bold=True))
    column.words(case.reason, _face(44, size))
    if not case.remember:
        return
    column.space(round(26 * size))
    padding = round(PADDING * size)
    text = Column(left=MARGIN + padding, width=INNER - 2 * padding, top=column.y + padding)
    text.words(texts.to_remember(to), _face(SMALLEST_PX, size), colour=INK, on=BAND)
    text.words(case.remember, _face(46, size, bold=True), colour=INK, on=BAND)
    box = Box(left=MARGIN, top=column.y, right=MARGIN + INNER, bottom=text.y + padding)
    column.add(Panel(box=box, fill=BAND, outline=ACCENT, line=3))
    column.parts += text.parts


def _closed(column: Column) -> Sheet:
    return Sheet(height=column.y + MARGIN, parts=tuple(column.parts))


def _fitting_letters(case: RoundCase) -> list[str]:
    return [LETTERS[position] for position in sorted(case.fitting)]


def _face(size_px: int, size: float, *, bold: bool = False) -> Face:
    return Face(max(SMALLEST_PX, round(size_px * size)), bold)


def _lower(box: Box, pixels: int) -> Box:
    return replace(box, top=box.top + pixels, bottom=box.bottom + pixels)


def _square(left: int, middle: int, side: int) -> Box:
    top = middle - side // 2
    return Box(left=left, top=top, right=left + side, bottom=top + side)
