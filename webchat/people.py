"""What can a person do on the phone? Write, tap, vote, send files, block; and see what the bot answers."""

import asyncio
import mimetypes
import re
from collections.abc import Callable, Sequence
from typing import Any, Final

from webchat.chats import Chat, Tap
from webchat.entities import Formatted, detected
from webchat.entities import trimmed as without_blank_ends
from webchat.files import Kind, StoredFile
from webchat.keyboards import ReplyKeyboard
from webchat.model import Content, Media, Message, Other, PollCard, Text, User
from webchat.polls import Poll
from webchat.wording import MAX_TEXT, cleaned, is_longer
from webchat.world import World

START_PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{0,64}")
PATIENCE_S: Final = 5.0  # how long a test waits for the bot unless it says otherwise


class Person:
    """One person in the private chat with the bot. Everything happens in the running event loop."""

    def __init__(self, world: World, *, key: str, user: User, chat: Chat) -> None:
        self._world: Final = world
        self.key: Final = key
        """Names the chat page: /chat/<key>."""
        self.user: Final = user
        self.chat: Final = chat

    @property
    def id(self) -> int:
        """User id, which is also the id of the private chat."""
        return self.user.id

    # What the person sees

    @property
    def messages(self) -> tuple[Message, ...]:
        """All that stand in the chat, oldest first."""
        return tuple(self.chat.messages.values())

    @property
    def answers(self) -> tuple[Message, ...]:
        """Those of the bot, oldest first."""
        return tuple(message for message in self.messages if message.from_bot)

    @property
    def last(self) -> Message:
        """The newest message of the bot."""
        for message in self.chat.newest_first():
            if message.from_bot:
                return message
        raise LookupError("the bot has not written yet")

    @property
    def keyboard(self) -> tuple[str, ...]:
        """The texts of the reply keyboard on show."""
        keyboard = self.chat.keyboard
        return (
            tuple(text for row in keyboard.rows for text in row)
            if isinstance(keyboard, ReplyKeyboard)
            else ()
        )

    @property
    def bot_name(self) -> str:
        return self._world.profile.name(self.language)

    @property
    def description(self) -> str:
        """What the empty chat says."""
        return self._world.profile.description(self.language)

    @property
    def commands(self) -> tuple[tuple[str, str], ...]:
        """The menu: name without slash, and description."""
        offered = self._world.profile.offered(chat_id=self.id, language=self.language)
        return tuple((command.name, command.description) for command in offered)

    @property
    def language(self) -> str:
        return (self.user.language_code or "").partition("-")[0].lower()

    @property
    def revision(self) -> int:
        """Grows with every change that the person can see."""
        return self.chat.revision

    def message(self, message_id: int) -> Message:
        return self.chat.messages[message_id]

    def poll(self, message: Message) -> Poll:
        assert isinstance(message.content, PollCard)
        return self._world.polls[message.content.poll_id]

    async def changed(self, since: int, *, timeout_s: float = PATIENCE_S) -> int:
        """The new revision once it exceeds `since`.

        Raises:
            TimeoutError: nothing changed in `timeout_s` real seconds.

        """
        async with asyncio.timeout(timeout_s):
            while self.chat.revision <= since:
                await self.chat.signal.wait()
        return self.chat.revision

    async def until(
        self, seen: Callable[["Person"], object], *, timeout_s: float = PATIENCE_S, what: str = ""
    ) -> None:
        """Returns once `seen(person)` is true.

        Raises:
            TimeoutError: with the newest messages, when it does not become true in time.

        """
        try:
            async with asyncio.timeout(timeout_s):
                while not seen(self):
                    await self.chat.signal.wait()
        except TimeoutError:
            lines = [f"{m.sender.first_name}: {m.text!r} {list(m.buttons)}" for m in self.messages[-6:]]
            raise TimeoutError("\n".join([f"did not see {what or 'it'} in {timeout_s} s:", *lines])) from None

    async def sees(self, text: str, *, timeout_s: float = PATIENCE_S) -> Message:
        """The newest message of the bot whose text contains `text`, as soon as there is one."""

        def found() -> Message | None:
            return next((m for m in self.chat.newest_first() if m.from_bot and text in m.text), None)

        await self.until(lambda _: found() is not None, timeout_s=timeout_s, what=repr(text))
        message = found()
        assert message is not None
        return message

    # What the person does

    async def send(
        self, text: str, *, reply_to: int | None = None, forwarded_from: str | None = None
    ) -> Message:
        """Writes a text; a command is found in it as Telegram finds it."""
        body = detected(without_blank_ends(Formatted(text=cleaned(text))))
        if not body.text or is_longer(body.text, MAX_TEXT):
            raise ValueError("a phone sends 1 to 4096 characters")
        return self._write(Text(body=body), reply_to=reply_to, forwarded_from=forwarded_from)

    async def start(self, payload: str = "") -> Message:
        """Opens the link with this payload and taps Start; lifts a block, as the phone does."""
        if not START_PAYLOAD.fullmatch(payload):
            raise ValueError("a deep link carries at most 64 characters of A-Z a-z 0-9 _ -")
        if self.chat.blocked:
            await self.unblock()
        return await self.send(f"/start {payload}".strip())

    async def edit(self, message_id: int, text: str) -> Message:
        """Changes an own message: the bot gets edited_message."""
        message = self.message(message_id)
        body = detected(without_blank_ends(Formatted(text=cleaned(text))))
        edited = self.chat.edit(message, content=Text(body=body), keyboard=None, now=self._world.now())
        self._announce("edited_message", self._world.message_json(edited))
        return edited

    async def send_file(
        self,
        data: bytes,
        *,
        name: str,
        kind: Kind = "document",
        caption: str = "",
        mime: str | None = None,
        duration_s: int = 1,
    ) -> Message:
        """A document, photo, voice message, sticker, ... from the phone."""
        mime = mime or mimetypes.guess_type(name)[0] or "application/octet-stream"
        file = self._world.files.keep(kind=kind, name=name, mime=mime, data=data, duration_s=duration_s)
        return self._write(Media(file=file, caption=detected(Formatted(text=cleaned(caption)))))

    async def send_document(self, data: bytes, *, name: str, caption: str = "") -> Message:
        return await self.send_file(data, name=name, caption=caption)

    async def send_photo(self, data: bytes, *, caption: str = "") -> Message:
        return await self.send_file(data, name="photo.jpg", kind="photo", caption=caption)

    async def send_voice(self, data: bytes = b"OggS", *, duration_s: int = 3) -> Message:
        return await self.send_file(
            data, name="voice.oga", kind="voice", mime="audio/ogg", duration_s=duration_s
        )

    async def send_sticker(self, data: bytes = b"RIFF") -> Message:
        return await self.send_file(data, name="sticker.webp", kind="sticker", mime="image/webp")

    async def send_other(self, field: str, value: Any) -> Message:  # noqa: ANN401 - any JSON value
        """Any other content by its field in the Bot API: location, contact, dice, ..."""
        return self._write(Other(field=field, value=value))

    async def tap(self, button: str, *, message_id: int | None = None) -> Tap | Message:
        """Taps the button with this text, or else this callback data, on the newest message that has it.

        Returns:
            The tap of a button under a message; the message sent by a button of the reply keyboard.

        Raises:
            LookupError: there is no such button to be seen.

        """
        places = [self.message(message_id)] if message_id is not None else self.chat.newest_first()
        for message in places:
            buttons = [one for row in message.rows for one in row]
            for found in sorted(buttons, key=lambda one: one.text != button):
                if button in {found.text, found.data}:
                    if found.data is None:
                        raise LookupError(f"{button!r} opens {found.url or found.other}; it sends nothing")
                    return await self.tap_data(found.data, message_id=message.message_id)
        if message_id is None and button in self.keyboard:
            return await self.send(button)
        seen = [text for message in self.messages[-6:] for text in message.buttons]
        raise LookupError(f"no button {button!r}; to be seen: {seen + list(self.keyboard)}")

    async def tap_data(self, data: str, *, message_id: int) -> Tap:
        """Sends this callback data even if no such button is there (any more): old, foreign, made up."""
        if self.chat.blocked:
            raise ValueError("the bot is blocked; unblock it first")
        now = self._world.now()
        message = self.chat.messages.get(message_id)
        shown: dict[str, Any] = {"message_id": message_id, "chat": self.chat.as_json(), "date": 0}
        tap = Tap(
            query_id=str(4_000_000_000_000_000 + self._world.next_number()),
            message_id=message_id,
            data=data,
            at=now,
            revision=self.chat.touch(),
        )
        self.chat.taps[tap.query_id] = tap
        payload = {
            "id": tap.query_id,
            "from": self.user.as_json(),
            "message": shown if message is None else self._world.message_json(message),
            "chat_instance": str(self.id * 7919),
            "data": data,
        }
        self._world.announce("callback_query", payload, queue=f"taps{self.id}")
        return tap

    async def answered(self, tap: Tap, *, timeout_s: float = PATIENCE_S) -> Tap:
        """The tap once the bot has answered it: its text, alert or url are filled in."""
        await self.until(lambda _: tap.answered, timeout_s=timeout_s, what="the answer to the tap")
        return tap

    async def vote(self, message_id: int, options: Sequence[int]) -> None:
        """Chooses these options of a poll; none takes the vote back.

        Raises:
            ValueError: closed, voted already, or more options than allowed.

        """
        poll = self.poll(self.message(message_id))
        if poll.closed(self._world.now()):
            raise ValueError("the poll is closed")
        if self.id in poll.votes and not poll.revoting:
            raise ValueError("this poll takes one vote")
        if len(options) > 1 and not poll.multiple:
            raise ValueError("this poll takes one option")
        if any(index not in range(len(poll.options)) for index in options):
            raise ValueError("there is no such option")
        if options:
            poll.votes[self.id] = tuple(sorted(set(options)))
        else:
            poll.votes.pop(self.id, None)
        self.chat.put(self.message(message_id))
        queue = f"poll{poll.id}"
        if not poll.anonymous:
            self._world.announce("poll_answer", dict(poll.vote_json(self.user)), queue=queue)
        self._world.announce("poll", poll.as_json(self._world.now()), queue=queue)

    async def block(self) -> None:
        self._set_blocked(blocked=True)

    async def unblock(self) -> None:
        self._set_blocked(blocked=False)

    async def clear_history(self) -> None:
        """Deletes everything on the phone; the bot hears nothing of it until it edits in vain."""
        for message_id in tuple(self.chat.messages):
            self.chat.delete(message_id)

    async def delete(self, message_id: int) -> None:
        self.chat.delete(message_id)

    def _set_blocked(self, *, blocked: bool) -> None:
        if self.chat.blocked == blocked:
            return
        self.chat.blocked = blocked
        self.chat.touch()
        member = {"status": "member", "user": self._world.bot.as_json()}
        kicked = {"status": "kicked", "user": self._world.bot.as_json(), "until_date": 0}
        payload = {
            "chat": self.chat.as_json(),
            "from": self.user.as_json(),
            "date": int(self._world.now().timestamp()),
            "old_chat_member": member if blocked else kicked,
            "new_chat_member": kicked if blocked else member,
        }
        self._announce("my_chat_member", payload)

    def _write(
        self, content: Content, *, reply_to: int | None = None, forwarded_from: str | None = None
    ) -> Message:
        if self.chat.blocked:
            raise ValueError("the bot is blocked; unblock it first")
        keyboard = self.chat.keyboard
        if keyboard is not None and (not isinstance(keyboard, ReplyKeyboard) or keyboard.one_time):
            self.chat.keyboard = None
        self.chat.started = True
        return write(
            self._world, self.chat, self.user, content, reply_to=reply_to, forwarded_from=forwarded_from
        )

    def _announce(self, kind: str, payload: dict[str, Any]) -> None:
        self._world.announce(kind, payload, queue=f"chat{self.chat.id}")


