"""Does each company read what is true there, and nothing else?"""

from itertools import product

import pytest

from bot.papers import OTHERS, WITH_COUNCIL, WITHOUT_COUNCIL, template, written
from bot.papers.inventory import Offered, plain
from reporting.documents import Inventory, fill
from reporting.ports import Pending
from tests.papers.builders import a_house

FOUR = (
    (
        "Die Geschäftsleitung erhält keine Zahlen über einzelne Personen oder kleine Teams, sondern nur "
        "verrauschte Durchschnitte: Beteiligung über mindestens vier Wochen, Lernstand je Quartal, ab 15 "
        "gemeldeten Beschäftigten; darunter erhält sie gar keine Zahlen."
    ),
    (
        "Vor dem Speichern wird jede Summe einmalig um einen zufälligen Betrag verfälscht, typischerweise "
        "5 bis 10 Personen, und nur diese verfälschte Zahl wird verwendet, egal wie oft ein Bericht "
        "abgerufen wird."
    ),
    (
        "Selbst wer die Daten aller anderen kennt und alle Zahlen eines Jahres sammelt, kann bei einer "
        "Ja-Nein-Frage über eine Person nur in höchstens 69 von 100 Fällen richtig liegen (reines Raten: "
        "50), für eine einzelne Woche in höchstens 53."
    ),
    (
        "Alle Beschäftigten sehen genau denselben Bericht wie die Geschäftsleitung, und der Betriebsrat "
        "kann im Protokoll jede Ausgabe samt verbrauchtem Schutzbudget nachprüfen."
    ),
)
HOUSES = [
    {"council": council, "employer": employer, "headcount": headcount, "telegram": telegram}
    for council, employer, headcount, telegram in product(
        (True, False), (True, False), (12, 20, 60), (True, False)
    )
]


def agreement(house: Inventory) -> str:
    return written(WITH_COUNCIL if house.holds["council"] else WITHOUT_COUNCIL, house)


def everything(house: Inventory) -> str:
    return agreement(house) + "".join(written(name, house) for name in OTHERS)


@pytest.mark.parametrize("facts", HOUSES, ids=str)
def test_what_every_company_promises(facts: dict[str, bool]) -> None:
    house = a_house(**facts)  # type: ignore[arg-type]  # one dictionary for all
    text = agreement(house)
    for promise in (
        "Lernzeit ist bezahlte Arbeitszeit. Pausen bleiben Pausen.",
        "Teilnahme ist freiwillig.",
        "Niemand darf verlangen, ein Handy, eine Fortschrittsseite oder ein Zertifikat zu sehen.",
        "nicht für Beurteilung, Versetzung, Abmahnung, Kündigung oder Vergütung",
        "ändern sich nur zum Halbjahr",
        "Einstellungen zum Schutz werden nur strenger",
        "`/anhalten`",
        "`/firmensicht`",
        "`/protokoll`",
        "Prüfwert",
        "24.11.2027",
        "§ 80 Abs. 3",
        "§ 87 Abs. 1 Nr. 1",
        "§§ 96 bis 98 BetrVG",
        "Keine Rechtsberatung",
    ):
        assert promise in text
    assert "[" not in everything(house)
    assert "{" not in everything(house)


@pytest.mark.parametrize("facts", HOUSES, ids=str)
def test_only_what_is_true_is_said(facts: dict[str, bool]) -> None:
    house = a_house(**facts)  # type: ignore[arg-type]  # one dictionary for all
    text = everything(house)
    council, employer = facts["council"], facts["employer"]
    telegram, headcount = facts["telegram"], facts["headcount"]
    truths = {
        "Der Betriebsrat kann alle Berichte jederzeit und sofort anhalten": council,
        "Die Beschäftigten wählen eine Person ihres Vertrauens.": not council,
        "Form und Kündigung nach § 77 BetrVG": council,
        "Diese Zusage ersetzt keine Mitbestimmung.": not council,
        "Wer ihn betreut, kommt technisch an die Daten jeder einzelnen Person.": employer,
        "**Den Server betreibt der Betrieb selbst: IHK Musterstadt, Musterstadt.": employer,
        "## Anlage 2: Verpflichtungserklärung": employer,
        "## Kein Auftragsverarbeiter": employer,
        "nicht der Betrieb. Wer den Server betreibt": not employer,
        "Anlage zum Vertrag nach Art. 28 DSGVO": not employer,
        "Telegram kann mitlesen": telegram,
        "Telegram ist nach dieser Konfiguration nicht beteiligt": not telegram,
        "https://chat.example": not telegram,
        "Unter 15 verrät jede Zahl etwas über Einzelne.": headcount < 15,
        "Die Geschäftsleitung erhält keine Zahlen, weder": headcount < 15,
        "| Beteiligung: wie viele in einer Woche dabei waren | 52-mal im Jahr | 7,212 |": headcount == 20,
        "Bei 20 gemeldeten Beschäftigten heißt das: nur die Beteiligung.": headcount == 20,
        "| Lernstand in 3 Bereichen | 4-mal im Jahr | 4,899 |": headcount == 60,
        "| Beteiligung: wie viele in einer Woche dabei waren | 52-mal im Jahr | 10,199 |": headcount == 60,
        "Gauß": headcount >= 15,
        "| Beteiligung | 01.03.2027 |": headcount == 20,
        "| Beteiligung | 04.01.2027 |": headcount == 60,
        "| Lernstand insgesamt | 04.01.2027 |": headcount == 60,
        FOUR[0]: headcount >= 15,
        FOUR[1]: headcount >= 15,
        FOUR[2]: headcount >= 15,
        FOUR[3]: headcount >= 15 and council,
    }
    said = {sentence: sentence in text for sentence in truths}
    assert said == truths


