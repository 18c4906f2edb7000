"""What stands on the stage? Server, bot, people and time machine; a reset builds all of it anew."""

import shutil
from contextlib import AsyncExitStack
from datetime import datetime
from pathlib import Path

from starlette.types import ASGIApp, Receive, Scope, Send

from bot.app import in_database, running
from bot.clock import system_clock
from bot.demo.cast import CAST, TOM, enter, found_company, play_prologue, prologue_at
from bot.demo.timemachine import TARGETS, TimeMachine, TravellingClock
from bot.process import BotProcess
from bot.settings import Settings
from webchat import Server

TOKEN = "7001001:demo-on-this-computer"  # noqa: S105 - opens nothing but this page
FOLDER = "pausenbrot-demo"
"""inside the data folder; emptied at every start, so it is nobody else's, whatever folder was named"""
OPERATOR = "Dein Rechner, zu Hause"


class Stage:
    """Also an ASGI app: the server of the present performance."""

    def __init__(self, data_dir: Path) -> None:
        self._data_dir = data_dir / FOLDER
        self._performance = AsyncExitStack()
        self._clock = TravellingClock()
        self.server = self._new_server()
        self._bot: BotProcess | None = None
        self._join = ""
        self._address = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app: ASGIApp = self.server.app
        await app(scope, receive, send)

    async def open(self, address: str) -> None:
        """Builds everything; `address` is where the server already answers."""
        self._address = address
        shutil.rmtree(self._data_dir, ignore_errors=True)
        self._data_dir.mkdir(parents=True)
        settings = Settings(
            _env_file=None,
            token=TOKEN,
            api_url=address,
            data_dir=self._data_dir,
            database_url=f"sqlite:///{(self._data_dir / 'pausenbrot.db').absolute()}",
            key_file=self._data_dir / "pausenbrot.key",
            operator=OPERATOR,
            operator_is_employer=False,
            log="WARNING",
        )
        self._clock.start_at(prologue_at(system_clock()))
        self._join = await in_database(settings, lambda work: found_company(work, on=self._clock().date()))
        self._bot = await self._performance.enter_async_context(running(settings, clock=self._clock))
        people = enter(self.server)
        await play_prologue(people[TOM.key], self._join)
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
        before = len(self.server.calls.of("sendMessage", "sendPhoto"))
        await self._machine().travel(TARGETS[name](self._clock()))
        return len(self.server.calls.of("sendMessage", "sendPhoto")) - before

    async def state(self) -> dict[str, object]:
        due = await self._bot.next_due() if self._bot else None
        phones = [
            {
                "key": role.key,
                "name": role.name,
                "about": role.about,
                "page": self._page(role.key),
            }
            for role in CAST
        ]
        return {"now": _instant(self._clock()), "next": _instant(due) if due else None, "phones": phones}

    def _page(self, key: str) -> str:
        """Whoever has not begun finds the code of the poster already scanned."""
        has_begun = bool(self.server.people[key].messages)
        return f"/chat/{key}" if has_begun else f"/chat/{key}?start={self._join}"

    def _machine(self) -> TimeMachine:
        if self._bot is None:
            raise LookupError("the curtain is down")
        return TimeMachine(self._clock, self._bot)

    def _new_server(self) -> Server:
        return Server(
            token=TOKEN,
            bot_name="Pausenbrot",
            bot_username="pausenbrot_bot",
            now=self._clock,
            open_door=False,
        )


def _instant(moment: datetime) -> str:
    return moment.isoformat()
