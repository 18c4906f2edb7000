"""Chats become contacts, links open doors, and doors close."""

from datetime import timedelta

import pytest

from contacts.model import Contact, LinkFault, Role, Welcome
from db.work import Database
from tests.db.builders import NOW, TODAY, a_company, enrolled, planned

CHAT = 6_000_000_123


async def test_a_stranger_is_not_found(database: Database) -> None:
    async with database.reading() as work:
        assert await work.people.find(CHAT) is None


async def test_a_chat_is_found_again_with_all_its_roles(database: Database) -> None:
    async with database.work() as work:
        company = await a_company(work)
        first = await work.people.admit(CHAT, company=company.id, role=Role.LEARNER, language="de")
        second = await work.people.admit(CHAT, company=company.id, role=Role.COUNCIL, language="en")
        again = await work.people.admit(CHAT, company=company.id, role=Role.COUNCIL, language="en")
    async with database.reading() as work:
        found = await work.people.find(CHAT)
        assert await work.people.chat_id(first.id) == CHAT
    assert found == second == again
    assert found is not None
    assert found.language == "de"
    assert found.roles == {(company.id, Role.LEARNER), (company.id, Role.COUNCIL)}


async def test_the_join_code_welcomes_learners_as_often_as_needed(database: Database) -> None:
    async with database.work() as work:
        company = await a_company(work)
        code = await work.companies.join_code(company.id)
        for _ in range(2):
            assert await work.people.welcome(code, now=NOW) == Welcome(company=company, role=Role.LEARNER)
        assert await work.people.redeem(CHAT, code, language="de", now=NOW) is LinkFault.UNKNOWN


async def test_a_rotated_code_is_unknown(database: Database) -> None:
    async with database.work() as work:
        company = await a_company(work)
        old = await work.companies.join_code(company.id)
        new = await work.companies.rotate_join_code(company.id)
        assert await work.companies.join_code(company.id) == new
        assert await work.people.welcome(old, now=NOW) is LinkFault.UNKNOWN
        assert await work.people.welcome(new, now=NOW) == Welcome(company=company, role=Role.LEARNER)


async def test_an_invitation_opens_once(database: Database) -> None:
    async with database.work() as work:
        company = await a_company(work)
        link = await work.companies.invite(company.id, Role.MANAGER, now=NOW)
        assert await work.people.welcome(link, now=NOW) == Welcome(company=company, role=Role.MANAGER)
        admitted = await work.people.redeem(CHAT, link, language="de", now=NOW)
        assert isinstance(admitted, Contact)
        assert admitted.roles == {(company.id, Role.MANAGER)}
        assert await work.people.redeem(CHAT + 1, link, language="de", now=NOW) is LinkFault.USED
        assert await work.people.find(CHAT + 1) is None


async def test_an_invitation_expires_after_a_fortnight(database: Database) -> None:
    async with database.work() as work:
        company = await a_company(work)
        link = await work.companies.invite(company.id, Role.TRAINER, now=NOW)
        late = NOW + timedelta(days=14)
        assert await work.people.redeem(CHAT, link, language="de", now=late) is LinkFault.EXPIRED
        assert await work.people.welcome(link, now=late) is LinkFault.EXPIRED


async def test_an_invented_link_is_unknown(database: Database) -> None:
    async with database.work() as work:
        assert await work.people.welcome("e" + "A" * 22, now=NOW) is LinkFault.UNKNOWN
        assert await work.people.welcome("", now=NOW) is LinkFault.UNKNOWN


