"""What happens in a group that the bot is a member of?"""

from typing import Final

from webchat.chats import Chat
from webchat.entities import Formatted, detected
from webchat.entities import trimmed as without_blank_ends
from webchat.files import StoredFile
from webchat.model import Media, Message, Text
from webchat.people import Person, write
from webchat.wording import cleaned
from webchat.world import World


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
