"""How does a contact become a learner? The only crossing between a person in a chat and their learning."""

from datetime import date, timedelta

from sqlalchemy import bindparam, delete, select, update

from db.keys import random_id
from db.schema import consent, contact, learner, week_mark
from db.transaction import Transaction
from learning.model import LearnerId

_LEARNER = select(learner.c.id).where(learner.c.contact == bindparam("contact"))
_CONSENT = select(consent.c.version).where(consent.c.learner == bindparam("learner"))
_MOVE = (
    update(learner)
    .where(learner.c.contact == bindparam("of"))
    .values(
        company=bindparam("to_company"),
        zone=bindparam("to_zone"),
        trade=bindparam("to_trade"),
        counted=bindparam("to_counted"),
        joined_on=bindparam("to_on"),
    )
)
# a week and a quarter count where their last day is spent
_TAKE_MARKS_ALONG = (
    update(week_mark)
    .where(week_mark.c.learner == bindparam("of"), week_mark.c.week >= bindparam("since"))
    .values(company=bindparam("to_company"))
)
_SPEAK = update(contact).where(contact.c.id == bindparam("of")).values(language=bindparam("tongue"))


class Enrolment:
    """Fulfils learning.ports.Enrolment."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def learner_of(self, contact: int) -> LearnerId | None:
        known = self._transaction.learners
        if contact not in known:
            found = (await self._transaction.run(_LEARNER, {"contact": contact})).scalar_one_or_none()
            known[contact] = None if found is None else LearnerId(found)
        return known[contact]

    async def enrol(
        self,
        contact: int,
        *,
        company: int,
        language: str,
        zone: str,
        trade: str,
        counted: bool,
        consent: str,
        on: date,
    ) -> LearnerId:
        """As the port says; a second time also moves to that company, and what was learned stays."""
        row = {
            "id": random_id(),
            "contact": contact,
            "lane": self._transaction.lane,
            "company": company,
            "active": True,
            "zone": zone,
            "trade": trade,
            "paused": False,
            "calm_sent_in_week": 0,
            "calm_ignored": 0,
            "calm_quiet": False,
            "counted": counted,
            "joined_on": on,
        }
        if not await self._transaction.add(learner, row):
            moved = {"to_company": company, "to_zone": zone, "to_trade": trade, "to_counted": counted}
            await self._transaction.run(_MOVE, {"of": contact, "to_on": on} | moved)
            self._transaction.learners.pop(contact, None)
            mover = await self.learner_of(contact)
            week = on - timedelta(days=on.weekday())
            await self._transaction.run(
                _TAKE_MARKS_ALONG, {"of": mover, "since": week, "to_company": company}
            )
            if not counted:
                await self._transaction.run(delete(week_mark).where(week_mark.c.learner == mover))
        await self._transaction.run(_SPEAK, {"of": contact, "tongue": language})
        self._transaction.learners.pop(contact, None)
        enrolled = await self.learner_of(contact)
        assert enrolled is not None
        await self.agree(enrolled, consent=consent, on=on)
        return enrolled

    async def agree(self, learner: LearnerId, *, consent: str, on: date) -> None:
        await _agree(self._transaction, learner, version=consent, on=on)

    async def consent_of(self, learner: LearnerId) -> str:
        """
        Raises:
            LookupError: the learner has been erased meanwhile.

        """
        version = (await self._transaction.run(_CONSENT, {"learner": learner})).scalar_one_or_none()
        if version is None:
            raise LookupError("the learner has been erased")
        return str(version)


async def _agree(transaction: Transaction, learner_id: LearnerId, *, version: str, on: date) -> None:
    await transaction.put(consent, {"learner": learner_id, "version": version, "given_on": on})
