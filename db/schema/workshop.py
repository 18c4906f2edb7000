"""What has a company written for itself, and what do its learners say of what they read?"""

from sqlalchemy import Boolean, Column, Date, Double, Integer, LargeBinary, SmallInteger, Table, Text

from db.schema.ground import Id, belongs_to, metadata

own_content = Table(
    "own_content",
    metadata,
    belongs_to("company", primary_key=True),
    Column("state", Integer, nullable=False),  # one more at every change that learners see
    Column("lock", Text, nullable=False),  # ids.lock.json of everything published
)

revision = Table(
    "revision",
    metadata,
    belongs_to("company", primary_key=True),
    Column("module", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("state", Text, nullable=False),  # draft, published, replaced, withdrawn
    Column("base", Integer, nullable=False),  # the published number that it was made from, 0 for none
    Column("files", Text, nullable=False),  # JSON: path -> text, to the letter
    Column("media", Text, nullable=False),  # JSON: name -> SHA-256
    Column("pack", Text),  # the pack that it came in
    Column("made_on", Date, nullable=False),  # by whom is not kept
)

own_media = Table(
    "own_media",
    metadata,
    belongs_to("company", primary_key=True),
    Column("hash", Text, primary_key=True),  # SHA-256
    Column("data", LargeBinary, nullable=False),
)

local_note = Table(
    "local_note",
    metadata,
    belongs_to("company", primary_key=True),
    Column("unit", Text, primary_key=True),  # daten-bestand/differenz
    Column("language", Text, primary_key=True),
    Column("note", Text, nullable=False),
    Column("problem", Text, nullable=False),  # the company's own; may be empty
)

pack = Table(
    "pack",
    metadata,
    belongs_to("company", primary_key=True),
    Column("name", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("installed", Text, nullable=False),  # what of it is here; empty: nothing was taken
    Column("sha256", Text, nullable=False),  # of the file that was taken last
    Column("given", Text, nullable=False),  # JSON: what the company gave away under this name
    Column("source", Text, nullable=False),  # the network's folder; empty: not subscribed to
    Column("offered", Text, nullable=False),  # JSON: the version that trainers were told of last
)

parcel = Table(
    "parcel",  # a pack that was sent and may still be taken
    metadata,
    belongs_to("company", primary_key=True),
    Column("name", Text, primary_key=True),
    Column("sha256", Text, nullable=False),
    Column("data", LargeBinary, nullable=False),
    Column("notes", Integer, nullable=False),  # that it brings and that may still be taken
    Column("since", Date, nullable=False),
)

subscription = Table(
    "subscription",
    metadata,
    belongs_to("company", primary_key=True),
    Column("source", Text, primary_key=True),  # address of a network's folder
    Column("key", Text, nullable=False),  # public, Ed25519, of its list; empty: not signed
    Column("asked_on", Date, nullable=False),
    Column("looked_on", Date, nullable=False),  # when it could be read last
    Column("told", Text, nullable=False),  # what is amiss there and trainers were told of; empty: nothing
)

writing = Table(
    "writing",
    metadata,
    belongs_to("contact", primary_key=True),
    belongs_to("company", primary_key=True, index=True),
    Column("kind", Text, primary_key=True),  # note, problem, interview, remark, answer, subscription
    Column("active", Boolean, nullable=False),  # the next words belong to it
    Column("subject", Text, nullable=False),  # what it is about
    Column("state", Text, nullable=False),  # JSON: what was written so far
    Column("since", Date, nullable=False),
)

flag = Table(
    "flag",
    metadata,
    belongs_to("learner", primary_key=True),
    Column("subject", Text, primary_key=True),  # a unit or a question
    belongs_to("company", index=True),
    Column("kind", Text, nullable=False),  # wrong, unclear, unfitting, helped
    Column("week", Date, nullable=False),  # Monday; neither day nor hour
    Column("state", Text, nullable=False),  # open, sent, answered
    Column("reply", Text, nullable=False),  # of the trainer, until it is read
    sqlite_with_rowid=False,  # the order in which rows came is nobody's business
)

remark = Table(
    "remark",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # random
    belongs_to("company", index=True),
    Column("subject", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("week", Date, nullable=False),
    Column("words", Text, nullable=False),  # agreed to word for word; by whom is not kept
    Column("sent", Boolean, nullable=False),
)

flag_week = Table(
    "flag_week",
    metadata,
    belongs_to("company", primary_key=True),
    Column("closed_week", Date, nullable=False),  # Monday of the last week that trainers were told of
)

item_count = Table(
    "item_count",
    metadata,
    Column("quarter", Date, primary_key=True),  # first day
    Column("question", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("outcome", SmallInteger, primary_key=True, autoincrement=False),  # position; -1 right, -2 wrong
    Column("answers", Integer, nullable=False),  # first ones, of all companies, of nobody
    sqlite_with_rowid=False,  # the order in which rows came is nobody's business
)

item_share = Table(
    "item_share",
    metadata,
    belongs_to("learner", primary_key=True),
    Column("quarter", Date, nullable=False),
    Column("given", SmallInteger, nullable=False),  # first answers counted in it, up to the bound
)

item_release = Table(
    "item_release",  # append-only
    metadata,
    Column("quarter", Date, primary_key=True),
    Column("question", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("numbers", Text, nullable=False),  # "-1:17,0:212": noised, never the true ones
    Column("sigma", Double, nullable=False),
)
