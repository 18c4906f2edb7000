"""What does the program itself keep? Its key, its pace, and which updates had their effect."""

from sqlalchemy import BigInteger, Boolean, Column, Date, Double, Integer, Table, Text

from db.schema.ground import metadata

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
    Column("bot", BigInteger),  # the public number of the bot that writes here; nothing: not started yet
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
