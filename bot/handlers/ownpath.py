"""My way: the readiness check in one bubble, and trade, wish, roles and levels each by itself."""

from collections.abc import Callable, Mapping

from bot.callbacks import Readiness, Way
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, command, on
from bot.lessons import Reply, Seen
from bot.ownpath import OwnPath, role_titles
from bot.screens import ownpath as screens
from bot.screens import readiness as checks
from bot.screens.ownpath import Names
from bot.screens.readiness import LEVELS
from bot.screens.screen import Screen
from bot.subjects import named
from bot.texts.tongue import speak
from learning import ownpath
from learning.ownpath import Asked, CheckView, Invitation, NoCheck, Result

Titles = Callable[[str], Mapping[str, str]]
"""language -> id -> title"""


class OwnPathTalk:
    def __init__(self, path: OwnPath, showing: Showing, *, areas: Titles, trades: Titles) -> None:
        self._path = path
        self._showing = showing
        self._areas = areas
        self._trades = trades

    def handlers(self) -> list[Handler]:
        return [
            command(("weg", "path"), self.show),
            command(("check",), self.check),
            on(Readiness, self.step),
            on(Way, self.change),
        ]

    # --- the check ------------------------------------------------------------------------------

    async def check(self, chat: Chat) -> None:
        await self._say(chat, await self._path.open(chat), edit=False)

    async def step(self, chat: Chat, action: Readiness) -> None:
        match action.topic:
            case checks.BEGIN | checks.ANEW:
                reply = await self._path.begin(chat, anew=action.topic == checks.ANEW)
            case checks.MARK:
                reply = await self._path.mark(chat, action.subject, action.mask)
            case checks.PICK:
                reply = await self._path.answer(chat, action.subject, action.mask)
            case checks.BACK:
                reply = await self._path.step_back(chat, action.subject)
            case checks.MORE:
                reply = await self._path.go_on(chat)
            case checks.STOP:
                stopped = await self._path.way(chat)
                await self._showing.say(chat, stopped, lambda to, _: checks.stopped(to), edit=True)
                return
            case checks.NEVER:
                declined = await self._path.decline(chat)
                await self._showing.say(chat, declined, lambda to, _: checks.declined(to), edit=True)
                return
            case _:
                reply = await self._path.open(chat)
        await self._say(chat, reply, edit=True)

    async def _say(self, chat: Chat, reply: Reply[CheckView], *, edit: bool) -> None:
        seen = await self._showing.seen(chat, reply)
        if seen is None:
            return
        screen = self._screen(seen.value, seen.language)
        await (chat.edit(screen) if edit else chat.send(screen))
        if isinstance(seen.value, Result):
            trade = self._showing.titles(seen.value.trade, seen.language)
            await chat.send(checks.suggestions(speak(seen.language), seen.value, trade=trade))

    def _screen(self, view: CheckView, language: str) -> Screen:
        to = speak(language)
        match view:
            case NoCheck():
                return checks.no_check(to)
            case Invitation():
                return checks.invitation(to, view)
            case Asked():
                return checks.asked(to, view)
            case Result():
                return checks.result(to, view, areas=self._areas(language))

    # --- each part by itself --------------------------------------------------------------------

    async def show(self, chat: Chat) -> None:
        await self._show(chat, await self._path.way(chat), edit=False)

    async def change(self, chat: Chat, action: Way) -> None:
        if action.topic in {checks.UP, checks.STAY}:
            await self._answer_level(chat, action, takes=action.topic == checks.UP)
            return
        seen = await self._showing.seen(chat, await self._path.way(chat))
        if seen is None:
            return
        match action.topic:
            case screens.TRADE:
                await self._trade(chat, action, seen)
            case screens.WISH:
                await self._wish(chat, action, seen)
            case screens.ROLES | screens.MARK:
                await self._roles(chat, action, seen)
            case screens.LEVEL:
                await self._level(chat, action, seen)
            case _:
                await self._show(chat, seen, edit=True)

    async def _trade(self, chat: Chat, action: Way, seen: Seen[ownpath.Way]) -> None:
        names = self._names(seen)
        trade = named(action.subject, names.trades)
        if trade is None:
            await chat.edit(screens.trades(speak(seen.language), names))
        else:
            await self._show(chat, await self._path.set_trade(chat, trade), edit=True)

    async def _wish(self, chat: Chat, action: Way, seen: Seen[ownpath.Way]) -> None:
        area = named(action.subject, seen.value.areas)
        if area is not None or action.value == screens.NO_WISH:
            await self._show(chat, await self._path.set_wish(chat, area), edit=True)
        else:
            await chat.edit(screens.wishes(speak(seen.language), seen.value, self._names(seen)))

    async def _roles(self, chat: Chat, action: Way, seen: Seen[ownpath.Way]) -> None:
        names, mask = self._names(seen), action.value
        if action.topic == screens.ROLES:
            if mask & 1:
                await self._show(chat, await self._path.set_roles(chat, mask >> 1), edit=True)
                return
            own = seen.value.person.roles
            mask = sum(1 << place for place, role in enumerate(names.roles) if role in own)
        await chat.edit(screens.roles(speak(seen.language), names, mask % (1 << len(names.roles))))

    async def _level(self, chat: Chat, action: Way, seen: Seen[ownpath.Way]) -> None:
        to, names = speak(seen.language), self._names(seen)
        area = named(action.subject, seen.value.areas)
        if area is None:
            await chat.edit(screens.levels(to, seen.value, names))
        elif 1 <= action.value <= len(LEVELS):
            level = LEVELS[action.value - 1]
            await self._show(chat, await self._path.set_level(chat, area, level), edit=True)
        else:
            await chat.edit(screens.level(to, seen.value, names, area))

    async def _answer_level(self, chat: Chat, action: Way, *, takes: bool) -> None:
        reply = await self._path.reply(chat, action.subject, action.value, takes=takes)
        seen = await self._showing.seen(chat, reply)
        if seen is not None and seen.value:
            await chat.edit(checks.level_answered(speak(seen.language), takes=takes))

    async def _show(self, chat: Chat, reply: Reply[ownpath.Way], *, edit: bool) -> None:
        seen = await self._showing.seen(chat, reply)
        if seen is None:
            return
        screen = screens.show(speak(seen.language), seen.value, self._names(seen))
        await (chat.edit(screen) if edit else chat.send(screen))

    def _names(self, seen: Seen[ownpath.Way]) -> Names:
        return Names(
            trades=self._trades(seen.language),
            areas=self._areas(seen.language),
            roles=role_titles(seen.value.check),
        )
