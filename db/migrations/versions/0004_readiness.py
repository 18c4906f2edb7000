"""Version 0004: what learners say of themselves, so that fitting units come first."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

Id = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "own_path",
        _of_learner("own_path"),
        sa.Column("wish", sa.Text(), nullable=True),
        sa.Column("roles", sa.Text(), nullable=False),
        sa.Column("levels", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("learner"),
    )
    op.create_table(
        "readiness",
        _of_learner("readiness"),
        sa.Column("choices", sa.Text(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("offered", sa.Boolean(), nullable=False),
        sa.Column("quiet", sa.Boolean(), nullable=False),
        sa.Column("check_in", Id, nullable=True),
        sa.Column("step_in", Id, nullable=True),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("learner"),
    )


def downgrade() -> None:
    """There is no way back but the copy or the backup from before."""
    raise NotImplementedError(downgrade.__doc__)


def _of_learner(table: str) -> sa.Column[int]:
    """A reference that goes when the learner goes."""
    key = sa.ForeignKey("learner.id", name=f"fk_{table}_learner_learner", ondelete="CASCADE")
    return sa.Column("learner", Id, key, nullable=False)
