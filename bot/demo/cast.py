"""Who plays in the demo? Five people with a phone, and what they did before the curtain rises."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.demo.company import Doors
from bot.demo.timemachine import HOME
from bot.texts.tongue import speak
from webchat import Person, Server

CURTAIN = time(14, 10)
"""when the second learner joined, the day before"""
SHIFT_AT = ("5", speak("en").clock(time(5, 10)))
PATIENCE_TAPS = 60
"""more than the longest unit takes"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    key: str
    name: str
    language: str
    group: str
    """phones that are seen together: learning, company or workshop"""
    about: dict[str, str]


AYSE = Part(
    key="ayse",
    name="Ayşe",
    language="de",
    group="learning",
    about={
        "de": "an der Maschine, noch nicht dabei",
        "en": "runs a moulding machine, not in yet",
    },
)
TOM = Part(
    key="tom",
    name="Tom",
    language="en",
    group="learning",
    about={"de": "Lager, spricht Englisch, seit gestern dabei", "en": "warehouse, joined yesterday"},
)
LINDNER = Part(
    key="lindner",
    name="Frau Lindner",
    language="de",
    group="company",
    about={"de": "Geschäftsleitung", "en": "manager"},
)
KAYA = Part(
    key="kaya",
    name="Frau Kaya",
    language="de",
    group="company",
    about={"de": "Betriebsrat", "en": "works council"},
)
JANA = Part(
    key="jana",
    name="Jana",
    language="de",
    group="workshop",
    about={"de": "schreibt für die Kollegen", "en": "writes for her colleagues"},
)
CAST = (AYSE, TOM, LINDNER, KAYA, JANA)


def prologue_at(now: datetime) -> datetime:
    """Yesterday afternoon."""
    yesterday = now.astimezone(HOME).date() - timedelta(days=1)
    return datetime.combine(yesterday, CURTAIN, tzinfo=HOME)


def enter(server: Server) -> dict[str, Person]:
    return {
        part.key: server.person(first_name=part.name, language_code=part.language, key=part.key)
        for part in CAST
    }


async def take_office(people: dict[str, Person], doors: Doors) -> None:
    """Whoever is not there to learn opens a single-use link, and leaves it at that."""
    for part, link in ((LINDNER, doors.manager), (KAYA, doors.council), (JANA, doors.trainer)):
        person = people[part.key]
        await person.start(link)
        await person.until(lambda me: bool(me.answers))


async def play_prologue(tom: Person, join: str) -> None:
    """Tom joins and learns his first unit: he always takes the first thing he sees."""
    await tom.start(join)
    await tom.until(lambda me: bool(me.answers))
    for _ in range(PATIENCE_TAPS):
        bubble, before = tom.last, _newest(tom)
        choice = _choice(tuple(bubble.buttons))
        if choice is None:
            return
        await tom.tap(choice, message_id=bubble.message_id)
        await tom.until(_goes_on_after(before))
        if choice == SHIFT_AT[1]:
            return


def _goes_on_after(seen: tuple[int, str, tuple[str, ...]]) -> Callable[[Person], bool]:
    return lambda me: _newest(me) != seen and bool(me.last.buttons)


def _newest(person: Person) -> tuple[int, str, tuple[str, ...]]:
    return person.last.message_id, person.last.html, tuple(person.last.buttons)


def _choice(buttons: tuple[str, ...]) -> str | None:
    """What Tom taps among these; None waits for the bot."""
    wishes = ("Day shift", "Monday to Friday", *SHIFT_AT, "I agree", "I’ll try it", "Done", "Compare", "Next")
    wished = next((wish for wish in wishes if wish in buttons), None)
    if wished == "Done" and not any(button.startswith("☑") for button in buttons):
        wished = None
    return wished or (buttons[0] if buttons else None)
