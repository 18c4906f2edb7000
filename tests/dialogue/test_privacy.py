"""A name, words and ids are planted in a whole life at the loudest log: nothing but the allowed is kept."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from tests.dialogue.house import House
from tests.dialogue.people import Deed, Someone
from tests.dialogue.test_times import at
from tests.webchat.conftest import PIXEL

CHAT_ID = 5_234_567_891
NAME, SURNAME, USERNAME = "Ayşegülnur", "Yıldırımkaya", "ayse_geheim_77"
WORDS = ("meine Tochter ist krank", "Dubletteneintrag", "4711,25", "/geheimerbefehl", "/suche Kopierangst")
PLANTED = (
    NAME,
    SURNAME,
    USERNAME,
    "meine Tochter",
    "Dubletteneintrag",
    "4711",
    "geheimerbefehl",
    "opierangst",
    "Ayseg",
)


@pytest.fixture
def loud_log(tmp_path: Path) -> Iterator[Path]:
    """Everything that the bot would write to standard error."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    levels = {name: logging.getLogger(name).level for name in (*logs.OURS, *logs.TALKATIVE)}
    path = tmp_path / "data" / "log.txt"
    path.parent.mkdir()
    with path.open("w", encoding="utf-8") as stream:
        logs.set_up("DEBUG", stream=stream)
        yield path
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


async def a_whole_life(house: House, person: Someone) -> None:
    """Everything that somebody can say, and a fault on the way."""
    await person.joins((await house.company()).join)
    for words in WORDS:
        await person.writes(words)
    await person.does(lambda: person.phone.send_photo(PIXEL, caption=WORDS[0]), Deed(kind="other", what=""))
    await person.does(lambda: person.phone.send_document(b"x", name=f"{NAME}.txt"))
    await person.taps("Weiter")
    await person.ends()
    await person.taps("Montag bis Freitag", "9", "09:30")
    await house.reaches(at(7, 10))
    await person.taps("Los geht’s")
    await person.comes_to("Wie viele fehlen?")
    await person.writes("4711,25")
    await person.taps(person.buttons[0])
    await person.comes_to("mit zwei Einträgen?")
    await person.writes("Dubletteneintrag")
    house.server.faults.too_many_requests(1, method="sendMessage")
    await person.writes("/hilfe")
    house.server.faults.lose_answer(method="sendMessage")
    await person.writes("/fortschritt")
    await house.running.drain()
    await person.writes("/meinedaten")


async def test_nothing_planted_is_found_anywhere(loud_log: Path, house: House) -> None:
    phone = house.server.person(
        first_name=NAME, last_name=SURNAME, username=USERNAME, user_id=CHAT_ID, language_code="de"
    )
    ayse = Someone(phone, house.settle)
    await a_whole_life(house, ayse)
    file = next(message.document for message in reversed(ayse.phone.answers) if message.document)
    export = json.loads(file)
    assert export["contact"][0].pop("chat") == CHAT_ID, "their own number is theirs to see"
    said = json.dumps(export, ensure_ascii=False)
    assert not [plant for plant in (*PLANTED, str(CHAT_ID)) if plant in said]
    assert house.places_of(CHAT_ID) == []
    await house.end()
    assert house.places_of(CHAT_ID) == []
    for name, raw in house.files():
        assert not [plant for plant in PLANTED if plant.encode() in raw], name
    assert not [plant for plant in PLANTED if plant in house.everything_kept()]


async def test_the_log_says_something_and_never_the_token(loud_log: Path, house: House) -> None:
    ayse = house.someone(NAME, username=USERNAME)
    await a_whole_life(house, ayse)
    await house.end()
    said = dict(house.files())[loud_log.name].decode()
    assert "Pausenbrot is running" in said
    assert "Telegram asks us to slow down" in said
    assert house.settings.token not in said
    assert house.settings.token.partition(":")[2] not in said
    assert "sendMessage" not in said
