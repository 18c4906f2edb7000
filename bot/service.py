"""How does the bot run until it is told to end? Signals, and what they are given time for."""

import asyncio
import signal
from typing import Any

from bot import logs
from bot.app import running
from bot.exits import Exit
from bot.process import HASTY_GRACE_S, BotProcess
from bot.settings import Settings


def serve(settings: Settings, *, replaces_bot: bool = False) -> Exit:
    """Until SIGTERM, which lets everything finish, or Ctrl-C, which takes two seconds at most.

    Raises:
        StorageFault: the database or the key cannot be used.
        RunFault: the server or the token cannot be used, or the bot hangs.

    """
    logs.set_up(settings.log)
    return asyncio.run(_serve(settings, replaces_bot=replaces_bot))


async def _serve(settings: Settings, *, replaces_bot: bool) -> Exit:
    received: asyncio.Future[signal.Signals] = asyncio.get_running_loop().create_future()
    _listen(received)
    async with running(settings, replaces_bot=replaces_bot) as process:
        await _until(received, process)
    return Exit.DONE


async def _until(received: asyncio.Future[signal.Signals], process: BotProcess) -> None:
    going = asyncio.create_task(process.wait())
    try:
        either: set[asyncio.Future[Any]] = {going, received}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if going.done() or received.result() is signal.SIGINT:
            process.grace_s = HASTY_GRACE_S
        if going.done():
            going.result()
    finally:
        going.cancel()


def _listen(received: asyncio.Future[signal.Signals]) -> None:
    """The first signal ends in order; a second one meets the system's own way, which loses nothing either."""
    loop = asyncio.get_running_loop()

    def hear(which: signal.Signals) -> None:
        for one in (signal.SIGTERM, signal.SIGINT):
            loop.remove_signal_handler(one)
        received.set_result(which)

    for which in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(which, hear, which)
