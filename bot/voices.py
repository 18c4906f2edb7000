"""What does a learner say of a unit or a question, and what comes back? One transaction per tap.

A sentence is stored at the moment at which the learner has seen it as it will be read and said yes. Until
then it stands in their chat alone: the tap on "send" brings it along.
"""

import json
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from bot.lessons import Caller, Lessons, Reply, learning_company
from bot.spots import Spot, spot
from bot.subjects import named
from bot.work import Means, Work
from contacts.model import Company, Contact
from contacts.voices import LONGEST_REMARK, Flag, FlagKind, FlagState, Remark
from contacts.workshop import Writing, WritingKind
from learning.desk import Desk
from reporting.periods import monday_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """What this learner says of a subject now."""

    spot: Spot
    kind: FlagKind | None
    """None: nothing, or it was taken back"""
    has_reader: bool
    """the company has a trainer"""
    was_told: bool = False
    """it was among those that trainers got already"""


@dataclass(frozen=True, slots=True)
class Gone:
    """A button of another time."""


@dataclass(frozen=True, slots=True)
class Trial:
    """A trainer looks at a unit as learners get it: nothing that is said there counts."""

    language: str


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The learner has gone on meanwhile: what was typed is for the lesson."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """Exactly what will be read, before it is."""

    spot: Spot
    kind: FlagKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TooLong:
    spot: Spot
    characters: int
    longest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A trainer's reply that this learner has not read yet."""

    spot: Spot
    reply: str


T = TypeVar("T")


