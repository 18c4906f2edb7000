"""What happens when a database is opened, and what is said when it cannot be."""

import asyncio
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import URL, Connection, create_engine, text
from sqlalchemy.pool import NullPool

from db import migrations
from db.engine import read_url
from db.errors import (
    KeyMismatch,
    NestedWork,
    NewerDatabase,
    OlderDatabase,
    SecondProcess,
    UnreachableDatabase,
    UnsupportedDatabase,
)
from db.keys import Keyring
from db.migrations import HEAD, copies, upgrade
from db.work import Database
from tests.db.builders import NOW, enrolled

OTHER = Keyring(bytes([9]) * 32)
ROOT = Path(__file__).parents[2]


def _execute(url: str, statement: str) -> None:
    engine = create_engine(read_url(url).set(drivername="sqlite") if "sqlite" in url else read_url(url))
    with engine.begin() as connection:
        connection.execute(text(statement))
    engine.dispose()


def _file(url: str) -> Path:
    return Path(url.removeprefix("sqlite:///"))


async def test_a_new_file_is_made_ready_with_its_folder(tmp_path: Path, keyring: Keyring) -> None:
    file = tmp_path / "data" / "pausenbrot.db"
    database = await Database.open(f"sqlite:///{file}", keyring)
    assert (await enrolled(database)).learner
    await database.close()
    assert file.stat().st_mode & 0o077 == 0
    assert copies(file) == ()


async def test_what_was_kept_is_there_after_a_restart(database_url: str, keyring: Keyring) -> None:
    database = await Database.open(database_url, keyring)
    person = await enrolled(database)
    await database.close()
    database = await Database.open(database_url, keyring)
    async with database.reading() as work:
        found = await work.people.find(person.chat)
    await database.close()
    assert found is not None
    assert found.id == person.contact


async def test_a_work_inside_a_work_is_refused_at_once(database: Database) -> None:
    async with database.work():
        with pytest.raises(NestedWork):
            async with database.work():
                pass
        with pytest.raises(NestedWork):
            async with database.reading():
                pass
    async with database.work() as work:
        assert await work.people.find(1) is None


async def test_a_failed_work_leaves_nothing(database: Database) -> None:
    person = await enrolled(database)
    with pytest.raises(ZeroDivisionError):
        await _erase_and_fail(database, person.chat)
    async with database.reading() as work:
        assert await work.people.find(person.chat)


async def _erase_and_fail(database: Database, chat: int) -> None:
    async with database.work() as work:
        contact = await work.people.find(chat)
        assert contact
        await work.people.erase(contact.id)
        raise ZeroDivisionError


async def test_a_reading_cannot_write(database: Database) -> None:
    person = await enrolled(database)
    with pytest.raises(Exception, match=r"readonly|read-only"):
        async with database.reading() as work:
            await work.people.erase(person.contact)


async def test_another_key_is_noticed_before_anybody_is_lost(database_url: str, keyring: Keyring) -> None:
    await (await Database.open(database_url, keyring)).close()
    with pytest.raises(KeyMismatch, match="PAUSENBROT_KEY_FILE"):
        await Database.open(database_url, OTHER)
    await (await Database.open(database_url, keyring)).close()


async def test_a_database_from_a_newer_program_is_refused(database_url: str, keyring: Keyring) -> None:
    _execute(database_url, "UPDATE alembic_version SET version_num = '9999'")
    try:
        with pytest.raises(NewerDatabase, match=f"9999.*{HEAD}"):
            await Database.open(database_url, keyring)
        with pytest.raises(NewerDatabase):
            upgrade(database_url)
    finally:
        _execute(database_url, f"UPDATE alembic_version SET version_num = '{HEAD}'")


async def test_postgresql_waits_for_its_operator(postgres_server: str, keyring: Keyring) -> None:
    admin = create_engine(read_url(postgres_server), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text("DROP DATABASE IF EXISTS fresh"))
        connection.execute(text("CREATE DATABASE fresh"))
    url = read_url(postgres_server).set(database="fresh").render_as_string(hide_password=False)
    with pytest.raises(OlderDatabase, match="pausenbrot db upgrade"):
        await Database.open(url, keyring)
    assert upgrade(url) == HEAD
    assert upgrade(url) == HEAD
    await (await Database.open(url, keyring)).close()


async def test_a_server_that_does_not_answer_is_named_without_its_password(keyring: Keyring) -> None:
    with pytest.raises(UnreachableDatabase) as refusal:
        await Database.open("postgresql://me:geheim@127.0.0.1:1/x", keyring)
    assert "127.0.0.1" in str(refusal.value)
    assert "geheim" not in str(refusal.value)


async def test_a_file_that_is_no_database_is_named(tmp_path: Path, keyring: Keyring) -> None:
    file = tmp_path / "a.db"
    file.write_bytes(b"no database at all" * 100)
    with pytest.raises(UnreachableDatabase, match=r"a\.db"):
        await Database.open(f"sqlite:///{file}", keyring)


