"""What is a session made of, and which one is worth opening now?"""

from collections.abc import Sequence
from datetime import date

from learning import paths
from learning.card import Card
from learning.grading import guess_chance
from learning.model import Unit, UnitKey
from learning.packing import FLOOR, Candidate, pick, worth
from learning.ports import Library, Study
from learning.session import Learner, Session, SessionId, SessionKind, Step, StepKind, TryTask, done_units

REVIEW_QUESTIONS = 4
"""A session to refresh has at most four questions: about three minutes. Source: product rule."""


async def candidates(study: Study, library: Library, learner: Learner) -> tuple[Candidate, ...]:
    """The learner's cards whose question still exists, ready for packing."""
    areas = {
        question.key: (module.area, question)
        for module in library.modules(learner.reads)
        for question in module.questions()
    }
    found: list[Candidate] = []
    for card in await study.cards():
        if card.question in areas:
            area, question = areas[card.question]
            chance = guess_chance(question.cases[card.case % len(question.cases)].task)
            found.append(Candidate(card=card, area=area, guess=chance, version=question.version))
    return tuple(found)


async def next_unit(study: Study, library: Library, learner: Learner) -> Unit | None:
    done = done_units(await study.units())
    return paths.next_unit(
        library.modules(learner.reads),
        done=done,
        trade=learner.trade,
        wish=learner.wish,
        roles=learner.roles,
        levels=learner.levels,
    )


async def reviews(study: Study, library: Library, learner: Learner, *, on: date) -> tuple[Card, ...]:
    """Up to four cards worth asking today, best first; empty if none reaches the floor."""
    pool = await candidates(study, library, learner)
    if worth(pool, on=on) < FLOOR:
        return ()
    return tuple(chosen.card for chosen in pick(pool, on=on, k=REVIEW_QUESTIONS))


def unit_session(
    unit: Unit, *, session: SessionId, on: date, follow_up: TryTask | None, review: Sequence[Card]
) -> Session:
    """One unit: what was tried, at most one review, then problem, guess, insight, questions, try."""
    steps = [
        *_follow_up(follow_up),
        *(Step(kind=StepKind.ASK, subject=card.question) for card in review[:1]),
        Step(kind=StepKind.PROBLEM, subject=unit.key),
        Step(kind=StepKind.GUESS, subject=unit.pre.key),
        Step(kind=StepKind.INSIGHT, subject=unit.key),
        Step(kind=StepKind.TAKE_UP, subject=unit.key),
        *_after_insight(unit),
    ]
    return _opened(SessionKind.NEW, steps, session=session, on=on)


def guest_session(unit: Unit, *, session: SessionId, on: date) -> Session:
    """The rest of the unit whose problem and guess were the guest case; its reason came at once."""
    steps = [Step(kind=StepKind.INSIGHT, subject=unit.key), *_after_insight(unit)]
    return _opened(SessionKind.NEW, steps, session=session, on=on)


def preview_session(unit: Unit, *, session: SessionId, on: date) -> Session:
    """The whole unit, and each question as often as it has cases."""
    steps = [
        Step(kind=StepKind.PROBLEM, subject=unit.key),
        Step(kind=StepKind.GUESS, subject=unit.pre.key),
        Step(kind=StepKind.INSIGHT, subject=unit.key),
        Step(kind=StepKind.TAKE_UP, subject=unit.key),
        *([Step(kind=StepKind.EXAMPLE, subject=unit.key)] if unit.example else []),
        *(
            Step(kind=StepKind.ASK, subject=question.key)
            for question in unit.opening_questions
            for _ in question.cases
        ),
        Step(kind=StepKind.TRY, subject=unit.key),
        Step(kind=StepKind.END, subject=unit.key),
    ]
    return _opened(SessionKind.PREVIEW, steps, session=session, on=on)


def review_session(
    cards: Sequence[Card], *, session: SessionId, on: date, follow_up: TryTask | None
) -> Session:
    steps = [
        *_follow_up(follow_up),
        *(Step(kind=StepKind.ASK, subject=card.question) for card in cards),
        Step(kind=StepKind.END, subject=""),
    ]
    return _opened(SessionKind.REVIEW, steps, session=session, on=on)


def _after_insight(unit: Unit) -> list[Step]:
    return [
        *([Step(kind=StepKind.EXAMPLE, subject=unit.key)] if unit.example else []),
        *(Step(kind=StepKind.ASK, subject=question.key) for question in unit.opening_questions),
        Step(kind=StepKind.TRY, subject=unit.key),
        Step(kind=StepKind.END, subject=unit.key),
    ]


def _follow_up(task: TryTask | None) -> list[Step]:
    return [Step(kind=StepKind.FOLLOW_UP, subject=task.unit)] if task else []


def _opened(kind: SessionKind, steps: Sequence[Step], *, session: SessionId, on: date) -> Session:
    return Session(id=session, kind=kind, steps=tuple(steps), position=0, guess=None, opened_on=on)


def teaches(session: Session) -> bool:
    """A unit, to a learner or to a trainer who looks at it."""
    return session.kind is not SessionKind.REVIEW


def unit_of(session: Session) -> UnitKey | None:
    """The unit that the session teaches; None for a review."""
    return UnitKey(session.steps[-1].subject) if session.kind is SessionKind.NEW else None
