"""Version 0006: the takeaways that somebody keeps at hand."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    learner = sa.ForeignKey("learner.id", name="fk_kept_learner_learner", ondelete="CASCADE")
    op.create_table(
        "kept",
        sa.Column("learner", Id, learner, nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("learner", "unit"),
    )


def downgrade() -> None:
    """There is no way back but the copy or the backup from before."""
    raise NotImplementedError(downgrade.__doc__)
