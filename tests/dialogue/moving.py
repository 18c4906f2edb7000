"""How does a test move somebody to another chat?"""

import re

from tests.dialogue.people import Someone

LINK = re.compile(r"\?start=(m-[A-Za-z0-9_-]{22})$", re.MULTILINE)
ARRIVED = "Hier geht es weiter."
LEFT = "Du lernst jetzt in einem anderen Chat weiter."
VOID = "Dieser Link gilt nicht mehr."
STRANGER = "Ich kenne dich noch nicht."


def payload_in(text: str) -> str:
    found = LINK.search(text)
    assert found, text
    return found[1]


async def asks(person: Someone) -> str:
    """The payload of a new link."""
    await person.writes("/umzug")
    return payload_in(person.reads)


async def moves(old: Someone, new: Someone) -> None:
    await new.starts(await asks(old))
    new.sees(ARRIVED)
