"""Every process sees what a company published, at the next tap."""

from datetime import date
from typing import Final

from bot.libraries import Libraries
from contacts.model import CompanyId
from contacts.workshop import LocalNote, Revision, RevisionState
from content.skeleton import skeleton
from db.work import Database
from learning.model import ModuleId, Status, UnitKey
from tests.db.builders import a_company
from tests.edition import whole_edition

OWN: Final = "team-zettel"
LIBRARY: Final = whole_edition()
NOTED: Final = UnitKey("daten-bestand/differenz")
NOTE: Final = LocalNote(unit=NOTED, language="de", note="Frag im Lager.", problem="")


def revision(state: RevisionState = RevisionState.PUBLISHED, *, marks: str = "- [x]") -> Revision:
    """`marks`: how right answers are marked."""
    files = {path: text.replace("status: draft", "status: published") for path, text in skeleton(OWN).items()}
    files = {path: text.replace("- [x]", marks) for path, text in files.items()}
    return Revision(
        module=OWN, number=1, state=state, base=0, files=files, media={}, made_on=date(2026, 3, 2)
    )


async def keep(database: Database, *revisions: Revision, note: LocalNote | None = None) -> CompanyId:
    async with database.work() as work:
        company = (await a_company(work)).id
        await work.workshop.hold(company)
        for one in revisions:
            await work.workshop.save(company, one)
        if note is not None:
            await work.workshop.save_note(company, note)
        await work.workshop.change(company, lock="")
    return company


async def test_a_company_without_own_content_has_the_edition_itself(database: Database) -> None:
    async with database.work() as work:
        company = (await a_company(work)).id
        assert await Libraries(LIBRARY).of(work, company) is LIBRARY


async def test_what_one_process_publishes_another_one_sees(database: Database) -> None:
    here, there = Libraries(LIBRARY), Libraries(LIBRARY)
    company = await keep(database, note=NOTE)
    for libraries in (here, there):
        async with database.reading() as work:
            assert (await libraries.of(work, company)).module(ModuleId(OWN), "de") is None
    await keep(database, revision())
    for libraries in (here, there):
        async with database.reading() as work:
            found = await libraries.of(work, company)
            module = found.module(ModuleId(OWN), "de")
            assert module is not None
            assert module.is_own
            assert await libraries.of(work, company) is found


async def test_a_note_survives_new_texts_of_its_unit(database: Database) -> None:
    company = await keep(database, revision(), note=NOTE)
    async with database.reading() as work:
        unit = (await Libraries(LIBRARY).of(work, company)).unit(NOTED, "en")
    original = LIBRARY.unit(NOTED, "en")
    assert unit is not None
    assert original is not None
    assert unit.local_note == "Frag im Lager."
    assert unit.problem == original.problem
    assert original.local_note == ""


async def test_a_withdrawn_module_is_offered_no_more_and_its_questions_can_still_be_found(
    database: Database,
) -> None:
    company = await keep(database, revision(RevisionState.WITHDRAWN))
    async with database.reading() as work:
        library = await Libraries(LIBRARY).of(work, company)
    assert library.module(ModuleId(OWN), "de") is None
    assert library.unit(UnitKey(f"{OWN}/zettel-weg"), "de") is not None
    assert {module.status for module in library.modules("de")} == {Status.PUBLISHED}


async def test_a_module_that_newer_rules_refuse_is_left_out_and_the_others_stay(database: Database) -> None:
    company = await keep(database, revision(marks="- [ ]"), note=NOTE)
    async with database.reading() as work:
        library = await Libraries(LIBRARY).of(work, company)
    assert library.module(ModuleId(OWN), "de") is None
    assert len(library.modules("de")) == len(LIBRARY.modules("de"))


async def test_an_id_of_the_edition_cannot_be_taken_over(database: Database) -> None:
    files = {path.replace(OWN, "daten-bestand"): text for path, text in revision().files.items()}
    files = {path: text.replace(OWN, "daten-bestand") for path, text in files.items()}
    foreign = Revision(
        module="daten-bestand",
        number=1,
        state=RevisionState.PUBLISHED,
        base=0,
        files=files,
        media={},
        made_on=date(2026, 3, 2),
    )
    company = await keep(database, foreign)
    async with database.reading() as work:
        library = await Libraries(LIBRARY).of(work, company)
    assert library.module(ModuleId("daten-bestand"), "de") == LIBRARY.module(ModuleId("daten-bestand"), "de")
