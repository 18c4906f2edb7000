"""The role card: six questions, and then a file. Nothing that is typed here is kept.

What is typed belongs to a card only while one is open; otherwise it falls through to the next handler.
"""

import asyncio
import logging

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import MessageHandler, filters

from bot.callbacks import RoleCard
from bot.chat import Chat
from bot.context import BotContext
from bot.handlers.wiring import PRIVATE, Handler, command, on
from bot.papers.rolecard import role_card
from bot.reception import Reception, Standing
from bot.rolecards import LONGEST, OpenCard, RoleCards
from bot.screens import company
from bot.screens import rolecard as screens
from bot.texts import rolecard as texts
from bot.texts import unit
from bot.texts.tongue import Tongue, nearest, speak

logger = logging.getLogger(__name__)


class RoleCardTalk:
    def __init__(self, cards: RoleCards, reception: Reception) -> None:
        self._cards = cards
        self._reception = reception

    def handlers(self) -> list[Handler]:
        return [
            command(("rollenkarte", "rolecard"), self.begin),
            on(RoleCard, self.choose),
            MessageHandler(PRIVATE & filters.TEXT & ~filters.COMMAND & _OfACard(self._cards), self._typed),
        ]

    async def begin(self, chat: Chat) -> None:
        to = await self._tongue(chat)
        if to is not None:
            await self._go_on(chat, to, self._cards.begin(chat.chat_id))

    async def choose(self, chat: Chat, action: RoleCard) -> None:
        to = await self._tongue(chat)
        if to is None:
            return
        if action.choice == screens.CANCEL:
            self._cards.drop(chat.chat_id)
            await chat.edit(screens.cancelled(to))
            return
        card = self._cards.of(chat.chat_id)
        if action.choice == screens.FILE and card and card.is_complete:
            await self._go_on(chat, to, card)
        elif card and (action.choice == str(card.position) or card.update_id == chat.update_id):
            await chat.strip()
            await self._answered(chat, to, "")
        else:
            await chat.toast(unit.old_button(to))

    async def typed(self, chat: Chat, words: str) -> None:
        to = await self._tongue(chat)
        if to is not None:
            await self._answered(chat, to, words.strip())

    async def _answered(self, chat: Chat, to: Tongue, words: str) -> None:
        card = self._cards.of(chat.chat_id)
        if card and len(words) > LONGEST:
            await chat.send(screens.too_long(to, card.position, longest=LONGEST))
            return
        card = self._cards.answer(chat.chat_id, words, update_id=chat.update_id)
        if card:
            await self._go_on(chat, to, card)

    async def _go_on(self, chat: Chat, to: Tongue, card: OpenCard) -> None:
        if not card.is_complete:
            await chat.send(screens.question(to, card.position))
            return
        content = await asyncio.to_thread(role_card, to, card.answers)
        try:
            await chat.send_file(texts.file_name(to), content, texts.yours(to))
        except TelegramError as error:
            # a file is never kept as a delivery, so it is asked for once more
            logger.warning("A file did not get through", extra={"error": type(error).__name__})
            await chat.send(screens.not_sent(to))
        else:
            self._cards.drop(chat.chat_id)

    async def _tongue(self, chat: Chat) -> Tongue | None:
        """None for a stranger, who was told so; whoever was erased meanwhile leaves no card either."""
        standing = await self._reception.standing(chat)
        if isinstance(standing, Standing):
            return speak(standing.language)
        self._cards.drop(chat.chat_id)
        await chat.send(company.stranger(speak(nearest(chat.language_code))))
        return None

    async def _typed(self, update: Update, context: BotContext) -> None:
        message = update.effective_message
        await self.typed(context.chat, (message.text if message else None) or "")


class _OfACard(filters.UpdateFilter):
    """Typed by somebody whose role card is open."""

    def __init__(self, cards: RoleCards) -> None:
        super().__init__()
        self._cards = cards

    def filter(self, update: Update) -> bool:
        place = update.effective_chat
        return place is not None and self._cards.is_meant(place.id, update.update_id)
