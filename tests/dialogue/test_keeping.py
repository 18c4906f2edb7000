"""A sentence is kept: under its insight, on the list, and nowhere that anybody else could see it."""

import shutil
from datetime import date, timedelta
from pathlib import Path

from bot.callbacks import Keep, Strike, Takeaways, encode
from bot.subjects import short
from content.skeleton import skeleton
from tests.dialogue.bench import LOOK, OWN, packed, sends, trainer
from tests.dialogue.house import CONTENT, House
from tests.dialogue.people import Someone
from tests.dialogue.test_choosing import settled
from tests.dialogue.test_edition import shipped

__all__ = ["shipped"]

TRACE = "Erst die Spur, dann die Zahl."
NAME = "Ein Ding, ein Name."
QUIET = "Noch ist dein Merkzettel leer"


async def opens(person: Someone, letter: str) -> None:
    """The insight of a unit of the only module."""
    await person.writes("/themen")
    await person.taps("A", "A", letter, "Los")
    await person.comes_to("💡")


async def test_a_sentence_is_kept_and_struck_under_its_insight(either_house: House) -> None:
    house, ayse = either_house, await either_house.learner()
    ayse.sees(TRACE)
    bubble = ayse.phone.last.message_id
    await ayse.taps("Merken")
    assert ayse.toast == "Gemerkt. Der Satz steht jetzt auf deinem /merkzettel."
    assert ayse.phone.last.message_id == bubble, "the bubble stays where it is"
    assert ayse.buttons == ("Weiter", "Später weiter", "Vom Merkzettel streichen", "Wörter (1)")
    (row,) = house.rows("kept")
    assert (row["unit"], row["since"]) == ("daten-probe/fach", date(2026, 9, 7))
    assert set(row) == {"learner", "unit", "since"}
    await house.replays()
    assert house.rows("kept") == [row]
    await ayse.taps("Vom Merkzettel streichen")
    assert ayse.toast == "Gestrichen."
    assert "Merken" in ayse.buttons
    assert house.rows("kept") == []
    await ayse.taps("Merken", "Weiter")
    ayse.sees("Ein Beispiel")


async def test_the_list_shows_the_newest_first_and_leads_to_the_case(either_house: House) -> None:
    house, ayse = either_house, await either_house.learner()
    await ayse.taps("Merken")
    await ayse.ends()
    await ayse.taps("Nein, ich komme selbst")
    await house.passes(timedelta(days=1))
    await opens(ayse, "B")
    await ayse.taps("Merken")
    await ayse.writes("/merkzettel")
    ayse.sees("Dein Merkzettel (nur für dich)", f"1. {NAME}\n2. {TRACE}")
    assert ayse.buttons == ("1", "2", "Streichen")
    await ayse.taps("2")
    ayse.sees("Im Fach fehlt etwas", "Etwa 2 Minuten.", "(fertig)")
    assert ayse.buttons == ("Los", "Weitergeben", "Zurück")
    await ayse.taps("Los")
    await ayse.comes_to("Im System stehen mehr Dosen")
    await ayse.writes("/notes")
    ayse.sees(TRACE)


async def test_sentences_are_struck_from_the_list(house: House) -> None:
    ayse = await settled(house)
    for letter in "ABC":
        await opens(ayse, letter)
        await ayse.taps("Merken")
    await ayse.writes("/merkzettel")
    assert ayse.reads.index("Fragen kostet wenig.") < ayse.reads.index(NAME), "of one day by their keys"
    await ayse.taps("Streichen")
    ayse.sees("Welcher Satz kann weg?")
    await ayse.taps("1")
    ayse.sees(f"1. {TRACE}", "Welcher Satz kann weg?")
    ayse.sees_not("Fragen kostet wenig.")
    await ayse.taps("Fertig")
    ayse.sees("Tipp auf eine Nummer")
    await ayse.taps("Streichen", "1", "1")
    ayse.sees(QUIET)
    assert house.rows("kept") == []


async def test_what_is_read_again_stays_kept(house: House) -> None:
    ayse = await house.learner()
    await ayse.taps("Merken")
    await ayse.ends()
    await ayse.taps("Nein, ich komme selbst")
    await opens(ayse, "A")
    assert "Vom Merkzettel streichen" in ayse.buttons
    await ayse.ends()
    assert len(house.rows("kept")) == 1


