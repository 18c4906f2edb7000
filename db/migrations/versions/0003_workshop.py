"""Version 0003: what a company writes for itself, and what its learners say of what they read."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _content()
    _voices()
    _items()


def downgrade() -> None:
    """There is no way back but the copy or the backup from before."""
    raise NotImplementedError(downgrade.__doc__)


def _content() -> None:
    op.create_table(
        "own_content",
        _of("own_content", "company"),
        sa.Column("state", sa.Integer(), nullable=False),
        sa.Column("lock", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("company"),
    )
    op.create_table(
        "revision",
        _of("revision", "company"),
        sa.Column("module", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("base", sa.Integer(), nullable=False),
        sa.Column("files", sa.Text(), nullable=False),
        sa.Column("media", sa.Text(), nullable=False),
        sa.Column("pack", sa.Text(), nullable=True),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("company", "module", "number"),
    )
    op.create_table(
        "own_media",
        _of("own_media", "company"),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("company", "hash"),
    )
    op.create_table(
        "local_note",
        _of("local_note", "company"),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("company", "unit", "language"),
    )
    op.create_table(
        "pack",
        _of("pack", "company"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("installed", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("offered", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("company", "name"),
    )
    op.create_table(
        "parcel",
        _of("parcel", "company"),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.Column("notes", sa.Integer(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("company", "name"),
    )
    op.create_table(
        "subscription",
        _of("subscription", "company"),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("looked_on", sa.Date(), nullable=False),
        sa.Column("told", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("company", "source"),
    )
    op.create_table(
        "writing",
        _of("writing", "contact"),
        _of("writing", "company"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("contact", "company", "kind"),
    )
    op.create_index("ix_writing_company", "writing", ["company"])


def _voices() -> None:
    op.create_table(
        "flag",
        _of("flag", "learner"),
        sa.Column("subject", sa.Text(), nullable=False),
        _of("flag", "company"),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("learner", "subject"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_flag_company", "flag", ["company"])
    op.create_table(
        "remark",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        _of("remark", "company"),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("sent", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_remark_company", "remark", ["company"])
    op.create_table(
        "flag_week",
        _of("flag_week", "company"),
        sa.Column("closed_week", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("company"),
    )


def _items() -> None:
    op.create_table(
        "item_count",
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("outcome", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("quarter", "question", "version", "outcome"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "item_share",
        _of("item_share", "learner"),
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("given", sa.SmallInteger(), nullable=False),
        sa.PrimaryKeyConstraint("learner"),
    )
    op.create_table(
        "item_release",
        sa.Column("quarter", sa.Date(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("sigma", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("quarter", "question", "version"),
    )
    _make_final("item_release", ("quarter", "question", "version"))


def _of(table: str, owner: str) -> sa.Column[int]:
    """A reference that goes when its owner goes."""
    key = sa.ForeignKey(f"{owner}.id", name=f"fk_{table}_{owner}_{owner}", ondelete="CASCADE")
    return sa.Column(owner, Id, key, nullable=False)


def _make_final(table: str, keys: tuple[str, ...]) -> None:
    """No change and no removal, on either database: it belongs to nobody with whom it could go."""
    same = " AND ".join(f"{key} = NEW.{key}" for key in keys)
    if op.get_bind().dialect.name == "sqlite":
        conditions = {"UPDATE": "", "DELETE": "", "INSERT": f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})"}
        for event, condition in conditions.items():
            op.execute(
                f"CREATE TRIGGER {table}_is_final_{event.lower()} BEFORE {event} ON {table} {condition} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is final'); END"
            )
        return
    op.execute(
        f"CREATE FUNCTION {table}_is_final() RETURNS trigger LANGUAGE plpgsql AS $$ "
        f"BEGIN RAISE EXCEPTION '{table} is final'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_is_final BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_final()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_final()"
    )
