"""Every screen of the bench: what a trainer sees of her modules, and of what is said "bei uns"."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final

from bot.bench.values import (
    Difficulty,
    Draft,
    Faulty,
    Home,
    Line,
    ModulePage,
    NotePage,
    Received,
    Shelf,
    Units,
    Versions,
)
from bot.screens import localnote, trainer
from bot.screens.screen import Screen
from bot.texts import trainer as texts
from bot.texts.tongue import Tongue
from contacts.model import Company, CompanyId
from contacts.workshop import Revision, RevisionState
from content.changes import Change, compare_languages, texts_of
from content.edition import edition
from content.findings import Finding, error, warning
from content.skeleton import skeleton
from learning.model import ModuleId
from tests.edition import whole_edition

OWN: Final = "team-zettel"
DAY: Final = date(2026, 11, 24)
COMPANY: Final = Company(
    id=CompanyId(4711),
    name="Lindner & Söhne",
    headcount=28,
    zone="Europe/Berlin",
    state="BY",
    language="de",
    trade="lager",
    created_on=DAY,
)
FINDINGS: Final = (
    error(
        "modules/team-zettel.de.md",
        8,
        "M004",
        "„datne“ ist kein gültiger Wert. Meintest du „daten“?",
    ),
    warning(
        "quizzes/team-zettel.de.md",
        17,
        "Q015",
        "„17“ steht schon im Beispiel. Nimm einen neuen Fall.",
    ),
)


def bench_screens(to: Tongue) -> Iterator[tuple[str, Screen]]:
    """Name and screen."""
    yield from _modules(to)
    yield from _notes(to)


def _modules(to: Tongue) -> Iterator[tuple[str, Screen]]:
    home = Home(company=COMPANY, modules=(), notes=0, orphans=())
    lines = tuple(
        Line(module=OWN, title="Der Zettel", state=state, has_draft=state is RevisionState.PUBLISHED)
        for state in (RevisionState.PUBLISHED, RevisionState.WITHDRAWN, RevisionState.DRAFT)
    )
    full = replace(home, modules=lines, notes=2, orphans=("daten-bestand/alt",), is_told=True)
    yield "bench, empty", trainer.home(to, home)
    yield "bench", trainer.home(to, full)
    yield "own modules, none", trainer.modules(to, home)
    yield "own modules", trainer.modules(to, full)
    faulty = _draft(FINDINGS, {})
    yield "draft with errors", trainer.module(to, _page(draft=faulty))
    yield "first draft", trainer.module(to, _page(draft=_draft((), _changes())))
    changed = _draft((), _changes(**{"Das Brett hängt": "Ein Brett hängt", "version: 1": "version: 2"}))
    moved = replace(changed, is_moved=True)
    yield (
        "draft of a published one",
        trainer.module(to, _page(state=RevisionState.PUBLISHED, draft=moved, older=2, stale=("en",))),
    )
    page = _page(state=RevisionState.PUBLISHED)
    yield "published", trainer.module(to, page, said=texts.published(to, page.title))
    yield "withdrawn", trainer.module(to, _page(state=RevisionState.WITHDRAWN), said=texts.withdrawn(to))
    yield "versions", trainer.versions(to, Versions(page=page, revisions=_revisions()))
    received = Received(pages=(_page(draft=faulty),), findings=FINDINGS, notes=2)
    for number, screen in enumerate(trainer.received(to, received), start=1):
        yield f"files arrived, {number}", screen
    yield "files refused", trainer.received(to, Received(refused=FINDINGS[:1]))[0]


def _notes(to: Tongue) -> Iterator[tuple[str, Screen]]:
    library = whole_edition()
    modules = library.modules(to.language)
    module = library.module(ModuleId("daten-bestand"), to.language)
    assert module is not None
    unit = module.units[0]
    noted = frozenset({module.id})
    shelf = Shelf(company=COMPANY, modules={one.id: one.title for one in modules}, noted=noted)
    page = NotePage(company=COMPANY, unit=unit, note="Frag an **Tor 3**.", problem="")
    yield "notes, modules", localnote.shelf(to, shelf)
    yield (
        "notes, units",
        localnote.units(to, Units(company=COMPANY, module=module, noted=frozenset({unit.key}))),
    )
    yield "note, asked for", localnote.write(to, replace(page, note=""))
    yield "note, there is one", localnote.write(to, page)
    yield "note, problem asked for", localnote.write(to, replace(page, is_problem=True))
    yield "note, waits", localnote.waiting(to, replace(page, waiting="Frag im **Lager**."))
    yield (
        "note, problem waits",
        localnote.waiting(to, replace(page, waiting="Montag, Tor 3. 12 Rollen fehlen.", is_problem=True)),
    )
    yield "note, published", localnote.saved(to, page, said=texts.note_saved(to))
    faulty = Faulty(sentences=("43 Wörter, höchstens 40. Lass drei weg.",))
    yield "note, too long", localnote.faulty(to, faulty, company=COMPANY.id)
    yield "difficulty", localnote.difficulty(to, Difficulty(company=COMPANY, module=module, levels={}))


def _page(
    *,
    state: RevisionState | None = None,
    draft: Draft | None = None,
    older: int = 0,
    stale: tuple[str, ...] = (),
) -> ModulePage:
    return ModulePage(
        company=COMPANY,
        module=OWN,
        title="Der Zettel an der Tür",
        languages=("de",),
        stale=stale,
        state=state,
        number=3 if state else 0,
        draft=draft,
        units=(),
        older=older,
    )


def _draft(findings: tuple[Finding, ...], changes: dict[str, Change]) -> Draft:
    return Draft(number=4, made_on=DAY, findings=findings, changes=changes, is_moved=False)


def _changes(**replaced: str) -> dict[str, Change]:
    """What learners notice: of the whole module, or of these words changed."""
    before = {path: text.encode() for path, text in skeleton(OWN).items()}
    after = dict(before)
    for old, new in replaced.items():
        after = {path: raw.replace(old.encode(), new.encode()) for path, raw in after.items()}
    known = texts_of(edition(before), OWN) if replaced else {}
    return dict(compare_languages(known, texts_of(edition(after), OWN)))


def _revisions() -> tuple[Revision, ...]:
    return tuple(
        Revision(module=OWN, number=number, state=state, base=0, files={}, media={}, made_on=DAY)
        for number, state in ((3, RevisionState.PUBLISHED), (2, RevisionState.REPLACED))
    )
