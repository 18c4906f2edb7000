"""Who may do what: everybody tries every command, and every button that anybody else has ever seen.

The two tables below are the whole answer; everything else in this file only tries them out. The people of
Schreinerei Lindner who live and are watched here are never those who try: whatever changes about them, or
is said about them, was somebody else's doing.
"""

import io
import json
import zipfile
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

import pytest
from telegram.ext import CommandHandler

from bot import callbacks
from bot.app import in_database
from bot.callbacks import LETTERS, Action, decode, encode
from bot.screens import company as screens
from bot.screens.digest import number_of
from bot.screens.screen import Screen
from bot.texts import start as start_texts
from bot.texts import unit as unit_texts
from bot.texts.tongue import LANGUAGES, speak
from contacts.model import LinkFault
from db.keys import Keyring
from db.people import CHAT
from db.schema import metadata
from reporting import noise
from reporting.company_check import packed
from tests import tdlib
from tests.dialogue.calls import violations
from tests.dialogue.house import HOME, House, Links
from tests.dialogue.people import Someone
from webchat import Message, Tap

# --- the tables ---------------------------------------------------------------------------------

STRANGER, LEARNER, TRAINER, MANAGER, COUNCIL = "stranger", "learner", "trainer", "manager", "council"
NOBODY: Final = frozenset[str]()
KNOWN: Final = frozenset({LEARNER, TRAINER, MANAGER, COUNCIL})
ANYBODY: Final = KNOWN | {STRANGER}
LEARNERS: Final = frozenset({LEARNER})
MANAGERS: Final = frozenset({MANAGER})
COUNCILS: Final = frozenset({COUNCIL})
BOTH_SIDES: Final = MANAGERS | COUNCILS

COMMANDS: Final[Mapping[str, frozenset[str]]] = {
    # about oneself
    "start": KNOWN,
    "hilfe": KNOWN,
    "sprache": ANYBODY,
    "meinedaten": KNOWN,
    "loeschen": ANYBODY,
    "rollenkarte": KNOWN,
    # about what is kept of everybody
    "datenschutz": ANYBODY,
    "gespeichert": ANYBODY,
    # about one's own learning
    "lernen": LEARNERS,
    "fortschritt": LEARNERS,
    "zeiten": LEARNERS,
    "pause": LEARNERS,
    # about one's own company
    "firmensicht": KNOWN,
    "wochenbericht": BOTH_SIDES,
    "uhrzeit": BOTH_SIDES,
    "anhalten": BOTH_SIDES,
    "betriebscheck": MANAGERS,
    "protokoll": COUNCILS,
    "unterlagen": COUNCILS,
}
"""command -> who gets an answer to it, about themselves or their own company alone"""


@dataclass(frozen=True, slots=True)
class Inside:
    """About one company: for these roles of it, and for nobody outside, whatever role they have there."""

    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Themselves:
    """About whoever taps, and about nobody else."""

    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class OnlyItsOwner:
    """It belongs to the one person in whose chat it was shown."""


@dataclass(frozen=True, slots=True)
class OldPoster:
    """It carries the code of a poster that hangs no more: nothing is kept, and no company is named."""


Rule = Inside | Themselves | OnlyItsOwner | OldPoster

