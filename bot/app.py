"""Which parts does the bot have, and what is each given? The composition root."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TypeVar

from telegram.ext import ExtBot

from bot.application import build_application, reaches_server
from bot.budget import Spending, check_budget, item_spending, spending
from bot.caretaker import Caretaker
from bot.clock import Clock, system_clock
from bot.closer import Closer
from bot.courier import Courier
from bot.doors import OpenDoor, browser, named, telegram
from bot.errors import LastResort
from bot.faults import LaneTaken
from bot.flagweek import FlagWeek
from bot.gallery import Gallery
from bot.handlers import routes
from bot.intake import Intake
from bot.items import ItemCloser
from bot.jobs import Ticks
from bot.libraries import Libraries
from bot.material import Papers
from bot.mondays import Mondays
from bot.nudger import Nudger
from bot.packnetwork import Network
from bot.packsources import sources_of
from bot.packwatch import PackWatch
from bot.process import BotProcess
from bot.reachability import reachability
from bot.replies import Replies
from bot.screens.screen import Screen
from bot.sending import Sender
from bot.settings import Settings
from bot.shelf import Shelf
from bot.texts.me import apology
from bot.texts.tongue import nearest, speak
from bot.usecases import Titles, use_cases
from bot.work import OperatorWork
from content import EDITION
from content.library import load, shipped_sheets
from db.keys import Keyring
from db.ledger import Ledger
from db.shape import RETENTION, TABLES
from db.work import Database
from learning.calendar import public_holidays
from reporting import noise

T = TypeVar("T")


@asynccontextmanager
async def running(
    settings: Settings,
    *,
    clock: Clock = system_clock,
    edition: Path = EDITION,
    replaces_bot: bool = False,
    introduces: bool = True,
) -> AsyncIterator[BotProcess]:
    """The bot while it runs, in this event loop.

    Raises:
        StorageFault: the database or the key cannot be used.
        RunFault: the server or the token cannot be used.

    """
    ledger = Ledger(settings.ledger_file)
    database = await Database.open(
        settings.database_url, Keyring.load(settings.key_file), lane=settings.lane, ledger=ledger
    )
    try:
        await check_budget(await spendings(database))
        process = assemble(
            settings, database, ledger, edition, clock=clock, replaces_bot=replaces_bot, introduces=introduces
        )
        try:
            await process.start()
            yield process
        finally:
            await process.stop()
    finally:
        await database.close()


async def in_database(settings: Settings, act: Callable[[OperatorWork], Awaitable[T]]) -> T:
    """One unit of work beside a bot that may be running.

    Raises:
        StorageFault: the database or the key cannot be used.

    """
    database = await Database.open(
        settings.database_url,
        Keyring.load(settings.key_file),
        lane=settings.lane,
        beside=True,
        ledger=Ledger(settings.ledger_file),
    )
    try:
        async with database.work() as work:
            return await act(work)
    finally:
        await database.close()


async def spendings(database: Database) -> tuple[Spending, ...]:
    """What every unit and the questions have planned and drawn, for the check before the first draw."""
    async with database.reading() as work:
        questions = item_spending(await work.items.heads(before=date.max), await work.items.quarters())
        return (
            *[
                spending(unit, releases)
                for unit in await work.units.all()
                for releases in await work.releases.charged(unit.id)
            ],
            questions,
        )


def assemble(
    settings: Settings,
    database: Database,
    ledger: Ledger,
    edition: Path,
    *,
    clock: Clock,
    replaces_bot: bool,
    introduces: bool,
) -> BotProcess:
    application = build_application(settings)
    library = load(edition)
    shelf = Shelf(library, library.sheets if library.sheets.mondays else shipped_sheets())

    async def own_picture(digest: str) -> bytes | None:
        async with database.reading() as work:
            return await work.workshop.picture(digest)

    titles = Titles(library.taxonomy)
    gallery = Gallery(
        media_dir=edition / "media",
        look=database.reading,
        own=own_picture,
        rounds=shelf.rounds,
        area_titles=titles.areas,
    )
    sender = Sender(application.bot, pictures=gallery.picture)
    mondays = Mondays(public_holidays)
    libraries = Libraries(library)
    nudger = Nudger(begin=database.work, libraries=libraries, clock=clock)
    courier = Courier(
        open_ledger=database.work,
        sender=sender,
        clock=clock,
        on_sent=nudger.sent,
        reaches_server=lambda: reaches_server(application.bot),
    )
    replies = Replies(open_ledger=database.work, clock=clock, wake_courier=courier.wake)
    application.bot_data.connect(sender=sender, replies=replies)
    cases = use_cases(
        settings,
        database.work,
        libraries,
        shelf,
        mondays,
        titles=titles,
        papers=_papers(settings, database, shelf, clock=clock),
        clock=clock,
        doors=partial(_doors, settings, application.bot),
    )
    application.add_handlers(routes(cases))
    application.add_handler(reachability(database.work, clock))
    closer = Closer(
        begin=database.work,
        shelf=shelf,
        clock=clock,
        draw=lambda blank, sums: ledger.once(
            blank, lambda: noise.draw(sums, blank.statistic, sigma=blank.sigma)
        ),
        mondays=mondays,
    )
    item_closer = ItemCloser(
        begin=database.work,
        edition=library,
        clock=clock,
        once=ledger.items_once,
        noise=noise.draw_items,
    )

    async def close() -> bool:
        return await closer.step() or await item_closer.step()

    flag_week = FlagWeek(
        begin=database.work, look=database.reading, libraries=libraries, mondays=mondays, clock=clock
    )
    pack_watch = PackWatch(
        begin=database.work,
        look=database.reading,
        network=Network(sources_of(settings.pack_sources)),
        clock=clock,
    )
    caretaker = Caretaker(begin=database.work, sweep=database.sweep)
    ticks = Ticks(
        begin=database.work,
        look=database.reading,
        nudge=nudger.act,
        close=close,
        tell_flags=flag_week.step,
        ask_network=pack_watch.step,
        sweep=caretaker.sweep,
        clock=clock,
        wake_courier=courier.wake,
    )

    async def earliest() -> datetime | None:
        async with database.reading() as work:
            found = (
                await work.schedule.earliest(),
                await work.units.earliest(),
                await work.outbox.earliest(after=clock()),
            )
            return min((due for due in found if due is not None), default=None)

    async def end_pauses() -> None:
        async with database.work() as work:
            await work.outbox.end_pauses()

    async def take_lane(bot: int) -> None:
        if not await database.take_lane(bot, replaces=replaces_bot):
            raise LaneTaken(settings.lane)

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
        end_pauses=end_pauses,
        take_lane=take_lane,
        introduces=introduces and settings.role == "all",
        api_url=settings.api_url,
        data_dir=settings.data_dir,
    )


def _doors(settings: Settings, bot: ExtBot[None]) -> tuple[OpenDoor, ...]:
    """Ours first. The bot knows its name once it runs."""
    ours = telegram(bot.username) if settings.is_telegram else browser(settings.api_url)
    return (ours, named(settings.other_door)) if settings.other_door else (ours,)


def _papers(settings: Settings, database: Database, shelf: Shelf, *, clock: Clock) -> Papers:
    """Made when somebody asks: what writes documents is not carried by a bot that writes none."""

    async def of(company: int, *, council: bool) -> Sequence[tuple[str, bytes]]:
        from bot.papers.company import CompanyPapers
        from bot.papers.inventory import Storage

        storage = Storage(tables=TABLES, retention=RETENTION)
        made = CompanyPapers(settings, storage=storage, look=database.reading, shelf=shelf, clock=clock)
        return await made.of(company, council=council)

    return of


def _apology(language_code: str, code: str) -> Screen:
    return Screen(html=apology(speak(nearest(language_code)), code))
