"""The log is recomputed: what was changed is found, and an old check value finds a rebuilt chain."""

import asyncio
import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.app import in_database
from bot.closer import Closer
from bot.exits import Exit
from bot.mondays import Mondays
from bot.settings import load_storage_settings
from bot.work import OperatorWork
from db.keys import Keyring
from db.ledger import Ledger
from db.work import Database
from learning.calendar import public_holidays
from reporting import noise
from tests.bot.digests import shelf
from tests.cli.conftest import Command

FOUNDED = date(2026, 9, 7)
NOW = datetime(2026, 11, 3, 12, tzinfo=UTC)


@pytest.fixture
def proof(pausenbrot: Command) -> str:
    """The check value of a company that is eight weeks old."""
    pausenbrot("company", "create", "Lindner", "--headcount", "60")
    asyncio.run(close_weeks())
    answer = pausenbrot("audit", "verify", "--json")
    assert answer.exit_code == Exit.DONE, answer.stdout
    return str(json.loads(answer.stdout)["proof"])


async def close_weeks() -> None:
    """As eight Mondays would have done it."""
    settings = load_storage_settings()
    ledger = Ledger(settings.ledger_file)
    database = await Database.open(settings.database_url, Keyring.load(settings.key_file), ledger=ledger)
    with closing(sqlite3.connect(database_file())) as direct:
        direct.execute("UPDATE reporting_unit SET closed_week = ?", ((FOUNDED - timedelta(7)).isoformat(),))
        direct.execute("UPDATE reporting_unit SET next_close = '2026-09-14 00:00:00.000000'")
        direct.commit()
    week = NOW - timedelta(weeks=8)
    while week <= NOW:
        closer = Closer(
            begin=database.work,
            shelf=shelf(),
            clock=partial(_same, week),
            draw=lambda blank, sums: ledger.once(
                blank, lambda: noise.draw(sums, blank.statistic, sigma=blank.sigma)
            ),
            mondays=Mondays(public_holidays),
        )
        while await closer.step():
            pass
        week += timedelta(weeks=1)
    await database.close()


def _same(instant: datetime) -> datetime:
    return instant


def database_file() -> Path:
    return Path(load_storage_settings().database_url.removeprefix("sqlite:///"))


def tamper(*statements: str) -> None:
    """With the database in hand, triggers are no obstacle: that is what the chain is for."""
    with closing(sqlite3.connect(database_file())) as direct:
        for table in ("release", "digest", "audit"):
            for what in ("update", "delete", "insert"):
                direct.execute(f"DROP TRIGGER IF EXISTS {table}_is_final_{what}")
        for statement in statements:
            direct.execute(statement)
        direct.commit()


def test_an_untouched_log_is_fine_and_knows_all_its_check_values(pausenbrot: Command, proof: str) -> None:
    answer = pausenbrot("audit", "verify", "--expect", proof)
    assert answer.exit_code == Exit.DONE
    assert "in Ordnung" in answer.stdout
    with closing(sqlite3.connect(database_file())) as direct:
        digests = direct.execute("SELECT html FROM digest WHERE language = 'de' ORDER BY week").fetchall()
    older = digests[2][0].rpartition(" ")[2]
    assert older != proof
    assert pausenbrot("audit", "verify", "--expect", older).exit_code == Exit.DONE


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ("UPDATE release SET numbers = '3' WHERE week = '2026-09-14'", "nicht im Protokoll: release"),
        ("DELETE FROM release WHERE week = '2026-09-14'", "nicht mehr gespeichert: release"),
        ("UPDATE digest SET html = html || ' '", "nicht im Protokoll: digest"),
        ("UPDATE audit SET entry = replace(entry, '\"headcount\":60', '\"headcount\":61')", "geändert"),
        ("DELETE FROM audit WHERE number = 3", "geändert oder fehlt"),
    ],
)
def test_whatever_is_changed_is_found(pausenbrot: Command, proof: str, change: str, said: str) -> None:
    assert proof
    tamper(change)
    answer = pausenbrot("audit", "verify")
    assert answer.exit_code == Exit.FINDINGS
    assert said in answer.stdout


def test_a_chain_that_is_built_anew_is_refused_with_an_old_check_value(
    pausenbrot: Command, proof: str
) -> None:
    with closing(sqlite3.connect(database_file())) as direct:
        entries = [row[0] for row in direct.execute("SELECT entry FROM audit ORDER BY number")]
    forged = [entry.replace('"headcount":60', '"headcount":61') for entry in entries]
    before, statements = "0" * 64, ["UPDATE release SET headcount = 61"]
    for number, entry in enumerate(forged, 1):
        before = hashlib.sha256(f"{before}\n{number}\n{entry}".encode()).hexdigest()
        quoted = entry.replace("'", "''")
        statements.append(f"UPDATE audit SET entry = '{quoted}', hash = '{before}' WHERE number = {number}")
    tamper(*statements)
    assert pausenbrot("audit", "verify").exit_code == Exit.DONE  # valid in itself
    answer = pausenbrot("audit", "verify", "--expect", proof)
    assert answer.exit_code == Exit.FINDINGS
    assert f"Den Prüfwert {proof} hatte dieses Protokoll nie" in answer.stdout


def test_a_name_that_is_not_there_is_said(pausenbrot: Command) -> None:
    answer = pausenbrot("audit", "verify", "--company", "Niemand")
    assert answer.exit_code == Exit.CONFIGURATION
    assert "gibt es nicht" in answer.stderr


def test_what_is_declared_holds_from_the_next_half_year_and_stands_in_the_log(pausenbrot: Command) -> None:
    pausenbrot("company", "create", "Lindner", "--headcount", "28")
    assert ", ab " in pausenbrot("company", "headcount", "Lindner", "31").stdout
    assert "Budget 0.25, ab " in pausenbrot("company", "budget", "Lindner", "0.25").stdout
    assert json.loads(pausenbrot("company", "show", "Lindner", "--json").stdout)["headcount"] == "28"
    assert pausenbrot("company", "budget", "Lindner", "0.7").exit_code == Exit.CONFIGURATION
    entries = asyncio.run(in_database(load_storage_settings(), _log))
    assert [json.loads(entry)["kind"] for entry in entries] == ["declared", "declared"]


async def _log(work: OperatorWork) -> list[str]:
    company = await work.companies.named("Lindner")
    assert company is not None
    return [entry.text for entry in await work.journal.entries(company.id)]


def test_companies_join_forces(pausenbrot: Command) -> None:
    for name in ("Kern", "Lang"):
        pausenbrot("company", "create", name, "--headcount", "18")
    assert pausenbrot("network", "create", "Verbund Musterstadt").exit_code == Exit.DONE
    assert pausenbrot("network", "create", "Verbund Musterstadt").exit_code == Exit.CONFIGURATION
    joined = pausenbrot("network", "join", "Verbund Musterstadt", "Kern", "--together")
    assert "berichtet ab " in joined.stdout
    beside = pausenbrot("network", "join", "Verbund Musterstadt", "Lang")
    assert "behält eigene Zahlen" in beside.stdout
    assert "gibt es nicht" in pausenbrot("network", "join", "Anderswo", "Kern").stderr
    assert pausenbrot("network", "list").stdout == "Verbund Musterstadt: 0\n"
    assert "wieder für sich" in pausenbrot("network", "leave", "Kern").stdout
