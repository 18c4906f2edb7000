"""Who may ask for what? Everybody tries every command, and every button that anybody else has.

The two tables below are the whole rule. Commands and buttons are read from the program, so a new one that
stands in neither table does not pass.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

import pytest
from telegram.ext import CommandHandler

from bot import callbacks
from bot.callbacks import LETTERS, Action, decode, encode
from bot.handlers.packs import DEEDS
from contacts.model import Role
from db.schema import PERSONAL, metadata
from tests.dialogue.house import House, Links
from tests.dialogue.people import Someone

L, T, M, C = Role.LEARNER, Role.TRAINER, Role.MANAGER, Role.COUNCIL
EVERY_ROLE: Final = {L, T, M, C}
COMMANDS: Final = {
    "wochenbericht": {M, C},
    "uhrzeit": {M, C},
    "anhalten": {M, C},
    "betriebscheck": {M},
    "trainer": {T},
    "protokoll": {C},
    "unterlagen": {C},
    "firmensicht": EVERY_ROLE,
    "lernen": {L},
    "suche": {L},
    "themen": {L},
    "fortschritt": {L},
    "weg": {L},
    "check": {L},
    "merkzettel": {L},
    "zeiten": {L},
    "pause": {L},
}
"""command -> who gets more than a friendly no"""
OWN: Final = {
    "rollenkarte",
    "sprache",
    "meinedaten",
    "loeschen",
    "umzug",
    "datenschutz",
    "gespeichert",
    "hilfe",
    "start",
}
"""commands about oneself, or about the program: for everybody, and never about anybody else"""
ABOUT_A_COMPANY: Final = {
    callbacks.DigestTopic: EVERY_ROLE,
    callbacks.DigestWeek: EVERY_ROLE,
    callbacks.RoundPicture: EVERY_ROLE,
    callbacks.RoundSolution: EVERY_ROLE,
    callbacks.CheckShow: EVERY_ROLE,
    callbacks.CheckStep: {M},
    callbacks.CheckDelete: {M},
    callbacks.DigestHour: {M, C},
    callbacks.HaltStep: {M, C},
    callbacks.PapersFor: {C},
    callbacks.VoiceAnswer: {T},
    callbacks.Bench: {T},
}
"""button -> who of that company may use it; to stop is the council's alone, see test_halt"""
OF_THE_POSTER: Final = {
    callbacks.GuestAnswer,
    callbacks.GuestNext,
    callbacks.GuestLanguage,
    callbacks.GuestLanguages,
    callbacks.Consent,
}
"""carry the poster's code: whoever has it may come in"""
ALPHA: Final = "Alpha Werk"
NO: Final = (
    "Das gehört zu einer anderen Aufgabe",
    "Ich kenne dich noch nicht",
    "Du lernst hier noch nicht mit",
)
SORRY: Final = "Da ging etwas schief"


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    person: Someone
    role: Role | None
    """None: a stranger"""
    company: str

    def __str__(self) -> str:
        return f"{self.role or 'stranger'} of {self.company or 'nowhere'}"


async def players(house: House, links: Links, company: str) -> list[Player]:
    found = [Player(person=await house.learner(code=links.join), role=L, company=company)]
    for role in (T, M, C):
        person = house.someone(role.value)
        await person.starts(getattr(links, role.value))
        found.append(Player(person=person, role=role, company=company))
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    house: House
    alpha: list[Player]
    others: list[Player]
    """everybody of another company, and a stranger"""
    links: Links


@pytest.fixture
async def town(house: House) -> Town:
    """Two companies; in Alpha there is a digest, a check, and somebody in the middle of a unit."""
    links, elsewhere = await house.company(ALPHA), await house.company("Beta Werk", headcount=31)
    alpha, beta = await players(house, links, ALPHA), await players(house, elsewhere, "Beta Werk")
    manager = alpha[2].person
    await manager.writes("/betriebscheck")
    await manager.taps("Betriebs-Check beginnen", *["B"] * 10)
    await house.reaches(house.clock() + timedelta(days=8))
    nobody = house.someone("Niemand")
    await nobody.starts()
    stranger = Player(person=nobody, role=None, company="")
    return Town(house=house, alpha=alpha, others=[*beta, stranger], links=links)


