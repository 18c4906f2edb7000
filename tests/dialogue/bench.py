"""What does a trainer do in the tests? Sends files, and finds a unit by its place."""

import io
import zipfile
from collections.abc import Mapping
from typing import Final

from tests.dialogue.house import House, Links
from tests.dialogue.people import Someone

OWN: Final = "team-zettel"
MODULE: Final = f"modules/{OWN}.de.md"
QUIZ: Final = f"quizzes/{OWN}.de.md"
UNIT: Final = "Der Zettel ist weg, der Kunde steht da"
LOOK: Final = "Ansehen: Der Zettel ist weg…"


async def trainer(house: House, links: Links, name: str = "Trainerin") -> Someone:
    person = house.someone(name)
    await person.starts(links.trainer)
    return person


async def sends(person: Someone, name: str, content: bytes | str) -> None:
    raw = content.encode() if isinstance(content, str) else content
    await person.does(lambda: person.phone.send_document(raw, name=name))


async def publishes(person: Someone, files: dict[str, str]) -> None:
    await sends(person, "modul.zip", packed(files))
    await person.taps("Veröffentlichen")
    person.sees("ist veröffentlicht")


def packed(files: Mapping[str, str | bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return buffer.getvalue()


async def begins_a_note(person: Someone) -> None:
    """Of the first unit of the first module."""
    await person.writes("/trainer")
    await person.taps("🏠 Bei uns ergänzen")
    await person.taps(person.buttons[0])
    await person.taps(person.buttons[0])
