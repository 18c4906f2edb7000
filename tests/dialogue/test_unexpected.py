"""Everything nobody expected: a friendly answer, or silence by a written rule."""

from collections.abc import Callable
from functools import partial

from bot.callbacks import LETTERS, Action, Begin, Tap, encode
from tests.dialogue.house import House
from tests.dialogue.people import Deed, Someone
from tests.dialogue.test_times import at, with_times
from tests.webchat.conftest import PIXEL
from webchat import ApiError

MADE_UP = ["", "x", "1", "1t", "1t:", "1t:zz", "1t:zz:ä", "1t:1:99999999999999999999", "1f:1:1:1:1", "0t:1:1"]
MADE_UP += ["1b:unknown", "1n:nie", "1P:zzzz", "1H:zzzzzz", "1M:1:zzz", "1T:0:zzzzzzzz"]
MADE_UP += [
    "1X:9",
    "1C:7",
    "1j:vielleicht",
    "1c:ja:de:code:0",
    "1g:de:code:zzz",
    "1g::b:1",
    "1y:1:1:5",
    "1o:1:1:x",
]
THINGS = ("sticker", "voice", "photo", "file", "forwarded", "thumb", "letter", "number")
OTHER = {
    "location": {"latitude": 52.5, "longitude": 13.4},
    "contact": {"phone_number": "+491700000", "first_name": "Kaya"},
    "dice": {"emoji": "🎲", "value": 4},
}


async def shows(person: Someone, what: str) -> None:
    deeds = {
        "sticker": person.phone.send_sticker,
        "voice": person.phone.send_voice,
        "photo": lambda: person.phone.send_photo(PIXEL),
        "file": lambda: person.phone.send_document(b"x", name="a.txt"),
        "forwarded": lambda: person.phone.send("/loeschen", forwarded_from="Tom"),
        "thumb": lambda: person.phone.send("👍"),
        "letter": lambda: person.phone.send("B"),
        "number": lambda: person.phone.send("12,5"),
    }
    await person.does(deeds[what], Deed(kind="other", what=what))


async def test_what_is_not_read_is_said_to_be_not_read(house: House) -> None:
    ayse = await house.learner()
    before = house.people()
    for what in THINGS:
        await shows(ayse, what)
        ayse.sees("Das lese ich nicht. Tipp auf eine Taste oder schreib /lernen.")
    for field, value in OTHER.items():
        await ayse.does(partial(ayse.phone.send_other, field, value))
        ayse.sees("Das lese ich nicht.")
    assert house.people() == before


async def test_a_stranger_gets_a_friendly_answer_too(house: House) -> None:
    ayse = house.someone()
    for what in THINGS:
        await shows(ayse, what)
        assert len(ayse.news) == 1, what
    assert house.people() == {}
    assert house.places_of(ayse.id) == []


