"""Does the server refuse what Telegram refuses, in the same words?"""

from datetime import timedelta
from typing import Any

import httpx
import pytest

from tests.webchat.conftest import PIXEL, BareClient, MovableClock
from webchat import Person, Server, Tap

LONG_BUTTON = {"inline_keyboard": [[{"text": "Weiter", "callback_data": "ä" * 32 + "x"}]]}
QUIZ: dict[str, Any] = {"question": "Wie viele?", "options": [{"text": "Eins"}, {"text": "Zwei"}]}


@pytest.mark.parametrize(
    ("parameters", "answer"),
    [
        ({}, "Bad Request: message text is empty"),
        ({"text": "  \n "}, "Bad Request: text must be non-empty"),
        ({"text": "<b> </b>", "parse_mode": "HTML"}, "Bad Request: text must be non-empty"),
        ({"text": "x" * 4097}, "Bad Request: message is too long"),
        ({"text": "😀" * 2049}, "Bad Request: message is too long"),
        ({"text": "x" * 32_769}, "Bad Request: text is too long"),
        ({"text": "x", "parse_mode": "Latex"}, "Bad Request: unsupported parse_mode"),
        (
            {"text": "ä<p>x</p>", "parse_mode": "HTML"},
            'Bad Request: can\'t parse entities: Unsupported start tag "p" at byte offset 2',
        ),
        ({"text": "x", "reply_markup": LONG_BUTTON}, "Bad Request: BUTTON_DATA_INVALID"),
        ({"text": "x", "reply_markup": "{"}, "Bad Request: can't parse reply keyboard markup JSON object"),
        ({"text": "x", "reply_markup": "[]"}, "Bad Request: object expected as reply markup"),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [[{"text": "A"}]]}},
            (
                "Bad Request: can't parse inline keyboard button:"
                " Text buttons are unallowed in the inline keyboard"
            ),
        ),
        (
            {"text": "x", "reply_markup": {"inline_keyboard": [{"text": "A"}]}},
            'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
        ),
        ({"text": "x", "chat_id": 1}, "Bad Request: chat not found"),
        ({"text": "x", "chat_id": ""}, "Bad Request: chat_id is empty"),
        (
            {"text": "x", "reply_parameters": {"message_id": 99}},
            "Bad Request: message to be replied not found",
        ),
    ],
)
async def test_a_message_is_refused(
    api: BareClient, ayse: Person, parameters: dict[str, Any], answer: str
) -> None:
    assert await api.hears("sendMessage", **({"chat_id": ayse.id} | parameters)) == answer
    assert ayse.answers == ()


async def test_exactly_the_limits_are_accepted(api: BareClient, ayse: Person) -> None:
    data = "ä" * 32
    keyboard = {"inline_keyboard": [[{"text": "Weiter", "callback_data": data}]]}
    await api.does("sendMessage", chat_id=ayse.id, text="x" * 4096, reply_markup=keyboard)
    await api.does("sendMessage", chat_id=ayse.id, text=f"<b>{'x' * 4096}</b>", parse_mode="HTML")
    assert [len(message.text) for message in ayse.answers] == [4096, 4096]


async def test_a_long_row_is_cut_and_an_empty_button_dropped_without_a_word(
    api: BareClient, ayse: Person
) -> None:
    row = [{"text": str(number), "callback_data": "x"} for number in range(13)]
    keyboard = {"inline_keyboard": [row, [{"text": " ", "callback_data": "x"}]]}
    await api.does("sendMessage", chat_id=ayse.id, text="x", reply_markup=keyboard)
    assert [len(row) for row in ayse.last.rows] == [12]


async def test_an_unchanged_edit_is_refused(api: BareClient, ayse: Person) -> None:
    sent = await api.does("sendMessage", chat_id=ayse.id, text="Eins")
    again = {"chat_id": ayse.id, "message_id": sent["message_id"], "text": " Eins "}
    assert await api.hears("editMessageText", **again) == (
        "Bad Request: message is not modified: specified new message content and reply markup are exactly"
        " the same as a current content and reply markup of the message"
    )


