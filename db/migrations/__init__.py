"""Which version has a database, and how does it become the newest?

One history for both databases. A new version is a file in `versions/`, its name in REVISIONS.
"""

import asyncio
import os
import secrets
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, inspect, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from db.engine import make_private, read_url, sqlite_file
from db.errors import NewerDatabase, UnreachableDatabase
from db.lock import FileLock

REVISIONS = ("0001", "0002", "0003", "0004", "0005", "0006", "0007")
"""oldest first; the last is what this program needs"""
HEAD = REVISIONS[-1]
UPGRADE_LOCK = 7_042_019
"""PostgreSQL advisory lock, so that two replicas do not upgrade at once; any number of our own"""


def upgrade(url: str) -> str:
    """Brings a database to the newest version and returns it; for `pausenbrot db upgrade`.

    Raises:
        StorageFault: it cannot be reached, is in use (SQLite) or is newer than this program.

    """
    parsed = read_url(url)
    file = sqlite_file(parsed)
    lock = FileLock(file) if file else None
    where = str(file or parsed.render_as_string(hide_password=True))
    try:
        if file:
            make_private(file)
        migrate(parsed)
    except DBAPIError as error:
        raise UnreachableDatabase(where, f"{error.orig}.") from error
    except OSError as error:
        raise UnreachableDatabase(where, f"{error.strerror or error}.") from error
    finally:
        if lock:
            lock.release()
    return HEAD


def found_version(connection: Connection) -> str:
    """The version of the tables; empty if there are none.

    Raises:
        LookupError: a version that this program does not know, as its message.

    """
    if not inspect(connection).has_table("alembic_version"):
        return ""
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or ""
    if version and version not in REVISIONS:
        raise LookupError(version)
    return str(version)


def migrate(url: URL) -> None:
    """The same for a URL from `read_url`, whose lock the caller holds. Blocks; run it in a thread.

    SQLite is copied first, to the file that `copies` finds; PostgreSQL's operator has a backup.
    """
    file = sqlite_file(url)
    engine = create_engine(url.set(drivername="sqlite") if file else url, poolclass=NullPool)
    if file:
        event.listen(engine, "connect", _own_transactions)
        event.listen(engine, "begin", _begin)
    try:
        with engine.connect() as connection:
            try:
                found = found_version(connection)
            except LookupError as newer:
                where = str(file or url.render_as_string(hide_password=True))
                raise NewerDatabase(where, found=str(newer), known=HEAD) from None
            connection.rollback()
            if found == HEAD:
                return
            if file and found:
                keep_copy(file, version=found)
            with connection.begin():
                _run(connection)
    finally:
        engine.dispose()


async def migrate_apart(url: URL) -> None:
    """The same in a process of its own: what a migration loads, 9 MB, is not carried as long as the bot runs.

    Raises:
        UnreachableDatabase: it cannot be done; the message says why.

    """
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "db.migrations"),
        stdin=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    _, said = await process.communicate(url.render_as_string(hide_password=False).encode())
    if process.returncode:
        where = str(sqlite_file(url) or url.render_as_string(hide_password=True))
        raise UnreachableDatabase(where, said.decode(errors="replace").strip().rpartition("\n")[2])


def keep_copy(file: Path, *, version: str) -> Path:
    """A complete copy beside the file, readable by its owner alone."""
    copy = file.with_name(f"{file.name}.version-{version}.copy")
    draft = copy.with_name(f"{copy.name}.{secrets.token_hex(4)}")
    os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(draft)) as target:
        source.backup(target)
    draft.replace(copy)
    return copy


def copies(file: Path) -> tuple[Path, ...]:
    """Every copy kept of this SQLite file, also those that a crash left unfinished."""
    return tuple(sorted(file.parent.glob(f"{file.name}.version-*.copy*")))


def _run(connection: Connection) -> None:
    from alembic import command  # 8 MB that only a migration needs
    from alembic.config import Config

    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": UPGRADE_LOCK})
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _own_transactions(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    # foreign keys stay off (SQLite's default): a table that is rebuilt would take its children along
    connection.isolation_level = None
    cursor = connection.cursor()
    for setting in ("journal_mode = WAL", "secure_delete = ON"):
        cursor.execute(f"PRAGMA {setting}")
    cursor.close()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
