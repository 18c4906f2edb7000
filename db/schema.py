"""Which tables are there, and what does each column hold?

Nothing here has a name, a last visit, a typed text or a list of answers. The lane, one number per bot
token, is the first column of every hot index, so that people can be spread over several tokens.
Instants are aware and UTC; where a day is enough, there is only a day. Columns in `_s` hold seconds of
the database's own clock since 1970, for leases and pace, which a moved domain clock must not touch.
"""

from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    SmallInteger,
    Table,
    Text,
    UniqueConstraint,
    text,
)
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


def _belongs_to(
    target: str, *, primary_key: bool = False, unique: bool | None = None, index: bool | None = None
) -> Column[int]:
    """A reference that goes when its target goes."""
    key = ForeignKey(f"{target}.id", ondelete="CASCADE")
    return Column(target, Id, key, nullable=False, primary_key=primary_key, unique=unique, index=index)


meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),  # key_check
    Column("value", Text, nullable=False),
)

lane = Table(
    "lane",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("free_at_s", Double, nullable=False),  # when the next message may leave
)

reporting_unit = Table(
    "reporting_unit",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # the company's own, or a network's random one
    Column("name", Text, nullable=False),
    Column("zone", Text, nullable=False),
    Column("budget", Double, nullable=False),  # rho in 52 weeks, at most 0.5
    Column("next_budget", Double),  # from the next half-year; only lower
    Column("is_network", Boolean, nullable=False),
    Column("closed_week", Date, nullable=False),  # Monday of the last week that is closed
    Column("next_close", UtcDateTime, nullable=False),  # when the week after it ends
    UniqueConstraint("name", "is_network"),
    Index("ix_reporting_unit_next_close", "next_close"),
)

