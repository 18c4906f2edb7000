"""What does the operator read when the bot cannot run, and which number does a supervisor get?

The real command in a process of its own, in an empty folder; the server is the second door.
"""

import asyncio
import os
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.exits import Exit
from db.lock import FileLock
from webchat import ApiError, Server, serve

COMMAND = Path(sys.executable).parent / "pausenbrot"
SECRET = "a" * 35
TOKEN = f"4711:{SECRET}"
LONGEST_S = 60
TAKEN = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


class Operator:
    """Starts the bot with what is set, and reads what it says when it ends by itself."""

    def __init__(self, folder: Path, api_url: str) -> None:
        self.data = folder / "data"
        self.data.mkdir()
        self.settings = {
            "token": TOKEN,
            "operator": "IHK, Musterstadt",
            "operator_is_employer": "no",
            "data_dir": str(self.data),
            "api_url": api_url,
        }

    async def runs(self, *command: str, **changed: str) -> tuple[int, str]:
        machine = {k: v for k, v in os.environ.items() if not k.startswith("PAUSENBROT_")}  # noqa: TID251
        ours = {f"PAUSENBROT_{name.upper()}": value for name, value in (self.settings | changed).items()}
        process = await asyncio.create_subprocess_exec(
            COMMAND,
            *(command or ("run",)),
            cwd=self.data.parent,
            env=machine | ours,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        async with asyncio.timeout(LONGEST_S):
            said, _ = await process.communicate()
        assert process.returncode is not None
        text = said.decode()
        assert "Traceback" not in text
        assert SECRET not in text
        return process.returncode, text


@pytest.fixture
async def server() -> AsyncIterator[tuple[Server, str]]:
    server = Server(token=TOKEN)
    async with serve(server) as address:
        yield server, address


@pytest.fixture
def operator(tmp_path: Path, server: tuple[Server, str]) -> Operator:
    return Operator(tmp_path, server[1])


async def test_a_wrong_token_sends_to_botfather(operator: Operator) -> None:
    code, said = await operator.runs(token=f"4711:{SECRET}b")
    assert code == Exit.WRONG_TOKEN
    assert "@BotFather" in said


async def test_an_unreachable_server_is_named(operator: Operator) -> None:
    nobody = "http://127.0.0.1:9"  # the port to discard: nobody listens
    code, said = await operator.runs(api_url=nobody)
    assert code == Exit.UNREACHABLE
    assert nobody in said


async def test_a_second_process_on_one_file_is_kept_out(operator: Operator) -> None:
    lock = FileLock(operator.data / "pausenbrot.db")
    code, said = await operator.runs()
    lock.release()
    assert code == Exit.SECOND_PROCESS
    assert str(operator.data / "pausenbrot.db") in said


async def test_a_database_of_a_newer_version_is_left_alone(operator: Operator) -> None:
    with closing(sqlite3.connect(operator.data / "pausenbrot.db")) as newer, newer:
        newer.execute("CREATE TABLE alembic_version (version_num TEXT)")
        newer.execute("INSERT INTO alembic_version VALUES ('9999')")
    code, said = await operator.runs()
    assert code == Exit.DATABASE_VERSION
    assert "9999" in said


async def test_a_key_file_that_holds_no_key_is_not_replaced(operator: Operator) -> None:
    key = operator.data / "pausenbrot.key"
    key.write_text("not a key\n")
    code, said = await operator.runs()
    assert code == Exit.KEY_FILE
    assert str(key) in said
    assert key.read_text() == "not a key\n"


async def test_a_second_poller_is_told_so(operator: Operator, server: tuple[Server, str]) -> None:
    server[0].faults.refuse(ApiError(409, TAKEN), method="getUpdates", times=100)
    code, said = await operator.runs()
    assert code == Exit.CONFLICT
    assert "PAUSENBROT_ROLE=worker" in said


async def test_another_bot_does_not_take_over_by_mistake(operator: Operator) -> None:
    database = operator.data / "pausenbrot.db"
    assert (await operator.runs("db", "upgrade"))[0] == Exit.DONE
    with closing(sqlite3.connect(database)) as known, known:
        known.execute("INSERT INTO lane (id, free_at_s, bot) VALUES (1, 0.0, 5005)")
    code, said = await operator.runs()
    assert code == Exit.CONFIGURATION
    assert "Spur 1" in said
    assert "PAUSENBROT_LANE=2" in said
    assert "--replace-bot" in said
    with closing(sqlite3.connect(database)) as known:
        assert known.execute("SELECT bot FROM lane").fetchall() == [(5005,)]


async def test_a_bot_that_replaces_another_says_so(operator: Operator, server: tuple[Server, str]) -> None:
    database = operator.data / "pausenbrot.db"
    assert (await operator.runs("db", "upgrade"))[0] == Exit.DONE
    with closing(sqlite3.connect(database)) as known, known:
        known.execute("INSERT INTO lane (id, free_at_s, bot) VALUES (1, 0.0, 5005)")
    server[0].faults.refuse(ApiError(409, TAKEN), method="getUpdates", times=100)
    code, _ = await operator.runs("run", "--replace-bot")
    assert code == Exit.CONFLICT, "it ran until somebody else polled"
    code, _ = await operator.runs()
    assert code == Exit.CONFLICT, "the lane is its own now"
    with closing(sqlite3.connect(database)) as known:
        assert known.execute("SELECT bot FROM lane").fetchall() == [(4711,)]


async def test_a_token_that_is_refused_takes_no_lane(operator: Operator) -> None:
    await operator.runs(token=f"4712:{SECRET}b")
    with closing(sqlite3.connect(operator.data / "pausenbrot.db")) as known:
        assert known.execute("SELECT bot FROM lane").fetchall() == [(None,)]


async def test_a_database_that_is_not_spoken_is_refused_without_its_password(operator: Operator) -> None:
    code, said = await operator.runs(database_url="mysql://me:secret@host/name")
    assert code == Exit.DATABASE
    assert "secret" not in said


async def test_a_file_that_is_no_database_is_named(operator: Operator) -> None:
    (operator.data / "pausenbrot.db").write_bytes(b"no database at all" * 100)
    code, said = await operator.runs()
    assert code == Exit.DATABASE
    code, said = await operator.runs("db", "upgrade")
    assert code == Exit.DATABASE
    assert str(operator.data / "pausenbrot.db") in said
