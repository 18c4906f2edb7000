"""Version 0005: in which language somebody reads the cases, where they chose another than the nearest."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("learner", sa.Column("reading", sa.Text(), nullable=True))


def downgrade() -> None:
    """There is no way back but the copy or the backup from before."""
    raise NotImplementedError(downgrade.__doc__)
