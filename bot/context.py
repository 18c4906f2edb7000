"""What does a handler find beside the update? The chat that answers it, and nothing else."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from bot.chat import Chat
from bot.replies import Replies
from bot.sending import Sender

Nothing = dict[Any, Any]
"""the library's places for data in memory, which stay empty: what is kept is in the database"""


class Chats:
    """The open chats, one for each update that is being handled, and what went wrong in them."""

    def __init__(self) -> None:
        self._open: dict[int, Chat] = {}
        self._failures: dict[int, Exception] = {}
        self._going_on: set[asyncio.Task[None]] = set()
        self._sender: Sender | None = None
        self._replies: Replies | None = None

    def connect(self, *, sender: Sender, replies: Replies) -> None:
        self._sender = sender
        self._replies = replies

    def of(self, update: Update) -> Chat:
        """The chat of this update, the same one until it is closed."""
        chat = self._open.get(update.update_id)
        if chat is None:
            assert self._sender is not None
            assert self._replies is not None
            chat = Chat(
                update,
                sender=self._sender,
                replies=self._replies,
                start=self._start,
            )
            self._open[update.update_id] = chat
        return chat

    def fail(self, update_id: int, error: Exception) -> None:
        self._failures[update_id] = error

    async def close(self, update_id: int) -> Exception | None:
        """What went wrong, if anything did."""
        chat = self._open.pop(update_id, None)
        if chat is not None:
            await chat.close()
        return self._failures.pop(update_id, None)

    async def settle(self) -> None:
        """Waits for what goes on after its update."""
        while self._going_on:
            await asyncio.wait(self._going_on)

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._going_on.add(task)
        task.add_done_callback(self._going_on.discard)


class BotContext(CallbackContext[ExtBot[None], Nothing, Nothing, Chats]):
    """Knows the update it was made for."""

    incoming: Update | None = None

    @classmethod
    def from_update(
        cls, update: object, application: "Application[Any, BotContext, Any, Any, Chats, Any]"
    ) -> "BotContext":
        context = super().from_update(update, application)
        if isinstance(update, Update):
            context.incoming = update
        return context

    @property
    def chat(self) -> Chat:
        """
        Raises:
            LookupError: there is nobody to talk to.

        """
        if self.incoming is None:
            raise LookupError("there is no update to answer")
        return self.bot_data.of(self.incoming)


BotApplication = Application[ExtBot[None], BotContext, Nothing, Nothing, Chats, None]
CONTEXT_TYPES = ContextTypes(context=BotContext, bot_data=Chats)
