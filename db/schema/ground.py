"""Of what are tables made? Instants, ids, the database's clock, and references that go with their target."""

from datetime import UTC, datetime

from sqlalchemy import BigInteger, Column, DateTime, Dialect, Double, ForeignKey, Integer, MetaData
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.expression import ColumnElement
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware instant; SQLite, which has none, gets and gives back UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """
        Raises:
            ValueError: the time is naive, so that nobody knows when it is.

        """
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a naive time cannot be stored: say in which zone it is")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class database_clock(ColumnElement[float]):  # noqa: N801 - reads as a function of SQL
    """Seconds since 1970 on the database's own clock, to the millisecond."""

    type = Double()
    inherit_cache = True


@compiles(database_clock, "sqlite")
def _sqlite_clock(_element: database_clock, _compiler: SQLCompiler, **_: object) -> str:
    # unixepoch('subsec') is silently NULL before SQLite 3.42; 2440587.5 is the julian day of 1970-01-01
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(database_clock, "postgresql")
def _postgresql_clock(_element: database_clock, _compiler: SQLCompiler, **_: object) -> str:
    # one instant for all of a statement, yet not that of the transaction's begin
    return "extract(epoch from statement_timestamp())::double precision"


Id = BigInteger().with_variant(Integer, "sqlite")

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def belongs_to(
    target: str, *, primary_key: bool = False, unique: bool | None = None, index: bool | None = None
) -> Column[int]:
    """A reference that goes when its target goes."""
    key = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Column(target, Id, key, nullable=False, primary_key=primary_key, unique=unique, index=index)
