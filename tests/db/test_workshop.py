"""What a company wrote for itself, and what somebody is writing: kept, found again, gone."""

from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Final

from contacts.workshop import LocalNote, Revision, RevisionState, Writing, WritingKind
from db.work import Database
from tests.db.builders import TODAY, a_company, enrolled

DRAFT: Final = Revision(
    module="team-zettel",
    number=1,
    state=RevisionState.DRAFT,
    base=0,
    files={"modules/team-zettel.de.md": "\ufeff# Übergabe\r\n"},
    media={},
    made_on=date(2026, 3, 2),
)
NOTE: Final = LocalNote(unit="daten-bestand/differenz", language="de", note="Frag im Lager.", problem="")
PICTURE: Final = b"a picture"
DIGEST: Final = sha256(PICTURE).hexdigest()


async def test_files_come_back_to_the_letter(database: Database) -> None:
    async with database.work() as work:
        company = (await a_company(work)).id
        await work.workshop.save(company, DRAFT)
    async with database.reading() as work:
        assert await work.workshop.revisions(company, "team-zettel") == (DRAFT,)


async def test_learners_see_what_is_published_alone(database: Database) -> None:
    async with database.work() as work:
        company = (await a_company(work)).id
        for number, state in enumerate(RevisionState, start=1):
            await work.workshop.save(company, replace(DRAFT, number=number, state=state))
        seen = await work.workshop.published(company)
        assert {one.state for one in seen} == {RevisionState.PUBLISHED, RevisionState.WITHDRAWN}


async def test_every_change_is_counted(database: Database) -> None:
    async with database.work() as work:
        company = (await a_company(work)).id
        assert (await work.workshop.content(company)).state == 0
        await work.workshop.hold(company)
        await work.workshop.change(company, lock="{}")
        await work.workshop.hold(company)
        found = await work.workshop.content(company)
        assert (found.state, found.lock) == (1, "{}")


async def test_a_picture_lives_as_long_as_a_revision_names_it(database: Database) -> None:
    async with database.work() as work:
        company = (await a_company(work)).id
        await work.workshop.add_media(company, DIGEST, PICTURE)
        await work.workshop.add_media(company, "unused", b"another")
        await work.workshop.save(company, replace(DRAFT, media={"fach.png": DIGEST}))
        await work.workshop.sweep_media(company)
        assert await work.workshop.media(company, DIGEST) == PICTURE
        assert await work.workshop.picture(DIGEST) == PICTURE
        assert await work.workshop.media(company, "unused") is None


async def test_an_empty_note_is_none(database: Database) -> None:
    async with database.work() as work:
        company = (await a_company(work)).id
        await work.workshop.save_note(company, NOTE)
        await work.workshop.save_note(company, replace(NOTE, note="Frag an Tor 3."))
        assert [note.note for note in await work.workshop.notes(company)] == ["Frag an Tor 3."]
        await work.workshop.save_note(company, replace(NOTE, note=""))
        assert await work.workshop.notes(company) == ()


async def test_the_next_words_belong_to_what_was_begun_last_and_the_rest_waits(database: Database) -> None:
    person = await enrolled(database)
    told = Writing(
        contact=person.contact,
        company=person.company.id,
        kind=WritingKind.INTERVIEW,
        subject="",
        state="{}",
        since=TODAY,
    )
    note = replace(told, kind=WritingKind.NOTE, subject="daten-bestand/differenz", state="")
    async with database.work() as work:
        await work.writings.put(told)
        await work.writings.put(note)
        assert await work.writings.of(person.contact) == note
        await work.writings.drop(person.contact)
        assert await work.writings.of(person.contact) is None
        assert await work.writings.find(person.contact, person.company.id, WritingKind.INTERVIEW) == told


async def test_with_the_company_goes_all_of_it_and_with_the_person_what_she_was_writing(
    database: Database,
) -> None:
    person = await enrolled(database)
    async with database.work() as work:
        company = person.company.id
        await work.workshop.hold(company)
        await work.workshop.save(company, DRAFT)
        await work.workshop.save_note(company, NOTE)
        await work.people.erase(person.contact)
        assert await work.workshop.notes(company) == (NOTE,)
        await work.companies.delete(company)
        assert await work.workshop.notes(company) == ()
        assert await work.workshop.revisions(company, "team-zettel") == ()
