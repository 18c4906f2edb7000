"""Flags and remarks: whose they are as long as they must be, and told without anybody."""

from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from contacts.model import CompanyId, Role
from contacts.voices import Flag, FlagKind, FlagState, Remark, Trainer, voiced
from contacts.workshop import Writing, WritingKind
from db.schema import flag, remark, writing
from db.work import Database
from tests.db.builders import DAY, NOW, TODAY, Person, a_company, enrolled

WEEK = date(2026, 3, 2)
"""the Monday that NOW is in"""
UNIT, MEDIAN, MEAN = "daten-bestand/median", "daten-bestand#median", "daten-bestand#mittel"
KINDS = st.sampled_from(FlagKind)
SUBJECTS = st.sampled_from([UNIT, MEDIAN, MEAN])


def a_flag(
    subject: str = MEDIAN, kind: FlagKind = FlagKind.UNCLEAR, *, week: date = WEEK, reply: str = ""
) -> Flag:
    state = FlagState.ANSWERED if reply else FlagState.OPEN
    return Flag(subject=subject, kind=kind, week=week, state=state, reply=reply)


async def flagged(database: Database, person: Person, *flags: Flag) -> None:
    async with database.work() as work:
        for one in flags:
            await work.voices.put(person.learner, person.company.id, one)


async def a_trainer(database: Database, company: CompanyId, chat: int = 99, language: str = "de") -> Trainer:
    async with database.work() as work:
        found = await work.people.admit(chat, company=company, role=Role.TRAINER, language=language)
    return Trainer(contact=found.id, language=language)


# --- of one learner -----------------------------------------------------------------------------


async def test_a_learner_has_one_flag_about_a_subject(database: Database) -> None:
    person = await enrolled(database)
    await flagged(database, person, a_flag(), a_flag(kind=FlagKind.WRONG), a_flag(UNIT))
    async with database.reading() as work:
        assert await work.voices.flag(person.learner, MEDIAN) == a_flag(kind=FlagKind.WRONG)
        assert await work.voices.flag(person.learner, MEAN) is None
    async with database.work() as work:
        await work.voices.take_back(person.learner, MEDIAN)
    async with database.reading() as work:
        assert await work.voices.flag(person.learner, MEDIAN) is None
        assert await work.voices.flag(person.learner, UNIT) == a_flag(UNIT)


async def test_what_was_read_is_forgotten_and_what_still_waits_is_not(database: Database) -> None:
    person, other = await enrolled(database), await enrolled(database, 5)
    replied = a_flag(MEDIAN, reply="Wird besser."), a_flag(MEAN, reply="Danke.")
    await flagged(database, person, *replied, a_flag(UNIT))
    await flagged(database, other, *replied)
    async with database.work() as work:
        assert await work.voices.answered(person.learner) == replied
        await work.voices.forget_answered(person.learner, [MEDIAN, UNIT])
    async with database.reading() as work:
        assert await work.voices.answered(person.learner) == replied[1:]
        assert await work.voices.flag(person.learner, UNIT) is not None
        assert await work.voices.answered(other.learner) == replied


async def test_flags_go_with_the_learner_and_a_remark_knows_of_none(database: Database) -> None:
    person = await enrolled(database)
    await flagged(database, person, a_flag())
    async with database.work() as work:
        sentence = Remark(subject=MEDIAN, kind=FlagKind.UNCLEAR, words="Was heißt Median?")
        await work.voices.add_remark(person.company.id, sentence, week=WEEK)
        await work.people.erase(person.contact)
    async with database.reading() as work:
        assert (await work.transaction.run(select(flag))).all() == []
        kept = (await work.transaction.run(select(remark))).mappings().one()
    assert kept["words"] == "Was heißt Median?"
    assert {"learner", "contact"}.isdisjoint(kept)
    assert kept["id"] > 1_000_000, "random: a running number would tell the order"


