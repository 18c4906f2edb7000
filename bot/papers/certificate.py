"""How does a certificate look on paper? What was learned, and a line for a name that is written by hand.

There is no number on it and no register behind it, no result and no signature: whoever has learned makes it,
and nobody may ask for it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from bot.papers.blocks import PEN, Block, Heading, Item, Paragraph, Run
from bot.papers.pdf import pdf
from bot.texts import certificate as texts
from bot.texts.tongue import Tongue

_NAME_LINE: Final = PEN * 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """A finished module."""

    area: str
    """title of its area"""
    title: str
    summary: str
    takeaways: tuple[str, ...]
    """of its units, in their order, without markup"""
    units: int
    minutes: int
    """estimated, for all units together"""
    is_about_ai: bool


def certificate(to: Tongue, modules: Sequence[Learned], *, on: date) -> bytes:
    """The PDF; the same modules in the same month give the same bytes.

    Args:
        to: the language of the headings.
        modules: at least one, those of an area beside each other.
        on: any day of the month that stands on it.

    """
    return pdf(
        tuple(_blocks(to, modules, on)),
        language=to.language,
        page=lambda number, pages: texts.page(to, number=number, of=pages),
    )


def _blocks(to: Tongue, modules: Sequence[Learned], on: date) -> Iterator[Block]:
    yield Heading(level=1, runs=_said(texts.title(to)))
    yield Paragraph(runs=_said(f"{texts.name(to)} {_NAME_LINE}"))
    yield Paragraph(runs=_said(texts.intro(to, to.month(on))))
    for area, found in groupby(modules, key=lambda module: module.area):
        yield from _area(to, area, tuple(found))
    yield Heading(level=2, runs=_said(texts.about(to)))
    if len(modules) > 1:
        yield Paragraph(runs=_said(_in_all(to, modules)))
    yield Paragraph(runs=_said(texts.how_made(to)))
    yield Paragraph(runs=(Run(text=texts.nobody_may_ask(to), bold=True),))


def _area(to: Tongue, area: str, modules: Sequence[Learned]) -> Iterator[Block]:
    yield Heading(level=2, runs=_said(area))
    for module in modules:
        yield Heading(level=3, runs=_said(module.title))
        if module.summary:
            yield Paragraph(runs=_said(module.summary))
        yield Paragraph(runs=_said(_extent(to, module)))
        if module.takeaways:
            yield Paragraph(runs=_said(texts.learned(to)))
            yield from (Item(runs=_said(sentence)) for sentence in module.takeaways)
    if any(module.is_about_ai for module in modules):
        yield Paragraph(runs=_said(texts.ai_literacy(to)), quoted=True)


def _extent(to: Tongue, module: Learned) -> str:
    return texts.extent(units_said=texts.units(to, module.units), time_said=texts.time(to, module.minutes))


def _in_all(to: Tongue, modules: Sequence[Learned]) -> str:
    return texts.in_all(
        to,
        modules_said=texts.modules(to, len(modules)),
        units_said=texts.units(to, sum(module.units for module in modules)),
        time_said=texts.time(to, sum(module.minutes for module in modules)),
    )


def _said(text: str) -> tuple[Run, ...]:
    return (Run(text=text),)
