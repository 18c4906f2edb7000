"""Learning: the menu, a session step by step, every answer."""

from bot.callbacks import (
    Begin,
    Done,
    DontKnow,
    Forward,
    Known,
    Later,
    LeaveOut,
    Menu,
    Resume,
    Sure,
    Tap,
    TryIt,
    TryWent,
    Undo,
)
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.voices import Otherwise, tell_answers
from bot.handlers.wiring import Handler, command, on
from bot.lessons import Lessons, Seen
from bot.screens.lesson import stopped
from bot.screens.me import only_buttons
from bot.texts.tongue import speak
from bot.voices import Voices
from learning.answering import AlreadyAnswered, Answered, Withdrawn
from learning.model import PromptId
from learning.searching import is_worth_a_search
from learning.session import SessionId, SessionKind, TryState
from learning.views import Place


class Unit:
    def __init__(self, lessons: Lessons, voices: Voices, showing: Showing, *, otherwise: Otherwise) -> None:
        """`otherwise`: what becomes of words that no question waits for."""
        self._lessons = lessons
        self._voices = voices
        self._showing = showing
        self._otherwise = otherwise

    def handlers(self) -> list[Handler]:
        return [
            on(Tap, self.tap),
            on(Forward, self.forward),
            on(Done, self.done),
            on(Undo, self.undo),
            on(DontKnow, self.dont_know),
            on(Sure, self.sure),
            on(Known, self.know_already),
            on(LeaveOut, self.leave_out),
            on(TryIt, self.try_it),
            on(TryWent, self.try_went),
            on(Later, self.later),
            on(Resume, self.resume),
            on(Begin, self.begin),
            on(Menu, self.more),
            command(("lernen", "learn"), self.menu),
        ]

    async def menu(self, chat: Chat) -> None:
        await tell_answers(chat, self._voices)
        await self._showing.new(chat, await self._lessons.menu(chat))

    async def more(self, chat: Chat, _action: Menu) -> None:
        await tell_answers(chat, self._voices)
        await self._showing.next(chat, await self._lessons.menu(chat))

    async def begin(self, chat: Chat, action: Begin) -> None:
        await tell_answers(chat, self._voices)
        kind = SessionKind.REVIEW if action.kind == "review" else SessionKind.NEW
        await self._showing.next(chat, await self._lessons.begin(chat, kind))

    async def resume(self, chat: Chat, _action: Resume) -> None:
        await tell_answers(chat, self._voices)
        await self._showing.next(chat, await self._lessons.resume(chat))

    async def forward(self, chat: Chat, action: Forward) -> None:
        await self._showing.next(chat, await self._lessons.forward(chat, _place(action)))

    async def know_already(self, chat: Chat, action: Known) -> None:
        await self._showing.next(chat, await self._lessons.know_already(chat, _place(action)))

    async def leave_out(self, chat: Chat, action: LeaveOut) -> None:
        await self._showing.next(chat, await self._lessons.leave_out(chat, _place(action)))

    async def try_it(self, chat: Chat, action: TryIt) -> None:
        wants = action.wants == 1
        await self._showing.next(chat, await self._lessons.plan_try(chat, _place(action), wants=wants))

    async def try_went(self, chat: Chat, action: TryWent) -> None:
        state = TryState(action.state) if action.state in set(TryState) else TryState.NOT_YET
        await self._showing.next(chat, await self._lessons.follow_up(chat, _place(action), state))

    async def later(self, chat: Chat, _action: Later) -> None:
        """The bubble keeps its "Weiter": that is where it goes on."""
        await self._showing.say(chat, await self._lessons.learner(chat), lambda to, _: stopped(to))

    async def tap(self, chat: Chat, action: Tap) -> None:
        prompt = PromptId(action.prompt)
        await self._showing.within(chat, await self._lessons.tap(chat, prompt, action.position))

    async def done(self, chat: Chat, action: Done) -> None:
        await self._showing.within(chat, await self._lessons.done(chat, PromptId(action.prompt)))

    async def undo(self, chat: Chat, action: Undo) -> None:
        await self._showing.within(chat, await self._lessons.undo(chat, PromptId(action.prompt)))

    async def dont_know(self, chat: Chat, action: DontKnow) -> None:
        await self._showing.within(chat, await self._lessons.dont_know(chat, PromptId(action.prompt)))

    async def sure(self, chat: Chat, action: Sure) -> None:
        prompt = PromptId(action.prompt)
        sure = action.sure == 1
        await self._showing.within(chat, await self._lessons.confidence(chat, prompt, sure=sure))

    async def typed(self, chat: Chat, words: str) -> None:
        """A number or a word that a question waits for."""
        seen = await self._showing.seen(chat, await self._lessons.typed(chat, words))
        if not isinstance(seen, Seen):
            return
        match seen.value:
            case Answered(view=view) | AlreadyAnswered(view=view):
                await chat.send(self._showing.screen(view, seen.language))
            case None if is_worth_a_search(words):
                await self._otherwise(chat, words)
            case Withdrawn() | None:
                await chat.send(only_buttons(speak(seen.language)))


def _place(action: Forward | Known | LeaveOut | TryIt | TryWent) -> Place:
    return Place(session=SessionId(action.session), position=action.position)