# --- of a company -------------------------------------------------------------------------------


async def test_a_company_waits_as_long_as_its_trainers_were_not_told(database: Database) -> None:
    person = await enrolled(database)
    place = person.company
    await flagged(database, person, a_flag())
    async with database.reading() as work:
        assert await work.voices.waiting() == (), "nobody reads it"
    trainer = await a_trainer(database, place.id)
    async with database.work() as work:
        assert await work.voices.trainers(place.id) == (trainer,)
        (waiting,) = await work.voices.waiting()
        assert (waiting.company, waiting.oldest, waiting.closed) == (place, WEEK, None)
        assert len(await work.voices.collect(place.id, through=WEEK)) == 1
        assert await work.voices.waiting() == ()
        assert await work.voices.collect(place.id, through=WEEK) == (), "told once"


async def test_a_trainer_who_blocked_the_bot_reads_nothing(database: Database) -> None:
    person = await enrolled(database)
    await flagged(database, person, a_flag())
    trainer = await a_trainer(database, person.company.id)
    async with database.work() as work:
        await work.people.mark_blocked(trainer.contact, on=TODAY)
        assert await work.voices.trainers(person.company.id) == ()
        assert await work.voices.waiting() == ()


async def test_a_week_is_closed_once_and_never_backwards(database: Database) -> None:
    async with database.work() as work:
        place = (await a_company(work)).id
        assert await work.voices.close_week(place, WEEK)
        assert not await work.voices.close_week(place, WEEK)
        assert not await work.voices.close_week(place, WEEK - 7 * DAY)
        assert await work.voices.close_week(place, WEEK + 7 * DAY)


async def test_what_comes_in_a_later_week_is_told_later(database: Database) -> None:
    person = await enrolled(database)
    later = WEEK + 7 * DAY
    await flagged(database, person, a_flag(UNIT), a_flag(week=later))
    async with database.work() as work:
        first = await work.voices.collect(person.company.id, through=WEEK)
        second = await work.voices.collect(person.company.id, through=later)
    assert [one.subject for one in first] == [UNIT]
    assert [one.subject for one in second] == [MEDIAN]


async def test_an_answer_reaches_those_whom_trainers_were_told_of_and_the_remarks_go(
    database: Database,
) -> None:
    one, two, late = [await enrolled(database, chat) for chat in (1, 2, 3)]
    elsewhere = await enrolled(database, 4, company="Metallbau Kern")
    place = one.company.id
    sentence = Remark(subject=MEDIAN, kind=FlagKind.UNCLEAR, words="Was heißt Median?")
    for person in (one, two, elsewhere):
        await flagged(database, person, a_flag())
    async with database.work() as work:
        await work.voices.add_remark(place, sentence, week=WEEK)
        await work.voices.collect(place, through=WEEK)
        await work.voices.collect(elsewhere.company.id, through=WEEK)
    await flagged(database, late, a_flag(week=WEEK + 7 * DAY))
    async with database.work() as work:
        assert await work.voices.answer(place, MEDIAN, "Steht jetzt dabei.")
        assert not await work.voices.answer(place, MEDIAN, "Noch einmal."), "nobody waits any more"
    async with database.reading() as work:
        for person in (one, two):
            (told,) = await work.voices.answered(person.learner)
            assert told.reply == "Steht jetzt dabei."
        assert await work.voices.answered(late.learner) == ()
        assert await work.voices.answered(elsewhere.learner) == ()
        assert (await work.transaction.run(select(remark))).all() == []


# --- the law ------------------------------------------------------------------------------------


