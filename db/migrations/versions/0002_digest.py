"""Version 0002: what the company sees, and what protects the people in it."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)
FINAL = {
    "release": ("unit", "reporting_unit", ("unit", "statistic", "period")),
    "digest": ("company", "company", ("company", "week", "language")),
    "audit": ("company", "company", ("company", "number")),
}
"""append-only tables: the column and table of the owner, with whom alone a row goes, and their keys"""


def upgrade() -> None:
    _units()
    _reports()
    _people()
    for table, (column, owner, keys) in FINAL.items():
        _make_final(table, column, owner, keys)


def downgrade() -> None:
    """There is no way back but the copy or the backup from before."""
    raise NotImplementedError(downgrade.__doc__)


def _units() -> None:
    op.create_table(
        "reporting_unit",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("budget", sa.Double(), nullable=False),
        sa.Column("next_budget", sa.Double(), nullable=True),
        sa.Column("is_network", sa.Boolean(), nullable=False),
        sa.Column("closed_week", sa.Date(), nullable=False),
        sa.Column("next_close", Instant, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("name", "is_network", name=op.f("uq_reporting_unit_name_is_network")),
    )
    op.create_index("ix_reporting_unit_next_close", "reporting_unit", ["next_close"])
    connection = op.get_bind()
    found = connection.execute(sa.text("SELECT id, name, zone FROM company")).all()
    units = sa.table(
        "reporting_unit",
        *(sa.column(name) for name in ("id", "name", "zone", "budget", "is_network")),
        sa.column("closed_week", sa.Date()),
        sa.column("next_close", Instant),
    )
    for row in found:
        monday = _monday(row.zone)
        connection.execute(
            units.insert().values(
                id=row.id,
                name=row.name,
                zone=row.zone,
                budget=0.5,
                is_network=False,
                closed_week=monday - timedelta(days=7),
                next_close=_ends_at(monday, row.zone),
            )
        )
    _add("company", "unit", "BIGINT", null=False, refers="reporting_unit")
    connection.execute(sa.text("UPDATE company SET unit = id"))
    _add("company", "network", "BIGINT", refers="reporting_unit")
    if _is_postgresql():
        for name in ("unit", "network"):
            op.create_foreign_key(
                f"fk_company_{name}_reporting_unit", "company", "reporting_unit", [name], ["id"]
            )
    op.create_index(op.f("ix_company_unit"), "company", ["unit"])
    op.create_index(op.f("ix_company_network"), "company", ["network"])
    _add("company", "next_headcount", "INTEGER")
    _add("company", "next_unit", "BIGINT")


def _reports() -> None:
    op.create_table(
        "membership",
        _of_company("membership"),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("unit", Id, nullable=False),
        sa.PrimaryKeyConstraint("company", "since"),
    )
    op.execute("INSERT INTO membership (company, since, unit) SELECT id, created_on, unit FROM company")
    op.create_table(
        "halt",
        _of_company("halt"),
        sa.Column("since", Instant, nullable=False),
        sa.Column("until", Instant, nullable=True),
        sa.Column("council_agrees", sa.Boolean(), nullable=False),
        sa.Column("management_agrees", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("company", "since"),
    )
    op.create_table(
        "release",
        sa.Column(
            "unit",
            Id,
            sa.ForeignKey("reporting_unit.id", name="fk_release_unit_reporting_unit", ondelete="CASCADE"),
            nullable=False,
        ),
        sa.Column("statistic", sa.Text(), nullable=False),
        sa.Column("period", sa.Date(), nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("numbers", sa.Text(), nullable=False),
        sa.Column("sigma", sa.Double(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=False),
        sa.Column("rho", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("unit", "statistic", "period"),
    )
    op.create_table(
        "digest",
        _of_company("digest"),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("html", sa.Text(), nullable=False),
        sa.Column("picture", sa.LargeBinary(), nullable=False),
        sa.Column("picture_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("company", "week", "language"),
    )
    op.create_table(
        "audit",
        _of_company("audit"),
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("company", "number"),
    )
    op.create_table(
        "company_check",
        _of_company("company_check"),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("states", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("company", "answered_on"),
    )
    op.create_table(
        "offer",
        sa.Column("module", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("module"),
    )


def _people() -> None:
    connection = op.get_bind()
    _add("contact_role", "digest_hour", "SMALLINT")
    _add("learner", "joined_on", "DATE", null=False, default="'1970-01-01'")
    connection.execute(
        sa.text(
            "UPDATE learner SET joined_on = coalesce("
            "(SELECT given_on FROM consent WHERE consent.learner = learner.id), joined_on)"
        )
    )
    _add("learner", "reminded_on", "DATE")
    _add("learner", "kept_on", "DATE")
    _add("card", "module", "TEXT", null=False, default="''")
    _add("card", "solid", "BOOLEAN", null=False, default="false" if _is_postgresql() else "0")
    before = "split_part(question, '#', 1)" if _is_postgresql() else "substr(question, 1, instr(question, '#') - 1)"
    connection.execute(
        sa.text(f"UPDATE card SET module = {before}, solid = (coalesce(stability_days, 0) >= 21)")
    )
    op.create_table(
        "week_mark",
        sa.Column("learner", Id, nullable=False),
        sa.Column("week", sa.Date(), nullable=False),
        sa.Column("company", Id, nullable=False),
        sa.ForeignKeyConstraint(
            ["learner"], ["learner.id"], name=op.f("fk_week_mark_learner_learner"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["company"], ["company.id"], name=op.f("fk_week_mark_company_company"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner", "week"),
    )
    op.create_index(op.f("ix_week_mark_company"), "week_mark", ["company"])


def _of_company(table: str) -> sa.Column[int]:
    key = sa.ForeignKey("company.id", name=f"fk_{table}_company_company", ondelete="CASCADE")
    return sa.Column("company", Id, key, nullable=False)


def _is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def _add(
    table: str,
    name: str,
    kind: str,
    *,
    null: bool = True,
    default: str = "0",
    refers: str = "",
) -> None:
    """A column in the words of both databases: SQLite adds one in place, only so with its reference."""
    kind = "INTEGER" if kind == "BIGINT" and not _is_postgresql() else kind
    column = f"ADD COLUMN {name} {kind}" + ("" if null else f" NOT NULL DEFAULT {default}")
    key = f" REFERENCES {refers} (id)" if refers and not _is_postgresql() else ""
    op.execute(f"ALTER TABLE {table} {column}{key}")
    if not null and _is_postgresql():
        op.execute(f"ALTER TABLE {table} ALTER COLUMN {name} DROP DEFAULT")


def _make_final(table: str, column: str, owner: str, keys: tuple[str, ...]) -> None:
    """No change and no removal as long as the owner is there, on either database."""
    same = " AND ".join(f"{key} = NEW.{key}" for key in keys)
    if not _is_postgresql():
        op.execute(
            f"CREATE TRIGGER {table}_is_final_update BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is final'); END"
        )
        op.execute(
            f"CREATE TRIGGER {table}_is_final_delete BEFORE DELETE ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {owner} WHERE id = OLD.{column}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is final'); END"
        )
        # INSERT OR REPLACE would remove the old row without asking the trigger above
        op.execute(
            f"CREATE TRIGGER {table}_is_final_insert BEFORE INSERT ON {table} "
            f"WHEN EXISTS (SELECT 1 FROM {table} WHERE {same}) "
            f"BEGIN SELECT RAISE(ABORT, '{table} is final'); END"
        )
        return
    op.execute(
        f"CREATE FUNCTION {table}_is_final() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM {owner} WHERE id = OLD.{column}) THEN "
        f"RETURN OLD; END IF; RAISE EXCEPTION '{table} is final'; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_is_final BEFORE UPDATE OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {table}_is_final()"
    )
    op.execute(
        f"CREATE TRIGGER {table}_is_never_emptied BEFORE TRUNCATE ON {table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION {table}_is_final()"
    )


def _monday(zone: str) -> date:
    today = datetime.now(UTC).astimezone(ZoneInfo(zone)).date()
    return today - timedelta(days=today.weekday())


def _ends_at(monday: date, zone: str) -> datetime:
    return datetime.combine(monday + timedelta(days=7), time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)
