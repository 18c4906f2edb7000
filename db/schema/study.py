"""What is kept of somebody who learns? No name, no last visit, no typed text, no list of answers."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    text,
)

from db.schema.ground import Id, UtcDateTime, belongs_to, metadata

learner = Table(
    "learner",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # random, 63 bits, never the contact's
    belongs_to("contact", unique=True),
    Column("lane", Integer, nullable=False),
    belongs_to("company", index=True),
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
    Column("reading", Text),  # language of the cases; nothing: the nearest to the contact's
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
    belongs_to("learner", primary_key=True),
    Column("version", Text, nullable=False),  # hash of the text agreed to
    Column("given_on", Date, nullable=False),
)

card = Table(
    "card",
    metadata,
    belongs_to("learner", primary_key=True),
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
    belongs_to("learner", primary_key=True),
    Column("week", Date, primary_key=True),  # Monday; at least one card was answered in it
    belongs_to("company", index=True),  # of the last answer
)

session = Table(
    "session",
    metadata,
    belongs_to("learner", primary_key=True),  # one per learner, the latest
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
    belongs_to("learner", primary_key=True),
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
    belongs_to("learner", primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("since", Date, nullable=False),
)

try_task = Table(
    "try_task",
    metadata,
    belongs_to("learner", primary_key=True),
    Column("unit", Text, primary_key=True),
    Column("state", Text, nullable=False),
    Column("since", Date, nullable=False),
)

own_path = Table(
    "own_path",
    metadata,
    belongs_to("learner", primary_key=True),
    Column("wish", Text),  # an area
    Column("roles", Text, nullable=False),  # "coach,steered"; the learner's own word
    Column("levels", Text, nullable=False),  # JSON: {"daten": "intermediate"}
)

readiness = Table(
    "readiness",
    metadata,
    belongs_to("learner", primary_key=True),
    Column("choices", Text, nullable=False),  # JSON: {"rolle": [0, 3], "sicherheit": []}, this round alone
    Column("finished_on", Date),
    Column("before", Text, nullable=False),  # JSON: levels of the round before
    Column("offered", Boolean, nullable=False),
    Column("quiet", Boolean, nullable=False),  # never offered again
    Column("check_in", Id),  # session at whose end it was offered
    Column("step_in", Id),  # session at whose end a next level was offered
    Column("steps", Text, nullable=False),  # JSON: {"daten:intermediate": "taken"}
)

kept = Table(
    "kept",
    metadata,
    belongs_to("learner", primary_key=True),
    Column("unit", Text, primary_key=True),  # whose takeaway is on the learner's list
    Column("since", Date, nullable=False),
)
