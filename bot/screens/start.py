"""How do the guest case and the four things look?"""

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import joined, markup, picture, plain, without_pictures
from bot.screens.question import lettered
from bot.screens.screen import Button, Screen, column, pairs, row
from bot.screens.written import tongue_of
from bot.texts import start as texts
from bot.texts import unit as unit_texts
from bot.texts.start import Notice
from bot.texts.tongue import LANGUAGES, Tongue, escape
from learning.enrolment import GuestCase
from learning.model import Reason, Single


def hello(to: Tongue) -> str:
    return texts.hello_guest(to)


def guest_case(to: Tongue, guest: GuestCase, *, code: str, lists_languages: bool = False) -> Screen:
    """Problem and question in one bubble, as nothing is kept that could lead to a second one.

    In the language of the case; `hello` goes above it. With `lists_languages` they are its buttons.
    """
    unit, case = guest.unit, guest.unit.pre.cases[0]
    if not isinstance(case.task, Single):
        raise TypeError(f"the guest case {unit.key} must be a single choice")
    options = [option.text for option in case.task.options]
    actions = [callbacks.GuestAnswer(to.language, code, position) for position in range(len(options))]
    listed, rows = lettered(options, list(actions))
    other = Button(text=texts.other_language(to), data=encode(callbacks.GuestLanguages(to.language, code)))
    return Screen(
        html=joined(
            f"<b>{markup(unit.title)}</b>",
            without_pictures(unit.problem),
            f"<b>{markup(unit.pre.title)}</b>",
            without_pictures(case.stem),
            listed,
        ),
        rows=_languages(code) if lists_languages else (*rows, row(other)),
        picture=picture(unit.problem),
    )


def _languages(code: str) -> tuple[tuple[Button, ...], ...]:
    return pairs(
        *(
            Button(text=name, data=encode(callbacks.GuestLanguage(language, code)))
            for language, name in LANGUAGES.items()
        )
    )


def guest_reason(to: Tongue, guest: GuestCase, reason: Reason, *, code: str, position: int) -> Screen:
    of = tongue_of(guest.unit)
    onward = Button(text=unit_texts.onward(to), data=encode(callbacks.GuestNext(to.language, code, position)))
    return Screen(
        html=joined(
            texts.you_picked(of, escape(plain(reason.label))), markup(reason.text), texts.guest_outlook(of)
        ),
        rows=(row(onward),),
    )


def four_things(
    to: Tongue,
    notice: Notice,
    *,
    version: str,
    headcount: int,
    reports: bool,
    code: str,
    position: int,
    has_changed: bool = False,
) -> Screen:
    def button(text: str, choice: str) -> Button:
        data = encode(callbacks.Consent(choice, to.language, code, position, version))
        return Button(text=text, data=data)

    return Screen(
        html=joined(
            texts.notice_changed(to) if has_changed else "",
            texts.four_things(to, notice, headcount=headcount, reports=reports),
        ),
        rows=column(
            button(texts.agree(to), "yes"),
            button(texts.agree_uncounted(to), "uncounted"),
            button(texts.read_more(to), "read"),
            button(texts.no_thanks(to), "no"),
        ),
    )


def notice_changed(to: Tongue, notice: Notice, *, version: str, headcount: int, reports: bool) -> Screen:
    def button(text: str, choice: str) -> Button:
        return Button(text=text, data=encode(callbacks.Reconsent(choice, version)))

    return Screen(
        html=joined(
            texts.notice_changed(to), texts.four_things(to, notice, headcount=headcount, reports=reports)
        ),
        rows=column(
            button(texts.agree(to), "yes"),
            button(texts.read_more(to), "read"),
            button(texts.no_thanks(to), "leave"),
        ),
    )


def notice_outdated(to: Tongue) -> Screen:
    """A yes under an older notice: the present one is behind the button."""
    read = Button(text=texts.read_more(to), data=encode(callbacks.Menu()))
    return Screen(html=texts.notice_changed(to), rows=(row(read),))


def declined(to: Tongue) -> Screen:
    return Screen(html=texts.declined(to))


def long_notice(to: Tongue, notice: Notice) -> Screen:
    return Screen(html=texts.long_notice(to, notice))


def already_here(to: Tongue) -> Screen:
    return Screen(html=texts.already_here(to))


def stays_out(to: Tongue) -> Screen:
    """No to a changed notice: nothing goes on, and the way out is named."""
    return Screen(html=texts.stays_out(to))
