"""What does one server hold in memory? The bot, its chats, files, polls, updates, faults and calls."""

import asyncio
import itertools
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from webchat.calls import Calls
from webchat.chats import Chat
from webchat.errors import BLOCKED, CHAT_NOT_FOUND, NOT_STARTED, ApiError, forbidden, refused
from webchat.faults import Faults
from webchat.files import Files
from webchat.model import Content, Media, Message, Other, PollCard, Text, User
from webchat.parameters import Parameters
from webchat.polls import Poll
from webchat.profile import Profile
from webchat.updates import Updates
from webchat.webhook import Pause, Webhook

Clock = Callable[[], datetime]


class World:
    """State alone; the rules of the Bot API's methods stand in `webchat.methods`."""

    def __init__(
        self, *, token: str, bot: User, now: Clock, pause: Pause, holds_repeated_polls: bool
    ) -> None:
        self.token: Final = token
        self.bot: Final = bot
        self.now: Final = now
        self.chats: Final[dict[int, Chat]] = {}
        self.files: Final = Files()
        self.polls: Final[dict[str, Poll]] = {}
        self.updates: Final = Updates(holds_repeated_polls=holds_repeated_polls)
        self.profile: Final = Profile(default_name=bot.first_name)
        self.faults: Final = Faults()
        self.calls: Final = Calls()
        self.webhook: Final = Webhook(self.updates, now=now, pause=pause)
        self._message_ids: Final = itertools.count(1)
        self._numbers: Final = itertools.count(1)

    def next_message_id(self) -> int:
        return next(self._message_ids)

    def next_number(self) -> int:
        """For ids of queries, polls and the like; never repeats."""
        return next(self._numbers)

    def chat(self, raw_id: object) -> Chat:
        """The chat that the bot may write to.

        Raises:
            ApiError: as the server refuses an unknown chat, one never started, or one that was blocked.

        """
        chat = self.known_chat(raw_id)
        if chat.blocked:
            raise forbidden(BLOCKED)
        if not chat.started:
            raise forbidden(NOT_STARTED)
        return chat

    def known_chat(self, raw_id: object) -> Chat:
        text = str(raw_id or "")
        if text.startswith("@"):
            for chat in self.chats.values():
                if chat.user is not None and chat.user.username == text[1:]:
                    return chat
        if not text.lstrip("-").isdecimal() or int(text) not in self.chats:
            raise refused(CHAT_NOT_FOUND)
        return self.chats[int(text)]

    def announce(self, kind: str, payload: dict[str, Any], *, queue: str) -> None:
        self.updates.add(kind, payload, queue=queue, now=self.now())

    def message_json(self, message: Message, *, with_reply: bool = True) -> dict[str, Any]:
        """The message as the Bot API writes it."""
        chat = self.chats[message.chat_id]
        answer: dict[str, Any] = {
            "message_id": message.message_id,
            "from": message.sender.as_json(),
            "chat": chat.as_json(),
            "date": int(message.date.timestamp()),
        }
        if message.edited_at is not None:
            answer["edit_date"] = int(message.edited_at.timestamp())
        if message.forwarded_from is not None:
            answer["forward_origin"] = {
                "type": "hidden_user",
                "date": int(message.date.timestamp()),
                "sender_user_name": message.forwarded_from,
            }
        replied = None if message.reply_to is None else chat.messages.get(message.reply_to)
        if replied is not None and with_reply:
            answer["reply_to_message"] = self.message_json(replied, with_reply=False)
        if message.protected:
            answer["has_protected_content"] = True
        answer |= self._content_json(message.content)
        if message.keyboard is not None:
            answer["reply_markup"] = message.keyboard.as_json()
        return answer

    def _content_json(self, content: Content) -> dict[str, Any]:
        match content:
            case Text(body=body):
                answer: dict[str, Any] = {"text": body.text}
                if body.entities:
                    answer["entities"] = [entity.as_json() for entity in body.entities]
                if content.link_preview:
                    answer["link_preview_options"] = dict(content.link_preview)
                return answer
            case Media(file=file, caption=caption):
                answer = {file.kind: file.as_json()}
                if file.kind == "animation":
                    answer["document"] = {
                        name: value
                        for name, value in file.as_json().items()
                        if name not in {"width", "height", "duration"}
                    }
                if caption.text:
                    answer["caption"] = caption.text
                if caption.entities:
                    answer["caption_entities"] = [entity.as_json() for entity in caption.entities]
                if content.caption_above:
                    answer["show_caption_above_media"] = True
                if content.spoiler:
                    answer["has_media_spoiler"] = True
                return answer
            case PollCard(poll_id=poll_id):
                return {"poll": self.polls[poll_id].as_json(self.now())}
            case Other(field=field, value=value):
                return {field: value}

    async def call(
        self, method: str, parameters: Parameters, run: Callable[["World", Parameters], Any]
    ) -> dict[str, Any]:
        """The envelope that answers one call, with its ordered faults and delays, recorded in `calls`."""
        call = self.calls.begin(
            method=method, parameters=parameters.recorded(), at=self.now(), started_s=time.monotonic()
        )
        envelope: dict[str, Any] = ApiError(500, "Internal Server Error").as_json()
        try:
            delay_s = self.faults.latency_of(method)
            if delay_s:
                await asyncio.sleep(delay_s / 2)
            self._fail(method, call.chat_id, after_effect=False)
            result = await run(self, parameters)
            if delay_s:
                await asyncio.sleep(delay_s / 2)
            self._fail(method, call.chat_id, after_effect=True)
            envelope = {"ok": True, "result": result}
        except ApiError as error:
            envelope = error.as_json()
        finally:
            self.calls.end(call, answer=envelope, finished_s=time.monotonic())
        return envelope

    def _fail(self, method: str, chat_id: int | None, *, after_effect: bool) -> None:
        error = self.faults.take(method=method, chat_id=chat_id, after_effect=after_effect)
        if error is not None:
            raise error
