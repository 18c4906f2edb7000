"""Version 0007: a link to go on in another chat, and which bot a lane belongs to."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    contact = sa.ForeignKey("contact.id", name="fk_moving_contact_contact", ondelete="CASCADE")
    op.create_table(
        "moving",
        sa.Column("contact", Id, contact, nullable=False),
        sa.Column("link_index", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("contact"),
        sa.UniqueConstraint("link_index", name="uq_moving_link_index"),
    )
    op.add_column("lane", sa.Column("bot", sa.BigInteger()))


def downgrade() -> None:
    """There is no way back but the copy or the backup from before."""
    raise NotImplementedError(downgrade.__doc__)
