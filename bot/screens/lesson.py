"""How does each view of practice look in the chat?

A bubble speaks the language of its case, whole. Its buttons, and what is said between cases, speak the
reader's.
"""

from dataclasses import replace
from math import ceil
from typing import assert_never

from bot import callbacks
from bot.callbacks import encode
from bot.screens import feedback, readiness
from bot.screens import question as questions
from bot.screens.keeping import keep_button
from bot.screens.minutes import unit_minutes
from bot.screens.prose import joined, markup, picture, plain, without_pictures
from bot.screens.screen import Button, Screen, column, row
from bot.screens.times import ask_for_times
from bot.screens.voices import flag_row
from bot.screens.written import tongue_of
from bot.subjects import short
from bot.texts import choosing, sharing, trainer
from bot.texts import unit as texts
from bot.texts.tongue import Tongue, escape
from learning.model import Unit
from learning.session import SessionKind, StepKind, TryState
from learning.views import (
    ConfidenceView,
    EndView,
    FeedbackView,
    FollowUpView,
    MenuView,
    NotedView,
    Place,
    QuestionView,
    SectionView,
    TakeUpView,
    TryView,
    View,
    WorthItView,
)

SECONDS_PER_QUESTION = 40
"""Reading a case, tapping, reading why: seen in trials at 120 words a minute."""


def of_view(view: View, to: Tongue, *, trade_title: str = "", area_title: str = "") -> Screen:
    """`trade_title` names the trade of a unit from elsewhere, in the unit's language, `area_title` the
    area of a next level.
    """
    match view:
        case SectionView():
            return _section(view, to, trade_title)
        case TakeUpView():
            said = texts.take_up(tongue_of(view.unit), escape(plain(view.picked)))
            return Screen(html=joined(said, markup(view.reason)), rows=_onward(view.place, to))
        case QuestionView():
            return questions.asked(view, to)
        case NotedView():
            noted = texts.noted(tongue_of(view.question), escape(plain(view.picked)))
            text = joined(questions.head(view.question, view.case), noted)
            return Screen(html=text, rows=_onward(view.place, to))
        case ConfidenceView():
            return questions.how_sure(view, to)
        case FeedbackView():
            return feedback.given(view, to)
        case WorthItView():
            said = texts.worth_it(to, unit_minutes(view.unit))
            return Screen(
                html=said, rows=(*_onward(view.place, to), row(questions.leave_out(view.place, to)))
            )
        case TryView():
            return _try(view, to)
        case FollowUpView():
            return _follow_up(view, to)
        case EndView():
            return _end(view, to, area_title)
        case MenuView():
            return menu(view, to)
        case _:
            assert_never(view)


def review_minutes(questions_count: int) -> int:
    return ceil(questions_count * SECONDS_PER_QUESTION / 60)


def menu(view: MenuView, to: Tongue) -> Screen:
    buttons = []
    if view.resumable:
        buttons.append(Button(text=texts.resume(to), data=encode(callbacks.Resume())))
    if view.reviews:
        label = texts.begin_review(to, review_minutes(view.reviews))
        buttons.append(Button(text=label, data=encode(callbacks.Begin("review"))))
    if view.unit:
        label = texts.begin_new(to, unit_minutes(view.unit))
        buttons.append(Button(text=label, data=encode(callbacks.Begin("new"))))
    said = texts.menu(to) if buttons else texts.menu_empty(to)
    buttons.append(Button(text=choosing.choose_myself(to), data=encode(callbacks.Choose("all", 0))))
    knew = texts.knew_it(to) if view.knew else ""
    return Screen(html=joined(knew, said), rows=column(*buttons))


def stopped(to: Tongue) -> Screen:
    return Screen(html=texts.stopped(to))


