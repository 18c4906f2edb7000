"""What do the tests of the server share? A server on a free port, a bare client, and a browser per file."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page

from tests.browser import chromium, keep_files_together
from webchat import Person, Server, serve

HERE = Path(__file__).parent

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c6360f8cf000002030101c9a5c9a30000000049454e44ae426082"
)


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    keep_files_together(items, HERE)


@dataclass(slots=True)
class MovableClock:
    """Stands still until a test moves it."""

    at: datetime = field(default_factory=lambda: datetime(2026, 9, 7, 6, 0, tzinfo=UTC))

    def __call__(self) -> datetime:
        return self.at

    def moves(self, step: timedelta) -> None:
        self.at += step


@dataclass(slots=True)
class BareClient:
    """Calls the Bot API over real HTTP, as JSON."""

    http: httpx.AsyncClient
    token: str

    async def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        response = await self.http.post(f"/bot{self.token}/{method}", json=parameters)
        envelope: dict[str, Any] = response.json()
        assert response.status_code == (200 if envelope["ok"] else envelope["error_code"])
        return envelope

    async def does(self, method: str, **parameters: Any) -> Any:
        """The result of a call that has to succeed."""
        envelope = await self.call(method, **parameters)
        assert envelope["ok"], envelope
        return envelope["result"]

    async def hears(self, method: str, **parameters: Any) -> str:
        """The description of a call that has to fail."""
        envelope = await self.call(method, **parameters)
        assert not envelope["ok"], envelope
        return str(envelope["description"])


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def server(clock: MovableClock) -> Server:
    return Server(token="7001001:test_token", bot_name="Muster", bot_username="muster_bot", now=clock)


@pytest_asyncio.fixture(loop_scope="module")
async def base_url(server: Server) -> AsyncIterator[str]:
    async with serve(server) as base_url:
        yield base_url


@pytest_asyncio.fixture(loop_scope="module")
async def api(server: Server, base_url: str) -> AsyncIterator[BareClient]:
    async with httpx.AsyncClient(base_url=base_url, trust_env=False, timeout=20) as http:
        yield BareClient(http, server.token)


@pytest_asyncio.fixture(loop_scope="module")
async def ayse(server: Server) -> Person:
    """Has started the bot."""
    person = server.person(first_name="Ayşe", language_code="de", key="ayse")
    await person.start()
    return person


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as found:
        yield found


@pytest_asyncio.fixture(loop_scope="module")
async def page(browser: Browser, base_url: str) -> AsyncIterator[Page]:
    """Of a small phone that speaks German; a page that complains fails the test."""
    context = await browser.new_context(
        viewport={"width": 360, "height": 740}, locale="de-DE", base_url=base_url
    )
    page = await context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield page
    assert errors == []
    await context.close()
