"""How is a server put together, and what does it offer to the program that starts it?

See the package's docstring for the programmatic interface.
"""

import asyncio
import hmac
import re
import secrets
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from webchat.calls import Calls
from webchat.chats import Chat
from webchat.errors import ApiError, not_found, unauthorized
from webchat.faults import Faults
from webchat.groups import Group
from webchat.methods import METHODS
from webchat.model import User
from webchat.parameters import Parameters, read
from webchat.people import Person
from webchat.phone import Phone
from webchat.profile import Profile
from webchat.updates import Updates
from webchat.webhook import Pause
from webchat.world import World

TOKEN: Final = re.compile(r"(\d{3,20}):[A-Za-z0-9_-]{3,}")
KEY: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
FIRST_PERSON: Final = 710_000_001
FIRST_GROUP: Final = -4_000_001
BODY_METHODS: Final = ["GET", "POST"]


def utc_now() -> datetime:
    return datetime.now(tz=UTC)  # noqa: TID251 - the default of the injected clock


class Server:
    """A Bot API server for one bot with its people, in memory. `app` is served by `webchat.serve` or any ASGI
    server; everything else is called from the same event loop.
    """

    def __init__(
        self,
        *,
        token: str | None = None,
        bot_name: str = "Bot",
        bot_username: str = "webchat_bot",
        now: Callable[[], datetime] = utc_now,
        pause: Pause = asyncio.sleep,
        holds_repeated_polls: bool = False,
        open_door: bool = True,
    ) -> None:
        """
        Args:
            bot_name: until the bot sets one itself.
            bot_username: without @, for its links.
            token: <digits>:<letters>; invented when missing, see `token`.
            now: aware; dates and expiries follow it, so a demo may move it. Long polls wait in real time.
            pause: how the webhook waits between two attempts.
            holds_repeated_polls: whether a getUpdates that repeats its offset within 3 s is held, and gets
                one update only within 0.5 s, as at Telegram. Off, because tests ask often.
            open_door: whether GET / makes a new person and opens a chat page.

        """
        token = token or f"7001001:webchat-{secrets.token_urlsafe(16)}"
        match = TOKEN.fullmatch(token)
        if match is None:
            raise ValueError("a token looks like 123456:letters_digits")
        bot = User(id=int(match[1]), first_name=bot_name, username=bot_username, is_bot=True)
        self.world: Final = World(
            token=token, bot=bot, now=now, pause=pause, holds_repeated_polls=holds_repeated_polls
        )
        self.world.webhook.carry_out = self._carry_out
        self.people: Final[dict[str, Person]] = {}
        """By key."""
        self._phone: Final = Phone(self.world, self.people, newcomer=self.person if open_door else None)
        self.app: Final = Starlette(
            routes=[
                Route("/bot{token}/{method}", self._call, methods=BODY_METHODS),
                Route("/file/bot{token}/{path:path}", self._download, methods=["GET"]),
                *self._phone.routes,
            ]
        )

    @property
    def token(self) -> str:
        return self.world.token

    @property
    def faults(self) -> Faults:
        return self.world.faults

    @property
    def calls(self) -> Calls:
        return self.world.calls

    @property
    def profile(self) -> Profile:
        return self.world.profile

    @property
    def updates(self) -> Updates:
        return self.world.updates

    def person(
        self,
        *,
        first_name: str = "Alex",
        language_code: str | None = "de",
        key: str | None = None,
        user_id: int | None = None,
        last_name: str | None = None,
        username: str | None = None,
    ) -> Person:
        """A new person who has the chat open but has not started it. The key opens the page: guard it."""
        key = key or secrets.token_urlsafe(12)
        if key in self.people or not KEY.fullmatch(key):
            raise ValueError("a key is new and consists of 1 to 64 characters of A-Z a-z 0-9 _ -")
        number = FIRST_PERSON + len(self.people) if user_id is None else user_id
        if number in self.world.chats:
            raise ValueError("this user id is taken")
        user = User(
            id=number,
            first_name=first_name,
            last_name=last_name,
            username=username,
            language_code=language_code,
        )
        chat = Chat(id=number, kind="private", title=first_name, user=user)
        self.world.chats[number] = chat
        person = Person(self.world, key=key, user=user, chat=chat)
        self.people[key] = person
        return person

    def group(self, *, title: str = "Group") -> Group:
        """A group that the bot is a member of."""
        number = FIRST_GROUP - sum(chat.kind == "group" for chat in self.world.chats.values())
        chat = Chat(id=number, kind="group", title=title, started=True)
        self.world.chats[number] = chat
        return Group(self.world, chat=chat)

    def begin_waiting(self) -> None:
        """Lets long polls and event streams wait again: a server that was down comes back with its chats."""
        self.world.updates.open()
        self._phone.open()

    def end_waiting(self) -> None:
        """Ends open long polls and event streams, so that an ASGI server can shut down at once."""
        self.world.updates.close()
        self._phone.close()

    async def aclose(self) -> None:
        self.end_waiting()
        await self.world.webhook.stop()

    async def _carry_out(self, name: str, parameters: Parameters) -> None:
        """A method that a webhook answered with; an unknown one is left alone."""
        if name in METHODS:
            await self.world.call(name, parameters, METHODS[name])

    async def _call(self, request: Request) -> Response:
        try:
            self._check_token(request)
            method = request.path_params["method"]
            run = METHODS.get(method.lower())
            if run is None:
                raise not_found()
            parameters = await read(request)
        except ApiError as error:
            return _answer(error.as_json())
        return _answer(await self.world.call(method, parameters, run))

    async def _download(self, request: Request) -> Response:
        try:
            self._check_token(request)
            file = self.world.files.by_path(request.path_params["path"])
            if file is None:
                raise not_found()
        except ApiError as error:
            return _answer(error.as_json())
        return Response(file.data, media_type="application/octet-stream")

    def _check_token(self, request: Request) -> None:
        token = request.path_params["token"]
        if not TOKEN.fullmatch(token):
            raise not_found()
        if not hmac.compare_digest(token.encode(), self.world.token.encode()):
            raise unauthorized()


def _answer(envelope: dict[str, object]) -> Response:
    status = 200 if envelope["ok"] else int(str(envelope["error_code"]))
    parameters = envelope.get("parameters")
    headers = {}
    if isinstance(parameters, dict) and "retry_after" in parameters:
        headers["Retry-After"] = str(parameters["retry_after"])
    return JSONResponse(envelope, status_code=status, headers=headers)
