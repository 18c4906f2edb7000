"""What is left after kill -9? Real processes, a real SQLite file, real HTTP."""

import asyncio
import sys
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import select

from db.keys import Keyring
from db.schema import delivery
from db.work import Database
from tests.bot.engine.conftest import TOKEN, know
from tests.bot.engine.small_bot import build, settings
from webchat import Person, Server

PEOPLE = 100
ROOT = Path(__file__).parents[3]


class Killable:
    """One life of the small bot, imported and waiting."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def live(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(b"\n")
        await self._process.stdin.drain()

    async def kill(self) -> None:
        assert self._process.returncode is None, "it ended by itself"
        self._process.kill()
        await self._process.wait()


@asynccontextmanager
async def lives(
    role: str, count: int, *, database_url: str, api_url: str, data_dir: Path
) -> AsyncIterator[list[Killable]]:
    """The first ones are to be killed one after the other, the last one may go on."""
    order = ("-m", "tests.bot.engine.small_bot", role, database_url, api_url, TOKEN, str(data_dir))
    processes = [
        await asyncio.create_subprocess_exec(sys.executable, *order, cwd=ROOT, stdin=asyncio.subprocess.PIPE)
        for _ in range(count)
    ]
    try:
        yield [Killable(process) for process in processes]
    finally:
        for process in processes:
            if process.returncode is None:
                process.kill()
            await process.wait()
            process._transport.close()  # type: ignore[attr-defined] # the pipe to a killed process


@pytest.fixture
def people(server: Server) -> list[Person]:
    made = [server.person(key=f"person{number}") for number in range(PEOPLE)]
    for person in made:
        person.chat.started = True
    return made


@pytest.fixture
async def prepared(sqlite_url: str, keyring: Keyring, people: list[Person]) -> str:
    """A database that knows everybody and that no process holds."""
    database = await Database.open(sqlite_url, keyring)
    await know(database, *(person.user.id for person in people))
    await database.close()
    return sqlite_url


async def until_answered(server: Server, count: int) -> None:
    async with asyncio.timeout(60):
        await server.calls.until(lambda calls: sum(call.ok for call in calls.of("sendMessage")) >= count)


def said(people: list[Person]) -> Counter[str]:
    return Counter(message.text for person in people for message in person.messages if message.from_bot)


async def test_six_kills_in_300_updates_lose_none_count_none_twice_and_double_what_was_in_flight_at_most(
    server: Server, people: list[Person], prepared: str, api_url: str, tmp_path: Path, keyring: Keyring
) -> None:
    words = [f"Wort {number}" for number in range(300)]
    for number, word in enumerate(words):
        await people[number % 10].send(word)
    server.faults.latency(0.05, method="sendMessage")
    in_flight = Counter[str]()
    async with lives("echo", 7, database_url=prepared, api_url=api_url, data_dir=tmp_path) as processes:
        for number, process in enumerate(processes):
            await process.live()
            if number < 6:
                await until_answered(server, len(server.calls.of("sendMessage")) + 40)
                await process.kill()
                in_flight.update(await unanswered(server, prepared, keyring))
        async with asyncio.timeout(60):
            await server.calls.until(lambda _calls: not server.updates.waiting)
        await processes[-1].kill()

    answers = said(people)
    assert answers.keys() == set(words)
    assert await effects(prepared, keyring) == Counter(words)
    assert not {text for text, times in answers.items() if times > 1 + in_flight[text]}
    # per kill: one of each of the ten people, and what was answered since the last word to the database
    assert answers.total() - len(words) <= 6 * 2 * 10


async def unanswered(server: Server, database_url: str, keyring: Keyring) -> list[str]:
    """What a killed process had neither confirmed nor kept as answered."""
    waiting = {update.update_id: str(update.payload["text"]) for update in server.updates.waiting}
    database = await Database.open(database_url, keyring)
    async with database.reading() as work:
        known = await work.updates.known(tuple(waiting))
    await database.close()
    return [text for update_id, text in waiting.items() if not known.get(update_id)]


async def effects(database_url: str, keyring: Keyring) -> Counter[str]:
    database = await Database.open(database_url, keyring)
    async with database.reading() as work:
        rows = await work.transaction.run(
            select(delivery.c.dedup).where(delivery.c.dedup.startswith("effect"))
        )
        found = Counter(" ".join(dedup.split()[1:3]) for (dedup,) in rows)
    await database.close()
    return found


async def test_ten_kills_in_1000_deliveries_lose_none_double_ten_at_most_and_never_hurry(
    server: Server, people: list[Person], prepared: str, api_url: str, tmp_path: Path, keyring: Keyring
) -> None:
    texts = [f"Nummer {number}" for number in range(1000)]
    database = await Database.open(prepared, keyring)
    bot = build(settings(api_url, TOKEN, tmp_path), database)
    for number, text in enumerate(texts):
        await bot.plan(people[number % PEOPLE].user.id, text)
    await database.close()
    server.faults.latency(0.02, method="sendMessage")
    async with lives("carry", 11, database_url=prepared, api_url=api_url, data_dir=tmp_path) as processes:
        for number, process in enumerate(processes):
            await process.live()
            if number < 10:
                await until_answered(server, len(server.calls.of("sendMessage")) + 80)
                await process.kill()
        async with asyncio.timeout(60):
            await server.calls.until(lambda _calls: said(people).keys() >= set(texts))
        await processes[-1].kill()

    assert said(people).keys() == set(texts)
    assert said(people).total() - len(texts) <= 10
    starts = [call.started_s for call in server.calls.of("sendMessage")]
    assert max(sum(begin <= at < begin + 1 for at in starts) for begin in starts) <= 30