BUTTONS: Final[Mapping[type[Action], Rule]] = {
    callbacks.GuestAnswer: OldPoster(),
    callbacks.GuestNext: OldPoster(),
    callbacks.GuestLanguage: OldPoster(),
    callbacks.Consent: OldPoster(),
    # an answer, a place in a session, a plan to try something
    callbacks.Tap: OnlyItsOwner(),
    callbacks.Done: OnlyItsOwner(),
    callbacks.Undo: OnlyItsOwner(),
    callbacks.DontKnow: OnlyItsOwner(),
    callbacks.Sure: OnlyItsOwner(),
    callbacks.Forward: OnlyItsOwner(),
    callbacks.Known: OnlyItsOwner(),
    callbacks.TryIt: OnlyItsOwner(),
    callbacks.TryWent: OnlyItsOwner(),
    # one's own learning, times and data
    callbacks.Later: Themselves(LEARNERS),
    callbacks.Begin: Themselves(LEARNERS),
    callbacks.Resume: Themselves(LEARNERS),
    callbacks.Menu: Themselves(LEARNERS),
    callbacks.NudgeReply: Themselves(LEARNERS),
    callbacks.Days: Themselves(LEARNERS),
    callbacks.Hour: Themselves(LEARNERS),
    callbacks.Minute: Themselves(LEARNERS),
    callbacks.Times: Themselves(LEARNERS),
    callbacks.ComeMyself: Themselves(LEARNERS),
    callbacks.PauseFor: Themselves(LEARNERS),
    callbacks.Counted: Themselves(LEARNERS),
    callbacks.KeepMe: Themselves(LEARNERS),
    callbacks.RoleCard: Themselves(KNOWN),
    callbacks.Speak: Themselves(ANYBODY),
    callbacks.Reconsent: Themselves(ANYBODY),
    callbacks.Erase: Themselves(ANYBODY),
    # the company
    callbacks.DigestTopic: Inside(KNOWN),
    callbacks.DigestWeek: Inside(KNOWN),
    callbacks.RoundPicture: Inside(KNOWN),
    callbacks.RoundSolution: Inside(KNOWN),
    callbacks.CheckShow: Inside(KNOWN),
    callbacks.CheckStep: Inside(MANAGERS),
    callbacks.CheckDelete: Inside(MANAGERS),
    callbacks.DigestHour: Inside(BOTH_SIDES),
    callbacks.HaltStep: Inside(COUNCILS),
    callbacks.PapersFor: Inside(COUNCILS),
}
EXCEPTIONS: Final[Mapping[str, Rule]] = {
    "go": Inside(BOTH_SIDES),
    "keep": Inside(KNOWN),
}
"""steps of HaltStep: to go on takes both sides, and "keep it" keeps everything as it is"""

CHANGING: Final = {
    callbacks.CheckStep: {"company_check"},
    callbacks.CheckDelete: {"company_check"},
    callbacks.HaltStep: {"halt", "audit"},
    callbacks.DigestHour: {"contact_role"},
}
"""the only buttons that change a table of the company, and which"""

# --- what is tried ------------------------------------------------------------------------------

