"""Which tables are there, and what does each column hold? One file, one subject.

The lane, one number per bot token, is the first column of every hot index, so that people can be spread
over several tokens. Instants are aware and UTC; where a day is enough, there is only a day. Columns in
`_s` hold seconds of the database's own clock since 1970, for leases and pace, which a moved domain clock
must not touch.
"""

from db.schema.companies import company, company_check, halt, invitation, membership, offer, reporting_unit
from db.schema.ground import UtcDateTime, database_clock, metadata
from db.schema.house import handled, lane, meta, set_aside
from db.schema.people import contact, contact_role, delivery, moving
from db.schema.reports import audit, digest, release
from db.schema.study import (
    card,
    consent,
    kept,
    learner,
    own_path,
    prompt,
    readiness,
    session,
    try_task,
    unit_progress,
    week_mark,
)
from db.schema.workshop import (
    flag,
    flag_week,
    item_count,
    item_release,
    item_share,
    local_note,
    own_content,
    own_media,
    pack,
    parcel,
    remark,
    revision,
    subscription,
    writing,
)

__all__ = [
    "PERSONAL",
    "UtcDateTime",
    "audit",
    "card",
    "company",
    "company_check",
    "consent",
    "contact",
    "contact_role",
    "database_clock",
    "delivery",
    "digest",
    "flag",
    "flag_week",
    "halt",
    "handled",
    "invitation",
    "item_count",
    "item_release",
    "item_share",
    "kept",
    "lane",
    "learner",
    "local_note",
    "membership",
    "meta",
    "metadata",
    "moving",
    "offer",
    "own_content",
    "own_media",
    "own_path",
    "pack",
    "parcel",
    "prompt",
    "readiness",
    "release",
    "remark",
    "reporting_unit",
    "revision",
    "session",
    "set_aside",
    "subscription",
    "try_task",
    "unit_progress",
    "week_mark",
    "writing",
]

PERSONAL = (
    contact,
    contact_role,
    moving,
    delivery,
    writing,
    learner,
    consent,
    card,
    week_mark,
    session,
    prompt,
    unit_progress,
    try_task,
    own_path,
    readiness,
    kept,
    flag,
    item_share,
)
"""Every table with a row about a person, in the order of the export"""
