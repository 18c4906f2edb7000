"""What do the tests of the engine share? A server, people in a company, and the smallest bot."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.clock import MovableClock
from contacts.model import Role
from db.work import Database
from tests.bot.engine.small_bot import SmallBot, build, settings
from webchat import Person, Server, serve

TOKEN = "7001001:a_secret_token"
NOON = datetime(2026, 9, 7, 12, 0, tzinfo=UTC)

Admit = Callable[..., Awaitable[Person]]


@pytest.fixture
def server() -> Server:
    return Server(token=TOKEN)


@pytest.fixture
async def api_url(server: Server) -> AsyncIterator[str]:
    async with serve(server) as url:
        yield url


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock(NOON)


@pytest.fixture
def admit(server: Server, sqlite_database: Database) -> Admit:
    """Somebody who has started the bot and whom the database knows."""

    async def admit(key: str = "ayse", *, user_id: int | None = None) -> Person:
        person = server.person(first_name=key, key=key, user_id=user_id)
        person.chat.started = True
        await know(sqlite_database, person.user.id)
        return person

    return admit


async def know(database: Database, *chat_ids: int) -> None:
    async with database.work() as work:
        company = await work.companies.named("Lindner") or await work.companies.create(
            name="Lindner",
            headcount=28,
            zone="Europe/Berlin",
            state="BY",
            language="de",
            trade="lager",
            on=date(2026, 9, 1),
        )
        for chat_id in chat_ids:
            await work.people.admit(chat_id, company=company.id, role=Role.LEARNER, language="de")


@pytest.fixture
async def bot(
    api_url: str, sqlite_database: Database, clock: MovableClock, tmp_path: Path
) -> AsyncIterator[SmallBot]:
    """Ready, but not yet listening."""
    made_with = settings(api_url, TOKEN, tmp_path)
    small = build(made_with, sqlite_database, clock=clock, lease_s=8, patience_s=0.3)
    await small.application.initialize()
    yield small
    await small.replies.settle()
    await small.application.shutdown()


@asynccontextmanager
async def listening(bot: SmallBot) -> AsyncIterator[asyncio.Task[None]]:
    """The bot takes updates in; leaving lets it finish what has begun."""
    task = asyncio.create_task(bot.intake.run())
    try:
        yield task
    finally:
        await bot.intake.stop()
        await asyncio.gather(task, return_exceptions=True)
