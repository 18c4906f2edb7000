"""A name, words and ids are planted in a whole life at the loudest log: nothing but the allowed is kept."""

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import logs
from db.schema import metadata
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
    await person.taps("Tagschicht", "Montag bis Freitag", "9", "09:00")
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


SECRETS = ("steered", "supervising", '"daten":"advanced"', '"stand"')
"""what the check keeps of somebody, as it is written down"""


async def test_what_somebody_says_of_themselves_reaches_nobody_else(loud_log: Path, house: House) -> None:
    links = await house.company(headcount=40)
    manager, council, trainer = (house.someone(role) for role in ("Chefin", "Rat", "Trainerin"))
    for person, code in ((manager, links.manager), (council, links.council), (trainer, links.trainer)):
        await person.starts(code)
    ayse = await house.learner(code=links.join)
    await ayse.ends()
    await ayse.taps("Nein, ich komme selbst")
    await ayse.writes("/check")
    await ayse.taps("Los geht’s", "☐ B", "☐ C", "Fertig", "Zahlen verstehen", "Selbst gezählt")
    await ayse.taps("Den Zweck geklärt")
    ayse.sees("Datenkompetenz: Gestalten")
    house.server.faults.too_many_requests(1, method="sendMessage")
    await ayse.writes("/weg")
    await house.reaches(at(28, 10))
    for person, commands in (
        (manager, ("/wochenbericht", "/firmensicht", "/meinedaten")),
        (council, ("/wochenbericht", "/protokoll", "/unterlagen", "/meinedaten")),
        (trainer, ("/trainer", "/meinedaten")),
    ):
        for command in commands:
            await person.writes(command)
        read = b"\n".join(
            (message.document or b"") + message.text.encode() for message in person.phone.answers
        )
        assert not [secret for secret in SECRETS if secret.encode() in read], person.phone
    exported = await _export_of(ayse)
    assert exported["own_path"][0]["roles"] == "steered,supervising"
    assert exported["readiness"][0]["choices"] == {
        "rolle": [1, 2],
        "wunsch": [0],
        "daten": [3],
        "daten-persoenlich": [0],
    }
    kept = {
        table: json.dumps([{k: str(v) for k, v in row.items()} for row in house.rows(table)])
        for table in metadata.tables.keys() - {"own_path", "readiness"}
    }
    assert not [(table, s) for table, said in kept.items() for s in SECRETS if s in said]
    log = dict(house.files())[loud_log.name].decode()
    assert not [secret for secret in (*SECRETS, "Selbst gezählt", "Gestalten") if secret in log]


async def _export_of(person: Someone) -> dict[str, list[dict[str, object]]]:
    await person.writes("/meinedaten")
    file = next(message.document for message in reversed(person.phone.answers) if message.document)
    found: dict[str, list[dict[str, object]]] = json.loads(file)
    return found


async def test_whoever_erases_everything_leaves_no_answer_behind(house: House) -> None:
    ayse = await house.learner()
    await ayse.ends()
    await ayse.writes("/check")
    await ayse.taps("Los geht’s", "☐ B", "☐ C", "Fertig", "Zahlen verstehen", "Selbst gezählt")
    await ayse.writes("/loeschen")
    await ayse.taps("Ja, alles löschen")
    assert house.people() == {}
    for name, raw in house.files():
        assert not [secret for secret in (b"steered", b"daten-persoenlich") if secret in raw], name