async def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path, keyring: Keyring) -> None:
    for _ in range(2):
        with pytest.raises(UnreachableDatabase, match="directory"):
            await Database.open(f"sqlite:///{tmp_path}", keyring)


async def test_a_short_command_works_beside_the_running_process(sqlite_url: str, keyring: Keyring) -> None:
    running = await Database.open(sqlite_url, keyring)
    command = await Database.open(sqlite_url, keyring, beside=True)
    person = await enrolled(command)
    await command.close()
    async with running.reading() as work:
        assert await work.people.find(person.chat)
    with pytest.raises(SecondProcess):
        await Database.open(sqlite_url, keyring)
    await running.close()


@pytest.mark.usefixtures("a_version_before_ours")
async def test_a_command_never_migrates_beneath_the_running_process(
    sqlite_url: str, keyring: Keyring
) -> None:
    running = await Database.open(sqlite_url, keyring)
    _execute(sqlite_url, "UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(SecondProcess):
        await Database.open(sqlite_url, keyring, beside=True)
    await running.close()


@pytest.mark.parametrize("url", ["mysql://a/b", "sqlite://", "sqlite:///:memory:", "nothing"])
async def test_other_databases_are_refused(url: str, keyring: Keyring) -> None:
    with pytest.raises(UnsupportedDatabase, match="postgresql://"):
        await Database.open(url, keyring)


async def test_a_second_process_is_kept_out_and_let_in_after_a_crash(
    sqlite_url: str, keyring: Keyring
) -> None:
    program = (
        "import asyncio, sys\n"
        "from db.keys import Keyring\n"
        "from db.work import Database\n"
        "async def main():\n"
        "    database = await Database.open(sys.argv[1], Keyring(bytes(range(32))))\n"
        "    print('open', flush=True)\n"
        "    sys.stdin.read()\n"
        "asyncio.run(main())\n"
    )
    arguments = [sys.executable, "-c", program, sqlite_url]
    with subprocess.Popen(  # noqa: ASYNC220 - nothing else runs in this loop
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT), "PATH": os.defpath},
    ) as other:
        assert other.stdout
        assert other.stdout.readline() == b"open\n"
        with pytest.raises(SecondProcess, match="nimm PostgreSQL"):
            await Database.open(sqlite_url, keyring)
        with pytest.raises(SecondProcess):
            upgrade(sqlite_url)
        other.kill()
    await (await Database.open(sqlite_url, keyring)).close()


@pytest.fixture
def a_version_before_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    """A history that is one version longer than today's; its last step changes no table."""

    def last_step(connection: Connection) -> None:
        connection.execute(text(f"UPDATE alembic_version SET version_num = '{HEAD}'"))

    monkeypatch.setattr(migrations, "REVISIONS", ("0000", HEAD))
    monkeypatch.setattr(migrations, "_run", last_step)

    async def here(url: URL) -> None:
        """The invented version is known to this process alone."""
        await asyncio.to_thread(migrations.migrate, url)

    monkeypatch.setattr(migrations, "migrate_apart", here)


@pytest.mark.usefixtures("a_version_before_ours")
async def test_a_migration_keeps_a_copy_until_somebody_is_erased(sqlite_url: str, keyring: Keyring) -> None:
    database = await Database.open(sqlite_url, keyring)
    person = await enrolled(database)
    await database.close()
    file = _file(sqlite_url)
    _execute(sqlite_url, "UPDATE alembic_version SET version_num = '0000'")

    database = await Database.open(sqlite_url, keyring)
    (copy,) = copies(file)
    assert copy.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(copy)) as old:
        assert old.execute("SELECT count(*) FROM contact").fetchone() == (1,)
    async with database.work() as work:
        await work.people.erase(person.contact)
    assert copies(file) == ()
    await database.close()


@pytest.mark.usefixtures("a_version_before_ours")
async def test_a_copy_is_gone_after_a_fortnight(sqlite_url: str, keyring: Keyring) -> None:
    file = _file(sqlite_url)
    _execute(sqlite_url, "UPDATE alembic_version SET version_num = '0000'")
    database = await Database.open(sqlite_url, keyring)
    (copy,) = copies(file)
    os.utime(copy, (NOW.timestamp(), NOW.timestamp()))
    await database.sweep(now=NOW.replace(day=15))
    assert copies(file) == (copy,)
    await database.sweep(now=NOW.replace(day=17))
    assert copies(file) == ()
    await database.close()


def test_the_file_that_an_upgrade_makes_is_its_owners_alone(tmp_path: Path) -> None:
    upgrade(f"sqlite:///{tmp_path / 'new.db'}")
    assert (tmp_path / "new.db").stat().st_mode & 0o077 == 0
