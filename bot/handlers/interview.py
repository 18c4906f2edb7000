"""Somebody tells a case, and a module comes of it: question, answer, and at the end a draft."""

from dataclasses import replace

from bot.bench.interviews import Asked, Interviews, Told, Turn
from bot.bench.values import ModulePage
from bot.callbacks import Bench
from bot.chat import Chat
from bot.handlers.audience import Audience
from bot.screens import interview as screens
from bot.screens import trainer
from bot.screens.interview import Move
from bot.screens.screen import Button, Screen, row
from bot.texts import interview as texts
from bot.texts import trainer as trainer_texts
from bot.texts.tongue import Tongue
from contacts.workshop import Writing
from content.interview.steps import StepId

TOPIC = "tell"


class InterviewTalk:
    def __init__(self, interviews: Interviews, audience: Audience) -> None:
        self._interviews = interviews
        self._audience = audience

    async def open(self, chat: Chat, action: Bench) -> None:
        await self._audience.say(chat, await self._interviews.open(chat, action.company), go_on)

    async def move(self, chat: Chat, action: Bench) -> None:
        """The topic is "tell." with the move behind it."""
        move = action.topic.partition(".")[2]
        if move == Move.STOP:
            reply = await self._interviews.stop(chat, action.company)
            await self._audience.say(chat, reply, lambda to, _: screens.stopped(to), edit=True)
        elif move == "anew":
            reply_anew = await self._interviews.open(chat, action.company, anew=True)
            await self._audience.say(chat, reply_anew, show)
        elif move == "make":
            await self._audience.say(chat, await self._interviews.make(chat, action.company), made, edit=True)
        else:
            moved = await self._interviews.move(
                chat, action.company, move, subject=action.subject, index=action.number
            )
            await self._audience.say(chat, moved, show, edit=True)

    async def typed(self, chat: Chat, writing: Writing, words: str) -> None:
        await self._audience.say(chat, await self._interviews.typed(chat, writing, words), show)


def show(to: Tongue, turn: Turn) -> Screen:
    match turn:
        case Asked(company=company, step=step, complaint=complaint):
            data_of = _data_of(company.id)
            if complaint is not None:
                return screens.complained(to, complaint, step, data_of)
            return screens.asked(to, step, data_of, written_in=turn.language, is_first=turn.is_first)
        case Told():
            return _told(to, turn)
        case None:
            return Screen(html=texts.nothing_told(to))


def go_on(to: Tongue, turn: Turn) -> Screen:
    """What was begun can be forgotten here, and only here."""
    screen = show(to, turn)
    if turn is None or (isinstance(turn, Asked) and turn.is_first):
        return screen
    anew = Button(text=trainer_texts.tell_anew(to), data=trainer.at(f"{TOPIC}.anew", turn.company.id))
    return replace(screen, rows=(*screen.rows, row(anew)))


def made(to: Tongue, found: ModulePage | Turn) -> Screen:
    if not isinstance(found, ModulePage):
        return show(to, found)
    screen = trainer.module(to, found)
    more = Button(text=trainer_texts.change_more(to), data=trainer.at(TOPIC, found.company.id))
    return replace(screen, rows=(*screen.rows, row(more)))


def _told(to: Tongue, turn: Told) -> Screen:
    company = turn.company.id
    screen = screens.finished(
        to,
        title=turn.title,
        complaints=turn.complaints,
        hints=turn.hints,
        parts=turn.parts,
        data_of=_data_of(company),
    )
    if turn.complaints:
        return screen
    make = Button(text=texts.make(to), data=trainer.at(f"{TOPIC}.make", company))
    return Screen(html=screen.html, rows=(row(make), *screen.rows))


def _data_of(company: int) -> screens.DataOf:
    def data(move: Move, step: StepId, index: int) -> str:
        return trainer.at(f"{TOPIC}.{move.value}", company, step.value, index)

    return data
