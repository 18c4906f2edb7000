"""What if nobody expected it? An apology with a short code, and a log line without personal data."""

import hashlib
import logging
import traceback
from collections.abc import Callable

from telegram import Update
from telegram.error import TelegramError

from bot.context import BotContext, Chats
from bot.screens.screen import Screen

logger = logging.getLogger(__name__)

CODE_DIGITS = 6

Apology = Callable[[str, str], Screen]
"""(language code of Telegram's user, code) -> what is said"""


async def note_failure(update: object, context: BotContext) -> None:
    """The library's error handler: the intake decides whether it is tried again."""
    if isinstance(update, Update) and context.error is not None:
        context.bot_data.fail(update.update_id, context.error)


class LastResort:
    def __init__(self, chats: Chats, apology: Apology) -> None:
        self._chats = chats
        self._apology = apology

    async def give_up(self, update: Update, error: Exception) -> None:
        """Says once that it went wrong; the same fault always has the same code."""
        code = code_of(error)
        logger.error("An update is set aside", extra={"update": update.update_id, "code": code})
        try:
            chat = self._chats.of(update)
            await chat.send(self._apology(chat.language_code, code))
        except (TelegramError, LookupError) as silent:
            logger.warning("Nobody could be told", extra={"code": code, "error": type(silent).__name__})
        finally:
            await self._chats.close(update.update_id)


def code_of(error: Exception) -> str:
    """Made of the kind and the place of the fault, so that nothing of a person is in it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f"{frames[-1].name}:{frames[-1].lineno}" if frames else ""
    return hashlib.sha256(f"{type(error).__name__}@{place}".encode()).hexdigest()[:CODE_DIGITS].upper()
