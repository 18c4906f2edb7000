"""What has left? Append-only: a trigger refuses every change."""

from sqlalchemy import Column, Date, Double, ForeignKey, Integer, LargeBinary, Table, Text

from db.schema.ground import Id, belongs_to, metadata

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
    belongs_to("company", primary_key=True),
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
    belongs_to("company", primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("entry", Text, nullable=False),  # JSON
    Column("hash", Text, nullable=False),
)
