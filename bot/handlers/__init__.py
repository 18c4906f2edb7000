"""What can somebody say to the bot? The table of contents: the first handler that fits, acts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.answers import Answers
from bot.bench.difficulty import Difficulties
from bot.bench.interviews import Interviews
from bot.bench.looks import Looks
from bot.bench.modules import Modules
from bot.bench.notes import Notes
from bot.bench.packs.giving import GivingAway
from bot.bench.packs.pages import PackPages
from bot.bench.packs.subscribing import Subscribing
from bot.bench.packs.taking import Taking
from bot.choosing import Choosing
from bot.handlers.audience import Audience
from bot.handlers.choosing import ChoosingTalk
from bot.handlers.council import Council
from bot.handlers.glossary import GlossaryTalk
from bot.handlers.insight import Insight
from bot.handlers.interview import InterviewTalk
from bot.handlers.keeping import KeepingTalk
from bot.handlers.localnote import NoteTalk
from bot.handlers.manager import Manager
from bot.handlers.me import Me
from bot.handlers.moving import MovingTalk
from bot.handlers.other import Other
from bot.handlers.ownpath import OwnPathTalk
from bot.handlers.packs import PackTalk
from bot.handlers.progress import ProgressTalk
from bot.handlers.rolecard import RoleCardTalk
from bot.handlers.searching import SearchTalk
from bot.handlers.sharing import SharingTalk
from bot.handlers.showing import Showing
from bot.handlers.silence import SilenceTalk
from bot.handlers.start import Start
from bot.handlers.times import TimesTalk
from bot.handlers.trainer import Trainer
from bot.handlers.unit import Unit
from bot.handlers.voices import VoicesTalk
from bot.handlers.wiring import Handler
from bot.handlers.words import Words
from bot.keeping import Keeping
from bot.lessons import Lessons
from bot.material import Material
from bot.moving import Moving
from bot.ownpath import OwnPath
from bot.planning import Planning
from bot.progress import MyProgress
from bot.reception import Reception
from bot.reports import Reports
from bot.rolecards import RoleCards
from bot.searching import Searching
from bot.voices import Voices
from bot.work import Begin
from contacts.workshop import WritingKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """The use cases that the handlers are given."""

    lessons: Lessons
    choosing: Choosing
    planning: Planning
    path: OwnPath
    searching: Searching
    progress: MyProgress
    keeping: Keeping
    moving: Moving
    link: Callable[[str], str]
    """payload -> address that opens the chat with it"""
    voices: Voices
    answers: Answers
    reception: Reception
    showing: Showing
    area_titles: Callable[[str], Mapping[str, str]]
    """language -> area id -> title"""
    trade_titles: Callable[[str], Mapping[str, str]]
    """language -> trade id -> title"""
    reports: Reports
    material: Material
    role_cards: RoleCards
    modules: Modules
    notes: Notes
    looks: Looks
    difficulties: Difficulties
    interviews: Interviews
    taking: Taking
    pack_pages: PackPages
    giving: GivingAway
    subscribing: Subscribing
    begin: Begin


def routes(cases: Cases) -> list[Handler]:
    audience = Audience(cases.reports)
    about = (cases.reports, audience, cases.material)
    searching = SearchTalk(cases.searching, cases.showing)
    unit = Unit(cases.lessons, cases.voices, cases.showing, otherwise=searching.typed)
    voices = VoicesTalk(
        cases.voices, cases.answers, showing=cases.showing, audience=audience, otherwise=unit.typed
    )
    sharing = SharingTalk(cases.choosing, cases.showing, cases.link)
    moving = MovingTalk(cases.moving, cases.showing, cases.role_cards.drop)
    tells = InterviewTalk(cases.interviews, audience)
    packs = PackTalk(
        taking=cases.taking,
        pages=cases.pack_pages,
        giving=cases.giving,
        subscribing=cases.subscribing,
        audience=audience,
    )
    says = NoteTalk(cases.notes, cases.difficulties, audience)
    trainer = Trainer(
        modules=cases.modules,
        notes=cases.notes,
        says=says,
        looks=cases.looks,
        tells=tells,
        packs=packs,
        audience=audience,
        showing=cases.showing,
    )
    words = Words(
        cases.begin,
        writers={
            WritingKind.NOTE: says.typed,
            WritingKind.PROBLEM: says.typed,
            WritingKind.INTERVIEW: tells.typed,
            WritingKind.SUBSCRIPTION: packs.typed,
            WritingKind.REMARK: voices.typed,
            WritingKind.ANSWER: voices.typed,
        },
        otherwise=unit.typed,
    )
    return [
        *Start(
            cases.reception, cases.reports, cases.showing, open_unit=sharing.open, arrive=moving.open
        ).handlers(),
        *Me(cases.lessons, cases.reception, cases.showing, cases.role_cards.drop).handlers(),
        *TimesTalk(cases.planning, cases.lessons, cases.showing).handlers(),
        *SilenceTalk(cases.planning, cases.lessons, cases.showing).handlers(),
        *ProgressTalk(cases.progress, cases.showing, cases.area_titles).handlers(),
        *KeepingTalk(cases.keeping, cases.showing).handlers(),
        *sharing.handlers(),
        *moving.handlers(),
        *Insight(*about).handlers(),
        *Manager(*about).handlers(),
        *Council(*about).handlers(),
        *RoleCardTalk(cases.role_cards, cases.reception).handlers(),
        *voices.handlers(),
        *trainer.handlers(),
        *unit.handlers(),
        *searching.handlers(),
        *ChoosingTalk(cases.choosing, cases.lessons, cases.showing).handlers(),
        *OwnPathTalk(
            cases.path, cases.showing, areas=cases.area_titles, trades=cases.trade_titles
        ).handlers(),
        *GlossaryTalk(cases.lessons, cases.showing).handlers(),
        *words.handlers(),
        *Other(cases.reception, cases.showing).handlers(),
    ]
