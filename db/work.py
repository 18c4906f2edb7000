"""What is one unit of work, and what can be done in it?

    database = await Database.open(url, keyring)
    async with database.work() as work:
        contact = await work.people.find(chat_id)

Leaving the block commits, an exception rolls everything back.
"""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime, timedelta
from weakref import WeakSet

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection

from db import migrations
from db.companies import Companies
from db.counts import Counts
from db.engine import Engines, connect, read_url, wipe
from db.enrolment import Enrolment
from db.errors import (
    KeyMismatch,
    NestedWork,
    NewerDatabase,
    OlderDatabase,
    SecondProcess,
    UnreachableDatabase,
)
from db.house import Checks, Halts, Offers
from db.inactivity import Inactivity
from db.items import Items
from db.journal import Journal
from db.keys import Keyring
from db.ledger import Ledger
from db.moves import Moves
from db.outbox import Outbox
from db.packs import Packs
from db.people import People
from db.releases import Digests, Releases
from db.retention import Retention, Swept
from db.schedule import Schedule
from db.schema import lane as lane_table
from db.schema import meta
from db.study import Study
from db.transaction import Transaction
from db.units import Units
from db.updates import Updates
from db.voices import Voices
from db.workshop import Workshop
from db.writings import Writings
from learning.model import LearnerId

logger = logging.getLogger(__name__)

COPY_DAYS = 14
"""a copy from before a migration lives as long as a backup, or until somebody is erased"""


_TAKE_LANE = (
    update(lane_table)
    .where(
        lane_table.c.id == bindparam("of_lane"),
        or_(lane_table.c.bot.is_(None), lane_table.c.bot == bindparam("by"), bindparam("replaces")),
    )
    .values(bot=bindparam("by"))
)


class Work:
    """One transaction, seen through the ports of the core."""

    __slots__ = (
        "checks",
        "companies",
        "counts",
        "digests",
        "enrolment",
        "halts",
        "inactivity",
        "items",
        "journal",
        "moves",
        "offers",
        "outbox",
        "packs",
        "people",
        "releases",
        "retention",
        "schedule",
        "transaction",
        "units",
        "updates",
        "voices",
        "workshop",
        "writings",
    )

    def __init__(self, transaction: Transaction) -> None:
        self.transaction = transaction
        self.people = People(transaction)
        self.moves = Moves(transaction)
        self.companies = Companies(transaction)
        self.enrolment = Enrolment(transaction)
        self.outbox = Outbox(transaction)
        self.updates = Updates(transaction)
        self.voices = Voices(transaction)
        self.schedule = Schedule(transaction)
        self.retention = Retention(transaction)
        self.inactivity = Inactivity(transaction)
        self.units = Units(transaction)
        self.counts = Counts(transaction)
        self.releases = Releases(transaction)
        self.digests = Digests(transaction)
        self.journal = Journal(transaction)
        self.items = Items(transaction)
        self.checks = Checks(transaction)
        self.halts = Halts(transaction)
        self.offers = Offers(transaction)
        self.workshop = Workshop(transaction)
        self.packs = Packs(transaction)
        self.writings = Writings(transaction)

    def study(self, learner: LearnerId) -> Study:
        return Study(self.transaction, learner)