async def test_who_said_what_and_in_which_order_cannot_be_told_from_what_trainers_get(
    database: Database,
) -> None:
    said = [(MEDIAN, FlagKind.WRONG), (MEDIAN, FlagKind.UNCLEAR), (UNIT, FlagKind.HELPED)]
    words = ["Das Komma fehlt.", "Zu schnell.", "Gut."]
    told = set()
    for number, order in enumerate(permutations(range(len(said)))):
        company = f"Firma {number}"
        people = [await enrolled(database, 10 * number + place, company) for place in range(len(said))]
        place = people[0].company.id
        for sender, which in enumerate(order):
            subject, kind = said[which]
            await flagged(database, people[sender], a_flag(subject, kind))
            async with database.work() as work:
                sentence = Remark(subject=subject, kind=kind, words=words[which])
                await work.voices.add_remark(place, sentence, week=WEEK)
        async with database.work() as work:
            told.add(await work.voices.collect(place, through=WEEK))
    assert len(told) == 1
    assert sum(times for one in told.pop() for _, times in one.counts) == len(said)


@given(
    st.lists(st.tuples(SUBJECTS, KINDS), max_size=12),
    st.lists(st.builds(Remark, subject=SUBJECTS, kind=KINDS, words=st.text(max_size=8)), max_size=6),
    st.randoms(use_true_random=False),
)
def test_any_order_of_what_was_said_gives_the_same(
    flags: list[tuple[str, FlagKind]], remarks: list[Remark], chance: object
) -> None:
    other_flags, other_remarks = flags[:], remarks[:]
    chance.shuffle(other_flags)  # type: ignore[attr-defined] # hypothesis gives its own random.Random
    chance.shuffle(other_remarks)  # type: ignore[attr-defined] # the same
    told = voiced(flags, remarks, week=WEEK)
    assert told == voiced(other_flags, other_remarks, week=WEEK)
    assert sum(times for one in told for _, times in one.counts) == len(flags)
    assert sorted(remark.words for one in told for remark in one.remarks) == sorted(
        remark.words for remark in remarks
    )


def test_sentences_are_shuffled_anew_every_week_and_stand_in_no_order_of_ours() -> None:
    remarks = [Remark(subject=UNIT, kind=FlagKind.UNCLEAR, words=f"Satz {number}") for number in range(8)]
    orders = {
        tuple(remark.words for remark in voiced([], remarks, week=WEEK + number * 7 * DAY)[0].remarks)
        for number in range(4)
    }
    assert len(orders) == 4
    assert tuple(sorted(remark.words for remark in remarks)) not in orders


# --- how long -----------------------------------------------------------------------------------


async def test_flags_and_remarks_go_after_ninety_days_whatever_became_of_them(database: Database) -> None:
    person = await enrolled(database)
    await flagged(database, person, a_flag(), a_flag(UNIT, reply="Danke."))
    async with database.work() as work:
        for words in ("Gesendet.", "Nicht gesendet."):
            sentence = Remark(subject=MEAN, kind=FlagKind.WRONG, words=words)
            await work.voices.add_remark(person.company.id, sentence, week=WEEK)
    await flagged(database, person, a_flag(MEAN, week=WEEK + 7 * DAY))

    async def left() -> tuple[int, int]:
        async with database.reading() as work:
            flags = (await work.transaction.run(select(flag))).all()
            return len(flags), len((await work.transaction.run(select(remark))).all())

    monday = NOW - timedelta(days=(TODAY - WEEK).days)
    await database.sweep(now=monday + 89 * DAY)
    assert await left() == (3, 2)
    await database.sweep(now=monday + 90 * DAY)
    assert await left() == (1, 0)


async def test_what_somebody_was_writing_goes_after_thirty_days(database: Database) -> None:
    person = await enrolled(database)
    async with database.work() as work:
        await work.writings.put(
            Writing(
                contact=person.contact,
                company=person.company.id,
                kind=WritingKind.REMARK,
                subject=MEDIAN,
                state="",
                since=TODAY,
            )
        )
    for days, rows in ((30, 1), (31, 0)):
        await database.sweep(now=NOW + days * DAY)
        async with database.reading() as work:
            assert len((await work.transaction.run(select(writing))).all()) == rows
