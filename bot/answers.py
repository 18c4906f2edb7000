"""What does a trainer answer to what learners said? One transaction per tap; nobody is named to anybody.

Who may, is decided here, for old or forged buttons alike: a trainer of the company, and no one else.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.lessons import Caller
from bot.spots import Spot, spot
from bot.stands import NotForYou, Reply, Told, Unknown
from bot.subjects import named
from bot.voices import Gone, TooLong
from bot.work import Means, Work
from contacts.model import Company, CompanyId, Contact, Role
from contacts.voices import LONGEST_ANSWER
from contacts.workshop import Writing, WritingKind

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An answer exactly as it will be read, before it is."""

    company: CompanyId
    spot: Spot
    words: str


class Answers:
    def __init__(self, means: Means) -> None:
        self._begin = means.begin
        self._clock = means.clock
        self._libraries = means.libraries

    async def begin(self, caller: Caller, company: int, subject: int) -> Reply[Spot | Gone]:
        """From now on the next words are the answer."""

        async def act(answering: "_Answering") -> Spot | Gone:
            if answering.spot is None:
                return Gone()
            writing = Writing(
                contact=answering.contact.id,
                company=answering.company.id,
                kind=WritingKind.ANSWER,
                subject=answering.spot.subject,
                state="",
                since=self._clock().astimezone(answering.company.timezone).date(),
            )
            await answering.work.writings.put(writing)
            return answering.spot

        return await self._as_trainer(caller, company, subject, act)

    async def typed(self, caller: Caller, writing: Writing, words: str) -> Reply[Draft | TooLong | Gone]:
        """Stores nothing."""

        async def act(answering: "_Answering") -> Draft | TooLong | Gone:
            if answering.spot is None:
                await answering.work.writings.drop(answering.contact.id)
                return Gone()
            answer = " ".join(words.split())
            if len(answer) > LONGEST_ANSWER:
                return TooLong(spot=answering.spot, characters=len(answer), longest=LONGEST_ANSWER)
            return Draft(company=answering.company.id, spot=answering.spot, words=answer)

        return await self._as_trainer(caller, writing.company, writing.subject, act)

    async def send(self, caller: Caller, company: int, subject: int, words: str) -> Reply[bool]:
        """`words` as they stand in the preview; whether anybody waits is not said. False: unreadable."""

        async def act(answering: "_Answering") -> bool:
            work = answering.work
            if not await work.updates.mark(caller.update_id, on=self._clock().date()):
                return True  # it was sent before a crash
            if answering.spot is None or not 0 < len(words) <= LONGEST_ANSWER:
                return False
            await self._stop(answering)
            await work.voices.answer(answering.company.id, answering.spot.subject, words)
            return True

        return await self._as_trainer(caller, company, subject, act)

    async def drop(self, caller: Caller, company: int, subject: int) -> Reply[None]:
        return await self._as_trainer(caller, company, subject, self._stop)

    async def _stop(self, answering: "_Answering") -> None:
        writing = await answering.work.writings.of(answering.contact.id)
        if writing is not None and writing.kind is WritingKind.ANSWER:
            await answering.work.writings.drop(answering.contact.id)

    async def _as_trainer(
        self,
        caller: Caller,
        company: int,
        subject: int | str,
        act: Callable[["_Answering"], Awaitable[T]],
    ) -> Reply[T]:
        """The subject by its key, or by the number in a button."""
        async with self._begin() as work:
            contact = await work.people.find(caller.chat_id)
            if contact is None:
                return Unknown()
            if (company, Role.TRAINER) not in contact.roles:
                return NotForYou(contact.language)
            place = await work.companies.get(CompanyId(company))
            if place is None:
                return NotForYou(contact.language)
            library = await self._libraries.of(work, place.id)
            # whether somebody waits must not be seen: it would tell when the only one took it back
            key = named(subject, library.keys) if isinstance(subject, int) else subject
            answering = _Answering(
                work=work,
                contact=contact,
                company=place,
                spot=spot(library, key, contact.language) if key in library.keys else None,
            )
            return Told(value=await act(answering), language=contact.language)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answering:
    """One trainer, one subject, inside one transaction."""

    work: Work
    contact: Contact
    company: Company
    spot: Spot | None
    """None: it is no longer there"""