class Database:
    """Made by `open`; to be closed."""

    def __init__(self, engines: Engines, keyring: Keyring, *, lane: int, ledger: Ledger | None) -> None:
        self._engines = engines
        self._keyring = keyring
        self._lane = lane
        self._ledger = ledger
        self._inside: WeakSet[asyncio.Task[object]] = WeakSet()
        self._unwiped = False

    @classmethod
    async def open(
        cls, url: str, keyring: Keyring, *, lane: int = 1, beside: bool = False, ledger: Ledger | None = None
    ) -> "Database":
        """The database of a URL, ready for this program; a SQLite file is made or migrated if need be.

        The lane is one number per bot token. With `beside`, a process that has the SQLite file already does
        not matter: for a command that does one short thing while the bot runs. The ledger is told of whoever
        is erased, and whoever stands in it is erased again: the database may be an older backup.

        Raises:
            StorageFault: it cannot be used; the message says what to do.

        """
        database = cls(connect(read_url(url), beside=beside), keyring, lane=lane, ledger=ledger)
        try:
            await database._make_ready()
        except DBAPIError as error:
            await database.close()
            raise UnreachableDatabase(database._engines.where, f"{error.orig}.") from error
        except BaseException:
            await database.close()
            raise
        return database

    @asynccontextmanager
    async def work(self) -> AsyncIterator[Work]:
        """
        Raises:
            NestedWork: this task is inside a transaction already.

        """
        with self._entered():
            async with self._engines.writing.begin() as connection:
                work = self._work_on(connection, writes=True)
                yield work
            if work.transaction.gone:
                self._note_gone(work.transaction.gone)
            if work.transaction.gone or self._unwiped:
                await self._wipe()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Work]:
        """A view of one moment, in which nothing can be written.

        Raises:
            NestedWork: this task is inside a transaction already.

        """
        with self._entered():
            async with self._engines.reading.connect() as connection:
                await connection.execution_options(postgresql_readonly=True)
                yield self._work_on(connection, writes=False)

    async def sweep(self, *, now: datetime) -> Swept:
        """Lets everything go whose time is over, copies from before a migration included."""
        async with self.work() as work:
            swept = await work.retention.sweep(now=now)
        oldest = (now - timedelta(days=COPY_DAYS)).timestamp()
        self._drop_copies(before_s=oldest)
        if self._ledger is not None:
            self._ledger.forget(before=now.date())
        return swept

    async def take_lane(self, bot: int, *, replaces: bool) -> bool:
        """The lane is this bot's from now on; False if another one has it and is not replaced."""
        async with self.work() as work:
            values = {"of_lane": self._lane, "by": bot, "replaces": replaces}
            return (await work.transaction.run(_TAKE_LANE, values)).rowcount == 1

    async def close(self) -> None:
        """Closes every connection and lets other processes in."""
        await self._engines.dispose()

    def _work_on(self, connection: AsyncConnection, *, writes: bool) -> Work:
        return Work(Transaction(connection=connection, keyring=self._keyring, lane=self._lane, writes=writes))

    @contextmanager
    def _entered(self) -> Iterator[None]:
        task = asyncio.current_task()
        if task is None or task in self._inside:
            raise NestedWork
        self._inside.add(task)
        try:
            yield
        finally:
            self._inside.discard(task)

    async def _make_ready(self) -> None:
        engines = self._engines
        async with engines.reading.connect() as connection:
            try:
                found = await connection.run_sync(migrations.found_version)
            except LookupError as newer:
                raise NewerDatabase(engines.where, found=str(newer), known=migrations.HEAD) from None
        if found != migrations.HEAD:
            if engines.file is None:
                raise OlderDatabase(engines.where, found=found, needed=migrations.HEAD)
            if engines.lock is None:
                raise SecondProcess(engines.file)
            await migrations.migrate_apart(engines.url)
        await self._greet()

    async def _greet(self) -> None:
        """Takes a place in the database, if it was made with our key."""
        async with self.work() as work:
            transaction = work.transaction
            await transaction.add(meta, {"name": "key_check", "value": self._keyring.check_value()})
            check = select(meta.c.value).where(meta.c.name == "key_check")
            if (await transaction.run(check)).scalar_one() != self._keyring.check_value():
                raise KeyMismatch(self._engines.where)
            await transaction.add(lane_table, {"id": self._lane, "free_at_s": 0.0})

            if self._ledger is not None:
                try:
                    gone = self._ledger.erased()
                except OSError as error:
                    raise UnreachableDatabase(str(error.filename), f"{error.strerror}.") from error
                await work.retention.bury(gone)

    def _note_gone(self, ids: Iterable[int]) -> None:
        if self._ledger is None:
            return
        try:
            self._ledger.note_erased(ids, on=datetime.now(UTC).date())  # noqa: TID251 - as old as a backup is
        except OSError as error:
            # they are gone all the same; only an older backup would bring them back
            logger.exception("The ledger of erasures cannot be written", extra={"path": str(error.filename)})

    async def _wipe(self) -> None:
        # a reader may still look at the log: then the next unit of work tries again
        self._unwiped = not await wipe(self._engines)
        self._drop_copies(before_s=float("inf"))

    def _drop_copies(self, *, before_s: float) -> None:
        if self._engines.file is not None:
            for copy in migrations.copies(self._engines.file):
                if copy.stat().st_mtime < before_s:
                    copy.unlink(missing_ok=True)
