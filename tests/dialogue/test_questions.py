"""Every kind of question, answered right, wrong, not at all, or left out."""

from tests.dialogue.house import House
from tests.dialogue.people import Someone
from tests.dialogue.test_unit import open_the_second

Step = tuple[str, ...]


async def answer(person: Someone, *steps: str) -> None:
    """Taps; what begins with "=" is typed."""
    for step in steps:
        if step.startswith("="):
            await person.writes(step.removeprefix("="))
        else:
            await person.taps(step)


ANSWERS = {
    "one of several, right": ("Wo beginnst du?", ("Am Zettel",), "Der Zettel erklärt die Lücke.", True),
    "one of several, wrong": ("Wo beginnst du?", ("Am Regal",), "Es passt: Am Zettel", False),
    "true or false, right": ("Ein Zettel reicht", ("Stimmt nicht",), "Ein fester Platz erreicht alle.", True),
    "true or false, wrong": ("Ein Zettel reicht", ("Stimmt",), "Wer nicht vorbeigeht", False),
    "several, right": (
        "Was gehört auf das Schild?",
        ("☐ Maß", "☐ Norm", "Fertig", "Eher unsicher"),
        "Du warst unsicher, und es passt.",
        True,
    ),
    "several, one too few": (
        "Was gehört auf das Schild?",
        ("☐ Maß", "Fertig", "Ziemlich sicher"),
        "Du warst sicher. Genau solche Fälle",
        False,
    ),
    "several, taken back and wrong": (
        "Was gehört auf das Schild?",
        ("☐ Maß", "☑ Maß", "☐ Farbe", "Fertig", "Eher unsicher"),
        "Du hast gemerkt, dass hier etwas offen ist.",
        False,
    ),
    "an order, right": (
        "Bring es in Reihenfolge",
        ("Zählen", "Spur ansehen", "Grund notieren"),
        "Das passt.",
        True,
    ),
    "an order, begun anew": (
        "Bring es in Reihenfolge",
        ("Spur ansehen", "Von vorn", "Zählen", "Spur ansehen", "Grund notieren"),
        "Das passt.",
        True,
    ),
    "an order, wrong": (
        "Bring es in Reihenfolge",
        ("Grund notieren", "Spur ansehen", "Zählen"),
        "So passt es:",
        False,
    ),
}
TYPED = {
    "a number, right": ("Wie viele fehlen?", ("=12,5",), "24 minus 11,5.", True),
    "a number, near enough and with its unit": ("Wie viele fehlen?", ("=13 Meter",), "24 minus 11,5.", True),
    "a number, wrong, then found": (
        "Wie viele fehlen?",
        ("=35,5", "12,5"),
        "24 minus 11,5.",
        False,
    ),
    "a number, wrong twice": ("Wie viele fehlen?", ("=35,5", "35,5"), "Es passt: 12,5", False),
    "a number, not known": ("Wie viele fehlen?", ("Weiß nicht",), "Es passt: 12,5", False),
    "a word, right": ("mit zwei Einträgen?", ("=dublette",), "So heißt es überall.", True),
    "a word with a slip": ("mit zwei Einträgen?", ("=Dublete",), "Geschrieben wird es: Dublette", True),
    "another word that is accepted": ("mit zwei Einträgen?", ("=Doppel",), "So sagt man es auch.", True),
    "a word, wrong, then found": (
        "mit zwei Einträgen?",
        ("=Kopie", "Dublette"),
        "So heißt es überall.",
        False,
    ),
    "a word, not known": ("mit zwei Einträgen?", ("Weiß nicht",), "Es passt: Dublette", False),
    "pairs, right": ("Was gehört wohin?", ("Maß", "Farbe", "Stoff"), "Das passt.", True),
    "pairs, wrong": ("Was gehört wohin?", ("Farbe", "Maß", "Stoff"), "So passt es:", False),
}
QUESTION_IDS = {
    "Wo beginnst du?": "spur",
    "Ein Zettel reicht": "zettel",
    "Was gehört auf das Schild?": "schild",
    "Bring es in Reihenfolge": "folge",
    "Wie viele fehlen?": "fehlen",
    "mit zwei Einträgen?": "doppelt",
    "Was gehört wohin?": "felder",
}


def the_card(house: House, question: str) -> dict[str, object]:
    return house.row("card", question=f"daten-probe#{QUESTION_IDS[question]}")


