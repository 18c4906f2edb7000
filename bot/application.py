"""What is the library told to do, and what do we do ourselves?"""

import os
import ssl
from functools import cache
from typing import Final

import httpx
from telegram.error import TelegramError
from telegram.ext import Application, ExtBot
from telegram.request import HTTPXRequest

from bot.context import CONTEXT_TYPES, BotApplication
from bot.errors import note_failure
from bot.settings import Settings
from bot.sniffing import spare_the_search

CONNECTIONS: Final = 40
"""to the server: as many answers at once as there are lanes at work, and some for the courier"""
CONNECTIONS_FOR_UPDATES: Final = 4
CONNECT_S: Final = 10


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
        .request(
            HTTPXRequest(
                connection_pool_size=CONNECTIONS,
                pool_timeout=10,
                connect_timeout=CONNECT_S,
                read_timeout=20,
                write_timeout=20,
                httpx_kwargs={"verify": _trust()},
            )
        )
        .get_updates_request(
            HTTPXRequest(
                connection_pool_size=CONNECTIONS_FOR_UPDATES,
                connect_timeout=CONNECT_S,
                httpx_kwargs={"verify": _trust()},
            )
        )
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.add_error_handler(note_failure)
    return application


@cache
def _trust() -> ssl.SSLContext:
    """The certificates to believe, read once: httpx would read them for every client."""
    return httpx.create_ssl_context()


async def reaches_server(bot: ExtBot[None]) -> bool:
    try:
        await bot.get_me()
    except TelegramError:
        return False
    return True
