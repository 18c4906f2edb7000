"""Version 0001: the ground."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
Instant = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "company",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("headcount", sa.Integer(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("trade", sa.Text(), nullable=False),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("join_generation", sa.Integer(), nullable=False),
        sa.Column("join_index", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("join_index", name=op.f("uq_company_join_index")),
        sa.UniqueConstraint("name", name=op.f("uq_company_name")),
    )

    op.create_table(
        "contact",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("chat_index", sa.LargeBinary(), nullable=False),
        sa.Column("chat", sa.LargeBinary(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("blocked_on", sa.Date(), nullable=True),
        sa.Column("next_send_s", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("uq_contact_lane_chat_index", "contact", ["lane", "chat_index"], unique=True)

    op.create_table(
        "handled",
        sa.Column("lane", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("replied", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("lane", "update_id"),
    )

    op.create_table(
        "lane",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("free_at_s", sa.Double(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )

    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )

    op.create_table(
        "set_aside",
        sa.Column("lane", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("update_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("lane", "update_id"),
    )

    op.create_table(
        "contact_role",
        sa.Column("contact", Id, nullable=False),
        sa.Column("company", Id, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company"], ["company.id"], name=op.f("fk_contact_role_company_company"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contact"], ["contact.id"], name=op.f("fk_contact_role_contact_contact"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("contact", "company", "role"),
    )
    op.create_index(op.f("ix_contact_role_company"), "contact_role", ["company"], unique=False)

    op.create_table(
        "delivery",
        sa.Column("id", Id, nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("contact", Id, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("dedup", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("due_at", Instant, nullable=True),
        sa.Column("valid_until", Instant, nullable=True),
        sa.Column("replaces", sa.BigInteger(), nullable=True),
        sa.Column("attempt", sa.SmallInteger(), nullable=False),
        sa.Column("leased_until_s", sa.Double(), nullable=False),
        sa.Column("sent_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["contact"], ["contact.id"], name=op.f("fk_delivery_contact_contact"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_delivery_contact"), "delivery", ["contact"], unique=False)
    op.create_index(
        "ix_delivery_pending",
        "delivery",
        ["lane", "due_at", "id"],
        unique=False,
        sqlite_where=sa.text("state = 'pending'"),
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index("uq_delivery_lane_dedup", "delivery", ["lane", "dedup"], unique=True)

    op.create_table(
        "invitation",
        sa.Column("link_index", sa.LargeBinary(), nullable=False),
        sa.Column("company", Id, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("expires_at", Instant, nullable=False),
        sa.Column("used", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company"], ["company.id"], name=op.f("fk_invitation_company_company"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("link_index"),
    )
    op.create_index(op.f("ix_invitation_company"), "invitation", ["company"], unique=False)

    op.create_table(
        "learner",
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("contact", Id, nullable=False),
        sa.Column("lane", sa.Integer(), nullable=False),
        sa.Column("company", Id, nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("trade", sa.Text(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=True),
        sa.Column("paused", sa.Boolean(), nullable=False),
        sa.Column("paused_until", sa.Date(), nullable=True),
        sa.Column("calm_sent_in_week", sa.SmallInteger(), nullable=False),
        sa.Column("calm_last_sent_at", Instant, nullable=True),
        sa.Column("calm_ignored", sa.SmallInteger(), nullable=False),
        sa.Column("calm_quiet", sa.Boolean(), nullable=False),
        sa.Column("next_slot", Instant, nullable=True),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("nudge_message", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["company"], ["company.id"], name=op.f("fk_learner_company_company"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["contact"], ["contact.id"], name=op.f("fk_learner_contact_contact"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("contact", name=op.f("uq_learner_contact")),
    )
    op.create_index(op.f("ix_learner_company"), "learner", ["company"], unique=False)
    op.create_index(
        "ix_learner_due",
        "learner",
        ["lane", "next_slot"],
        unique=False,
        sqlite_where=sa.text("active = 1"),
        postgresql_where=sa.text("active"),
    )

    op.create_table(
        "card",
        sa.Column("learner", Id, nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case", sa.SmallInteger(), nullable=False),
        sa.Column("stability_days", sa.Double(), nullable=True),
        sa.Column("difficulty", sa.Double(), nullable=True),
        sa.Column("last_on", sa.Date(), nullable=True),
        sa.Column("repetitions", sa.Integer(), nullable=True),
        sa.Column("first_right", sa.Boolean(), nullable=True),
        sa.Column("shown_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["learner"], ["learner.id"], name=op.f("fk_card_learner_learner"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner", "question"),
    )

    op.create_table(
        "consent",
        sa.Column("learner", Id, nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner"], ["learner.id"], name=op.f("fk_consent_learner_learner"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner"),
    )

    op.create_table(
        "prompt",
        sa.Column("learner", Id, nullable=False),
        sa.Column("id", Id, autoincrement=False, nullable=False),
        sa.Column("session", Id, nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("case", sa.SmallInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("picked", sa.Text(), nullable=False),
        sa.Column("tries", sa.SmallInteger(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner"], ["learner.id"], name=op.f("fk_prompt_learner_learner"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner", "id"),
    )

    op.create_table(
        "session",
        sa.Column("learner", Id, nullable=False),
        sa.Column("id", Id, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("position", sa.SmallInteger(), nullable=False),
        sa.Column("guess", sa.SmallInteger(), nullable=True),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner"], ["learner.id"], name=op.f("fk_session_learner_learner"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner"),
    )

    op.create_table(
        "try_task",
        sa.Column("learner", Id, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner"], ["learner.id"], name=op.f("fk_try_task_learner_learner"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner", "unit"),
    )

    op.create_table(
        "unit_progress",
        sa.Column("learner", Id, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["learner"], ["learner.id"], name=op.f("fk_unit_progress_learner_learner"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("learner", "unit"),
    )


def downgrade() -> None:
    """There is no way back but the copy or the backup from before."""
    raise NotImplementedError(downgrade.__doc__)
