"""What does the chat show after a use case? The same few endings for every conversation."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Final, TypeVar

from bot.chat import Chat
from bot.lessons import ConsentNeeded, Reply, Seen, Stranger
from bot.reception import Guest, Standing
from bot.screens import company, start
from bot.screens.lesson import of_view
from bot.screens.screen import Screen
from bot.screens.words import with_words
from bot.texts import menu
from bot.texts import unit as texts
from bot.texts.start import Notice
from bot.texts.tongue import Tongue, nearest, speak
from learning.answering import AlreadyAnswered, Answered, Result, Withdrawn
from learning.glossary import NO_WORDS, Glossary
from learning.readiness import StepUp
from learning.session import StepKind
from learning.views import EndView, QuestionView, SectionView, TryView, View
from reporting.privacy import SMALLEST

READ: Final = (SectionView, QuestionView, TryView)
"""views that are new to the reader, so that hard words are explained"""

T = TypeVar("T")
Titles = Callable[[str, str], str]
"""(id of a trade or an area, language) -> title"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Showing:
    notice: Notice
    notice_version: str
    """a yes counts for the notice that it was said to, and no other"""
    titles: Titles
    glossary: Callable[[str, str], Glossary]
    """of texts in the first language, explained in the second"""
    case_languages: tuple[str, ...]
    """in which the edition is written, the one that comes without a choice first"""

    def cases_of(self, standing: Standing) -> tuple[str, ...]:
        """In which languages this person can have the cases, if they have to choose; else empty."""
        has_own = standing.language in self.case_languages
        return self.case_languages if standing.learns and not has_own and self.case_languages[1:] else ()

    def tongue(self, chat: Chat) -> Tongue:
        """Of somebody who is not known yet: what their Telegram speaks, never kept."""
        return speak(nearest(chat.language_code))

    def screen(self, view: View, language: str) -> Screen:
        trade = ""
        if isinstance(view, SectionView) and view.foreign_trade:
            trade = self.titles(view.unit.trade, view.unit.language)
        area = ""
        if isinstance(view, EndView) and isinstance(view.offer, StepUp):
            area = self.titles(view.offer.area, language)
        to = speak(language)
        screen = of_view(view, to, trade_title=trade, area_title=area)
        if not isinstance(view, READ):
            return screen
        written_in = (view.question if isinstance(view, QuestionView) else view.unit).language
        begins = isinstance(view, SectionView) and view.kind is StepKind.PROBLEM
        glossary = self.glossary(written_in, language)
        return with_words(screen, glossary, to, written_in=written_in, begins=begins)

    def guest_case(self, guest: Guest, code: str, *, lists_languages: bool = False) -> Screen:
        """The same for somebody of whom nothing is kept."""
        to, written_in = speak(guest.language), guest.case.unit.language
        return with_words(
            start.guest_case(to, guest.case, code=code, lists_languages=lists_languages),
            NO_WORDS if lists_languages else self.glossary(written_in, guest.language),
            to,
            written_in=written_in,
            begins=True,
            intro=start.hello(to),
        )

    async def menu(self, chat: Chat, standing: Standing) -> None:
        """The commands that this person can use, in their own language."""
        to = speak(standing.language)
        await chat.set_menu(menu.commands(to, standing.roles))

    async def new(self, chat: Chat, reply: Reply[View]) -> None:
        """A new bubble."""
        seen = await self.seen(chat, reply)
        if seen is not None:
            await chat.send(self.screen(seen.value, seen.language))

    async def next(self, chat: Chat, reply: Reply[View | None]) -> None:
        """The old bubble loses its buttons, the next one comes below; an old button moves nothing."""
        seen = await self.seen(chat, reply)
        if seen is None:
            return
        await chat.strip()
        if seen.value is None:
            await chat.toast(texts.old_button(speak(seen.language)))
        else:
            await chat.send(self.screen(seen.value, seen.language))

    async def within(self, chat: Chat, reply: Reply[Result]) -> None:
        """The question's own bubble changes."""
        seen = await self.seen(chat, reply)
        if seen is None:
            return
        match seen.value:
            case Answered(view=view) | AlreadyAnswered(view=view):
                await chat.edit(self.screen(view, seen.language))
            case Withdrawn():
                await chat.toast(texts.withdrawn(speak(seen.language)))
                await chat.strip()

    async def say(
        self, chat: Chat, reply: Reply[T], make: Callable[[Tongue, T], Screen], *, edit: bool = False
    ) -> None:
        seen = await self.seen(chat, reply)
        if seen is not None:
            show: Callable[[Screen], Awaitable[object]] = chat.edit if edit else chat.send
            await show(make(speak(seen.language), seen.value))

    async def turn(self, chat: Chat, reply: Reply[T], make: Callable[[Tongue, T], Screen]) -> None:
        """In place of the tapped bubble, as far as a picture in it can be replaced."""
        seen = await self.seen(chat, reply)
        if seen is not None:
            await chat.turn(make(speak(seen.language), seen.value))

    async def seen(self, chat: Chat, reply: Reply[T]) -> Seen[T] | None:
        """None where something else had to be said first."""
        match reply:
            case Seen():
                return reply
            case Stranger(language=None):
                await chat.send(company.stranger(self.tongue(chat)))
            case Stranger(language=known):
                await chat.send(company.not_learning(speak(known or "")))
            case ConsentNeeded(company=place, language=language):
                reports = place.headcount >= SMALLEST
                to = speak(language)
                await chat.send(
                    start.notice_changed(
                        to,
                        self.notice,
                        version=self.notice_version,
                        headcount=place.headcount,
                        reports=reports,
                    )
                )
        return None
