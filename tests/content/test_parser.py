"""Does a text become exactly the values that learning works with?"""

from decimal import Decimal

import pytest

from content.edition import edition
from content.library import Library, library
from learning.model import (
    Branch,
    Case,
    ExpectedNumber,
    ExpectedText,
    Level,
    Match,
    Multiple,
    NumberEntry,
    Option,
    Order,
    Pair,
    Question,
    QuestionKey,
    Reflect,
    Scenario,
    Single,
    Status,
    TextEntry,
    UnitKey,
)
from learning.selfcheck import RatedQuestion, Rating, Route, RoutingQuestion, SelfCheckPart
from tests.content.rulecase import good_files


@pytest.fixture(scope="module")
def shelf() -> Library:
    return library(edition(good_files(translated=True)))


def question(shelf: Library, key: str, language: str = "de") -> Question:
    found = shelf.question(QuestionKey(f"daten-muster#{key}"), language)
    assert found is not None
    return found


def test_a_module_says_what_its_head_says(shelf: Library) -> None:
    (module,) = shelf.modules("de")
    assert (module.id, module.version, module.language) == ("daten-muster", 2, "de")
    assert (module.title, module.area, module.topic) == ("Was für alle gilt", "daten", "daten-explizit")
    assert (module.level, module.status, module.roles) == (
        Level.BASIC,
        Status.PUBLISHED,
        ("supported", "steered"),
    )
    assert module.coaching == "Frag heute einmal: „Wo steht das?“"
    assert module.standup == "Welche Absprache ging zuletzt verloren?"
    assert [unit.key for unit in module.units] == ["daten-muster/zettel", "daten-muster/schreibweise"]


def test_a_unit_keeps_its_sections_as_markdown(shelf: Library) -> None:
    unit = shelf.unit(UnitKey("daten-muster/zettel"), "de")
    assert unit is not None
    assert (unit.title, unit.trade) == ("Der Zettel ist weg", "lager")
    assert unit.problem == "Gestern hing ein Zettel am **Tor**. Heute ist er weg."
    assert unit.insight == (
        "Ein Zettel erreicht nur die, die vorbeigehen.\n\n> [!TIP]\n> Ein fester Platz schlägt viele Zettel."
    )
    assert unit.example == "In einer Werkstatt hängt ein Brett. Frau Yilmaz wischt es um 17 Uhr ab."
    assert unit.try_task == (
        "Such heute einen Zettel, der für alle gilt.\n\n"
        "> **Wenn** ich etwas aufschreibe, **dann** hänge ich es an das Brett."
    )
    assert unit.leader_line == "Leg einen Platz fest."
    assert unit.pre.key == "daten-muster#was-jetzt"
    assert [one.key for one in unit.questions] == [
        "daten-muster#platz",
        "daten-muster#brett",
        "daten-muster#fehlen",
        "daten-muster#folge",
    ]


def test_a_unit_without_a_trade_fits_everywhere(shelf: Library) -> None:
    unit = shelf.unit(UnitKey("daten-muster/schreibweise"), "de")
    assert unit is not None
    assert (unit.trade, unit.example, unit.leader_line) == ("alle", "", "")


def test_a_choice_with_a_further_case(shelf: Library) -> None:
    assert question(shelf, "platz") == Question(
        key=QuestionKey("daten-muster#platz"),
        unit=UnitKey("daten-muster/zettel"),
        title="Wo steht es morgen?",
        version=3,
        cases=(
            Case(
                name="",
                stem="Die Frühschicht hält Tor 3 frei.",
                hint="Wer muss es lesen?",
                task=Single(
                    options=(
                        Option(text="Am Tor", right=False, feedback="Wer davorsteht, sieht es."),
                        Option(text="Am Brett", right=True, feedback="Dort geht **jeder** vorbei."),
                        Option(text="Im Kopf", right=False, feedback="Morgen bist du frei."),
                    )
                ),
                explanation="Ein Platz für alle.",
            ),
            Case(
                name="Küche",
                stem="Ein Gast verträgt keine Nüsse.",
                hint="",
                task=Single(
                    options=(
                        Option(text="Im Buch", right=True, feedback="Dort schaut jeder nach."),
                        Option(text="Im Gang", right=False, feedback="Der Koch weiß es heute."),
                        Option(text="Auf der Hand", right=False, feedback="Bis zum Spülen."),
                    )
                ),
                explanation="",
            ),
        ),
    )


def test_several_right_answers_in_a_fixed_order_with_confidence(shelf: Library) -> None:
    asked = question(shelf, "brett")
    assert asked.asks_confidence
    assert asked.cases[0].task == Multiple(
        options=(
            Option(text="Was heute gilt", right=True, feedback="Dafür ist es da."),
            Option(text="Was vorbei ist", right=False, feedback="Das kann weg."),
            Option(text="Wer fehlt", right=True, feedback="Das braucht jeder."),
        ),
        keep_order=True,
    )


