"""How does a company say "bei uns" to a unit? One message, seen once as learners will, then a yes."""

import json
from collections.abc import Iterable
from dataclasses import replace

from bot.bench.door import Bench, Caller, Door
from bot.bench.values import Faulty, NotePage, Shelf, Units
from bot.stands import Reply
from bot.subjects import module_named, short, unit_named
from contacts.workshop import LocalNote, Writing, WritingKind
from content.localnotes import LocalNotes, notes_text
from content.localnotes.typed import CleanText, check_note, check_problem
from learning.model import Module, Unit, UnitKey


class Notes:
    def __init__(self, door: Door) -> None:
        self._door = door

    async def shelf(self, caller: Caller, company: int) -> Reply[Shelf]:
        async def act(bench: Bench) -> Shelf:
            noted = {note.unit.split("/")[0] for note in await bench.work.workshop.notes(bench.company.id)}
            modules = bench.library.modules(bench.language)
            return Shelf(
                company=bench.company,
                modules={module.id: module.title for module in modules},
                noted=frozenset(noted),
            )

        return await self._door.inside(caller, company, act)

    async def units(self, caller: Caller, company: int, subject: int) -> Reply[Units | None]:
        """Of a module; None for a module that is gone."""

        async def act(bench: Bench) -> Units | None:
            module = module_named(subject, bench.library, bench.language)
            return await _units(bench, module) if module else None

        return await self._door.inside(caller, company, act)

    async def begin(
        self, caller: Caller, company: int, subject: int, *, problem: bool
    ) -> Reply[NotePage | None]:
        """The next words are the note, or the company's own problem."""

        async def act(bench: Bench) -> NotePage | None:
            unit = unit_of(bench, subject)
            if unit is None:
                return None
            await bench.work.writings.put(_writing(bench, unit.key, problem=problem, words=""))
            return await _page(bench, unit, is_problem=problem)

        return await self._door.inside(caller, company, act)

    async def typed(self, caller: Caller, writing: Writing, words: str) -> Reply[NotePage | Faulty | None]:
        """Checked and shown; nothing is said to learners before a yes."""
        problem = writing.kind is WritingKind.PROBLEM
        checked = check_problem(words) if problem else check_note(words)

        async def act(bench: Bench) -> NotePage | Faulty | None:
            unit = bench.library.unit(UnitKey(writing.subject), bench.language)
            if unit is None:
                await bench.work.writings.drop(bench.contact.id)
                return None
            if not isinstance(checked, CleanText):
                return Faulty(sentences=tuple(fault.sentence for fault in checked))
            await bench.work.writings.put(_writing(bench, unit.key, problem=problem, words=checked.text))
            return await _page(bench, unit, waiting=checked.text, is_problem=problem)

        return await self._door.inside(caller, writing.company, act)

    async def accept(self, caller: Caller, company: int, subject: int, stamp: int) -> Reply[NotePage | None]:
        """Learners see it from now on; `stamp` says which words the yes was for. None: they wait no more."""

        async def act(bench: Bench) -> NotePage | None:
            unit, writing = unit_of(bench, subject), await bench.work.writings.of(bench.contact.id)
            if unit is not None and not await bench.is_first():
                return await _page(bench, unit)
            if unit is None or writing is None or not _is_meant(writing, bench, unit.key, stamp):
                return None
            await bench.work.workshop.hold(bench.company.id)
            kept = await _kept(bench, unit)
            words = _words(writing)
            is_problem = writing.kind is WritingKind.PROBLEM
            await _save(
                bench,
                LocalNote(
                    unit=unit.key,
                    language=kept.language,
                    note=kept.note if is_problem else words,
                    problem=words if is_problem else kept.problem,
                ),
            )
            await bench.work.writings.drop(bench.contact.id)
            return await _page(bench, unit)

        return await self._door.inside(caller, company, act)

    async def cancel(self, caller: Caller, company: int) -> Reply[None]:
        async def act(bench: Bench) -> None:
            await bench.work.writings.drop(bench.contact.id)

        return await self._door.inside(caller, company, act)

    async def remove(self, caller: Caller, company: int, subject: int) -> Reply[NotePage | None]:
        """Neither a note nor a problem of the company's own any more, in the unit's language."""

        async def act(bench: Bench) -> NotePage | None:
            unit = unit_of(bench, subject)
            if unit is None:
                return None
            await _save(bench, replace(await _kept(bench, unit), note="", problem=""))
            return await _page(bench, unit)

        return await self._door.inside(caller, company, act)

    async def files(self, caller: Caller, company: int) -> Reply[dict[str, bytes]]:
        """All notes as files, `bei-uns/<module>.<language>.md`; empty if there are none."""
        return await self._door.inside(caller, company, note_files)


