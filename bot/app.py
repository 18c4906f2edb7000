"""Which parts does the bot have, and what is each given? The composition root."""

import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from telegram.error import TelegramError
from telegram.ext import Application, ExtBot

from bot.clock import Clock, system_clock
from bot.context import CONTEXT_TYPES, BotApplication
from bot.courier import Courier
from bot.errors import LastResort, note_failure
from bot.handlers import Cases, routes
from bot.handlers.showing import Showing
from bot.intake import Intake
from bot.jobs import Ticks
from bot.lessons import Lessons
from bot.nudger import Nudger
from bot.process import BotProcess
from bot.reachability import reachability
from bot.reception import Reception
from bot.replies import Replies
from bot.screens.screen import Screen
from bot.sending import Sender
from bot.settings import Settings
from bot.sniffing import spare_the_search
from bot.texts.me import apology
from bot.texts.start import Notice, consent_version
from bot.texts.tongue import SOURCE, nearest, speak
from bot.work import Means, Work
from content import EDITION
from content.library import Library, load
from content.taxonomy import Taxonomy
from db.keys import Keyring
from db.work import Database

T = TypeVar("T")

CONNECTIONS = 40
"""to the server: as many answers at once as there are lanes at work, and some for the courier"""


@asynccontextmanager
async def running(
    settings: Settings, *, clock: Clock = system_clock, edition: Path = EDITION
) -> AsyncIterator[BotProcess]:
    """The bot while it runs, in this event loop.

    Raises:
        StorageFault: the database or the key cannot be used.
        RunFault: the server or the token cannot be used.

    """
    keyring = Keyring.load(settings.key_file)
    database = await Database.open(settings.database_url, keyring)
    try:
        process = assemble(settings, database, load(edition), clock=clock, media_dir=edition / "media")
        try:
            await process.start()
            yield process
        finally:
            await process.stop()
    finally:
        await database.close()


async def in_database(settings: Settings, act: Callable[[Work], Awaitable[T]]) -> T:
    """One unit of work beside a bot that may be running.

    Raises:
        StorageFault: the database or the key cannot be used.

    """
    database = await Database.open(settings.database_url, Keyring.load(settings.key_file), beside=True)
    try:
        async with database.work() as work:
            return await act(work)
    finally:
        await database.close()


def assemble(
    settings: Settings, database: Database, library: Library, *, clock: Clock, media_dir: Path
) -> BotProcess:
    application = build_application(settings)
    sender = Sender(application.bot, media_dir=media_dir)
    nudger = Nudger(begin=database.work, library=library, clock=clock)
    courier = Courier(
        open_ledger=database.work,
        sender=sender,
        clock=clock,
        on_sent=nudger.sent,
        reaches_server=lambda: reaches_server(application.bot),
    )
    replies = Replies(open_ledger=database.work, clock=clock, wake_courier=courier.wake)
    application.bot_data.connect(sender=sender, replies=replies)
    application.add_handlers(routes(_cases(settings, database, library, clock=clock)))
    application.add_handler(reachability(database.work, clock))
    ticks = Ticks(
        begin=database.work,
        look=database.reading,
        nudge=nudger.act,
        sweep=lambda now: database.sweep(now=now),
        clock=clock,
        wake_courier=courier.wake,
    )

    async def earliest() -> datetime | None:
        async with database.reading() as work:
            return await work.schedule.earliest()

    intake = Intake(
        application,
        open_ledger=database.work,
        clock=clock,
        give_up=LastResort(application.bot_data, _apology).give_up,
    )
    return BotProcess(
        application=application,
        intake=intake if settings.role == "all" else None,
        courier=courier,
        ticks=ticks,
        replies=replies,
        earliest=earliest,
        api_url=settings.api_url,
        data_dir=settings.data_dir,
    )


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


def _cases(settings: Settings, database: Database, library: Library, *, clock: Clock) -> Cases:
    notice = Notice(
        operator=settings.operator,
        operator_is_employer=bool(settings.operator_is_employer),
        via_telegram=settings.is_telegram,
    )
    version = consent_version(speak(SOURCE), notice)
    means = Means(begin=database.work, library=library, clock=clock, draw_id=draw_id, consent_version=version)
    titles = _Titles(library.taxonomy)
    return Cases(
        lessons=Lessons(means),
        reception=Reception(means),
        showing=Showing(notice=notice, notice_version=version, titles=titles.of),
        area_titles=titles.areas,
    )


class _Titles:
    """What trades and areas are called in a language."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy

    def of(self, term_id: str, language: str) -> str:
        term = self._taxonomy.trade(term_id) or self._taxonomy.area(term_id)
        return term.title(language) if term else term_id

    def areas(self, language: str) -> Mapping[str, str]:
        return {area.id: area.title(language) for area in self._taxonomy.areas}


def draw_id() -> int:
    """40 bits, so that a button names one thing of one person."""
    return secrets.randbits(40) or 1


def _apology(language_code: str, code: str) -> Screen:
    return Screen(html=apology(speak(nearest(language_code)), code))
