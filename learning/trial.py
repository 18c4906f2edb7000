"""What is kept of somebody who only looks at a unit? The present session, for as long as it is looked at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from learning.card import Card
from learning.model import PromptId, QuestionKey, UnitKey
from learning.readiness import NOTHING_YET, Readiness
from learning.session import Learner, Prompt, PromptState, Session, TryTask, UnitState


class TrialStudy:
    """Fulfils learning.ports.Study in memory; nothing of it reaches a database or a figure."""

    def __init__(self, learner: Learner) -> None:
        self._learner = learner
        self._cards: dict[QuestionKey, Card] = {}
        self._prompts: dict[PromptId, Prompt] = {}
        self._session: Session | None = None
        self._kept: dict[UnitKey, date] = {}

    async def learner(self) -> Learner:
        return self._learner

    async def save_learner(self, learner: Learner) -> None:
        self._learner = learner

    async def cards(self) -> tuple[Card, ...]:
        return tuple(self._cards.values())

    async def card(self, question: QuestionKey) -> Card | None:
        return self._cards.get(question)

    async def save_card(self, card: Card) -> None:
        self._cards[card.question] = card

    async def mark_week(self, *, on: date) -> None:
        pass

    async def count_first(
        self, question: QuestionKey, *, version: int, outcome: int, on: date, last_on: date | None
    ) -> None:
        pass

    async def session(self) -> Session | None:
        return self._session

    async def save_session(self, session: Session) -> None:
        self._session = session

    async def prompt(self, prompt: PromptId) -> Prompt | None:
        return self._prompts.get(prompt)

    async def prompt_at(self, session: Session) -> Prompt | None:
        shown = (session.id, session.position)
        return next((one for one in self._prompts.values() if (one.session, one.position) == shown), None)

    async def save_prompt(self, prompt: Prompt) -> None:
        self._prompts[prompt.id] = prompt

    async def close_prompts(self, *, besides: PromptId) -> None:
        for key, prompt in self._prompts.items():
            if key != besides:
                self._prompts[key] = replace(prompt, state=PromptState.CLOSED, picked=())

    async def units(self) -> Mapping[UnitKey, UnitState]:
        return {}

    async def save_unit(self, unit: UnitKey, state: UnitState, *, on: date) -> None:
        pass

    async def open_try(self) -> TryTask | None:
        return None

    async def save_try(self, task: TryTask) -> None:
        pass

    async def readiness(self) -> Readiness:
        return NOTHING_YET

    async def save_readiness(self, readiness: Readiness) -> None:
        pass

    async def kept(self) -> tuple[UnitKey, ...]:
        return tuple(self._kept)

    async def keep(self, unit: UnitKey, *, on: date) -> None:
        self._kept.setdefault(unit, on)

    async def strike(self, unit: UnitKey) -> None:
        self._kept.pop(unit, None)
