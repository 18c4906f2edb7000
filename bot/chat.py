"""How does one update answer? A chat that knows who acted, what was tapped, and what was said before."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from telegram import Message, MessageEntity, Update
from telegram.error import TelegramError

from bot.replies import Answer, Replies, Request, is_gone
from bot.screens.screen import Screen
from bot.sending import Sender

logger = logging.getLogger(__name__)

HEAD_START_S = 0.005
"""what a person waits for is on its way before their tap is answered, which only ends a spinner"""
BESIDE_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class SentFile:
    id: str
    """by which the Bot API gives it out"""
    name: str
    """as the sender's device calls it; may be empty"""
    size_bytes: int


class Chat:
    """Bound to one update of one person; to be closed after it was handled."""

    def __init__(
        self,
        update: Update,
        *,
        sender: Sender,
        replies: Replies,
        start: Callable[[Coroutine[Any, Any, None]], None],
    ) -> None:
        """
        Args:
            update: that is answered.
            sender: knows the Bot API.
            replies: what becomes of an answer that does not get through.
            start: lets something go on after the update is done with.

        Raises:
            LookupError: the update comes from nobody to whom something could be said.

        """
        place = update.effective_chat or update.effective_user
        if place is None:
            raise LookupError("an update without a chat and without a person")
        user = update.effective_user
        query = update.callback_query
        self.chat_id: int = place.id
        self.update_id: int = update.update_id
        self.language_code: str = (user.language_code if user else None) or ""
        """of Telegram's user; helps before somebody joins, never stored"""
        self.data: str = (query.data if query else None) or ""
        """of the tapped button; empty otherwise"""
        message = update.message
        self.file: SentFile | None = _file(message) if message else None
        """that was sent; None for anything else"""
        self._tapped = query.message if query else None
        self._query_id = query.id if query else None
        self._sender = sender
        self._replies = replies
        self._start = start
        self._answers = 0
        self._beside: list[asyncio.Task[None]] = []

    @property
    def quoted(self) -> str:
        """What stands in the tapped bubble as a quotation; empty without one, or where it can't be read."""
        if not isinstance(self._tapped, Message):
            return ""
        return next(iter(self._tapped.parse_entities([MessageEntity.BLOCKQUOTE]).values()), "")

    @property
    def tapped_text(self) -> str:
        """What stands in the tapped bubble without the words of its picture; empty where it can't be read."""
        if not isinstance(self._tapped, Message):
            return ""
        said = self._tapped.text or self._tapped.caption or ""
        return said.removesuffix(self._picture_words).rstrip()

    @property
    def _picture_words(self) -> str:
        """What the picture of the tapped bubble shows, as `told` has put it below the text."""
        if not isinstance(self._tapped, Message) or not self._tapped.photo:
            return ""
        folded = self._tapped.parse_caption_entities([MessageEntity.EXPANDABLE_BLOCKQUOTE])
        return next(reversed(folded.values()), "")

    async def send(self, screen: Screen, *, keeps: bool = True) -> int | None:
        """The message id; None if it comes later, as a delivery.

        Without `keeps` it never becomes one: there are words in it that must not be stored.
        """
        self._end_waiting()
        request = partial(self._sender.send, self.chat_id, screen)
        return await self._attempt(screen, request, replaces=None, keeps=keeps)

    async def edit(self, screen: Screen) -> int | None:
        """The bubble whose button was tapped shows this now; without one it is a new message."""
        self._end_waiting()
        if self._tapped is None:
            return await self.send(screen)
        bubble = self._tapped.message_id
        return await self._attempt(
            screen,
            lambda: self._sender.edit(
                self.chat_id, bubble, screen, has_picture=self._has_picture, words=self._picture_words
            ),
            replaces=bubble,
        )

    async def turn(self, screen: Screen) -> int | None:
        """As `edit`; a bubble with a picture would keep it, so it loses its buttons and a new one follows."""
        if self._has_picture:
            await self.strip()
            return await self.send(screen)
        return await self.edit(screen)

    @property
    def _has_picture(self) -> bool:
        return isinstance(self._tapped, Message) and bool(self._tapped.photo)

    async def strip(self) -> None:
        """The tapped bubble loses its buttons, at the same time as what is said next."""
        if self._tapped is not None:
            strip = self._sender.strip(self.chat_id, self._tapped.message_id)
            self._beside.append(asyncio.create_task(self._quietly(strip)))

    async def toast(self, text: str) -> None:
        """A short note over the chat that goes by itself; at most one per tap, else it is left out."""
        self._end_waiting(text)

    async def send_file(self, name: str, content: bytes, caption: str) -> int | None:
        """None if the person is gone.

        Raises:
            TelegramError: it did not get through; a file is never kept as a delivery.

        """
        self._end_waiting()
        try:
            return await self._sender.send_file(self.chat_id, name, content, caption)
        except TelegramError as error:
            if not is_gone(error):
                raise
            await self._replies.mark_gone(self.chat_id)
            return None

    async def fetch(self, file: SentFile) -> bytes:
        """What is in a file that was sent.

        Raises:
            TelegramError: it cannot be got, or no longer.

        """
        return await self._sender.fetch(file.id)

    async def close(self) -> None:
        """A button that nobody answered stops waiting; what changes the chat has changed it."""
        self._end_waiting()
        if self._beside:
            await asyncio.wait(self._beside)

    async def set_menu(self, commands: Sequence[tuple[str, str]]) -> None:
        """The command menu of this chat, beside the next answer; an empty one gives back the common one."""
        self._start(self._quietly(self._sender.set_menu(self.chat_id, commands)))

    def say_goodbye(self, chat_id: int, screen: Screen) -> None:
        """A last, silent word in a chat that this person has left, whose menu goes; beside the answer."""
        self._start(self._quietly(self._say_there(chat_id, screen)))
        self._start(self._quietly(self._sender.set_menu(chat_id, ())))

    async def _say_there(self, chat_id: int, screen: Screen) -> None:
        await self._sender.send(chat_id, screen, silent=True)

    async def _attempt(
        self, screen: Screen, request: Request, *, replaces: int | None, keeps: bool = True
    ) -> int | None:
        self._answers += 1
        answer = Answer(
            update_id=self.update_id,
            number=self._answers,
            chat_id=self.chat_id,
            screen=screen,
            replaces=replaces,
            keeps=keeps,
        )
        return await self._replies.attempt(answer, request)

    def _end_waiting(self, text: str = "") -> None:
        """Answers the tap once, beside everything else; nothing waits for it."""
        query_id, self._query_id = self._query_id, None
        if query_id is not None:
            self._start(self._quietly(self._answer(query_id, text)))

    async def _answer(self, query_id: str, text: str) -> None:
        await asyncio.sleep(HEAD_START_S)
        await self._sender.answer(query_id, text)

    async def _quietly(self, request: Coroutine[Any, Any, None]) -> None:
        """Nobody misses a note, or a button that stays."""
        try:
            async with asyncio.timeout(BESIDE_S):
                await request
        except (TelegramError, TimeoutError) as error:
            logger.info(
                "Something beside an answer did not get through",
                extra={"update": self.update_id, "error": type(error).__name__},
            )


def _file(message: Message) -> SentFile | None:
    sent = message.document
    if sent is None:
        return None
    return SentFile(id=sent.file_id, name=sent.file_name or "", size_bytes=sent.file_size or 0)
