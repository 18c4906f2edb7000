"""Who has not learned for so long that nothing of theirs should be kept any more?"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import BindParameter, ColumnElement, Row, bindparam, exists, or_, select, update

from contacts.model import CompanyId, ContactId
from contacts.ports import Sleeper
from db.schema import card, contact, kept, learner, prompt, session, try_task, unit_progress
from db.transaction import Transaction

INACTIVE_REMINDED: Final = timedelta(days=365)
INACTIVE_ERASED: Final = timedelta(days=395)
"""a month after the reminder, which is twelve months after the last step"""
GRACE: Final = timedelta(days=30)
"""between a reminder and the erasure at the least, however late the reminder was: it names that day"""
AT_ONCE: Final = 50


def _asleep() -> ColumnElement[bool]:
    """No step of learning after that day: days that are kept anyway tell, so no last visit is."""
    since: BindParameter[date] = bindparam("since")
    return (
        (learner.c.joined_on <= since)
        & or_(learner.c.kept_on.is_(None), learner.c.kept_on <= since)
        & ~exists().where(session.c.learner == learner.c.id, session.c.opened_on > since)
        & ~exists().where(prompt.c.learner == learner.c.id, prompt.c.opened_on > since)
        & ~exists().where(unit_progress.c.learner == learner.c.id, unit_progress.c.since > since)
        & ~exists().where(try_task.c.learner == learner.c.id, try_task.c.since > since)
        & ~exists().where(kept.c.learner == learner.c.id, kept.c.since > since)
        & ~exists().where(
            card.c.learner == learner.c.id, or_(card.c.last_on > since, card.c.shown_on > since)
        )
    )


_SLEEPERS = (
    select(learner.c.id, learner.c.contact, learner.c.company, learner.c.zone, contact.c.language)
    .join(contact, contact.c.id == learner.c.contact)
    .where(learner.c.active, _asleep())
    .order_by(learner.c.id)
    .limit(AT_ONCE)
    .with_for_update(of=learner, skip_locked=True, key_share=True)
)
_TO_REMIND = _SLEEPERS.where(
    or_(learner.c.reminded_on.is_(None), learner.c.reminded_on <= bindparam("since"))
)
_TO_ERASE = _SLEEPERS.where(
    learner.c.reminded_on > bindparam("since"), learner.c.reminded_on <= bindparam("reminded_by")
)
_REMINDED = update(learner).where(learner.c.id == bindparam("of")).values(reminded_on=bindparam("on"))
_KEEP = update(learner).where(learner.c.id == bindparam("of")).values(kept_on=bindparam("on"))


class Inactivity:
    """Fulfils contacts.ports.Inactivity."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def to_remind(self, *, today: date) -> Sequence[Sleeper]:
        """At most fifty; whoever was reminded is not among them again before another year."""
        found = await self._transaction.run(_TO_REMIND, {"since": today - INACTIVE_REMINDED})
        return [_sleeper(row) for row in found]

    async def reminded(self, sleeper: int, *, on: date) -> None:
        await self._transaction.run(_REMINDED, {"of": sleeper, "on": on})

    async def to_erase(self, *, today: date) -> Sequence[Sleeper]:
        """At most fifty."""
        values = {"since": today - INACTIVE_ERASED, "reminded_by": today - GRACE}
        return [_sleeper(row) for row in await self._transaction.run(_TO_ERASE, values)]

    async def keep(self, sleeper: int, *, on: date) -> None:
        """Said "keep it": another year."""
        await self._transaction.run(_KEEP, {"of": sleeper, "on": on})


def _sleeper(row: Row[Any]) -> Sleeper:
    return Sleeper(
        contact=ContactId(row.contact),
        learner=row.id,
        company=CompanyId(row.company),
        language=row.language,
        zone=row.zone,
    )
