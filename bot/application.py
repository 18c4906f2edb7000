"""What is the library told to do, and what do we do ourselves?"""

import os
from typing import Final

from telegram.error import TelegramError
from telegram.ext import Application, ExtBot

from bot.context import CONTEXT_TYPES, BotApplication
from bot.errors import note_failure
from bot.settings import Settings
from bot.sniffing import spare_the_search

CONNECTIONS: Final = 40
"""to the server: as many answers at once as there are lanes at work, and some for the courier"""


def build_application(settings: Settings) -> BotApplication:
    """Neither asks for updates nor runs jobs by itself; without handlers."""
    spare_the_search()
    # python-telegram-bot 22 warns of its own old way to tell a 429's waiting time unless told so here
    os.environ.setdefault("PTB_TIMEDELTA", "1")  # noqa: TID251 - a switch of the library, not a setting
    application = (
        Application.builder()
        .token(settings.token)
        .base_url(f"{settings.api_url}/bot")
        .base_file_url(f"{settings.api_url}/file/bot")
        .context_types(CONTEXT_TYPES)
        .connection_pool_size(CONNECTIONS)
        .pool_timeout(10)
        .connect_timeout(10)
        .read_timeout(20)
        .write_timeout(20)
        .get_updates_connection_pool_size(4)
        .get_updates_connect_timeout(10)
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.add_error_handler(note_failure)
    return application


async def reaches_server(bot: ExtBot[None]) -> bool:
    try:
        await bot.get_me()
    except TelegramError:
        return False
    return True