async def test_revoking_a_role_closes_its_links_and_takes_it_from_its_holders(database: Database) -> None:
    async with database.work() as work:
        company = await a_company(work)
        await work.people.admit(CHAT, company=company.id, role=Role.MANAGER, language="de")
        await work.people.admit(CHAT, company=company.id, role=Role.LEARNER, language="de")
        await work.people.admit(CHAT + 1, company=company.id, role=Role.MANAGER, language="de")
        link = await work.companies.invite(company.id, Role.MANAGER, now=NOW)
        assert await work.companies.revoke(company.id, Role.MANAGER) == 2
        assert await work.people.welcome(link, now=NOW) is LinkFault.UNKNOWN
        learner = await work.people.find(CHAT)
        assert learner is not None
        assert learner.roles == {(company.id, Role.LEARNER)}
        assert await work.people.find(CHAT + 1) is None


async def test_who_gives_up_the_last_role_is_gone(database: Database) -> None:
    person = await enrolled(database)
    async with database.work() as work:
        await work.people.admit(person.chat, company=person.company.id, role=Role.TRAINER, language="de")
        await work.people.leave(person.contact, person.company.id, Role.LEARNER)
        assert await work.enrolment.learner_of(person.contact) is None
        assert await work.people.find(person.chat)
        await work.people.leave(person.contact, person.company.id, Role.TRAINER)
        assert await work.people.find(person.chat) is None


async def test_deleting_a_company_takes_its_people_but_not_those_who_work_elsewhere_too(
    database: Database,
) -> None:
    here = await enrolled(database, 1, "A")
    both = await enrolled(database, 2, "A")
    async with database.work() as work:
        elsewhere = await a_company(work, "B")
        await work.people.admit(2, company=elsewhere.id, role=Role.COUNCIL, language="de")
        await work.companies.delete(here.company.id)
        assert [company.name for company in await work.companies.all()] == ["B"]
        assert await work.companies.get(here.company.id) is None
        assert await work.people.find(1) is None
        left = await work.people.find(2)
        assert left is not None
        assert left.roles == {(elsewhere.id, Role.COUNCIL)}
        assert await work.enrolment.learner_of(both.contact) is None


async def test_a_company_name_is_taken_once(database: Database) -> None:
    async with database.work() as work:
        company = await a_company(work)
        with pytest.raises(ValueError, match="exists already"):
            await work.companies.create(
                name=company.name, headcount=5, zone="UTC", state="", language="de", trade="alle", on=TODAY
            )
        await work.companies.declare_headcount(company.id, 31)
        known = await work.companies.named(company.name)
        assert known is not None
        assert known.headcount == 24
        assert (await work.units.pending(company.id)).headcount == 31


async def test_who_blocks_the_bot_is_not_written_to_until_they_come_back(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact)
    async with database.work() as work:
        await work.people.mark_blocked(person.contact, on=TODAY)
        assert await work.outbox.claim(now=NOW, lease_s=30) is None
        await work.people.mark_reachable(person.contact)
        assert await work.outbox.claim(now=NOW, lease_s=30) is None
    await planned(database, person.contact, "nudge:2")
    async with database.work() as work:
        assert await work.outbox.claim(now=NOW, lease_s=30)


async def test_enrolling_again_moves_and_keeps_what_was_learned(database: Database) -> None:
    first = await enrolled(database, company="A")
    second = await enrolled(database, company="B")
    assert first.learner == second.learner
    async with database.work() as work:
        assert await work.enrolment.consent_of(first.learner) == "c0ffee"
        await work.enrolment.agree(first.learner, consent="newer", on=TODAY)
        assert await work.enrolment.consent_of(first.learner) == "newer"


async def test_a_language_is_one_for_the_chat_and_the_learner(database: Database) -> None:
    person = await enrolled(database)
    async with database.work() as work:
        await work.people.speak(person.contact, "en")
        assert (await work.study(person.learner).learner()).language == "en"


async def test_the_chat_of_somebody_erased_is_not_known(database: Database) -> None:
    person = await enrolled(database)
    async with database.work() as work:
        await work.people.erase(person.contact)
        with pytest.raises(LookupError):
            await work.people.chat_id(person.contact)
        with pytest.raises(LookupError):
            await work.study(person.learner).learner()
        with pytest.raises(LookupError):
            await work.enrolment.consent_of(person.learner)
