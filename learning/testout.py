"""Somebody says "kann ich schon": do the hardest cases say so too?

Up to two scored questions of the unit are asked, each in its last case. Both right at first: the unit is
known, and these questions come back rarely. One that is not: the unit is offered as it was. Nothing is
remembered of a test that did not pass, so that the first answer after the insight is the first one.
"""

from dataclasses import replace
from typing import Final

from learning import opening, show
from learning.card import Card
from learning.desk import Desk
from learning.grading import guess_chance
from learning.memory import review, shown_to_be_known
from learning.model import Question, Unit, UnitKey, Verdict
from learning.session import PromptState, Session, SessionKind, Step, StepKind, UnitState
from learning.views import Place, View

QUESTIONS: Final = 2


async def know_already(desk: Desk, place: Place) -> View | None:
    """Begins the test; a unit without a scored question is left out at once. None for an old button."""
    session = await _at(desk, place)
    unit = desk.unit(session.steps[-1].subject) if session else None
    if session is None or unit is None:
        return None
    asked = questions(unit)
    if not asked:
        return await _leave_out(desk, session, unit.key)
    at = session.position + 1
    steps = (
        *session.steps[:at],
        *(Step(kind=StepKind.TEST, subject=question.key) for question in asked),
        Step(kind=StepKind.TESTED, subject=unit.key),
        *session.steps[at:],
    )
    await desk.study.save_session(replace(session, steps=steps, position=at))
    return await show.current(desk)


async def leave_out(desk: Desk, place: Place) -> View | None:
    """It is the learner's time: left out without or after a test, nothing of it will be asked."""
    session = await _at(desk, place)
    unit = desk.unit(session.steps[-1].subject) if session else None
    return await _leave_out(desk, session, unit.key) if session and unit else None


async def forward(desk: Desk, session: Session) -> View:
    """From a question of the test to the next one, to the end, or to the offer of the unit."""
    prompt = await desk.study.prompt_at(session)
    is_right = (
        prompt is not None
        and prompt.state is PromptState.ANSWERED
        and prompt.verdict is Verdict.RIGHT
        and prompt.tries == 0
    )
    after = session.forward()
    if not is_right:
        while after.step.kind is StepKind.TEST:
            after = after.forward()
    elif after.step.kind is StepKind.TESTED:
        return await _pass(desk, session)
    await desk.study.save_session(after)
    return await show.current(desk)


def questions(unit: Unit) -> tuple[Question, ...]:
    """Up to two, the first ones that are scored; empty if there is none."""
    return tuple(question for question in unit.opening_questions if question.is_scored)[:QUESTIONS]


def hardest_case(question: Question) -> int:
    """Cases are written from the plain to the hard one."""
    return len(question.cases) - 1


async def _pass(desk: Desk, session: Session) -> View:
    """The unit is known, and what showed it becomes cards."""
    unit = desk.unit(session.steps[-1].subject)
    asked = questions(unit) if unit else ()
    chance = 1.0
    for question in asked:
        chance *= guess_chance(question.cases[hardest_case(question)].task)
    for question in asked if session.kind is not SessionKind.PREVIEW else ():
        await desk.study.save_card(await _card(desk, question, chance))
        await desk.study.mark_week(on=desk.today)
    return await _leave_out(desk, session, UnitKey(session.steps[-1].subject), knew=True)


async def _card(desk: Desk, question: Question, chance: float) -> Card:
    """`chance` is that of passing the whole test blindly: two right answers support each other."""
    old = await desk.study.card(question.key)
    memory = old.memory if old else None
    if memory is None:
        memory = shown_to_be_known(guess=chance, on=desk.today)
    elif memory.last_on < desk.today:
        memory = review(memory, right=True, guess=chance, on=desk.today)
    return Card(
        question=question.key,
        version=question.version,
        case=hardest_case(question),
        memory=memory,
        first_right=True if old is None or old.first_right is None else old.first_right,
        shown_on=desk.today,
    )


async def _leave_out(desk: Desk, session: Session, unit: UnitKey, *, knew: bool = False) -> View:
    await desk.study.save_session(replace(session, position=len(session.steps) - 1))
    if session.kind is SessionKind.PREVIEW:
        return await show.current(desk)
    if (await desk.study.units()).get(unit) is not UnitState.DONE:  # what was finished stays finished
        await desk.study.save_unit(unit, UnitState.KNOWN, on=desk.today)
    return replace(await show.menu(desk), knew=knew)


async def _at(desk: Desk, place: Place) -> Session | None:
    """A session that teaches a unit, at this place."""
    session = await desk.study.session()
    is_there = session is not None and Place.of(session) == place
    teaches = session is not None and opening.teaches(session)
    return session if is_there and teaches else None
