"""Who sits behind a chat id? The only place where a chat becomes a contact and back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Select, bindparam, delete, exists, select, update

from contacts.model import (
    DIGEST_HOUR,
    DIGEST_HOURS,
    CompanyId,
    Contact,
    ContactId,
    LinkFault,
    Recipient,
    Role,
    Welcome,
)
from db.companies import JOIN, LINK, company_of
from db.export import everything_about
from db.keys import random_id
from db.outbox import CLOSED
from db.schema import company, contact, contact_role, delivery, invitation, learner, own_content
from db.training import stop_training
from db.transaction import Transaction

CHAT = "contact.chat"
"""where a chat id is sealed"""

_FIND: Select[int, str, bool, int, str, int, int] = (
    select(
        contact.c.id,
        contact.c.language,
        contact.c.active,
        contact_role.c.company,
        contact_role.c.role,
        learner.c.id.label("learner"),
        own_content.c.state,
    )
    .outerjoin(contact_role, contact_role.c.contact == contact.c.id)
    .outerjoin(own_content, own_content.c.company == contact_role.c.company)
    .outerjoin(learner, learner.c.contact == contact.c.id)
    .where(contact.c.lane == bindparam("lane"), contact.c.chat_index == bindparam("chat_index"))
)
# one person's updates follow each other also when two processes get them
_FIND_AND_HOLD = _FIND.with_for_update(of=contact, key_share=True)
_CHAT = select(contact.c.chat).where(contact.c.id == bindparam("contact"))
_SPEAK = update(contact).where(contact.c.id == bindparam("of")).values(language=bindparam("tongue"))
_REACH = (
    update(contact)
    .where(contact.c.id == bindparam("of"), contact.c.active != bindparam("reachable"))
    .values(active=bindparam("reachable"), blocked_on=bindparam("on"))
)
_REACH_LEARNER = (
    update(learner).where(learner.c.contact == bindparam("of")).values(active=bindparam("reachable"))
)
_DROP_PENDING = (
    update(delivery)
    .where(delivery.c.contact == bindparam("of"), delivery.c.state == "pending")
    .values(**CLOSED, state="dropped")
)
_LEAVE = delete(contact_role).where(
    contact_role.c.contact == bindparam("contact"),
    contact_role.c.company == bindparam("company"),
    contact_role.c.role == bindparam("role"),
)
_STOP_LEARNING = (
    delete(learner)
    .where(learner.c.contact == bindparam("contact"), learner.c.company == bindparam("company"))
    .returning(learner.c.id)
)
_RECIPIENTS = (
    select(contact_role.c.contact, contact_role.c.role, contact_role.c.digest_hour, contact.c.language)
    .join(contact, contact.c.id == contact_role.c.contact)
    .where(
        contact_role.c.company == bindparam("company"),
        contact_role.c.role.in_((Role.MANAGER.value, Role.COUNCIL.value)),
        contact.c.active,
    )
    .order_by(contact_role.c.contact, contact_role.c.role)
)
_DIGEST_HOUR = (
    update(contact_role)
    .where(contact_role.c.contact == bindparam("of"), contact_role.c.company == bindparam("in_company"))
    .values(digest_hour=bindparam("hour"))
)
_HAS_ROLE = select(exists().where(contact_role.c.contact == bindparam("contact")))
_LINK = select(company, invitation.c.role, invitation.c.expires_at, invitation.c.used).join(
    company, company.c.id == invitation.c.company
)
_INVITED = _LINK.where(invitation.c.link_index == bindparam("link_index"))
_JOINED = select(company).where(company.c.join_index == bindparam("join_index"))
_USE_UP = (
    update(invitation)
    .where(
        invitation.c.link_index == bindparam("link"),
        ~invitation.c.used,
        invitation.c.expires_at > bindparam("now"),
    )
    .values(used=True)
    .returning(invitation.c.company, invitation.c.role)
)


class People:
    """Fulfils contacts.ports.People."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    async def find(self, chat_id: int) -> Contact | None:
        statement: Select[int, str, bool, int, str, int, int] = (
            _FIND_AND_HOLD if self._transaction.writes else _FIND
        )
        index = self._transaction.keyring.index(chat_id, place=CHAT)
        found = await self._transaction.run(statement, {"lane": self._transaction.lane, "chat_index": index})
        rows = found.all()
        if not rows:
            return None
        # asked for next, nearly always; two trips to the database less per answer
        self._transaction.learners[rows[0].id] = rows[0].learner
        self._transaction.contents |= {row.company: row.state or 0 for row in rows if row.role is not None}
        return Contact(
            id=ContactId(rows[0].id),
            language=rows[0].language,
            roles=frozenset((CompanyId(row.company), Role(row.role)) for row in rows if row.role is not None),
            is_reachable=rows[0].active,
        )

    async def chat_id(self, contact: ContactId) -> int:
        """
        Raises:
            LookupError: the person has been erased meanwhile.

        """
        sealed = (await self._transaction.run(_CHAT, {"contact": contact})).scalar_one_or_none()
        if sealed is None:
            raise LookupError("the contact has been erased")
        return self._transaction.keyring.open(sealed, place=CHAT)

    async def welcome(self, payload: str, *, now: datetime) -> Welcome | LinkFault:
        index = self._transaction.keyring.index(payload, place=JOIN)
        joined = (await self._transaction.run(_JOINED, {"join_index": index})).first()
        if joined is not None:
            return Welcome(company=company_of(joined), role=Role.LEARNER)
        index = self._transaction.keyring.index(payload, place=LINK)
        invited = (await self._transaction.run(_INVITED, {"link_index": index})).first()
        if invited is None:
            return LinkFault.UNKNOWN
        if invited.used:
            return LinkFault.USED
        if invited.expires_at <= now:
            return LinkFault.EXPIRED
        return Welcome(company=company_of(invited), role=Role(invited.role))

    async def opened_by(self, payload: str) -> Welcome:
        """
        Raises:
            LookupError: there is no such link.

        """
        index = self._transaction.keyring.index(payload, place=LINK)
        invited = (await self._transaction.run(_INVITED, {"link_index": index})).first()
        if invited is None:
            raise LookupError("no single-use link with this payload")
        return Welcome(company=company_of(invited), role=Role(invited.role))

    async def admit(self, chat_id: int, *, company: CompanyId, role: Role, language: str) -> Contact:
        keyring = self._transaction.keyring
        row = {
            "id": random_id(),
            "lane": self._transaction.lane,
            "chat_index": keyring.index(chat_id, place=CHAT),
            "chat": keyring.seal(chat_id, place=CHAT),
            "language": language,
            "active": True,
            "next_send_s": 0.0,
        }
        found = await self.find(chat_id)
        if found is None:
            await self._transaction.add(contact, row)
            found = await self.find(chat_id)
            assert found is not None
        if (company, role) in found.roles:
            return found
        values = {"contact": found.id, "company": company, "role": role.value}
        await self._transaction.add(contact_role, values)
        return replace(found, roles=found.roles | {(company, role)})

    async def redeem(
        self, chat_id: int, payload: str, *, language: str, now: datetime
    ) -> Contact | LinkFault:
        index = self._transaction.keyring.index(payload, place=LINK)
        used = (await self._transaction.run(_USE_UP, {"link": index, "now": now})).first()
        if used is None:
            fault = await self.welcome(payload, now=now)
            return fault if isinstance(fault, LinkFault) else LinkFault.UNKNOWN
        return await self.admit(
            chat_id, company=CompanyId(used.company), role=Role(used.role), language=language
        )

    async def speak(self, contact: ContactId, language: str) -> None:
        await self._transaction.run(_SPEAK, {"of": contact, "tongue": language})

    async def mark_blocked(self, contact: ContactId, *, on: date) -> None:
        """Nothing is sent any more, what waits is dropped; after 30 days the person is erased."""
        await self._reach(contact, reachable=False, on=on)
        await self._transaction.run(_DROP_PENDING, {"of": contact})

    async def mark_reachable(self, contact: ContactId) -> None:
        await self._reach(contact, reachable=True, on=None)

    async def leave(self, contact: ContactId, company: CompanyId, role: Role) -> None:
        """Ends a role; with LEARNER goes what was learned there, with the last role the contact."""
        values = {"contact": contact, "company": company, "role": role.value}
        await self._transaction.run(_LEAVE, values)
        if role is Role.LEARNER:
            stopped = await self._transaction.run(_STOP_LEARNING, {"contact": contact, "company": company})
            self._transaction.note_gone(*stopped.scalars())
        if role is Role.TRAINER:
            await stop_training(self._transaction, company, [contact])
        if not (await self._transaction.run(_HAS_ROLE, {"contact": contact})).scalar_one():
            await self._transaction.erase(contact)

    async def recipients(self, company: CompanyId) -> tuple[Recipient, ...]:
        return tuple(
            Recipient(
                contact=ContactId(row.contact),
                role=Role(row.role),
                language=row.language,
                hour=DIGEST_HOUR if row.digest_hour is None else row.digest_hour,
            )
            for row in await self._transaction.run(_RECIPIENTS, {"company": company})
        )

    async def set_digest_hour(self, contact: ContactId, company: CompanyId, hour: int) -> None:
        """
        Raises:
            ValueError: no digest goes out at that hour.

        """
        if hour not in DIGEST_HOURS:
            raise ValueError(
                f"digests go out between {DIGEST_HOURS[0]} and {DIGEST_HOURS[-1]}, not at {hour}"
            )
        values = {"of": contact, "in_company": company, "hour": hour}
        await self._transaction.run(_DIGEST_HOUR, values)

    async def export(self, contact: ContactId) -> Mapping[str, object]:
        return await everything_about(contact, self._transaction, chat_id=await self.chat_id(contact))

    async def erase(self, contact: ContactId) -> None:
        await self._transaction.erase(contact)

    async def _reach(self, contact: ContactId, *, reachable: bool, on: date | None) -> None:
        changed = await self._transaction.run(_REACH, {"of": contact, "reachable": reachable, "on": on})
        if changed.rowcount:
            await self._transaction.run(_REACH_LEARNER, {"of": contact, "reachable": reachable})
