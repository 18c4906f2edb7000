"""How long until the first question for updates, and how much memory does the waiting bot hold?"""

import asyncio
import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.figures import Figure, Row
from benchmarks.processes import resident_mb, running
from webchat import Server, serve

TOKEN = "7001001:benchmark-of-pausenbrot"
OURS = ("-c", "from bot.cli import main; main()", "run")
LIBRARY = "import telegram.ext, time; time.sleep(60)"
PATIENCE_S = 30
SETTLE_S = 3.0
"""after which a process is called idle"""
IDLE_MB_BAR = 120.0


def settings(api_url: str, *, database_url: str = "") -> dict[str, str]:
    """Variables for a bot that keeps everything in its working folder."""
    return {
        "PAUSENBROT_TOKEN": TOKEN,
        "PAUSENBROT_API_URL": api_url,
        "PAUSENBROT_DATABASE_URL": database_url,
        "PAUSENBROT_OPERATOR": "IHK Musterstadt, Musterstadt",
        "PAUSENBROT_OPERATOR_IS_EMPLOYER": "no",
    }


def measure(*, quick: bool) -> list[Row]:
    return asyncio.run(_measured(starts=2 if quick else 7))


async def _measured(starts: int) -> list[Row]:
    with tempfile.TemporaryDirectory(prefix="pausenbrot-bench-") as folder:
        place = Path(folder)
        _, fresh_mb = await _start(OURS, place)  # makes key and database
        ours, bare = [], []
        for _ in range(starts):
            ours.append(await _start(OURS, place))
            bare.append(await _start(("-m", "benchmarks.bare"), place))
        with running("-c", LIBRARY, more={}, folder=place) as library:
            await asyncio.sleep(SETTLE_S)
            library_mb = resident_mb(library)
    return [
        Figure(
            what="start-up to the first poll",
            ours=median(time_s for time_s, _ in ours) * 1000,
            baseline=median(time_s for time_s, _ in bare) * 1000,
            unit="ms",
            against="bare bot",
        ),
        *(
            Figure(
                what=what,
                ours=ours_mb,
                baseline=library_mb,
                unit="MB",
                against="import telegram.ext",
                amount_bar=IDLE_MB_BAR,
            )
            for what, ours_mb in (
                ("idle memory", median(idle_mb for _, idle_mb in ours)),
                ("idle memory after the very first start", fresh_mb),
            )
        ),
    ]


async def _start(arguments: tuple[str, ...], folder: Path) -> tuple[float, float]:
    """Seconds to the first poll, and MB some seconds later."""
    server = Server(token=TOKEN)
    async with serve(server) as api_url:
        places = () if arguments is OURS else (api_url, TOKEN)
        began = perf_counter()
        with running(*arguments, *places, more=settings(api_url), folder=folder) as process:
            async with asyncio.timeout(PATIENCE_S):
                await server.calls.until(lambda calls: calls.of("getUpdates"))
            took_s = perf_counter() - began
            await asyncio.sleep(SETTLE_S)
            return took_s, await asyncio.to_thread(resident_mb, process)