async def test_an_unknown_command_is_pointed_to_help(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/werwolf")
    ayse.sees("Diesen Befehl kenne ich nicht. /hilfe zeigt, was geht.")
    await ayse.writes("/start")
    ayse.sees("Du bist schon dabei.")


async def test_an_edited_message_changes_nothing(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/hilfe")
    mine = ayse.phone.messages[-2].message_id
    before = house.people()
    await ayse.does(lambda: ayse.phone.edit(mine, "/loeschen"))
    ayse.sees_nothing_new()
    assert house.people() == before


async def test_a_group_gets_one_sentence_to_a_command_and_silence_otherwise(house: House) -> None:
    ayse = await house.learner()
    group = house.server.group(title="Frühschicht")
    await group.send(ayse.phone, "Hallo zusammen")
    await group.send_document(ayse.phone, b"x", name="a.txt")
    await house.settle()
    assert not any(message.from_bot for message in group.messages)
    for command in ("/lernen", "/start x", "/meinedaten", "/loeschen", "/unbekannt"):
        await group.send(ayse.phone, command)
        await house.settle()
        assert group.messages[-1].text == "Ich lerne nur mit dir allein. Schreib mir im eigenen Chat."
    assert len(house.rows("contact")) == 1


async def test_a_button_in_a_group_says_nothing_about_anybody(house: House) -> None:
    ayse = await house.learner()
    button = ayse.data_of("Weiter")
    group = house.server.group()
    await group.send(ayse.phone, "/hilfe")
    await house.settle()
    before = house.people()
    await group.tap_data(ayse.phone, button, message_id=group.messages[-1].message_id)
    await house.settle()
    assert house.people() == before
    assert all("Ich lerne nur mit dir allein" in one.text for one in group.messages if one.from_bot)


async def test_a_made_up_button_does_no_harm(house: House) -> None:
    ayse = await house.learner()
    changing = {"learner", "session", "prompt"}  # some of them begin a session, or set times, as a real one
    before = {name: rows for name, rows in house.people().items() if name not in changing}
    for data in MADE_UP:
        await ayse.taps_data(data)
        assert {name: rows for name, rows in house.people().items() if name in before} == before, data
        ayse.sees_not("Da ging etwas schief")
    assert house.rows("set_aside") == []


async def test_every_kind_of_button_of_a_stranger_does_no_harm(house: House) -> None:
    tom = house.someone("Tom")
    await tom.starts()
    for kind in LETTERS.values():
        build: Callable[..., Action] = kind
        values = [1 if annotation is int else "x" for annotation in kind.__annotations__.values()]
        await tom.taps_data(encode(build(*values)))
    assert house.people() == {}
    assert house.rows("handled") == []
    assert house.rows("set_aside") == []


async def test_the_question_of_somebody_else_is_not_answered(house: House) -> None:
    code = (await house.company()).join
    ayse = await house.learner(code=code)
    await ayse.comes_to("Wo beginnst du?")
    tom = house.someone("Tom")
    await tom.joins(code)
    await tom.comes_to("Wo beginnst du?")
    before = house.people()
    await tom.taps_data(ayse.data_of("Am Zettel"))
    assert tom.toast == "Diese Frage ist schon vorbei. Weiter geht es mit /lernen."
    await tom.taps_data(ayse.data_of("Überspringen"))
    assert tom.toast == "Das ist schon erledigt. Weiter geht es unten."
    assert house.people() == before
    await tom.taps_data(encode(Tap(12345, 0)))
    assert house.people() == before


async def test_a_very_old_button_says_so(house: House) -> None:
    ayse = await with_times(house)
    await ayse.writes("/lernen")
    old, bubble = encode(Begin("review")), ayse.phone.last.message_id
    await house.reaches(at(30, 12))
    await ayse.taps_data(old, under=bubble)
    assert ayse.news, "it still leads somewhere"
    await ayse.taps_data("0z:aus:einer:anderen:zeit", under=bubble)
    assert ayse.toast == "Das ist schon erledigt. Weiter geht es unten."


async def test_a_cleared_history_does_not_keep_anybody_from_going_on(house: House) -> None:
    ayse = await house.learner()
    await ayse.comes_to("Wo beginnst du?")
    answer, bubble = ayse.data_of("Am Zettel"), ayse.phone.last.message_id
    await ayse.does(ayse.phone.clear_history)
    await ayse.taps_data(answer, under=bubble)
    ayse.sees("Der Zettel erklärt die Lücke.")


async def test_whoever_blocks_the_bot_is_left_alone_and_may_come_back(either_house: House) -> None:
    ayse = await with_times(either_house)
    await ayse.does(ayse.phone.block)
    assert either_house.row("contact")["active"] is False
    await either_house.reaches(at(10, 12))
    ayse.sees_nothing_new()
    assert either_house.rows("delivery") == []
    await ayse.starts()
    ayse.sees("Du bist schon dabei.")
    await either_house.reaches(at(11, 12))
    ayse.sees("Hallo.")


async def test_a_block_that_was_not_heard_of_is_noticed_at_the_next_nudge(house: House) -> None:
    ayse = await with_times(house)
    ayse.phone.chat.blocked = True
    await house.reaches(at(8, 12))
    assert house.row("contact")["active"] is False
    await house.reaches(at(30, 12))
    assert len([call for call in house.server.calls.of("sendMessage") if call.error_code == 403]) == 1


async def test_whoever_stays_away_blocked_is_forgotten_after_thirty_days(house: House) -> None:
    ayse = await house.learner()
    await ayse.does(ayse.phone.block)
    await house.reaches(at(7, 12).replace(month=10, day=9))
    assert house.people() == {}
    assert house.places_of(ayse.id) == []


async def test_a_busy_server_delays_an_answer_and_loses_none(house: House) -> None:
    ayse = await house.learner()
    house.server.faults.too_many_requests(1, method="sendMessage")
    await ayse.writes("/hilfe")
    await house.running.drain()
    await ayse.phone.sees("/hilfe · Was ich kann")


async def test_an_answer_that_telegram_refuses_is_apologized_for(house: House) -> None:
    ayse = await house.learner()
    house.server.faults.refuse(
        ApiError(400, "Bad Request: there is something wrong"), method="sendMessage", times=3
    )
    await ayse.writes("/hilfe")
    ayse.sees("Da ging etwas schief. Nichts ist verloren.")
    assert len(house.rows("set_aside")) == 1
    house.server.calls.clear()  # these refusals were ordered
