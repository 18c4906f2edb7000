"""Whatever is kept of a learner comes back as it was."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import event

from db import plans
from db.work import Database
from learning.calendar import AfterStart, BeforeHandover, Never, OwnTimes, Pause, Plan, Timetable, slot_on
from learning.calm import Calm
from learning.model import Level, PromptId, QuestionKey, UnitKey, Verdict
from learning.readiness import NOTHING_YET, Readiness, Reply, StepUp
from learning.rota import Entry, Roster, Shift, Span, by_weeks
from learning.session import PromptState, SessionId, TryState, TryTask, UnitState
from tests.db.builders import NOW, TODAY, a_card, a_prompt, a_session, enrolled

ROTA = Timetable(
    pattern=by_weeks([Shift.EARLY, Shift.NIGHT], monday=date(2026, 3, 2)),
    spans=((Shift.EARLY, Span(starts=time(5, 30), ends=time(13, 30))),),
    moment=BeforeHandover(timedelta(minutes=45)),
    zone="Europe/Berlin",
    state="BY",
    works_holidays=True,
    weekly_cap=3,
    changes=(Entry(on=date(2026, 3, 4), shift=Shift.FREE),),
)
OWN_HOURS = Entry(on=date(2026, 3, 5), shift=Shift.LATE, span=Span(starts=time(13), ends=time(1, 15)))
ROSTER = replace(
    ROTA,
    pattern=Roster(entries=(Entry(on=date(2026, 3, 2), shift=Shift.EARLY), OWN_HOURS)),
    moment=OwnTimes(((Shift.LATE, time(17, 30)),)),
    changes=(),
)


async def test_a_new_learner_has_not_been_asked_anything(database: Database) -> None:
    person = await enrolled(database)
    async with database.reading() as work:
        study = work.study(person.learner)
        learner = await study.learner()
        assert learner.plan is None
        assert learner.next_slot is None
        assert await study.session() is None
        assert await study.cards() == ()
        assert await study.card(QuestionKey("daten-bestand#median")) is None
        assert await study.units() == {}
        assert await study.open_try() is None
        assert await study.prompt_at(a_session()) is None


@pytest.mark.parametrize("plan", [ROTA, ROSTER, replace(ROTA, moment=AfterStart()), Never(), None])
@pytest.mark.parametrize("pause", [None, Pause(until=None), Pause(until=date(2026, 5, 1))])
async def test_a_learner_comes_back_as_saved(
    database: Database, plan: Plan | None, pause: Pause | None
) -> None:
    person = await enrolled(database)
    berlin = timezone(timedelta(hours=1))
    async with database.work() as work:
        study = work.study(person.learner)
        saved = replace(
            await study.learner(),
            plan=plan,
            pause=pause,
            language="en",
            counted=False,
            calm=Calm(sent_in_week=3, last_sent_at=NOW, ignored=2, quiet=True),
            next_slot=datetime(2026, 3, 4, 9, 30, 0, 125, tzinfo=berlin),
            nudge_message=123_456_789_012,
        )
        await study.save_learner(saved)
    async with database.reading() as work:
        found = await work.study(person.learner).learner()
        assert found == saved
        assert found.next_slot is not None
        assert found.next_slot.tzinfo is UTC


async def test_cards_come_back_graded_and_ungraded(database: Database) -> None:
    person = await enrolled(database)
    graded = a_card("b#two")
    ungraded = replace(a_card("a#one"), memory=None, first_right=None, shown_on=TODAY)
    async with database.work() as work:
        study = work.study(person.learner)
        await study.save_card(graded)
        await study.save_card(ungraded)
        better = replace(graded, case=2, first_right=False)
        await study.save_card(better)
    async with database.reading() as work:
        study = work.study(person.learner)
        assert await study.cards() == (ungraded, better)
        assert await study.card(graded.question) == better


async def test_a_session_goes_on_after_a_restart(database: Database) -> None:
    person = await enrolled(database)
    async with database.work() as work:
        await work.study(person.learner).save_session(a_session())
    async with database.work() as work:
        study = work.study(person.learner)
        session = await study.session()
        assert session == a_session()
        moved = replace(session, position=1, guess=3)
        await study.save_session(moved)
        assert await study.session() == moved
    async with database.reading() as work:
        assert await work.study(person.learner).session() == moved


async def test_a_new_session_replaces_the_old_one_with_its_prompts(database: Database) -> None:
    person = await enrolled(database)
    async with database.work() as work:
        study = work.study(person.learner)
        await study.save_session(a_session(1))
        await study.save_prompt(a_prompt(11, session=1))
        await study.save_session(a_session(2))
        await study.save_prompt(a_prompt(22, session=2))
    async with database.reading() as work:
        study = work.study(person.learner)
        assert await study.session() == a_session(2)
        assert await study.prompt(PromptId(11)) is None
        assert await study.prompt(PromptId(22)) == a_prompt(22, session=2)
        assert await study.prompt_at(a_session(2)) == a_prompt(22, session=2)
        assert await study.prompt_at(replace(a_session(2), position=1)) is None


async def test_nobody_answers_for_somebody_else(database: Database) -> None:
    ayse, murat = await enrolled(database, 1), await enrolled(database, 2)
    async with database.work() as work:
        await work.study(ayse.learner).save_session(a_session())
        await work.study(ayse.learner).save_prompt(a_prompt())
        assert await work.study(murat.learner).prompt(PromptId(900)) is None


async def test_the_next_answer_closes_what_was_answered_before(database: Database) -> None:
    person = await enrolled(database)
    answered = replace(
        a_prompt(1, state=PromptState.ANSWERED, picked=(2, 0, 1)), verdict=Verdict.WRONG, tries=1
    )
    async with database.work() as work:
        study = work.study(person.learner)
        await study.save_session(a_session())
        await study.save_prompt(answered)
        await study.save_prompt(a_prompt(2, position=1, picked=(1,)))
    async with database.work() as work:
        study = work.study(person.learner)
        assert await study.prompt(answered.id) == answered
        await study.close_prompts(besides=PromptId(2))
        here = await study.prompt(answered.id)
    closed = replace(answered, state=PromptState.CLOSED, picked=(), tries=0, verdict=None)
    async with database.reading() as work:
        study = work.study(person.learner)
        assert await study.prompt(answered.id) == closed == here
        assert await study.prompt(PromptId(2)) == a_prompt(2, position=1, picked=(1,))


async def test_units_and_try_tasks_move_on(database: Database) -> None:
    person = await enrolled(database)
    old, new = UnitKey("a/one"), UnitKey("a/two")
    async with database.work() as work:
        study = work.study(person.learner)
        await study.save_unit(old, UnitState.STARTED, on=TODAY)
        await study.save_unit(old, UnitState.DONE, on=TODAY)
        await study.save_unit(new, UnitState.KNOWN, on=TODAY)
        later = TryTask(unit=new, state=TryState.OPEN, since=TODAY + timedelta(days=1))
        earlier = TryTask(unit=old, state=TryState.OPEN, since=TODAY)
        await study.save_try(later)
        await study.save_try(earlier)
        assert await study.units() == {old: UnitState.DONE, new: UnitState.KNOWN}
        assert await study.open_try() == earlier
        await study.save_try(replace(earlier, state=TryState.WORKED))
        assert await study.open_try() == later


async def test_what_did_not_change_is_not_written(database: Database) -> None:
    person = await enrolled(database)
    async with database.work() as work:
        await work.study(person.learner).save_session(a_session())
    async with database.work() as work:
        study = work.study(person.learner)
        learner, session = await study.learner(), await study.session()
        assert session is not None
        written: list[str] = []
        connection = work.transaction.connection.sync_connection
        assert connection is not None
        event.listen(connection, "before_cursor_execute", lambda *call: written.append(call[2]))
        await study.save_learner(learner)
        await study.save_session(session)
        assert written == []


def test_a_plan_of_tomorrow_is_not_guessed_at() -> None:
    assert plans.decode(plans.encode(ROSTER)) == ROSTER
    with pytest.raises(ValueError, match="version 3, kind timetable"):
        plans.decode(json.dumps({"version": 3, "kind": "timetable"}))


def test_a_plan_of_the_first_version_keeps_its_days_and_its_time() -> None:
    """Some weekdays and a time: two hours of a day shift, in which a message may come at once."""
    kept = (
        '{"version":1,"kind":"weekly","days":[0,3],"at":"23:10","zone":"Europe/Berlin",'
        '"state":"BY","weekly_cap":2}'
    )
    plan = plans.decode(kept)
    assert isinstance(plan, Timetable)
    found = [slot_on(plan, date(2026, 3, 2) + timedelta(days=ahead)) for ahead in range(7)]
    zone = ZoneInfo("Europe/Berlin")
    assert [f"{slot.opens_at.astimezone(zone):%a %H:%M}" for slot in found if slot] == [
        "Mon 23:10",
        "Thu 23:10",
    ]
    assert plan.weekly_cap == 2
    assert plans.decode('{"version":1,"kind":"never"}') == Never()


async def test_a_way_and_a_check_come_back_as_saved(database: Database) -> None:
    person = await enrolled(database)
    saved = Readiness(
        answers={"rolle": (0, 3), "wunsch": (), "sicherheit": (2,)},
        finished_on=TODAY,
        before={"ki": Level.BASIC},
        offered=True,
        quiet=True,
        check_in=a_session().id,
        step_in=SessionId(12),
        steps={StepUp(area="ki", level=Level.ADVANCED): Reply.TAKEN},
    )
    async with database.work() as work:
        study = work.study(person.learner)
        assert await study.readiness() == NOTHING_YET
        learner = await study.learner()
        assert (learner.wish, learner.roles, dict(learner.levels)) == (None, frozenset(), {})
        await study.save_readiness(saved)
        changed = replace(
            learner, wish="ki", roles=frozenset({"coach", "steered"}), levels={"ki": Level.INTERMEDIATE}
        )
        await study.save_learner(changed)
    async with database.reading() as work:
        study = work.study(person.learner)
        assert await study.readiness() == saved
        assert await study.learner() == changed


async def test_a_way_costs_no_further_trip_to_the_database(database: Database) -> None:
    person = await enrolled(database)
    async with database.work() as work:
        study = work.study(person.learner)
        await study.save_learner(replace(await study.learner(), wish="ki"))
    async with database.reading() as work:
        asked: list[str] = []
        connection = work.transaction.connection.sync_connection
        assert connection is not None

        def note(*said: object) -> None:
            asked.append(str(said[2]))

        event.listen(connection, "before_cursor_execute", note)
        learner = await work.study(person.learner).learner()
        assert learner.wish == "ki"
        assert sum("SELECT" in said for said in asked) == 1


async def test_what_is_kept_comes_newest_first_and_keeps_its_day(database: Database) -> None:
    person, other = await enrolled(database), await enrolled(database, chat=12)
    first, second, third = (UnitKey(f"daten-bestand/{name}") for name in ("c", "b", "a"))
    async with database.work() as work:
        study = work.study(person.learner)
        assert await study.kept() == ()
        await study.keep(first, on=TODAY)
        await study.keep(second, on=TODAY + timedelta(days=1))
        await study.keep(third, on=TODAY + timedelta(days=1))
        await study.keep(first, on=TODAY + timedelta(days=9))
    async with database.work() as work:
        study = work.study(person.learner)
        assert await study.kept() == (third, second, first), "of one day by key, so that the order stays"
        assert await work.study(other.learner).kept() == ()
        await work.study(other.learner).strike(first)
        await study.strike(second)
        assert await study.kept() == (third, first)