def _section(view: SectionView, to: Tongue, trade_title: str) -> Screen:
    unit, of = view.unit, tongue_of(view.unit)
    match view.kind:
        case StepKind.PROBLEM:
            source, title = unit.problem, f"<b>{markup(unit.title)}</b>"
            if view.foreign_trade:
                title = joined(f"<i>{texts.foreign_trade(of, escape(trade_title))}</i>", title)
        case StepKind.EXAMPLE:
            source, title = unit.example, f"<b>{texts.example(of)}</b>"
        case _:
            source, title = unit.insight, ""
    place = view.place
    rows = _onward(place, to)
    if view.kind is StepKind.PROBLEM:
        known = Button(text=texts.known(to), data=encode(callbacks.Known(place.session, place.position)))
        rows = (*rows, row(known))
    if view.kept is not None:
        rows = (*rows, row(keep_button(to, place.session, place.position, kept=view.kept)))
    note = unit.local_note if view.kind is StepKind.INSIGHT else ""
    return Screen(
        html=joined(title, without_pictures(source), trainer.local(of, markup(note)) if note else ""),
        rows=rows,
        picture=picture(source),
    )


def _onward(place: Place, to: Tongue) -> tuple[tuple[Button, ...], ...]:
    forward = Button(text=texts.onward(to), data=encode(callbacks.Forward(place.session, place.position)))
    later = Button(text=texts.later(to), data=encode(callbacks.Later()))
    return (row(forward, later),)


def _try(view: TryView, to: Tongue) -> Screen:
    place = view.place

    def button(text: str, wants: int) -> Button:
        return Button(text=text, data=encode(callbacks.TryIt(place.session, place.position, wants)))

    return Screen(
        html=without_pictures(view.unit.try_task),
        rows=column(button(texts.try_it(to), 1), button(texts.not_now(to), 0)),
        picture=picture(view.unit.try_task),
    )


def _follow_up(view: FollowUpView, to: Tongue) -> Screen:
    place = view.place

    def button(text: str, state: TryState) -> Button:
        return Button(text=text, data=encode(callbacks.TryWent(place.session, place.position, state.value)))

    return Screen(
        html=joined(
            texts.how_did_it_go(tongue_of(view.unit)),
            f"<blockquote>{without_pictures(_task(view.unit))}</blockquote>",
        ),
        rows=column(
            button(texts.worked(to), TryState.WORKED),
            button(texts.not_yet(to), TryState.NOT_YET),
            button(texts.unfitting(to), TryState.UNFITTING),
        ),
    )


def _task(unit: Unit) -> str:
    """The task without its if-then sentence."""
    return unit.try_task.split("\n>", 1)[0].strip()


def _end(view: EndView, to: Tongue, area_title: str) -> Screen:
    if view.kind is SessionKind.PREVIEW:
        return _preview_over(view, to)
    flags = (flag_row(to, view.unit),) if view.unit else ()
    if view.asks_for_times:
        asked = ask_for_times(to, intro=texts.first_done(to))
        return replace(asked, rows=(*asked.rows, *flags))
    more = Button(text=texts.something_else(to), data=encode(callbacks.Menu()))
    offered, rows = readiness.offer(view.offer, to, area_title=area_title) if view.offer else ("", ())
    shares = (row(pass_on(to, view.unit)),) if view.unit else ()
    return Screen(html=joined(texts.end_of_unit(to), offered), rows=(*rows, row(more), *shares, *flags))


def pass_on(to: Tongue, unit: str) -> Button:
    return Button(text=sharing.pass_on(to), data=encode(callbacks.PassOn(short(unit))))


def _preview_over(view: EndView, to: Tongue) -> Screen:
    """Back to the bench, of the company that the preview was begun for."""
    module = view.unit.split("/", maxsplit=1)[0]
    return Screen(
        html=trainer.preview_over(to),
        rows=column(
            Button(text=trainer.to_module(to), data=encode(callbacks.Bench("module", 0, short(module), 0))),
            Button(text=trainer.add_note(to), data=encode(callbacks.Bench("note", 0, short(view.unit), 0))),
        ),
    )
