"""How does a learner go through a session? Each function is one tap, inside one transaction."""

from dataclasses import replace

from learning import offering, opening, show, testout
from learning.card import Card
from learning.desk import Desk
from learning.model import Question, Unit, UnitKey
from learning.session import Session, SessionId, SessionKind, StepKind, TryState, TryTask, UnitState
from learning.views import EndView, MenuView, Place, View

# --- beginning ----------------------------------------------------------------------------------


async def begin(desk: Desk, kind: SessionKind, unit: UnitKey | None = None) -> View:
    """Opens a session of this kind; the menu if there is nothing to fill it with."""
    task = await desk.study.open_try()
    due_task = task if task is not None and task.since < desk.today else None
    cards = await opening.reviews(desk.study, desk.library, desk.learner, on=desk.today)
    session_id = SessionId(desk.draw_id())
    if kind is SessionKind.REVIEW:
        if not cards:
            return await show.menu(desk)
        session = opening.review_session(cards, session=session_id, on=desk.today, follow_up=due_task)
    else:
        chosen = desk.unit(unit) if unit else await opening.next_unit(desk.study, desk.library, desk.learner)
        if chosen is None:
            return await show.menu(desk)
        if chosen.key not in await desk.study.units():  # who reads one again has not lost it
            await desk.study.save_unit(chosen.key, UnitState.STARTED, on=desk.today)
        session = opening.unit_session(
            chosen, session=session_id, on=desk.today, follow_up=due_task, review=cards
        )
    await desk.study.save_session(session)
    return await show.current(desk)


async def begin_after_guest(desk: Desk, unit: UnitKey) -> View:
    """Goes on where the guest case stopped; a second consent changes nothing."""
    chosen = desk.unit(unit)
    if chosen is None or await desk.study.session() is not None:
        return await show.current(desk)
    await desk.study.save_unit(chosen.key, UnitState.STARTED, on=desk.today)
    session = opening.guest_session(chosen, session=SessionId(desk.draw_id()), on=desk.today)
    await desk.study.save_session(session)
    return await show.current(desk)


async def resume_or_begin(desk: Desk) -> View:
    """One tap into the most valuable thing: what is open, else what wobbles, else what is new."""
    session = await desk.study.session()
    if session is not None and not session.is_over:
        return await show.current(desk)
    view = await begin(desk, SessionKind.REVIEW)
    return await begin(desk, SessionKind.NEW) if isinstance(view, MenuView) else view


async def begin_preview(desk: Desk, unit: Unit) -> View:
    await desk.study.save_session(
        opening.preview_session(unit, session=SessionId(desk.draw_id()), on=desk.today)
    )
    return await show.current(desk)


# --- going on -----------------------------------------------------------------------------------


async def forward(desk: Desk, place: Place) -> View | None:
    """The next step; None for an old button, which moves nothing."""
    session = await _at(desk, place)
    if session is None:
        return None
    if session.step.kind is StepKind.TEST:
        return await testout.forward(desk, session)
    await _leave(desk, session)
    after = session.forward()
    await desk.study.save_session(after)
    view = await show.current(desk)
    if isinstance(view, EndView):
        await _finish(desk, after)
        await offering.make(desk, after)
        return replace(view, offer=await offering.standing(desk, after))
    return view


async def _leave(desk: Desk, session: Session) -> None:
    """A question left without an answer was skipped: it is known of, and it will come back."""
    if session.step.kind is not StepKind.ASK:
        return
    question = desk.question(session.step.subject)
    if question is None or not question.is_scored:
        return
    card = await desk.study.card(question.key)
    await desk.study.save_card(replace(card, shown_on=desk.today) if card else _introduced(question, desk))


async def _finish(desk: Desk, session: Session) -> None:
    key = opening.unit_of(session)
    unit = desk.unit(key) if key else None
    if unit is None:
        return
    await desk.study.save_unit(unit.key, UnitState.DONE, on=desk.today)
    if unit.pre.is_scored and await desk.study.card(unit.pre.key) is None:
        await desk.study.save_card(_introduced(unit.pre, desk))


def _introduced(question: Question, desk: Desk) -> Card:
    """A card without a memory yet; not before tomorrow."""
    return Card(
        question=question.key,
        version=question.version,
        case=0,
        memory=None,
        first_right=None,
        shown_on=desk.today,
    )


async def plan_try(desk: Desk, place: Place, *, wants: bool) -> View | None:
    """A yes is followed up at the next session; a "no" is not."""
    session = await _at(desk, place)
    if session is None:
        return None
    if wants:
        await _save_try(desk, session, TryState.OPEN)
    return await forward(desk, place)


async def follow_up(desk: Desk, place: Place, state: TryState) -> View | None:
    session = await _at(desk, place)
    if session is None:
        return None
    await _save_try(desk, session, state)
    return await forward(desk, place)


async def _save_try(desk: Desk, session: Session, state: TryState) -> None:
    unit = UnitKey(session.step.subject)
    await desk.study.save_try(TryTask(unit=unit, state=state, since=desk.today))


async def _at(desk: Desk, place: Place) -> Session | None:
    session = await desk.study.session()
    return session if session is not None and Place.of(session) == place else None
