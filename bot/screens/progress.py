"""How does somebody's progress look? A picture with the same in words below it; nothing that can be lost."""

from collections.abc import Mapping

from bot import callbacks
from bot.callbacks import encode
from bot.pictures.progress import Drawn, address
from bot.screens.keeping import NEW
from bot.screens.prose import joined
from bot.screens.screen import Button, Picture, Screen, column
from bot.texts import certificate as papers
from bot.texts import choosing
from bot.texts import progress as texts
from bot.texts.tongue import Tongue, escape
from learning.progress import Progress


def progress(to: Tongue, stand: Progress, area_titles: Mapping[str, str], *, draws: bool) -> Screen:
    """
    Args:
        to: the learner's language.
        stand: how far they have come.
        area_titles: area id -> title in that language.
        draws: whether a picture with letters of that language can be made here.

    """
    units = stand.units_done + stand.units_known
    lines = [
        texts.area(to, escape(area_titles[area.area]), units=area.units, solid=area.solid, shaky=area.shaky)
        for area in stand.areas
    ]
    said = joined(texts.solved(to, units), "\n".join(lines)) if units or lines else texts.empty(to)
    return Screen(
        html=joined(texts.title(to), said),
        rows=column(*_onward(to, stand)),
        picture=_picture(to, units, stand) if draws and lines else None,
    )


def no_certificate(to: Tongue) -> Screen:
    look = Button(text=choosing.choose_myself(to), data=encode(callbacks.Choose("all", 0)))
    return Screen(html=papers.not_yet(to), rows=column(look))


def certificate_not_sent(to: Tongue) -> Screen:
    again = Button(text=papers.once_more(to), data=encode(callbacks.Certify()))
    return Screen(html=papers.not_sent(to), rows=column(again))


def _onward(to: Tongue, stand: Progress) -> list[Button]:
    buttons = []
    if stand.areas:
        buttons.append(Button(text=texts.takeaways(to), data=encode(callbacks.Takeaways(0, NEW))))
    if stand.finished:
        buttons.append(Button(text=texts.certificate(to), data=encode(callbacks.Certify())))
    return buttons


def _picture(to: Tongue, units: int, stand: Progress) -> Picture:
    """Without a description: the text below says the same."""
    areas = tuple(
        Drawn(area=area.area, units=area.units, solid=area.solid, shaky=area.shaky) for area in stand.areas
    )
    return Picture(path=address(to.language, units, areas), description="", is_passing=True)
