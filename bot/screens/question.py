"""How does a question look before its answer, and the answer with its reasons?"""

from string import ascii_uppercase
from typing import assert_never

from bot import callbacks
from bot.callbacks import Action, encode
from bot.screens.prose import fits_button, joined, markup, plain, without_pictures
from bot.screens.prose import picture as picture_of
from bot.screens.screen import Button, Screen, column, row
from bot.screens.written import tongue_of
from bot.texts import unit as texts
from bot.texts.tongue import Tongue, escape
from learning.model import (
    Case,
    Match,
    Multiple,
    NumberEntry,
    Order,
    Question,
    Reflect,
    Scenario,
    Single,
    TextEntry,
)
from learning.views import ConfidenceView, Place, QuestionView

Rows = tuple[tuple[Button, ...], ...]


def head(question: Question, case: Case) -> str:
    return joined(f"<b>{markup(question.title)}</b>", without_pictures(case.stem))


def label_of(text: str, case: Case, of: Tongue) -> str:
    """A label inside a sentence: no markup of its own, numbers as the language of the case writes them."""
    words = plain(text)
    return escape(of.decimal(words) if isinstance(case.task, NumberEntry) else words)


def _second_try_label(text: str, view: QuestionView) -> str:
    """A number that was asked for and is now offered, written as the language writes it."""
    first = view.question.cases[view.prompt.case % len(view.question.cases)]
    return label_of(text, first, tongue_of(view.question)) if view.is_second_try else text


def asked(view: QuestionView, to: Tongue) -> Screen:
    body, rows = _task(view, to)
    hint = f"<i>{markup(view.case.hint)}</i>" if view.case.hint else ""
    of = tongue_of(view.question)
    second = texts.second_try(of) if view.is_second_try else ""
    intro = f"<i>{texts.guess_first(of)}</i>" if view.is_guess else ""
    test = f"<i>{texts.test_out(of, number=view.test[0], of=view.test[1])}</i>" if view.test else ""
    skip = Button(
        text=texts.skip(to), data=encode(callbacks.Forward(view.place.session, view.place.position))
    )
    if not view.is_guess and not view.is_second_try:
        rows = (*rows, row(*_again(view, to), skip))
    if view.test:
        rows = (*rows, row(leave_out(view.place, to)))
    return Screen(
        html=joined(intro, test, head(view.question, view.case), hint, markup(view.note), second, body),
        rows=rows,
        picture=picture_of(view.case.stem),
    )


def leave_out(place: Place, to: Tongue) -> Button:
    return Button(text=texts.leave_out(to), data=encode(callbacks.LeaveOut(place.session, place.position)))


def _task(view: QuestionView, to: Tongue) -> tuple[str, Rows]:
    prompt, of = view.prompt.id, tongue_of(view.question)
    match view.case.task:
        case Single(options=options):
            return _choice([_second_try_label(options[at].text, view) for at in view.order], view)
        case Scenario(branches=branches):
            return _choice([branch.text for branch in branches], view)
        case Multiple(options=options):
            return _several(tuple(option.text for option in options), view, to)
        case NumberEntry():
            return texts.type_number(of), (_unknown(prompt, to),)
        case TextEntry():
            return texts.type_text(of), (_unknown(prompt, to),)
        case Order(items=items):
            return _sequence(items, view)
        case Match(pairs=pairs):
            return _match([(pair.left, pair.right) for pair in pairs], view)
        case Reflect():
            compare = Button(text=texts.compare(to), data=encode(callbacks.Done(prompt)))
            return texts.think_first(of), (row(compare),)
        case other:
            assert_never(other)


def _choice(labels: list[str], view: QuestionView) -> tuple[str, Rows]:
    """Full texts on the buttons if all fit, letters with a list above them otherwise."""
    order = view.order or tuple(range(len(labels)))
    taps = [callbacks.Tap(view.prompt.id, position) for position in order]
    return lettered(labels, list(taps))


def lettered(labels: list[str], actions: list[Action]) -> tuple[str, Rows]:
    """Options as buttons: their text where it fits a phone, a letter and a list above otherwise."""
    data = [encode(action) for action in actions]
    if all(fits_button(label) for label in labels):
        buttons = [Button(text=plain(label), data=d) for label, d in zip(labels, data, strict=True)]
        side_by_side = len(buttons) == 2 and all(len(button.text) <= 12 for button in buttons)
        return "", (row(*buttons),) if side_by_side else column(*buttons)
    lines = [f"{ascii_uppercase[n]}  {markup(label)}" for n, label in enumerate(labels)]
    letters = [Button(text=ascii_uppercase[n], data=d) for n, d in enumerate(data)]
    return "\n".join(lines), (row(*letters),)


