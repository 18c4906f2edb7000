"""What does a use case have at hand? One learner's study, the library, today, and fresh ids."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from learning.model import ModuleId, Question, QuestionKey, Unit, UnitKey
from learning.ports import Library, Study
from learning.session import Learner


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    study: Study
    library: Library
    learner: Learner
    today: date
    """the learner's local day"""
    draw_id: Callable[[], int]
    """a fresh random number of 40 bits"""
    common: frozenset[ModuleId] = frozenset()
    """modules that every company has: only first answers to their questions are counted"""

    def unit(self, key: str) -> Unit | None:
        return self.library.unit(UnitKey(key), self.learner.reads)

    def is_common(self, question: Question) -> bool:
        return ModuleId(question.unit.split("/", maxsplit=1)[0]) in self.common

    def question(self, key: str) -> Question | None:
        return self.library.question(QuestionKey(key), self.learner.reads)
