"""Does the bot get every update once confirmed, in order, and never beside another poller?"""

import asyncio
import time
from datetime import timedelta

import httpx

from tests.webchat.conftest import BareClient, MovableClock
from webchat import Person, Server, serve


async def test_an_offset_confirms_what_lies_before_it(api: BareClient, ayse: Person) -> None:
    await ayse.send("eins")
    await ayse.send("zwei")
    updates = await api.does("getUpdates", limit=2)
    assert [update["message"]["text"] for update in updates] == ["/start", "eins"]
    assert updates == await api.does("getUpdates", limit=2)
    rest = await api.does("getUpdates", offset=updates[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["zwei"]


async def test_a_negative_offset_keeps_only_the_newest(api: BareClient, ayse: Person) -> None:
    await ayse.send("eins")
    await ayse.send("zwei")
    assert [u["message"]["text"] for u in await api.does("getUpdates", offset=-1)] == ["zwei"]
    assert [u["message"]["text"] for u in await api.does("getUpdates")] == ["zwei"]


async def test_a_long_poll_ends_as_soon_as_somebody_writes(
    api: BareClient, ayse: Person, server: Server
) -> None:
    server.updates.waiting.clear()
    poll = asyncio.create_task(api.does("getUpdates", timeout=30))
    await began(server, polls=1)
    await ayse.send("hallo")
    assert [u["message"]["text"] for u in await poll] == ["hallo"]


async def began(server: Server, *, polls: int) -> None:
    async with asyncio.timeout(5):
        await server.calls.until(lambda calls: len(calls.of("getUpdates")) >= polls)


async def test_a_second_poller_ends_the_first_with_a_conflict(api: BareClient, server: Server) -> None:
    first = asyncio.create_task(api.hears("getUpdates", timeout=30))
    await began(server, polls=1)
    assert await api.does("getUpdates", timeout=0) == []
    assert await first == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )


async def test_a_webhook_ends_polling_and_deleting_it_allows_it_again(
    api: BareClient, server: Server
) -> None:
    poll = asyncio.create_task(api.hears("getUpdates", timeout=30))
    await began(server, polls=1)
    await api.does("setWebhook", url="http://127.0.0.1:9/")
    assert await poll == "Conflict: terminated by setWebhook request"
    assert await api.hears("getUpdates") == (
        "Conflict: can't use getUpdates method while webhook is active;"
        " use deleteWebhook to delete the webhook first"
    )
    await api.does("deleteWebhook")
    assert await api.does("getUpdates") == []


async def test_only_the_asked_kinds_are_kept_and_the_wish_is_remembered(
    api: BareClient, ayse: Person
) -> None:
    await api.does("getUpdates", offset=-1, allowed_updates=["callback_query"])
    await ayse.send("hallo")
    await ayse.tap_data("x", message_id=1)
    assert [list(u)[1] for u in (await api.does("getUpdates"))[1:]] == ["callback_query"]
    await api.does("getUpdates", offset=-1, allowed_updates=[])
    await ayse.send("hallo")
    assert "message" in (await api.does("getUpdates"))[-1]


async def test_updates_are_forgotten_after_a_day(api: BareClient, ayse: Person, clock: MovableClock) -> None:
    await ayse.send("gestern")
    clock.moves(timedelta(hours=24))
    assert await api.does("getUpdates") == []


async def test_a_repeated_offset_is_held_and_gets_one_update_when_the_server_is_strict(
    clock: MovableClock,
) -> None:
    server = Server(now=clock, holds_repeated_polls=True)
    ayse = server.person()
    await ayse.start()
    await ayse.send("eins")
    updates = server.updates
    assert len(await updates.fetch(offset=0, limit=100, timeout_s=0, now=clock())) == 2
    assert len(await updates.fetch(offset=0, limit=100, timeout_s=0, now=clock())) == 1
    updates.waiting.clear()
    held = asyncio.create_task(updates.fetch(offset=0, limit=100, timeout_s=0, now=clock()))
    await asyncio.sleep(0)
    assert not held.done()
    await ayse.send("zwei")
    assert len(await held) == 1


async def test_stopping_the_server_ends_open_polls_at_once() -> None:
    server = Server(token="7001001:test_token")
    async with serve(server) as base_url, httpx.AsyncClient(trust_env=False, timeout=30) as http:
        poll = asyncio.create_task(http.get(f"{base_url}/bot{server.token}/getUpdates?timeout=30"))
        await began(server, polls=1)
        stopped_at = time.monotonic()
        server.end_waiting()
        assert (await poll).json() == {"ok": True, "result": []}
    assert time.monotonic() - stopped_at < 2


async def test_a_server_that_was_down_comes_back_with_its_chats() -> None:
    server = Server()
    ayse = server.person()
    async with serve(server):
        await ayse.start()
    async with serve(server) as base_url, httpx.AsyncClient(base_url=base_url, trust_env=False) as http:
        api = BareClient(http, server.token)
        assert len(await api.does("getUpdates", offset=-1)) == 1
        server.updates.waiting.clear()
        poll = asyncio.create_task(api.does("getUpdates", timeout=30))
        await began(server, polls=2)
        await ayse.send("wieder da")
        assert [u["message"]["text"] for u in await poll] == ["wieder da"]


async def test_blocking_is_told_as_a_change_of_membership(api: BareClient, ayse: Person) -> None:
    await ayse.block()
    await ayse.unblock()
    changes = [u["my_chat_member"] for u in await api.does("getUpdates") if "my_chat_member" in u]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
