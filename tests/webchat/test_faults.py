"""Do ordered faults happen when they should, and does the log of calls tell the truth?"""

import asyncio
import time

import httpx

from tests.webchat.conftest import BareClient
from webchat import Person, Server, too_many_requests


async def test_a_flooded_bot_is_told_when_to_come_back(api: BareClient, ayse: Person, server: Server) -> None:
    server.faults.too_many_requests(3, method="sendMessage", times=1)
    async with httpx.AsyncClient(base_url=api.http.base_url, trust_env=False) as http:
        told = await http.post(f"/bot{api.token}/sendMessage", json={"chat_id": ayse.id, "text": "x"})
    assert told.status_code == 429
    assert told.headers["retry-after"] == "3"
    assert told.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 3",
        "parameters": {"retry_after": 3},
    }
    assert ayse.answers == ()
    await api.does("sendMessage", chat_id=ayse.id, text="x")


async def test_a_lost_answer_leaves_the_message_in_the_chat(
    api: BareClient, ayse: Person, server: Server
) -> None:
    server.faults.lose_answer(method="sendMessage")
    assert (await api.call("sendMessage", chat_id=ayse.id, text="Da"))["error_code"] == 502
    assert ayse.last.text == "Da"


async def test_a_fault_of_one_chat_spares_the_others_and_the_polling(
    api: BareClient, ayse: Person, server: Server
) -> None:
    murat = server.person(first_name="Murat")
    await murat.start()
    server.faults.refuse(too_many_requests(1), chat_id=murat.id)
    await api.does("sendMessage", chat_id=ayse.id, text="x")
    server.faults.refuse(too_many_requests(1))
    await api.does("getUpdates")
    assert (await api.call("sendMessage", chat_id=murat.id, text="x"))["error_code"] == 429
    server.faults.clear()
    await api.does("sendMessage", chat_id=murat.id, text="x")


async def test_answers_do_not_wait_for_the_network_to_gather_more(api: BareClient, server: Server) -> None:
    seconds = []
    for _ in range(20):
        began_s = time.perf_counter()
        await api.does("getMe")
        seconds.append(time.perf_counter() - began_s)
    assert min(seconds) < 0.03


async def test_the_log_knows_duration_flight_and_answer_of_every_call(
    api: BareClient, ayse: Person, server: Server
) -> None:
    server.faults.latency(0.05, method="sendMessage")
    calls = [api.does("sendMessage", chat_id=ayse.id, text=str(number)) for number in range(3)]
    await asyncio.gather(*calls)
    await api.call("sendMessage", chat_id=ayse.id, text="")
    sent = server.calls.of("sendMessage")
    assert sorted(call.in_flight for call in sent[:3]) == [1, 2, 3]
    assert all(call.finished_s is not None and call.finished_s - call.started_s >= 0.05 for call in sent[:3])
    assert [call.ok for call in sent] == [True, True, True, False]
    assert (sent[3].error_code, sent[3].chat_id, server.calls.in_flight) == (400, ayse.id, 0)
    assert {call.result["text"] for call in sent[:3]} == {"0", "1", "2"}
