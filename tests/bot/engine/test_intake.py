"""Updates in: in order per person, none lost, failures set aside, refusals understood."""

import asyncio
from pathlib import Path

import pytest
from telegram import Update

from bot.chat import Chat
from bot.faults import AnotherPoller, WrongToken
from bot.screens.screen import Screen
from tests.bot.engine.conftest import Admit, listening
from tests.bot.engine.small_bot import SmallBot, build, settings
from webchat import ApiError, Server


async def test_a_word_is_answered_and_confirmed(bot: SmallBot, admit: Admit, server: Server) -> None:
    ayse = await admit()
    bot.on_text(bot.counts_once)
    async with listening(bot):
        await ayse.send("eins")
        await ayse.sees("eins")
    assert not server.updates.waiting


async def test_a_persons_words_are_answered_in_their_order(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()
    bot.on_text(bot.counts_once)
    words = [f"Wort {number}" for number in range(30)]
    for word in words:
        await ayse.send(word)
    async with listening(bot):
        await ayse.sees("Wort 29")
    assert [m.text for m in ayse.messages if m.from_bot] == words


async def test_somebody_slow_keeps_nobody_else_waiting(bot: SmallBot, admit: Admit) -> None:
    ayse, murat = await admit("ayse"), await admit("murat")
    gate = asyncio.Event()

    async def handle(chat: Chat, text: str) -> None:
        if text == "langsam":
            await gate.wait()
        await bot.counts_once(chat, text)

    bot.on_text(handle)
    async with listening(bot):
        await ayse.send("langsam")
        await murat.send("schnell")
        await murat.sees("schnell")
        gate.set()
        await ayse.sees("langsam")


async def test_what_was_answered_behind_somebody_slow_is_not_answered_again_after_a_crash(
    bot: SmallBot, admit: Admit, api_url: str, server: Server, tmp_path: Path
) -> None:
    ayse, murat = await admit("ayse"), await admit("murat")
    gate = asyncio.Event()

    async def handle(chat: Chat, text: str) -> None:
        if text == "langsam":
            await gate.wait()
        await bot.counts_once(chat, text)

    bot.on_text(handle)
    going = asyncio.create_task(bot.intake.run())
    await ayse.send("langsam")
    await murat.send("schnell")
    await murat.sees("schnell")
    await _until_kept(bot, [update.update_id for update in server.updates.waiting][-1])
    going.cancel()
    bot.intake.cancel()
    await asyncio.gather(going, return_exceptions=True)

    again = build(settings(api_url, server.token, tmp_path), bot.database, clock=bot.clock)
    again.on_text(again.counts_once)
    await again.application.initialize()
    async with listening(again):
        await ayse.sees("langsam")
    await again.application.shutdown()
    assert [m.text for m in murat.messages if m.from_bot].count("schnell") == 1


async def _until_kept(bot: SmallBot, update_id: int) -> None:
    while True:
        async with bot.database.work() as work:
            if (await work.updates.known((update_id,))).get(update_id):
                return


async def test_an_update_that_fails_three_times_is_set_aside_and_said_sorry_for_once(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    tries = 0

    async def handle(chat: Chat, text: str) -> None:
        nonlocal tries
        if text == "kaputt":
            tries += 1
            raise RuntimeError(text)
        await bot.counts_once(chat, text)

    bot.on_text(handle)
    async with listening(bot):
        await ayse.send("kaputt")
        await ayse.send("heil")
        await ayse.sees("heil")
    assert tries == 3
    assert [m.text[:4] for m in ayse.messages if m.from_bot] == ["Code", "heil"]
    assert not server.updates.waiting


async def test_an_update_that_fails_once_is_tried_again(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()
    tries = 0

    async def handle(chat: Chat, text: str) -> None:
        nonlocal tries
        tries += 1
        if tries == 1:
            raise RuntimeError
        await bot.counts_once(chat, text)

    bot.on_text(handle)
    async with listening(bot):
        await ayse.send("nochmal")
        await ayse.sees("nochmal")
    assert not [m for m in ayse.messages if m.text.startswith("Code")]


async def test_only_wanted_kinds_are_asked_for(bot: SmallBot, admit: Admit, server: Server) -> None:
    ayse = await admit()
    bot.on_text(bot.counts_once)
    async with listening(bot):
        await ayse.send("eins")
        await ayse.sees("eins")
    assert set(server.updates.allowed) == {Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER}


async def test_an_outage_of_the_server_is_waited_for(bot: SmallBot, admit: Admit, server: Server) -> None:
    ayse = await admit()
    bot.on_text(bot.counts_once)
    server.faults.refuse(ApiError(502, "Bad Gateway"), method="getUpdates", times=2)
    async with listening(bot):
        await ayse.send("eins")
        await ayse.sees("eins")


async def test_another_poller_ends_the_bot_with_its_reason(bot: SmallBot, server: Server) -> None:
    server.faults.refuse(
        ApiError(409, "Conflict: terminated by other getUpdates request"), method="getUpdates"
    )
    with pytest.raises(AnotherPoller, match="PAUSENBROT_ROLE"):
        await bot.intake.run()


async def test_a_revoked_token_ends_the_bot(bot: SmallBot, server: Server) -> None:
    server.faults.refuse(ApiError(401, "Unauthorized"), method="getUpdates")
    with pytest.raises(WrongToken, match="BotFather"):
        await bot.intake.run()


async def test_a_webhook_of_an_earlier_set_up_is_taken_away(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    bot.on_text(bot.counts_once)
    server.faults.refuse(
        ApiError(409, "Conflict: can't use getUpdates method while webhook is active"), method="getUpdates"
    )
    async with listening(bot):
        await ayse.send("eins")
        await ayse.sees("eins")
    assert "deleteWebhook" in {call.method for call in server.calls}


async def test_stopping_finishes_what_has_begun(bot: SmallBot, admit: Admit, server: Server) -> None:
    ayse = await admit()
    begun, gate = asyncio.Event(), asyncio.Event()

    async def handle(chat: Chat, text: str) -> None:
        begun.set()
        await gate.wait()
        await chat.send(Screen(html=text))

    bot.on_text(handle)
    going = asyncio.create_task(bot.intake.run())
    await ayse.send("zu Ende")
    await begun.wait()
    stopping = asyncio.create_task(bot.intake.stop())
    gate.set()
    await stopping
    await going
    assert ayse.last.text == "zu Ende"
    assert not server.updates.waiting
