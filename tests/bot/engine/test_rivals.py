"""Two processes with one token, and a fault on the very last way out: what goes on none the less?"""

import asyncio
from pathlib import Path

import pytest
from telegram import Update

from bot.chat import Chat
from bot.faults import AnotherPoller, WrongToken
from bot.intake import Intake
from tests.bot.engine.conftest import Admit, listening
from tests.bot.engine.small_bot import SmallBot, build, settings
from webchat import ApiError, Server


async def test_the_poller_that_is_thrown_out_does_not_throw_out_the_other(
    bot: SmallBot, admit: Admit, api_url: str, server: Server, tmp_path: Path
) -> None:
    ayse = await admit()
    other = build(settings(api_url, server.token, tmp_path), bot.database, clock=bot.clock)
    other.on_text(other.counts_once)
    await other.application.initialize()
    first = asyncio.create_task(bot.intake.run())
    await server.calls.until(lambda calls: calls.of("getUpdates"))
    async with listening(other) as second:
        with pytest.raises(AnotherPoller):
            await first
        asked = len(server.calls.of("getUpdates"))
        await bot.intake.stop()
        assert len(server.calls.of("getUpdates")) == asked, "to confirm is to ask"
        await ayse.send("bleibt")
        await ayse.sees("bleibt")
        assert not second.done()
    await other.application.shutdown()


async def test_a_fault_while_saying_sorry_stops_nobody(bot: SmallBot, admit: Admit, server: Server) -> None:
    async def cannot_even_say_sorry(_update: Update, _error: Exception) -> None:
        raise OSError

    async def handle(chat: Chat, text: str) -> None:
        if text == "kaputt":
            raise RuntimeError
        await bot.counts_once(chat, text)

    ayse = await admit()
    bot.on_text(handle)
    bot.intake = Intake(
        bot.application, open_ledger=bot.database.work, clock=bot.clock, give_up=cannot_even_say_sorry
    )
    async with listening(bot):
        await ayse.send("kaputt")
        await ayse.send("heil")
        async with asyncio.timeout(10):
            await ayse.sees("heil")
    assert not server.updates.waiting


async def test_a_token_that_was_revoked_ends_the_courier_with_its_reason(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    await bot.plan(ayse.user.id, "Hallo.")
    server.faults.refuse(ApiError(401, "Unauthorized"), method="sendMessage")
    with pytest.raises(WrongToken, match="BotFather"):
        await bot.courier.run()
