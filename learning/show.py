"""What does the learner see at the current step of the session?"""

from dataclasses import replace

from learning import offering
from learning.desk import Desk
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
    QuestionKey,
    Sequence,
    TextEntry,
    Typed,
    Unit,
    Verdict,
)
from learning.opening import next_unit, reviews
from learning.packing import next_case
from learning.session import Prompt, PromptState, Session, Step, StepKind
from learning.shuffle import display_order
from learning.takeaway import takeaway
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


async def menu(desk: Desk) -> MenuView:
    session = await desk.study.session()
    return MenuView(
        resumable=session is not None and not session.is_over,
        unit=await next_unit(desk.study, desk.library, desk.learner),
        reviews=len(await reviews(desk.study, desk.library, desk.learner, on=desk.today)),
    )


async def current(desk: Desk) -> View:
    """The view of the current step; steps whose content has been withdrawn are passed over."""
    session = await desk.study.session()
    if session is None:
        return await menu(desk)
    while True:
        view = await _view(desk, session)
        if view is not None:
            return view
        session = session.forward()
        await desk.study.save_session(session)


async def _view(desk: Desk, session: Session) -> View | None:
    step, place = session.step, Place.of(session)
    match step.kind:
        case StepKind.END:
            return await _end(desk, session)
        case StepKind.ASK | StepKind.GUESS | StepKind.TEST:
            question = desk.question(step.subject)
            return await _asked(desk, session, question) if question else None
        case StepKind.PROBLEM | StepKind.INSIGHT | StepKind.EXAMPLE:
            unit = desk.unit(step.subject)
            return await _section(desk, place, step.kind, unit) if unit else None
        case StepKind.TAKE_UP:
            unit = desk.unit(step.subject)
            return _take_up(session, unit) if unit else None
        case StepKind.TRY:
            unit = desk.unit(step.subject)
            return TryView(place=place, unit=unit) if unit else None
        case StepKind.TESTED:
            unit = desk.unit(step.subject)
            return WorthItView(place=place, unit=unit) if unit else None
        case StepKind.FOLLOW_UP:
            unit = desk.unit(step.subject)
            return FollowUpView(place=place, unit=unit) if unit else None


async def _end(desk: Desk, session: Session) -> EndView:
    return EndView(
        kind=session.kind,
        asks_for_times=desk.learner.plan is None,
        unit=session.step.subject,
        offer=await offering.standing(desk, session),
    )


async def _section(desk: Desk, place: Place, kind: StepKind, unit: Unit) -> SectionView:
    is_foreign = unit.trade not in {"alle", desk.learner.trade}
    to_keep = kind is StepKind.INSIGHT and takeaway(unit)
    kept = unit.key in await desk.study.kept() if to_keep else None
    return SectionView(place=place, kind=kind, unit=unit, foreign_trade=is_foreign, kept=kept)


def _take_up(session: Session, unit: Unit) -> TakeUpView | None:
    if session.guess is None:
        return None
    try:
        outcome = grade(unit.pre, unit.pre.cases[0], Chosen(positions=frozenset({session.guess})))
    except ValueError:  # the guess was changed since
        return None
    mine = outcome.reasons[0]
    return TakeUpView(
        place=Place.of(session), unit=unit, picked=mine.label, reason=mine.text, right=bool(mine.right)
    )


async def _asked(desk: Desk, session: Session, question: Question) -> View | None:
    """None for a question that was answered and changed since: what was picked no longer exists."""
    prompt = await desk.study.prompt_at(session)
    is_test = session.step.kind is StepKind.TEST
    if prompt is None:
        card = await desk.study.card(question.key)
        prompt = Prompt(
            id=PromptId(desk.draw_id()),
            session=session.id,
            position=session.position,
            question=question.key,
            case=len(question.cases) - 1 if is_test else next_case(card, question),
            state=PromptState.OPEN,
            picked=(),
            tries=0,
            verdict=None,
            opened_on=desk.today,
        )
        await desk.study.save_prompt(prompt)
    try:
        return of_prompt(session, prompt, question)
    except ValueError:
        return None