async def test_an_empty_list_says_one_kind_sentence(house: House) -> None:
    ayse = await house.learner()
    await ayse.writes("/merkzettel")
    ayse.sees(f"{QUIET}. Tipp unter einem Satz mit 💡 auf „Merken“, dann steht er hier.")


async def test_the_sentence_is_the_one_of_today_and_a_retired_unit_drops_out(
    house: House, tmp_path: Path
) -> None:
    ayse = await house.learner()
    await ayse.taps("Merken")
    edition = shutil.copytree(CONTENT, tmp_path / "edited")
    german = edition / "modules" / "daten-probe.de.md"
    text = german.read_text(encoding="utf-8")
    german.write_text(text.replace(TRACE, "Erst **schauen**, dann zählen."), encoding="utf-8")
    house.edition = edition
    await house.restart()
    await ayse.writes("/merkzettel")
    ayse.sees("1. Erst schauen, dann zählen.")
    for file in edition.glob("modules/*.md"):
        said = file.read_text(encoding="utf-8").replace("status: published", "status: retired")
        file.write_text(said, encoding="utf-8")
    for path, written in skeleton(OWN).items():
        (edition / path).write_text(written, encoding="utf-8")
    house.edition = edition
    await house.restart()
    await ayse.writes("/merkzettel")
    ayse.sees(QUIET)
    assert len(house.rows("kept")) == 1, "it comes back with the unit"


async def test_a_preview_keeps_nothing(house: House) -> None:
    links = await house.company()
    person = await trainer(house, links)
    await person.joins(links.join)
    await sends(person, "modul.zip", packed(skeleton(OWN)))
    await person.taps(LOOK)
    await person.comes_to("💡")
    await person.taps("Merken")
    assert "Vom Merkzettel streichen" in person.buttons
    assert house.rows("kept") == []
    await person.writes("/merkzettel")
    person.sees(QUIET)


async def test_pages_turn_and_their_numbers_go_on(shipped: House) -> None:
    ayse = await shipped.learner()
    await ayse.ends()
    await ayse.taps("Nein, ich komme selbst")
    for area, cases in (("A", "ABCDE"), ("D", "ABCD")):
        for letter in cases:
            await ayse.writes("/themen")
            await ayse.taps(area, "A", letter, "Los")
            await ayse.comes_to("💡")
            await ayse.taps("Merken")
    await ayse.writes("/merkzettel")
    assert ayse.buttons == (*"12345678", "Ältere", "Streichen")
    await ayse.taps("Ältere")
    assert ayse.buttons == ("9", "Neuere", "Streichen")
    await ayse.taps("Streichen", "9")
    ayse.sees("8. ", "Welcher Satz kann weg?")
    assert ayse.buttons == (*"12345678", "Fertig"), "the page that is gone is the last there is"


async def test_buttons_that_were_never_shown_change_nothing(house: House) -> None:
    ayse = await house.learner()
    await ayse.taps("Merken")
    (row,) = house.rows("kept")
    session = house.row("session")
    for forged in (Keep(session["id"], session["position"] + 1, 0), Keep(4711, session["position"], 0)):
        await ayse.taps_data(encode(forged))
        assert ayse.toast == "Das ist schon erledigt. Weiter geht es unten."
    for other in (Strike(4711, 0), Strike(2**40, 2**30), Takeaways(2**40, "-"), Takeaways(3, "strike")):
        await ayse.taps_data(encode(other))
        assert TRACE in ayse.phone.last.text
    assert house.rows("kept") == [row]
    tom = await house.learner("Tom", code=(await house.company("Beta")).join)
    await tom.taps_data(encode(Strike(short("daten-probe/fach"), 0)))
    tom.sees(QUIET)
    assert house.rows("kept") == [row]
    assert house.rows("set_aside") == []


async def test_nobody_else_gets_at_it(house: House) -> None:
    links = await house.company()
    ayse = await house.learner(code=links.join)
    await ayse.taps("Merken")
    for role in ("manager", "trainer", "council"):
        person = house.someone(role)
        await person.starts(getattr(links, role))
        await person.writes("/merkzettel")
        person.sees("Du lernst hier noch nicht mit.")
        for data in (Takeaways(0, "new"), Strike(short("daten-probe/fach"), 0)):
            await person.taps_data(encode(data))
            person.sees("Du lernst hier noch nicht mit.")
    assert len(house.rows("kept")) == 1
