"""Who may be written to, and what is on its way?"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    text,
)

from db.schema.ground import Id, UtcDateTime, belongs_to, metadata

contact = Table(
    "contact",
    metadata,
    Column("id", Id, primary_key=True, autoincrement=False),  # random, 63 bits
    Column("lane", Integer, nullable=False),
    Column("chat_index", LargeBinary, nullable=False),  # HMAC of the chat id
    Column("chat", LargeBinary, nullable=False),  # AES-GCM of the chat id
    Column("language", Text, nullable=False),
    Column("active", Boolean, nullable=False),  # false once the person has blocked the bot
    Column("blocked_on", Date),
    Column("next_send_s", Double, nullable=False),  # pace of this chat; 0 once it has passed
    Index("uq_contact_lane_chat_index", "lane", "chat_index", unique=True),
)

contact_role = Table(
    "contact_role",
    metadata,
    belongs_to("contact", primary_key=True),
    belongs_to("company", primary_key=True, index=True),
    Column("role", Text, primary_key=True),
    Column("digest_hour", SmallInteger),  # 5 to 10; nothing: six o'clock
)

moving = Table(
    "moving",
    metadata,
    belongs_to("contact", primary_key=True),  # one link at a time
    Column("link_index", LargeBinary, nullable=False, unique=True),  # HMAC of the payload, which is not kept
    Column("expires_at", UtcDateTime, nullable=False),
)

delivery = Table(
    "delivery",
    metadata,
    Column("id", Id, primary_key=True),
    Column("lane", Integer, nullable=False),
    belongs_to("contact", index=True),
    Column("kind", Text, nullable=False),
    Column("dedup", Text),  # nothing once reduced
    Column("state", Text, nullable=False),  # pending, sent, failed, dropped
    Column("payload", Text, nullable=False),  # JSON; empty as soon as it is sent or given up
    Column("due_at", UtcDateTime),  # domain time; nothing once reduced
    Column("valid_until", UtcDateTime),
    Column("replaces", BigInteger),  # message id in the chat
    Column("attempt", SmallInteger, nullable=False),
    Column("leased_until_s", Double, nullable=False),  # invisible to other workers till then
    Column("sent_on", Date),
    Index("uq_delivery_lane_dedup", "lane", "dedup", unique=True),
    Index(
        "ix_delivery_pending",
        "lane",
        "due_at",
        "id",
        sqlite_where=text("state = 'pending'"),
        postgresql_where=text("state = 'pending'"),
    ),
)
