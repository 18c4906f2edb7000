"""Two bots, each with its own server, on one database: somebody goes from one to the other and back."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.dialogue.calls import violations
from tests.dialogue.house import House
from tests.dialogue.moving import ARRIVED, LEFT, STRANGER, VOID, asks, moves
from tests.dialogue.people import Someone
from tests.dialogue.test_times import at

CHANGED = "Der Text zum Datenschutz hat sich geändert."


class Doors:
    """Two houses with one database, one key and one clock."""

    def __init__(self, one: House, two: House) -> None:
        self.one = one
        self.two = two
        two.clock = one.clock

    async def reaches(self, hour: int, *, day: int = 7) -> None:
        """Both processes live through it."""
        self.one.clock.advance_to(at(day, hour))
        for house in (self.one, self.two):
            await house.acts_at(at(day, hour))


@pytest.fixture
async def doors(postgres_url: str, tmp_path: Path) -> AsyncIterator[Doors]:
    one, two = House(tmp_path / "data", postgres_url), House(tmp_path / "data", postgres_url)
    two.settings = two.settings.model_copy(update={"lane": 2})
    both = Doors(one, two)
    await one.open()
    await two.open()
    yield both
    await two.close()
    await one.close()
    for house in (one, two):
        assert violations(house.server.calls) == []


@pytest.fixture
def telegram(doors: Doors, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """The first door is taken for Telegram from its next start on."""

    def pretend() -> None:
        address = doors.one.settings.api_url
        monkeypatch.setattr(Settings, "is_telegram", property(lambda self: self.api_url == address))

    return pretend


async def learner(doors: Doors) -> tuple[Someone, Someone]:
    """Somebody in the middle of the first unit, and the same person's chat behind the other door."""
    ayse = await doors.one.learner()
    await ayse.taps("Weiter")
    ayse.sees("Frau Yilmaz")
    return ayse, doors.two.someone("Ayşe")


async def test_somebody_goes_on_behind_the_other_door_and_comes_back(doors: Doors) -> None:
    ayse, there = await learner(doors)
    assert ayse.id == there.id, "two servers, so the same number is somebody else"
    await moves(ayse, there)
    assert doors.one.row("contact")["lane"] == doors.one.row("learner")["lane"] == 2
    await there.taps("Weiter lernen")
    there.sees("Frau Yilmaz")
    await there.taps("Weiter", "Am Zettel")
    there.sees("Der Zettel erklärt die Lücke.")
    ayse.looks_away()
    await ayse.writes("/lernen")
    ayse.sees(STRANGER)
    await moves(there, ayse)
    there.looks_away()
    there.sees_nothing_new()
    await ayse.taps("Weiter lernen")
    ayse.sees("Der Zettel erklärt die Lücke.")
    await ayse.ends()
    assert doors.one.row("unit_progress")["state"] == "done"
    assert doors.one.row("contact")["lane"] == 1


async def test_the_chat_behind_the_other_door_hears_nothing(doors: Doors) -> None:
    ayse, there = await learner(doors)
    await there.starts(await asks(ayse))
    there.sees(ARRIVED)
    assert not any(LEFT in message.text for message in (*ayse.phone.answers, *there.phone.answers))


async def test_a_nudge_comes_through_the_door_where_somebody_is(doors: Doors) -> None:
    ayse, there = await learner(doors)
    await ayse.ends()
    await ayse.taps("Tagschicht", "Montag bis Freitag", "9", "09:00")
    await moves(ayse, there)
    ayse.looks_away()
    await doors.reaches(10)
    assert "Los geht’s" in there.buttons
    ayse.sees_nothing_new()


async def test_a_digest_finds_everybody_behind_their_own_door(doors: Doors) -> None:
    """Whichever process closes the week, and whatever number a chat has elsewhere."""
    links = await doors.one.company()
    lindner, council = doors.one.someone("Lindner"), doors.two.someone("Rat")
    await lindner.starts(links.manager)
    await council.starts(links.council)
    for person in (lindner, council):
        person.looks_away()
    await doors.reaches(5, day=14)
    await doors.reaches(7, day=14)
    for person in (lindner, council):
        person.sees("Wochenbericht · Schreinerei Lindner")
        assert sum("Wochenbericht ·" in message.text for message in person.news) == 1


async def test_to_stop_reports_reaches_behind_the_other_door(doors: Doors) -> None:
    links = await doors.one.company()
    lindner, council = doors.one.someone("Lindner"), doors.two.someone("Rat")
    await lindner.starts(links.manager)
    await council.starts(links.council)
    await doors.one.running.tick()
    lindner.looks_away()
    doors.one.clock.advance_to(at(14, 5))
    await doors.one.running.tick()
    assert {row["lane"] for row in doors.one.rows("delivery") if row["kind"] == "digest"} == {1, 2}
    await council.writes("/anhalten")
    await council.taps("Ja, alles anhalten")
    waiting = [row for row in doors.one.rows("delivery") if row["kind"] == "digest"]
    assert {row["state"] for row in waiting} == {"dropped"}


async def test_another_kind_of_door_has_another_notice(doors: Doors, telegram: Callable[[], None]) -> None:
    telegram()
    await doors.one.restart()
    await doors.two.restart()
    ayse, there = await learner(doors)
    assert any("Auch Telegram kann mitlesen." in message.text for message in ayse.phone.answers)
    await moves(ayse, there)
    await there.taps("Weiter lernen")
    there.sees(CHANGED)
    there.sees_not("Auch Telegram kann mitlesen.")
    await there.taps("Einverstanden")
    await there.writes("/lernen")
    await there.taps("Weiter, wo du warst")
    there.sees("Frau Yilmaz")
    await moves(there, ayse)
    await ayse.taps("Weiter lernen")
    ayse.sees(CHANGED, "Auch Telegram kann mitlesen.")


async def test_a_no_behind_one_door_holds_behind_the_other(
    doors: Doors, telegram: Callable[[], None]
) -> None:
    telegram()
    await doors.one.restart()
    await doors.two.restart()
    ayse, there = await learner(doors)
    await moves(ayse, there)
    await there.taps("Weiter lernen", "Nein, danke")
    await moves(there, ayse)
    await ayse.taps("Weiter lernen")
    ayse.sees(CHANGED)


async def test_a_link_is_void_behind_both_doors_once_it_is_used(doors: Doors) -> None:
    ayse, there = await learner(doors)
    payload = await asks(ayse)
    await there.starts(payload)
    for person in (doors.one.someone("Dieb"), doors.two.someone("Dieb")):
        await person.starts(payload)
        person.sees(VOID)
    assert len(doors.one.rows("contact")) == 1


async def test_an_expired_link_is_void_behind_the_other_door(doors: Doors) -> None:
    ayse, there = await learner(doors)
    payload = await asks(ayse)
    doors.one.clock.advance_to(doors.one.clock() + timedelta(minutes=30))
    await there.starts(payload)
    there.sees(VOID)
    assert doors.one.row("contact")["lane"] == 1
