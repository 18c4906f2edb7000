"""Who is erased leaves no row and no byte; who asks gets every row."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from contacts.model import ContactId
from contacts.voices import Flag, FlagKind
from contacts.workshop import Writing, WritingKind
from db import engine
from db.engine import SQLITE_SETTINGS
from db.keys import Keyring
from db.schema import PERSONAL, contact, item_share, metadata
from db.work import Database
from learning.model import UnitKey
from learning.readiness import NOTHING_YET
from learning.session import TryState, TryTask, UnitState
from tests.db.builders import (
    NOW,
    TODAY,
    Person,
    a_card,
    a_prompt,
    a_session,
    enrolled,
    planned,
)

CHAT = 6_543_210_987


async def live(database: Database, person: Person) -> None:
    """Leaves a row in every table there is about a person."""
    await planned(database, person.contact, f"nudge:{person.learner}")
    async with database.work() as work:
        study = work.study(person.learner)
        await study.save_card(a_card())
        await study.mark_week(on=TODAY)
        share = {"learner": person.learner, "quarter": TODAY, "given": 1}
        await work.transaction.run(item_share.insert(), share)
        await study.save_session(a_session())
        await study.save_prompt(a_prompt(picked=(2, 0)))
        await study.save_unit(UnitKey("daten-bestand/median"), UnitState.DONE, on=TODAY)
        task = TryTask(unit=UnitKey("daten-bestand/median"), state=TryState.OPEN, since=TODAY)
        await study.save_try(task)
        await study.save_learner(replace(await study.learner(), wish="ki", roles=frozenset({"steered"})))
        await study.save_readiness(replace(NOTHING_YET, answers={"rolle": (3,)}))
        await study.keep(UnitKey("daten-bestand/median"), on=TODAY)
        flag = Flag(subject="daten-bestand#median", kind=FlagKind.UNCLEAR, week=TODAY)
        await work.voices.put(person.learner, person.company.id, flag)
        writing = Writing(
            contact=person.contact,
            company=person.company.id,
            kind=WritingKind.REMARK,
            subject="daten-bestand#median",
            state="",
            since=TODAY,
        )
        await work.writings.put(writing)
        await work.moves.offer(person.contact, now=NOW)


async def counts(database: Database) -> dict[str, int]:
    async with database.reading() as work:
        return {
            table.name: len((await work.transaction.run(select(table))).all())
            for table in metadata.sorted_tables
        }


async def test_an_export_has_a_row_of_every_table_and_reads_well(database: Database) -> None:
    person = await enrolled(database, CHAT)
    other = await enrolled(database, CHAT + 1)
    await live(database, person)
    await live(database, other)
    async with database.reading() as work:
        export = await work.people.export(person.contact)
    assert export["schema_version"] == 1
    assert set(export) == {"schema_version"} | {table.name for table in PERSONAL}
    text = json.dumps(export)
    assert all(len(rows) == 1 for name, rows in json.loads(text).items() if name != "schema_version")
    assert str(CHAT) in text
    assert "Schreinerei Huber" in text
    assert '["ask", "daten-bestand#median"]' in text
    assert str(other.contact) not in text
    assert str(other.learner) not in text


async def test_no_table_has_a_row_left_of_somebody_erased(database: Database) -> None:
    person = await enrolled(database, CHAT)
    other = await enrolled(database, CHAT + 1)
    await live(database, other)
    alone = await counts(database)
    await live(database, person)
    async with database.work() as work:
        await work.people.erase(person.contact)
    left = await counts(database)
    for table in PERSONAL:
        assert left[table.name] == 1, table.name
        assert left[table.name] <= alone[table.name]
    async with database.reading() as work:
        assert await work.people.find(CHAT) is None
        assert await work.people.find(CHAT + 1)


def raw(file: Path) -> bytes:
    return b"".join(
        path.read_bytes() for path in sorted(file.parent.glob(f"{file.name}*")) if path.suffix != ".lock"
    )


async def traces(database: Database, person: Person, chat: int) -> list[bytes]:
    """Whatever could tell that this person was there."""
    async with database.reading() as work:
        row = (await work.transaction.run(select(contact).where(contact.c.id == person.contact))).one()
    return [
        row.chat,
        row.chat_index,
        person.contact.to_bytes(8, "big"),
        person.learner.to_bytes(8, "big"),
        str(person.learner).encode(),
        str(chat).encode(),
        chat.to_bytes(8, "big"),
        chat.to_bytes(8, "little"),
    ]


async def test_no_byte_is_left_of_somebody_erased(sqlite_database: Database, tmp_path: Path) -> None:
    file = tmp_path / "pausenbrot.db"
    people = [await enrolled(sqlite_database, CHAT + number) for number in range(40)]
    for person in people:
        await live(sqlite_database, person)
    for number in (0, 17, 39):
        person = people[number]
        marks = await traces(sqlite_database, person, CHAT + number)
        assert sum(mark in raw(file) for mark in marks) == 5, "all but the chat id, which is never plain"
        async with sqlite_database.work() as work:
            await work.people.erase(person.contact)
        assert [mark for mark in marks if mark in raw(file)] == []


async def test_a_reader_in_the_way_only_delays_the_wiping(
    sqlite_url: str, keyring: Keyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    impatient = ("busy_timeout = 1", *(one for one in SQLITE_SETTINGS if "timeout" not in one))
    monkeypatch.setattr(engine, "SQLITE_SETTINGS", impatient)
    database = await Database.open(sqlite_url, keyring)
    file = tmp_path / "pausenbrot.db"
    person = await enrolled(database, CHAT)
    marks = await traces(database, person, CHAT)

    async def erase() -> None:
        async with database.work() as work:
            await work.people.erase(person.contact)

    async with database.reading() as work:
        assert await work.people.find(CHAT)
        await asyncio.create_task(erase())
        assert any(mark in raw(file) for mark in marks)
    async with database.work():
        pass
    assert not any(mark in raw(file) for mark in marks)
    await database.close()


async def test_who_has_blocked_the_bot_is_erased_after_thirty_days(database: Database) -> None:
    person = await enrolled(database, CHAT)
    await live(database, person)
    async with database.work() as work:
        await work.people.mark_blocked(person.contact, on=TODAY)
    await database.sweep(now=NOW + timedelta(days=29))
    async with database.reading() as work:
        assert await work.people.find(CHAT)
    await database.sweep(now=NOW + timedelta(days=30))
    left = await counts(database)
    assert all(left[table.name] == 0 for table in PERSONAL)


async def test_an_export_of_nobody_is_refused(database: Database) -> None:
    async with database.reading() as work:
        with pytest.raises(LookupError):
            await work.people.export(ContactId(5))