company = Table(
    "company",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # random
    Column("name", Text, nullable=False, unique=True),
    Column("headcount", Integer, nullable=False),  # declared, public
    Column("zone", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("trade", Text, nullable=False),
    Column("created_on", Date, nullable=False),
    Column("join_generation", Integer, nullable=False),
    Column("join_index", LargeBinary, nullable=False, unique=True),  # HMAC of the code on the poster
    Column("unit", Id, ForeignKey("reporting_unit.id"), nullable=False, index=True),
    Column("network", Id, ForeignKey("reporting_unit.id"), index=True),
    Column("next_headcount", Integer),  # from the next half-year, as the next one
    Column("next_unit", Id),
)

membership = Table(
    "membership",
    metadata,
    _belongs_to("company", primary_key=True),
    Column("since", Date, primary_key=True),  # first Monday in the unit
    Column("unit", Id, nullable=False),  # whose releases its people are in from then on
)

halt = Table(
    "halt",
    metadata,
    _belongs_to("company", primary_key=True),
    Column("since", UtcDateTime, primary_key=True),
    Column("until", UtcDateTime),  # nothing: it still stands
    Column("council_agrees", Boolean, nullable=False),  # to start again
    Column("management_agrees", Boolean, nullable=False),
)

release = Table(
    "release",  # append-only: a trigger refuses every change
    metadata,
    Column("unit", Id, ForeignKey("reporting_unit.id", ondelete="CASCADE"), primary_key=True),
    Column("statistic", Text, primary_key=True),
    Column("period", Date, primary_key=True),  # first Monday
    Column("week", Date, nullable=False),  # whose end closed the period
    Column("numbers", Text, nullable=False),  # "17" or "212,180,95": noised, never the true ones
    Column("sigma", Double, nullable=False),
    Column("headcount", Integer, nullable=False),
    Column("rho", Double, nullable=False),  # spent in the 52 weeks that end here
)

digest = Table(
    "digest",  # append-only
    metadata,
    _belongs_to("company", primary_key=True),
    Column("week", Date, primary_key=True),
    Column("language", Text, primary_key=True),
    Column("day", Date, nullable=False),  # on which it goes out
    Column("html", Text, nullable=False),
    Column("picture", LargeBinary, nullable=False),  # PNG; empty without figures
    Column("picture_text", Text, nullable=False),
)

audit = Table(
    "audit",  # append-only, each hash covers the one before
    metadata,
    _belongs_to("company", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entry", Text, nullable=False),  # JSON
    Column("hash", Text, nullable=False),
)

company_check = Table(
    "company_check",
    metadata,
    _belongs_to("company", primary_key=True),
    Column("answered_on", Date, primary_key=True),
    Column("states", Text, nullable=False),  # "0,2,1,...": of the company, by nobody
)

offer = Table(
    "offer",
    metadata,
    Column("module", Text, primary_key=True),
    Column("since", Date, nullable=False),
)

invitation = Table(
    "invitation",
    metadata,
    Column("link_index", LargeBinary, primary_key=True),  # HMAC of the payload, which is not kept
    _belongs_to("company", index=True),
    Column("role", Text, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used", Boolean, nullable=False),  # by whom is not kept
)

contact = Table(
    "contact",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # random, 63 bits
    Column("lane", Integer, nullable=False),
    Column("chat_index", LargeBinary, nullable=False),  # HMAC of the chat id
    Column("chat", LargeBinary, nullable=False),  # AES-GCM of the chat id
    Column("language", Text, nullable=False),
    Column("active", Boolean, nullable=False),  # false once the person has blocked the bot
    Column("blocked_on", Date),
    Column("next_send_s", Double, nullable=False),  # pace of this chat; 0 once it has passed
    Index("uq_contact_lane_chat_index", "lane", "chat_index", unique=True),
)

contact_role = Table(
    "contact_role",
    metadata,
    _belongs_to("contact", primary_key=True),
    _belongs_to("company", primary_key=True, index=True),
    Column("role", Text, primary_key=True),
    Column("digest_hour", SmallInteger),  # 5 to 10; nothing: six o'clock
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lane", Integer, nullable=False),
    _belongs_to("contact", index=True),
    Column("kind", Text, nullable=False),
    Column("dedup", Text),  # nothing once reduced
    Column("state", Text, nullable=False),  # pending, sent, failed, dropped
    Column("payload", Text, nullable=False),  # JSON; empty as soon as it is sent or given up
    Column("due_at", UtcDateTime),  # domain time; nothing once reduced
    Column("valid_until", UtcDateTime),
    Column("replaces", BigInteger),  # message id in the chat
    Column("attempt", SmallInteger, nullable=False),
    Column("leased_until_s", Double, nullable=False),  # invisible to other workers till then
    Column("sent_on", Date),
    Index("uq_delivery_lane_dedup", "lane", "dedup", unique=True),
    Index(
        "ix_delivery_pending",
        "lane",
        "due_at",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
)

learner = Table(
    "learner",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # random, 63 bits, never the contact's
    _belongs_to("contact", unique=True),
    Column("lane", Integer, nullable=False),
    _belongs_to("company", index=True),
    Column("active", Boolean, nullable=False),  # as the contact's, so that one index knows it
    Column("zone", Text, nullable=False),
    Column("trade", Text, nullable=False),
    Column("plan", Text),  # JSON, see db.plans; nothing: not asked yet
    Column("paused", Boolean, nullable=False),
    Column("paused_until", Date),
    Column("calm_sent_in_week", SmallInteger, nullable=False),
    Column("calm_last_sent_at", UtcDateTime),
    Column("calm_ignored", SmallInteger, nullable=False),
    Column("calm_quiet", Boolean, nullable=False),
    Column("next_slot", UtcDateTime),
    Column("counted", Boolean, nullable=False),
    Column("nudge_message", BigInteger),  # message id in the chat
    Column("joined_on", Date, nullable=False),  # this company
    Column("reminded_on", Date),  # after twelve months without learning
    Column("kept_on", Date),  # asked to be kept then
    Index(
        "ix_learner_due",
        "lane",
        "next_slot",
        # SQLite takes a partial index only for a query that says the very same words
        sqlite_where=text("active = 1"),
        postgresql_where=text("active"),
    ),
)

consent = Table(
    "consent",
    metadata,
    _belongs_to("learner", primary_key=True),
    Column("version", Text, nullable=False),  # hash of the text agreed to
    Column("given_on", Date, nullable=False),
)

card = Table(
    "card",
    metadata,
    _belongs_to("learner", primary_key=True),
    Column("question", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("case", SmallInteger, nullable=False),
    Column("stability_days", Double),  # nothing in the four: never graded
    Column("difficulty", Double),
    Column("last_on", Date),
    Column("repetitions", Integer),
    Column("first_right", Boolean),
    Column("shown_on", Date),
    Column("module", Text, nullable=False),  # so that areas can be counted in SQL
    Column("solid", Boolean, nullable=False),  # it sits: stability of 21 days or more
)

week_mark = Table(
    "week_mark",
    metadata,
    _belongs_to("learner", primary_key=True),
    Column("week", Date, primary_key=True),  # Monday; at least one card was answered in it
    _belongs_to("company", index=True),  # of the last answer
)

session = Table(
    "session",
    metadata,
    _belongs_to("learner", primary_key=True),  # one per learner, the latest
    Column("id", Id, nullable=False),  # random, 40 bits
    Column("kind", Text, nullable=False),
    Column("steps", Text, nullable=False),  # JSON: [["problem", "daten-bestand/differenz"], ...]
    Column("position", SmallInteger, nullable=False),
    Column("guess", SmallInteger),
    Column("opened_on", Date, nullable=False),
)

prompt = Table(
    "prompt",
    metadata,
    _belongs_to("learner", primary_key=True),
    Column("id", Id, primary_key=True, autoincrement=False),  # random, 40 bits
    Column("session", Id, nullable=False),
    Column("position", SmallInteger, nullable=False),
    Column("question", Text, nullable=False),
    Column("case", SmallInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("picked", Text, nullable=False),  # "2" or "0,3,1"; empty once closed
    Column("tries", SmallInteger, nullable=False),
    Column("verdict", Text),
    Column("opened_on", Date, nullable=False),
)

unit_progress = Table(
    "unit_progress",
    metadata,
    _belongs_to("learner", primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("since", Date, nullable=False),
)

try_task = Table(
    "try_task",
    metadata,
    _belongs_to("learner", primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("since", Date, nullable=False),
)

handled = Table(
    "handled",
    metadata,
    Column("lane", Integer, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, nullable=False),
    Column("replied", Boolean, nullable=False),
)

set_aside = Table(
    "set_aside",
    metadata,
    Column("lane", Integer, primary_key=True, autoincrement=False),
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("day", Date, nullable=False),
)

PERSONAL = (
    contact,
    contact_role,
    delivery,
    learner,
    consent,
    card,
    week_mark,
    session,
    prompt,
    unit_progress,
    try_task,
)
"""Every table with a row about a person, in the order of the export"""
