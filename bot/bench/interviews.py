"""How does what somebody tells become a module? One answer, one transaction; it can rest for days."""

from dataclasses import dataclass, replace

from bot.bench.door import Bench, Caller, Door
from bot.bench.modules import draft_page
from bot.bench.receiving import keep
from bot.bench.values import ModulePage
from bot.stands import Reply
from bot.subjects import named
from contacts.model import Company
from contacts.workshop import Writing, WritingKind
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
    language: str
    """of the unit that comes of it"""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    interview: Interview
    module: str = ""
    """that was made of it already; empty: none yet"""


Turn = Asked | Told | None
"""None: nothing is being told"""


class Interviews:
    def __init__(self, door: Door) -> None:
        self._door = door

    async def open(self, caller: Caller, company: int, *, anew: bool = False) -> Reply[Turn]:
        """Begins, or goes on where it rested; `anew` forgets what was told."""

        async def act(bench: Bench) -> Turn:
            known = None if anew else await _present(bench)
            story = known or Story(interview=dialogue.begin(bench.language))
            await _save(bench, story)
            return _turn(bench, story, is_first=known is None)

        return await self._door.inside(caller, company, act)

    async def typed(self, caller: Caller, writing: Writing, words: str) -> Reply[Turn]:
        async def act(bench: Bench) -> Turn:
            interview = from_json(writing.state)
            if interview is None:
                return None
            story = Story(interview=interview, module=writing.subject)
            if not await bench.is_first():
                return _turn(bench, story)
            return await _moved(bench, story, dialogue.answer(interview, words, bench.edition.taxonomy))

        return await self._door.inside(caller, writing.company, act)

    async def move(self, caller: Caller, company: int, move: str, *, subject: int, index: int) -> Reply[Turn]:
        """A button: choose, skip, back, keep or mend; `subject` is the short form of a step."""

        async def act(bench: Bench) -> Turn:
            story = await _present(bench)
            step = named(subject, [step.value for step in StepId])
            if story is None or step is None:
                return None
            if not await bench.is_first():
                return _turn(bench, story)
            after = _after(bench, story.interview, move, StepId(step), index)
            return await _moved(bench, story, after)

        return await self._door.inside(caller, company, act)

    async def stop(self, caller: Caller, company: int) -> Reply[None]:
        """What was told stays; the next words belong to something else."""

        async def act(bench: Bench) -> None:
            await bench.work.writings.rest(bench.contact.id)

        return await self._door.inside(caller, company, act)

    async def make(self, caller: Caller, company: int) -> Reply[ModulePage | Turn]:
        """A draft like one that came as a file. What was told stays until it is published, to be mended."""

        async def act(bench: Bench) -> ModulePage | Turn:
            await bench.work.workshop.hold(bench.company.id)
            story = await _present(bench)
            if story is None:
                return None
            turn = _turn(bench, story)
            if not isinstance(turn, Told) or turn.complaints:
                return turn
            own = {one.module for one in await bench.work.workshop.newest(bench.company.id)}
            made = draft(story.interview, bench.edition.taxonomy, taken=own | bench.edition.ids)
            if story.module in own:
                made = replace(made, id=story.module)
            await keep(bench, made.id, written(made), {})
            await _save(bench, replace(story, module=made.id))
            await bench.work.writings.rest(bench.contact.id)
            return await draft_page(bench, made.id)

        return await self._door.inside(caller, company, act)


async def _present(bench: Bench) -> Story | None:
    writing = await bench.work.writings.find(bench.contact.id, bench.company.id, WritingKind.INTERVIEW)
    interview = from_json(writing.state) if writing else None
    return Story(interview=interview, module=writing.subject) if writing and interview else None


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


async def _moved(bench: Bench, before: Story, after: Interview | Complaint) -> Turn:
    if isinstance(after, Complaint):
        step = dialogue.step(before.interview, bench.edition.taxonomy)
        if step is not None:
            return Asked(
                company=bench.company, step=step, language=before.interview.language, complaint=after
            )
        after = before.interview
    story = replace(before, interview=after)
    await _save(bench, story)
    return _turn(bench, story)


def _turn(bench: Bench, story: Story, *, is_first: bool = False) -> Turn:
    taxonomy, interview = bench.edition.taxonomy, story.interview
    step = dialogue.step(interview, taxonomy)
    if step is not None:
        return Asked(company=bench.company, step=step, language=interview.language, is_first=is_first)
    return Told(
        company=bench.company,
        title=draft(interview, taxonomy).title,
        parts=dialogue.parts(interview, taxonomy),
        complaints=complaints(interview, taxonomy),
        hints=hints(interview, taxonomy),
    )


async def _save(bench: Bench, story: Story) -> None:
    await bench.work.writings.put(
        Writing(
            contact=bench.contact.id,
            company=bench.company.id,
            kind=WritingKind.INTERVIEW,
            subject=story.module,
            state=to_json(story.interview),
            since=bench.today,
        )
    )
