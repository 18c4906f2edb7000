"""How do language, data and the way out look?"""

from collections.abc import Sequence

from bot import callbacks
from bot.callbacks import encode
from bot.screens.moving import other_chat
from bot.screens.prose import joined
from bot.screens.screen import Button, Screen, column, pairs, row
from bot.texts import me as texts
from bot.texts import menu, start
from bot.texts.tongue import LANGUAGES, Tongue
from contacts.model import Role


def languages(to: Tongue, *, cases: Sequence[str] = ()) -> Screen:
    """`cases`: languages of the cases to choose from, for a learner in whose own there are none."""
    buttons = (Button(text=name, data=encode(callbacks.Speak(code))) for code, name in LANGUAGES.items())
    return Screen(html=texts.which_language(to), rows=(*pairs(*buttons), *_cases(to, cases)))


def language_set(to: Tongue, *, cases: Sequence[str] = ()) -> Screen:
    more = texts.cases_in(to) if cases else ""
    return Screen(html=joined(texts.language_set(to), more), rows=_cases(to, cases))


def reading_set(to: Tongue, language: str) -> Screen:
    return Screen(html=texts.reading_set(to, language))


def _cases(to: Tongue, languages: Sequence[str]) -> tuple[tuple[Button, ...], ...]:
    return column(
        *(
            Button(text=texts.cases_in_language(to, one), data=encode(callbacks.Read(one)))
            for one in languages
        )
    )


def my_data(to: Tongue, *, cards: int, units: int, counted: bool | None) -> Screen:
    """`counted` is None for somebody who does not learn here."""
    if counted is None:
        return Screen(html=texts.my_data(to), rows=(row(other_chat(to)),))
    toggle = (
        Button(text=texts.dont_count_me(to), data=encode(callbacks.Counted(0)))
        if counted
        else Button(text=texts.count_me(to), data=encode(callbacks.Counted(1)))
    )
    summary = texts.my_data_summary(to, cards=cards, units=units, counted=counted)
    return Screen(html=joined(texts.my_data(to), summary), rows=column(toggle, other_chat(to)))


def counted(to: Tongue, *, is_counted: bool) -> Screen:
    return Screen(html=texts.counted(to) if is_counted else texts.uncounted(to))


def erase(to: Tongue) -> Screen:
    return Screen(
        html=texts.erase_sure(to),
        rows=column(
            Button(text=texts.erase_no(to), data=encode(callbacks.Erase(0))),
            Button(text=texts.erase_yes(to), data=encode(callbacks.Erase(2))),
        ),
    )


def erased(to: Tongue) -> Screen:
    return Screen(html=texts.erased(to))


def kept(to: Tongue) -> Screen:
    return Screen(html=texts.kept(to))


def privacy(to: Tongue, notice: start.Notice) -> Screen:
    return Screen(html=start.long_notice(to, notice))


def help_screen(to: Tongue, roles: frozenset[Role]) -> Screen:
    return Screen(html=menu.help_text(to, roles))


def only_buttons(to: Tongue) -> Screen:
    return Screen(html=texts.only_buttons(to))


def only_private(to: Tongue) -> Screen:
    return Screen(html=texts.only_private(to))


def unknown_command(to: Tongue) -> Screen:
    return Screen(html=texts.unknown_command(to))
