"""What happens when a question is answered? Each function is one tap, inside one transaction."""

from dataclasses import dataclass, replace

from learning import show
from learning.card import Card
from learning.desk import Desk
from learning.grading import grade
from learning.memory import review
from learning.model import (
    Answer,
    Case,
    Chosen,
    DontKnow,
    Match,
    Multiple,
    NumberEntry,
    Order,
    Outcome,
    PromptId,
    Question,
    Reflect,
    Sequence,
    Single,
    TextEntry,
    Typed,
    Verdict,
)
from learning.ports import OTHERWISE_RIGHT, OTHERWISE_WRONG
from learning.session import Prompt, PromptState, Session, StepKind
from learning.views import FeedbackView, QuestionView, View


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    view: View
    """what now stands in the question's bubble"""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyAnswered:
    view: View
    """the feedback of the first answer, which counts"""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The question, or what was picked, is gone: an old button."""


Result = Answered | AlreadyAnswered | Withdrawn


@dataclass(frozen=True, slots=True, kw_only=True)
class _Waiting:
    """A question that waits for its answer."""

    session: Session
    prompt: Prompt
    question: Question
    case: Case
    """as it is shown: a choice at the second try of a typed question"""

    @property
    def is_guess(self) -> bool:
        return self._step is StepKind.GUESS

    @property
    def is_remembered(self) -> bool:
        """A guess is not scored; what a test-out says is decided when it is over."""
        return self._step not in {StepKind.GUESS, StepKind.TEST} and self.question.is_scored

    @property
    def _step(self) -> StepKind:
        return self.session.steps[self.prompt.position].kind


async def tap(desk: Desk, prompt: PromptId, position: int) -> Result:
    """One option: answers a choice, toggles one of several, or is the next of a sequence."""
    found = await _find(desk, prompt)
    if not isinstance(found, _Waiting):
        return found
    picked, task = found.prompt.picked, found.case.task
    if isinstance(task, Multiple):
        if not 0 <= position < len(task.options):
            return await _keep(desk, found, picked)
        toggled = tuple(p for p in picked if p != position) if position in picked else (*picked, position)
        return await _keep(desk, found, toggled)
    if isinstance(task, Order | Match):
        count = len(task.items) if isinstance(task, Order) else len(task.pairs)
        if position in picked or not 0 <= position < count:
            return await _keep(desk, found, picked)
        longer = (*picked, position)
        if len(longer) < count:
            return await _keep(desk, found, longer)
        return await _settle(desk, found, Sequence(positions=longer), longer)
    return await _settle(desk, found, Chosen(positions=frozenset({position})), (position,))


async def done(desk: Desk, prompt: PromptId) -> Result:
    """Says "Fertig" under several options, or "Vergleichen" under a reflection."""
    found = await _find(desk, prompt)
    if not isinstance(found, _Waiting):
        return found
    if isinstance(found.case.task, Reflect):
        return await _settle(desk, found, DontKnow(), ())
    picked = found.prompt.picked
    if not picked:
        return await _keep(desk, found, ())
    return await _settle(desk, found, Chosen(positions=frozenset(picked)), picked)


async def undo(desk: Desk, prompt: PromptId) -> Result:
    """Takes back what was picked of a sequence so far."""
    found = await _find(desk, prompt)
    return await _keep(desk, found, ()) if isinstance(found, _Waiting) else found


async def dont_know(desk: Desk, prompt: PromptId) -> Result:
    found = await _find(desk, prompt)
    return await _settle(desk, found, DontKnow(), ()) if isinstance(found, _Waiting) else found


async def waits_for_typing(desk: Desk) -> bool:
    return await _waiting_for_typing(desk) is not None


async def typed(desk: Desk, text: str) -> Result | None:
    """A typed answer to the open question; None if no question waits for typing."""
    found = await _waiting_for_typing(desk)
    return await _settle(desk, found, Typed(text=text), ()) if found else None


async def confidence(desk: Desk, prompt: PromptId, *, sure: bool) -> Result:
    """How sure the learner was: for their own reflection, never kept, never used by the schedule."""
    asked = await desk.study.prompt(prompt)
    session = await desk.study.session()
    question = desk.question(asked.question) if asked else None
    if asked is None or session is None or question is None or asked.session != session.id:
        return Withdrawn()
    if asked.state is PromptState.CONFIDENCE:
        asked = replace(asked, state=PromptState.ANSWERED)
        await desk.study.save_prompt(asked)
    if asked.state is not PromptState.ANSWERED:
        return Withdrawn()
    try:
        return Answered(view=show.of_prompt(session, asked, question, was_sure=sure))
    except ValueError:  # the question was changed since
        return Withdrawn()


async def _find(desk: Desk, prompt_id: PromptId) -> _Waiting | AlreadyAnswered | Withdrawn:
    prompt = await desk.study.prompt(prompt_id)
    session = await desk.study.session()
    question = desk.question(prompt.question) if prompt else None
    if prompt is None or session is None or question is None or prompt.session != session.id:
        return Withdrawn()
    if prompt.state is PromptState.CLOSED:
        return Withdrawn()
    case = question.cases[prompt.case % len(question.cases)]
    if prompt.state is PromptState.OPEN:
        shown = show.shown_case(prompt, case)
        present = show.still_there(prompt, shown)
        return _Waiting(session=session, prompt=present, question=question, case=shown)
    try:
        return AlreadyAnswered(view=show.of_prompt(session, prompt, question))
    except ValueError:  # the question was changed since: what was picked no longer exists
        return Withdrawn()


async def _waiting_for_typing(desk: Desk) -> _Waiting | None:
    session = await desk.study.session()
    prompt = await desk.study.prompt_at(session) if session else None
    if prompt is None or prompt.state is not PromptState.OPEN:
        return None
    found = await _find(desk, prompt.id)
    if isinstance(found, _Waiting) and isinstance(found.case.task, NumberEntry | TextEntry):
        return found
    return None


async def _keep(desk: Desk, found: _Waiting, picked: tuple[int, ...]) -> Result:
    prompt = replace(found.prompt, picked=picked)
    await desk.study.save_prompt(prompt)
    return Answered(view=show.of_prompt(found.session, prompt, found.question))


async def _settle(desk: Desk, found: _Waiting, answer: Answer, picked: tuple[int, ...]) -> Result:
    """Grades, remembers the first answer, and says what stands in the bubble now."""
    try:
        outcome = grade(show.scored(found.question, is_guess=found.is_guess), found.case, answer)
    except ValueError:  # a button of an older version of the question
        return Withdrawn()
    if found.prompt.tries == 0 and found.is_remembered:
        before = await desk.study.card(found.question.key)
        await _remember(desk, found, outcome)
        await _count_first(desk, found, answer, outcome, before)
    prompt = _after(found, answer, outcome, picked)
    await desk.study.save_prompt(prompt)
    if prompt.state is PromptState.OPEN:
        again = show.of_prompt(found.session, prompt, found.question)
        note = next((reason.text for reason in outcome.reasons if reason.chosen), "")
        return Answered(view=replace(again, note=note) if isinstance(again, QuestionView) else again)
    await desk.study.close_prompts(besides=prompt.id)
    session = found.session
    if found.is_guess and picked:
        session = replace(session, guess=picked[0])
    if outcome.leads_to is not None:
        session = show.follow(session, outcome.leads_to)
    if session is not found.session:
        await desk.study.save_session(session)
    view = show.of_prompt(session, prompt, found.question)
    if isinstance(answer, Typed) and isinstance(view, FeedbackView):
        # typed words are not kept, so only now is it known which expected answer was meant, and how spelt
        view = replace(view, outcome=outcome)
    return Answered(view=view)


def _after(found: _Waiting, answer: Answer, outcome: Outcome, picked: tuple[int, ...]) -> Prompt:
    first_miss = (
        isinstance(answer, Typed) and outcome.verdict is Verdict.WRONG and show.has_second_try(found.case)
    )
    if first_miss:
        return replace(found.prompt, tries=1, picked=())
    asks = found.question.asks_confidence and not found.is_guess and not isinstance(answer, DontKnow)
    state = PromptState.CONFIDENCE if asks else PromptState.ANSWERED
    return replace(found.prompt, state=state, picked=picked, verdict=outcome.verdict)


async def _remember(desk: Desk, found: _Waiting, outcome: Outcome) -> None:
    """The first answer of a showing moves the card; never twice on one day."""
    question, old = found.question, await desk.study.card(found.question.key)
    memory = old.memory if old else None
    right = outcome.verdict is Verdict.RIGHT
    if memory is None or memory.last_on < desk.today:
        memory = review(memory, right=right, guess=outcome.guess, on=desk.today)
    first = old.first_right if old is not None and old.first_right is not None else right
    await desk.study.mark_week(on=desk.today)
    await desk.study.save_card(
        Card(
            question=question.key,
            version=question.version,
            case=found.prompt.case,
            memory=memory,
            first_right=first,
            shown_on=desk.today,
        )
    )


async def _count_first(
    desk: Desk, found: _Waiting, answer: Answer, outcome: Outcome, before: Card | None
) -> None:
    """Of the first case alone: the options of another are others."""
    question, memory = found.question, before.memory if before else None
    is_first = before is None or memory is None or before.version < question.version
    if not is_first or found.prompt.case != 0 or not desk.is_common(question):
        return
    await desk.study.count_first(
        question.key,
        version=question.version,
        outcome=_counted(found.case, answer, outcome),
        on=desk.today,
        last_on=memory.last_on if memory else None,
    )


def _counted(case: Case, answer: Answer, outcome: Outcome) -> int:
    if isinstance(case.task, Single) and isinstance(answer, Chosen):
        (position,) = answer.positions
        return position
    return OTHERWISE_RIGHT if outcome.verdict is Verdict.RIGHT else OTHERWISE_WRONG
