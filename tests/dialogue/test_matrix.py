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
from dataclasses import dataclass, replace
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
from bot.texts import me as me_texts
from bot.texts import unit as unit_texts
from bot.texts.tongue import LANGUAGES, speak
from contacts.model import LinkFault, Role
from db.keys import Keyring
from db.people import CHAT
from db.schema import metadata
from reporting import noise
from reporting.company_check import packed
from tests.dialogue.calls import violations
from tests.dialogue.house import HOME, House, Links
from tests.dialogue.people import Someone
from webchat import Tap

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
            house.settings,
            lambda work: work.companies.declare_headcount(here.company, 7391),  # type: ignore[arg-type]
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
        self.notice = self.house.rows("consent")[0]["version"]

    async def _invites(self, links: Links, role: str) -> Links:
        """Single-use links for one more of each."""
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
        revisions = {actor.name: actor.person.phone.revision for actor in actors}
        for actor in actors:
            await actor.person.phone.send(words)
        await self.house.settle()
        return self._said(actors, begun, revisions, {})

    async def all_tap(self, actors: Sequence[Actor], data: str) -> dict[str, "Said"]:
        begun = len(self.house.server.calls)
        revisions = {actor.name: actor.person.phone.revision for actor in actors}
        taps: dict[str, Tap] = {}
        for actor in actors:
            phone = actor.person.phone
            taps[actor.name] = await phone.tap_data(data, message_id=phone.last.message_id)
        await self.house.settle()
        toasts = {actor.name: (await actor.person.phone.answered(taps[actor.name])).text for actor in actors}
        return self._said(actors, begun, revisions, toasts)

    def _said(
        self, actors: Sequence[Actor], begun: int, revisions: Mapping[str, int], toasts: Mapping[str, str]
    ) -> dict[str, "Said"]:
        calls = [call for call in list(self.house.server.calls)[begun:] if call.method in SAYING]
        found = {}
        for actor in actors:
            mine = [call for call in calls if call.chat_id == actor.person.id]
            texts = [
                str(call.parameters.get("text") or call.parameters.get("caption") or "") for call in mine
            ]
            new = [m for m in actor.person.phone.answers if m.revision > revisions[actor.name]]
            found[actor.name] = Said(
                texts=tuple(text for text in texts if text),
                toast=toasts.get(actor.name, ""),
                files=tuple(_inside(m.document) for m in new if m.document is not None),
            )
        return found

    def buttons(self) -> list[str]:
        """Those really seen, and one of each kind; of many that differ in numbers alone, three.

        What changes a company comes late, and what erases whoever taps it comes last.
        """
        found: dict[tuple[object, ...], list[str]] = {}
        for data in sorted(self.seen | set(map(encode, self._made()))):
            action = decode(data)
            words = [
                getattr(action, name) for name, kind in type(action).__annotations__.items() if kind is str
            ]
            found.setdefault((type(action), *words), []).append(data)
        chosen = [data for alike in found.values() for data in (*alike[:2], *alike[2:][-1:])]
        late = (*CHANGING, callbacks.Erase)
        return sorted(chosen, key=lambda data: (_late(data, late), data))

    def _made(self) -> list[Action]:
        company, week = self.here.company, number_of(WEEK)
        (session,) = [row for row in self.house.rows("session") if str(row["id"]) in self.persons]
        (prompt, *_) = [row for row in self.house.rows("prompt") if str(row["id"]) in self.persons]
        place, code = (session["id"], session["position"]), self.here.join
        own = callbacks
        return [
            own.GuestAnswer("de", code, 0),
            own.GuestNext("de", code, 0),
            own.GuestLanguage("en", code),
            *(
                own.Consent(choice, "de", code, 0, self.notice)
                for choice in ("yes", "uncounted", "read", "no")
            ),
            *(own.Reconsent(choice, self.notice) for choice in ("yes", "read", "leave")),
            *(own.Tap(prompt["id"], position) for position in range(3)),
            own.Done(prompt["id"]),
            own.Undo(prompt["id"]),
            own.DontKnow(prompt["id"]),
            own.Sure(prompt["id"], 1),
            own.Forward(*place),
            own.Known(*place),
            own.TryIt(*place, 1),
            own.TryWent(*place, "worked"),
            own.Later(),
            own.Begin("new"),
            own.Begin("review"),
            own.Resume(),
            own.Menu(),
            *(own.NudgeReply(choice) for choice in ("later", "today", "week")),
            *(own.Speak(language) for language in LANGUAGES),
            own.Days(31),
            own.Hour(31),
            own.Minute(31, 9),
            own.Times(31, 570),
            own.ComeMyself(),
            own.PauseFor(0),
            own.PauseFor(999),
            own.Counted(0),
            own.Counted(1),
            own.KeepMe(),
            *(own.RoleCard(choice) for choice in ("0", "cancel", "file")),
            *(own.DigestTopic(company, topic) for topic in ("helps", "together")),
            own.DigestWeek(company, week),
            own.DigestWeek(company, week - 1),
            own.DigestHour(company, 9),
            own.RoundPicture(company, week),
            own.RoundSolution(company, week),
            own.CheckShow(company),
            own.CheckStep(company, 0),
            own.CheckStep(company, packed([1] * QUESTIONS)),
            own.CheckDelete(company, 0),
            own.CheckDelete(company, 1),
            *(own.HaltStep(company, step) for step in ("halt", "go", "keep")),
            own.PapersFor(company, 0),
            own.PapersFor(company, 1),
            *(own.Erase(step) for step in range(3)),
        ]

    async def tries(self, data: str, action: Action) -> list[str]:
        """Everything that should not have happened when everybody tapped it."""
        rule = _rule(action)
        may = {actor.name: _may(actor, rule) for actor in self.actors}
        tables = CHANGING.get(type(action), set())
        alone = [actor for actor in self.actors if tables and may[actor.name]]
        faults: list[str] = []
        for group in ([one for one in self.actors if one not in alone], *([one] for one in alone)):
            before = self.kept()
            said = await self.all_tap(group, data)
            if group[0] in alone:
                await self.house.acts_at(self.house.clock())
            for actor in group:
                answers = isinstance(rule, Inside)
                faults += self.faults(data, actor, said[actor.name], may=may[actor.name], answers=answers)
            changed = self.changed(before, self.kept())
            allowed = {actor.contact for actor in group if may[actor.name] and isinstance(rule, Themselves)}
            allowed |= {actor.contact for actor in group if actor in alone} | ({None} if alone else set())
            for table, owners in changed.items():
                if owners - allowed or (tables and table not in tables):
                    faults.append(f"{data} {action} changed {table} of {owners - allowed}")
        return faults

    def faults(self, what: str, actor: Actor, said: "Said", *, may: bool, answers: bool) -> list[str]:
        """What was wrong with one answer."""
        found = []
        if not may and not said.is_refusal:
            found.append(f"{actor.name} got an answer to {what}: {said.texts} {said.toast} {said.files}")
        if may and answers and said.is_refusal:
            found.append(f"{actor.name} was refused {what}: {said.texts} {said.toast}")
        hidden = self.persons if actor.place == HERE else self.persons | self.secrets
        found += [f"{actor.name} learned {one} by {what}" for one in hidden if one in said.everything]
        found += [f"{actor.name} got an apology for {what}"] * any(
            one in said.everything for one in APOLOGIES
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
        """Table -> the contacts whose rows have changed there; None for rows that are of no person."""
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
    files: tuple[str, ...]
    """everything that can be read inside"""

    @property
    def everything(self) -> str:
        return "\n".join((*self.texts, self.toast, *self.files))

    @property
    def is_refusal(self) -> bool:
        """Told that there is nothing here for them, or nothing at all."""
        return not self.files and all(text in REFUSALS for text in self.texts) and self.toast in {"", *NOTES}


TONGUES: Final = [speak(language) for language in LANGUAGES]
REFUSALS: Final = {
    screen.html
    for to in TONGUES
    for screen in (
        screens.stranger(to),
        screens.not_for_you(to),
        screens.link_fault(to, LinkFault.UNKNOWN),
    )
}
NOTES: Final = {note for to in TONGUES for note in (unit_texts.old_button(to), unit_texts.withdrawn(to))}


APOLOGIES: Final = {me_texts.apology(to, "").split(".")[0] for to in TONGUES}


def _rule(action: Action) -> Rule:
    if isinstance(action, callbacks.HaltStep):
        return EXCEPTIONS.get(action.step, BUTTONS[type(action)])
    return BUTTONS[type(action)]


def _may(actor: Actor, rule: Rule) -> bool:
    match rule:
        case Inside(roles):
            return actor.place == HERE and actor.role in roles
        case Themselves(roles):
            return actor.role in roles
        case OnlyItsOwner():
            return False
        case OldPoster():
            return True


def _late(data: str, late: Sequence[type[Action]]) -> int:
    kind = type(decode(data))
    return next((place for place, one in enumerate(late, 1) if one is kind), 0)


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


def _inside(raw: bytes) -> str:
    """Everything that can be read in a file."""
    if raw.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(raw)) as packed_up:
            return "\n".join(packed_up.read(one).decode(errors="replace") for one in packed_up.namelist())
    return raw.decode(errors="replace")


