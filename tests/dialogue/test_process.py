"""The same dialogue with the real process: `pausenbrot run` beside any server that speaks the Bot API."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from bot.exits import Exit
from tests.dialogue.calls import violations
from tests.dialogue.people import Someone
from webchat import Server, serve

COMMAND: Final = (sys.executable, "-c", "from bot.cli import main; main()")
START_S: Final = 20.0
"""patience on a busy machine; the process itself needs about two"""
CREATE: Final = ("company", "create", "Schreinerei Lindner", "--headcount", "28", "--zone", "Europe/Berlin")
CREATE_MORE: Final = ("--state", "BY", "--language", "de", "--trade", "lager", "--json")


def environment(folder: Path, url: str, token: str) -> Mapping[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PAUSENBROT_")}  # noqa: TID251
    return inherited | {
        "PAUSENBROT_TOKEN": token,
        "PAUSENBROT_API_URL": url,
        "PAUSENBROT_DATA_DIR": str(folder),
        "PAUSENBROT_OPERATOR": "IHK Musterstadt, Musterstadt",
        "PAUSENBROT_OPERATOR_IS_EMPLOYER": "no",
        "PAUSENBROT_LOG": "DEBUG",
    }


async def spoken(folder: Path, given: Mapping[str, str], *arguments: str) -> str:
    """What a command prints, in a folder without settings of its own."""
    process = await asyncio.create_subprocess_exec(
        *COMMAND,
        *arguments,
        cwd=folder,
        env={**given, "PYTHONPATH": str(Path(__file__).parents[2])},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    said, complained = await process.communicate()
    assert process.returncode == 0, complained.decode()
    return said.decode()


@asynccontextmanager
async def running_process(
    folder: Path, given: Mapping[str, str], server: Server
) -> AsyncIterator[asyncio.subprocess.Process]:
    """Listening; whoever leaves ends it in order if it still runs."""
    asked = len(server.calls.of("getUpdates"))
    with (folder / "log.txt").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            "run",
            cwd=folder,
            env={**given, "PYTHONPATH": str(Path(__file__).parents[2])},
            stderr=log,
        )
    try:
        async with asyncio.timeout(START_S):
            await server.calls.until(lambda calls: len(calls.of("getUpdates")) > asked)
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        await process.wait()


async def test_a_dialogue_with_the_real_process(tmp_path: Path) -> None:
    server = Server(open_door=False)
    async with serve(server) as url:
        given = environment(tmp_path / "data", url, server.token)
        phone = server.person(first_name="Ayşegülnur", user_id=5_234_567_891)
        ayse = Someone(phone, lambda: _settle(server))
        async with running_process(tmp_path, given, server) as process:
            links = json.loads(await spoken(tmp_path, given, *CREATE, *CREATE_MORE))
            assert set(links) == {"company", "join", "manager", "trainer", "council"}
            await ayse.starts(links["join"])
            ayse.sees("Noch speichere ich nichts")
            await ayse.taps(ayse.buttons[0])
            await _nothing_about(phone.id, tmp_path)
            await ayse.taps("Weiter", "Einverstanden")
            listed = await spoken(tmp_path, given, "company", "list", "--json")
            assert json.loads(listed) == [{"company": "Schreinerei Lindner", "headcount": 28}]
            process.send_signal(signal.SIGTERM)
            assert await process.wait() == Exit.DONE
        async with running_process(tmp_path, given, server):
            await ayse.ends()
            ayse.sees("Soll ich mich melden?")
            await ayse.taps("Nein, ich komme selbst")
            await ayse.writes("/loeschen")
            await ayse.taps("Ja, alles löschen")
            await _nothing_about(phone.id, tmp_path)
    assert violations(server.calls) == []
    said = (tmp_path / "log.txt").read_bytes()
    assert "Ayşegülnur".encode() not in said
    assert server.token.encode() not in said
    await _nothing_about(phone.id, tmp_path)


async def _settle(server: Server) -> None:
    updates, calls = server.updates, server.calls
    await calls.until(lambda _: not updates.waiting and calls.in_flight == 0)


async def _nothing_about(chat_id: int, folder: Path) -> None:
    marks = [str(chat_id).encode(), chat_id.to_bytes(8, "big"), chat_id.to_bytes(8, "little")]
    files = await asyncio.to_thread(lambda: [path for path in folder.rglob("*") if path.is_file()])
    assert len(files) >= 3, "database, key and log"
    for path in files:
        raw = await asyncio.to_thread(path.read_bytes)
        assert not any(mark in raw for mark in marks), path.name


async def test_a_token_that_the_server_does_not_know_ends_the_process(tmp_path: Path) -> None:
    server = Server(open_door=False)
    async with serve(server) as url:
        given = environment(tmp_path / "data", url, "7001001:another_token")
        process = await asyncio.create_subprocess_exec(
            *COMMAND,
            "run",
            cwd=tmp_path,
            env={**given, "PYTHONPATH": str(Path(__file__).parents[2])},
            stderr=asyncio.subprocess.PIPE,
        )
        _, complained = await process.communicate()
    assert process.returncode == Exit.WRONG_TOKEN
    assert "Der Token wird nicht angenommen." in complained.decode()
    assert "another_token" not in complained.decode()
