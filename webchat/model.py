"""What is a message, who wrote it and what does it hold?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from webchat.entities import Entity, Formatted
from webchat.files import StoredFile
from webchat.keyboards import Button, InlineKeyboard


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    """IETF tag as the phone is set, for example de or pt-br."""
    is_bot: bool = False

    def as_json(self) -> dict[str, Any]:
        answer: dict[str, Any] = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            value = getattr(self, name)
            if value is not None:
                answer[name] = value
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    body: Formatted
    link_preview: tuple[tuple[str, Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    file: StoredFile
    caption: Formatted
    caption_above: bool = False
    spoiler: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PollCard:
    """Points at the poll, whose votes change without the message changing."""

    poll_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Other:
    """Any other content by the name of its field, as the Bot API writes it: location, contact, dice, ..."""

    field: str
    value: Any


Content = Text | Media | PollCard | Other


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    message_id: int
    chat_id: int
    sender: User
    date: datetime
    content: Content
    edited_at: datetime | None = None
    keyboard: InlineKeyboard | None = None
    reply_to: int | None = None
    forwarded_from: str | None = None
    """The name of the hidden user or chat that a forwarded message comes from."""
    silent: bool = False
    protected: bool = False
    revision: int = 0
    """Of the chat, when the message last changed."""

    @property
    def from_bot(self) -> bool:
        return self.sender.is_bot

    @property
    def formatted(self) -> Formatted:
        match self.content:
            case Text(body=body):
                return body
            case Media(caption=caption):
                return caption
            case _:
                return Formatted(text="")

    @property
    def text(self) -> str:
        """The text or caption as a person reads it."""
        return self.formatted.text

    @property
    def entities(self) -> tuple[Entity, ...]:
        return self.formatted.entities

    @property
    def html(self) -> str:
        return self.formatted.html

    @property
    def rows(self) -> tuple[tuple[Button, ...], ...]:
        return () if self.keyboard is None else self.keyboard.rows

    @property
    def buttons(self) -> tuple[str, ...]:
        """Their texts, row by row, left to right."""
        return tuple(button.text for row in self.rows for button in row)

    @property
    def file(self) -> StoredFile | None:
        return self.content.file if isinstance(self.content, Media) else None

    @property
    def photo(self) -> bytes | None:
        file = self.file
        return file.data if file is not None and file.kind == "photo" else None

    @property
    def document(self) -> bytes | None:
        file = self.file
        return file.data if file is not None and file.kind == "document" else None
