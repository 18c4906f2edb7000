"""How far somebody has come, and a certificate that goes to nobody but them."""

import asyncio
import logging
from collections.abc import Callable, Mapping

from telegram.error import TelegramError

from bot.callbacks import Certify
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, on
from bot.papers.certificate import certificate
from bot.pictures.progress import can_draw
from bot.progress import MyProgress, learned, written_in
from bot.screens import progress as screens
from bot.texts import certificate as texts
from bot.texts.tongue import speak

logger = logging.getLogger(__name__)


class ProgressTalk:
    def __init__(
        self, progress: MyProgress, showing: Showing, area_titles: Callable[[str], Mapping[str, str]]
    ) -> None:
        """
        Args:
            progress: of learners.
            showing: endings.
            area_titles: language -> area id -> title.

        """
        self._progress = progress
        self._showing = showing
        self._area_titles = area_titles

    def handlers(self) -> list[Handler]:
        return [command(("fortschritt", "progress"), self.progress), on(Certify, self.certify)]

    async def progress(self, chat: Chat) -> None:
        reply = await self._progress.stand(chat)
        await self._showing.say(
            chat,
            reply,
            lambda to, stand: screens.progress(to, stand, self._area_titles(to.language), draws=can_draw(to)),
        )

    async def certify(self, chat: Chat, _action: Certify) -> None:
        """Made anew each time, sent here, forgotten."""
        seen = await self._showing.seen(chat, await self._progress.earned(chat))
        if seen is None:
            return
        to, earned = speak(seen.language), seen.value
        if not earned.modules:
            await chat.send(screens.no_certificate(to))
            return
        paper = speak(written_in(earned, seen.language))
        modules = learned(earned, self._area_titles(paper.language))
        content = await asyncio.to_thread(certificate, paper, modules, on=earned.today)
        try:
            await chat.send_file(texts.file_name(to), content, texts.yours(to))
        except TelegramError as error:
            # a file is never kept as a delivery, so it is asked for once more
            logger.warning("A file did not get through", extra={"error": type(error).__name__})
            await chat.send(screens.certificate_not_sent(to))
