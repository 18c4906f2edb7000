"""What is kept of what learners say of the material, and when do their trainers get it?"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, delete, exists, func, or_, select, update

from contacts.model import CompanyId, ContactId, Role
from contacts.voices import Flag, FlagKind, FlagState, Remark, Trainer, Voiced, Waiting, voiced
from db.companies import company_of
from db.keys import random_id
from db.schema import company, contact, contact_role, flag, flag_week, remark
from db.transaction import Transaction
from reporting.periods import WEEK

_FLAG = select(flag).where(flag.c.learner == bindparam("learner"), flag.c.subject == bindparam("subject"))
_TAKE_BACK = delete(flag).where(
    flag.c.learner == bindparam("learner"), flag.c.subject == bindparam("subject")
)
_ANSWERED = (
    select(flag)
    .where(flag.c.learner == bindparam("learner"), flag.c.state == FlagState.ANSWERED.value)
    .order_by(flag.c.subject)
)
_FORGET = delete(flag).where(
    flag.c.learner == bindparam("learner"),
    flag.c.state == FlagState.ANSWERED.value,
    flag.c.subject.in_(bindparam("subjects", expanding=True)),
)
_TRAINERS = (
    select(contact.c.id, contact.c.language)
    .join(contact_role, contact_role.c.contact == contact.c.id)
    .where(contact_role.c.role == Role.TRAINER.value, contact.c.active)
)
_TRAINERS_OF = _TRAINERS.where(contact_role.c.company == bindparam("company")).order_by(contact.c.id)
_OLDEST = [
    select(func.min(table.c.week, type_=table.c.week.type))
    .where(table.c.company == company.c.id, untold)
    .correlate(company)
    .scalar_subquery()
    for table, untold in ((flag, flag.c.state == FlagState.OPEN.value), (remark, ~remark.c.sent))
]
_WAITING = (
    select(
        company,
        flag_week.c.closed_week,
        _OLDEST[0].label("oldest_flag"),
        _OLDEST[1].label("oldest_remark"),
    )
    .outerjoin(flag_week, flag_week.c.company == company.c.id)
    .where(
        or_(
            exists().where(flag.c.company == company.c.id, flag.c.state == FlagState.OPEN.value),
            exists().where(remark.c.company == company.c.id, ~remark.c.sent),
        ),
        _TRAINERS.where(contact_role.c.company == company.c.id).exists(),
    )
    .order_by(company.c.id)
)
_CLOSE = (
    update(flag_week)
    .where(flag_week.c.company == bindparam("of"), flag_week.c.closed_week < bindparam("week"))
    .values(closed_week=bindparam("week"))
)
# told and marked in one statement: what comes at the same moment is told the week after
_TELL_FLAGS = (
    update(flag)
    .where(
        flag.c.company == bindparam("of"),
        flag.c.state == FlagState.OPEN.value,
        flag.c.week <= bindparam("through"),
    )
    .values(state=FlagState.SENT.value)
    .returning(flag.c.subject, flag.c.kind)
)
_TELL_REMARKS = (
    update(remark)
    .where(remark.c.company == bindparam("of"), ~remark.c.sent, remark.c.week <= bindparam("through"))
    .values(sent=True)
    .returning(remark.c.subject, remark.c.kind, remark.c.words)
)
_ANSWER = (
    update(flag)
    .where(
        flag.c.company == bindparam("of"),
        flag.c.subject == bindparam("about"),
        flag.c.state == FlagState.SENT.value,
    )
    .values(state=FlagState.ANSWERED.value, reply=bindparam("said"))
)
_DROP_REMARKS = delete(remark).where(
    remark.c.company == bindparam("company"), remark.c.subject == bindparam("subject"), remark.c.sent
)


class Voices:
    """Fulfils contacts.voices.Voices."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    # --- of one learner -------------------------------------------------------------------------

    async def flag(self, learner: int, subject: str) -> Flag | None:
        row = (await self._transaction.run(_FLAG, {"learner": learner, "subject": subject})).first()
        return _flag(row) if row else None

    async def put(self, learner: int, company: CompanyId, one: Flag) -> None:
        row = {
            "learner": learner,
            "subject": one.subject,
            "company": company,
            "kind": one.kind.value,
            "week": one.week,
            "state": one.state.value,
            "reply": one.reply,
        }
        await self._transaction.put(flag, row)

    async def take_back(self, learner: int, subject: str) -> None:
        await self._transaction.run(_TAKE_BACK, {"learner": learner, "subject": subject})

    async def answered(self, learner: int) -> tuple[Flag, ...]:
        return tuple(_flag(row) for row in await self._transaction.run(_ANSWERED, {"learner": learner}))

    async def forget_answered(self, learner: int, subjects: Iterable[str]) -> None:
        await self._transaction.run(_FORGET, {"learner": learner, "subjects": list(subjects)})

    # --- of a company ---------------------------------------------------------------------------

    async def add_remark(self, company: CompanyId, one: Remark, *, week: date) -> None:
        row = {
            "id": random_id(),  # a running number would tell the order
            "company": company,
            "subject": one.subject,
            "kind": one.kind.value,
            "week": week,
            "words": one.words,
            "sent": False,
        }
        await self._transaction.add(remark, row)

    async def trainers(self, company: CompanyId) -> tuple[Trainer, ...]:
        found = await self._transaction.run(_TRAINERS_OF, {"company": company})
        return tuple(Trainer(contact=ContactId(row.id), language=row.language) for row in found)

    async def waiting(self) -> tuple[Waiting, ...]:
        return tuple(
            Waiting(
                company=company_of(row),
                oldest=min(week for week in (row.oldest_flag, row.oldest_remark) if week is not None),
                closed=row.closed_week,
            )
            for row in await self._transaction.run(_WAITING)
        )

    async def close_week(self, company: CompanyId, week: date) -> bool:
        await self._transaction.add(flag_week, {"company": company, "closed_week": week - WEEK})
        return (await self._transaction.run(_CLOSE, {"of": company, "week": week})).rowcount == 1

    async def collect(self, company: CompanyId, *, through: date) -> tuple[Voiced, ...]:
        values = {"of": company, "through": through}
        flags = (await self._transaction.run(_TELL_FLAGS, values)).all()
        remarks = (await self._transaction.run(_TELL_REMARKS, values)).all()
        return voiced(
            ((row.subject, FlagKind(row.kind)) for row in flags),
            (Remark(subject=row.subject, kind=FlagKind(row.kind), words=row.words) for row in remarks),
            week=through,
        )

    async def answer(self, company: CompanyId, subject: str, reply: str) -> bool:
        values = {"of": company, "about": subject, "said": reply}
        answered = await self._transaction.run(_ANSWER, values)
        await self._transaction.run(_DROP_REMARKS, {"company": company, "subject": subject})
        return bool(answered.rowcount)


def _flag(row: Row[Any]) -> Flag:
    return Flag(
        subject=row.subject,
        kind=FlagKind(row.kind),
        week=row.week,
        state=FlagState(row.state),
        reply=row.reply,
    )
