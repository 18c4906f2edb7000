"""How is the database of a URL reached: which engines, with which settings?

SQLite gets one writing connection and a few that can only read, so that a question that is answered
never waits for a tick that looks around. PostgreSQL gets one pool for both.
"""

import os
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import aiosqlite
from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

from db.driver import connect as one_trip
from db.errors import SecondProcess, UnreachableDatabase, UnsupportedDatabase
from db.lock import FileLock

READERS = 2
"""reading connections of SQLite; each costs a thread"""
POOL = 8
"""connections per process to PostgreSQL; as many transactions run at once"""
BUSY_MS = 5000
TRUSTED_S = 1.0
"""so long a connection to PostgreSQL that lies idle is taken for alive"""
PATIENCE_S = 30
"""so long a unit of work waits for the one writing connection"""
SQLITE_SETTINGS = (
    "journal_mode = WAL",
    "synchronous = NORMAL",
    f"busy_timeout = {BUSY_MS}",
    "foreign_keys = ON",
    "secure_delete = ON",  # what is deleted is overwritten with zeros
    "temp_store = MEMORY",  # nothing of a person in a temporary file
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Engines:
    """Two ways into one database."""

    url: URL
    """with the driver"""
    writing: AsyncEngine
    reading: AsyncEngine
    """the same as `writing` for PostgreSQL"""
    lock: FileLock | None
    """only for SQLite"""

    @property
    def file(self) -> Path | None:
        """The SQLite file; None for PostgreSQL."""
        return sqlite_file(self.url)

    @property
    def where(self) -> str:
        """The address for messages, without a password."""
        return str(self.file or self.url.render_as_string(hide_password=True))

    async def dispose(self) -> None:
        """Closes every connection and lets other processes in."""
        await self.reading.dispose()
        await self.writing.dispose()
        if self.lock is not None:
            self.lock.release()


def read_url(text: str) -> URL:
    """The URL with the driver that is used here.

    Raises:
        UnsupportedDatabase: neither a SQLite file nor PostgreSQL.

    """
    try:
        url = make_url(text)
    except ArgumentError:
        raise UnsupportedDatabase("(unreadable)") from None
    dialect = url.get_backend_name()
    if dialect == "sqlite" and url.database and url.database != ":memory:":
        return url.set(drivername="sqlite+aiosqlite")
    if dialect in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise UnsupportedDatabase(url.render_as_string(hide_password=True))


def sqlite_file(url: URL) -> Path | None:
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def _lock(file: Path, *, beside: bool) -> FileLock | None:
    try:
        return FileLock(file)
    except SecondProcess:
        if not beside:
            raise
        return None


def connect(url: URL, *, beside: bool = False) -> Engines:
    """The engines of a URL from `read_url`; nothing is opened yet but the lock.

    A command that does one short thing `beside` the running process goes without its lock.

    Raises:
        SecondProcess: another process has the SQLite file.
        UnreachableDatabase: the file cannot be made or opened.

    """
    file = sqlite_file(url)
    if file is None:
        engine = create_async_engine(
            url,
            pool_size=POOL,
            max_overflow=0,
            connect_args={"options": "-c timezone=UTC", "application_name": "pausenbrot"},
        )
        _notice_a_restart(engine)
        return Engines(url=url, writing=engine, reading=engine, lock=None)
    lock = _lock(file, beside=beside)
    try:
        make_private(file)
    except OSError as error:
        if lock:
            lock.release()
        raise UnreachableDatabase(str(file), f"{error.strerror or error}.") from error
    driver = {"async_creator_fn": one_trip}
    writing = create_async_engine(
        url, pool_size=1, max_overflow=0, pool_timeout=PATIENCE_S, connect_args=driver
    )
    _prepare(writing, begin="BEGIN IMMEDIATE", settings=SQLITE_SETTINGS)
    reading = create_async_engine(url, pool_size=READERS, max_overflow=0, connect_args=driver)
    _prepare(reading, begin="BEGIN", settings=(*SQLITE_SETTINGS[1:], "query_only = ON"))
    return Engines(url=url, writing=writing, reading=reading, lock=lock)


def make_private(file: Path) -> None:
    """The file is there, for the owner's eyes when it is new; SQLite gives its log the same mode.

    Raises: OSError if it cannot be made or opened.
    """
    os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600))


def _prepare(engine: AsyncEngine, *, begin: str, settings: tuple[str, ...]) -> None:
    """Takes the transactions of SQLite into our own hands: the driver begins them too late."""

    @event.listens_for(engine.sync_engine, "connect")
    def set_up(connection: DBAPIConnection, _record: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for setting in settings:
            cursor.execute(f"PRAGMA {setting}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def begin_transaction(connection: Connection) -> None:
        connection.exec_driver_sql(begin)


def _notice_a_restart(engine: AsyncEngine) -> None:
    """A connection that lay idle is tried first, so that a restarted server costs nobody an answer.

    The pool's own way tries at every transaction: one trip to the server in ten, while answers come in.
    """

    @event.listens_for(engine.sync_engine, "checkin")
    def lay_down(_connection: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
        record.info["idle_since_s"] = monotonic()

    @event.listens_for(engine.sync_engine, "checkout")
    def try_first(connection: DBAPIConnection, record: ConnectionPoolEntry, _proxy: object) -> None:
        now_s = monotonic()
        if now_s - record.info.get("idle_since_s", now_s) < TRUSTED_S:
            return
        driver = engine.dialect.loaded_dbapi
        try:
            engine.dialect.do_ping(connection)
        except driver.Error as error:
            raise DisconnectionError from error  # the pool opens another one


async def wipe(engines: Engines) -> bool:
    """Empties SQLite's write-ahead log, where erased rows would else live on; True once it is empty."""
    if engines.file is None:
        return True
    async with engines.writing.connect() as connection:
        # on the driver: SQLAlchemy would begin a transaction, inside which there is no checkpoint
        driver: aiosqlite.Connection | None = (await connection.get_raw_connection()).driver_connection
        assert driver is not None
        async with driver.execute("PRAGMA wal_checkpoint(TRUNCATE)") as cursor:
            row = await cursor.fetchone()
    return row is not None and row[0] == 0
