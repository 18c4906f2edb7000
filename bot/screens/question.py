"""How does a question look before its answer, and the answer with its reasons?"""

from string import ascii_uppercase
from typing import assert_never

from bot import callbacks
from bot.callbacks import Action, encode
from bot.screens.prose import fits_button, joined, markup, plain, without_pictures
from bot.screens.prose import picture as picture_of
from bot.screens.screen import Button, Screen, column, row
from bot.texts import unit as texts
from bot.texts.tongue import Tongue
from learning.model import (
    Case,
    Match,
    Multiple,
    NumberEntry,
    Order,
    Outcome,
    Question,
    Reason,
    Reflect,
    Scenario,
    Single,
    TextEntry,
    Verdict,
)
from learning.views import ConfidenceView, FeedbackView, QuestionView

Rows = tuple[tuple[Button, ...], ...]


def head(question: Question, case: Case) -> str:
    return joined(f"<b>{markup(question.title)}</b>", without_pictures(case.stem))


def asked(view: QuestionView, to: Tongue) -> Screen:
    body, rows = _task(view, to)
    hint = f"<i>{markup(view.case.hint)}</i>" if view.case.hint else ""
    second = texts.second_try(to) if view.is_second_try else ""
    intro = f"<i>{texts.guess_first(to)}</i>" if view.is_guess else ""
    skip = Button(
        text=texts.skip(to), data=encode(callbacks.Forward(view.place.session, view.place.position))
    )
    if not view.is_guess and not view.is_second_try:
        rows = (*rows, row(skip))
    return Screen(
        html=joined(intro, head(view.question, view.case), hint, markup(view.note), second, body),
        rows=rows,
        picture=picture_of(view.case.stem),
    )


def _task(view: QuestionView, to: Tongue) -> tuple[str, Rows]:
    prompt = view.prompt.id
    match view.case.task:
        case Single(options=options):
            return _choice([options[at].text for at in view.order], view)
        case Scenario(branches=branches):
            return _choice([branch.text for branch in branches], view)
        case Multiple(options=options):
            return _several(tuple(option.text for option in options), view, to)
        case NumberEntry():
            return texts.type_number(to), (_unknown(prompt, to),)
        case TextEntry():
            return texts.type_text(to), (_unknown(prompt, to),)
        case Order(items=items):
            return _sequence(items, view, to)
        case Match(pairs=pairs):
            return _match([(pair.left, pair.right) for pair in pairs], view, to)
        case Reflect():
            compare = Button(text=texts.compare(to), data=encode(callbacks.Done(prompt)))
            return texts.think_first(to), (row(compare),)
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
    rows = column(*buttons) if fitting else (row(*buttons),)
    return joined("" if fitting else "\n".join(lines), texts.pick_several(to)), (*rows, row(done))


def _sequence(items: tuple[str, ...], view: QuestionView, to: Tongue) -> tuple[str, Rows]:
    picked = view.prompt.picked
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
        texts.tap_in_order(to) if not picked else texts.so_far(to, "\n" + so_far),
    )
    rows = column(*buttons) if fitting else (row(*buttons),)
    return body, (*rows, *_again(view, to))


def _match(pairs: list[tuple[str, str]], view: QuestionView, to: Tongue) -> tuple[str, Rows]:
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
        texts.match_which(to, markup(pairs[len(picked)][0])),
        "" if fitting else "\n".join(lines),
    )
    rows = column(*buttons) if fitting else (row(*buttons),)
    return body, (*rows, *_again(view, to))


def _again(view: QuestionView, to: Tongue) -> Rows:
    if not view.prompt.picked:
        return ()
    return (row(Button(text=texts.start_over(to), data=encode(callbacks.Undo(view.prompt.id)))),)


def _unknown(prompt: int, to: Tongue) -> tuple[Button, ...]:
    return row(Button(text=texts.dont_know(to), data=encode(callbacks.DontKnow(prompt))))


def how_sure(view: ConfidenceView, to: Tongue) -> Screen:
    def button(text: str, sure: int) -> Button:
        return Button(text=text, data=encode(callbacks.Sure(view.prompt.id, sure)))

    picked = "\n".join(texts.you(to, markup(label)) for label in view.picked)
    return Screen(
        html=joined(head(view.question, view.case), picked, texts.how_sure(to)),
        rows=column(button(texts.sure(to), 1), button(texts.unsure(to), 0)),
    )


# --- feedback -----------------------------------------------------------------------------------


def feedback(view: FeedbackView, to: Tongue) -> Screen:
    outcome, case = view.outcome, view.case
    onward = Button(
        text=texts.onward(to), data=encode(callbacks.Forward(view.place.session, view.place.position))
    )
    return Screen(
        html=joined(
            head(view.question, case),
            _reflection(view, to),
            _said(outcome, to),
            *_why(outcome),
            _solution(outcome, to),
            markup(case.explanation) if case.explanation else "",
            _returns(view, to),
        ),
        rows=(row(onward),),
    )


def _said(outcome: Outcome, to: Tongue) -> str:
    chosen = [reason for reason in outcome.reasons if reason.chosen and reason.label]
    if len(chosen) == 1:
        return texts.you(to, markup(chosen[0].label))
    if outcome.verdict is Verdict.WRONG and not any(reason.chosen for reason in outcome.reasons):
        return texts.you_said_unknown(to)
    return texts.it_fits(to) if outcome.verdict is Verdict.RIGHT else ""


def _why(outcome: Outcome) -> list[str]:
    """One reason is a sentence; several are a list with what belongs to which option."""
    chosen = [reason for reason in outcome.reasons if reason.chosen]
    if len(outcome.reasons) == 1 or len(chosen) == 1:
        mine = chosen or list(outcome.reasons)
        others = [reason for reason in outcome.reasons if not reason.chosen and chosen]
        return [markup(mine[0].text), *(markup(reason.text) for reason in others if reason.right)]
    return [_line(reason) for reason in outcome.reasons]


def _line(reason: Reason) -> str:
    sign = {True: "✓", False: "–", None: "•"}[reason.right]
    label = f"<b>{markup(reason.label)}</b>" if reason.label else ""
    return f"{sign} {label}\n{markup(reason.text)}".strip() if reason.text else f"{sign} {label}"


def _solution(outcome: Outcome, to: Tongue) -> str:
    lines = [texts.fits(to, markup(line)) for line in outcome.solution[:1]]
    if len(outcome.solution) > 1:
        lines = [f"{n}. {markup(line)}" for n, line in enumerate(outcome.solution, start=1)]
    if outcome.corrected:
        lines.append(texts.spelling(to, markup(outcome.corrected)))
    return "\n".join(lines)


def _reflection(view: FeedbackView, to: Tongue) -> str:
    right = view.outcome.verdict is Verdict.RIGHT
    match view.was_sure, right:
        case True, True:
            return f"<i>{texts.was_sure_and_right(to)}</i>"
        case True, False:
            return f"<i>{texts.was_sure_and_wrong(to)}</i>"
        case False, True:
            return f"<i>{texts.was_unsure_and_right(to)}</i>"
        case False, False:
            return f"<i>{texts.was_unsure_and_wrong(to)}</i>"
        case _:
            return ""


def _returns(view: FeedbackView, to: Tongue) -> str:
    if not view.returns or view.outcome.verdict is not Verdict.WRONG:
        return ""
    return texts.comes_back(to) if len(view.question.cases) > 1 else texts.comes_back_same(to)
