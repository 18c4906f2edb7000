"""What does every part of a unit of work hold in its hands?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from sqlalchemy import CursorResult, Executable, Insert, Table, bindparam, delete
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from contacts.model import ContactId
from db.keys import Keyring
from db.schema import contact, database_clock
from learning.model import LearnerId

Values = Mapping[str, Any]
INSERTS: Mapping[str, Callable[[Table], Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}

_ERASE_CONTACT = delete(contact).where(contact.c.id == bindparam("contact"))


@dataclass(slots=True, kw_only=True)
class Transaction:
    connection: AsyncConnection
    keyring: Keyring
    lane: int
    writes: bool
    gone: set[int] = field(default_factory=set)
    """random ids of whoever was erased: what is left of them in the files is wiped after the commit"""
    learners: dict[int, LearnerId | None] = field(default_factory=dict)
    """by contact, as far as somebody was looked up; emptied by whatever makes or removes learners"""
    contents: dict[int, int] = field(default_factory=dict)
    """by company, how often its content has changed, as far as somebody of it was looked up"""

    async def run(self, statement: Executable, values: Values | None = None) -> CursorResult[Any]:
        return await self.connection.execute(statement, values)

    async def add(self, table: Table, values: Values) -> bool:
        """Inserts; False if a row with one of its keys is there already."""
        result = await self.run(adding(self.connection.dialect.name, table), values)
        return result.rowcount == 1

    async def put(self, table: Table, values: Values) -> None:
        """Inserts, or overwrites the row with the same primary key."""
        await self.run(_upsert(self.connection.dialect.name, table), values)

    async def erase(self, contact_id: ContactId) -> None:
        """Everything about a person hangs on the contact and goes with it."""
        await self.run(_ERASE_CONTACT, {"contact": contact_id})
        self.note_gone(contact_id)

    def note_gone(self, *ids: int) -> None:
        self.gone.update(ids)
        self.learners.clear()


CLOCK = database_clock()


@cache
def adding(dialect: str, table: Table) -> Insert:
    insert: Insert = INSERTS[dialect](table).on_conflict_do_nothing().inline()
    return insert.execution_options(preserve_rowcount=True)


@cache
def _upsert(dialect: str, table: Table) -> Insert:
    insert = INSERTS[dialect](table)
    fresh = {column.name: insert.excluded[column.name] for column in table.c if not column.primary_key}
    upsert: Insert = insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=fresh).inline()
    return upsert