class Voices:
    def __init__(self, means: Means, lessons: Lessons) -> None:
        self._clock = means.clock
        self._libraries = means.libraries
        self._previews = means.previews
        self._with_desk = lessons.with_desk

    # --- what comes back ------------------------------------------------------------------------

    async def answered(self, caller: Caller) -> Reply[tuple[Answered, ...]]:
        """Read them, then say `read`: after a crash between the two they come once more."""

        async def act(desk: Desk, work: Work, contact: Contact) -> tuple[Answered, ...]:
            flags = await work.voices.answered(desk.learner.id)
            if not flags:
                return ()
            library = await self._libraries.of(work, learning_company(contact))
            language = desk.learner.reads
            return tuple(
                Answered(spot=spot(library, flag.subject, language), reply=flag.reply) for flag in flags
            )

        return await self._with_desk(caller, act)

    async def read(self, caller: Caller, subjects: Iterable[str]) -> None:
        """Whose they were is forgotten now."""

        async def act(desk: Desk, work: Work, _contact: Contact) -> None:
            await work.voices.forget_answered(desk.learner.id, subjects)

        await self._with_desk(caller, act)

    # --- a flag ---------------------------------------------------------------------------------

    async def look(self, caller: Caller, subject: int) -> Reply[Stand | Gone] | Trial:
        if preview := self._previews.desk(caller.chat_id):
            return Trial(preview.learner.language)
        return await self._about(caller, subject, _stand)

    async def flag(self, caller: Caller, subject: int, kind: FlagKind) -> Reply[Stand | Gone]:
        """The same kind once more takes it back; one whose reply waits to be read stays as it is."""

        async def act(said: "_Said") -> Stand:
            present = said.flag
            if await self._is_first(said) and (present is None or present.state is not FlagState.ANSWERED):
                if present is not None and present.kind is kind:
                    return await self._taken_back(said)
                flag = Flag(subject=said.spot.subject, kind=kind, week=monday_of(said.today))
                await said.work.voices.put(said.learner, said.company.id, flag)
                return await _stand(said, kind)
            return await _stand(said)

        return await self._about(caller, subject, act)

    async def take_back(self, caller: Caller, subject: int) -> Reply[Stand | Gone]:
        """Also what was told already: then it is forgotten whose it was, and no reply comes."""

        async def act(said: "_Said") -> Stand:
            return await self._taken_back(said)

        return await self._about(caller, subject, act)

    async def _taken_back(self, said: "_Said") -> Stand:
        await said.work.voices.take_back(said.learner, said.spot.subject)
        await _stop_writing(said)
        return Stand(
            spot=said.spot,
            kind=None,
            has_reader=await _has_reader(said),
            was_told=said.flag is not None and said.flag.state is not FlagState.OPEN,
        )

    # --- a sentence -----------------------------------------------------------------------------

    async def begin_remark(self, caller: Caller, subject: int) -> Reply[Stand | Gone]:
        """From now on the next words are the sentence, unless the learner goes on learning."""

        async def act(said: "_Said") -> Stand | Gone:
            if said.flag is None:
                return Gone()
            writing = Writing(
                contact=said.contact.id,
                company=said.company.id,
                kind=WritingKind.REMARK,
                subject=said.spot.subject,
                state=json.dumps({"at": await _step(said.desk)}),
                since=said.today,
            )
            await said.work.writings.put(writing)
            return await _stand(said)

        return await self._about(caller, subject, act)

    async def typed(
        self, caller: Caller, writing: Writing, words: str
    ) -> Reply[Preview | TooLong | Elsewhere | Gone]:
        """Stores nothing."""

        async def act(said: "_Said") -> Preview | TooLong | Elsewhere:
            is_here = writing.since == said.today and _at(writing) == await _step(said.desk)
            if said.flag is None or not is_here:
                await _stop_writing(said)
                return Elsewhere()
            sentence = " ".join(words.split())
            if len(sentence) > LONGEST_REMARK:
                return TooLong(spot=said.spot, characters=len(sentence), longest=LONGEST_REMARK)
            return Preview(spot=said.spot, kind=said.flag.kind, words=sentence)

        return await self._about(caller, writing.subject, act)

    async def send_remark(self, caller: Caller, subject: int, words: str) -> Reply[Stand | Gone]:
        """`words` as they stand in the preview; empty if it could not be read."""

        async def act(said: "_Said") -> Stand | Gone:
            if not await self._is_first(said):
                return await _stand(said)
            writing = await said.work.writings.of(said.contact.id)
            is_open = (
                writing is not None
                and writing.kind is WritingKind.REMARK
                and writing.subject == said.spot.subject
            )
            if said.flag is None or not is_open or not 0 < len(words) <= LONGEST_REMARK:
                return Gone()
            remark = Remark(subject=said.spot.subject, kind=said.flag.kind, words=words)
            await said.work.voices.add_remark(said.company.id, remark, week=monday_of(said.today))
            await said.work.writings.drop(said.contact.id)
            return await _stand(said)

        return await self._about(caller, subject, act)

    async def drop_remark(self, caller: Caller, subject: int) -> Reply[Stand | Gone]:
        async def act(said: "_Said") -> Stand:
            await _stop_writing(said)
            return await _stand(said)

        return await self._about(caller, subject, act)

    # --- inside ---------------------------------------------------------------------------------

    async def _is_first(self, said: "_Said") -> bool:
        """False for an update whose effect was kept before a crash."""
        return await said.work.updates.mark(said.update_id, on=self._clock().date())

    async def _about(
        self, caller: Caller, subject: int | str, act: Callable[["_Said"], Awaitable[T]]
    ) -> Reply[T | Gone]:
        """The subject by its key, or by the number in a button, which may be old or made up."""

        async def find(desk: Desk, work: Work, contact: Contact) -> T | Gone:
            company = await work.companies.get(learning_company(contact))
            if company is None:
                raise LookupError("a learner without a company")
            library = await self._libraries.of(work, company.id)
            key = named(subject, library.keys) if isinstance(subject, int) else subject
            if key is None:
                return Gone()
            said = _Said(
                desk=desk,
                work=work,
                contact=contact,
                company=company,
                spot=spot(library, key, desk.learner.reads),
                flag=await work.voices.flag(desk.learner.id, key),
                today=self._clock().astimezone(company.timezone).date(),
                update_id=caller.update_id,
            )
            return await act(said)

        return await self._with_desk(caller, find)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One learner, one subject, inside one transaction."""

    desk: Desk
    work: Work
    contact: Contact
    company: Company
    spot: Spot
    flag: Flag | None
    today: date
    update_id: int

    @property
    def learner(self) -> int:
        return self.desk.learner.id


async def _stand(said: _Said, kind: FlagKind | None = None) -> Stand:
    """With this kind, or what is kept."""
    kept = said.flag.kind if said.flag else None
    return Stand(spot=said.spot, kind=kind or kept, has_reader=await _has_reader(said))


async def _has_reader(said: _Said) -> bool:
    return bool(await said.work.voices.trainers(said.company.id))


async def _stop_writing(said: _Said) -> None:
    """Only a sentence about this: a trainer who learns may be writing something else."""
    writing = await said.work.writings.of(said.contact.id)
    if writing and writing.kind is WritingKind.REMARK and writing.subject == said.spot.subject:
        await said.work.writings.drop(said.contact.id)


async def _step(desk: Desk) -> str:
    """Where the learner stands; whoever moves on has finished talking about what was before."""
    session = await desk.study.session()
    return f"{session.id}:{session.position}" if session else ""


def _at(writing: Writing) -> str:
    return str(json.loads(writing.state or "{}").get("at", ""))
