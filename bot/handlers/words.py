"""Whom do typed words belong to? What somebody is writing just now, else the question that waits."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.chat import Chat
from bot.handlers.wiring import Handler, text
from bot.work import Begin
from contacts.workshop import Writing, WritingKind

Typed = Callable[[Chat, Writing, str], Awaitable[None]]


class Words:
    def __init__(
        self,
        begin: Begin,
        *,
        writers: Mapping[WritingKind, Typed],
        otherwise: Callable[[Chat, str], Awaitable[None]],
    ) -> None:
        self._begin = begin
        self._writers: Final = writers
        self._otherwise: Final = otherwise

    def handlers(self) -> list[Handler]:
        return [text(self.typed)]

    async def typed(self, chat: Chat, words: str) -> None:
        async with self._begin() as work:
            contact = await work.people.find(chat.chat_id)
            writing = await work.writings.of(contact.id) if contact else None
        if writing is None:
            await self._otherwise(chat, words)
        else:
            await self._writers[writing.kind](chat, writing, words)
