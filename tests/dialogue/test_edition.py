"""Every unit of the shipped edition is walked to its end, in both languages, by taps alone."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from content import EDITION
from tests.dialogue.calls import violations
from tests.dialogue.house import House
from tests.dialogue.people import Someone
from tests.edition import whole_edition

TAPS_AT_MOST = 4000
WISHES = {
    "de": (
        "Nein, ich komme selbst",
        "Fertig",
        "Weiß nicht",
        "Vergleichen",
        "Ziemlich sicher",
        "Weiter",
        "Nein, danke",
        "Bleib so",
    ),
    "en": (
        "No, I’ll come myself",
        "Done",
        "Don’t know",
        "Compare",
        "Quite sure",
        "Next",
        "No, thanks",
        "Stay like this",
    ),
}
END = {"de": "Gerade gibt es nichts zu tun.", "en": "There is nothing to do right now."}
LEARN = {"de": "/lernen", "en": "/learn"}


@pytest.fixture
async def shipped(sqlite_url: str, tmp_path: Path) -> AsyncIterator[House]:
    house = House(tmp_path / "data", sqlite_url, edition=EDITION)
    await house.open()
    try:
        yield house
    finally:
        await house.close()


async def walk(person: Someone, language: str) -> int:
    """To the very end, always by the first thing that leads on; how many pictures came."""
    pictures: set[int] = set()
    while person.taps_so_far < TAPS_AT_MOST:
        if END[language] in person.phone.last.text:
            return len(pictures)
        pictures |= {message.message_id for message in person.news if message.photo}
        choice = _choice(person, language)
        if choice:
            await person.taps(choice)
        else:
            await person.writes(LEARN[language])
    raise AssertionError(f"no end after {TAPS_AT_MOST} taps; the last was {person.reads!r}")


def _choice(person: Someone, language: str) -> str | None:
    buttons = person.phone.last.buttons
    for wish in WISHES[language]:
        is_early = wish == WISHES[language][1] and not any(button.startswith("☑") for button in buttons)
        if wish in buttons and not is_early:
            return wish
    return buttons[0] if buttons else None


@pytest.mark.parametrize("language", ["de", "en"])
async def test_every_unit_is_walked_to_its_end(shipped: House, language: str) -> None:
    links = await shipped.company()
    person = shipped.someone(language=language)
    await person.joins(links.join)
    pictures = await walk(person, language)
    units = {unit.key for module in whole_edition().modules(language) for unit in module.units}
    walked = {row["unit"]: row["state"] for row in shipped.rows("unit_progress")}
    assert walked == dict.fromkeys(units, "done")
    assert pictures > 0
    assert shipped.rows("set_aside") == []
    assert not any(deed.kind == "write" and not deed.what.startswith("/") for deed in person.deeds)
    assert violations(shipped.server.calls) == []
