"""A worker beside the process that takes the updates in: it carries deliveries, and asks for nothing."""

from datetime import timedelta
from pathlib import Path

from bot.app import running
from bot.clock import system_clock
from db.keys import Keyring
from db.work import Database
from tests.bot.engine.conftest import TOKEN, know
from tests.bot.engine.small_bot import build, settings
from webchat import Server


async def test_two_workers_share_the_deliveries_and_send_each_once(
    server: Server, api_url: str, postgres_url: str, tmp_path: Path
) -> None:
    people = [server.person(key=f"person{number}") for number in range(20)]
    for person in people:
        person.chat.started = True
    worker = settings(
        api_url, TOKEN, tmp_path, role="worker", database_url=postgres_url, key_file=tmp_path / "key"
    )
    database = await Database.open(postgres_url, Keyring.load(worker.key_file))
    await know(database, *(person.user.id for person in people))
    bot = build(worker, database)
    for person in people:
        await bot.plan(person.user.id, "Guten Morgen")
    async with running(worker), running(worker):
        for person in people:
            await person.sees("Guten Morgen")
    async with database.work() as work:
        assert await work.outbox.rest(now=system_clock() + timedelta(days=1)) is None
    await database.close()
    assert [len(person.messages) for person in people] == [1] * len(people)
    assert server.calls.of("getUpdates") == []