def test_without_a_council_no_document_speaks_as_if_there_were_one() -> None:
    house = a_house(council=False, employer=True)
    text = agreement(house).replace("sobald ein Betriebsrat gewählt ist", "")
    for name in ("datenschutzhinweis", "massnahmen", "auftragsverarbeitung", "dsfa-vorpruefung"):
        text += written(name, house)
    assert "Betriebsrat" not in text.replace("Betriebsrat oder Vertrauensperson", "")


def test_below_fifteen_nothing_is_said_about_how_figures_come_about() -> None:
    text = everything(a_house(headcount=12))
    assert "| Verrauschte Zahlen | In diesem Betrieb entstehen keine. | Entfällt. |" in text
    assert "der Haken wird nicht ausgewertet" in text
    for word in (
        "Daraus entsteht die Summe",
        "Sigma",
        "typischerweise",
        "69 von 100",
        "Schutzbudget nachprüfen",
        "grobe",
    ):
        assert word not in text


def test_a_small_company_in_a_network_reads_whose_figures_it_gets() -> None:
    text = agreement(a_house(headcount=12, network=40))
    assert "Für den Verbund „Verbund Muster“ mit zusammen 40 gemeldeten Beschäftigten gilt heute:" in text
    assert "über die 40 Beschäftigten aller Betriebe im Verbund" in text
    assert FOUR[0] not in text
    assert "Unter 30 gibt es auch gemeinsam keine Zahlen." in agreement(a_house(headcount=12, network=28))


def test_a_stricter_budget_changes_what_is_promised() -> None:
    text = agreement(a_house(budget=0.1))
    assert "in höchstens 59 von 100 Fällen richtig liegen" in text
    assert "Hier gilt ein strengeres, deshalb ist die Streuung größer." in text
    assert "69 von 100" not in text
    assert "typischerweise" not in text
    nothing = agreement(a_house(budget=0.0))
    assert "Das Schutzbudget ist auf null gesetzt." in nothing
    assert "Unter 15" not in nothing


def test_figures_that_are_never_sure_enough_have_no_date() -> None:
    text = agreement(a_house(headcount=15, budget=0.02))
    assert "nie genau genug" in text
    assert "Bericht vom" not in text


def test_what_is_declared_for_the_next_half_year_is_told() -> None:
    text = agreement(a_house(pending=Pending(headcount=31, budget=0.25, unit=None)))
    assert "| gemeldete Beschäftigte | 31 |" in text
    assert "| Schutzbudget (rho in 52 Wochen) | 0,250 |" in text
    assert "Schon gemeldet" not in agreement(a_house())


def test_modules_are_listed_with_their_first_day_and_nobody() -> None:
    ai = Offered(title="Was weiß der Chatbot?", area="ki", area_title="KI", since=None)
    text = written("ki-kompetenz", a_house(modules=(ai,)))
    assert "| Was weiß der Chatbot? | KI | noch nicht vermerkt |" in text
    assert "Derzeit kein Modul." in text
    without = written("ki-kompetenz", a_house())
    assert "Im Bereich KI wird derzeit kein Modul angeboten." in without
    assert "| Der Bestand stimmt nicht | Datenkompetenz | 02.11.2026 |" in without


def test_a_name_shows_as_it_is_whatever_is_in_it() -> None:
    text = agreement(a_house(name="A*B_C|D\n# {headcount} [council] <b>"))
    assert plain("A*B_C|D # {headcount} [council] <b>") in text
    assert "\n# {" not in text


@pytest.mark.parametrize("slip", ["{heads}", "[counsel] x", "[no counsel] x", "{}"])
def test_a_slip_in_a_template_is_found(slip: str) -> None:
    with pytest.raises(ValueError, match="does not know"):
        fill(slip, a_house())


def test_a_slip_is_found_even_where_its_line_is_left_out() -> None:
    with pytest.raises(ValueError, match="heads"):
        fill("[no council] {heads}", a_house(council=True))


def test_what_is_included_stands_under_the_same_conditions() -> None:
    assert "[employer] Ich weiß" in template(WITH_COUNCIL)
    assert "{{" not in template(WITH_COUNCIL)
