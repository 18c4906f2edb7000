"""How is the server asked for updates, and what does each of its refusals mean?"""

import asyncio
import logging
from typing import Final

from telegram import Update
from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot

from bot.faults import AnotherPoller, WrongToken
from bot.replies import retry_after_s

logger = logging.getLogger(__name__)

ALLOWED: Final = [Update.MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER]
"""always named, for the server keeps the last list; edited messages and the rest never come"""
BATCH: Final = 100
"""Source: Bot API, getUpdates"""
POLL_S: Final = 30
SLACK_S: Final = 15
"""after which a long poll is given up: a torn one could wait for ever"""
LONGEST_PAUSE_S: Final = 30.0


class Poller:
    def __init__(self, bot: ExtBot[None]) -> None:
        self._bot = bot
        self.pause_s = 0.0
        """to wait before asking again, after `ask` gave nothing"""

    async def ask(self, offset: int, *, waits: bool) -> tuple[Update, ...] | None:
        """At most a hundred, oldest first; everything before the offset is confirmed. None if it failed.

        Raises:
            RunFault: the token is wrong, or somebody else asks with it.

        """
        wait_s = POLL_S if waits else 0
        try:
            async with asyncio.timeout(wait_s + SLACK_S):
                updates = await self._bot.get_updates(
                    offset=offset, limit=BATCH, timeout=wait_s, allowed_updates=ALLOWED
                )
        except InvalidToken:
            raise WrongToken from None
        except Conflict as error:
            if "webhook" not in error.message:
                raise AnotherPoller from None
            await self._end_webhook()
        except RetryAfter as error:
            self.pause_s = retry_after_s(error)
        except (TelegramError, TimeoutError) as error:
            self.pause_s = min(LONGEST_PAUSE_S, self.pause_s * 2 or 0.5)
            logger.warning(
                "The server cannot be asked; trying again",
                extra={"error": type(error).__name__, "pause_s": self.pause_s},
            )
        else:
            self.pause_s = 0.0
            return updates
        return None

    async def confirm(self, offset: int) -> None:
        """So that the next start does not see again what is done; if it fails, it does."""
        try:
            async with asyncio.timeout(2):
                await self._bot.get_updates(offset=offset, limit=1, timeout=0, allowed_updates=ALLOWED)
        except (TelegramError, TimeoutError):
            logger.info("The last updates could not be confirmed; they come again and are known then")

    async def _end_webhook(self) -> None:
        """Whoever starts a polling bot with this token means it."""
        self.pause_s = 0.0
        logger.warning("A webhook of an earlier set-up is taken away, because this bot polls")
        try:
            await self._bot.delete_webhook()
        except TelegramError as error:
            self.pause_s = 5.0
            logger.warning("The webhook could not be taken away", extra={"error": type(error).__name__})
