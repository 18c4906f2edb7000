"""How does the way to another chat look, from both of its ends?"""

from bot import callbacks
from bot.callbacks import encode
from bot.moving import Hindrance, Offered
from bot.screens.prose import joined
from bot.screens.screen import Button, Screen, row
from bot.texts import moving as texts
from bot.texts import nudge
from bot.texts.tongue import Tongue, escape


def other_chat(to: Tongue) -> Button:
    return Button(text=texts.other_chat(to), data=encode(callbacks.Move()))


def offer(to: Tongue, offered: Offered) -> Screen:
    """Nothing to tap: the link is for another device, and may have to be copied."""
    first, *others = offered.ways
    links = (
        [f"{escape(way.door)}:\n{escape(way.link)}" for way in offered.ways]
        if others
        else [escape(first.link)]
    )
    return Screen(html=joined(texts.what_happens(to), texts.warning(to), *links))


def arrived(to: Tongue, *, learns: bool) -> Screen:
    on = Button(text=nudge.learn_on(to), data=encode(callbacks.Resume()))
    return Screen(html=texts.arrived(to), rows=(row(on),) if learns else ())


def left(to: Tongue, *, operator: str) -> Screen:
    return Screen(html=texts.left(to, operator=operator))


def hindrance(to: Tongue, why: Hindrance) -> Screen:
    said = {Hindrance.VOID: texts.void, Hindrance.TAKEN: texts.taken, Hindrance.HERE: texts.here}
    return Screen(html=said[why](to))