def commands(house: House) -> dict[str, str]:
    """Every name, aliases too -> the name by which the tables know it."""
    found: dict[str, str] = {}
    for handler in house.running.application.handlers[0]:
        if isinstance(handler, CommandHandler):
            names = set(handler.commands)
            known = names & (COMMANDS.keys() | OWN)
            assert len(known) == 1, f"{names} stands in no table"
            found |= dict.fromkeys(names, known.pop())
    return found


def buttons(town: Town) -> dict[str, type[Action]]:
    """Every button that somebody of Alpha has, and one of each kind that nobody has just now."""
    seen: dict[str, type[Action]] = {}
    for player in town.alpha:
        for message in player.person.phone.answers:
            for data in (button.data for row in message.rows for button in row if button.data):
                action = decode(data)
                assert action is not None
                seen[data] = type(action)
    for kind in LETTERS.values():
        fields = {name: _filled(name, field, town.links) for name, field in kind.__annotations__.items()}
        seen.setdefault(encode(kind(**fields)), kind)
    for topic in DEEDS:
        seen[encode(callbacks.Bench(topic, town.links.company, 1, 1))] = callbacks.Bench
    for step in ("halt", "go"):
        seen[encode(callbacks.HaltStep(town.links.company, step))] = callbacks.HaltStep
    return seen


def _filled(name: str, field: type, links: Links) -> Any:
    known = {"company": links.company, "language": "de", "code": links.join}
    return known.get(name, 1 if field is int else "yes")


def kept_of_others(house: House, player: Player) -> dict[str, list[tuple[Any, ...]]]:
    """Every row that is not about this person, but for the numbers of updates and what is on its way."""
    contacts = [row for row in house.rows("contact") if house_knows(house, row, player)]
    own = {row["id"] for row in contacts}
    learners = {row["id"] for row in house.rows("learner") if row["contact"] in own}
    personal = {table.name for table in PERSONAL}
    found: dict[str, list[tuple[Any, ...]]] = {}
    for name in metadata.tables.keys() - {"handled", "delivery", "lane"}:
        rows = house.rows(name)
        if name in personal:
            rows = [
                {k: v for k, v in row.items() if k != "next_send_s"}
                for row in rows
                if not {row.get("contact"), row.get("learner"), row.get("id")} & (own | learners)
            ]
        found[name] = sorted(tuple(map(str, row.values())) for row in rows)
    return found


def house_knows(house: House, row: dict[str, Any], player: Player) -> bool:
    return bool(row["chat_index"] == house.index_of(player.person.id))


async def test_every_command_is_for_those_in_the_table_and_leaks_nothing(town: Town) -> None:
    names = commands(town.house)
    assert set(names.values()) == COMMANDS.keys() | OWN
    for player in [*town.alpha, *town.others]:
        before = kept_of_others(town.house, player)
        for name, known in sorted(names.items()):
            await player.person.writes(f"/{name}")
            said = player.person.reads
            assert SORRY not in said, (str(player), name)
            if known in COMMANDS:
                is_refused = any(no in said for no in NO)
                assert is_refused is (player.role not in COMMANDS[known]), (str(player), name, said)
            if player.company != ALPHA:
                assert ALPHA not in said, (str(player), name)
        assert kept_of_others(town.house, player) == before, str(player)


async def test_every_button_of_others_is_for_those_in_the_table_and_leaks_nothing(town: Town) -> None:
    found = buttons(town)
    assert set(found.values()) == set(LETTERS.values())
    for player in [*town.others, *town.alpha]:
        before = kept_of_others(town.house, player)
        for data, kind in foreign(found, player):
            await player.person.taps_data(data)
            said = player.person.reads + player.person.toast
            assert SORRY not in said, (str(player), data)
            if player.company != ALPHA:
                assert ALPHA not in said, (str(player), data)
            if kind in ABOUT_A_COMPANY:
                assert any(no in said for no in NO), (str(player), data, said)
        assert kept_of_others(town.house, player) == before, str(player)


def foreign(found: dict[str, type[Action]], player: Player) -> Iterator[tuple[str, type[Action]]]:
    """What is not this person's to tap."""
    for data, kind in sorted(found.items()):
        if kind in OF_THE_POSTER or decode(data) == callbacks.Erase(2):
            continue  # a door that is open to everybody; the way out, which is one's own
        is_allowed = player.company == ALPHA and player.role in ABOUT_A_COMPANY.get(kind, set())
        if not is_allowed:
            yield data, kind
