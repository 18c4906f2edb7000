"""What goes by itself? Whatever has had its time, and the learning of whoever has not come for a year."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

from bot.payload import encode
from bot.screens.company import reminder
from bot.texts.tongue import speak
from contacts.model import Kind, Role
from contacts.ports import Inactivity, Outbox, People, Sleeper

REMINDED_AT = time(10)
"""an hour at which most are awake; once a year it may miss a shift"""
GRACE = timedelta(days=30)


class Work(Protocol):
    @property
    def people(self) -> People: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def inactivity(self) -> Inactivity: ...


class Sweep(Protocol):
    def __call__(self, *, now: datetime) -> Awaitable[object]: ...


class Caretaker:
    def __init__(self, *, begin: Callable[[], AbstractAsyncContextManager[Work]], sweep: Sweep) -> None:
        self._begin = begin
        self._sweep = sweep

    async def sweep(self, now: datetime) -> None:
        await self._remind(now)
        await self._erase(now.date())
        await self._sweep(now=now)

    async def _remind(self, now: datetime) -> None:
        """Once, twelve months after the last step; fifty at a time, the others an hour later."""
        today = now.date()
        async with self._begin() as work:
            for sleeper in await work.inactivity.to_remind(today=today):
                await work.inactivity.reminded(sleeper.learner, on=today)
                await work.outbox.plan(
                    sleeper.contact,
                    Kind.REMINDER,
                    dedup=f"reminder:{sleeper.learner}:{today.isoformat()}",
                    payload=encode(reminder(speak(sleeper.language), today + GRACE)),
                    due_at=_next_morning(now, sleeper),
                )

    async def _erase(self, today: date) -> None:
        """What was learned goes; whoever has another role here keeps that."""
        async with self._begin() as work:
            for sleeper in await work.inactivity.to_erase(today=today):
                await work.people.leave(sleeper.contact, sleeper.company, Role.LEARNER)


def _next_morning(now: datetime, sleeper: Sleeper) -> datetime:
    zone = ZoneInfo(sleeper.zone)
    today = now.astimezone(zone).date()
    at = datetime.combine(today, REMINDED_AT, tzinfo=zone)
    return at if at >= now else datetime.combine(today + timedelta(days=1), REMINDED_AT, tzinfo=zone)