async def test_edits_of_what_is_not_there_or_not_its_own_are_refused(api: BareClient, ayse: Person) -> None:
    own = ayse.messages[0].message_id
    sent = (await api.does("sendMessage", chat_id=ayse.id, text="Eins"))["message_id"]
    chat = {"chat_id": ayse.id, "text": "Zwei"}
    assert (
        await api.hears("editMessageText", **chat, message_id=99) == "Bad Request: message to edit not found"
    )
    assert (
        await api.hears("editMessageText", **chat, message_id=own) == "Bad Request: message can't be edited"
    )
    caption = {"chat_id": ayse.id, "message_id": sent, "caption": "x"}
    assert await api.hears("editMessageCaption", **caption) == (
        "Bad Request: there is no caption in the message to edit"
    )
    keyboard = {"keyboard": [["A"]]}
    assert await api.hears(
        "editMessageReplyMarkup", chat_id=ayse.id, message_id=sent, reply_markup=keyboard
    ) == ("Bad Request: inline keyboard expected")


async def test_a_picture_has_no_text_to_edit_and_a_caption_has_its_limit(
    api: BareClient, ayse: Person, base_url: str
) -> None:
    async with httpx.AsyncClient(base_url=base_url, trust_env=False) as http:
        url = f"/bot{api.token}/sendPhoto"
        sent = await http.post(url, data={"chat_id": str(ayse.id)}, files={"photo": ("a.png", PIXEL)})
        long = await http.post(
            url, data={"chat_id": str(ayse.id), "caption": "x" * 1025}, files={"photo": PIXEL}
        )
        broken = await http.post(
            url, data={"chat_id": str(ayse.id)}, files={"photo": ("a.png", b"no picture")}
        )
    edit = {"chat_id": ayse.id, "message_id": sent.json()["result"]["message_id"], "text": "x"}
    assert (
        await api.hears("editMessageText", **edit) == "Bad Request: there is no text in the message to edit"
    )
    assert long.json()["description"] == "Bad Request: message caption is too long"
    assert broken.json()["description"] == "Bad Request: IMAGE_PROCESS_FAILED"


async def test_files_by_unknown_id_or_by_address_are_refused(api: BareClient, ayse: Person) -> None:
    chat = {"chat_id": ayse.id}
    assert await api.hears("sendDocument", **chat, document="AAA") == (
        "Bad Request: wrong file identifier/HTTP URL specified"
    )
    assert await api.hears("sendDocument", **chat, document="https://example.org/a.pdf") == (
        "Bad Request: failed to get HTTP URL content"
    )
    assert await api.hears("getFile", file_id="AAA") == "Bad Request: invalid file_id"
    sent = await ayse.send_document(b"Text", name="a.txt")
    assert sent.file is not None
    assert await api.hears("sendPhoto", **chat, photo=sent.file.file_id) == (
        "Bad Request: can't use file of type Document as Photo"
    )


async def test_deleting_needs_a_message_of_the_last_two_days(
    api: BareClient, ayse: Person, clock: MovableClock
) -> None:
    sent = (await api.does("sendMessage", chat_id=ayse.id, text="Eins"))["message_id"]
    assert await api.hears("deleteMessage", chat_id=ayse.id, message_id=99) == (
        "Bad Request: message to delete not found"
    )
    clock.moves(timedelta(hours=49))
    assert await api.hears("deleteMessage", chat_id=ayse.id, message_id=sent) == (
        "Bad Request: message can't be deleted"
    )


async def test_a_tap_can_be_answered_once_and_for_150_seconds(
    api: BareClient, ayse: Person, clock: MovableClock
) -> None:
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    keyboard = {"inline_keyboard": [[{"text": "Weiter", "callback_data": "n"}]]}
    await api.does("sendMessage", chat_id=ayse.id, text="x", reply_markup=keyboard)
    first, second = await ayse.tap("Weiter"), await ayse.tap("Weiter")
    assert isinstance(first, Tap)
    assert isinstance(second, Tap)
    assert await api.does("answerCallbackQuery", callback_query_id=first.query_id)
    assert await api.hears("answerCallbackQuery", callback_query_id=first.query_id) == old
    clock.moves(timedelta(seconds=151))
    assert await api.hears("answerCallbackQuery", callback_query_id=second.query_id) == old
    assert await api.hears("answerCallbackQuery", callback_query_id="made up") == old
    updates = await api.does("getUpdates")
    assert [list(update)[1] for update in updates] == ["message"]