HERE, THERE = "Schreinerei Lindner", "Metallbau Kern"
WEEK: Final = date(2026, 9, 14)
TUESDAY: Final = datetime(2026, 9, 15, 9, 0, tzinfo=HOME)
QUESTIONS: Final = 10
UNWATCHED: Final = {"handled", "delivery", "lane", "meta"}
SAYING: Final = ("sendMessage", "editMessageText", "editMessageCaption", "sendPhoto", "sendDocument")
OWN_FILES: Final = ("pausenbrot.json",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    role: str
    place: str
    """name of the company; empty for a stranger"""
    person: Someone
    contact: int | None

    @property
    def name(self) -> str:
        return f"{self.role} of {self.place}" if self.place else self.role


class World:
    """Two companies; those who are watched live in the first, those who try live everywhere."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.seen: set[str] = set()
        """data of every button that the watched have ever had before them"""
        self.secrets: set[str] = set()
        """what stands nowhere but in data of the first company and its people"""
        self.actors: list[Actor] = []

    async def come(self) -> None:
        house = self.house
        here, there = await house.company(HERE, headcount=28), await house.company(THERE, headcount=33)
        self.here, self.there = here, there
        watched = [await self._comes(here, role) for role in (LEARNER, TRAINER, MANAGER, COUNCIL)]
        learner, _, manager, council = watched
        await self._lives(learner)
        await manager.writes("/betriebscheck")
        for given in range(QUESTIONS + 1):
            await manager.taps_data(encode(callbacks.CheckStep(here.company, packed([2] * given))))
        await in_database(
            house.settings, lambda work: work.companies.declare_headcount(here.company, 7391)  # type: ignore[arg-type]
        )
        for role in (LEARNER, TRAINER, MANAGER, COUNCIL):
            for links, place in ((here, HERE), (there, THERE)):
                more = await self._invites(links, role)
                person = await self._comes(more, role)
                self.actors.append(self._actor(role, place, person))
        await house.reaches(TUESDAY)
        await self._tours(watched, council, manager)
        stranger = house.someone("Fremd")
        await stranger.writes("/hilfe")
        self.actors.append(Actor(role=STRANGER, place="", person=stranger, contact=None))
        for links in (here, there):
            await house.rotate(links)
        self._note_secrets(watched)

    async def _invites(self, links: Links, role: str) -> Links:
        """Single-use links for one more of each."""
        from dataclasses import replace

        from contacts.model import Role

        if role == LEARNER:
            return links
        link = await in_database(
            self.house.settings,
            lambda work: work.companies.invite(links.company, Role(role), now=self.house.clock()),
        )
        return replace(links, **{role: link})

    async def _comes(self, links: Links, role: str) -> Someone:
        person = self.house.someone(role)
        if role == LEARNER:
            await person.joins(links.join)
        else:
            await person.starts(getattr(links, role))
        return person

    async def _lives(self, learner: Someone) -> None:
        """Leaves a row in every table about a learner, and has an open question."""
        await learner.comes_to("Wo beginnst du?")
        await learner.taps("Am Regal")
        await learner.comes_to("Such heute ein Fach")
        await learner.taps("Probier ich aus", "Montag bis Freitag", "9", "09:30")
        await learner.writes("/meinedaten")
        await learner.writes("/loeschen")
        await learner.writes("/pause")
        await learner.writes("/zeiten")

    async def _tours(self, watched: Sequence[Someone], council: Someone, manager: Someone) -> None:
        """Everybody watched looks at everything that they may see, so that its buttons are known."""
        for person in watched:
            for command in COMMANDS:
                await person.writes(f"/{command}")
        for person in (council, manager):
            await person.writes("/wochenbericht")
            for button in person.buttons:
                await person.taps(button)
        learner = watched[0]
        await learner.writes("/lernen")
        await learner.taps("Auffrischen, 3 Minuten")
        markups = [call.parameters.get("reply_markup") for call in self.house.server.calls]
        for markup in filter(None, markups):
            rows = json.loads(str(markup)).get("inline_keyboard", [])
            self.seen |= {one["callback_data"] for row in rows for one in row if "callback_data" in one}

    def _actor(self, role: str, place: str, person: Someone) -> Actor:
        return Actor(role=role, place=place, person=person, contact=self._contact(person))

    def _contact(self, person: Someone) -> int:
        index = Keyring.load(self.house.settings.key_file).index(person.id, place=CHAT)
        found = [row["id"] for row in self.house.rows("contact") if bytes(row["chat_index"]) == index]
        return int(found[0])

    def _note_secrets(self, watched: Iterable[Someone]) -> None:
        company = self.here.company
        self.secrets = {HERE, "7391", "7.391", "7,391", str(company), self.here.join}
        for row in self.house.rows("audit"):
            if row["company"] == company:
                digits = row["hash"][:12]
                self.secrets |= {"-".join((digits[:4], digits[4:8], digits[8:])), row["hash"]}
        self.persons = {str(person.id) for person in watched}
        contacts = {self._contact(person) for person in watched}
        learners = {row["id"] for row in self.house.rows("learner") if row["contact"] in contacts}
        self.persons |= {str(number) for number in contacts | learners}
        self.watched = contacts
        self.persons |= {
            str(row["id"])
            for table in ("prompt", "session")
            for row in self.house.rows(table)
            if row["learner"] in learners
        }

    # --- trying ---------------------------------------------------------------------------------

    async def all_write(self, actors: Sequence[Actor], words: str) -> dict[str, "Said"]:
        """All at once: what each of them was told."""
        begun = len(self.house.server.calls)
        revisions = {actor.name: actor.person.revision_now for actor in actors}
        for actor in actors:
            await actor.person.phone.send(words)
        await self.house.settle()
        return self._said(actors, begun, revisions, {})

    async def all_tap(self, actors: Sequence[Actor], data: str) -> dict[str, "Said"]:
        begun = len(self.house.server.calls)
        revisions = {actor.name: actor.person.revision_now for actor in actors}
        taps: dict[str, Tap] = {}
        for actor in actors:
            phone = actor.person.phone
            taps[actor.name] = await phone.tap_data(data, message_id=phone.last.message_id)
        await self.house.settle()
        toasts = {
            actor.name: (await actor.person.phone.answered(taps[actor.name])).text for actor in actors
        }
        return self._said(actors, begun, revisions, toasts)

    def _said(
        self, actors: Sequence[Actor], begun: int, revisions: Mapping[str, int], toasts: Mapping[str, str]
    ) -> dict[str, "Said"]:
        calls = [call for call in list(self.house.server.calls)[begun:] if call.method in SAYING]
        found = {}
        for actor in actors:
            mine = [call for call in calls if call.chat_id == actor.person.id]
            texts = [str(call.parameters.get("text") or call.parameters.get("caption") or "") for call in mine]
            new = [m for m in actor.person.phone.answers if m.revision > revisions[actor.name]]
            found[actor.name] = Said(
                texts=tuple(text for text in texts if text),
                toast=toasts.get(actor.name, ""),
                files=tuple(_file(message) for message in new if message.document),
            )
        return found

    def kept(self) -> dict[str, Counter[tuple[Any, ...]]]:
        """Every row of every table but those of the engine."""
        found = {}
        for table in metadata.sorted_tables:
            if table.name not in UNWATCHED:
                names = [column.name for column in table.columns if column.name != "next_send_s"]
                rows = self.house.rows(table.name)
                found[table.name] = Counter(tuple(row[name] for name in names) for row in rows)
        return found

    def changed(
        self, before: Mapping[str, Counter[tuple[Any, ...]]], after: Mapping[str, Counter[tuple[Any, ...]]]
    ) -> dict[str, set[int | None]]:
        """table -> the contacts whose rows have changed there; None for rows that are of no person."""
        learners = {
            row[_place("learner", "id")]: row[_place("learner", "contact")]
            for rows in (before, after)
            for row in rows["learner"]
        }
        found: dict[str, set[int | None]] = {}
        for name, rows in after.items():
            for row in (rows - before[name]) + (before[name] - rows):
                found.setdefault(name, set()).add(_owner(name, row, learners))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    texts: tuple[str, ...]
    toast: str
    files: tuple[tuple[str, str], ...]
    """name and everything that can be read inside"""

    @property
    def everything(self) -> str:
        return "\n".join((*self.texts, self.toast, *(inside for _, inside in self.files)))

    @property
    def is_refusal(self) -> bool:
        """Told that there is nothing here for them, or nothing at all."""
        return (
            not self.files
            and all(_bare(text) in REFUSALS for text in self.texts)
            and self.toast in {"", *NOTES}
        )


def _bare(html: str) -> str:
    return tdlib.parsed(html).text


def _all(make: Iterable[Screen]) -> set[str]:
    return {_bare(screen.html) for screen in make}


TONGUES: Final = [speak(language) for language in LANGUAGES]
REFUSALS: Final = _all(
    screen
    for to in TONGUES
    for screen in (
        screens.stranger(to),
        screens.not_for_you(to),
        screens.link_fault(to, LinkFault.UNKNOWN),
    )
)
NOTES: Final = {
    note for to in TONGUES for note in (unit_texts.old_button(to), unit_texts.withdrawn(to))
}


def _place(table: str, column: str) -> int:
    names = [one.name for one in metadata.tables[table].columns if one.name != "next_send_s"]
    return names.index(column)


def _owner(table: str, row: tuple[Any, ...], learners: Mapping[int, int]) -> int | None:
    columns = metadata.tables[table].columns.keys()
    if table == "contact":
        return int(row[_place(table, "id")])
    if "contact" in columns:
        return int(row[_place(table, "contact")])
    if "learner" in columns:
        return learners[row[_place(table, "learner")]]
    return None


def _file(message: Message) -> tuple[str, str]:
    raw = message.document
    assert raw is not None
    name = message.document_name if hasattr(message, "document_name") else ""
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed_up:
            return name, "\n".join(packed_up.read(one).decode(errors="replace") for one in packed_up.namelist())
    return name, raw.decode(errors="replace")
