"""Do both sides of a chat see what happened in it?"""

from datetime import timedelta

import httpx
import pytest

from tests.webchat.conftest import PIXEL, BareClient, MovableClock
from webchat import Message, Person, Server, Tap


async def newest(api: BareClient) -> dict[str, object]:
    updates = await api.does("getUpdates", offset=-1)
    update: dict[str, object] = updates[-1]
    return update


async def test_formatting_arrives_with_the_entities_of_the_shown_text(api: BareClient, ayse: Person) -> None:
    html = '  😀 <b>fett <i>beides</i></b>\n<pre><code class="language-py">x &lt; 1</code></pre> /hilfe '
    sent = await api.does("sendMessage", chat_id=ayse.id, text=html, parse_mode="HTML")
    assert sent["text"] == "😀 fett beides\nx < 1 /hilfe"
    assert [(e["type"], e["offset"], e["length"]) for e in sent["entities"]] == [
        ("bold", 3, 11),
        ("italic", 8, 6),
        ("pre", 15, 5),
        ("bot_command", 21, 6),
    ]
    assert ayse.last.html.startswith("😀 <b>fett <i>beides</i></b>")


async def test_a_tap_reaches_the_bot_and_its_answer_the_person(api: BareClient, ayse: Person) -> None:
    keyboard = {"inline_keyboard": [[{"text": "Weiter", "callback_data": "n:1", "style": "primary"}]]}
    await api.does("sendMessage", chat_id=ayse.id, text="Schritt 1", reply_markup=keyboard)
    tap = await ayse.tap("Weiter")
    query = (await newest(api))["callback_query"]
    assert isinstance(query, dict)
    assert (query["data"], query["message"]["text"], query["from"]["id"]) == ("n:1", "Schritt 1", ayse.id)
    await api.does("answerCallbackQuery", callback_query_id=query["id"], text="Gut", show_alert=True)
    assert isinstance(tap, Tap)
    assert (tap.answered, tap.text, tap.alert) == (True, "Gut", True)


async def test_an_edit_changes_the_message_in_place_and_takes_its_buttons(
    api: BareClient, ayse: Person, clock: MovableClock
) -> None:
    keyboard = {"inline_keyboard": [[{"text": "A", "callback_data": "a"}]]}
    sent = await api.does("sendMessage", chat_id=ayse.id, text="Frage", reply_markup=keyboard)
    clock.moves(timedelta(minutes=1))
    edited = await api.does("editMessageText", chat_id=ayse.id, message_id=sent["message_id"], text="Antwort")
    assert edited["edit_date"] - edited["date"] == 60
    assert [(message.text, message.buttons) for message in ayse.answers] == [("Antwort", ())]
    with pytest.raises(LookupError, match="no button 'A'"):
        await ayse.tap("A")


async def test_a_reply_keyboard_sends_text_and_goes_when_told(api: BareClient, ayse: Person) -> None:
    keyboard = {"keyboard": [["Früh", {"text": "Spät"}]]}
    await api.does("sendMessage", chat_id=ayse.id, text="Wann?", reply_markup=keyboard)
    assert list(ayse.keyboard) == ["Früh", "Spät"]
    sent = await ayse.tap("Spät")
    assert isinstance(sent, Message)
    assert sent.text == "Spät"
    await api.does("sendMessage", chat_id=ayse.id, text="Gut", reply_markup={"remove_keyboard": True})
    assert list(ayse.keyboard) == []


async def test_files_travel_both_ways_and_keep_their_bytes(
    api: BareClient, ayse: Person, base_url: str
) -> None:
    await ayse.send_document("Größe".encode(), name="notiz.md", caption="/pruefen bitte")
    message = (await newest(api))["message"]
    assert isinstance(message, dict)
    assert message["document"]["file_name"] == "notiz.md"
    assert message["caption_entities"][0]["type"] == "bot_command"
    file = await api.does("getFile", file_id=message["document"]["file_id"])
    async with httpx.AsyncClient(base_url=base_url, trust_env=False) as http:
        got = await http.get(f"/file/bot{api.token}/{file['file_path']}")
        album = [
            {"type": "photo", "media": "attach://a"},
            {"type": "photo", "media": "attach://a", "caption": "Zwei"},
        ]
        sent = await http.post(
            f"/bot{api.token}/sendMediaGroup",
            data={"chat_id": str(ayse.id), "media": httpx.Response(200, json=album).text},
            files={"a": ("a.png", PIXEL, "image/png")},
        )
    assert got.content.decode() == "Größe"
    assert [part["photo"][0]["width"] for part in sent.json()["result"]] == [1, 1]
    again = await api.does(
        "sendPhoto", chat_id=ayse.id, photo=sent.json()["result"][0]["photo"][0]["file_id"]
    )
    assert ayse.message(again["message_id"]).photo == PIXEL


