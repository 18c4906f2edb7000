"""Which parts does the bot have, and what is each given? The composition root."""

import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from telegram.error import TelegramError
from telegram.ext import Application, ExtBot

from bot.answers import Answers
from bot.bench.difficulty import Difficulties
from bot.bench.door import Door
from bot.bench.interviews import Interviews
from bot.bench.looks import Looks
from bot.bench.modules import Modules
from bot.bench.notes import Notes
from bot.bench.packs.giving import GivingAway
from bot.bench.packs.pages import PackPages
from bot.bench.packs.subscribing import Subscribing
from bot.bench.packs.taking import Taking
from bot.budget import Spending, check_budget, item_spending, spending
from bot.caretaker import Caretaker
from bot.choosing import Choosing
from bot.clock import Clock, system_clock
from bot.closer import Closer
from bot.context import CONTEXT_TYPES, BotApplication
from bot.courier import Courier
from bot.doors import browser, telegram
from bot.errors import LastResort, note_failure
from bot.flagweek import FlagWeek
from bot.gallery import Gallery
from bot.handlers import Cases, routes
from bot.handlers.showing import Showing
from bot.indexes import Indexes
from bot.intake import Intake
from bot.items import ItemCloser, Items
from bot.jobs import Ticks
from bot.keeping import Keeping
from bot.lessons import Lessons
from bot.libraries import Libraries
from bot.material import Material, Papers
from bot.mondays import Mondays
from bot.nudger import Nudger
from bot.ownpath import OwnPath
from bot.packkey import PackKey
from bot.packnetwork import Network
from bot.packsources import sources_of
from bot.packwatch import PackWatch
from bot.papers.catalogue import kinds
from bot.planning import Planning
from bot.previews import Previews
from bot.process import BotProcess
from bot.progress import MyProgress
from bot.reachability import reachability
from bot.reception import Reception
from bot.replies import Replies
from bot.reports import Reports
from bot.rolecards import RoleCards
from bot.screens.screen import Screen
from bot.searching import Searching
from bot.sending import Sender
from bot.settings import Settings
from bot.shelf import Shelf
from bot.sniffing import spare_the_search
from bot.texts.me import apology
from bot.texts.start import Notice, consent_version
from bot.texts.tongue import SOURCE, nearest, speak
from bot.voices import Voices
from bot.work import Means, OperatorWork
from content import EDITION
from content.library import load
from content.sheets import read_sheets
from content.taxonomy import Taxonomy
from db.keys import Keyring
from db.ledger import Ledger
from db.shape import RETENTION, TABLES
from db.work import Database
from learning.calendar import public_holidays
from reporting import noise

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
    ledger = Ledger(settings.ledger_file)
    database = await Database.open(settings.database_url, Keyring.load(settings.key_file), ledger=ledger)
    try:
        await check_budget(await spendings(database))
        process = assemble(settings, database, ledger, edition, clock=clock)
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
    settings: Settings, database: Database, ledger: Ledger, edition: Path, *, clock: Clock
) -> BotProcess:
    application = build_application(settings)
    library = load(edition)
    shelf = Shelf(library, library.sheets if library.sheets.mondays else read_sheets(EDITION))

    async def own_picture(digest: str) -> bytes | None:
        async with database.reading() as work:
            return await work.workshop.picture(digest)

    gallery = Gallery(
        media_dir=edition / "media",
        look=database.reading,
        own=own_picture,
        rounds=shelf.rounds,
        area_titles=_Titles(library.taxonomy).areas,
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
    cases = _cases(
        settings, database, libraries, shelf, mondays, clock=clock, link=_links(settings, application.bot)
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


def _cases(
    settings: Settings,
    database: Database,
    libraries: Libraries,
    shelf: Shelf,
    mondays: Mondays,
    *,
    clock: Clock,
    link: Callable[[str], str],
) -> Cases:
    notice = Notice(
        operator=settings.operator,
        operator_is_employer=bool(settings.operator_is_employer),
        via_telegram=settings.is_telegram,
    )
    version = consent_version(speak(SOURCE), notice)
    means = Means(
        begin=database.work,
        libraries=libraries,
        previews=Previews(clock=clock, draw_id=draw_id),
        clock=clock,
        draw_id=draw_id,
        consent_version=version,
        common=frozenset(module.id for module in libraries.edition.modules(SOURCE)),
    )
    titles = _Titles(libraries.edition.taxonomy)
    lessons = Lessons(means)
    door = Door(begin=database.work, libraries=libraries, clock=clock)
    pack_key = PackKey(settings.pack_key_file)
    taking = Taking(door, pack_key)
    return Cases(
        lessons=lessons,
        choosing=Choosing(lessons),
        planning=Planning(lessons, clock),
        path=OwnPath(lessons),
        searching=Searching(means, lessons, Indexes()),
        progress=MyProgress(lessons),
        keeping=Keeping(lessons),
        link=link,
        voices=Voices(means, lessons),
        answers=Answers(means),
        reception=Reception(means),
        showing=Showing(
            notice=notice,
            notice_version=version,
            titles=titles.of,
            glossary=libraries.edition.glossary,
            case_languages=libraries.edition.languages,
        ),
        area_titles=titles.areas,
        trade_titles=titles.trades,
        reports=Reports(begin=database.work, clock=clock, mondays=mondays),
        material=Material(
            rounds=shelf.rounds,
            written_in=shelf.written_in,
            check=shelf.check,
            titles=shelf.titles,
            stored=kinds,
            papers=_papers(settings, database, shelf, clock=clock),
        ),
        role_cards=RoleCards(clock),
        modules=Modules(door),
        notes=Notes(door),
        looks=Looks(door, means.previews),
        difficulties=Difficulties(door, Items(libraries.edition)),
        interviews=Interviews(door),
        taking=taking,
        pack_pages=PackPages(door),
        giving=GivingAway(door, pack_key),
        subscribing=Subscribing(door, Network(sources_of(settings.pack_sources)), taking),
        begin=database.work,
    )


def _links(settings: Settings, bot: ExtBot[None]) -> Callable[[str], str]:
    """Payload -> address of this chat."""

    def link(payload: str) -> str:
        # the bot knows its name once it runs
        door = telegram(bot.username) if settings.is_telegram else browser(settings.api_url)
        return door.link(payload)

    return link


def _papers(settings: Settings, database: Database, shelf: Shelf, *, clock: Clock) -> Papers:
    """Made when somebody asks: what writes documents is not carried by a bot that writes none."""

    async def of(company: int, *, council: bool) -> Sequence[tuple[str, bytes]]:
        from bot.papers.company import CompanyPapers
        from bot.papers.inventory import Storage

        storage = Storage(tables=TABLES, retention=RETENTION)
        made = CompanyPapers(settings, storage=storage, look=database.reading, shelf=shelf, clock=clock)
        return await made.of(company, council=council)

    return of


class _Titles:
    """What trades and areas are called in a language."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._taxonomy = taxonomy

    def of(self, term_id: str, language: str) -> str:
        term = self._taxonomy.trade(term_id) or self._taxonomy.area(term_id)
        return term.title(language) if term else term_id

    def areas(self, language: str) -> Mapping[str, str]:
        return {area.id: area.title(language) for area in self._taxonomy.areas}

    def trades(self, language: str) -> Mapping[str, str]:
        return {trade.id: trade.title(language) for trade in self._taxonomy.trades}


def draw_id() -> int:
    """40 bits, so that a button names one thing of one person."""
    return secrets.randbits(40) or 1


def _apology(language_code: str, code: str) -> Screen:
    return Screen(html=apology(speak(nearest(language_code)), code))
