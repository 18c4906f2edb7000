"""How does a case look before it begins, and how when it is for somebody else?"""

from bot import callbacks
from bot.callbacks import encode
from bot.screens.lesson import pass_on
from bot.screens.minutes import unit_minutes
from bot.screens.prose import joined, markup
from bot.screens.screen import Button, Screen, column, row
from bot.subjects import short
from bot.texts import choosing, unit
from bot.texts import sharing as texts
from bot.texts.tongue import Tongue, escape
from learning.choosing import UnitPage
from learning.session import UnitState


def before(to: Tongue, page: UnitPage, *, trade_title: str) -> Screen:
    """A look first: nothing begins, and nothing that is open is left, before "go"."""
    subject = short(page.unit.key)
    stands = {
        UnitState.DONE: choosing.finished(to),
        UnitState.KNOWN: choosing.known(to),
        UnitState.STARTED: choosing.begun(to),
    }
    state = f" <i>({stands[page.state]})</i>" if page.state else ""
    return Screen(
        html=joined(
            f"<b>{markup(page.unit.title)}</b>",
            f"<i>{unit.foreign_trade(to, escape(trade_title))}</i>" if page.foreign_trade else "",
            f"{texts.about_minutes(to, unit_minutes(page.unit))}{state}",
        ),
        rows=(
            row(Button(text=texts.go(to), data=encode(callbacks.Choose("unit", subject)))),
            row(
                pass_on(to, page.unit.key),
                Button(
                    text=choosing.back(to), data=encode(callbacks.Choose("module", short(page.module.id)))
                ),
            ),
        ),
    )


def to_forward(to: Tongue, page: UnitPage, *, link: str) -> Screen:
    """Nothing to tap: it is made for another chat."""
    return Screen(
        html=texts.to_forward(
            to, unit=markup(page.unit.title), minutes=unit_minutes(page.unit), link=escape(link)
        )
    )


def not_here(to: Tongue) -> Screen:
    look = Button(text=choosing.choose_myself(to), data=encode(callbacks.Choose("all", 0)))
    return Screen(html=texts.not_here(to), rows=column(look))


def scan_first(to: Tongue) -> Screen:
    return Screen(html=texts.scan_first(to))