@pytest.mark.parametrize(
    ("parameters", "answer"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": [{"text": "x"}] * 13}, "poll can't have more than 12 options"),
        ({"options": [{"text": "x" * 101}]}, "poll options length must not exceed 100"),
        ({"options": [{"text": ""}]}, "poll options must be non-empty"),
        ({"type": "quiz"}, "correct option must be specified for a quiz"),
        ({"type": "quiz", "correct_option_ids": [2]}, "wrong correct option ID specified"),
        (
            {"type": "quiz", "correct_option_ids": [1, 0], "allows_multiple_answers": True},
            "wrong correct option ID specified",
        ),
        ({"type": "quiz", "correct_option_ids": [0], "explanation": "x" * 201}, "explanation is too long"),
        ({"type": "quiz", "correct_option_ids": [0], "explanation": "a\nb\nc\nd"}, "explanation is too long"),
        ({"open_period": 4}, "wrong poll open period specified"),
    ],
)
async def test_a_poll_is_refused(
    api: BareClient, ayse: Person, parameters: dict[str, Any], answer: str
) -> None:
    assert (
        await api.hears("sendPoll", **({"chat_id": ayse.id} | QUIZ | parameters)) == f"Bad Request: {answer}"
    )


@pytest.mark.parametrize("name", ["Lernen", "ä", "a-b", "", "x" * 33])
async def test_a_command_name_that_no_phone_shows_is_refused(api: BareClient, name: str) -> None:
    commands = [{"command": name, "description": "Etwas"}]
    assert await api.hears("setMyCommands", commands=commands) == "Bad Request: BOT_COMMAND_INVALID"


async def test_profile_texts_and_languages_have_their_limits(api: BareClient) -> None:
    assert await api.hears("setMyName", name="x" * 65) == "Bad Request: BOT_TITLE_INVALID"
    assert (
        await api.hears("setMyDescription", description="x" * 513) == "Bad Request: BOT_DESCRIPTION_INVALID"
    )
    assert (
        await api.hears("setMyShortDescription", short_description="x" * 121)
        == "Bad Request: BOT_ABOUT_INVALID"
    )
    assert await api.hears("setMyName", name="x", language_code="deu") == (
        "Bad Request: invalid language code specified"
    )
    commands = [{"command": "a", "description": "x"}] * 101
    assert await api.hears("setMyCommands", commands=commands) == "Bad Request: BOT_COMMANDS_TOO_MUCH"
    long = [{"command": "a", "description": "x" * 257}]
    assert await api.hears("setMyCommands", commands=long) == "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID"


async def test_who_has_not_started_or_has_blocked_the_bot_is_left_alone(
    api: BareClient, server: Server
) -> None:
    murat = server.person(first_name="Murat")
    hello = {"chat_id": murat.id, "text": "Hallo"}
    assert await api.hears("sendMessage", **hello) == "Forbidden: bot can't initiate conversation with a user"
    await murat.start()
    await api.does("sendMessage", **hello)
    await murat.block()
    assert await api.hears("sendMessage", **hello) == "Forbidden: bot was blocked by the user"
    await murat.start()
    await api.does("sendMessage", **hello)
    server.faults.deactivate(murat.id)
    assert await api.hears("sendMessage", **hello) == "Forbidden: user is deactivated"


async def test_wrong_tokens_and_unknown_methods_are_told_apart(api: BareClient, base_url: str) -> None:
    assert await api.hears("sendRocket") == "Not Found"
    async with httpx.AsyncClient(base_url=base_url, trust_env=False) as http:
        wrong = await http.get("/bot7001001:other_token/getMe")
        no_token = await http.get("/botnonsense/getMe")
        no_file = await http.get(f"/file/bot{api.token}/documents/file_9.pdf")
    assert wrong.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert (wrong.status_code, no_token.status_code, no_file.status_code) == (401, 404, 404)


async def test_a_deep_link_carries_64_harmless_characters(server: Server) -> None:
    person = server.person()
    for payload in ("x" * 65, "ä", "a b"):
        with pytest.raises(ValueError, match="64 characters"):
            await person.start(payload)
    assert (await person.start("x" * 64)).text == "/start " + "x" * 64
