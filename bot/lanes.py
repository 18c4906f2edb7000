"""Who waits for whom? One person's work in order, different people's side by side."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")

PARALLEL = 32
"""as many answers go out at once as there are connections to Telegram"""


class Lanes(Generic[T]):
    """A lane lives as long as there is something in it."""

    def __init__(self, work: Callable[[T], Awaitable[None]], *, parallel: int = PARALLEL) -> None:
        self._work = work
        self._room = asyncio.Semaphore(parallel)
        self._waiting: dict[Hashable, deque[T]] = {}
        self._running: set[asyncio.Task[None]] = set()

    def add(self, key: Hashable, item: T) -> None:
        lane = self._waiting.get(key)
        if lane is not None:
            lane.append(item)
            return
        self._waiting[key] = deque((item,))
        task = asyncio.create_task(self._run(key))
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def empty(self) -> None:
        """Waits until everything was worked off."""
        while self._running:
            await asyncio.wait(self._running)

    def cancel(self) -> None:
        for task in self._running:
            task.cancel()

    async def _run(self, key: Hashable) -> None:
        lane = self._waiting[key]
        try:
            while lane:
                async with self._room:
                    await self._work(lane.popleft())
        finally:
            del self._waiting[key]
