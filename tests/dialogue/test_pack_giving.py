"""A company gives its own modules away, signed; another installation takes them, and only as they are."""

from collections.abc import AsyncIterator
from pathlib import Path
from stat import S_IMODE
from typing import Final

import pytest

from content.packs.archive import Opened
from content.packs.signature import Signed
from content.skeleton import skeleton
from tests.content.packs.making import PNG, note, opened
from tests.dialogue.bench import MODULE, OWN, QUIZ, packed, publishes, sends, trainer
from tests.dialogue.house import House
from tests.dialogue.packcase import ONE, TAKE, a_pack, another_house, first_case, states, takes
from tests.dialogue.people import Someone

FILES: Final = skeleton(OWN)
NAME: Final = "schreinerei-lindner"
NOTE: Final = "Bei uns heißt es Tafel."


@pytest.fixture
async def elsewhere(migrated_sqlite: Path, tmp_path: Path) -> AsyncIterator[House]:
    async with another_house(migrated_sqlite, tmp_path / "elsewhere") as house:
        yield house


async def gives(person: Someone, how: str = "Paket holen") -> bytes:
    await person.writes("/trainer")
    await person.taps("Eigene Module", "Paket weitergeben", how)
    document = person.phone.last.document
    assert document is not None
    return document


def fingerprint(pack: Opened) -> str:
    assert isinstance(pack.signature, Signed)
    return pack.signature.key.fingerprint


def own_note() -> bytes:
    return note(NOTE).replace(b"daten-muster", OWN.encode()).replace(b"{#zettel}", b"{#zettel-weg}")


async def test_a_pack_signed_by_one_installation_is_taken_by_another(
    either_house: House, elsewhere: House
) -> None:
    maker = await trainer(either_house, await either_house.company())
    links = await elsewhere.company("Beta Werk", trade="handwerk")
    taker = await trainer(elsewhere, links)
    await publishes(maker, FILES)
    raw = await gives(maker)
    shown = fingerprint(opened(raw))

    await sends(taker, f"{NAME}-1.pausenbrot.zip", raw)
    taker.sees("Von, nach eigener Angabe: Schreinerei Lindner", "1: Erste Ausgabe", shown)
    await taker.taps(TAKE, ONE)
    assert "Der Fahrer fragt" in await first_case(elsewhere, links)

    await publishes(maker, FILES | {MODULE: FILES[MODULE].replace("drei andere", "vier andere")})
    newer = await gives(maker)
    assert opened(newer).manifest.version == 2
    await sends(taker, f"{NAME}-2.pausenbrot.zip", newer)
    taker.sees("demselben Schlüssel wie die Fassung, die ihr habt", "2: Geändert: Der Zettel an der Tür.")
    await taker.taps(TAKE, ONE)
    assert states(elsewhere) == {(OWN, 1): "replaced", (OWN, 2): "published"}


async def test_one_byte_changed_on_the_way_is_refused_by_the_other(house: House, elsewhere: House) -> None:
    maker = await trainer(house, await house.company())
    taker = await trainer(elsewhere, await elsewhere.company())
    await publishes(maker, FILES)
    raw = await gives(maker)
    at = raw.index(b"drei andere")
    for changed in (raw[:at] + b"D" + raw[at + 1 :], raw.replace(b"version: 1", b"version: 2", 1)):
        await sends(taker, f"{NAME}-1.pausenbrot.zip", changed)
        taker.sees("Dieses Paket nehme ich nicht an")
    assert elsewhere.rows("revision") == []


async def test_the_same_content_is_the_same_file(either_house: House) -> None:
    maker = await trainer(either_house, await either_house.company())
    await publishes(maker, FILES)
    first = await gives(maker)
    await either_house.restart()
    assert await gives(maker) == first
    await either_house.replays()
    assert maker.phone.last.document == first


