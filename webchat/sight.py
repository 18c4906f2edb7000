"""What does a person see in the chat, and how does a test wait for it?"""

import asyncio
from collections.abc import Callable
from typing import Final, Self

from webchat.chats import Chat, Tap
from webchat.keyboards import ReplyKeyboard
from webchat.model import Message, PollCard, User
from webchat.polls import Poll
from webchat.world import World

PATIENCE_S: Final = 5.0  # how long a test waits for the bot unless it says otherwise


class Sight:
    """A person's eyes on the private chat with the bot."""

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
        self, seen: Callable[[Self], object], *, timeout_s: float = PATIENCE_S, what: str = ""
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

    async def answered(self, tap: Tap, *, timeout_s: float = PATIENCE_S) -> Tap:
        """The tap once the bot has answered it: its text, alert or url are filled in."""
        await self.until(lambda _: tap.answered, timeout_s=timeout_s, what="the answer to the tap")
        return tap
