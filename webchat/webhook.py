"""How do updates reach a bot that does not ask: in order per queue, again and again until it says yes?"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any, Final

import httpx

from webchat.parameters import Parameters
from webchat.updates import Updates, Waiting

CarryOut = Callable[[str, Parameters], Awaitable[None]]
"""calls a method by its name in small letters; its result goes nowhere"""
Pause = Callable[[float], Awaitable[None]]
MAX_WAIT_S: Final = 60.0
MAX_RETRY_AFTER_S: Final = 3600.0
TIMEOUT_S: Final = 60.0
NOT_BY_REPLY: Final = ("get", "setwebhook", "deletewebhook", "close", "logout")


class Webhook:
    """One task per queue, which ends when its queue is empty."""

    def __init__(self, updates: Updates, *, now: Callable[[], datetime], pause: Pause) -> None:
        self._updates: Final = updates
        self._now: Final = now
        self.carry_out: CarryOut | None = None
        """set by the server, which knows the methods"""
        self._pause: Final = pause
        self._url = ""
        self._secret = ""
        self._connections = 40
        self._slots = asyncio.Semaphore(40)
        self._client: httpx.AsyncClient | None = None
        self._tasks: Final[dict[str, asyncio.Task[None]]] = {}
        self._dispatcher: asyncio.Task[None] | None = None
        self._last_error: tuple[int, str] | None = None

    def as_json(self) -> dict[str, Any]:
        """WebhookInfo without what the queue knows."""
        answer: dict[str, Any] = {"url": self._url, "has_custom_certificate": False}
        if self._url:
            answer["max_connections"] = self._connections
        if self._last_error is not None:
            answer["last_error_date"], answer["last_error_message"] = self._last_error
        return answer

    async def set(self, *, url: str, secret: str, connections: int) -> None:
        """Delivers to `url` from now on; an empty one ends delivering and lets the bot poll again."""
        await self.stop()
        self._url, self._secret, self._connections = url, secret, connections
        self._last_error = None
        self._updates.has_webhook = bool(url)
        if url:
            self._updates.end_poll()
            self._slots = asyncio.Semaphore(connections)
            self._client = httpx.AsyncClient(timeout=TIMEOUT_S, trust_env=False)
            self._dispatcher = asyncio.create_task(self._dispatch())

    async def stop(self) -> None:
        tasks = [*self._tasks.values(), *([self._dispatcher] if self._dispatcher else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._tasks.clear()
        self._dispatcher = None
        if self._client is not None:
            await self._client.aclose()
            self._client = None

    async def _dispatch(self) -> None:
        updates = self._updates
        while True:
            for queue in dict.fromkeys(update.queue for update in updates.waiting):
                if queue not in self._tasks:
                    self._tasks[queue] = asyncio.create_task(self._drain(queue))
            await updates.added.wait()

    async def _drain(self, queue: str) -> None:
        updates = self._updates
        while True:
            updates.drop_expired(self._now())
            update = next((update for update in updates.waiting if update.queue == queue), None)
            if update is None:
                # No await stands between this look and the removal, so that no update can slip in between.
                del self._tasks[queue]
                return
            await self._deliver(update)

    async def _deliver(self, update: Waiting) -> None:
        """Until the bot says yes or the update is too old: at once again, then after 2, 4, 8, ... 60 s."""
        failures = 0
        while update in self._updates.waiting:
            async with self._slots:
                wait_s = await self._attempt(update)
            if wait_s is None:
                self._updates.drop(update)
                return
            failures += 1
            growing_s = 0.0 if failures == 1 else min(MAX_WAIT_S, 2.0 ** (failures - 1))
            await self._pause(min(MAX_RETRY_AFTER_S, wait_s) if wait_s else growing_s)
            self._updates.drop_expired(self._now())

    async def _attempt(self, update: Waiting) -> float | None:
        """None when it was taken, else the seconds that the bot asked to wait, 0 if it named none."""
        if self._client is None:
            return 0.0
        headers = {"content-type": "application/json"}
        if self._secret:
            headers["x-telegram-bot-api-secret-token"] = self._secret
        body = json.dumps(update.as_json(), ensure_ascii=False).encode()
        try:
            response = await self._client.post(self._url, content=body, headers=headers)
        except httpx.HTTPError as error:
            self._note(f"Connection failed: {type(error).__name__}")
            return 0.0
        if not response.is_success:
            self._note(f"Wrong response from the webhook: {response.status_code} {response.reason_phrase}")
            return _seconds(response.headers.get("retry-after", ""))
        await self._carry_out(response)
        return None

    async def _carry_out(self, response: httpx.Response) -> None:
        """A method in the answer's body is called; its result goes nowhere."""
        try:
            body = response.json()
        except ValueError:
            return
        name = str(body.get("method") or "").lower() if isinstance(body, dict) else ""
        if self.carry_out is not None and not name.startswith(NOT_BY_REPLY):
            await self.carry_out(name, Parameters(body, {}))

    def _note(self, message: str) -> None:
        self._last_error = int(self._now().timestamp()), message


def _seconds(header: str) -> float:
    return float(header) if header.isdecimal() else 0.0
