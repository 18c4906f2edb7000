"""How does the role card ask? No bubble repeats what was typed: it could be kept until it is delivered."""

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import joined
from bot.screens.screen import Button, Screen, column, row
from bot.texts import rolecard as texts
from bot.texts import unit
from bot.texts.tongue import Tongue

CANCEL, FILE = "cancel", "file"


def question(to: Tongue, position: int) -> Screen:
    """The first one says what this is all about."""
    all_of_them = texts.questions(to)
    one = all_of_them[position]
    intro = joined(f"<b>{texts.title(to)}</b>", texts.intro(to)) if position == 0 else ""
    asked = "\n".join(
        (
            texts.step(to, position + 1, of=len(all_of_them)),
            f"<b>{one.ask}</b>",
            f"<i>{texts.example(to, one.example)}</i>",
        )
    )
    return Screen(html=joined(intro, asked), rows=(_ways_out(to, position),))


def too_long(to: Tongue, position: int, *, longest: int) -> Screen:
    return Screen(html=texts.too_long(to, longest), rows=(_ways_out(to, position),))


def cancelled(to: Tongue) -> Screen:
    return Screen(html=texts.cancelled(to))


def not_sent(to: Tongue) -> Screen:
    again = Button(text=texts.once_more(to), data=encode(callbacks.RoleCard(FILE)))
    return Screen(html=texts.not_sent(to), rows=column(again, _cancel(to)))


def _ways_out(to: Tongue, position: int) -> tuple[Button, ...]:
    skip = Button(text=unit.skip(to), data=encode(callbacks.RoleCard(str(position))))
    return row(skip, _cancel(to))


def _cancel(to: Tongue) -> Button:
    return Button(text=texts.cancel(to), data=encode(callbacks.RoleCard(CANCEL)))
