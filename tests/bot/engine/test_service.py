"""The real command as a process: how it ends, and what it writes about people on its way."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path

import pytest

from db.keys import Keyring
from db.work import Database
from tests.bot.engine.conftest import TOKEN
from webchat import Server

COMMAND = Path(sys.executable).parent / "pausenbrot"
ROOT = Path(__file__).parents[3]


class Running:
    """The bot in a process of its own, logging everything it may."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.process = process
        self.log = log

    async def ends(self, *, within_s: float) -> int:
        async with asyncio.timeout(within_s):
            return await self.process.wait()


@pytest.fixture
async def join_code(tmp_path: Path) -> str:
    database = await Database.open(
        f"sqlite:///{tmp_path}/pausenbrot.db", Keyring.load(tmp_path / "pausenbrot.key")
    )
    async with database.work() as work:
        company = await work.companies.create(
            name="Lindner",
            headcount=28,
            zone="Europe/Berlin",
            state="BY",
            language="de",
            trade="lager",
            on=date(2026, 9, 1),
        )
        code = await work.companies.join_code(company.id)
    await database.close()
    return code


@asynccontextmanager
async def running(tmp_path: Path, api_url: str) -> AsyncIterator[Running]:
    machine = {k: v for k, v in os.environ.items() if not k.startswith("PAUSENBROT_")}  # noqa: TID251 - the edge
    ours = {
        "PAUSENBROT_TOKEN": TOKEN,
        "PAUSENBROT_API_URL": api_url,
        "PAUSENBROT_DATA_DIR": str(tmp_path),
        "PAUSENBROT_OPERATOR": "IHK, Musterstadt",
        "PAUSENBROT_OPERATOR_IS_EMPLOYER": "no",
        "PAUSENBROT_LOG": "DEBUG",
    }
    log = tmp_path / "log"
    with log.open("wb") as sink:
        process = await asyncio.create_subprocess_exec(
            COMMAND, "run", cwd=tmp_path, env=machine | ours, stdout=sink, stderr=sink
        )
        try:
            yield Running(process, log)
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def test_sigterm_lets_what_has_begun_be_answered_and_confirmed(
    server: Server, api_url: str, join_code: str, tmp_path: Path
) -> None:
    ayse = server.person(key="ayse")
    server.faults.latency(1.0, method="sendMessage")
    async with running(tmp_path, api_url) as bot:
        await ayse.start(join_code)
        await server.calls.until(lambda calls: calls.of("sendMessage"))
        bot.process.send_signal(signal.SIGTERM)
        assert await bot.ends(within_s=10) == 0
    await ayse.sees("Noch speichere ich nichts")
    assert not server.updates.waiting


async def test_ctrl_c_waits_for_no_slow_answer_and_what_was_cut_off_comes_again(
    server: Server, api_url: str, join_code: str, tmp_path: Path
) -> None:
    ayse = server.person(key="ayse")
    server.faults.latency(30.0, method="sendMessage")
    async with running(tmp_path, api_url) as bot:
        await ayse.start(join_code)
        await server.calls.until(lambda calls: calls.of("sendMessage"))
        bot.process.send_signal(signal.SIGINT)
        assert await bot.ends(within_s=10) == 0
    assert server.updates.waiting


async def test_an_open_long_poll_ends_at_once(server: Server, api_url: str, tmp_path: Path) -> None:
    async with running(tmp_path, api_url) as bot:
        await server.calls.until(lambda calls: calls.of("getUpdates"))
        bot.process.send_signal(signal.SIGTERM)
        assert await bot.ends(within_s=5) == 0


async def test_the_log_tells_nobodys_name_text_or_number_and_not_the_token(
    server: Server, api_url: str, join_code: str, tmp_path: Path
) -> None:
    ayse = server.person(first_name="Ayşegül", last_name="Musterfrau", username="ayse_m", user_id=719_283_746)
    async with running(tmp_path, api_url) as bot:
        await server.calls.until(lambda calls: calls.of("getUpdates"))  # a busy machine starts slowly
        await ayse.start(join_code)
        await ayse.sees("Noch speichere ich nichts")
        await ayse.tap(ayse.last.buttons[0])
        await ayse.sees("Du:")
        await ayse.tap("Weiter")
        await ayse.sees("Vier Dinge")
        await ayse.tap("Einverstanden")
        await ayse.until(lambda me: "Vier Dinge" not in me.last.text)
        server.faults.lose_answer(method="sendMessage")
        await ayse.send("Mein Chef ist gemein")
        await server.calls.until(lambda _calls: not server.updates.waiting)
        server.faults.deactivate(ayse.user.id)
        await ayse.send("Noch ein Geheimnis")
        await server.calls.until(lambda _calls: not server.updates.waiting)
        bot.process.send_signal(signal.SIGTERM)
        await bot.ends(within_s=10)
    written = bot.log.read_text()
    assert "Pausenbrot is running" in written
    for secret in (
        TOKEN.split(":")[1],
        "719283746",
        "Ayşegül",
        "Musterfrau",
        "ayse_m",
        "Chef",
        "Geheimnis",
        join_code,
    ):
        assert secret not in written


async def test_the_bot_introduces_itself_in_each_language_and_only_when_something_changed(
    server: Server, api_url: str, tmp_path: Path
) -> None:
    async with running(tmp_path, api_url):
        await server.calls.until(lambda calls: [call.ok for call in calls.of("setMyCommands")] == [True] * 7)
    async with running(tmp_path, api_url):
        await server.calls.until(lambda calls: [call.ok for call in calls.of("getMyCommands")] == [True] * 14)
    for method in ("setMyDescription", "setMyShortDescription", "setMyCommands"):
        told = [call.parameters.get("language_code", "") for call in server.calls.of(method)]
        assert told == ["", "de", "tr", "pl", "uk", "ro", "ar"]
