"""How does a message of the bot come into a chat, whatever it holds?"""

from collections.abc import Awaitable, Callable
from typing import Any

from webchat.chats import Chat
from webchat.errors import CHAT_ID_EMPTY, REPLY_NOT_FOUND, refused
from webchat.keyboards import ForceReply, InlineKeyboard, Markup, RemoveKeyboard, ReplyKeyboard
from webchat.model import Content, Message
from webchat.parameters import Parameters
from webchat.world import World

Method = Callable[[World, Parameters], Awaitable[Any]]
"""One method of the Bot API: its result as JSON. Raises ApiError."""


def target(world: World, parameters: Parameters) -> Chat:
    return world.chat(named_chat(parameters))


def named_chat(parameters: Parameters, name: str = "chat_id") -> object:
    raw = parameters.values.get(name)
    if raw in {None, ""}:
        raise refused(CHAT_ID_EMPTY if name == "chat_id" else f"{name} is empty")
    return raw


def put(
    world: World,
    chat: Chat,
    *,
    content: Content,
    markup: Markup | None,
    parameters: Parameters,
    forwarded_from: str | None = None,
) -> Message:
    """The message as it now stands in the chat; a reply keyboard replaces the phone's keyboard."""
    reply_to = replied(chat, parameters)
    match markup:
        case ReplyKeyboard() | ForceReply():
            chat.keyboard = markup
        case RemoveKeyboard():
            chat.keyboard = None
        case InlineKeyboard() | None:
            pass
    return chat.put(
        Message(
            message_id=world.next_message_id(),
            chat_id=chat.id,
            sender=world.bot,
            date=world.now(),
            content=content,
            keyboard=markup if isinstance(markup, InlineKeyboard) else None,
            reply_to=reply_to,
            forwarded_from=forwarded_from,
            silent=parameters.flag("disable_notification"),
            protected=parameters.flag("protect_content"),
        )
    )


def replied(chat: Chat, parameters: Parameters) -> int | None:
    raw = parameters.json("reply_parameters")
    if isinstance(raw, dict):
        wanted, optional = raw.get("message_id"), raw.get("allow_sending_without_reply") is True
    else:
        wanted = parameters.integer("reply_to_message_id")
        optional = parameters.flag("allow_sending_without_reply")
    if not wanted:
        return None
    if wanted not in chat.messages:
        if optional:
            return None
        raise refused(REPLY_NOT_FOUND)
    return int(wanted)
