"""What does the database look like, and how long does what live? For the documents, from the real thing."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final

from db import companies, inactivity, ledger, moves, retention, work
from db.schema import metadata

TABLES: Final[Mapping[str, Sequence[str]]] = {
    table.name: tuple(column.name for column in table.columns) for table in metadata.sorted_tables
}
"""table -> columns"""
RETENTION: Final[Mapping[str, timedelta]] = {
    "HANDLED": retention.HANDLED,
    "SET_ASIDE": retention.SET_ASIDE,
    "SENT": retention.SENT,
    "DATED": retention.DATED,
    "BLOCKED": retention.BLOCKED,
    "INVITATION_DAYS": timedelta(days=companies.INVITATION_DAYS),
    "EXPIRED_LINK": retention.EXPIRED_LINK,
    "MOVING": moves.MOVING,
    "FLAGS": retention.FLAGS,
    "WRITINGS": retention.WRITINGS,
    "COPY_DAYS": timedelta(days=work.COPY_DAYS),
    "INACTIVE_REMINDED": inactivity.INACTIVE_REMINDED,
    "INACTIVE_ERASED": inactivity.INACTIVE_ERASED,
    "GRACE": inactivity.GRACE,
    "ERASED_FOR": ledger.ERASED_FOR,
}
"""name of a constant -> how long"""
