"""What does a use case of the bot find in one transaction? db fulfils it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.books import Register, ReportWork
from bot.libraries import Libraries
from bot.previews import Previews
from contacts.packs import Packs
from contacts.ports import Companies, Inactivity, Moves, Outbox, People, Updates
from contacts.voices import Voices
from contacts.workshop import Workshop, Writings
from learning.desk import Desk
from learning.model import LearnerId, ModuleId
from learning.ports import Enrolment, Library, Schedule, Study
from learning.session import Learner
from reporting.ports import Items


class Work(Protocol):
    @property
    def people(self) -> People: ...

    @property
    def moves(self) -> Moves: ...

    @property
    def companies(self) -> Companies: ...

    @property
    def enrolment(self) -> Enrolment: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def inactivity(self) -> Inactivity: ...

    @property
    def updates(self) -> Updates: ...

    @property
    def schedule(self) -> Schedule: ...

    @property
    def voices(self) -> Voices: ...

    @property
    def items(self) -> Items: ...

    @property
    def workshop(self) -> Workshop: ...

    @property
    def writings(self) -> Writings: ...

    @property
    def packs(self) -> Packs: ...

    def study(self, learner: LearnerId) -> Study: ...


class OperatorWork(Work, ReportWork, Protocol):
    """Everything, for the commands of whoever runs the server."""

    @property
    def units(self) -> Register: ...


Begin = Callable[[], AbstractAsyncContextManager[Work]]
"""Opens one transaction; leaving it without an error commits"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Means:
    """What the use cases are given."""

    begin: Begin
    libraries: Libraries
    previews: Previews
    clock: Callable[[], datetime]
    draw_id: Callable[[], int]
    """a fresh random number of 40 bits"""
    consent_version: str
    """of the notice that is in force"""
    common: frozenset[ModuleId]
    """modules of the edition that every company has"""

    def desk(self, study: Study, learner: Learner, library: Library, *, now: datetime) -> Desk:
        """What a use case of learning has at hand, on the learner's own day."""
        today = now.astimezone(ZoneInfo(learner.zone)).date()
        return Desk(
            study=study,
            library=library,
            learner=learner,
            today=today,
            draw_id=self.draw_id,
            common=self.common,
        )