async def test_voice_stickers_forwards_edits_and_places_reach_the_bot(api: BareClient, ayse: Person) -> None:
    await ayse.send_voice()
    await ayse.send_sticker()
    await ayse.send("Von Murat", forwarded_from="Murat")
    first = await ayse.send("Tipfehler")
    await ayse.edit(first.message_id, "Tippfehler")
    await ayse.send_other("location", {"latitude": 52.5, "longitude": 13.4})
    updates = (await api.does("getUpdates"))[1:]
    kinds = {name for update in updates for name in update.get("message", update.get("edited_message"))}
    assert {"voice", "sticker", "forward_origin", "location"} <= kinds
    assert [update["edited_message"]["text"] for update in updates if "edited_message" in update] == [
        "Tippfehler"
    ]


async def test_a_group_is_a_chat_of_its_own(api: BareClient, ayse: Person, server: Server) -> None:
    group = server.group(title="Halle 2")
    await group.send(ayse, "/start@muster_bot")
    message = (await newest(api))["message"]
    assert isinstance(message, dict)
    assert message["chat"] == {"id": group.id, "type": "group", "title": "Halle 2"}
    await api.does("sendMessage", chat_id=group.id, text="Schreib mir allein")
    assert [m.text for m in group.messages] == ["/start@muster_bot", "Schreib mir allein"]
    assert ayse.answers == ()


async def test_copies_and_forwards_name_their_source_or_not(api: BareClient, ayse: Person) -> None:
    sent = await api.does("sendMessage", chat_id=ayse.id, text="Merksatz")
    source = {"chat_id": ayse.id, "from_chat_id": ayse.id, "message_id": sent["message_id"]}
    await api.does("copyMessage", **source)
    forwarded = await api.does("forwardMessage", **source)
    assert [message.forwarded_from for message in ayse.answers] == [None, None, "Muster"]
    assert forwarded["forward_origin"]["sender_user_name"] == "Muster"


async def test_deleted_messages_are_gone_and_a_pin_with_them(api: BareClient, ayse: Person) -> None:
    ids = [(await api.does("sendMessage", chat_id=ayse.id, text=str(n)))["message_id"] for n in range(3)]
    await api.does("pinChatMessage", chat_id=ayse.id, message_id=ids[0])
    assert (await api.does("getChat", chat_id=ayse.id))["pinned_message"]["text"] == "0"
    await api.does("deleteMessages", chat_id=ayse.id, message_ids=[ids[0], ids[1], 999])
    assert [message.text for message in ayse.answers] == ["2"]
    assert "pinned_message" not in await api.does("getChat", chat_id=ayse.id)


async def test_a_quiz_tells_the_vote_and_closes(api: BareClient, ayse: Person, clock: MovableClock) -> None:
    options = [{"text": "Eins"}, {"text": "Zwei"}]
    quiz = {"question": "Wie viele?", "options": options, "type": "quiz", "correct_option_ids": [1]}
    sent = await api.does("sendPoll", chat_id=ayse.id, is_anonymous=False, open_period=60, **quiz)
    await ayse.vote(sent["message_id"], [1])
    with pytest.raises(ValueError, match="one vote"):
        await ayse.vote(sent["message_id"], [0])
    updates = await api.does("getUpdates")
    answer = next(update["poll_answer"] for update in updates if "poll_answer" in update)
    assert (answer["option_ids"], answer["poll_id"], answer["user"]["id"]) == (
        [1],
        sent["poll"]["id"],
        ayse.id,
    )
    clock.moves(timedelta(seconds=60))
    other = await api.does("sendPoll", chat_id=ayse.id, **quiz)
    assert ayse.poll(ayse.message(sent["message_id"])).closed(clock())
    stopped = await api.does("stopPoll", chat_id=ayse.id, message_id=other["message_id"])
    assert stopped["is_closed"]
    assert await api.hears("stopPoll", chat_id=ayse.id, message_id=other["message_id"]) == (
        "Bad Request: poll has already been closed"
    )


async def test_names_texts_and_commands_follow_language_and_scope(api: BareClient, server: Server) -> None:
    ayse, tom = server.person(language_code="de"), server.person(language_code="en-GB")
    await api.does("setMyName", name="Muster")
    await api.does("setMyDescription", description="Short cases")
    await api.does("setMyDescription", description="Kurze Fälle", language_code="de")
    await api.does("setMyCommands", commands=[{"command": "learn", "description": "Learn"}])
    await api.does(
        "setMyCommands", commands=[{"command": "lernen", "description": "Lernen"}], language_code="de"
    )
    scope = {"type": "chat", "chat_id": tom.id}
    await api.does("setMyCommands", commands=[{"command": "digest", "description": "Digest"}], scope=scope)
    assert (ayse.description, ayse.commands) == ("Kurze Fälle", (("lernen", "Lernen"),))
    assert (tom.description, tom.commands) == ("Short cases", (("digest", "Digest"),))
    await api.does("deleteMyCommands", scope=scope)
    assert tom.commands == (("learn", "Learn"),)
    assert await api.does("getMyDescription", language_code="de") == {"description": "Kurze Fälle"}


async def test_waiting_for_what_never_comes_says_what_is_there(ayse: Person) -> None:
    with pytest.raises(TimeoutError, match="did not see 'Hallo'"):
        await ayse.sees("Hallo", timeout_s=0.01)