def test_the_question_before_the_insight_in_a_numbered_list_keeps_its_order(shelf: Library) -> None:
    asked = question(shelf, "und-du")
    assert asked.is_pre
    assert asked.cases[0].task == Single(
        options=(
            Option(text="Ich suche zuerst", right=True, feedback="Das dauert kurz."),
            Option(text="Ich lege neu an", right=False, feedback="Das geht schnell."),
        ),
        keep_order=True,
    )


def test_a_number_with_and_without_a_tolerance(shelf: Library) -> None:
    assert question(shelf, "fehlen").cases[0].task == NumberEntry(
        expected=(
            ExpectedNumber(
                value=Decimal("12.5"), tolerance=Decimal("0.5"), right=True, feedback="24 minus 11,5."
            ),
            ExpectedNumber(
                value=Decimal("35.5"), tolerance=Decimal(0), right=False, feedback="Hier ist addiert."
            ),
        )
    )


def test_a_typed_word(shelf: Library) -> None:
    assert question(shelf, "dublette").cases[0].task == TextEntry(
        expected=(
            ExpectedText(value="Dublette", right=True, feedback="Ja."),
            ExpectedText(value="Kopie", right=False, feedback="Eine Kopie ist gewollt."),
        )
    )


def test_steps_in_order(shelf: Library) -> None:
    case = question(shelf, "folge").cases[0]
    assert case.task == Order(items=("Platz suchen", "Allen sagen", "Abends wischen"))
    assert case.explanation == "Erst der Platz."


def test_pairs(shelf: Library) -> None:
    assert question(shelf, "felder").cases[0].task == Match(
        pairs=(
            Pair(left="M8", right="Maß"),
            Pair(left="rot", right="Farbe"),
            Pair(left="Stahl", right="Stoff"),
        ),
        headers=("Eintrag", "Feld"),
    )


def test_scenes_and_the_way_between_them(shelf: Library) -> None:
    assert question(shelf, "murren").cases[0].task == Scenario(
        branches=(
            Branch(
                text="Fragen",
                consequence="Sie erklärt es dir.",
                leads_to=QuestionKey("daten-muster#und-dann"),
                link_text="Und dann?",
            ),
            Branch(text="Schweigen", consequence="Das Murren bleibt.", leads_to=None),
        )
    )


def test_a_reflection_has_a_model_answer_and_nothing_else(shelf: Library) -> None:
    case = question(shelf, "bei-euch").cases[0]
    assert case.stem == "Denk an gestern."
    assert case.task == Reflect(model_answer="Ein Name, den **alle** kennen.")
    assert case.explanation == ""


def test_a_question_has_the_same_version_in_all_languages(shelf: Library) -> None:
    assert question(shelf, "platz", "en").version == question(shelf, "platz", "de").version == 3


def test_a_self_check_routes_and_rates() -> None:
    text = """\
---
schema: self-check/1
id: stand
version: 4
language: de
title: Wo stehe ich?
---

## Arbeit {#arbeit}

### Was trifft zu? {#rolle .scale .multiple}

- [ ] Ich leite {role=coach}
- [ ] Ich lese Zahlen {area=daten}

### Das Konto ist gesperrt. {#sicherheit .scale}

Beim letzten Mal:

- [ ] Ich frage. {points=2}
- [ ] Ich klicke. {points=0}
- [ ] Ich melde es. {points=3}
- [ ] Ich warte. {points=1}
- [ ] Betrifft mich nicht {skip}
"""
    self_check = library(edition({"quizzes/stand.de.md": text.encode()})).self_check("en")
    assert self_check is not None
    assert (self_check.id, self_check.version, self_check.language) == ("stand", 4, "de")
    assert self_check.parts == (
        SelfCheckPart(
            id="arbeit",
            title="Arbeit",
            questions=(
                RoutingQuestion(
                    id="rolle",
                    title="Was trifft zu?",
                    stem="",
                    routes=(
                        Route(text="Ich leite", role="coach", area=""),
                        Route(text="Ich lese Zahlen", role="", area="daten"),
                    ),
                    takes_several=True,
                ),
                RatedQuestion(
                    id="sicherheit",
                    title="Das Konto ist gesperrt.",
                    stem="Beim letzten Mal:",
                    area="grundlagen",
                    ratings=(
                        Rating(text="Ich frage.", points=2),
                        Rating(text="Ich klicke.", points=0),
                        Rating(text="Ich melde es.", points=3),
                        Rating(text="Ich warte.", points=1),
                    ),
                    skip_text="Betrifft mich nicht",
                ),
            ),
        ),
    )


def test_windows_line_ends_and_a_byte_order_mark_change_nothing(shelf: Library) -> None:
    marked = {
        path: b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n")
        for path, raw in good_files(translated=True).items()
    }
    assert library(edition(marked)).modules("de") == shelf.modules("de")
