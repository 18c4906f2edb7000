"""What can the bot do for somebody? Every use case, and what each of them is given."""

import secrets
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager

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
from bot.choosing import Choosing
from bot.clock import Clock
from bot.doors import OpenDoor
from bot.handlers import Cases
from bot.handlers.showing import Showing
from bot.indexes import Indexes
from bot.items import Items
from bot.keeping import Keeping
from bot.lessons import Lessons
from bot.libraries import Libraries
from bot.material import Material, Papers
from bot.mondays import Mondays
from bot.moving import Moving
from bot.ownpath import OwnPath
from bot.packkey import PackKey
from bot.packnetwork import Network
from bot.packsources import sources_of
from bot.papers.catalogue import kinds
from bot.planning import Planning
from bot.previews import Previews
from bot.progress import MyProgress
from bot.reception import Reception
from bot.reports import Reports
from bot.rolecards import RoleCards
from bot.searching import Searching
from bot.settings import Settings
from bot.shelf import Shelf
from bot.texts.start import Notice, consent_version
from bot.texts.tongue import SOURCE, speak
from bot.voices import Voices
from bot.work import Means, OperatorWork
from content.taxonomy import Taxonomy

BeginAll = Callable[[], AbstractAsyncContextManager[OperatorWork]]
"""opens one transaction that holds everything"""


class Titles:
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


def use_cases(
    settings: Settings,
    begin: BeginAll,
    libraries: Libraries,
    shelf: Shelf,
    mondays: Mondays,
    *,
    titles: Titles,
    papers: Papers,
    clock: Clock,
    doors: Callable[[], Sequence[OpenDoor]],
) -> Cases:
    """
    Args:
        settings: of this process.
        begin: opens one transaction.
        libraries: the edition, and what companies have written.
        shelf: what the edition has for Mondays.
        mondays: when digests come.
        titles: of trades and areas.
        papers: documents, made when somebody asks.
        clock: the domain's.
        doors: to this chat first.

    """
    notice = Notice(
        operator=settings.operator,
        operator_is_employer=bool(settings.operator_is_employer),
        via_telegram=settings.is_telegram,
    )
    version = consent_version(speak(SOURCE), notice)
    means = Means(
        begin=begin,
        libraries=libraries,
        previews=Previews(clock=clock, draw_id=draw_id),
        clock=clock,
        draw_id=draw_id,
        consent_version=version,
        common=frozenset(module.id for module in libraries.edition.modules(SOURCE)),
    )
    lessons = Lessons(means)
    door = Door(begin=begin, libraries=libraries, clock=clock)
    pack_key = PackKey(settings.pack_key_file)
    taking = Taking(door, pack_key)

    def link(payload: str) -> str:
        return doors()[0].link(payload)

    return Cases(
        lessons=lessons,
        choosing=Choosing(lessons),
        planning=Planning(lessons, clock),
        path=OwnPath(lessons),
        searching=Searching(means, lessons, Indexes()),
        progress=MyProgress(lessons),
        keeping=Keeping(lessons),
        moving=Moving(means, doors, ask_anew=lessons.ask_anew),
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
        reports=Reports(begin=begin, clock=clock, mondays=mondays),
        material=Material(
            rounds=shelf.rounds,
            written_in=shelf.written_in,
            check=shelf.check,
            titles=shelf.titles,
            stored=kinds,
            papers=papers,
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
        begin=begin,
    )


def draw_id() -> int:
    """40 bits, so that a button names one thing of one person."""
    return secrets.randbits(40) or 1
