"""How does what somebody tells become a module? One answer, one transaction; it can rest for days."""

from dataclasses import dataclass

from bot.bench.door import Bench, Caller, Door
from bot.bench.modules import draft_page
from bot.bench.receiving import keep
from bot.bench.values import ModulePage
from bot.stands import Reply
from bot.subjects import named
from contacts.model import Company
from contacts.workshop import RevisionState, Writing, WritingKind
from content.draft import written
from content.interview import dialogue
from content.interview.complaint import Complaint
from content.interview.conversation import Interview, from_json, to_json
from content.interview.dialogue import Part, Step
from content.interview.review import complaints, hints
from content.interview.steps import StepId
from content.interview.unit import draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The next question, or what does not fit in the last answer to it."""

    company: Company
    step: Step
    complaint: Complaint | None = None
    is_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All is said: what it makes, and what is to be mended."""

    company: Company
    title: str
    parts: tuple[Part, ...]
    complaints: tuple[Complaint, ...]
    """they keep it from becoming a module"""
    hints: tuple[Complaint, ...]


Turn = Asked | Told | None
"""None: nothing is being told"""


class Interviews:
    def __init__(self, door: Door) -> None:
        self._door = door

    async def open(self, caller: Caller, company: int) -> Reply[Turn]:
        """Begins, or goes on where it rested."""

        async def act(bench: Bench) -> Turn:
            known = await _present(bench)
            interview = known or dialogue.begin(bench.language)
            await _save(bench, interview)
            return _turn(bench, interview, is_first=known is None)

        return await self._door.inside(caller, company, act)

    async def typed(self, caller: Caller, writing: Writing, words: str) -> Reply[Turn]:
        async def act(bench: Bench) -> Turn:
            interview = from_json(writing.state)
            if interview is None:
                return None
            if not await bench.is_first():
                return _turn(bench, interview)
            return await _moved(bench, interview, dialogue.answer(interview, words, bench.edition.taxonomy))

        return await self._door.inside(caller, writing.company, act)

    async def move(self, caller: Caller, company: int, move: str, *, subject: int, index: int) -> Reply[Turn]:
        """A button: choose, skip, back, keep or mend; `subject` is the short form of a step."""

        async def act(bench: Bench) -> Turn:
            interview = await _present(bench)
            step = named(subject, [step.value for step in StepId])
            if interview is None or step is None:
                return None
            if not await bench.is_first():
                return _turn(bench, interview)
            return await _moved(bench, interview, _after(bench, interview, move, StepId(step), index))

        return await self._door.inside(caller, company, act)

    async def stop(self, caller: Caller, company: int) -> Reply[None]:
        """What was told stays; the next words belong to something else."""

        async def act(bench: Bench) -> None:
            await bench.work.writings.rest(bench.contact.id)

        return await self._door.inside(caller, company, act)

    async def make(self, caller: Caller, company: int) -> Reply[ModulePage | Turn]:
        """A draft like one that came as a file; what was told is gone then. The turn if it is not ready."""

        async def act(bench: Bench) -> ModulePage | Turn:
            await bench.work.workshop.hold(bench.company.id)
            interview = await _present(bench)
            if interview is None:
                return None if await bench.is_first() else await _made_before(bench)
            turn = _turn(bench, interview)
            if not isinstance(turn, Told) or turn.complaints:
                return turn
            own = {one.module for one in await bench.work.workshop.newest(bench.company.id)}
            made = draft(interview, bench.edition.taxonomy, taken=own | bench.edition.ids)
            await keep(bench, made.id, written(made), {})
            await _save(bench, interview)
            await bench.work.writings.drop(bench.contact.id)
            await bench.is_first()
            return await draft_page(bench, made.id)

        return await self._door.inside(caller, company, act)


async def _made_before(bench: Bench) -> ModulePage | None:
    """The first tap made it, before a crash: the draft that is newest."""
    drafts = [
        one for one in await bench.work.workshop.newest(bench.company.id) if one.state is RevisionState.DRAFT
    ]
    newest = max(drafts, key=lambda one: (one.made_on, one.module), default=None)
    return await draft_page(bench, newest.module) if newest else None


async def _present(bench: Bench) -> Interview | None:
    writing = await bench.work.writings.find(bench.contact.id, bench.company.id, WritingKind.INTERVIEW)
    return from_json(writing.state) if writing else None


def _after(bench: Bench, interview: Interview, move: str, step: StepId, index: int) -> Interview | Complaint:
    match move:
        case "choose":
            return dialogue.choose(interview, step, index, bench.edition.taxonomy)
        case "skip":
            return dialogue.skip(interview, step)
        case "back":
            return dialogue.back(interview)
        case "mend":
            return dialogue.revisit(interview, step)
        case _:
            return dialogue.forward(interview)


async def _moved(bench: Bench, before: Interview, after: Interview | Complaint) -> Turn:
    if isinstance(after, Complaint):
        step = dialogue.step(before, bench.edition.taxonomy)
        if step is not None:
            return Asked(company=bench.company, step=step, complaint=after)
        after = before
    await _save(bench, after)
    return _turn(bench, after)


def _turn(bench: Bench, interview: Interview, *, is_first: bool = False) -> Turn:
    taxonomy = bench.edition.taxonomy
    step = dialogue.step(interview, taxonomy)
    if step is not None:
        return Asked(company=bench.company, step=step, is_first=is_first)
    return Told(
        company=bench.company,
        title=draft(interview, taxonomy).title,
        parts=dialogue.parts(interview, taxonomy),
        complaints=complaints(interview, taxonomy),
        hints=hints(interview, taxonomy),
    )


async def _save(bench: Bench, interview: Interview) -> None:
    await bench.work.writings.put(
        Writing(
            contact=bench.contact.id,
            company=bench.company.id,
            kind=WritingKind.INTERVIEW,
            subject="",
            state=to_json(interview),
            since=bench.today,
        )
    )
