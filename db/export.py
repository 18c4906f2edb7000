"""What does a person get who asks for their data? Every row, readable."""

import json
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Select, Table, select

from contacts.model import ContactId
from db.schema import PERSONAL, company, contact, learner
from db.transaction import Transaction

SCHEMA_VERSION = 1
"""of the export; a changed meaning of a field makes a new one"""
_JSON_COLUMNS = {"plan", "steps", "payload", "choices", "before", "levels"}


async def everything_about(
    contact_id: ContactId, transaction: Transaction, *, chat_id: int
) -> Mapping[str, object]:
    """JSON values: "schema_version" and, for each table, its rows about this person; may be empty."""
    names = await transaction.run(select(company.c.id, company.c.name))
    companies = {row.id: row.name for row in names}
    tables = {}
    for table in PERSONAL:
        found = await transaction.run(_rows_of(contact_id, table))
        tables[table.name] = [_readable(dict(row), companies) for row in found.mappings()]
    for row in tables[contact.name]:
        # sealed in the database, open to the person
        row["chat"] = chat_id
    return {"schema_version": SCHEMA_VERSION} | tables


def _rows_of(contact_id: ContactId, table: Table) -> Select[*tuple[Any, ...]]:
    rows = select(table).order_by(*table.primary_key)
    if table is contact:
        return rows.where(table.c.id == contact_id)
    if "contact" in table.c:
        return rows.where(table.c.contact == contact_id)
    return rows.where(table.c.learner.in_(select(learner.c.id).where(learner.c.contact == contact_id)))


def _readable(row: Mapping[str, Any], companies: Mapping[int, str]) -> dict[str, object]:
    return {name: _value(name, value, companies) for name, value in row.items()}


def _value(name: str, value: object, companies: Mapping[int, str]) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if name == "company":
        return companies[cast("int", value)]
    if name in _JSON_COLUMNS and isinstance(value, str) and value:
        return cast("object", json.loads(value))
    return value
