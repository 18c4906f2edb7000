"""How does one coroutine wait for what another one does, without a loop bound at construction?"""

import asyncio
from typing import Final


class Signal:
    """Wakes everybody who waits; lives in whichever event loop the waiters run in."""

    def __init__(self) -> None:
        self._waiting: Final[set[asyncio.Future[None]]] = set()

    def fire(self) -> None:
        for waiter in self._waiting:
            if not waiter.done():
                waiter.set_result(None)

    async def wait(self, *, timeout_s: float | None = None) -> bool:
        """True once the signal fires, False when `timeout_s` real seconds pass before."""
        waiter: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.add(waiter)
        try:
            async with asyncio.timeout(timeout_s):
                await waiter
        except TimeoutError:
            return False
        else:
            return True
        finally:
            self._waiting.discard(waiter)
