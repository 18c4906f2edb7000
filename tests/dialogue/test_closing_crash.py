"""Three worker processes close the weeks of many companies on PostgreSQL; one of them is killed inside."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.pool import NullPool

from bot.clock import system_clock
from bot.settings import Settings
from bot.texts.tongue import LANGUAGES
from contacts.model import Role
from db.engine import read_url
from db.keys import Keyring
from db.work import Database
from reporting.periods import WEEK, monday_of
from tests.dialogue.house import OPERATOR, TOKEN
from tests.dialogue.test_process import COMMAND, environment
from webchat import Person, Server, serve

COMPANIES: Final = 30
WORKERS: Final = 3
PATIENCE_S: Final = 60.0
ROOT: Final = Path(__file__).parents[2]


async def test_a_worker_killed_inside_the_week_close_loses_and_doubles_nothing(
    postgres_url: str, tmp_path: Path
) -> None:
    server = Server(token=TOKEN, now=system_clock, open_door=False)
    people = [server.person(key=f"manager{number}") for number in range(COMPANIES)]
    for person in people:
        person.chat.started = True
    engine = create_engine(read_url(postgres_url), poolclass=NullPool)
    async with serve(server) as url:
        given = {
            **environment(tmp_path, url, TOKEN),
            "PAUSENBROT_ROLE": "worker",
            "PAUSENBROT_DATABASE_URL": postgres_url,
        }
        await found_companies(postgres_url, tmp_path, people)
        async with workers(tmp_path, given) as processes:
            await until(engine, "SELECT count(*) FROM release", at_least=10)
            processes[0].kill()
            await until(engine, "SELECT count(*) FROM digest", at_least=len(LANGUAGES) * COMPANIES)
            # nobody waits for six o'clock here
            change(engine, "UPDATE delivery SET due_at = now() - interval '1 minute'")
            await until(engine, "SELECT count(*) FROM delivery WHERE state = 'sent'", at_least=COMPANIES)
    weeks = Counter((row["unit"], row["week"]) for row in rows(engine, "release"))
    assert len(rows(engine, "reporting_unit")) == COMPANIES
    assert set(weeks.values()) == {1}
    assert len(weeks) == 2 * COMPANIES  # founded two weeks ago
    deliveries = rows(engine, "delivery")
    assert len(deliveries) == COMPANIES
    assert {row["state"] for row in deliveries} == {"sent"}
    # a second try stands in the outbox, and is the only way to a second copy
    tries = sum(row["attempt"] for row in deliveries)
    assert COMPANIES <= sum(len(person.messages) for person in people) <= tries
    assert all(person.messages for person in people)
    engine.dispose()


async def found_companies(url: str, folder: Path, people: list[Person]) -> None:
    """Each two weeks old, with one manager, as an installation that has just been down."""
    settings = Settings(_env_file=None, token=TOKEN, data_dir=folder, operator=OPERATOR)
    database = await Database.open(url, Keyring.load(settings.key_file))
    founded = monday_of(datetime.now(UTC).date()) - 2 * WEEK  # noqa: TID251 - real processes have a real clock
    async with database.work() as work:
        for number, person in enumerate(people):
            company = await work.companies.create(
                name=f"Betrieb {number}",
                headcount=28,
                zone="Europe/Berlin",
                state="BY",
                language="de",
                trade="lager",
                on=founded + timedelta(days=1),
            )
            await work.people.admit(person.user.id, company=company.id, role=Role.MANAGER, language="de")
    await database.close()


@asynccontextmanager
async def workers(folder: Path, given: Mapping[str, str]) -> AsyncIterator[list[asyncio.subprocess.Process]]:
    with (folder / "log.txt").open("ab") as log:
        processes = [
            await asyncio.create_subprocess_exec(
                *COMMAND, "run", cwd=folder, env={**given, "PYTHONPATH": str(ROOT)}, stderr=log
            )
            for _ in range(WORKERS)
        ]
    try:
        yield processes
    finally:
        for process in processes:
            if process.returncode is None:
                process.terminate()
            await process.wait()


async def until(engine: Engine, question: str, *, at_least: int) -> None:
    async with asyncio.timeout(PATIENCE_S):
        while await asyncio.to_thread(answer, engine, question) < at_least:  # noqa: ASYNC110 - no word comes
            await asyncio.sleep(0.05)


def answer(engine: Engine, question: str) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text(question)).scalar_one())


def change(engine: Engine, statement: str) -> None:
    with engine.begin() as connection:
        connection.execute(text(statement))


def rows(engine: Engine, table: str) -> list[dict[str, Any]]:
    with engine.connect() as connection:
        found = connection.execute(text(f"SELECT * FROM {table}"))
        return [dict(row) for row in found.mappings()]
