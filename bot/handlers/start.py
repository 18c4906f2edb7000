"""From the deep link to the first case: guest case, four things, yes or no."""

from collections.abc import Awaitable, Callable

from bot.callbacks import Consent, GuestAnswer, GuestLanguage, GuestLanguages, GuestNext, Reconsent
from bot.chat import Chat
from bot.handlers.showing import Showing
from bot.handlers.wiring import Handler, on, start_command
from bot.lessons import Stranger
from bot.moving import is_link
from bot.reception import Guest, Joined, Known, Reception, Standing
from bot.reports import Reports
from bot.screens import company, digest, start
from bot.screens.screen import Screen
from bot.sharing import subject_in
from bot.stands import Told
from bot.texts.tongue import nearest, speak
from contacts.model import LinkFault, Role


class Start:
    def __init__(
        self,
        reception: Reception,
        reports: Reports,
        showing: Showing,
        open_unit: Callable[[Chat, int], Awaitable[None]],
        arrive: Callable[[Chat, str], Awaitable[None]],
    ) -> None:
        """
        Args:
            reception: of everybody.
            reports: for those who get digests.
            showing: endings.
            open_unit: what happens to a link that names a case, see bot.subjects.
            arrive: what happens to a link that leads here from another chat.

        """
        self._reception = reception
        self._reports = reports
        self._showing = showing
        self._open_unit = open_unit
        self._arrive = arrive

    def handlers(self) -> list[Handler]:
        return [
            start_command(self.start),
            on(GuestAnswer, self.guest_answers),
            on(GuestNext, self.four_things),
            on(GuestLanguage, self.guest_speaks),
            on(GuestLanguages, self.guest_languages),
            on(Consent, self.consent),
            on(Reconsent, self.agree_again),
        ]

    async def start(self, chat: Chat, payload: str) -> None:
        subject = subject_in(payload)
        if subject is not None:
            await self._open_unit(chat, subject)
            return
        if is_link(payload):
            await self._arrive(chat, payload)
            return
        language = nearest(chat.language_code)
        opened = await self._reception.open(chat, payload, language=language)
        match opened:
            case Guest():
                await chat.send(self._showing.guest_case(opened, payload))
            case Joined():
                await self._showing.menu(chat, opened.standing)
                await chat.send(await self._welcome(chat, opened))
            case Known():
                await chat.send(start.already_here(speak(opened.language)))
            case LinkFault():
                await chat.send(company.link_fault(speak(language), opened))
            case Stranger():
                await chat.send(company.stranger(speak(language)))

    async def _welcome(self, chat: Chat, joined: Joined) -> Screen:
        """Who gets digests is told when the first one comes, and chooses the hour."""
        to = speak(joined.language)
        outlook = await self._reports.outlook(chat, joined.company.id)
        if joined.role is Role.TRAINER or not isinstance(outlook, Told):
            return company.welcome(to, joined.role, joined.company.name)
        ahead = outlook.value
        return company.welcome(
            to,
            joined.role,
            joined.company.name,
            digest_on=ahead.digest_on,
            figures_on=ahead.figures_on,
            rows=digest.hour_rows(to, joined.company.id),
        )

    async def guest_answers(self, chat: Chat, action: GuestAnswer) -> None:
        guest = await self._guest(chat, action.code, action.language)
        reason = guest.case.reason(action.position) if guest else None
        if guest and reason:
            screen = start.guest_reason(
                speak(guest.language), guest.case, reason, code=action.code, position=action.position
            )
            await chat.edit(screen)

    async def guest_speaks(self, chat: Chat, action: GuestLanguage) -> None:
        guest = await self._guest(chat, action.code, action.language)
        if guest:
            await chat.edit(self._showing.guest_case(guest, action.code))

    async def guest_languages(self, chat: Chat, action: GuestLanguages) -> None:
        guest = await self._guest(chat, action.code, action.language)
        if guest:
            await chat.edit(self._showing.guest_case(guest, action.code, lists_languages=True))

    async def four_things(self, chat: Chat, action: GuestNext) -> None:
        await self._show_four_things(chat, action)

    async def _show_four_things(
        self, chat: Chat, action: GuestNext | Consent, *, has_changed: bool = False
    ) -> None:
        guest = await self._guest(chat, action.code, action.language)
        if guest and guest.case.reason(action.position):
            await chat.strip()
            await chat.send(
                start.four_things(
                    speak(guest.language),
                    self._showing.notice,
                    version=self._showing.notice_version,
                    headcount=guest.company.headcount,
                    reports=guest.reports,
                    code=action.code,
                    position=action.position,
                    has_changed=has_changed,
                )
            )

    async def consent(self, chat: Chat, action: Consent) -> None:
        language = nearest(action.language)
        to = speak(language)
        match action.choice:
            case "read":
                await chat.send(start.long_notice(to, self._showing.notice))
            case "yes" | "uncounted" if action.notice != self._showing.notice_version:
                await self._show_four_things(chat, action, has_changed=True)
            case "yes" | "uncounted":
                await self._agree(chat, action, language)
            case _:
                await chat.strip()
                await chat.send(start.declined(to))

    async def _agree(self, chat: Chat, action: Consent, language: str) -> None:
        agreed = await self._reception.agree(
            chat, action.code, language=language, counted=action.choice == "yes"
        )
        await chat.strip()
        match agreed:
            case LinkFault():
                await chat.send(company.link_fault(speak(language), agreed))
            case Known():
                await chat.send(start.already_here(speak(agreed.language)))
            case _:
                await self._showing.menu(chat, Standing(language=language, roles=frozenset({Role.LEARNER})))
                await chat.send(self._showing.screen(agreed, language))

    async def agree_again(self, chat: Chat, action: Reconsent) -> None:
        language = await self._reception.language_of(chat, otherwise=nearest(chat.language_code))
        to = speak(language)
        match action.choice:
            case "read":
                await chat.send(start.long_notice(to, self._showing.notice))
            case "yes" if action.notice != self._showing.notice_version:
                await chat.strip()
                await chat.send(start.notice_outdated(to))
            case "yes":
                agreed = await self._reception.agree_again(chat)
                await chat.strip()
                known = not isinstance(agreed, Stranger)
                await chat.send(start.already_here(to) if known else company.stranger(to))
            case _:
                await self._reception.stay_out(chat)
                await chat.strip()
                await chat.send(start.stays_out(to))

    async def _guest(self, chat: Chat, code: str, language: str) -> Guest | None:
        """The guest of this button; says so if the code was rotated meanwhile."""
        guest = await self._reception.guest(code, language=nearest(language))
        if isinstance(guest, LinkFault):
            await chat.edit(company.link_fault(speak(nearest(language)), guest))
            return None
        return guest
