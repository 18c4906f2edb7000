"""What is kept of one learner?

Read when it is first asked for and written only where it changed, since every answer passes through
here. The learner comes with everything that an answer needs in one trip to the database: the session,
its prompts and the cards of their questions. A new session takes the prompts of the old one along, so
that no list of answers grows.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from sqlalchemy import BindParameter, and_, bindparam, delete, func, select, update

from db import items, rows
from db.schema import (
    card,
    company,
    contact,
    kept,
    learner,
    own_path,
    prompt,
    readiness,
    session,
    try_task,
    unit_progress,
    week_mark,
)
from db.transaction import Transaction
from learning.card import Card
from learning.model import LearnerId, PromptId, QuestionKey, UnitKey
from learning.readiness import NOTHING_YET, Readiness
from learning.session import Learner, Prompt, PromptState, Session, TryState, TryTask, UnitState
from reporting.privacy import SMALLEST

_OF: BindParameter[int] = bindparam("learner")
_unit = company.alias("own")
_MARKED = select(func.max(week_mark.c.week)).where(week_mark.c.learner == learner.c.id).correlate(learner)
# one row a prompt, a dozen at most; one without prompt and card where there are none
_LEARNER = (
    select(
        learner,
        contact.c.language,
        _MARKED.scalar_subquery().label("marked_week"),
        *rows.SESSION,
        *rows.PROMPT,
        *rows.CARD,
        *rows.OWN_PATH,
    )
    .join(contact, contact.c.id == learner.c.contact)
    .outerjoin(own_path, own_path.c.learner == learner.c.id)
    .outerjoin(session, session.c.learner == learner.c.id)
    .outerjoin(prompt, prompt.c.learner == learner.c.id)
    .outerjoin(card, and_(card.c.learner == learner.c.id, card.c.question == prompt.c.question))
    .where(learner.c.id == _OF)
)
# a tick and an answer must not overwrite each other
_LEARNER_AND_HOLD = _LEARNER.with_for_update(of=learner, key_share=True)
_SAVE_LEARNER = update(learner).where(learner.c.id == bindparam("of"))
_SPEAK = (
    update(contact)
    .where(contact.c.id == select(learner.c.contact).where(learner.c.id == bindparam("of")).scalar_subquery())
    .values(language=bindparam("tongue"))
)
_CARDS = select(*rows.CARD).where(card.c.learner == _OF).order_by(card.c.question)
_CARD = select(*rows.CARD).where(card.c.learner == _OF, card.c.question == bindparam("question"))
_STEP = (
    update(session)
    .where(session.c.learner == bindparam("of"))
    .values(position=bindparam("new_position"), guess=bindparam("new_guess"))
)
_FORGET_PROMPTS = delete(prompt).where(prompt.c.learner == _OF, prompt.c.session != bindparam("session"))
_CLOSE_PROMPTS = (
    update(prompt)
    .where(
        prompt.c.learner == bindparam("of"),
        prompt.c.id != bindparam("besides"),
        prompt.c.state != PromptState.CLOSED.value,
    )
    .values(state=PromptState.CLOSED.value, picked="", tries=0, verdict=None)
)
_UNITS = select(unit_progress.c.unit, unit_progress.c.state).where(unit_progress.c.learner == _OF)
# of a company too small for any figure nothing is marked, not even for a week
_HEADS = select(func.sum(company.c.headcount)).where(company.c.unit == _unit.c.unit).scalar_subquery()
_COMPANY = (
    select(learner.c.company)
    .join(_unit, _unit.c.id == learner.c.company)
    .where(learner.c.id == _OF, _HEADS >= SMALLEST)
)
_UNMARK = delete(week_mark).where(week_mark.c.learner == _OF)
_OPEN_TRY = (
    select(try_task)
    .where(try_task.c.learner == _OF, try_task.c.state == TryState.OPEN.value)
    .order_by(try_task.c.since, try_task.c.unit)
    .limit(1)
)
_READINESS = select(readiness).where(readiness.c.learner == _OF)

_KEPT = select(kept.c.unit).where(kept.c.learner == _OF).order_by(kept.c.since.desc(), kept.c.unit)
_STRIKE = delete(kept).where(kept.c.learner == _OF, kept.c.unit == bindparam("unit"))


class Study:
    """Fulfils learning.ports.Study."""

    __slots__ = ("_cards", "_id", "_learner", "_marked", "_prompts", "_readiness", "_session", "_transaction")

    def __init__(self, transaction: Transaction, learner_id: LearnerId) -> None:
        self._transaction = transaction
        self._id = learner_id
        self._learner: Learner | None = None
        self._marked: date | None = None
        """Monday of the last week with a mark"""
        self._session: Session | None = None
        self._prompts: dict[PromptId, Prompt] = {}
        self._cards: dict[QuestionKey, Card | None] = {}
        """as far as they were read"""
        self._readiness: Readiness | None = None

    async def learner(self) -> Learner:
        if self._learner is None:
            statement = _LEARNER_AND_HOLD if self._transaction.writes else _LEARNER
            found = (await self._transaction.run(statement, {"learner": self._id})).all()
            if not found:
                raise LookupError("the learner has been erased")
            self._learner = rows.learner(found[0])
            self._marked = found[0].marked_week
            self._session = rows.session(found[0])
            for row in found:
                prompt = rows.prompt(row)
                if prompt is not None:
                    self._prompts[prompt.id] = prompt
                    self._cards.setdefault(prompt.question, rows.card(row))
        return self._learner

    async def save_learner(self, learner: Learner) -> None:
        before = await self.learner()
        if learner == before:
            return
        if learner.language != before.language:
            await self._transaction.run(_SPEAK, {"of": self._id, "tongue": learner.language})
        await self._transaction.run(_SAVE_LEARNER, {"of": self._id} | rows.of_learner(learner))
        if rows.of_own_path(learner) != rows.of_own_path(before):
            await _save_own_path(self._transaction, self._id, learner)
        if before.counted and not learner.counted:
            # nothing is left of what would have been counted this week
            await self._transaction.run(_UNMARK, {"learner": self._id})
            self._marked = None
        self._learner = learner

    async def mark_week(self, *, on: date) -> None:
        """As the port says: one bit a week, set by its first answer."""
        week = on - timedelta(days=on.weekday())
        if not (await self.learner()).counted or self._marked == week:
            return
        company = (await self._transaction.run(_COMPANY, {"learner": self._id})).scalar_one_or_none()
        if company is not None:
            await self._transaction.add(week_mark, {"learner": self._id, "week": week, "company": company})
        self._marked = week

    async def count_first(
        self, question: QuestionKey, *, version: int, outcome: int, on: date, last_on: date | None
    ) -> None:
        """As the port says; who may be counted, and how often, is decided where it is counted."""
        if (await self.learner()).counted:
            await items.count_first(
                self._transaction,
                self._id,
                question,
                version=version,
                outcome=outcome,
                on=on,
                last_on=last_on,
            )

    async def cards(self) -> tuple[Card, ...]:
        found = map(rows.card, await self._transaction.run(_CARDS, {"learner": self._id}))
        return tuple(card for card in found if card is not None)

    async def card(self, question: QuestionKey) -> Card | None:
        if question not in self._cards:
            values = {"learner": self._id, "question": question}
            row = (await self._transaction.run(_CARD, values)).first()
            self._cards[question] = rows.card(row) if row else None
        return self._cards[question]

    async def save_card(self, card: Card) -> None:
        await _save_card(self._transaction, self._id, card)
        self._cards[card.question] = card

    async def session(self) -> Session | None:
        await self.learner()
        return self._session

    async def save_session(self, session: Session) -> None:
        before = await self.session()
        if session == before:
            return
        if before and replace(before, position=session.position, guess=session.guess) == session:
            moved = {"of": self._id, "new_position": session.position, "new_guess": session.guess}
            await self._transaction.run(_STEP, moved)
        else:
            await _save_session(self._transaction, self._id, session)
            await self._transaction.run(_FORGET_PROMPTS, {"learner": self._id, "session": session.id})
            self._prompts = {one.id: one for one in self._prompts.values() if one.session == session.id}
        self._session = session

    async def prompt(self, prompt: PromptId) -> Prompt | None:
        return (await self._all_prompts()).get(prompt)

    async def prompt_at(self, session: Session) -> Prompt | None:
        """As the port says; an unanswered one comes first, should there be several."""
        here = [
            prompt
            for prompt in (await self._all_prompts()).values()
            if prompt.session == session.id and prompt.position == session.position
        ]
        return min(here, key=lambda prompt: _PROGRESS.index(prompt.state), default=None)

    async def save_prompt(self, prompt: Prompt) -> None:
        known = await self._all_prompts()
        if known.get(prompt.id) != prompt:
            await _save_prompt(self._transaction, self._id, prompt)
            known[prompt.id] = prompt

    async def close_prompts(self, *, besides: PromptId) -> None:
        known = await self._all_prompts()
        still = [p.id for p in known.values() if p.id != besides and p.state is not PromptState.CLOSED]
        if still:
            await self._transaction.run(_CLOSE_PROMPTS, {"of": self._id, "besides": besides})
        for closed in still:
            known[closed] = replace(known[closed], state=PromptState.CLOSED, picked=(), tries=0, verdict=None)

    async def units(self) -> Mapping[UnitKey, UnitState]:
        found = await self._transaction.run(_UNITS, {"learner": self._id})
        return {UnitKey(row.unit): UnitState(row.state) for row in found}

    async def save_unit(self, unit: UnitKey, state: UnitState, *, on: date) -> None:
        row = {"learner": self._id, "unit": unit, "state": state.value, "since": on}
        await self._transaction.put(unit_progress, row)

    async def open_try(self) -> TryTask | None:
        row = (await self._transaction.run(_OPEN_TRY, {"learner": self._id})).first()
        return TryTask(unit=UnitKey(row.unit), state=TryState(row.state), since=row.since) if row else None

    async def save_try(self, task: TryTask) -> None:
        row = {"learner": self._id, "unit": task.unit, "state": task.state.value, "since": task.since}
        await self._transaction.put(try_task, row)

    async def readiness(self) -> Readiness:
        if self._readiness is None:
            row = (await self._transaction.run(_READINESS, {"learner": self._id})).first()
            self._readiness = rows.readiness(row) if row else NOTHING_YET
        return self._readiness

    async def save_readiness(self, readiness: Readiness) -> None:
        if readiness != await self.readiness():
            await _save_readiness(self._transaction, self._id, readiness)
            self._readiness = readiness

    async def kept(self) -> tuple[UnitKey, ...]:
        found = await self._transaction.run(_KEPT, {"learner": self._id})
        return tuple(UnitKey(row.unit) for row in found)

    async def keep(self, unit: UnitKey, *, on: date) -> None:
        await self._transaction.add(kept, {"learner": self._id, "unit": unit, "since": on})

    async def strike(self, unit: UnitKey) -> None:
        await self._transaction.run(_STRIKE, {"learner": self._id, "unit": unit})

    async def _all_prompts(self) -> dict[PromptId, Prompt]:
        await self.learner()
        return self._prompts


_PROGRESS = (PromptState.OPEN, PromptState.CONFIDENCE, PromptState.ANSWERED, PromptState.CLOSED)


# the port's parameters are named like the tables, so the writing stands out here


async def _save_card(transaction: Transaction, owner: LearnerId, value: Card) -> None:
    await transaction.put(card, {"learner": owner} | rows.of_card(value))


async def _save_session(transaction: Transaction, owner: LearnerId, value: Session) -> None:
    await transaction.put(session, {"learner": owner} | rows.of_session(value))


async def _save_prompt(transaction: Transaction, owner: LearnerId, value: Prompt) -> None:
    await transaction.put(prompt, {"learner": owner} | rows.of_prompt(value))


async def _save_own_path(transaction: Transaction, owner: LearnerId, value: Learner) -> None:
    await transaction.put(own_path, {"learner": owner} | rows.of_own_path(value))


async def _save_readiness(transaction: Transaction, owner: LearnerId, value: Readiness) -> None:
    await transaction.put(readiness, {"learner": owner} | rows.of_readiness(value))
