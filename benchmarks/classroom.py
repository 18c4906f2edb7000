"""Learners who can be asked the same question again and again, straight in the database.

The running bot has the database too; nothing is kept in its memory that this could contradict.
"""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from bot.callbacks import Tap, encode
from bot.texts.start import Notice, consent_version
from bot.texts.tongue import SOURCE, speak
from bot.usecases import draw_id
from contacts.model import Role
from content import EDITION
from content.library import load
from db.keys import Keyring
from db.work import Database, Work
from learning.card import Card, Memory
from learning.model import LearnerId, PromptId, Question, QuestionKey, Single
from learning.session import Prompt, PromptState, Session, SessionId, SessionKind, Step, StepKind

OPERATOR: Final = "IHK Musterstadt, Musterstadt"
CARDS_EACH: Final = 10
AT_ONCE: Final = 25
"""people per transaction: the bot waits for it"""


class Classroom:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._learners: dict[int, LearnerId] = {}
        self._cards = [question.key for question in _single_choices()[:CARDS_EACH]]
        self._question = next(q for q in _single_choices() if not q.asks_confidence and not q.is_pre)
        self._today = datetime.now(tz=UTC).date()  # noqa: TID251 - the edge of the benchmarks

    @classmethod
    @asynccontextmanager
    async def open(cls, database_url: str, key_file: Path) -> AsyncIterator["Classroom"]:
        database = await Database.open(database_url, Keyring.load(key_file), beside=True)
        try:
            yield cls(database)
        finally:
            await database.close()

    async def enrol(self, chat_ids: Sequence[int]) -> None:
        notice = Notice(operator=OPERATOR, operator_is_employer=False, via_telegram=False)
        version = consent_version(speak(SOURCE), notice)
        async with self._database.work() as work:
            company = await work.companies.create(
                name="Lindner",
                headcount=len(chat_ids),
                zone="Europe/Berlin",
                state="BY",
                language="de",
                trade="lager",
                on=self._today,
            )
            for chat_id in chat_ids:
                contact = await work.people.admit(
                    chat_id, company=company.id, role=Role.LEARNER, language="de"
                )
                learner = await work.enrolment.enrol(
                    contact.id,
                    company=company.id,
                    language="de",
                    zone=company.zone,
                    trade=company.trade,
                    counted=True,
                    consent=version,
                    on=self._today,
                )
                self._learners[chat_id] = learner
                for key in self._cards:
                    await work.study(learner).save_card(self._card(key))

    async def ask(self, chat_ids: Sequence[int]) -> list[tuple[str, ...]]:
        """Opens the question for everybody anew; the data of its buttons, one tuple a person."""
        buttons: list[tuple[str, ...]] = []
        for first in range(0, len(chat_ids), AT_ONCE):
            async with self._database.work() as work:
                some = chat_ids[first : first + AT_ONCE]
                buttons += [await self._open(work, self._learners[chat_id]) for chat_id in some]
        return buttons

    async def _open(self, work: Work, learner: LearnerId) -> tuple[str, ...]:
        study, key = work.study(learner), self._question.key
        asked = Step(kind=StepKind.ASK, subject=key)
        session = Session(
            id=SessionId(draw_id()),
            kind=SessionKind.REVIEW,
            steps=(asked, asked, Step(kind=StepKind.END, subject="")),
            position=0,
            guess=None,
            opened_on=self._today,
        )
        prompt = Prompt(
            id=PromptId(draw_id()),
            session=session.id,
            position=0,
            question=key,
            case=0,
            state=PromptState.OPEN,
            picked=(),
            tries=0,
            verdict=None,
            opened_on=self._today,
        )
        await study.save_card(self._card(key))
        await study.save_session(session)
        await study.save_prompt(prompt)
        task = self._question.cases[0].task
        assert isinstance(task, Single)
        return tuple(encode(Tap(prompt.id, position)) for position in range(len(task.options)))

    def _card(self, key: QuestionKey) -> Card:
        """Answered a week ago, so that an answer today is graded and remembered."""
        memory = Memory(
            stability_days=5.0,
            difficulty=5.0,
            last_on=self._today - timedelta(days=7),
            repetitions=2,
        )
        return Card(question=key, version=1, case=0, memory=memory, first_right=True)


def _single_choices() -> list[Question]:
    return [
        question
        for module in load(EDITION).modules("de")
        for question in module.questions()
        if isinstance(question.cases[0].task, Single)
    ]
