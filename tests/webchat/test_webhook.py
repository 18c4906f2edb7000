"""Do updates reach a webhook in order, with the secret, and again until it says yes?"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.webchat.conftest import BareClient, MovableClock
from webchat import Server, serve


@dataclass(slots=True)
class Hook:
    """A bot's webhook that answers as told, then with 200."""

    answers: list[Response] = field(default_factory=list)
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def take(self, request: Request) -> Response:
        self.got.append(await request.json())
        self.secrets.append(request.headers.get("x-telegram-bot-api-secret-token"))
        self.arrived.set()
        return self.answers.pop(0) if self.answers else Response()

    async def until(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.arrived.clear()
                await self.arrived.wait()

    @property
    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.got]


@dataclass(slots=True)
class Pauses:
    """Takes no time and remembers how long it should have been."""

    asked_s: list[float] = field(default_factory=list)

    async def __call__(self, seconds: float) -> None:
        self.asked_s.append(seconds)
        await asyncio.sleep(0)


@dataclass(slots=True)
class Setting:
    server: Server
    api: BareClient
    hook: Hook
    pauses: Pauses


@asynccontextmanager
async def hooked(clock: MovableClock) -> AsyncIterator[Setting]:
    hook, pauses = Hook(), Pauses()
    server = Server(now=clock, pause=pauses)
    listener = Server()
    app = Starlette(routes=[Route("/hook", hook.take, methods=["POST"])])
    async with serve(listener, app=app) as hook_url, serve(server) as base_url:
        async with httpx.AsyncClient(base_url=base_url, trust_env=False) as http:
            api = BareClient(http, server.token)
            await api.does("setWebhook", url=f"{hook_url}/hook", secret_token="geheim_1")
            yield Setting(server, api, hook, pauses)
        await server.aclose()


async def test_messages_arrive_in_order_with_the_secret(clock: MovableClock) -> None:
    async with hooked(clock) as it:
        ayse = it.server.person()
        await ayse.start()
        for number in range(5):
            await ayse.send(str(number))
        await it.hook.until(6)
        assert it.hook.texts == ["/start", "0", "1", "2", "3", "4"]
        assert set(it.hook.secrets) == {"geheim_1"}
        assert (await it.api.does("getWebhookInfo"))["pending_update_count"] == 0


async def test_a_refused_update_comes_again_at_once_then_ever_later_before_the_next_one(
    clock: MovableClock,
) -> None:
    async with hooked(clock) as it:
        it.hook.answers = [Response(status_code=500) for _ in range(4)]
        ayse = it.server.person()
        await ayse.start()
        await ayse.send("danach")
        await it.hook.until(6)
        assert it.hook.texts == ["/start"] * 5 + ["danach"]
        assert it.pauses.asked_s == [0, 2, 4, 8]
        info = await it.api.does("getWebhookInfo")
        assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"


async def test_retry_after_is_honoured(clock: MovableClock) -> None:
    async with hooked(clock) as it:
        it.hook.answers = [Response(status_code=503, headers={"Retry-After": "77"})]
        await it.server.person().start()
        await it.hook.until(2)
        assert it.pauses.asked_s == [77]


async def test_one_person_waiting_holds_nobody_else_up(clock: MovableClock) -> None:
    async with hooked(clock) as it:
        ayse, murat = it.server.person(first_name="Ayşe"), it.server.person(first_name="Murat")
        it.hook.answers = [Response(status_code=500)]
        await ayse.start()
        await murat.start()
        await it.hook.until(3)
        assert {update["message"]["from"]["first_name"] for update in it.hook.got} == {"Ayşe", "Murat"}


async def test_a_method_in_the_answer_is_carried_out(clock: MovableClock) -> None:
    async with hooked(clock) as it:
        ayse = it.server.person()
        it.hook.answers = [JSONResponse({"method": "sendMessage", "chat_id": ayse.id, "text": "Hallo"})]
        await ayse.start()
        assert (await ayse.sees("Hallo")).from_bot


@pytest.mark.parametrize(
    ("parameters", "answer"),
    [
        ({"url": "http://127.0.0.1/", "secret_token": "ä"}, "secret token contains unallowed characters"),
        ({"url": "http://127.0.0.1/", "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": "nonsense"}, "bad webhook: invalid webhook URL specified"),
    ],
)
async def test_a_bad_webhook_is_refused(api: BareClient, parameters: dict[str, str], answer: str) -> None:
    assert await api.hears("setWebhook", **parameters) == f"Bad Request: {answer}"
