"""The edition changes between a question and its answer: nobody is stuck, nothing is graded by chance."""

import shutil
from pathlib import Path
from typing import Final

from tests.dialogue.house import CONTENT, House
from tests.dialogue.test_unit import open_the_second

LONGER: Final = {
    "  > Dann gibt es zwei.\n": "- [ ] Ich rate\n  > Das kostet Zeit.\n",
    "  > Die steht im Katalog.\n": "- [ ] Preis\n  > Der steht woanders.\n",
    "3. Grund notieren\n": "4. Abhaken\n",
    "  > Das Regal ist schon gezählt.\n": "- [ ] Am Tor\n  > Dort steht keiner.\n",
}
"""line of the edition -> what stands below it for a while"""


async def grow(house: House, tmp_path: Path) -> None:
    """An edition with one more option everywhere, in German alone."""
    edition = shutil.copytree(CONTENT, tmp_path / "longer")
    for translation in edition.rglob("*.en.md"):
        translation.unlink()
    quiz = edition / "quizzes" / "daten-probe.de.md"
    text = quiz.read_text(encoding="utf-8")
    for line, below in LONGER.items():
        assert text.count(line) == 1
        text = text.replace(line, line + below)
    quiz.write_text(text, encoding="utf-8")
    house.edition = edition
    await house.restart()


async def shrink(house: House) -> None:
    house.edition = CONTENT
    await house.restart()


async def test_a_question_that_lost_the_chosen_option_is_passed_over(house: House, tmp_path: Path) -> None:
    await grow(house, tmp_path)
    ayse = await house.learner()
    await ayse.comes_to("Wo beginnst du?")
    await ayse.taps("Am Tor")
    await shrink(house)
    await ayse.writes("/lernen")
    await ayse.taps("Weiter, wo du warst")
    ayse.sees("Ein Zettel reicht")
    assert house.rows("set_aside") == []


async def test_a_guess_whose_option_is_gone_is_not_taken_up(house: House, tmp_path: Path) -> None:
    await grow(house, tmp_path)
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.taps("Weiter", "Ich rate", "Weiter")
    ayse.sees("Ein Name hilft beim Suchen.")
    await shrink(house)
    await ayse.taps("Weiter")
    ayse.sees_not("getippt")
    assert ayse.news
    assert house.rows("set_aside") == []


async def test_what_was_picked_and_is_gone_is_no_longer_picked(house: House, tmp_path: Path) -> None:
    await grow(house, tmp_path)
    ayse = await house.learner()
    await ayse.comes_to("Was gehört auf das Schild?")
    await ayse.taps("☐ Maß", "☐ Norm", "☐ Preis")
    await shrink(house)
    await ayse.taps("Fertig", "Ziemlich sicher")
    ayse.sees("Du warst sicher, und es passt.")


async def test_a_step_of_an_order_that_is_gone_is_no_longer_picked(house: House, tmp_path: Path) -> None:
    await grow(house, tmp_path)
    ayse = await house.learner()
    await ayse.comes_to("Bring es in Reihenfolge")
    await ayse.taps("Abhaken")
    await shrink(house)
    await ayse.writes("/lernen")
    await ayse.taps("Weiter, wo du warst", "Zählen", "Spur ansehen", "Grund notieren")
    ayse.sees("Das passt.")
    assert house.rows("set_aside") == []


async def test_an_option_that_never_was_is_not_picked(house: House) -> None:
    ayse = await house.learner()
    await ayse.comes_to("Was gehört auf das Schild?")
    await ayse.taps_data(ayse.data_of("☐ Maß").rpartition(":")[0] + ":zzzzzz")
    await ayse.taps("☐ Maß", "☐ Norm", "Fertig", "Ziemlich sicher")
    ayse.sees("Du warst sicher, und es passt.")


async def test_a_scenario_answered_after_the_end_leads_no_further(house: House) -> None:
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.comes_to("Das Team murrt.")
    late, bubble = ayse.data_of("Fragen"), ayse.phone.last.message_id
    await ayse.taps("Überspringen", "Überspringen", "Passt gerade nicht")
    await ayse.taps_data(late, under=bubble)
    assert "Sie erklärt dir den Grund." in ayse.reads
    assert house.rows("set_aside") == []
