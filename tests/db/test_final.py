"""What has left the house can be changed by nobody; how an older database comes to that."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, MetaData, create_engine, select, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from contacts.model import Company
from db import migrations
from db.engine import read_url
from db.keys import Keyring
from db.migrations import HEAD, upgrade
from db.schema import audit, digest, metadata, release, reporting_unit
from db.work import Database
from reporting.model import Digested, Release, Statistic, UnitId
from reporting.periods import monday_of
from tests.db.builders import TODAY, a_company

FINAL = {table.name: table for table in (release, digest, audit)}
CHANGED = {"release": "numbers = '99'", "digest": "html = 'x'", "audit": "entry = '{}'"}
MONDAY = date(2026, 3, 2)
AGREED_ON = date(2026, 2, 14)


def a_release(unit: int, *, number: int = 17, week: date = MONDAY) -> Release:
    return Release(
        unit=UnitId(unit),
        statistic=Statistic.PARTICIPATION,
        period=week,
        week=week,
        numbers=(number,),
        sigma=7.212,
        headcount=24,
        rho=0.01,
    )


def a_digest(html: str = "<b>Wochenbericht</b>", *, week: date = MONDAY) -> Digested:
    return Digested(week=week, day=week, language="de", html=html, picture=b"\x89PNG", picture_text="")


@pytest.fixture
async def company(database: Database) -> Company:
    """One that has released, sent and logged something."""
    async with database.work() as work:
        made = await a_company(work)
        await work.releases.add(a_release(made.id))
        await work.digests.add(made.id, a_digest())
        await work.journal.append(made.id, {"kind": "release"})
        await work.journal.append(made.id, {"kind": "digest"})
    return made


async def kept(database: Database) -> dict[str, list[tuple[Any, ...]]]:
    async with database.reading() as work:
        return {
            name: sorted(tuple(row) for row in await work.transaction.run(select(table)))
            for name, table in FINAL.items()
        }


async def tries(database: Database, statement: str) -> None:
    async with database.work() as work:
        await work.transaction.run(text(statement))


def _keys(table: str) -> str:
    return ", ".join(column.name for column in FINAL[table].primary_key)


def _attacks(table: str) -> dict[str, str]:
    """What somebody with a database client would try; "sqlite: " and "postgresql: " for one alone."""
    columns = ", ".join(column.name for column in FINAL[table].columns)
    again = f"INSERT INTO {table} ({columns}) SELECT {columns} FROM {table} WHERE true"
    return {
        "changes a row": f"UPDATE {table} SET {CHANGED[table]}",
        "changes every key": f"UPDATE {table} SET {_keys(table).split(', ')[0]} = 5",
        "removes all rows": f"DELETE FROM {table}",
        "writes over a row": f"{again} ON CONFLICT ({_keys(table)}) DO UPDATE SET {CHANGED[table]}",
        "sqlite: replaces a row": again.replace("INSERT", "INSERT OR REPLACE", 1),
        "sqlite: replaces in short": again.replace("INSERT", "REPLACE", 1),
        "sqlite: updates or replaces": f"UPDATE OR REPLACE {table} SET {CHANGED[table]}",
        "postgresql: empties the table": f"TRUNCATE {table}",
        "postgresql: empties its owner's": "TRUNCATE company, reporting_unit CASCADE",
        "postgresql: removes by another table": f"DELETE FROM {table} USING meta",
    }


@pytest.mark.parametrize("table", FINAL)
async def test_nothing_that_left_the_house_can_be_changed(
    database: Database, company: Company, table: str
) -> None:
    dialect = database._engines.url.get_backend_name()
    before = await kept(database)
    assert all(before.values())
    for attack, statement in _attacks(table).items():
        if ": " not in attack or attack.startswith(dialect):
            with pytest.raises(DBAPIError, match="is final"):
                await tries(database, statement)
            assert await kept(database) == before, attack


async def test_a_second_number_for_one_period_is_refused(database: Database, company: Company) -> None:
    before = await kept(database)
    with pytest.raises(DBAPIError):
        await _releases(database, a_release(company.id, number=3))
    assert await kept(database) == before


async def _releases(database: Database, made: Release) -> None:
    async with database.work() as work:
        await work.releases.add(made)


async def test_the_next_period_is_let_in(database: Database, company: Company) -> None:
    await _releases(database, a_release(company.id, week=MONDAY + timedelta(days=7)))
    async with database.reading() as work:
        assert len(await work.releases.of(UnitId(company.id))) == 2


async def test_a_company_that_goes_takes_everything_along(database: Database, company: Company) -> None:
    async with database.work() as work:
        other = await a_company(work, "Metallbau Kern")
        await work.releases.add(a_release(other.id))
        await work.digests.add(other.id, a_digest())
        await work.journal.append(other.id, {"kind": "digest"})
    async with database.work() as work:
        await work.companies.delete(company.id)
    left = await kept(database)
    assert {row[0] for rows in left.values() for row in rows} == {other.id}
    assert [len(left[name]) for name in FINAL] == [1, 1, 1]
    async with database.reading() as work:
        assert [int(unit.id) for unit in await work.units.all()] == [int(other.id)]


async def test_a_member_that_goes_leaves_the_numbers_of_its_network(
    database: Database, company: Company
) -> None:
    async with database.work() as work:
        network = await work.units.found_network("Verbund Süd", zone="Europe/Berlin", on=TODAY)
        await work.units.join(company.id, network.id, together=True)
        await work.units.turn_half_year(network.id, week=monday_of(TODAY))
        await work.releases.add(a_release(network.id))
    async with database.work() as work:
        await work.companies.delete(company.id)
    assert [row[0] for row in (await kept(database))["release"]] == [network.id]


# --- from the version before --------------------------------------------------------------------


def _sync_engine(url: str) -> Engine:
    parsed = read_url(url)
    if parsed.get_backend_name() == "sqlite":
        parsed = parsed.set(drivername="sqlite")
    return create_engine(parsed, poolclass=NullPool)


@pytest.fixture(params=["sqlite", "postgres"])
def old_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database as version 0001 made it, with two companies and three people."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'old.db'}"
    else:
        server = request.getfixturevalue("postgres_server")
        name = f"old_{request.getfixturevalue('worker_name')}"
        admin = create_engine(read_url(server), poolclass=NullPool, isolation_level="AUTOCOMMIT")
        with admin.connect() as connection:
            connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            connection.execute(text(f"CREATE DATABASE {name}"))
        url = read_url(server).set(database=name).render_as_string(hide_password=False)
    engine = _sync_engine(url)
    with engine.begin() as connection:
        _make_old(connection)
        _fill(connection)
    return url


def _make_old(connection: Connection) -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "0001")


def _fill(connection: Connection) -> None:
    old = MetaData()
    old.reflect(connection)

    def keep(table: str, **row: object) -> None:
        connection.execute(old.tables[table].insert(), row)

    for number, (name, zone) in enumerate(
        {"Schreinerei Lindner": "Europe/Berlin", "Metallbau Kern": "Pacific/Auckland"}.items(), 1
    ):
        about = {"state": "BY", "language": "de", "trade": "lager", "created_on": date(2025, 9, 1)}
        keep(
            "company",
            id=number,
            name=name,
            zone=zone,
            headcount=20 * number,
            join_generation=1,
            join_index=bytes([number]),
            **about,
        )
    for number in (11, 12, 13):
        keep(
            "contact",
            id=number,
            lane=1,
            chat_index=bytes([number]),
            chat=b"sealed",
            language="de",
            active=True,
            next_send_s=0.0,
        )
        keep("contact_role", contact=number, company=number % 2 + 1, role="learner")
    for learner in (21, 22):
        calm = {"calm_sent_in_week": 0, "calm_ignored": 0, "calm_quiet": False}
        keep(
            "learner",
            id=learner,
            contact=learner - 10,
            lane=1,
            company=(learner - 10) % 2 + 1,
            active=True,
            zone="Europe/Berlin",
            trade="lager",
            paused=False,
            counted=learner == 21,
            **calm,
        )
    keep("consent", learner=21, version="c0ffee", given_on=AGREED_ON)
    for question, days in (
        ("daten-bestand#median", 21.0),
        ("daten-bestand#luecke", 20.9),
        ("ki-pruefen#quelle", None),
        ("a-b#c#d", 300.0),
    ):
        graded = {"difficulty": 5.1, "last_on": AGREED_ON, "repetitions": 1} if days else {}
        keep("card", learner=21, question=question, version=1, case=0, stability_days=days, **graded)
    keep("contact_role", contact=11, company=1, role="manager")


async def _rows(url: str, keyring: Keyring, table: str) -> list[dict[str, Any]]:
    database = await Database.open(url, keyring)
    async with database.reading() as work:
        found = (await work.transaction.run(select(metadata.tables[table]))).mappings().all()
    await database.close()
    return [dict(row) for row in found]


def _old_rows(url: str) -> dict[str, list[dict[str, Any]]]:
    engine, old = _sync_engine(url), MetaData()
    with engine.connect() as connection:
        old.reflect(connection)
        return {
            name: [dict(row) for row in connection.execute(table.select()).mappings()]
            for name, table in old.tables.items()
            if name not in {"alembic_version", "meta", "lane"}
        }


def test_the_step_to_digests_keeps_every_row(old_url: str) -> None:
    before = _old_rows(old_url)
    assert {name for name, rows in before.items() if rows} >= {"company", "contact", "learner", "card"}
    assert upgrade(old_url) == HEAD
    after = _old_rows(old_url)
    for name, rows in before.items():
        assert (
            [{key: row[key] for key in rows[0]} for row in after[name]] == rows if rows else not after[name]
        )
    new = set(after) - set(before)
    assert new == {
        "reporting_unit",
        "membership",
        "halt",
        "release",
        "digest",
        "audit",
        "company_check",
        "offer",
        "week_mark",
        "own_content",
        "revision",
        "own_media",
        "local_note",
        "pack",
        "writing",
        "flag",
        "remark",
        "flag_week",
        "item_count",
        "item_share",
        "item_release",
        "subscription",
        "parcel",
        "own_path",
        "readiness",
        "kept",
        "moving",
    }
    assert {name for name in new if after[name]} == {"membership", "reporting_unit"}, (
        "nobody is counted for what was before"
    )


async def test_the_step_to_digests_knows_modules_and_what_sits(old_url: str, keyring: Keyring) -> None:
    upgrade(old_url)
    found = {row["question"]: (row["module"], row["solid"]) for row in await _rows(old_url, keyring, "card")}
    assert found == {
        "daten-bestand#median": ("daten-bestand", True),
        "daten-bestand#luecke": ("daten-bestand", False),
        "ki-pruefen#quelle": ("ki-pruefen", False),
        "a-b#c#d": ("a-b", True),
    }


async def test_the_step_to_digests_knows_since_when_somebody_is_here(old_url: str, keyring: Keyring) -> None:
    upgrade(old_url)
    found = {row["id"]: row for row in await _rows(old_url, keyring, "learner")}
    assert found[21]["joined_on"] == AGREED_ON
    assert found[22]["joined_on"] == date(1970, 1, 1), "nobody knows, so long ago"
    assert [found[21]["counted"], found[22]["counted"]] == [True, False]
    assert all(row["reminded_on"] is None and row["kept_on"] is None for row in found.values())


async def test_the_step_to_digests_makes_every_company_a_unit_of_its_own(
    old_url: str, keyring: Keyring
) -> None:
    began = datetime.now(UTC)  # noqa: TID251 - the migration reads the clock itself
    upgrade(old_url)
    companies = await _rows(old_url, keyring, "company")
    assert [row["unit"] for row in companies] == [row["id"] for row in companies]
    assert {row["network"] for row in companies} == {row["next_unit"] for row in companies} == {None}
    database = await Database.open(old_url, keyring)
    async with database.reading() as work:
        units = {unit.name: unit for unit in await work.units.all()}
        rows = (await work.transaction.run(select(reporting_unit))).mappings().all()
    await database.close()
    assert {unit.headcount for unit in units.values()} == {20, 40}
    assert {unit.budget for unit in units.values()} == {0.5}
    for row in rows:
        assert row["closed_week"].weekday() == 0
        assert row["next_close"] > began, "no week from before is ever closed"
        assert row["next_close"] - began <= timedelta(days=7)


def test_the_step_to_digests_makes_what_left_the_house_final(old_url: str) -> None:
    upgrade(old_url)
    engine = _sync_engine(old_url)
    with engine.begin() as connection:
        connection.execute(audit.insert(), {"company": 1, "number": 1, "entry": "{}", "hash": "0"})
    for statement in ("UPDATE audit SET entry = 'x'", "DELETE FROM audit"):
        with pytest.raises(DBAPIError, match="is final"), engine.begin() as connection:
            connection.execute(text(statement))


def test_nothing_of_the_step_is_left_when_it_fails(old_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = _sync_engine(old_url)
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE week_mark (x INTEGER)"))
    before = _old_rows(old_url)
    with pytest.raises(Exception, match="week_mark"):
        upgrade(old_url)
    assert _old_rows(old_url) == before
    with engine.begin() as connection:
        connection.execute(text("DROP TABLE week_mark"))
    assert upgrade(old_url) == HEAD
