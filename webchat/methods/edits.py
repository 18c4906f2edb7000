"""Editing what the bot has sent, and answering taps."""

from dataclasses import replace
from typing import Any, Final

from webchat.chats import Chat
from webchat.errors import (
    EDIT_FORBIDDEN,
    EDIT_NO_CAPTION,
    EDIT_NO_MEDIA,
    EDIT_NO_TEXT,
    EDIT_NOT_FOUND,
    NOT_MODIFIED,
    QUERY_TOO_OLD,
    refused,
)
from webchat.keyboards import InlineKeyboard, inline_markup_of
from webchat.methods.media import input_media
from webchat.methods.messages import link_preview
from webchat.methods.sending import Method, target
from webchat.model import Content, Media, Message, Text
from webchat.parameters import Parameters
from webchat.updates import QUERY_LIFETIME
from webchat.wording import caption_text, message_text
from webchat.world import World

MAX_ANSWER: Final = 200


def _own(world: World, parameters: Parameters) -> tuple[Chat, Message]:
    if parameters.text("inline_message_id"):
        raise refused("MESSAGE_ID_INVALID")
    chat = target(world, parameters)
    message_id = parameters.integer("message_id")
    if message_id <= 0:
        raise refused("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise refused(EDIT_NOT_FOUND)
    if not message.from_bot or message.forwarded_from is not None:
        raise refused(EDIT_FORBIDDEN)
    return chat, message


def _edited(
    world: World, chat: Chat, message: Message, *, content: Content, keyboard: InlineKeyboard | None
) -> dict[str, Any]:
    if content == message.content and keyboard == message.keyboard:
        raise refused(NOT_MODIFIED)
    return world.message_json(chat.edit(message, content=content, keyboard=keyboard, now=world.now()))


async def edit_message_text(world: World, parameters: Parameters) -> dict[str, Any]:
    body = message_text(parameters)
    keyboard = inline_markup_of(parameters)
    chat, message = _own(world, parameters)
    if not isinstance(message.content, Text):
        raise refused(EDIT_NO_TEXT)
    content = Text(body=body, link_preview=link_preview(parameters))
    return _edited(world, chat, message, content=content, keyboard=keyboard)


async def edit_message_caption(world: World, parameters: Parameters) -> dict[str, Any]:
    caption = caption_text(parameters)
    keyboard = inline_markup_of(parameters)
    chat, message = _own(world, parameters)
    if not isinstance(message.content, Media):
        raise refused(EDIT_NO_CAPTION)
    content = replace(
        message.content,
        caption=caption,
        caption_above=parameters.flag("show_caption_above_media", default=message.content.caption_above),
    )
    return _edited(world, chat, message, content=content, keyboard=keyboard)


async def edit_message_media(world: World, parameters: Parameters) -> dict[str, Any]:
    raw = parameters.json("media")
    keyboard = inline_markup_of(parameters)
    chat, message = _own(world, parameters)
    if not isinstance(raw, dict):
        raise refused("can't parse InputMedia: media must be an Object")
    content = input_media(world, raw, parameters)
    if not isinstance(message.content, Media | Text):
        raise refused(EDIT_NO_MEDIA)
    return _edited(world, chat, message, content=content, keyboard=keyboard)


async def edit_message_reply_markup(world: World, parameters: Parameters) -> dict[str, Any]:
    keyboard = inline_markup_of(parameters)
    chat, message = _own(world, parameters)
    return _edited(world, chat, message, content=message.content, keyboard=keyboard)


async def answer_callback_query(world: World, parameters: Parameters) -> bool:
    text = parameters.text("text")
    if len(text) > MAX_ANSWER:
        raise refused("MESSAGE_TOO_LONG")
    query_id = parameters.text("callback_query_id")
    for chat in world.chats.values():
        tap = chat.taps.get(query_id)
        if tap is None:
            continue
        if tap.answered or world.now() - tap.at > QUERY_LIFETIME:
            break
        tap.answered = True
        tap.text = text
        tap.alert = parameters.flag("show_alert")
        tap.url = parameters.text("url")
        tap.revision = chat.touch()
        return True
    raise refused(QUERY_TOO_OLD)


METHODS: Final[dict[str, Method]] = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "answerCallbackQuery": answer_callback_query,
}
