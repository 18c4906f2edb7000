"""For those who lead: the digest again, its hour, a case for the round, the company's own check."""

from bot.callbacks import (
    CheckDelete,
    CheckShow,
    CheckStep,
    DigestHour,
    DigestTopic,
    RoundPicture,
    RoundSolution,
)
from bot.chat import Chat
from bot.handlers.audience import Audience
from bot.handlers.wiring import Handler, command, on
from bot.material import Material
from bot.reports import Reports
from bot.screens import check, digest
from bot.screens import round as rounds
from bot.screens.screen import Screen
from bot.stands import CheckStand, Hour, Reading
from bot.texts import digest as texts
from bot.texts import unit as unit_texts
from bot.texts.tongue import Tongue, speak
from reporting.company_check import gap, unpacked


class Manager:
    def __init__(self, reports: Reports, audience: Audience, material: Material) -> None:
        self._reports = reports
        self._audience = audience
        self._material = material

    def handlers(self) -> list[Handler]:
        return [
            command(("wochenbericht", "digest"), self.digests),
            command(("uhrzeit", "hour"), self.hours),
            command(("betriebscheck", "companycheck"), self.checks),
            on(DigestHour, self.set_hour),
            on(DigestTopic, self.topic),
            on(RoundPicture, self.case),
            on(RoundSolution, self.solution),
            on(CheckShow, self.check),
            on(CheckStep, self.check_step),
            on(CheckDelete, self.delete_check),
        ]

    # --- the digest -----------------------------------------------------------------------------

    async def digests(self, chat: Chat) -> None:
        """What was sent, byte for byte, once more."""

        def show(to: Tongue, reading: Reading) -> Screen:
            if reading.digest is None or reading.halt is not None:
                return self._audience.no_digest(to, reading)
            return digest.digest(
                to, reading.digest, company=reading.company.id, figures_come=reading.figures_come
            )

        await self._audience.say_each(chat, await self._reports.newest(chat), show)

    async def hours(self, chat: Chat) -> None:
        def show(to: Tongue, hour: Hour) -> Screen:
            return digest.hours(to, hour.company.id, hour.hour)

        await self._audience.say_each(chat, await self._reports.hours(chat), show)

    async def set_hour(self, chat: Chat, action: DigestHour) -> None:
        reply = await self._reports.set_hour(chat, action.company, action.hour)
        await self._audience.say(chat, reply, digest.hour_set, edit=True)

    async def topic(self, chat: Chat, action: DigestTopic) -> None:
        made = {"helps": texts.helps, "together": texts.together}.get(action.topic, texts.helps)
        reply = await self._reports.may_read(chat, action.company)
        await self._audience.say(chat, reply, lambda to, _: Screen(html=made(to)))

    async def case(self, chat: Chat, action: RoundPicture) -> None:
        def show(to: Tongue, _company: object) -> Screen:
            found = self._material.rounds(to.language)
            if not found:
                return rounds.no_case(to)
            place = action.week % len(found)
            return rounds.case(to, found[place], place=place, company=action.company, week=action.week)

        await self._audience.say(chat, await self._reports.may_read(chat, action.company), show)

    async def solution(self, chat: Chat, action: RoundSolution) -> None:
        def show(to: Tongue, _company: object) -> Screen:
            found = self._material.rounds(to.language)
            place = action.week % max(1, len(found))
            return rounds.solution(to, found[place], place=place) if found else rounds.no_case(to)

        await self._audience.say(chat, await self._reports.may_read(chat, action.company), show)

    # --- the company's own check ----------------------------------------------------------------

    async def checks(self, chat: Chat) -> None:
        await self._audience.say_each(chat, await self._reports.checks(chat), self._stand)

    async def check(self, chat: Chat, action: CheckShow) -> None:
        await self._audience.say(chat, await self._reports.check(chat, action.company), self._stand)

    async def check_step(self, chat: Chat, action: CheckStep) -> None:
        """The next question; with the last answer everything is stored at once."""
        language = await self._audience.language(chat)
        questions, written_in = self._material.check(language), self._material.written_in(language)
        given = unpacked(action.given, len(questions))
        if given is None:
            await chat.toast(unit_texts.old_button(speak(language)))
        elif len(given) == len(questions):
            saved = await self._reports.save_check(chat, action.company, given)
            await self._audience.say(chat, saved, self._stand, edit=True)
        else:
            allowed = await self._reports.may_answer(chat, action.company)
            await self._audience.say(
                chat,
                allowed,
                lambda to, _: check.question(
                    to, company_id=action.company, questions=questions, given=given, written_in=written_in
                ),
                edit=True,
            )

    async def delete_check(self, chat: Chat, action: CheckDelete) -> None:
        if action.sure == 1:
            gone = await self._reports.delete_check(chat, action.company)
            await self._audience.say(chat, gone, lambda to, _: check.deleted(to), edit=True)
            return
        allowed = await self._reports.may_answer(chat, action.company)
        await self._audience.say(chat, allowed, lambda to, _: check.delete(to, action.company), edit=True)

    def _stand(self, to: Tongue, stand: CheckStand) -> Screen:
        questions = self._material.check(to.language)
        answers = tuple(one for one in stand.answers if len(one.states) == len(questions))
        found = gap(questions, answers[-1]) if answers else None
        return check.stand(
            to,
            company=stand.company.name,
            company_id=stand.company.id,
            questions=questions,
            written_in=self._material.written_in(to.language),
            answers=answers,
            modules=self._material.titles(found.project.areas, to.language) if found else (),
            may_answer=stand.may_answer,
            today=stand.today,
        )
