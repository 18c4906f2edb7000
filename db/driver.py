"""How does a statement get to SQLite and back with one change of threads instead of four?

aiosqlite asks its thread for a cursor, for the execution, for the rows and for the closing, one trip
each. Every trip waits for the interpreter's lock, which a busy event loop gives back late; a statement
of ours reads all its rows anyway, so it goes there once.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Self

import aiosqlite

ITER_CHUNK = 64
"""rows per trip for whoever iterates; nobody here does"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trip:
    """What one statement brought back."""

    rows: list[Any]
    description: Any
    rowcount: int
    lastrowid: int | None


class Cursor:
    """As much of a cursor as SQLAlchemy uses."""

    arraysize = 1

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection
        self._trip = _Trip(rows=[], description=None, rowcount=-1, lastrowid=None)

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, parameters: Sequence[Any] = ()) -> Self:
        self._trip = await self._connection.travel(statement, parameters)
        return self

    async def executemany(self, statement: str, many: Sequence[Sequence[Any]]) -> Self:
        for parameters in many:
            await self.execute(statement, parameters)
        return self

    async def fetchall(self) -> list[Any]:
        return self._trip.rows

    async def close(self) -> None:
        """The thread has closed its own already."""

    @property
    def description(self) -> Any:  # noqa: ANN401 - as sqlite3 has it
        return self._trip.description

    @property
    def rowcount(self) -> int:
        return self._trip.rowcount

    @property
    def lastrowid(self) -> int | None:
        return self._trip.lastrowid


class Connection(aiosqlite.Connection):
    def cursor(self) -> Cursor:  # type: ignore[override]
        return Cursor(self)

    async def travel(self, statement: str, parameters: Sequence[Any]) -> _Trip:
        trip: _Trip = await self._execute(_travel, self._conn, statement, parameters)  # type: ignore[no-untyped-call]
        return trip


def connect(file: str, **settings: Any) -> Connection:  # noqa: ANN401 - whatever SQLAlchemy passes
    """A connection that opens when it is awaited; its thread ends with the process."""
    connection = Connection(partial(sqlite3.connect, file, **settings), ITER_CHUNK)
    connection._thread.daemon = True  # noqa: SLF001 - as SQLAlchemy does for the connections it makes
    return connection


def _travel(connection: sqlite3.Connection, statement: str, parameters: Sequence[Any]) -> _Trip:
    cursor = connection.execute(statement, parameters)
    try:
        return _Trip(
            rows=cursor.fetchall() if cursor.description else [],
            description=cursor.description,
            rowcount=cursor.rowcount,
            lastrowid=cursor.lastrowid,
        )
    finally:
        cursor.close()