async def test_the_key_is_made_once_and_nobody_else_reads_it(house: House) -> None:
    maker = await trainer(house, await house.company())
    await publishes(maker, FILES)
    path = house.settings.pack_key_file
    assert not path.exists()
    before = await gives(maker)
    assert S_IMODE(path.stat().st_mode) == 0o600
    assert path.parent == house.settings.key_file.parent
    await publishes(maker, FILES | {MODULE: FILES[MODULE].replace("drei andere", "vier andere")})
    assert fingerprint(opened(await gives(maker))) == fingerprint(opened(before))


async def test_a_key_that_cannot_be_read_is_told_and_nothing_is_given(house: House) -> None:
    maker = await trainer(house, await house.company())
    await publishes(maker, FILES)
    house.settings.pack_key_file.write_text("kein Schlüssel")
    await maker.writes("/trainer")
    await maker.taps("Eigene Module", "Paket weitergeben")
    maker.sees("Unterschreiben geht gerade nicht")
    assert house.rows("pack") == []


async def test_own_sentences_stay_at_home_unless_somebody_gives_them(
    either_house: House, elsewhere: House
) -> None:
    maker = await trainer(either_house, await either_house.company())
    await publishes(maker, FILES)
    await sends(maker, f"{OWN}.de.md", own_note())
    raw = await gives(maker, "Ohne unsere Sätze")
    assert NOTE.encode() not in raw
    with_notes = await gives(maker, "Mit unseren Sätzen")
    assert NOTE.encode() in with_notes
    assert opened(with_notes).manifest.version == 2

    taker = await trainer(elsewhere, await elsewhere.company())
    await takes(taker, with_notes)
    await taker.taps(ONE, "1 Satz ansehen", "Sätze übernehmen")
    assert [row["note"] for row in elsewhere.rows("local_note")] == [NOTE]


async def test_what_came_from_others_is_not_given_as_ones_own(house: House) -> None:
    person = await trainer(house, await house.company())
    await takes(person, a_pack())
    await person.taps(ONE, "Alle Pakete", "Eigene Module", "Paket weitergeben")
    person.sees("Noch ist kein eigenes Modul veröffentlicht.")
    await publishes(person, FILES)
    await person.taps("Eigene Module", "Paket weitergeben")
    person.sees("Nicht dabei, weil von anderen: Was für alle gilt")
    assert opened(await gives(person)).manifest.module_ids == (OWN,)


async def test_ones_own_pack_is_recognised(house: House) -> None:
    maker = await trainer(house, await house.company())
    await publishes(maker, FILES)
    raw = await gives(maker)
    await publishes(maker, FILES | {MODULE: FILES[MODULE].replace("drei andere", "vier andere")})
    await sends(maker, f"{NAME}-1.pausenbrot.zip", raw)
    maker.sees("Das habt ihr selbst gepackt.")
    assert TAKE not in maker.buttons


async def test_two_pictures_with_one_name_come_along_as_two(house: House, elsewhere: House) -> None:
    maker = await trainer(house, await house.company())
    taker = await trainer(elsewhere, await elsewhere.company())
    for number, module in enumerate((OWN, "team-tafel")):
        files = skeleton(module)
        path = f"modules/{module}.de.md"
        shown = f"![Bild {number}](../media/foto.1.png)\n\nDer Fahrer fragt"
        files[path] = files[path].replace("Der Fahrer fragt", shown)
        await sends(maker, "modul.zip", packed({**files, "media/foto.1.png": PNG + bytes([number])}))
        await maker.taps("Veröffentlichen")
    pack = opened(await gives(maker))
    pictures = {raw for path, raw in pack.files.items() if path.startswith("media/")}
    assert pictures == {PNG + b"\x00", PNG + b"\x01"}
    await takes(taker, await gives(maker))
    await taker.taps("Alle 2 veröffentlichen")
    taker.sees("✓ Veröffentlicht")
    assert {row["data"] for row in elsewhere.rows("own_media")} == pictures


async def test_what_is_only_a_draft_is_not_given(house: House) -> None:
    maker = await trainer(house, await house.company())
    await publishes(maker, FILES)
    await sends(maker, "b.md", FILES[MODULE].replace("drei andere", "vier andere"))
    pack = opened(await gives(maker))
    assert "drei andere" in pack.files[MODULE].decode()
    assert set(pack.files) == {MODULE, QUIZ}
