"""How does the readiness check look? One calm bubble that changes, and the suggestions below it."""

from collections.abc import Callable, Mapping
from string import ascii_uppercase
from typing import Final

from bot import callbacks
from bot.callbacks import encode
from bot.screens.minutes import unit_minutes
from bot.screens.prose import fits_button, joined, markup, plain, without_pictures
from bot.screens.question import lettered
from bot.screens.screen import Button, Screen, column, row
from bot.subjects import short
from bot.texts import choosing, ownpath
from bot.texts import readiness as texts
from bot.texts import unit as unit_texts
from bot.texts.tongue import Tongue, escape
from learning.model import Level
from learning.offering import CheckOffer, Offer
from learning.ownpath import Asked, Invitation, Result
from learning.paths import STEPS
from learning.selfcheck import RoutingQuestion, SelfCheckQuestion

BEGIN, ANEW, OPEN, MARK, PICK, BACK, STOP, MORE, NEVER = (
    "begin",
    "anew",
    "open",
    "mark",
    "pick",
    "back",
    "stop",
    "more",
    "never",
)
"""topics of a button"""
UP, STAY = "up", "stay"
"""topics of bot.callbacks.Way: the answer to a next level"""
LEVELS: Final = tuple(Level)
Rows = tuple[tuple[Button, ...], ...]
Data = Callable[[int], str]
"""what a button says that leads to these ticks, as bits"""
Titles = Mapping[str, str]
"""area id -> title in the learner's language"""


def no_check(to: Tongue) -> Screen:
    return Screen(html=texts.no_check(to))


def invitation(to: Tongue, view: Invitation) -> Screen:
    said = texts.invitation_again if view.again else texts.invitation
    return Screen(
        html=said(to, view.questions),
        rows=column(_button(texts.begin(to), BEGIN), _button(texts.not_now(to), STOP)),
    )


def asked(to: Tongue, view: Asked) -> Screen:
    question = view.question
    body, rows = _options(to, view)
    skip = _button(unit_texts.skip(to), PICK, question)
    back = (_button(texts.back(to), BACK, question),) if view.number > 1 else ()
    later = _button(unit_texts.later(to), STOP)
    return Screen(
        html=joined(
            f"<i>{texts.number(to, number=view.number, of=view.of)}</i>",
            f"<b>{markup(question.title)}</b>",
            without_pictures(question.stem),
            body,
        ),
        rows=(*rows, row(*back, skip), row(later)),
    )


def _options(to: Tongue, view: Asked) -> tuple[str, Rows]:
    question = view.question
    if not isinstance(question, RoutingQuestion):
        labels = [rating.text for rating in question.ratings]
        actions = [_action(PICK, question, 1 << place) for place in range(len(labels))]
        if question.skip_text:
            labels.append(question.skip_text)
            actions.append(_action(PICK, question))
        return lettered(labels, list(actions))
    labels = [route.text for route in question.routes]
    if not question.takes_several:
        return lettered(labels, [_action(PICK, question, 1 << place) for place in range(len(labels))])
    body, rows = boxes(labels, view.picked, lambda mask: _data(MARK, question, mask))
    mask = sum(1 << place for place in view.picked)
    done = _button(unit_texts.finished(to), PICK, question, mask)
    return body, (*rows, row(done)) if mask else rows


def boxes(labels: list[str], picked: tuple[int, ...], data: Data) -> tuple[str, Rows]:
    """Options of which several can be ticked: with their text where it fits a phone, else with letters."""
    fitting = all(fits_button(f"☐ {plain(label)}") for label in labels)
    now = sum(1 << place for place in picked)
    buttons = [
        Button(
            text=f"{'☑' if place in picked else '☐'} {plain(label) if fitting else ascii_uppercase[place]}",
            data=data(now ^ 1 << place),
        )
        for place, label in enumerate(labels)
    ]
    lines = [f"{ascii_uppercase[place]}  {markup(label)}" for place, label in enumerate(labels)]
    return ("", column(*buttons)) if fitting else ("\n".join(lines), (row(*buttons),))


