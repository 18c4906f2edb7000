"""The tables, their migrations and their indexes."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Select, create_engine, text
from sqlalchemy.dialects import sqlite

from db import migrations
from db.engine import read_url
from db.outbox import CLAIM, REST
from db.schedule import DUE, EARLIEST
from db.schema import PERSONAL, UtcDateTime, metadata
from db.work import Database
from tests.db.builders import NOW

VALUES = {"lane": 1, "of_lane": 1, "now": NOW, "count": 25}


def _sync(url: str) -> str:
    parsed = read_url(url)
    parsed = parsed.set(drivername="sqlite") if parsed.get_backend_name() == "sqlite" else parsed
    return parsed.render_as_string(hide_password=False)


def test_migrations_lead_to_the_schema(database_url: str) -> None:
    engine = create_engine(_sync(database_url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
    engine.dispose()


def test_the_history_is_the_one_that_the_program_knows() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == migrations.REVISIONS


@pytest.mark.parametrize(
    ("statement", "index"),
    [
        (DUE, "ix_learner_due"),
        (EARLIEST, "ix_learner_due"),
        (CLAIM, "ix_delivery_pending"),
        (REST, "ix_delivery_pending"),
    ],
)
async def test_what_runs_at_every_tick_uses_its_index(
    database: Database, statement: Select[Any], index: str
) -> None:
    async with database.work() as work:
        connection = work.transaction.connection
        if connection.dialect.name == "postgresql":
            # an empty table is read whole, and rightly so; the question is whether the index fits
            await connection.execute(text("SET LOCAL enable_seqscan = off"))
            await connection.execute(text("SET LOCAL enable_bitmapscan = off"))
        asked = statement.params(VALUES).compile(
            dialect=connection.dialect, compile_kwargs={"literal_binds": True}
        )
        prefix = "EXPLAIN" if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
        plan = await connection.exec_driver_sql(f"{prefix} {asked}")
        lines = "\n".join(str(row) for row in plan)
    assert index in lines, lines
    assert "TEMP B-TREE" not in lines
    assert "Sort" not in lines


def test_every_table_about_a_person_is_known_and_goes_with_the_person() -> None:
    reachable = {"contact"}
    while True:
        more = {
            table.name
            for table in metadata.tables.values()
            for key in table.foreign_keys
            if key.column.table.name in reachable
        }
        if more <= reachable:
            break
        reachable |= more
    assert reachable == {table.name for table in PERSONAL}
    for table in PERSONAL:
        assert all(key.ondelete == "CASCADE" for key in table.foreign_keys)


def test_no_column_has_a_name_for_what_is_never_kept() -> None:
    forbidden = {"first_name", "last_name", "username", "phone", "last_seen", "text", "answer", "correct"}
    columns = {column.name for table in metadata.tables.values() for column in table.columns}
    assert not columns & forbidden


def test_a_naive_time_is_refused() -> None:
    with pytest.raises(ValueError, match="naive"):
        UtcDateTime().process_bind_param(NOW.replace(tzinfo=None), sqlite.dialect())
