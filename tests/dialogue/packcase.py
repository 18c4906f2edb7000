"""What do the tests of packs in a chat share? Packs of one maker, and a second installation."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from shutil import copy
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.content.packs.making import CHAMBER, details, packed
from tests.content.rulecase import good_files
from tests.dialogue.bench import sends
from tests.dialogue.house import House, Links
from tests.dialogue.people import Someone

FILE: Final = "lager-ihk-2.pausenbrot.zip"
TAKE: Final = "Als Entwürfe übernehmen"
ONE: Final = "Das Modul veröffentlichen"
PACK_TITLE: Final = "Lager: die Grundlagen"
ID: Final = "daten-muster"
MODULE: Final = f"modules/{ID}.de.md"
QUIZ: Final = f"quizzes/{ID}.de.md"
UNIT: Final = "Der Zettel ist weg"


def a_pack(
    text: str = "Gestern hing",
    *,
    version: int = 2,
    origin: str = "IHK Musterstadt",
    key: Ed25519PrivateKey | None = CHAMBER,
    more: Mapping[str, bytes] | None = None,
) -> bytes:
    """The good edition as a pack; `text` begins its only problem."""
    files = good_files()
    files[MODULE] = files[MODULE].replace(b"Gestern hing", text.encode())
    return packed({**files, **(more or {})}, of=details(version=version, origin=origin), key=key)


async def takes(person: Someone, raw: bytes) -> None:
    await sends(person, FILE, raw)
    await person.taps(TAKE)
    person.sees("Übernommen")


def states(house: House) -> dict[tuple[str, int], str]:
    return {(row["module"], row["number"]): row["state"] for row in house.rows("revision")}


async def first_case(house: House, links: Links) -> str:
    """What somebody reads who comes in from the poster."""
    guest = house.someone("Gast")
    await guest.starts(links.join)
    return guest.reads


def _copied(migrated: Path, folder: Path) -> Path:
    folder.mkdir()
    return Path(copy(migrated, folder / "pausenbrot.db"))


@asynccontextmanager
async def another_house(migrated: Path, folder: Path) -> AsyncIterator[House]:
    """Another installation, with its own database and its own key."""
    house = House(folder, f"sqlite:///{_copied(migrated, folder)}")
    await house.open()
    try:
        yield house
    finally:
        await house.close()
