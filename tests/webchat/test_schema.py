"""Is every answer and every update what the Bot API's own types allow, without one unknown field?"""

from collections.abc import Iterator
from typing import Any

import pytest
from aiogram import methods
from aiogram.types import TelegramObject, Update
from pydantic import BaseModel, TypeAdapter

from tests.webchat.conftest import PIXEL, BareClient
from webchat import Person, Server

KEYBOARD = {
    "inline_keyboard": [[{"text": "A", "callback_data": "a"}, {"text": "B", "url": "https://example.org"}]]
}
HTML = '<b>A</b> <a href="https://example.org">B</a> <a href="tg://user?id=5">C</a>'
HTML += "<blockquote expandable>D</blockquote>"


def returned_by(method: str) -> Any:
    return getattr(methods, method[0].upper() + method[1:]).__returning__


def unknown_fields(value: object, path: str = "") -> Iterator[str]:
    """Fields that the types took without knowing them."""
    if isinstance(value, TelegramObject):
        yield from (f"{path}.{name}" for name in value.model_extra or {})
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from unknown_fields(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, list):
        for item in value:
            yield from unknown_fields(item, f"{path}[]")


def fits(method: str, result: object) -> None:
    parsed = TypeAdapter(returned_by(method)).validate_python(result)
    assert list(unknown_fields(parsed, method)) == []


async def file_ids(ayse: Person) -> dict[str, str]:
    sent = [
        await ayse.send_photo(PIXEL),
        await ayse.send_document(b"x", name="a.txt"),
        await ayse.send_voice(),
        await ayse.send_sticker(),
        await ayse.send_file(b"x", name="a.mp4", kind="video"),
        await ayse.send_file(b"x", name="a.mp3", kind="audio"),
        await ayse.send_file(b"x", name="a.mp4", kind="animation"),
        await ayse.send_file(b"x", name="a.mp4", kind="video_note"),
    ]
    return {message.file.kind: message.file.file_id for message in sent if message.file is not None}


async def test_every_method_answers_in_the_types_of_the_bot_api(api: BareClient, ayse: Person) -> None:
    chat = {"chat_id": ayse.id}
    files = await file_ids(ayse)
    text = await api.does("sendMessage", **chat, text=HTML, parse_mode="HTML", reply_markup=KEYBOARD)
    poll = {"question": "Wie viele?", "options": [{"text": "Eins"}, {"text": "Zwei"}]}
    quiz = poll | {"type": "quiz", "correct_option_ids": [1], "explanation": "<b>E</b>"}
    quiz["explanation_parse_mode"] = "HTML"
    sent = await api.does("sendPoll", **chat, **quiz, open_period=60)
    picture = await api.does("sendPhoto", **chat, photo=files["photo"], caption="Bild /a", has_spoiler=True)
    asked: list[tuple[str, dict[str, Any]]] = [
        ("getMe", {}),
        ("getChat", chat),
        ("getChatMember", chat | {"user_id": ayse.id}),
        ("getWebhookInfo", {}),
        ("getMyCommands", {}),
        ("getMyName", {}),
        ("getMyDescription", {}),
        ("getMyShortDescription", {}),
        ("getChatMenuButton", {}),
        ("getUserProfilePhotos", {"user_id": ayse.id}),
        ("getFile", {"file_id": files["document"]}),
        ("copyMessage", chat | {"from_chat_id": ayse.id, "message_id": text["message_id"]}),
        ("forwardMessage", chat | {"from_chat_id": ayse.id, "message_id": text["message_id"]}),
        ("sendMessage", chat | {"text": "Antwort", "reply_parameters": {"message_id": text["message_id"]}}),
        ("sendLocation", chat | {"latitude": 52.5, "longitude": 13.4}),
        ("sendContact", chat | {"phone_number": "+49", "first_name": "Kaya"}),
        ("sendMediaGroup", chat | {"media": [{"type": "photo", "media": files["photo"]}] * 2}),
        ("editMessageText", chat | {"message_id": text["message_id"], "text": "Neu"}),
        ("editMessageCaption", chat | {"message_id": picture["message_id"], "caption": "Neu"}),
        ("stopPoll", chat | {"message_id": sent["message_id"]}),
        *((f"send{name}", chat | {kind: files[kind]}) for name, kind in SENDERS),
    ]
    fits("sendMessage", text)
    fits("sendPoll", sent)
    for method, parameters in asked:
        fits(method, await api.does(method, **parameters))


SENDERS = (
    ("Photo", "photo"),
    ("Document", "document"),
    ("Voice", "voice"),
    ("Sticker", "sticker"),
    ("Video", "video"),
    ("Audio", "audio"),
    ("Animation", "animation"),
    ("VideoNote", "video_note"),
)


async def test_every_update_is_one_of_the_bot_api(api: BareClient, ayse: Person, server: Server) -> None:
    await file_ids(ayse)
    question = await api.does("sendMessage", chat_id=ayse.id, text="Frage", reply_markup=KEYBOARD)
    await ayse.tap("A")
    await ayse.tap_data("alt", message_id=9999)
    await ayse.edit((await ayse.send("/hilfe", forwarded_from="Tom")).message_id, "anders")
    await ayse.send("darauf", reply_to=question["message_id"])
    options = [{"text": "Eins"}]
    poll = await api.does("sendPoll", chat_id=ayse.id, question="?", options=options, is_anonymous=False)
    await ayse.vote(poll["message_id"], [0])
    await server.group().send(ayse, "Hallo")
    await ayse.block()
    updates = await api.does("getUpdates")
    kinds = {name for update in updates for name in update} - {"update_id"}
    assert kinds == {"message", "edited_message", "callback_query", "poll", "poll_answer", "my_chat_member"}
    parsed = TypeAdapter(list[Update]).validate_python(updates)
    assert list(unknown_fields(parsed, "update")) == []


@pytest.mark.parametrize("method", ["setMyName", "sendChatAction", "setMessageReaction", "logOut", "close"])
async def test_methods_without_a_result_answer_true(api: BareClient, ayse: Person, method: str) -> None:
    assert await api.does(method, chat_id=ayse.id, action="typing", name="Muster") is True