def stopped(to: Tongue) -> Screen:
    return Screen(html=texts.stopped(to), rows=(row(_button(unit_texts.onward(to), OPEN)),))


def declined(to: Tongue) -> Screen:
    return _closing(to, texts.declined(to))


def result(to: Tongue, view: Result, *, areas: Titles) -> Screen:
    if view.best:
        said = texts.best(to, escape(areas.get(view.best, view.best)))
    else:
        said = texts.beginning(to) if view.levels else texts.nothing_said(to)
    lines = [_stand(to, view, area, areas) for area in view.levels]
    is_lower = any(STEPS[view.levels[area]] < STEPS[before] for area, before in view.before.items())
    more = (_button(texts.more(to, view.more), MORE),) if view.more else ()
    way = Button(text=ownpath.title(to), data=encode(callbacks.Way("show", 0, 0)))
    return Screen(
        html=joined(said, "\n".join(lines), texts.looks_closer(to) if is_lower else ""),
        rows=column(*more, way),
    )


def _stand(to: Tongue, view: Result, area: str, areas: Titles) -> str:
    title, now, before = escape(areas.get(area, area)), view.levels[area], view.before.get(area)
    if before is None:
        return texts.area_level(to, area=title, level=texts.level(to, now))
    if before is now:
        return texts.area_as_before(to, area=title, level=texts.level(to, now))
    return texts.area_moved(to, area=title, before=texts.level(to, before), now=texts.level(to, now))


def suggestions(to: Tongue, view: Result, *, trade: str) -> Screen:
    """`trade` is the title of the learner's own."""
    numbered = list(enumerate(view.suggestions, start=1))
    said = [
        choosing.suggested(
            to,
            number=number,
            unit=markup(one.unit.title),
            why=escape(choosing.why(to, one.why, trade=trade)),
        )
        for number, one in numbered
    ]
    buttons = [
        Button(
            text=choosing.minutes(to, number=number, minutes=unit_minutes(one.unit)),
            data=encode(callbacks.Choose("unit", short(one.unit.key))),
        )
        for number, one in numbered
    ]
    return Screen(
        html=joined(texts.these_fit(to) if said else texts.nothing_left(to), *said), rows=column(*buttons)
    )


# --- at the end of a session --------------------------------------------------------------------


def offer(view: Offer, to: Tongue, *, area_title: str) -> tuple[str, Rows]:
    """What is said, and the two buttons below it."""
    if isinstance(view, CheckOffer):
        said = texts.offer_again(to) if view.again else texts.offer(to)
        return said, column(_button(texts.do_it(to), BEGIN), _button(texts.no_thanks(to), NEVER))
    said = texts.offer_level(to, area=escape(area_title), level=texts.level(to, view.level))
    level = LEVELS.index(view.level)
    yes = Button(text=texts.yes_please(to), data=encode(callbacks.Way(UP, short(view.area), level)))
    no = Button(text=texts.stay_so(to), data=encode(callbacks.Way(STAY, short(view.area), level)))
    return said, (row(yes, no),)


def level_answered(to: Tongue, *, takes: bool) -> Screen:
    return _closing(to, texts.level_taken(to) if takes else texts.level_kept(to))


def _closing(to: Tongue, said: str) -> Screen:
    more = Button(text=unit_texts.something_else(to), data=encode(callbacks.Menu()))
    return Screen(html=said, rows=(row(more),))


def _button(text: str, topic: str, question: SelfCheckQuestion | None = None, mask: int = 0) -> Button:
    return Button(text=text, data=_data(topic, question, mask))


def _data(topic: str, question: SelfCheckQuestion | None = None, mask: int = 0) -> str:
    return encode(_action(topic, question, mask))


def _action(topic: str, question: SelfCheckQuestion | None = None, mask: int = 0) -> callbacks.Readiness:
    return callbacks.Readiness(topic, short(question.id) if question else 0, mask)