# --- trying it ----------------------------------------------------------------------------------


@pytest.fixture
async def world(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[World]:
    monkeypatch.setattr(noise, "draw", lambda numbers, _statistic, *, sigma: tuple(numbers))
    house = House(tmp_path / "data", sqlite_url)
    await house.open()
    try:
        made = World(house)
        await made.come()
        yield made
    finally:
        await house.close()
    assert violations(house.server.calls) == []


def commands(house: House) -> dict[str, frozenset[str]]:
    """Every name that a handler listens to, and its other names."""
    found = [
        handler.commands
        for group in house.running.application.handlers.values()
        for handler in group
        if isinstance(handler, CommandHandler)
    ]
    return {name: names for names in found for name in names}


def test_every_button_stands_in_the_table() -> None:
    assert set(BUTTONS) == set(LETTERS.values())


async def test_everybody_tries_every_command_and_every_button(world: World) -> None:
    faults: list[str] = []
    known = commands(world.house)
    assert {name for name in known if not known[name] & COMMANDS.keys()} == set(), "who may use it?"
    assert COMMANDS.keys() <= known.keys()
    for name in sorted(known):
        (meaning,) = known[name] & COMMANDS.keys()
        before = world.kept()
        said = await world.all_write(world.actors, f"/{name}")
        for actor in world.actors:
            may = actor.role in COMMANDS[meaning]
            faults += world.faults(f"/{name}", actor, said[actor.name], may=may, answers=True)
        faults += [f"/{name} changed {world.changed(before, world.kept())}"] * (before != world.kept())
    tried = set[type[Action]]()
    for data in world.buttons():
        action = decode(data)
        assert action is not None, data
        tried.add(type(action))
        faults += await world.tries(data, action)
    assert tried == set(LETTERS.values())
    assert world.house.rows("set_aside") == []
    assert not [fault for fault in faults if fault], "\n".join(faults)


async def test_a_role_in_one_company_is_none_in_another(world: World) -> None:
    """Leads one and learns in the other: each button asks for the role in its own company."""
    house = world.house
    both = next(one for one in world.actors if (one.role, one.place) == (MANAGER, THERE)).person
    await both.joins(
        await in_database(house.settings, lambda work: work.companies.join_code(world.here.company))
    )
    before = world.kept()
    for action in (
        callbacks.CheckDelete(world.here.company, 1),
        callbacks.CheckStep(world.here.company, packed([0] * QUESTIONS)),
        callbacks.DigestHour(world.here.company, 9),
        callbacks.HaltStep(world.here.company, "halt"),
        callbacks.HaltStep(world.here.company, "go"),
        callbacks.PapersFor(world.here.company, 1),
    ):
        await both.taps_data(encode(action))
        assert "anderen Aufgabe im Betrieb" in both.reads, action
    assert world.kept() == before
    await both.writes("/firmensicht")
    both.sees(f"Wochenbericht · {HERE}", f"Wochenbericht · {THERE}")
    await both.writes("/wochenbericht")
    both.sees(f"Wochenbericht · {THERE}")
    both.sees_not(HERE)