def of_prompt(
    session: Session, prompt: Prompt, question: Question, *, was_sure: bool | None = None
) -> QuestionView | NotedView | ConfidenceView | FeedbackView:
    """What stands in the bubble of this prompt, as far as it has come.

    Raises: ValueError if what was answered no longer exists.
    """
    case = question.cases[prompt.case % len(question.cases)]
    is_guess = session.steps[prompt.position].kind is StepKind.GUESS
    place = Place(session=session.id, position=prompt.position)
    if prompt.state is PromptState.OPEN:
        shown = shown_case(prompt, case)
        return QuestionView(
            place=place,
            prompt=still_there(prompt, shown),
            question=question,
            case=shown,
            order=display_order(shown.task, prompt.id),
            is_guess=is_guess,
            is_second_try=shown is not case,
            test=_of_test(session, prompt.position),
        )
    outcome = grade(scored(question, is_guess=is_guess), case_of(prompt, case), given(prompt, case))
    picked = tuple(reason.label for reason in outcome.reasons if reason.chosen)
    if is_guess:
        return NotedView(place=place, question=question, case=case, picked=picked[0] if picked else "")
    if prompt.state is PromptState.CONFIDENCE:
        return ConfidenceView(prompt=prompt, question=question, case=case, picked=picked)
    return FeedbackView(
        place=place,
        prompt=prompt.id,
        question=question,
        case=case,
        outcome=outcome,
        returns=question.is_scored,
        was_sure=was_sure,
    )


def _of_test(session: Session, position: int) -> tuple[int, int] | None:
    """Which question of a test-out it is, and of how many."""
    places = [place for place, step in enumerate(session.steps) if step.kind is StepKind.TEST]
    return (places.index(position) + 1, len(places)) if position in places else None


def scored(question: Question, *, is_guess: bool) -> Question:
    """A pre-question that returns in a later session is a question like any other."""
    return question if is_guess else replace(question, is_pre=False)


def shown_case(prompt: Prompt, case: Case) -> Case:
    """A typed question becomes a choice at the second try."""
    return (as_choice(case) or case) if prompt.tries else case


def still_there(prompt: Prompt, case: Case) -> Prompt:
    """An open prompt without what was picked of an older version; a sequence already full begins anew."""
    match case.task:
        case Multiple(options=parts) | Order(items=parts) | Match(pairs=parts):
            count = len(parts)
        case _:
            count = 0
    picked = tuple(position for position in prompt.picked if position < count)
    if isinstance(case.task, Order | Match) and len(picked) == count:
        picked = ()
    return prompt if picked == prompt.picked else replace(prompt, picked=picked)


def has_second_try(case: Case) -> bool:
    return as_choice(case) is not None


def case_of(prompt: Prompt, case: Case) -> Case:
    """The case as it was answered: a typed question becomes a choice at the second try."""
    return (as_choice(case) or case) if prompt.tries and prompt.picked else case


def given(prompt: Prompt, case: Case) -> Answer:
    """The answer once more, as far as it is kept: typed text is not, its verdict is."""
    task = case_of(prompt, case).task
    if isinstance(task, NumberEntry | TextEntry):
        right = next(expected for expected in task.expected if expected.right)
        return Typed(text=str(right.value)) if prompt.verdict is Verdict.RIGHT else DontKnow()
    if isinstance(task, Order | Match) and prompt.picked:
        return Sequence(positions=prompt.picked)
    return Chosen(positions=frozenset(prompt.picked)) if prompt.picked else DontKnow()


def follow(session: Session, scene: QuestionKey) -> Session:
    """The session with the next scene of a scenario right behind the current step; an ended one stays so."""
    if session.is_over:
        return session
    at = session.position + 1
    upcoming = Step(kind=StepKind.ASK, subject=scene)
    if session.steps[at] == upcoming:
        return session
    return replace(session, steps=(*session.steps[:at], upcoming, *session.steps[at:]))
