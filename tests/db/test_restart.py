"""The server of the database is restarted while the bot runs."""

import asyncio

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from db import engine
from db.engine import read_url
from db.work import Database
from tests.db.builders import enrolled


async def test_a_restarted_server_costs_nobody_an_answer(
    postgres_database: Database, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "TRUSTED_S", 0.0)  # every connection has lain idle for long enough
    person = await enrolled(postgres_database)
    await asyncio.to_thread(_cut_off_everybody, postgres_url)
    async with postgres_database.work() as work:
        assert await work.people.find(person.chat) is not None


def _cut_off_everybody(url: str) -> None:
    admin = create_engine(read_url(url), poolclass=NullPool)
    with admin.begin() as connection:
        cut = connection.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
        assert cut.all()
