"""Flags: under every answered question and at the end of every unit, and what trainers answer to them."""

from collections.abc import Awaitable, Callable

from bot.answers import Answers, Draft
from bot.callbacks import Voice, VoiceAnswer
from bot.chat import Chat
from bot.handlers.audience import Audience
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, on
from bot.lessons import Reply, Seen
from bot.screens import voices as screens
from bot.screens.screen import Screen
from bot.spots import Spot
from bot.stands import Told
from bot.texts import unit as unit_texts
from bot.texts import voices as texts
from bot.texts.tongue import Tongue, speak
from bot.voices import Elsewhere, Gone, Preview, Stand, TooLong, Trial, Voices
from contacts.voices import FlagKind
from contacts.workshop import Writing, WritingKind

Otherwise = Callable[[Chat, str], Awaitable[None]]
"""What happens to words that are meant for something else"""


async def tell_answers(chat: Chat, voices: Voices) -> None:
    """What trainers replied since the last time, each in a bubble of its own, once."""
    reply = await voices.answered(chat)
    if not isinstance(reply, Seen) or not reply.value:
        return
    for one in reply.value:
        await chat.send(screens.answered(speak(reply.language), one.spot, one.reply))
    await voices.read(chat, [one.spot.subject for one in reply.value])


class VoicesTalk:
    def __init__(
        self, voices: Voices, answers: Answers, *, showing: Showing, audience: Audience, otherwise: Otherwise
    ) -> None:
        self._voices = voices
        self._answers = answers
        self._showing = showing
        self._audience = audience
        self._otherwise = otherwise

    def handlers(self) -> list[Handler]:
        return [on(Voice, self.voice), on(VoiceAnswer, self.answer)]

    async def typed(self, chat: Chat, writing: Writing, words: str) -> None:
        """For somebody who writes a remark or an answer."""
        if writing.kind is WritingKind.ANSWER:
            await self._typed_answer(chat, writing, words)
        else:
            await self._typed_remark(chat, writing, words)

    # --- learners -------------------------------------------------------------------------------

    async def voice(self, chat: Chat, action: Voice) -> None:
        match action.topic:
            case screens.ASK:
                await self._ask(chat, action.subject)
            case screens.FLAG if action.kind in set(FlagKind):
                reply = await self._voices.flag(chat, action.subject, FlagKind(action.kind))
                await self._edit(chat, reply, _flagged)
            case screens.BACK:
                await self._edit(chat, await self._voices.take_back(chat, action.subject), _flagged)
            case screens.WORDS:
                await self._edit(
                    chat,
                    await self._voices.begin_remark(chat, action.subject),
                    lambda to, stand: screens.write(to, stand.spot),
                )
            case screens.SEND:
                await self._edit(
                    chat,
                    await self._voices.send_remark(chat, action.subject, chat.quoted),
                    lambda to, stand: screens.remark_kept(to, has_reader=stand.has_reader),
                )
            case _:
                await self._edit(
                    chat,
                    await self._voices.drop_remark(chat, action.subject),
                    lambda to, _: screens.nothing_sent(to),
                )

    async def _ask(self, chat: Chat, subject: int) -> None:
        """Below, so that the lesson stays as it is."""
        reply = await self._voices.look(chat, subject)
        if isinstance(reply, Trial):
            await chat.toast(texts.nothing_in_preview(speak(reply.language)))
            return
        seen = await self._showing.seen(chat, reply)
        if seen is None:
            return
        to = speak(seen.language)
        if isinstance(seen.value, Gone):
            await chat.toast(unit_texts.old_button(to))
        else:
            await chat.send(screens.ask(to, seen.value.spot, seen.value.kind))

    async def _edit(
        self, chat: Chat, reply: Reply[Stand | Gone], make: Callable[[Tongue, Stand], Screen]
    ) -> None:
        seen = await self._showing.seen(chat, reply)
        if seen is None:
            return
        to = speak(seen.language)
        if isinstance(seen.value, Gone):
            await chat.toast(unit_texts.old_button(to))
        else:
            await chat.edit(make(to, seen.value))

    async def _typed_remark(self, chat: Chat, writing: Writing, words: str) -> None:
        seen = await self._showing.seen(chat, await self._voices.typed(chat, writing, words))
        if seen is None:
            return
        to = speak(seen.language)
        match seen.value:
            case Elsewhere() | Gone():
                await self._otherwise(chat, words)
            case TooLong(spot=spot, characters=characters):
                await chat.send(screens.too_long(to, spot, characters=characters))
            case Preview(spot=spot, kind=kind, words=sentence):
                await chat.send(screens.preview(to, spot, kind, sentence), keeps=False)

    # --- trainers -------------------------------------------------------------------------------

    async def answer(self, chat: Chat, action: VoiceAnswer) -> None:
        match action.step:
            case screens.ASK:
                await self._begin_answer(chat, action)
            case screens.SEND:
                sent = await self._answers.send(chat, action.company, action.subject, chat.quoted)
                await self._audience.say(
                    chat,
                    sent,
                    lambda to, was: screens.answer_sent(to) if was else screens.subject_gone(to),
                    edit=True,
                )
            case _:
                dropped = await self._answers.drop(chat, action.company, action.subject)
                await self._audience.say(chat, dropped, lambda to, _: screens.nothing_sent(to), edit=True)

    async def _begin_answer(self, chat: Chat, action: VoiceAnswer) -> None:
        def show(to: Tongue, found: Spot | Gone) -> Screen:
            if isinstance(found, Gone):
                return screens.subject_gone(to)
            return screens.write_answer(to, found, action.company)

        await self._audience.say(chat, await self._answers.begin(chat, action.company, action.subject), show)

    async def _typed_answer(self, chat: Chat, writing: Writing, words: str) -> None:
        reply = await self._answers.typed(chat, writing, words)
        if not isinstance(reply, Told):
            await self._audience.refuse(chat, reply)
            return
        to = speak(reply.language)
        match reply.value:
            case Gone():
                await chat.send(screens.subject_gone(to))
            case TooLong(spot=spot, characters=characters):
                await chat.send(screens.answer_too_long(to, spot, writing.company, characters=characters))
            case Draft(company=company, spot=spot, words=answer):
                await chat.send(screens.preview_answer(to, spot, company, answer), keeps=False)


def _flagged(to: Tongue, stand: Stand) -> Screen:
    if stand.kind is None:
        return screens.taken_back(to, was_told=stand.was_told)
    return screens.flagged(to, stand.spot, stand.kind, has_reader=stand.has_reader)
