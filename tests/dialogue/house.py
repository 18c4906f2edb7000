"""Where does a dialogue happen? A server on loopback, the real bot, a database, a clock in our hand."""

import json
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.pool import NullPool

from bot.app import in_database, running
from bot.clock import MovableClock
from bot.process import BotProcess
from bot.settings import Settings
from bot.work import Work
from contacts.model import CompanyId, Role
from db.keys import Keyring
from db.people import CHAT
from db.schema import PERSONAL, metadata
from tests.dialogue.people import Someone
from webchat import Server, serve
from webchat.updates import Waiting

CONTENT: Final = Path(__file__).parent / "content"
HOME: Final = ZoneInfo("Europe/Berlin")
MONDAY: Final = datetime(2026, 9, 7, 8, 0, tzinfo=HOME)
"""a working day, weeks away from any holiday"""
TOKEN: Final = "7001001:a_secret_of_the_tests"
OPERATOR: Final = "IHK Musterstadt, Musterstadt"
INVITED: Final = (Role.MANAGER, Role.TRAINER, Role.COUNCIL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """The deep-link payloads of one company."""

    company: CompanyId
    join: str
    manager: str
    trainer: str
    council: str


class House:
    """Between `open` and `close` everything runs; `restart` is another process on the same database."""

    def __init__(self, folder: Path, database_url: str, *, edition: Path = CONTENT) -> None:
        self.clock = MovableClock(MONDAY)
        self.server = Server(token=TOKEN, now=self.clock, open_door=False)
        self.folder = folder
        self.edition = edition
        self.bot: BotProcess | None = None
        self.introduces = False
        """whether the bot tells the server name and menus at each start: a hundred calls"""
        self.settings = Settings(
            _env_file=None,
            token=TOKEN,
            data_dir=folder,
            database_url=database_url,
            key_file=folder / "pausenbrot.key",
            operator=OPERATOR,
            operator_is_employer=False,
            log="DEBUG",
        )
        self.updates: list[Waiting] = []
        """all that the bot was told, oldest first"""
        self._doors = AsyncExitStack()
        self._life = AsyncExitStack()
        self._engine = _engine(database_url)

    # --- the bot --------------------------------------------------------------------------------

    async def open(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        url = await self._doors.enter_async_context(serve(self.server))
        self.settings = self.settings.model_copy(update={"api_url": url})
        await self.begin()

    async def close(self) -> None:
        await self.end()
        await self._doors.aclose()
        self._engine.dispose()

    async def begin(self, **changes: object) -> None:
        """The bot starts; changed settings stay changed."""
        self.settings = self.settings.model_copy(update=changes)
        asked = len(self.server.calls.of("getUpdates"))
        self.bot = await self._life.enter_async_context(
            running(self.settings, clock=self.clock, edition=self.edition, introduces=self.introduces)
        )
        await self.server.calls.until(lambda calls: len(calls.of("getUpdates")) > asked)
        await self.settle()

    async def end(self) -> None:
        """The bot finishes what has begun and stops."""
        self.bot = None
        await self._life.aclose()

    async def restart(self, **changes: object) -> None:
        await self.end()
        await self.begin(**changes)

    async def settle(self) -> None:
        """Waits until every update is finished, which the bot says by asking for the next ones."""
        if self.bot is None:
            return
        updates, calls = self.server.updates, self.server.calls
        self.updates += updates.waiting
        await calls.until(lambda _: not updates.waiting and calls.in_flight == 0)

    async def replays(self, count: int = 1) -> None:
        """The bot dies after it has acted and before it could say so: the last updates come once more."""
        again = self.updates[-count:]
        await self.end()
        self.server.updates.waiting += again
        await self.begin()
        del self.updates[-count:]

    # --- time -----------------------------------------------------------------------------------

    async def passes(self, duration: timedelta) -> None:
        await self.reaches(self.clock() + duration)

    async def reaches(self, target: datetime) -> None:
        """Step by step through everything that is due on the way, as it would have been."""
        bot = self.running
        while (due := await bot.next_due()) is not None and due <= target:
            await self.acts_at(max(due, self.clock()))
            assert await bot.next_due() != due, "time stands still"
        await self.acts_at(target)

    async def acts_at(self, instant: datetime) -> None:
        """Moves the clock there at once; every tick and every delivery acts."""
        self.clock.advance_to(instant)
        # the database has a clock of its own for the pace; ours has moved by more than a second
        await self.running.rest()
        await self.running.tick()
        await self.running.drain()
        await self.settle()

    @property
    def running(self) -> BotProcess:
        assert self.bot is not None, "the bot is down"
        return self.bot

    # --- people ---------------------------------------------------------------------------------

    def someone(
        self, name: str = "Ayşe", *, language: str | None = "de", username: str | None = None
    ) -> Someone:
        """Has the chat open and has not started it."""
        phone = self.server.person(first_name=name, language_code=language, username=username)
        return Someone(phone, self.settle)

    async def company(
        self, name: str = "Schreinerei Lindner", *, headcount: int = 28, trade: str = "lager"
    ) -> Links:
        async def act(work: Work) -> Links:
            company = await work.companies.create(
                name=name,
                headcount=headcount,
                zone=HOME.key,
                state="BY",
                language="de",
                trade=trade,
                on=self.clock().date(),
            )
            links = {
                role.value: await work.companies.invite(company.id, role, now=self.clock())
                for role in INVITED
            }
            return Links(company=company.id, join=await work.companies.join_code(company.id), **links)

        return await in_database(self.settings, act)

    async def invited(self, links: Links, role: str) -> str:
        """One more single-use link."""
        return await in_database(
            self.settings, lambda work: work.companies.invite(links.company, Role(role), now=self.clock())
        )

    async def rotate(self, links: Links) -> str:
        """The new code of the poster."""
        return await in_database(self.settings, lambda work: work.companies.rotate_join_code(links.company))

    async def learner(self, name: str = "Ayşe", *, language: str = "de", code: str = "") -> Someone:
        """Has joined and stands before the first insight."""
        code = code or (await self.company()).join
        person = self.someone(name, language=language)
        await person.joins(code)
        return person

    # --- behind the door ------------------------------------------------------------------------

    def rows(self, table: str) -> list[dict[str, Any]]:
        """All rows of a table as they are kept."""
        with self._engine.connect() as connection:
            found = connection.execute(metadata.tables[table].select())
            return [dict(row) for row in found.mappings()]

    def row(self, table: str, **where: object) -> dict[str, Any]:
        """The one row that fits."""
        found = [row for row in self.rows(table) if all(row[name] == value for name, value in where.items())]
        assert len(found) == 1, found
        return found[0]

    def index_of(self, chat_id: int) -> bytes:
        """By what the database finds somebody."""
        return Keyring.load(self.settings.key_file).index(chat_id, place=CHAT)

    def people(self) -> dict[str, list[dict[str, Any]]]:
        """Every row about a person, by table; tables without one are left out."""
        kept = {table.name: self.rows(table.name) for table in PERSONAL}
        return {name: rows for name, rows in kept.items() if rows}

    def everything_kept(self) -> str:
        """Every row of every table as text, for databases whose files are not ours."""
        tables = {
            name: [{k: str(v) for k, v in row.items()} for row in self.rows(name)] for name in metadata.tables
        }
        return json.dumps(tables, ensure_ascii=False)

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file below the data folder and the database's own files, raw."""
        places = {path for path in self.folder.rglob("*") if path.is_file()}
        if self._engine.dialect.name == "sqlite":
            database = Path(str(make_url(self.settings.database_url).database))
            places |= set(database.parent.glob(f"{database.name}*"))
        for path in sorted(places):
            yield path.name, path.read_bytes()

    def places_of(self, mark: int | bytes) -> list[str]:
        """The files in which it stands: a number in decimal, or as bytes of either order."""
        spelled = [mark] if isinstance(mark, bytes) else _spellings(mark)
        return [name for name, raw in self.files() if any(form in raw for form in spelled)]


def _spellings(number: int) -> list[bytes]:
    sizes = [size for size in (4, 5, 8) if number < 1 << (8 * size)]
    return [str(number).encode()] + [
        number.to_bytes(size, order) for size in sizes for order in ("big", "little")
    ]


def _engine(database_url: str) -> Engine:
    url = make_url(database_url)
    plain = "sqlite" if url.get_backend_name() == "sqlite" else "postgresql+psycopg"
    return create_engine(url.set(drivername=plain), poolclass=NullPool)


def utc(instant: datetime) -> datetime:
    return instant.astimezone(UTC)