def _several(labels: tuple[str, ...], view: QuestionView, to: Tongue) -> tuple[str, Rows]:
    fitting = all(len(plain(label)) <= 25 for label in labels)
    lines, buttons = [], []
    for n, position in enumerate(view.order):
        picked = position in view.prompt.picked
        lines.append(f"{ascii_uppercase[n]}  {markup(labels[position])}")
        label = plain(labels[position]) if fitting else ascii_uppercase[n]
        data = encode(callbacks.Tap(view.prompt.id, position))
        buttons.append(Button(text=f"{'☑' if picked else '☐'} {label}", data=data))
    done = Button(text=texts.finished(to), data=encode(callbacks.Done(view.prompt.id)))
    ask = texts.pick_several(tongue_of(view.question), done.text)
    rows = column(*buttons) if fitting else (row(*buttons),)
    return joined("" if fitting else "\n".join(lines), ask), (*rows, row(done))


def _sequence(items: tuple[str, ...], view: QuestionView) -> tuple[str, Rows]:
    picked, of = view.prompt.picked, tongue_of(view.question)
    rest = [position for position in view.order if position not in picked]
    letter = {position: ascii_uppercase[n] for n, position in enumerate(view.order)}
    fitting = all(fits_button(item) for item in items)
    lines = [f"{letter[position]}  {markup(items[position])}" for position in view.order]
    buttons = [
        Button(
            text=plain(items[position]) if fitting else letter[position],
            data=encode(callbacks.Tap(view.prompt.id, position)),
        )
        for position in rest
    ]
    so_far = "\n".join(f"{n}. {markup(items[position])}" for n, position in enumerate(picked, start=1))
    body = joined(
        "" if fitting else "\n".join(lines),
        f"{texts.so_far(of)}\n{so_far}" if picked else texts.tap_in_order(of),
    )
    rows = column(*buttons) if fitting else (row(*buttons),)
    return body, rows


def _match(pairs: list[tuple[str, str]], view: QuestionView) -> tuple[str, Rows]:
    picked = view.prompt.picked
    rest = [position for position in view.order if position not in picked]
    letter = {position: ascii_uppercase[n] for n, position in enumerate(view.order)}
    fitting = all(fits_button(right) for _, right in pairs)
    lines = [f"{letter[position]}  {markup(pairs[position][1])}" for position in view.order]
    chosen = [f"{markup(pairs[n][0])} → {markup(pairs[position][1])}" for n, position in enumerate(picked)]
    buttons = [
        Button(
            text=plain(pairs[position][1]) if fitting else letter[position],
            data=encode(callbacks.Tap(view.prompt.id, position)),
        )
        for position in rest
    ]
    body = joined(
        "\n".join(chosen),
        texts.match_which(tongue_of(view.question), markup(pairs[len(picked)][0])),
        "" if fitting else "\n".join(lines),
    )
    rows = column(*buttons) if fitting else (row(*buttons),)
    return body, rows


def _again(view: QuestionView, to: Tongue) -> tuple[Button, ...]:
    """Takes back what was picked of a sequence, once something was."""
    if not view.prompt.picked or not isinstance(view.case.task, Order | Match):
        return ()
    return row(Button(text=texts.start_over(to), data=encode(callbacks.Undo(view.prompt.id))))


def _unknown(prompt: int, to: Tongue) -> tuple[Button, ...]:
    return row(Button(text=texts.dont_know(to), data=encode(callbacks.DontKnow(prompt))))


def how_sure(view: ConfidenceView, to: Tongue) -> Screen:
    def button(text: str, sure: int) -> Button:
        return Button(text=text, data=encode(callbacks.Sure(view.prompt.id, sure)))

    of = tongue_of(view.question)
    picked = texts.you(of, ", ".join(label_of(label, view.case, of) for label in view.picked))
    return Screen(
        html=joined(head(view.question, view.case), picked, texts.how_sure(of)),
        rows=column(button(texts.sure(to), 1), button(texts.unsure(to), 0)),
    )
