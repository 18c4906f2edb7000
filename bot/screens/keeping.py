"""How does the list of takeaways look? The sentences alone, each with a number that leads to its unit."""

from collections.abc import Sequence
from typing import Final

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import joined, markup
from bot.screens.screen import Button, Screen, row
from bot.subjects import short
from bot.texts import keeping as texts
from bot.texts.tongue import Tongue
from learning.keeping import Kept

A_PAGE: Final = 8
IN_A_ROW: Final = 4
SHOW, STRIKE, NEW = "show", "strike", "new"
"""modes of a button"""


def takeaways(to: Tongue, kept: Sequence[Kept], *, page: int, striking: bool = False) -> Screen:
    """A page beyond the last is the last: what stood there was struck meanwhile."""
    if not kept:
        return Screen(html=joined(texts.title(to), texts.empty(to)))
    last = (len(kept) - 1) // A_PAGE
    page = min(page, last)
    numbered = list(enumerate(kept, start=1))[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [f"{to.number(number)}. {markup(one.takeaway)}" for number, one in numbered]
    buttons = [
        Button(text=to.number(number), data=_strike(one, page) if striking else _open(one))
        for number, one in numbered
    ]
    asked = texts.which_to_strike(to) if striking else texts.tap_a_number(to)
    return Screen(
        html=joined(texts.title(to), "\n".join(lines), asked),
        rows=(
            *(tuple(buttons[first : first + IN_A_ROW]) for first in range(0, len(buttons), IN_A_ROW)),
            *_pages(to, page, last, striking=striking),
            row(_mode(to, page, striking=striking)),
        ),
    )


def keep_button(to: Tongue, session: int, position: int, *, kept: bool) -> Button:
    """Under an insight."""
    label = texts.unkeep(to) if kept else texts.keep(to)
    return Button(text=label, data=encode(callbacks.Keep(session, position, int(not kept))))


def _pages(to: Tongue, page: int, last: int, *, striking: bool) -> tuple[tuple[Button, ...], ...]:
    def turn(label: str, onto: int) -> Button:
        return Button(text=label, data=encode(callbacks.Takeaways(onto, STRIKE if striking else SHOW)))

    newer = [turn(texts.newer(to), page - 1)] if page > 0 else []
    older = [turn(texts.older(to), page + 1)] if page < last else []
    return (row(*newer, *older),) if newer or older else ()


def _mode(to: Tongue, page: int, *, striking: bool) -> Button:
    label = texts.done(to) if striking else texts.strike(to)
    return Button(text=label, data=encode(callbacks.Takeaways(page, SHOW if striking else STRIKE)))


def _open(one: Kept) -> str:
    return encode(callbacks.Choose("open", short(one.unit.key)))


def _strike(one: Kept, page: int) -> str:
    return encode(callbacks.Strike(short(one.unit.key), page))
