"""What can be tried without Telegram? Five phones, a time machine, invented people, one process.

The bot is the real one. It talks HTTP to a Bot API server in the same process, with a clock that the
page moves forward. The data lie in a folder of their own and are new at every start.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import typer

from bot.demo.pages import Pages
from bot.demo.stage import Stage
from bot.exits import Exit
from webchat import serve as serve_http


def serve(*, port: int, data_dir: Path, opened: Callable[[str], None]) -> int:
    """Runs until Ctrl-C; `opened` is told the address once everything can be seen."""
    try:
        asyncio.run(_until_stopped(port, data_dir, opened))
    except OSError as fault:
        typer.echo(
            f"Port {port} oder der Ordner {data_dir} ist nicht frei: {fault.strerror}. "
            f"Nimm einen anderen: pausenbrot demo --port {port % 65_535 + 1}",
            err=True,
        )
        return Exit.CONFIGURATION
    return Exit.DONE


@asynccontextmanager
async def performing(data_dir: Path, *, port: int = 0) -> AsyncIterator[tuple[str, Stage]]:
    """The address and the stage of a running demo."""
    stage = Stage(data_dir)
    pages = Pages(stage)
    async with serve_http(stage.server, port=port, app=pages.app) as address:
        await pages.open(address)
        try:
            yield address, stage
        finally:
            await pages.close()
            await stage.server.aclose()


async def _until_stopped(port: int, data_dir: Path, opened: Callable[[str], None]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    async with performing(data_dir, port=port) as (address, _):
        opened(address)
        await stop.wait()
