"""What can a person do on the phone? Write, tap, vote, send files, block."""

import mimetypes
import re
from collections.abc import Sequence
from typing import Any, Final

from webchat.chats import Chat, Tap
from webchat.entities import Formatted, detected
from webchat.entities import trimmed as without_blank_ends
from webchat.files import Kind
from webchat.keyboards import ReplyKeyboard
from webchat.model import Content, Media, Message, Other, Text, User
from webchat.sight import Sight
from webchat.wording import MAX_TEXT, cleaned, is_longer
from webchat.world import World

START_PAYLOAD: Final = re.compile(r"[A-Za-z0-9_-]{0,64}")


class Person(Sight):
    """One person in the private chat with the bot. Everything happens in the running event loop."""

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
