"""What is offered at the end of a session? The check, once a round, or the next level, on evidence.

At most one thing, never to whoever is asked for their times just now, and never as a message of its own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from learning import readiness
from learning.desk import Desk
from learning.model import Level, Module, QuestionKey, UnitKey
from learning.opening import unit_of
from learning.paths import STEPS, is_open, left
from learning.readiness import Readiness, Reply, StepUp
from learning.session import Session, SessionKind, UnitState, done_units

UNITS_BEFORE_THE_CHECK: Final = 2
RIGHT_AT_FIRST: Final = 0.8
MODULES_AS_EVIDENCE: Final = 2
ANSWERED_SHARE: Final = 0.5
"""of a module's questions; what was left out says nothing"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOffer:
    again: bool
    """eight weeks after the last time"""


Offer = CheckOffer | StepUp


async def make(desk: Desk, session: Session) -> None:
    """Decides at the end of this session and notes it, so that the same end shows the same offer again."""
    if session.kind is SessionKind.PREVIEW or desk.learner.plan is None:
        return
    state = await desk.study.readiness()
    states = await desk.study.units()
    step = await _step_up(desk, session, state, done_units(states))
    if step is not None:
        silent = {one: Reply.KEPT if said is Reply.OPEN else said for one, said in state.steps.items()}
        state = replace(state, step_in=session.id, steps={**silent, step: Reply.OPEN})
    elif _may_offer_check(desk, state, states):
        state = replace(state, check_in=session.id, offered=True)
    await desk.study.save_readiness(state)


async def standing(desk: Desk, session: Session) -> Offer | None:
    """What was offered at the end of this session and waits for an answer."""
    if session.kind is SessionKind.PREVIEW:
        return None
    state = await desk.study.readiness()
    if state.step_in == session.id:
        return next((one for one, said in state.steps.items() if said is Reply.OPEN), None)
    again = readiness.is_due_again(state, on=desk.today)
    if state.check_in != session.id or state.quiet or (state.answers and not again):
        return None
    return CheckOffer(again=again)


async def reply(desk: Desk, step: StepUp, *, takes: bool) -> bool:
    """Keeps the answer; False for an offer that was never made."""
    state = await desk.study.readiness()
    if step not in state.steps:
        return False
    steps = {**state.steps, step: Reply.TAKEN if takes else Reply.KEPT}
    await desk.study.save_readiness(replace(state, steps=steps))
    person = await desk.study.learner()
    if takes and STEPS[person.levels.get(step.area, Level.BASIC)] < STEPS[step.level]:
        await desk.study.save_learner(replace(person, levels={**person.levels, step.area: step.level}))
    return True


def _may_offer_check(desk: Desk, state: Readiness, states: Mapping[UnitKey, UnitState]) -> bool:
    if state.quiet or state.offered or desk.library.self_check(desk.learner.reads) is None:
        return False
    if state.answers:
        return readiness.is_due_again(state, on=desk.today)
    return sum(one is UnitState.DONE for one in states.values()) >= UNITS_BEFORE_THE_CHECK


async def _step_up(desk: Desk, session: Session, state: Readiness, done: frozenset[UnitKey]) -> StepUp | None:
    """Only where this session has just finished a module, which is when there is new evidence."""
    modules = desk.library.modules(desk.learner.reads)
    ended = next((one for one in modules if unit_of(session) in {unit.key for unit in one.units}), None)
    if ended is None or left(ended, done):
        return None
    own = desk.learner.levels.get(ended.area, Level.BASIC)
    above = next((level for level in Level if STEPS[level] == STEPS[own] + 1), None)
    step = StepUp(area=ended.area, level=above) if above else None
    in_area = [one for one in modules if one.area == ended.area]
    goes_on = any(STEPS[one.level] > STEPS[own] and is_open(one, done) for one in in_area)
    if step is None or step in state.steps or not goes_on:
        return None
    first = {card.question: card.first_right for card in await desk.study.cards()}
    finished = [one for one in in_area if STEPS[one.level] >= STEPS[own] and not left(one, done)]
    return step if is_evident(finished, first) else None


def is_evident(finished: Sequence[Module], first_right: Mapping[QuestionKey, bool | None]) -> bool:
    """Whether in two of them four of five first answers were right, of at least half the questions."""
    return sum(_is_mastered(module, first_right) for module in finished) >= MODULES_AS_EVIDENCE


def _is_mastered(module: Module, first_right: Mapping[QuestionKey, bool | None]) -> bool:
    asked = [q.key for unit in module.units for q in unit.questions if q.is_scored]
    given = [right for key in asked if (right := first_right.get(key)) is not None]
    return len(given) >= ANSWERED_SHARE * len(asked) and sum(given) >= RIGHT_AT_FIRST * max(1, len(given))
