"""What becomes of an answer: at once, later, instead, or not at all."""

from datetime import timedelta
from pathlib import Path

from bot.chat import Chat
from bot.clock import MovableClock
from bot.screens.screen import Button, Picture, Screen, column
from tests.bot.engine.conftest import Admit, listening
from tests.bot.engine.small_bot import BUTTONS, SmallBot
from webchat import ApiError, Person, Server, Tap

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c6360f8cf000002030101c9a5c9a30000000049454e44ae426082"
)
AFTER = Screen(html="Danach", rows=column(Button(text="Weiter", data="next")))


async def question(bot: SmallBot, person: Person, screen: Screen | None = None) -> None:
    """A word brings a bubble with a button, to be tapped."""
    before = screen or Screen(html="Davor", rows=BUTTONS)

    async def handle(chat: Chat, _text: str) -> None:
        await chat.send(before)

    bot.on_text(handle)
    await person.send("los")


async def tapped(person: Person) -> Tap:
    tap = await person.tap("Antworten")
    assert isinstance(tap, Tap)
    return tap


def from_bot(person: Person) -> list[str]:
    return [message.text for message in person.messages if message.from_bot]


async def test_the_tapped_bubble_changes_and_its_button_stops_waiting(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()
    bot.on_tap(lambda chat, _data: chat.edit(AFTER))
    async with listening(bot):
        await question(bot, ayse)
        await ayse.sees("Davor")
        tap = await tapped(ayse)
        await ayse.sees("Danach")
        await ayse.answered(tap)
    assert from_bot(ayse) == ["Danach"]
    assert ayse.last.buttons == ("Weiter",)


async def test_a_second_tap_that_changes_nothing_is_fine(bot: SmallBot, admit: Admit, server: Server) -> None:
    ayse = await admit()
    bot.on_tap(lambda chat, _data: chat.edit(Screen(html="Davor", rows=BUTTONS)))
    async with listening(bot):
        await question(bot, ayse)
        await ayse.sees("Davor")
        await ayse.answered(await tapped(ayse))
    assert from_bot(ayse) == ["Davor"]
    assert [call.error_code for call in server.calls.of("editMessageText")] == [400]


async def test_a_bubble_that_is_gone_comes_anew(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()
    bot.on_tap(lambda chat, _data: chat.edit(AFTER))
    async with listening(bot):
        await question(bot, ayse)
        bubble = await ayse.sees("Davor")
        await ayse.clear_history()
        await ayse.tap_data("answer", message_id=bubble.message_id)
        await ayse.sees("Danach")


async def test_a_tapped_bubble_can_lose_its_buttons_beside_the_next_one(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()

    async def handle(chat: Chat, _data: str) -> None:
        await chat.strip()
        await chat.send(AFTER)

    bot.on_tap(handle)
    async with listening(bot):
        await question(bot, ayse)
        await ayse.sees("Davor")
        await ayse.tap("Antworten")
        await ayse.sees("Danach")
    assert [message.buttons for message in ayse.messages if message.from_bot] == [(), ("Weiter",)]


async def test_a_note_over_the_chat_is_shown_after_the_buttons_went(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()

    async def handle(chat: Chat, _data: str) -> None:
        await chat.strip()
        await chat.toast("Das ist schon vorbei.")

    bot.on_tap(handle)
    async with listening(bot):
        await question(bot, ayse)
        await ayse.sees("Davor")
        tap = await ayse.answered(await tapped(ayse))
    assert tap.text == "Das ist schon vorbei."


async def test_a_long_text_comes_in_parts_with_the_buttons_on_the_last(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()
    paragraphs = "\n\n".join(f"<b>Absatz {number}</b> " + "Wort " * 60 for number in range(30))
    async with listening(bot):
        await question(bot, ayse, Screen(html=paragraphs, rows=BUTTONS))
        await ayse.sees("Absatz 29")
    parts = [message for message in ayse.messages if message.from_bot]
    assert [part.buttons for part in parts] == [(), (), ("Antworten",)]


async def test_a_picture_goes_up_once_and_keeps_its_bubble(
    bot: SmallBot, admit: Admit, server: Server, tmp_path: Path
) -> None:
    (tmp_path / "fach.png").write_bytes(PIXEL)
    ayse, murat = await admit("ayse"), await admit("murat")
    picture = Picture(path="fach.png", description="Ein <Fach>")
    read: list[str] = []

    async def handle(chat: Chat, _data: str) -> None:
        read.append(chat.tapped_text)
        await chat.edit(AFTER)

    bot.on_tap(handle)
    async with listening(bot):
        await question(bot, ayse, Screen(html="Was siehst du?", rows=BUTTONS, picture=picture))
        await ayse.sees("Was siehst du?")
        await murat.send("los")
        await murat.sees("Was siehst du?")
        await ayse.tap("Antworten")
        await ayse.sees("Danach")
    assert len(from_bot(ayse)) == 1
    assert ayse.last.photo == PIXEL
    assert ayse.last.text == "Danach\nEin <Fach>"
    assert read == ["Was siehst du?"]
    assert murat.last.text == "Was siehst du?\nEin <Fach>"
    second = server.calls.of("sendPhoto")[1]
    assert "fach" not in str(second.parameters["photo"])


async def test_markup_that_telegram_cannot_read_still_arrives_as_text(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()
    async with listening(bot):
        await question(bot, ayse, Screen(html="<b>fett", rows=BUTTONS))
        await ayse.sees("fett")


async def test_an_answer_that_is_told_to_wait_comes_as_a_delivery(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    server.faults.too_many_requests(1, method="sendMessage")
    async with listening(bot):
        await question(bot, ayse)
        await server.calls.until(lambda calls: calls.of("sendMessage"))
    await bot.courier.drain()
    assert from_bot(ayse) == ["Davor"]
    assert not server.updates.waiting


async def test_an_edit_whose_answer_is_lost_is_repeated_without_a_double(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    bot.on_tap(lambda chat, _data: chat.edit(AFTER))
    async with listening(bot):
        await question(bot, ayse)
        await ayse.sees("Davor")
        server.faults.lose_answer(method="editMessageText")
        await ayse.tap("Antworten")
        await ayse.sees("Danach")
    await bot.courier.drain()
    assert from_bot(ayse) == ["Danach"]


async def test_a_slow_answer_keeps_nobody_waiting_and_is_not_said_twice(
    bot: SmallBot, admit: Admit, server: Server, clock: MovableClock
) -> None:
    ayse = await admit()
    server.faults.latency(0.8, method="sendMessage")
    async with listening(bot):
        await question(bot, ayse)
        await server.calls.until(lambda _calls: not server.updates.waiting)
        assert from_bot(ayse) == []
        await ayse.sees("Davor")
    await bot.replies.settle()
    clock.advance_to(clock() + timedelta(minutes=1))
    await bot.courier.drain()
    assert from_bot(ayse) == ["Davor"]


async def test_a_slow_answer_that_fails_after_all_comes_as_a_delivery(
    bot: SmallBot, admit: Admit, server: Server, clock: MovableClock
) -> None:
    ayse = await admit()
    server.faults.latency(0.8, method="sendMessage")
    server.faults.refuse(ApiError(502, "Bad Gateway"), method="sendMessage")
    async with listening(bot):
        await question(bot, ayse)
        await server.calls.until(lambda _calls: not server.updates.waiting and server.calls.of("sendMessage"))
    await bot.replies.settle()
    assert from_bot(ayse) == []
    clock.advance_to(clock() + timedelta(minutes=1))
    await bot.courier.drain()
    assert from_bot(ayse) == ["Davor"]


async def test_for_a_guest_nothing_is_kept_and_it_is_tried_again(bot: SmallBot, server: Server) -> None:
    guest = server.person(key="guest")
    guest.chat.started = True
    server.faults.refuse(ApiError(502, "Bad Gateway"), method="sendMessage")
    async with listening(bot):
        await question(bot, guest)
        await guest.sees("Davor")
    async with bot.database.work() as work:
        assert await work.outbox.rest(now=bot.clock() + timedelta(days=1)) is None


async def test_somebody_who_blocked_the_bot_is_not_written_to_again(
    bot: SmallBot, admit: Admit, server: Server
) -> None:
    ayse = await admit()
    await bot.plan(ayse.user.id, "Später")
    server.faults.deactivate(ayse.user.id, times=1)
    async with listening(bot):
        await question(bot, ayse)
        await server.calls.until(lambda calls: calls.of("sendMessage"))
    await bot.courier.drain()
    assert from_bot(ayse) == []
    assert len(server.calls.of("sendMessage")) == 1


async def test_a_file_is_sent(bot: SmallBot, admit: Admit) -> None:
    ayse = await admit()
    bot.on_tap(lambda chat, _data: chat.send_file("pausenbrot.json", b"{}", "Deine Daten"))
    async with listening(bot):
        await question(bot, ayse)
        await ayse.sees("Davor")
        await ayse.tap("Antworten")
        message = await ayse.sees("Deine Daten")
    assert message.document == b"{}"
