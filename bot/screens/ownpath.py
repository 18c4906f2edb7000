"""How does "my way" look? Four things that decide what comes first, each changed by itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Final

from bot import callbacks
from bot.callbacks import encode
from bot.screens import readiness
from bot.screens.prose import joined
from bot.screens.readiness import LEVELS, boxes
from bot.screens.screen import Button, Screen, column, grid, row
from bot.subjects import short
from bot.texts import ownpath as texts
from bot.texts import readiness as check_texts
from bot.texts import unit as unit_texts
from bot.texts.tongue import Tongue, escape
from learning.model import Level
from learning.ownpath import Way

SHOW, TRADE, WISH, ROLES, MARK, LEVEL = "show", "trade", "wish", "roles", "mark", "level"
"""topics of a button"""
IN_A_ROW: Final = 4
SHOWN_ROLES: Final = 2
"""more are counted, so that the bubble stays short"""
NO_WISH: Final = 1
"""value of a button that takes the wish back"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What things are called in the learner's language: id -> title."""

    trades: Mapping[str, str]
    areas: Mapping[str, str]
    roles: Mapping[str, str]


def show(to: Tongue, way: Way, names: Names) -> Screen:
    person = way.person
    levels = [
        check_texts.area_level(to, area=names.areas.get(area, area), level=check_texts.level(to, level))
        for area, level in person.levels.items()
        if area in way.areas
    ]
    wish = names.areas.get(person.wish, person.wish) if person.wish else texts.none_yet(to)
    lines = (
        texts.line(to, name=texts.trade(to), value=names.trades.get(person.trade, person.trade)),
        texts.line(to, name=texts.wish(to), value=wish),
        *((texts.line(to, name=texts.roles(to), value=_roles(to, way, names)),) if names.roles else ()),
    )
    return Screen(
        html=joined(
            f"<b>{texts.title(to)}</b>",
            escape("\n".join(lines)),
            escape("\n".join(levels)),
            texts.private(to),
        ),
        rows=(
            row(_button(texts.trade(to), TRADE), _button(texts.wish(to), WISH)),
            row(
                *((_button(texts.roles(to), ROLES),) if names.roles else ()),
                _button(texts.levels(to), LEVEL),
            ),
            *_check(to, way),
        ),
    )


def _roles(to: Tongue, way: Way, names: Names) -> str:
    chosen = [title for role, title in names.roles.items() if role in way.person.roles]
    if len(chosen) > SHOWN_ROLES:
        return texts.several(to, len(chosen))
    return "; ".join(chosen) or texts.none_yet(to)


def _check(to: Tongue, way: Way) -> tuple[tuple[Button, ...], ...]:
    if way.check is None:
        return ()
    if way.is_finished:
        return column(
            _to_check(texts.check_result(to), readiness.OPEN), _to_check(texts.check_anew(to), readiness.ANEW)
        )
    said = texts.check_on(to) if way.is_begun else texts.check(to)
    return column(_to_check(said, readiness.OPEN))


def trades(to: Tongue, names: Names) -> Screen:
    return _list(to, texts.which_trade(to), names.trades, TRADE)


def wishes(to: Tongue, way: Way, names: Names) -> Screen:
    none = _button(texts.no_wish(to), WISH, value=NO_WISH)
    return _list(to, texts.which_wish(to), _of(way.areas, names.areas), WISH, none)


def roles(to: Tongue, names: Names, mask: int) -> Screen:
    picked = tuple(place for place in range(len(names.roles)) if mask & 1 << place)
    body, rows = boxes(list(names.roles.values()), picked, lambda now: encode(callbacks.Way(MARK, 0, now)))
    done = _button(unit_texts.finished(to), ROLES, value=(mask << 1) | 1)
    return Screen(html=joined(texts.which_roles(to), body), rows=(*rows, row(done), row(_back(to))))


def levels(to: Tongue, way: Way, names: Names) -> Screen:
    return _list(to, texts.which_levels(to), _of(way.areas, names.areas), LEVEL)


def level(to: Tongue, way: Way, names: Names, area: str) -> Screen:
    now = way.person.levels.get(area, Level.BASIC)
    buttons = [
        Button(
            text=f"{'✓ ' if one is now else ''}{check_texts.level(to, one)}",
            data=encode(callbacks.Way(LEVEL, short(area), place)),
        )
        for place, one in enumerate(LEVELS, start=1)
    ]
    title = escape(names.areas.get(area, area))
    return Screen(html=texts.which_level(to, title), rows=(*column(*buttons), row(_back(to))))


def _of(ids: Sequence[str], titles: Mapping[str, str]) -> Mapping[str, str]:
    return {one: titles.get(one, one) for one in ids}


def _list(to: Tongue, asked: str, titles: Mapping[str, str], topic: str, *more: Button) -> Screen:
    lines = [f"{ascii_uppercase[n]}  {escape(title)}" for n, title in enumerate(titles.values())]
    letters = [
        Button(text=ascii_uppercase[n], data=encode(callbacks.Way(topic, short(key), 0)))
        for n, key in enumerate(titles)
    ]
    rows = (*grid(letters, IN_A_ROW), *column(*more, _back(to)))
    return Screen(html=joined(asked, "\n".join(lines)), rows=rows)


def _back(to: Tongue) -> Button:
    return _button(texts.back(to), SHOW)


def _button(text: str, topic: str, *, value: int = 0) -> Button:
    return Button(text=text, data=encode(callbacks.Way(topic, 0, value)))


def _to_check(text: str, topic: str) -> Button:
    return Button(text=text, data=encode(callbacks.Readiness(topic, 0, 0)))