class Group:
    """A group in which the bot is a member; people write into it."""

    def __init__(self, world: World, *, chat: Chat) -> None:
        self._world: Final = world
        self.chat: Final = chat

    @property
    def id(self) -> int:
        """Negative, as Telegram numbers groups."""
        return self.chat.id

    @property
    def messages(self) -> tuple[Message, ...]:
        return tuple(self.chat.messages.values())

    async def send(self, person: Person, text: str) -> Message:
        body = detected(without_blank_ends(Formatted(text=cleaned(text))))
        return write(self._world, self.chat, person.user, Text(body=body))

    async def send_document(self, person: Person, data: bytes, *, name: str) -> Message:
        file: StoredFile = self._world.files.keep(kind="document", name=name, mime="text/plain", data=data)
        return write(self._world, self.chat, person.user, Media(file=file, caption=Formatted(text="")))

    async def tap_data(self, person: Person, data: str, *, message_id: int) -> None:
        """Somebody in the group taps a button of the bot."""
        payload = {
            "id": str(4_000_000_000_000_000 + self._world.next_number()),
            "from": person.user.as_json(),
            "message": self._world.message_json(self.chat.messages[message_id]),
            "chat_instance": str(self.id * 7919),
            "data": data,
        }
        self._world.announce("callback_query", payload, queue=f"taps{person.id}")


def write(
    world: World,
    chat: Chat,
    user: User,
    content: Content,
    *,
    reply_to: int | None = None,
    forwarded_from: str | None = None,
) -> Message:
    """A person's message, in the chat and announced to the bot."""
    message = chat.put(
        Message(
            message_id=world.next_message_id(),
            chat_id=chat.id,
            sender=user,
            date=world.now(),
            content=content,
            reply_to=reply_to if reply_to in chat.messages else None,
            forwarded_from=forwarded_from,
        )
    )
    world.announce("message", world.message_json(message), queue=f"chat{chat.id}")
    return message
