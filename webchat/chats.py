"""What does one chat look like now, and what changed in it since a revision?"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from webchat.keyboards import ForceReply, InlineKeyboard, ReplyKeyboard
from webchat.model import Content, Message, User
from webchat.signals import Signal


@dataclass(slots=True, kw_only=True)
class Tap:
    """A tapped button whose callback query waits for its answer."""

    query_id: str
    message_id: int
    data: str
    at: datetime
    revision: int
    answered: bool = False
    text: str = ""
    """What the bot answers, shown briefly, or as an alert."""
    alert: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deleted:
    message_id: int
    revision: int


@dataclass(slots=True, kw_only=True)
class Chat:
    """Mutable; every change goes through `touch`, which numbers it and wakes those who wait."""

    id: int
    kind: Literal["private", "group"]
    title: str
    user: User | None = None
    """The person of a private chat."""
    messages: dict[int, Message] = field(default_factory=dict)
    """By id, in the order of sending."""
    deleted: list[Deleted] = field(default_factory=list)
    taps: dict[str, Tap] = field(default_factory=dict)
    keyboard: ReplyKeyboard | ForceReply | None = None
    action: str = ""
    """The chat action on show, for example typing."""
    action_revision: int = 0
    started: bool = False
    """Whether the person has ever written, so that the bot may."""
    blocked: bool = False
    pinned: int | None = None
    menu_revision: int = 0
    revision: int = 0
    signal: Signal = field(default_factory=Signal)

    def touch(self) -> int:
        self.revision += 1
        self.signal.fire()
        return self.revision

    def put(self, message: Message) -> Message:
        """Adds or replaces it; a message of the bot ends its chat action."""
        kept = replace(message, revision=self.touch())
        self.messages[kept.message_id] = kept
        if kept.from_bot:
            self.action = ""
        return kept

    def edit(
        self, message: Message, *, content: Content, keyboard: InlineKeyboard | None, now: datetime
    ) -> Message:
        edited_at = now if content != message.content else message.edited_at
        return self.put(replace(message, content=content, keyboard=keyboard, edited_at=edited_at))

    def delete(self, message_id: int) -> None:
        del self.messages[message_id]
        if self.pinned == message_id:
            self.pinned = None
        self.deleted.append(Deleted(message_id=message_id, revision=self.touch()))

    def show_action(self, action: str) -> None:
        self.action = action
        self.action_revision = self.touch()

    def newest_first(self) -> Iterator[Message]:
        return reversed(tuple(self.messages.values()))

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"id": self.id, "type": self.kind}
        if self.user is None:
            return answer | {"title": self.title}
        answer["first_name"] = self.user.first_name
        for name in ("last_name", "username"):
            value = getattr(self.user, name)
            if value is not None:
                answer[name] = value
        return answer
