"""Sending, copying, forwarding, deleting and pinning messages."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from webchat.chats import Chat
from webchat.errors import (
    COPY_NOT_FOUND,
    DELETE_FORBIDDEN,
    DELETE_NOT_FOUND,
    FORWARD_NOT_FOUND,
    refused,
)
from webchat.keyboards import markup_of
from webchat.methods.sending import Method, named_chat, put, target
from webchat.model import Media, Message, Other, PollCard, Text
from webchat.parameters import Parameters
from webchat.wording import caption_text, message_text
from webchat.world import World

DELETABLE: Final = timedelta(hours=48)
MAX_MANY: Final = 100
ACTIONS: Final = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


async def send_message(world: World, parameters: Parameters) -> dict[str, Any]:
    body = message_text(parameters)
    markup = markup_of(parameters)
    chat = target(world, parameters)
    content = Text(body=body, link_preview=link_preview(parameters))
    return world.message_json(put(world, chat, content=content, markup=markup, parameters=parameters))


def link_preview(parameters: Parameters) -> tuple[tuple[str, Any], ...]:
    options = parameters.json("link_preview_options")
    return tuple(options.items()) if isinstance(options, dict) else ()


async def send_chat_action(world: World, parameters: Parameters) -> bool:
    chat = target(world, parameters)
    action = parameters.text("action").lower()
    if action not in ACTIONS:
        raise refused("wrong parameter action in request")
    chat.show_action(action)
    return True


async def forward_message(world: World, parameters: Parameters) -> dict[str, Any]:
    chat = target(world, parameters)
    source = _source(world, parameters, missing=FORWARD_NOT_FOUND)
    if source.protected:
        raise refused("message can't be forwarded")
    message = put(
        world,
        chat,
        content=source.content,
        markup=None,
        parameters=parameters,
        forwarded_from=source.forwarded_from or source.sender.first_name,
    )
    return world.message_json(message)


async def copy_message(world: World, parameters: Parameters) -> dict[str, Any]:
    chat = target(world, parameters)
    source = _source(world, parameters, missing=COPY_NOT_FOUND)
    if source.protected or isinstance(source.content, PollCard):
        raise refused("message can't be copied")
    content = source.content
    if isinstance(content, Media) and parameters.has("caption"):
        content = replace(content, caption=caption_text(parameters))
    message = put(world, chat, content=content, markup=markup_of(parameters), parameters=parameters)
    return {"message_id": message.message_id}


def _source(world: World, parameters: Parameters, *, missing: str) -> Message:
    chat = world.known_chat(named_chat(parameters, "from_chat_id"))
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise refused(missing)
    return message


async def delete_message(world: World, parameters: Parameters) -> bool:
    chat = target(world, parameters)
    message = chat.messages.get(parameters.integer("message_id"))
    if message is None:
        raise refused(DELETE_NOT_FOUND)
    _delete(world, chat, message)
    return True


async def delete_messages(world: World, parameters: Parameters) -> bool:
    """Messages that are not there are passed over, as the server does."""
    chat = target(world, parameters)
    listed = parameters.json("message_ids")
    wanted = listed if isinstance(listed, list) else []
    if not 1 <= len(wanted) <= MAX_MANY:
        raise refused(
            "message identifiers are not specified"
            if not wanted
            else "too many message identifiers specified"
        )
    for message_id in wanted:
        message = chat.messages.get(message_id) if isinstance(message_id, int) else None
        if message is not None:
            _delete(world, chat, message)
    return True


def _delete(world: World, chat: Chat, message: Message) -> None:
    if world.now() - message.date > DELETABLE or (not message.from_bot and chat.kind != "private"):
        raise refused(DELETE_FORBIDDEN)
    chat.delete(message.message_id)


async def pin_chat_message(world: World, parameters: Parameters) -> bool:
    chat = target(world, parameters)
    message_id = parameters.integer("message_id")
    if message_id not in chat.messages:
        raise refused("message to pin not found")
    chat.pinned = message_id
    chat.touch()
    return True


async def unpin_chat_message(world: World, parameters: Parameters) -> bool:
    chat = target(world, parameters)
    if chat.pinned is None or parameters.integer("message_id", chat.pinned) != chat.pinned:
        raise refused("message to unpin not found")
    chat.pinned = None
    chat.touch()
    return True


async def unpin_all_chat_messages(world: World, parameters: Parameters) -> bool:
    chat = target(world, parameters)
    chat.pinned = None
    chat.touch()
    return True


async def send_location(world: World, parameters: Parameters) -> dict[str, Any]:
    place = {"latitude": _number(parameters, "latitude"), "longitude": _number(parameters, "longitude")}
    return _send_other(world, parameters, Other(field="location", value=place))


async def send_contact(world: World, parameters: Parameters) -> dict[str, Any]:
    phone, name = parameters.text("phone_number"), parameters.text("first_name")
    if not phone or not name:
        raise refused("phone number must be non-empty" if not phone else "first name must be non-empty")
    return _send_other(
        world, parameters, Other(field="contact", value={"phone_number": phone, "first_name": name})
    )


def _send_other(world: World, parameters: Parameters, content: Other) -> dict[str, Any]:
    chat = target(world, parameters)
    message = put(world, chat, content=content, markup=markup_of(parameters), parameters=parameters)
    return world.message_json(message)


def _number(parameters: Parameters, name: str) -> float:
    try:
        return float(parameters.text(name))
    except ValueError:
        raise refused(f"{name} is empty") from None


METHODS: Final[dict[str, Method]] = {
    "sendMessage": send_message,
    "sendChatAction": send_chat_action,
    "forwardMessage": forward_message,
    "copyMessage": copy_message,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
    "sendLocation": send_location,
    "sendContact": send_contact,
}
