"""Whose time is over? Everything that is kept for a while goes here.

Each rule is one statement that finds nothing when it runs twice, so that a missed sweep is made up for
by the next.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Delete, Update, bindparam, delete, update

from db.schema import (
    company,
    contact,
    delivery,
    flag,
    handled,
    invitation,
    learner,
    moving,
    parcel,
    prompt,
    remark,
    reporting_unit,
    set_aside,
    writing,
)
from db.transaction import CLOCK, Transaction
from learning.session import PromptState

HANDLED = timedelta(hours=48)
"""longer than Telegram keeps an update: 24 hours. Source: Bot API, getting updates"""
SET_ASIDE = timedelta(days=30)
SENT = timedelta(days=8)
"""then a delivery is a date"""
DATED = timedelta(days=400)
"""then it is gone; a year of one's own export, and a month"""
BLOCKED = timedelta(days=30)
EXPIRED_LINK = timedelta(days=14)
"""so long a late tap still reads "expired" and not "unknown" """
FLAGS = timedelta(days=90)
"""since the Monday of their week, answered or not"""
WRITINGS = timedelta(days=30)

_HANDLED = delete(handled).where(handled.c.day < bindparam("before"))
_SET_ASIDE = delete(set_aside).where(set_aside.c.day < bindparam("before"))
_INVITATIONS = delete(invitation).where(invitation.c.expires_at < bindparam("before"))
# how long ago somebody asked for a link would be a last visit, so it goes once it is void
_MOVINGS = delete(moving).where(moving.c.expires_at <= bindparam("before"))
_BLOCKED = delete(contact).where(contact.c.blocked_on <= bindparam("before")).returning(contact.c.id)
# what was only picked so far is taken back, what was answered is closed
_PICKS = (
    update(prompt)
    .where(
        prompt.c.state != PromptState.CLOSED.value,
        prompt.c.picked != "",
        prompt.c.opened_on < bindparam("before"),
    )
    .values(picked="")
)
_ANSWERS = (
    update(prompt)
    .where(
        prompt.c.state.in_((PromptState.ANSWERED.value, PromptState.CONFIDENCE.value)),
        prompt.c.opened_on < bindparam("before"),
    )
    .values(state=PromptState.CLOSED.value, picked="", tries=0, verdict=None)
)
_SENT = (
    update(delivery)
    .where(delivery.c.state == "sent", delivery.c.due_at < bindparam("before"))
    .values(dedup=None, due_at=None, attempt=0)
)
_NOT_SENT = delete(delivery).where(
    delivery.c.state.in_(("failed", "dropped")), delivery.c.due_at < bindparam("before")
)
_DATED = delete(delivery).where(delivery.c.sent_on < bindparam("before"))
# the instant of the last message is needed for hours, and its week for days
_CALM = (
    update(learner).where(learner.c.calm_last_sent_at < bindparam("before")).values(calm_last_sent_at=None)
)
_FLAGS = delete(flag).where(flag.c.week <= bindparam("before"))
_REMARKS = delete(remark).where(remark.c.week <= bindparam("before"))
_WRITINGS = delete(writing).where(writing.c.since < bindparam("before"))
_PARCELS = delete(parcel).where(parcel.c.since < bindparam("before"))
_PACE = (
    update(contact).where(contact.c.next_send_s > 0, contact.c.next_send_s < CLOCK).values(next_send_s=0.0)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    updates: int
    prompts: int
    deliveries: int
    """reduced to a date, or removed"""
    invitations: int


class Retention:
    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def sweep(self, *, now: datetime) -> Swept:
        """How much went; of people who had blocked the bot nothing is said."""
        today = now.date()
        erased = (await self._transaction.run(_BLOCKED, {"before": today - BLOCKED})).scalars().all()
        self._transaction.note_gone(*erased)
        await self._count(_SET_ASIDE, before=today - SET_ASIDE)
        await self._count(_MOVINGS, before=now)
        await self._count(_CALM, before=now - SENT)
        await self._count(_FLAGS, before=today - FLAGS)
        await self._count(_REMARKS, before=today - FLAGS)
        await self._count(_WRITINGS, before=today - WRITINGS)
        await self._count(_PARCELS, before=today - WRITINGS)
        await self._transaction.run(_PACE)
        return Swept(
            updates=await self._count(_HANDLED, before=(now - HANDLED).date()),
            prompts=await self._count(_ANSWERS, before=today) + await self._count(_PICKS, before=today),
            deliveries=await self._count(_SENT, before=now - SENT)
            + await self._count(_NOT_SENT, before=now - SENT)
            + await self._count(_DATED, before=today - DATED),
            invitations=await self._count(_INVITATIONS, before=now - EXPIRED_LINK),
        )

    async def bury(self, ids: Collection[int]) -> None:
        """Erases again whoever an older backup brought back."""
        wanted = list(ids)
        for table in (contact, learner, company, reporting_unit) if wanted else ():
            found = await self._transaction.run(
                delete(table).where(table.c.id.in_(wanted)).returning(table.c.id)
            )
            self._transaction.note_gone(*found.scalars())

    async def _count(self, statement: Delete | Update, *, before: date) -> int:
        return (await self._transaction.run(statement, {"before": before})).rowcount
