"""What goes when somebody is no longer a trainer? What she was writing, and what was on its way to her."""

from collections.abc import Sequence

from sqlalchemy import bindparam, delete, update

from contacts.model import CompanyId, Kind
from contacts.workshop import WritingKind
from db.outbox import CLOSED
from db.schema import delivery, writing
from db.transaction import Transaction

TO_TRAINERS = (Kind.FLAGS, Kind.PACK)

_WRITINGS = delete(writing).where(
    writing.c.contact.in_(bindparam("contacts", expanding=True)),
    writing.c.company == bindparam("company"),
    writing.c.kind != WritingKind.REMARK.value,  # a learner's
)
_DELIVERIES = (
    update(delivery)
    .where(
        delivery.c.contact.in_(bindparam("contacts", expanding=True)),
        delivery.c.state == "pending",
        delivery.c.kind.in_([kind.value for kind in TO_TRAINERS]),
        delivery.c.dedup.like(bindparam("prefix")),
    )
    .values(**CLOSED, state="dropped")
)


async def stop_training(transaction: Transaction, company: CompanyId, contacts: Sequence[int]) -> None:
    people = list(contacts)
    await transaction.run(_WRITINGS, {"contacts": people, "company": company})
    for kind in TO_TRAINERS:
        await transaction.run(_DELIVERIES, {"contacts": people, "prefix": f"{kind.value}:{company}:%"})
