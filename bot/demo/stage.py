"""What stands on the stage? Server, bot, people and time machine; a reset builds all of it anew."""

import shutil
from contextlib import AsyncExitStack
from datetime import date, datetime
from functools import partial
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.app import in_database, running
from bot.clock import system_clock
from bot.demo.cast import CAST, TOM, Part, enter, play_prologue, prologue_at, take_office
from bot.demo.colleagues import Colleagues, hire
from bot.demo.company import CHECKS, Doors, answering, doors_of, found
from bot.demo.local import local_server, local_settings
from bot.demo.timemachine import TARGETS, TimeMachine, TravellingClock
from bot.demo.year import (
    CHECK_WEEKS,
    OFFICE_WEEKS,
    Event,
    founded_at,
    live_through,
    offices_at,
    week_of,
)
from bot.process import BotProcess
from bot.settings import Settings
from bot.work import OperatorWork
from contacts.model import Company
from webchat import Server

FOLDER = "pausenbrot-demo"
"""inside the data folder; emptied at every start, so it is nobody else's, whatever folder was named"""


class Stage:
    """Also an ASGI app: the server of the present performance."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir / FOLDER
        self._performance = AsyncExitStack()
        self._clock = TravellingClock()
        self.server = self._new_server()
        self._bot: BotProcess | None = None
        self._doors = Doors(join="", manager="", council="", trainer="")
        self._colleagues = Colleagues((), since=date.min)
        self._address = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app: ASGIApp = self.server.app
        await app(scope, receive, send)

    async def open(self, address: str) -> None:
        """Builds everything; `address` is where the server already answers."""
        self._address = address
        shutil.rmtree(self._data_dir, ignore_errors=True)
        self._data_dir.mkdir(parents=True)
        now = system_clock()
        self._clock.start_at(founded_at(now))
        company = await in_database(self._settings, partial(self._found, now=now))
        self._bot = await self._performance.enter_async_context(running(self._settings, clock=self._clock))
        people = enter(self.server)

        async def take_offices(_week: date) -> None:
            self._clock.advance_to(offices_at(now))
            await take_office(people, self._doors)

        events = self._checks(company) | {OFFICE_WEEKS: take_offices}
        await live_through(self._machine(), now=now, until=prologue_at(now), events=events)
        await self._machine().travel(prologue_at(now))
        await play_prologue(people[TOM.key], self._doors.join)
        await self._machine().travel(system_clock())

    async def close(self) -> None:
        await self._performance.aclose()
        self._bot = None

    async def reset(self) -> None:
        await self.close()
        await self.server.aclose()
        self.server = self._new_server()
        await self.open(self._address)

    async def step(self, name: str) -> int:
        """How many messages arrived on the way; an unknown name is a KeyError."""
        target = TARGETS[name](self._clock())
        week = week_of(target)
        if not self._colleagues.have_lived(week):
            await in_database(self._settings, lambda work: self._colleagues.live(work, until=week))
        before = len(self.server.calls.of("sendMessage", "sendPhoto"))
        await self._machine().travel(target)
        return len(self.server.calls.of("sendMessage", "sendPhoto")) - before

    async def state(self) -> dict[str, object]:
        due = await self._bot.next_due() if self._bot else None
        return {
            "now": _instant(self._clock()),
            "next": _instant(due) if due else None,
            "phones": [self._phone(part) for part in CAST],
        }

    async def _found(self, work: OperatorWork, *, now: datetime) -> Company:
        """The company with its people, who have lived all weeks up to the present one."""
        company = await found(work, on=self._clock().date())
        self._doors = await doors_of(work, company, opened_at=offices_at(now))
        self._colleagues = await hire(work, company, on=self._clock().date())
        await self._colleagues.live(work, until=week_of(now))
        return company

    def _checks(self, company: Company) -> dict[int, Event]:
        async def answer(week: date, *, states: tuple[int, ...]) -> None:
            await in_database(self._settings, answering(company, states, on=week))

        return {
            weeks_ago: partial(answer, states=states)
            for weeks_ago, states in zip(CHECK_WEEKS, CHECKS, strict=True)
        }

    @property
    def _settings(self) -> Settings:
        return local_settings(self._data_dir, self._address)

    def _phone(self, part: Part) -> dict[str, object]:
        return {
            "key": part.key,
            "name": part.name,
            "group": part.group,
            "about": part.about,
            "page": self._page(part.key),
            "answers": len(self.server.people[part.key].answers),
        }

    def _page(self, key: str) -> str:
        """Whoever has not begun finds the code of the poster already scanned."""
        has_begun = bool(self.server.people[key].messages)
        return f"/chat/{key}" if has_begun else f"/chat/{key}?start={self._doors.join}"

    def _machine(self) -> TimeMachine:
        if self._bot is None:
            raise LookupError("the curtain is down")
        return TimeMachine(self._clock, self._bot)

    def _new_server(self) -> Server:
        return local_server(self._clock)


def _instant(moment: datetime) -> str:
    return moment.isoformat()