async def test_every_tapped_answer_is_explained_and_remembered(house: House) -> None:
    code = (await house.company()).join
    for name, (question, steps, said, is_right) in ANSWERS.items():
        ayse = await house.learner(name, code=code)
        await ayse.comes_to(question)
        bubble = ayse.phone.last.message_id
        await answer(ayse, *steps)
        ayse.sees(said)
        assert ayse.news[-1].message_id == bubble, "the question itself becomes its answer"
        assert the_card(house, question)["first_right"] is is_right, name
        await ayse.taps("Weiter")
        await leave(ayse)


async def test_every_answer_of_the_second_unit_is_explained_and_remembered(house: House) -> None:
    code = (await house.company()).join
    for name, (question, steps, said, is_right) in TYPED.items():
        ayse = await house.learner(name, code=code)
        await open_the_second(ayse)
        await ayse.comes_to(question)
        await answer(ayse, *steps)
        ayse.sees(said)
        assert the_card(house, question)["first_right"] is is_right, name
        await ayse.taps("Weiter")
        await leave(ayse)


async def leave(person: Someone) -> None:
    """So that the next one is alone in the database."""
    await person.writes("/loeschen")
    await person.taps("Ja, alles löschen")


async def test_a_wrong_number_is_explained_before_the_second_try(house: House) -> None:
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.comes_to("Wie viele fehlen?")
    await ayse.writes("35,5")
    ayse.sees("Hier ist zusammengezählt.", "Noch ein Versuch. Welche Antwort passt?")
    await ayse.writes("12,5")
    ayse.sees("Tipp auf eine Taste")
    assert "12,5" in ayse.phone.messages[-2].text  # their own words stay where they are: on the phone
    await ayse.taps("12,5")
    ayse.sees("24 minus 11,5.")


async def test_every_question_may_be_left_out(house: House) -> None:
    ayse = await house.learner()
    first, second = list(QUESTION_IDS)[:4], [*list(QUESTION_IDS)[4:], "Das Team murrt.", "Was war bei euch?"]
    for question in first:
        await _leaves_out(ayse, question)
    await open_the_second(ayse)
    for question in second:
        await _leaves_out(ayse, question)
    cards = [the_card(house, question) for question in QUESTION_IDS]
    assert all(card["first_right"] is None and card["stability_days"] is None for card in cards)


async def _leaves_out(person: Someone, question: str) -> None:
    await person.comes_to(question)
    await person.taps("Überspringen")
    assert question not in person.phone.last.text


async def test_a_scenario_follows_what_is_tapped_to_its_good_end(house: House) -> None:
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.comes_to("Das Team murrt.")
    await ayse.taps("Fragen")
    ayse.sees("Sie erklärt dir den Grund.")
    ayse.sees_not("Es passt")
    await ayse.taps(ayse.buttons[0])
    ayse.sees("Sie erzählt. Was machst du?")
    await ayse.taps("Behalten")
    ayse.sees("Sie kommt wieder zu dir.")
    await ayse.taps("Weiter")
    ayse.sees("Was war bei euch?")


async def test_a_scenario_has_a_bad_end_too(house: House) -> None:
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.comes_to("Das Team murrt.")
    await ayse.taps("Schweigen")
    ayse.sees("Das Murren bleibt bis Freitag.")
    await ayse.taps("Weiter")
    ayse.sees_not("Sie erzählt.")
    ayse.sees("Was war bei euch?")


async def test_a_reflection_is_compared_and_never_kept(house: House) -> None:
    ayse = await house.learner()
    await open_the_second(ayse)
    await ayse.comes_to("Was war bei euch?")
    ayse.sees("Antworte kurz in Gedanken.")
    await ayse.taps("Vergleichen")
    ayse.sees("So könnte es klingen:", "Ein Name, den alle kennen.")
    assert all("bei-euch" not in row["question"] for row in house.rows("card"))


async def test_a_second_tap_on_an_answered_question_changes_nothing(house: House) -> None:
    ayse = await house.learner()
    await ayse.comes_to("Wo beginnst du?")
    other, bubble = ayse.data_of("Am Zettel"), ayse.phone.last.message_id
    await ayse.taps("Am Regal")
    card = the_card(house, "Wo beginnst du?")
    await ayse.taps_data(other, under=bubble)
    assert "Du: Am Regal" in ayse.phone.last.text
    assert the_card(house, "Wo beginnst du?") == card
    await ayse.taps("Weiter")
    await ayse.taps("Stimmt")
    await ayse.taps_data(other, under=bubble)
    assert ayse.toast == "Diese Frage ist schon vorbei. Weiter geht es mit /lernen."
    assert the_card(house, "Wo beginnst du?") == card
