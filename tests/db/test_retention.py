"""What is kept for a while goes when its time is over."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from contacts.model import LinkFault, Role
from db.retention import Swept
from db.schema import contact, delivery
from db.work import Database
from learning.calm import Calm
from learning.model import PromptId, Verdict
from learning.session import PromptState
from tests.db.builders import DAY, NOW, TODAY, a_company, a_prompt, a_session, enrolled, planned


async def test_a_sweep_of_nothing_finds_nothing(database: Database) -> None:
    nothing = Swept(updates=0, prompts=0, deliveries=0, invitations=0)
    assert await database.sweep(now=NOW) == nothing


async def test_handled_updates_go_after_two_days(database: Database) -> None:
    async with database.work() as work:
        await work.updates.mark(1, on=TODAY)
    assert (await database.sweep(now=NOW + 2 * DAY)).updates == 0
    assert (await database.sweep(now=NOW + 3 * DAY)).updates == 1


async def test_what_was_given_goes_on_the_next_day_and_the_question_stays_open(database: Database) -> None:
    person = await enrolled(database)
    answered = replace(a_prompt(1, state=PromptState.ANSWERED, picked=(1,)), verdict=Verdict.RIGHT, tries=2)
    half = a_prompt(2, position=1, picked=(0, 2))
    async with database.work() as work:
        study = work.study(person.learner)
        await study.save_session(a_session())
        await study.save_prompt(answered)
        await study.save_prompt(half)
    assert (await database.sweep(now=NOW)).prompts == 0
    assert (await database.sweep(now=NOW + DAY)).prompts == 2
    async with database.reading() as work:
        study = work.study(person.learner)
        closed = replace(answered, state=PromptState.CLOSED, picked=(), verdict=None, tries=0)
        assert await study.prompt(PromptId(1)) == closed
        assert await study.prompt(PromptId(2)) == replace(half, picked=())


async def test_a_sent_delivery_becomes_a_date_after_eight_days_and_then_nothing(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact)
    async with database.work() as work:
        held = await work.outbox.claim(now=NOW, lease_s=60)
        assert held is not None
        await work.outbox.acknowledge(held, now=NOW)
    assert (await database.sweep(now=NOW + 8 * DAY)).deliveries == 0
    assert (await database.sweep(now=NOW + 9 * DAY)).deliveries == 1
    async with database.reading() as work:
        row = (await work.transaction.run(select(delivery))).one()
    assert (row.sent_on, row.due_at, row.dedup, row.payload) == (TODAY, None, None, "")
    assert (await database.sweep(now=NOW + 401 * DAY)).deliveries == 1


async def test_a_delivery_that_was_never_sent_goes_after_eight_days(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact, valid_until=NOW + timedelta(hours=2))
    async with database.work() as work:
        assert await work.outbox.claim(now=NOW + DAY, lease_s=60) is None
    assert (await database.sweep(now=NOW + 9 * DAY)).deliveries == 1


async def test_an_expired_link_reads_expired_for_a_fortnight_and_then_unknown(database: Database) -> None:
    async with database.work() as work:
        company = await a_company(work)
        link = await work.companies.invite(company.id, Role.MANAGER, now=NOW)
    for days, fault in ((27, LinkFault.EXPIRED), (29, LinkFault.UNKNOWN)):
        await database.sweep(now=NOW + days * DAY)
        async with database.reading() as work:
            assert await work.people.welcome(link, now=NOW + days * DAY) is fault


async def test_no_instant_of_a_past_message_stays(database: Database) -> None:
    person = await enrolled(database)
    await planned(database, person.contact)
    async with database.work() as work:
        await work.outbox.claim(now=NOW, lease_s=60)
        study = work.study(person.learner)
        calm = Calm(sent_in_week=1, last_sent_at=NOW, ignored=1, quiet=False)
        await study.save_learner(replace(await study.learner(), calm=calm))
        paused = select(contact.c.next_send_s)
        assert (await work.transaction.run(paused)).scalar_one() > 0
        await work.transaction.run(contact.update().values(next_send_s=1.0))
    await database.sweep(now=NOW + 9 * DAY)
    async with database.reading() as work:
        learner = await work.study(person.learner).learner()
        assert learner.calm == replace(calm, last_sent_at=None)
        assert (await work.transaction.run(paused)).scalar_one() == 0
