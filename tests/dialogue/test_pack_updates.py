"""A newer pack, a doubtful one, and what a pack's maker says "bei uns": a company's own words stay."""

from typing import Final

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.content.packs.making import CHAMBER, STRANGER, details, note, packed
from tests.content.rulecase import good_files
from tests.dialogue.bench import sends, trainer
from tests.dialogue.house import House
from tests.dialogue.packcase import (
    FILE,
    ID,
    MODULE,
    ONE,
    QUIZ,
    TAKE,
    UNIT,
    a_pack,
    first_case,
    states,
    takes,
)

NOTE: Final = "Das Feld heißt Charge, frag im Lager."
SURE: Final = "Trotzdem übernehmen"


async def test_an_update_keeps_every_local_note_and_tells_of_orphans(either_house: House) -> None:
    house, links = either_house, await either_house.company()
    person = await trainer(house, links)
    await takes(person, a_pack())
    await person.taps(ONE)
    await sends(person, f"{ID}.de.md", note(NOTE))
    before = house.rows("local_note")
    assert [row["note"] for row in before] == [NOTE]
    files = good_files()
    files = {path: raw.replace(b"{#zettel ", b"{#aushang ") for path, raw in files.items()}
    files[MODULE] = (
        files[MODULE]
        .replace(b"status:", b"retired_ids: [zettel]\nstatus:")
        .replace(b"version: 2", b"version: 3")
    )
    files[QUIZ] = files[QUIZ].replace(b"{#zettel}", b"{#aushang}")
    await sends(person, FILE, packed(files, of=details(version=3)))
    person.sees(
        "Ändert sich: Was für alle gilt",
        "Eure Sätze „Bei uns“ bleiben alle.",
        f"Diese Fälle fallen weg, euer Satz dazu bleibt aufgehoben: {ID}/zettel",
        "demselben Schlüssel wie die Fassung, die ihr habt",
    )
    await person.taps(TAKE, ONE)
    person.sees("✓ Veröffentlicht")
    assert house.rows("local_note") == before
    await person.writes("/trainer")
    person.sees(f"{ID}/zettel")


async def test_an_update_shows_again_where_the_company_said_something(either_house: House) -> None:
    house, links = either_house, await either_house.company()
    person = await trainer(house, links)
    await takes(person, a_pack())
    await person.taps(ONE)
    await sends(person, f"{ID}.de.md", note(NOTE))
    await takes(person, a_pack("Vorgestern hing", version=3))
    await person.taps(ONE)
    assert "Vorgestern hing" in await first_case(house, links)
    learner = await house.learner(code=links.join)
    learner.sees(NOTE)


async def test_a_module_that_was_withdrawn_stays_so(house: House) -> None:
    person = await trainer(house, await house.company())
    await takes(person, a_pack())
    await person.taps(ONE, "Alle Pakete", "Eigene Module", "Was für alle gilt", "Zurücknehmen")
    await takes(person, a_pack("Vorgestern hing", version=3))
    person.sees("Bleibt zurückgenommen, bis du es selbst veröffentlichst: Was für alle gilt")
    assert ONE not in person.buttons
    assert states(house) == {(ID, 1): "withdrawn", (ID, 2): "draft"}


@pytest.mark.parametrize(
    ("version", "key", "origin", "said"),
    [
        (1, CHAMBER, "IHK Musterstadt", "Es ist älter als Fassung 2, die ihr habt."),
        (3, None, "IHK Musterstadt", "war unterschrieben. Diese ist es nicht."),
        (3, STRANGER, "IHK Musterstadt", "hat jemand anderes unterschrieben"),
    ],
)
async def test_what_is_doubtful_takes_a_second_yes(
    either_house: House, version: int, key: Ed25519PrivateKey | None, origin: str, said: str
) -> None:
    person = await trainer(either_house, await either_house.company())
    await takes(person, a_pack())
    await sends(person, FILE, a_pack("Vorgestern hing", version=version, origin=origin, key=key))
    person.sees(said)
    await person.taps(TAKE)
    person.sees(said, "Frag im Zweifel dort nach")
    assert states(either_house) == {(ID, 1): "draft"}
    await either_house.restart()
    await person.taps(SURE)
    person.sees("Übernommen")
    assert states(either_house) == {(ID, 1): "replaced", (ID, 2): "draft"}


async def test_an_unsigned_pack_says_so_and_another_maker_is_doubted(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, FILE, a_pack(key=None))
    person.sees("Nicht unterschrieben. Jeder kann es gemacht haben.")
    await person.taps(TAKE)
    await sends(person, FILE, a_pack("Vorgestern hing", version=3, key=None, origin="Kammer Nord"))
    await person.taps(TAKE)
    person.sees("Bisher kam es, nach eigener Angabe, von jemand anderem: IHK Musterstadt.")


async def test_the_same_pack_again_changes_nothing(house: House) -> None:
    person = await trainer(house, await house.company())
    await takes(person, a_pack())
    await sends(person, FILE, a_pack())
    person.sees("Das habt ihr schon übernommen.")
    assert TAKE not in person.buttons
    await person.taps("Zum Paket")
    person.sees("Ihr habt Fassung 2, von IHK Musterstadt.")


# --- sentences of others ------------------------------------------------------------------------


async def test_notes_of_a_pack_come_only_after_a_yes_and_only_where_there_is_none(
    either_house: House,
) -> None:
    house = either_house
    person = await trainer(house, await house.company())
    raw = a_pack(more={f"bei-uns/{ID}.de.md": note("Bei der Kammer heißt es Tafel.")})
    await sends(person, FILE, raw)
    person.sees("Es bringt 1 Satz „Bei uns“ mit.")
    await person.taps(TAKE)
    assert house.rows("local_note") == []
    await person.taps("1 Satz ansehen")
    person.sees("Bei der Kammer heißt es Tafel.", UNIT)
    await person.taps("Ohne diese Sätze")
    assert house.rows("local_note") == []
    await person.taps("1 Satz ansehen", "Sätze übernehmen")
    await house.replays()
    assert [row["note"] for row in house.rows("local_note")] == ["Bei der Kammer heißt es Tafel."]


async def test_a_note_of_the_company_wins_over_the_one_of_a_pack(house: House) -> None:
    person = await trainer(house, await house.company())
    await sends(person, f"{ID}.de.md", note(NOTE))
    raw = a_pack(more={f"bei-uns/{ID}.de.md": note("Bei der Kammer heißt es Tafel.")})
    await takes(person, raw)
    person.sees_not("Satz ansehen")
    assert "1 Satz ansehen" not in person.buttons
    assert [row["note"] for row in house.rows("local_note")] == [NOTE]
