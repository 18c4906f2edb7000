"""Which companies are there, and what have they said of themselves?"""

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    Table,
    Text,
    UniqueConstraint,
)

from db.schema.ground import Id, UtcDateTime, belongs_to, metadata

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
    belongs_to("company", primary_key=True),
    Column("since", Date, primary_key=True),  # first Monday in the unit
    Column("unit", Id, nullable=False),  # whose releases its people are in from then on
)

halt = Table(
    "halt",
    metadata,
    belongs_to("company", primary_key=True),
    Column("since", UtcDateTime, primary_key=True),
    Column("until", UtcDateTime),  # nothing: it still stands
    Column("council_agrees", Boolean, nullable=False),  # to start again
    Column("management_agrees", Boolean, nullable=False),
)

company_check = Table(
    "company_check",
    metadata,
    belongs_to("company", primary_key=True),
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
    belongs_to("company", index=True),
    Column("role", Text, nullable=False),
    Column("expires_at", UtcDateTime, nullable=False),
    Column("used", Boolean, nullable=False),  # by whom is not kept
)
