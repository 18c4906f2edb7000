"""People and companies for the tests of the storage."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from contacts.model import Company, ContactId, Kind, Role
from db.work import Database, Work
from learning.card import Card, Memory
from learning.model import LearnerId, PromptId, QuestionKey
from learning.session import Prompt, PromptState, Session, SessionId, SessionKind, Step, StepKind

NOW = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    chat: int
    company: Company
    contact: ContactId
    learner: LearnerId


async def a_company(work: Work, name: str = "Schreinerei Huber") -> Company:
    known = await work.companies.named(name)
    return known or await work.companies.create(
        name=name,
        headcount=24,
        zone="Europe/Berlin",
        state="BY",
        language="de",
        trade="schreinerei",
        on=TODAY,
    )


async def enrolled(database: Database, chat: int = 4711_0815, company: str = "Schreinerei Huber") -> Person:
    async with database.work() as work:
        where = await a_company(work, company)
        contact = await work.people.admit(chat, company=where.id, role=Role.LEARNER, language="de")
        learner = await work.enrolment.enrol(
            contact.id,
            company=where.id,
            language="de",
            zone="Europe/Berlin",
            trade="schreinerei",
            counted=True,
            consent="c0ffee",
            on=TODAY,
        )
    return Person(chat=chat, company=where, contact=contact.id, learner=learner)


def a_card(question: str = "daten-bestand#median", *, stability_days: float = 2.5) -> Card:
    memory = Memory(stability_days=stability_days, difficulty=5.1, last_on=TODAY, repetitions=1)
    return Card(question=QuestionKey(question), version=1, case=0, memory=memory, first_right=True)


def a_session(number: int = 77) -> Session:
    asked = Step(kind=StepKind.ASK, subject="daten-bestand#median")
    end = Step(kind=StepKind.END, subject="")
    return Session(
        id=SessionId(number),
        kind=SessionKind.REVIEW,
        steps=(asked, asked, end),
        position=0,
        guess=None,
        opened_on=TODAY,
    )


def a_prompt(
    number: int = 900,
    *,
    session: int = 77,
    position: int = 0,
    state: PromptState = PromptState.OPEN,
    picked: tuple[int, ...] = (),
    opened_on: date = TODAY,
) -> Prompt:
    return Prompt(
        id=PromptId(number),
        session=SessionId(session),
        position=position,
        question=QuestionKey("daten-bestand#median"),
        case=1,
        state=state,
        picked=picked,
        tries=0,
        verdict=None,
        opened_on=opened_on,
    )


async def planned(
    database: Database,
    contact: ContactId,
    dedup: str = "nudge:1",
    *,
    due_at: datetime = NOW,
    valid_until: datetime | None = None,
) -> bool:
    async with database.work() as work:
        return await work.outbox.plan(
            contact,
            Kind.NUDGE,
            dedup=dedup,
            payload='{"text":"drei Minuten"}',
            due_at=due_at,
            valid_until=valid_until,
        )
