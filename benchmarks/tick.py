"""How long does a tick look for those whose time has come, among ever more people?

The same number is due everywhere, so only the size of the tables differs.
"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from statistics import median
from time import perf_counter

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from benchmarks.figures import Check, Figure, Row
from benchmarks.storage import DATABASES, Storage, storage
from bot.jobs import AT_ONCE
from db.engine import read_url
from db.keys import Keyring
from db.schedule import DUE
from db.work import Database

SIZES = (1_000, 10_000, 100_000)
CARDS_EACH = 10
DUE_PEOPLE = 200
NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
KEY = bytes(range(32))
BAR = 2.0

_NUMBERS = (
    "WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < {people})"
    " INSERT INTO {table} ({columns}) SELECT {values} FROM number"
)
"""Both databases read it"""
_COMPANY = (
    "INSERT INTO company (id, name, headcount, zone, state, language, trade, created_on, join_generation,"
    " join_index) VALUES (1, 'Lindner', 28, 'Europe/Berlin', 'BY', 'de', 'lager', '2026-01-01', 1,"
    " CAST('join' AS {blob}))"
)
_CONTACTS = {
    "id": "n",
    "lane": "1",
    "chat_index": "CAST('chat' || n AS {blob})",
    "chat": "CAST('sealed' || n AS {blob})",
    "language": "'de'",
    "active": "{true}",
    "next_send_s": "0",
}
_LEARNERS = {
    "id": "n",
    "contact": "n",
    "lane": "1",
    "company": "1",
    "active": "{true}",
    "zone": "'Europe/Berlin'",
    "trade": "'lager'",
    "paused": "{false}",
    "calm_sent_in_week": "0",
    "calm_ignored": "0",
    "calm_quiet": "{false}",
    "counted": "{true}",
    "next_slot": "CASE WHEN n % {every} = 0 THEN {past} ELSE {future} END",
}
_CARDS = (
    'INSERT INTO card (learner, question, version, "case", stability_days, difficulty, last_on, repetitions,'
    " first_right) SELECT learner.id, 'modul#' || number.n, 1, 0, 5.0, 5.0, '2026-02-20', 2, {true}"
    " FROM learner CROSS JOIN (WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number"
    " WHERE n < {cards}) SELECT n FROM number) AS number"
)


def measure(*, quick: bool) -> list[Row]:
    rows: list[Row] = []
    with storage() as place:
        for database in DATABASES:
            rows += asyncio.run(_measured(place, database, looks=100 if quick else 400))
    return rows


async def _measured(place: Storage, database: str, *, looks: int) -> list[Row]:
    opened: dict[int, Database] = {}
    try:
        for people in SIZES:
            url = place.fresh(database, f"tick_{people}")
            _fill(url, people)
            opened[people] = await Database.open(url, Keyring(KEY))
        times_ms = await _look(opened, looks)
        plan = await _plan(opened[SIZES[-1]])
    finally:
        for one in opened.values():
            await one.close()
    figures: list[Row] = [
        Figure(
            what=f"due of {people:,} people, {database}",
            ours=times_ms[people],
            baseline=times_ms[SIZES[0]],
            unit="ms",
            against=f"due of {SIZES[0]:,} people",
            ratio_bar=BAR,
        )
        for people in SIZES[1:]
    ]
    uses_index = "ix_learner_due" in plan and "SCAN" not in plan and "Seq Scan" not in plan
    return [
        *figures,
        Check(what=f"plan at {SIZES[-1]:,} people, {database}", holds=uses_index, seen=plan),
    ]


def _fill(url: str, people: int) -> None:
    parsed = read_url(url)
    is_sqlite = parsed.get_backend_name() == "sqlite"
    words = {
        "people": people,
        "cards": CARDS_EACH,
        "every": people // DUE_PEOPLE,
        "blob": "BLOB" if is_sqlite else "BYTEA",
        "true": "1" if is_sqlite else "TRUE",
        "false": "0" if is_sqlite else "FALSE",
    }
    words |= _slots(is_sqlite=is_sqlite)
    engine = create_engine(parsed.set(drivername="sqlite") if is_sqlite else parsed, poolclass=NullPool)
    with engine.begin() as connection:
        connection.execute(text(_COMPANY.format(**words)))
        for table, columns in (("contact", _CONTACTS), ("learner", _LEARNERS)):
            connection.execute(text(_insert(table, columns, words)))
        connection.execute(text(_CARDS.format(**words)))
    with engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(
            text("ANALYZE" if is_sqlite else "VACUUM ANALYZE")
        )


def _insert(table: str, columns: Mapping[str, str], words: Mapping[str, object]) -> str:
    values = ", ".join(value.format(**words) for value in columns.values())
    return _NUMBERS.format(table=table, columns=", ".join(columns), values=values, **words)


def _slots(*, is_sqlite: bool) -> dict[str, str]:
    """A slot in the hour that has passed, or in the two weeks that come, as each database writes it."""
    past, future = NOW - timedelta(hours=1), NOW + timedelta(days=1)
    if is_sqlite:
        shape = "strftime('%Y-%m-%d %H:%M:%f000', '{:%Y-%m-%d %H:%M:%S}', ({}) || ' seconds')"
    else:
        shape = "TIMESTAMPTZ '{:%Y-%m-%d %H:%M:%S+00}' + ({}) * INTERVAL '1 second'"
    return {"past": shape.format(past, "n % 3600"), "future": shape.format(future, "n % 1000000")}


async def _look(opened: Mapping[int, Database], looks: int) -> dict[int, float]:
    """Medians in ms by size; the sizes take turns, so that a slower minute meets all."""
    times: dict[int, list[float]] = {people: [] for people in opened}
    for _ in range(looks):
        for people, database in opened.items():
            async with database.reading() as work:
                began = perf_counter()
                found = await work.schedule.due(now=NOW, limit=AT_ONCE)
                times[people].append((perf_counter() - began) * 1000)
            assert len(found) == AT_ONCE
    return {people: median(taken) for people, taken in times.items()}


async def _plan(database: Database) -> str:
    """How the database goes about it, in one line."""
    async with database.reading() as work:
        connection = work.transaction.connection
        asked = DUE.params(lane=1, now=NOW, count=AT_ONCE).compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
        prefix = "EXPLAIN QUERY PLAN" if connection.dialect.name == "sqlite" else "EXPLAIN (COSTS OFF)"
        plan = await connection.exec_driver_sql(f"{prefix} {asked}")
        return "; ".join(str(row[-1]).strip() for row in plan)
