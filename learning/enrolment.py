"""How does somebody begin? A guest case before anything is kept, then a place of their own."""

from dataclasses import dataclass, replace
from datetime import datetime

from learning import paths
from learning.calendar import Pause, Plan
from learning.grading import grade
from learning.model import Chosen, Reason, Unit
from learning.nudging import rescheduled
from learning.ports import Library, Study


@dataclass(frozen=True, slots=True, kw_only=True)
class GuestCase:
    """The problem and the guess of a first unit; the guest's state travels in the buttons."""

    unit: Unit

    def reason(self, position: int) -> Reason | None:
        """Why, for the option tapped; None for a button of another edition."""
        try:
            outcome = grade(self.unit.pre, self.unit.pre.cases[0], Chosen(positions=frozenset({position})))
        except ValueError:
            return None
        return outcome.reasons[0]


def guest_case(library: Library, *, trade: str, language: str) -> GuestCase:
    return GuestCase(unit=paths.first_unit(library.modules(language), trade=trade))


async def set_plan(study: Study, plan: Plan, *, now: datetime) -> None:
    learner = await study.learner()
    await study.save_learner(rescheduled(replace(learner, plan=plan), now=now))


async def set_pause(study: Study, pause: Pause | None, *, now: datetime) -> None:
    """None ends the pause."""
    learner = await study.learner()
    await study.save_learner(rescheduled(replace(learner, pause=pause), now=now))


async def set_counted(study: Study, *, counted: bool) -> None:
    learner = await study.learner()
    await study.save_learner(replace(learner, counted=counted))


async def set_language(study: Study, language: str) -> None:
    """Cases come in the nearest language again: what was chosen beside another one is chosen anew."""
    learner = await study.learner()
    await study.save_learner(replace(learner, language=language, reading=""))


async def set_reading(study: Study, language: str) -> None:
    """In which language cases are read; empty for the nearest to the learner's own."""
    learner = await study.learner()
    await study.save_learner(replace(learner, reading=language))
