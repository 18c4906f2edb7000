"""Every bubble that the units of the edition can become, whatever somebody answers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import combinations

from bot.screens.lesson import of_view
from bot.screens.screen import Screen
from bot.screens.words import explained, with_words
from bot.texts.tongue import speak
from content import EDITION
from content.edition import Edition, read_edition
from content.library import Library, load
from learning.grading import as_choice, grade
from learning.model import (
    Answer,
    Case,
    Chosen,
    DontKnow,
    Match,
    Multiple,
    NumberEntry,
    Order,
    PromptId,
    Question,
    Scenario,
    Sequence,
    Single,
    Task,
    TextEntry,
    Typed,
    Unit,
)
from learning.session import Prompt, PromptState, SessionId, StepKind
from learning.shuffle import display_order
from learning.views import (
    FeedbackView,
    FollowUpView,
    NotedView,
    Place,
    QuestionView,
    SectionView,
    TakeUpView,
    TryView,
    View,
)

PLACE = Place(session=SessionId(99_999), position=7)
PROMPT = PromptId(9_999_999)
SECTIONS = (StepKind.PROBLEM, StepKind.INSIGHT, StepKind.EXAMPLE)


@cache
def edition_texts() -> Edition:
    """As its authors wrote it."""
    return read_edition(EDITION)


@cache
def whole_edition() -> Library:
    """The edition's; never changed, so once in a process is enough."""
    return load(EDITION)


def screens(edition: Library, language: str) -> Iterator[tuple[str, Screen]]:
    """Where it comes from, and what it looks like."""
    to, glossary = speak(language), edition.glossary(language, language)
    longest = max(
        (trade.title(language) for trade in edition.taxonomy.trades), key=lambda one: len(one.split())
    )
    for module in edition.modules(language):
        for unit in module.units:
            for view in _views(unit):
                screen = of_view(view, to, trade_title=longest)
                yield f"{unit.key} {_name(view)}", with_words(screen, glossary, to, written_in=language)


def explanations(edition: Library, language: str) -> Iterator[tuple[str, Screen]]:
    for word in edition.glossary(language, language).words:
        for screen in explained([word], speak(language)):
            yield word.id, screen


def _name(view: View) -> str:
    match view:
        case QuestionView(question=question, case=case) | FeedbackView(question=question, case=case):
            return f"{type(view).__name__} {question.key} {case.name}"
        case SectionView(kind=kind):
            return kind.value
        case _:
            return type(view).__name__


def _views(unit: Unit) -> Iterator[View]:
    for kind in SECTIONS:
        if kind is not StepKind.EXAMPLE or unit.example:
            yield SectionView(place=PLACE, kind=kind, unit=unit, foreign_trade=True)
    yield TryView(place=PLACE, unit=unit)
    yield FollowUpView(place=PLACE, unit=unit)
    guess = unit.pre.cases[0]
    assert isinstance(guess.task, Single), "a pre-question is a choice"
    yield replace(_asked(unit.pre, guess), is_guess=True)
    for option in guess.task.options:
        yield NotedView(place=PLACE, question=unit.pre, case=guess, picked=option.text)
        yield TakeUpView(
            place=PLACE, unit=unit, picked=option.text, reason=option.feedback, right=bool(option.right)
        )
    for question in (unit.pre, *unit.questions):
        for case in question.cases:
            yield from _showing(question, case)


def _showing(question: Question, case: Case) -> Iterator[View]:
    yield _asked(question, case)
    for answer in _answers(case.task):
        view = _answered(question, case, answer)
        yield view
        second = as_choice(case) if isinstance(case.task, NumberEntry) else None
        if second and isinstance(answer, Typed) and not view.outcome.reasons[0].right:
            note = view.outcome.reasons[0].text
            yield replace(_asked(question, second), is_second_try=True, note=note)


def _asked(question: Question, case: Case) -> QuestionView:
    return QuestionView(
        place=PLACE,
        prompt=Prompt(
            id=PROMPT,
            session=PLACE.session,
            position=PLACE.position,
            question=question.key,
            case=question.cases.index(case) if case in question.cases else 0,
            state=PromptState.OPEN,
            picked=(),
            tries=0,
            verdict=None,
            opened_on=date(2026, 11, 26),
        ),
        question=question,
        case=case,
        order=display_order(case.task, PROMPT),
        is_guess=False,
    )


def _answered(question: Question, case: Case, answer: Answer) -> FeedbackView:
    scored = replace(question, is_pre=False)
    return FeedbackView(
        place=PLACE,
        prompt=PROMPT,
        question=scored,
        case=case,
        outcome=grade(scored, case, answer),
        returns=scored.is_scored,
    )


def _answers(task: Task) -> Iterator[Answer]:
    match task:
        case Single(options=parts) | Scenario(branches=parts):
            yield from (Chosen(positions=frozenset({place})) for place in range(len(parts)))
        case Multiple(options=parts):
            places = range(len(parts))
            picks = (pick for count in range(1, len(parts) + 1) for pick in combinations(places, count))
            yield from (Chosen(positions=frozenset(pick)) for pick in picks)
        case NumberEntry(expected=numbers):
            yield from (Typed(text=f"{one.value:f}") for one in numbers)
            yield DontKnow()
        case TextEntry(expected=words):
            yield from (Typed(text=one.value) for one in words)
            yield DontKnow()
        case Order(items=parts) | Match(pairs=parts):
            given = tuple(range(len(parts)))
            yield from (Sequence(positions=one) for one in (given, given[::-1], (*given[1:], given[0])))
        case _:
            yield Chosen(positions=frozenset())
