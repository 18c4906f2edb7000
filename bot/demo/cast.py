"""Who plays in the demo? Invented people, and what one of them did yesterday."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.demo.timemachine import HOME
from bot.texts.tongue import speak
from bot.work import Work
from webchat import Person, Server

COMPANY = "Lindner Kunststoff (erfunden)"
HEADCOUNT = 28
CURTAIN = time(14, 10)
"""when the second learner joined, the day before"""
SHIFT_AT = ("5", speak("en").clock(time(5, 40)))
PATIENCE_TAPS = 60
"""more than the longest unit takes"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    key: str
    name: str
    language: str
    about: dict[str, str]


AYSE = Role(
    key="ayse",
    name="Ayşe",
    language="de",
    about={
        "de": "an der Maschine, noch nicht dabei",
        "en": "runs a moulding machine, not in yet",
    },
)
TOM = Role(
    key="tom",
    name="Tom",
    language="en",
    about={"de": "Lager, spricht Englisch, seit gestern dabei", "en": "warehouse, joined yesterday"},
)
CAST = (AYSE, TOM)


async def found_company(work: Work, *, on: date) -> str:
    """The join code of the invented company."""
    company = await work.companies.create(
        name=COMPANY,
        headcount=HEADCOUNT,
        zone=HOME.key,
        state="BY",
        language="de",
        trade="produktion",
        on=on,
    )
    return await work.companies.join_code(company.id)


def prologue_at(now: datetime) -> datetime:
    """Yesterday afternoon."""
    yesterday = now.astimezone(HOME).date() - timedelta(days=1)
    return datetime.combine(yesterday, CURTAIN, tzinfo=HOME)


def enter(server: Server) -> dict[str, Person]:
    return {
        role.key: server.person(first_name=role.name, language_code=role.language, key=role.key)
        for role in CAST
    }


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
    wishes = ("Monday to Friday", *SHIFT_AT, "I agree", "I’ll try it", "Done", "Compare", "Next")
    wished = next((wish for wish in wishes if wish in buttons), None)
    if wished == "Done" and not any(button.startswith("☑") for button in buttons):
        wished = None
    return wished or (buttons[0] if buttons else None)
