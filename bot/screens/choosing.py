"""How does choosing what to learn look? Titles stand in the text, where none is cut; buttons are small."""

from collections.abc import Callable, Iterable, Sequence
from string import ascii_uppercase
from typing import Final

from bot import callbacks
from bot.callbacks import encode
from bot.screens.minutes import unit_minutes
from bot.screens.prose import joined, markup
from bot.screens.screen import Button, Screen, row
from bot.subjects import short
from bot.texts import choosing as texts
from bot.texts.tongue import Tongue, escape
from learning.choosing import AreaPage, ModulePage, Overview, Part
from learning.session import UnitState

IN_A_ROW: Final = 4
"""letters side by side: wide enough for a thumb"""
MOST: Final = 60
"""of one list; Telegram shows at most 100 buttons"""
Titles = Callable[[str], str]
"""id -> title in the learner's language"""


def overview(to: Tongue, found: Overview, *, trade: str, areas: Titles) -> Screen:
    """`trade` is the title of the learner's own."""
    suggested = [
        texts.suggested(
            to,
            number=number,
            unit=markup(one.unit.title),
            why=escape(texts.why(to, one.why, trade=trade)),
        )
        for number, one in enumerate(found.suggestions, start=1)
    ]
    begin = [
        Button(
            text=texts.minutes(to, number=number, minutes=unit_minutes(one.unit)),
            data=_at("unit", one.unit.key),
        )
        for number, one in enumerate(found.suggestions, start=1)
    ]
    lines = [_line(to, place, areas(area.id), area) for place, area in enumerate(found.areas)]
    return Screen(
        html=joined(
            texts.overview(to) if suggested else texts.all_done(to),
            *suggested,
            texts.by_area(to),
            "\n".join(lines),
        ),
        rows=(*(row(button) for button in begin), *_letters("area", [area.id for area in found.areas])),
    )


def area(to: Tongue, page: AreaPage, *, areas: Titles) -> Screen:
    modules = page.modules[:MOST]
    lines = [_line(to, place, module.title, module) for place, module in enumerate(modules)]
    return Screen(
        html=joined(f"<b>{escape(areas(page.area))}</b>", texts.which_module(to), "\n".join(lines)),
        rows=(
            *_letters("module", [module.id for module in modules]),
            row(Button(text=texts.back(to), data=encode(callbacks.Choose("all", 0)))),
        ),
    )


def module(to: Tongue, page: ModulePage) -> Screen:
    advice = texts.advised(to, to.list(page.advised_first)) if page.advised_first else ""
    states, units = page.states, page.module.units[:MOST]
    lines = [_case(to, place, unit.title, states.get(unit.key)) for place, unit in enumerate(units)]
    return Screen(
        html=joined(
            f"<b>{escape(page.module.title)}</b>", escape(advice), texts.which_case(to), "\n".join(lines)
        ),
        rows=(
            *_letters("look", [unit.key for unit in units]),
            row(Button(text=texts.back(to), data=_at("area", page.module.area))),
        ),
    )


def gone(to: Tongue) -> Screen:
    back = Button(text=texts.choose_myself(to), data=encode(callbacks.Choose("all", 0)))
    return Screen(html=texts.gone(to), rows=(row(back),))


def _line(to: Tongue, place: int, title: str, part: Part) -> str:
    return texts.part(to, letter=_letter(place), title=escape(title), done=part.done, units=part.units)


def stands(to: Tongue, state: UnitState) -> str:
    said = {
        UnitState.DONE: texts.finished(to),
        UnitState.KNOWN: texts.known(to),
        UnitState.STARTED: texts.begun(to),
    }
    return said[state]


def _case(to: Tongue, place: int, title: str, state: UnitState | None) -> str:
    said = f" · <i>{stands(to, state)}</i>" if state else ""
    return f"{_letter(place)}  {markup(title)}{said}"


def _letter(place: int) -> str:
    """A to Z, then AA."""
    more, last = divmod(place, len(ascii_uppercase))
    return f"{ascii_uppercase[more - 1] if more else ''}{ascii_uppercase[last]}"


def _letters(topic: str, keys: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    buttons = [Button(text=_letter(place), data=_at(topic, key)) for place, key in enumerate(keys)]
    return tuple(_chunks(buttons))


def _chunks(buttons: Sequence[Button]) -> Iterable[tuple[Button, ...]]:
    for first in range(0, len(buttons), IN_A_ROW):
        yield tuple(buttons[first : first + IN_A_ROW])


def _at(topic: str, key: str) -> str:
    return encode(callbacks.Choose(topic, short(key)))
