"""What does an answered question cost, against a bot that only answers the tap and changes the bubble?

Both are processes of their own, on Bot API servers in this one. The same people tap the same open
single-choice question, in turns of one bot and the other:

    one by one   the next tap when the last bubble has changed
    at random    taps come whenever they like, TAPS_A_SECOND on average

Before each round, outside of the measuring, everybody gets a new bubble and an open prompt.
"""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random  # noqa: TID251 - who taps when, from a seed
from statistics import median
from subprocess import Popen
from time import perf_counter

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup

from benchmarks.classroom import Classroom
from benchmarks.figures import Figure, Row, percentile
from benchmarks.processes import cpu_ms, running
from benchmarks.starting import OURS, settings
from benchmarks.storage import DATABASES, storage
from webchat import Message, Person, Server, serve

TOKEN = "7001001:benchmark-of-pausenbrot"
PEOPLE = 100
TAPS_A_SECOND = 25.0
SEED = 1
SETTLE_S = 0.7
"""after a round, so that confirming what was handled counts too"""
START_S = 30.0
CPU_BAR = 3.0
P50_BAR = 1.5
BARE = "bare bot"
LOADS = ("one by one", "at random")
STEM = "<b>Von 12 Fächern stimmen 3 nicht</b>\n\nDer Median der Abweichungen ist 0. Stimmt der Bestand?"


@dataclass(slots=True, kw_only=True)
class Contestant:
    name: str
    server: Server
    process: Popen[bytes]
    voice: Bot
    """sends the bubbles, in the bot's name"""
    people: Sequence[Person]
    classroom: Classroom | None
    """None for the bare bot, which knows nobody"""
    cpu_ms: dict[str, list[float]] = field(default_factory=lambda: {load: [] for load in LOADS})
    """per answer, by load; one value a round"""
    latency_ms: dict[str, list[float]] = field(default_factory=lambda: {load: [] for load in LOADS})
    """tap to changed bubble, by load; one value an answer"""


def measure(*, quick: bool) -> list[Row]:
    return asyncio.run(_measured(rounds=1 if quick else 5))


async def _measured(rounds: int) -> list[Row]:
    rng = Random(SEED)
    async with AsyncExitStack() as stack:
        place = stack.enter_context(storage())
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="pausenbrot-bench-"))
        bare = await stack.enter_async_context(_contestant(BARE, "", Path(folder)))
        ours = [
            await stack.enter_async_context(_contestant(name, place.fresh(name, "answers"), Path(folder)))
            for name in DATABASES
        ]
        everybody = [bare, *ours]
        for contestant in everybody:
            await _round(contestant, "one by one", Random(SEED), counts=False)
        for _ in range(rounds):
            for load in LOADS:
                seed = rng.random()
                for contestant in everybody:
                    await _round(contestant, load, Random(seed))
    return [row for load in LOADS for contestant in ours for row in _figures(contestant, bare, load)]


def _figures(ours: Contestant, bare: Contestant, load: str) -> list[Row]:
    what = f"answers {load}, {ours.name}"
    rows: list[Row] = [
        Figure(
            what=f"CPU, {what}",
            ours=median(ours.cpu_ms[load]),
            baseline=median(bare.cpu_ms[load]),
            unit="ms",
            against=BARE,
            ratio_bar=CPU_BAR,
        )
    ]
    for percent, bar in ((50, P50_BAR), (99, None)):
        rows.append(
            Figure(
                what=f"p{percent}, {what}",
                ours=percentile(ours.latency_ms[load], percent),
                baseline=percentile(bare.latency_ms[load], percent),
                unit="ms",
                against=BARE,
                ratio_bar=bar,
            )
        )
    return rows


@asynccontextmanager
async def _contestant(name: str, database_url: str, root: Path) -> AsyncIterator[Contestant]:
    folder = root / name.replace(" ", "-")
    folder.mkdir()
    server = Server(token=TOKEN, holds_repeated_polls=True)
    people = [server.person(first_name=f"P{number}") for number in range(PEOPLE)]
    for person in people:
        person.chat.started = True
    async with AsyncExitStack() as stack:
        api_url = await stack.enter_async_context(serve(server))
        arguments = OURS if database_url else ("-m", "benchmarks.bare", api_url, TOKEN)
        process = stack.enter_context(
            running(*arguments, more=settings(api_url, database_url=database_url), folder=folder)
        )
        async with asyncio.timeout(START_S):
            await server.calls.until(lambda calls: calls.of("getUpdates"))
        classroom = None
        if database_url:
            opened = Classroom.open(database_url, folder / "data" / "pausenbrot.key")
            classroom = await stack.enter_async_context(opened)
            await classroom.enrol([person.id for person in people])
        voice = await stack.enter_async_context(Bot(TOKEN, base_url=f"{api_url}/bot"))
        yield Contestant(
            name=name, server=server, process=process, voice=voice, people=people, classroom=classroom
        )


async def _round(contestant: Contestant, load: str, rng: Random, *, counts: bool = True) -> None:
    taps = await _prepare(contestant)
    rng.shuffle(taps)
    await asyncio.sleep(SETTLE_S)
    before_ms = cpu_ms(contestant.process)
    if load == "one by one":
        latencies = [await _answered(*tap) for tap in taps]
    else:
        latencies = await _at_random(taps, rng)
    await asyncio.sleep(SETTLE_S)
    spent_ms = cpu_ms(contestant.process) - before_ms
    if counts:
        contestant.cpu_ms[load].append(spent_ms / len(taps))
        contestant.latency_ms[load] += latencies


Planned = tuple[Person, Message, str]
"""who taps under which message with which data"""


async def _prepare(contestant: Contestant) -> list[Planned]:
    """An open question for everybody."""
    contestant.server.calls.clear()
    if contestant.classroom is None:
        buttons: list[tuple[str, ...]] = [("t:1", "t:2")] * len(contestant.people)
    else:
        buttons = await contestant.classroom.ask([person.id for person in contestant.people])
    taps: list[Planned] = []
    for person, data in zip(contestant.people, buttons, strict=True):
        keyboard = [[InlineKeyboardButton(f"Antwort {n}", callback_data=one)] for n, one in enumerate(data)]
        await contestant.voice.send_message(
            person.id, STEM, parse_mode="HTML", reply_markup=InlineKeyboardMarkup(keyboard)
        )
        taps.append((person, person.last, data[0]))
    return taps


async def _at_random(taps: Sequence[Planned], rng: Random) -> list[float]:
    async with asyncio.TaskGroup() as group:
        under_way = []
        for tap in taps:
            under_way.append(group.create_task(_answered(*tap)))
            await asyncio.sleep(rng.expovariate(TAPS_A_SECOND))
    return [task.result() for task in under_way]


async def _answered(person: Person, message: Message, data: str) -> float:
    """Milliseconds from the tap to the changed bubble; the tap's own answer is awaited too."""
    began = perf_counter()
    tap = await person.tap_data(data, message_id=message.message_id)
    await person.until(lambda me: me.message(message.message_id).text != message.text, timeout_s=20)
    took_ms = (perf_counter() - began) * 1000
    await person.answered(tap, timeout_s=20)
    return took_ms
