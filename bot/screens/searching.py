"""How does what was found look? The whole titles in the text, with what to remember; a button each."""

from bot import callbacks
from bot.callbacks import encode
from bot.screens.choosing import stands
from bot.screens.prose import fits_bubble, joined, markup, plain
from bot.screens.screen import BUTTON_CHARACTERS, Button, Screen, column
from bot.subjects import short
from bot.texts import choosing
from bot.texts import searching as texts
from bot.texts.tongue import Tongue
from learning.searching import Hit
from learning.takeaway import takeaway


def ask(to: Tongue, *, is_answering: bool) -> Screen:
    """`is_answering`: a question waits for the next words."""
    return Screen(html=texts.ask_at_once(to) if is_answering else texts.ask(to))


def found(to: Tongue, hits: tuple[Hit, ...]) -> Screen:
    """The sentence to remember stands under as many of them as a bubble has room for, the best first."""
    if not hits:
        browse = Button(text=choosing.choose_myself(to), data=encode(callbacks.Choose("all", 0)))
        return Screen(html=texts.nothing(to), rows=column(browse))
    drawn = (_html(to, hits, explained=count) for count in range(len(hits), 0, -1))
    html = next((one for one in drawn if fits_bubble(one)), None)
    return Screen(html=html or _html(to, hits, explained=0), rows=column(*map(_button, hits)))


def shortened(title: str) -> str:
    """A title on a button: whole words, as many as fit."""
    if len(title) <= BUTTON_CHARACTERS:
        return title
    room = title[:BUTTON_CHARACTERS]
    words = room[: room.rfind(" ")] if " " in room else room[:-1]
    return f"{words.rstrip(' ,;:.–-')}…"


def _html(to: Tongue, hits: tuple[Hit, ...], *, explained: int) -> str:
    lines = (_hit(to, hit, is_explained=place < explained) for place, hit in enumerate(hits))
    return joined(texts.found(to), *lines)


def _hit(to: Tongue, hit: Hit, *, is_explained: bool) -> str:
    said = [texts.kept(to)] if hit.is_kept else []
    if hit.state is not None:
        said.append(stands(to, hit.state))
    line = " · ".join((f"<b>{markup(hit.unit.title)}</b>", *(f"<i>{one}</i>" for one in said)))
    remember = markup(takeaway(hit.unit)) if is_explained else ""
    return f"{line}\n💡 {remember}" if remember else line


def _button(hit: Hit) -> Button:
    data = encode(callbacks.Choose("unit", short(hit.unit.key)))
    return Button(text=shortened(plain(hit.unit.title)), data=data)