async def note_files(bench: Bench) -> dict[str, bytes]:
    by_file: dict[tuple[str, str], list[LocalNote]] = {}
    for note in await bench.work.workshop.notes(bench.company.id):
        by_file.setdefault((note.unit.split("/")[0], note.language), []).append(note)
    return {
        f"bei-uns/{module}.{language}.md": notes_text(
            module, language, found, titles=_titles(bench, found)
        ).encode()
        for (module, language), found in by_file.items()
    }


async def take_notes(bench: Bench, files: Iterable[LocalNotes]) -> int:
    """Notes that came as a file; how many."""
    count = 0
    for file in files:
        for note in file.notes:
            await _save(bench, note)
            count += 1
    return count


def unit_of(bench: Bench, subject: int) -> Unit | None:
    """The unit that a button means, published or not, without the company's own words."""
    return unit_named(subject, bench.library, bench.language)


def stamp_of(words: str, *, is_problem: bool) -> int:
    """By which a yes names what it was said to."""
    return short(f"{is_problem}:{words}")


def _is_meant(writing: Writing, bench: Bench, unit: str, stamp: int) -> bool:
    if writing.kind not in {WritingKind.NOTE, WritingKind.PROBLEM} or not writing.state:
        return False
    is_here = (writing.company, writing.subject) == (bench.company.id, unit)
    return is_here and stamp == stamp_of(_words(writing), is_problem=writing.kind is WritingKind.PROBLEM)


def _words(writing: Writing) -> str:
    return str(json.loads(writing.state)["words"])


async def _units(bench: Bench, module: Module) -> Units:
    notes = {note.unit for note in await bench.work.workshop.notes(bench.company.id)}
    return Units(company=bench.company, module=module, noted=frozenset(notes))


async def _page(bench: Bench, unit: Unit, *, waiting: str = "", is_problem: bool = False) -> NotePage:
    kept = await _kept(bench, unit)
    return NotePage(
        company=bench.company,
        unit=unit,
        note=kept.note,
        problem=kept.problem,
        waiting=waiting,
        is_problem=is_problem,
    )


async def _kept(bench: Bench, unit: Unit) -> LocalNote:
    """In the language of the unit as the trainer sees it, whatever they speak; empty if there is none."""
    notes = await bench.work.workshop.notes(bench.company.id)
    found = (note for note in notes if (note.unit, note.language) == (unit.key, unit.language))
    return next(found, LocalNote(unit=unit.key, language=unit.language, note="", problem=""))


async def _save(bench: Bench, note: LocalNote) -> None:
    content = await bench.work.workshop.hold(bench.company.id)
    await bench.work.workshop.save_note(bench.company.id, note)
    await bench.work.workshop.change(bench.company.id, lock=content.lock)


def _writing(bench: Bench, unit: str, *, problem: bool, words: str) -> Writing:
    return Writing(
        contact=bench.contact.id,
        company=bench.company.id,
        kind=WritingKind.PROBLEM if problem else WritingKind.NOTE,
        subject=unit,
        state=json.dumps({"words": words}, ensure_ascii=False) if words else "",
        since=bench.today,
    )


def _titles(bench: Bench, notes: Iterable[LocalNote]) -> dict[UnitKey, str]:
    found = {}
    for note in notes:
        unit = bench.library.unit(UnitKey(note.unit), note.language)
        if unit is not None:
            found[unit.key] = unit.title
    return found
