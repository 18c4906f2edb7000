"""Are the Monday lines and the company check sound, and does each rule find its fault on its line?"""

import shutil
from collections import Counter
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.texts.tongue import LANGUAGES as INTERFACES
from content import EDITION
from content.check import check_folder
from content.edition import edition, read_edition, shipped_taxonomy
from content.findings import Finding, Severity
from content.sheets import parse_sheets
from content.source import Source, decode, normalised
from tests.content.test_laws import odd_texts
from tests.edition import edition_texts, whole_edition

MONDAY, MONDAY_EN = "montag.de.yaml", "montag.en.yaml"
CHECK, CHECK_EN = "betriebscheck.de.yaml", "betriebscheck.en.yaml"
SHIPPED = {name: (EDITION / name).read_text("utf-8") for name in (MONDAY, MONDAY_EN, CHECK, CHECK_EN)}
TAXONOMY = shipped_taxonomy()
LANGUAGES = ("de", "en")
CHECK_IDS = [
    *("ziele", "ablaeufe", "daten", "werkzeuge", "rollen"),
    *("fuehrung", "lernzeit", "fehler", "netzwerk", "sicherheit"),
]


def findings_of(texts: dict[str, str]) -> tuple[Finding, ...]:
    decoded = [decode(path, text.encode("utf-8", "replace")) for path, text in texts.items()]
    return parse_sheets((one for one in decoded if isinstance(one, Source)), TAXONOMY).findings


def planted(path: str, old: str, new: str) -> tuple[str, int]:
    """The shipped file with the first `old` replaced, and the line on which it stood."""
    text = SHIPPED[path]
    assert old in text
    return text.replace(old, new, 1), text[: text.index(old)].count("\n") + 1


def test_the_shipped_sheets_have_no_finding() -> None:
    assert edition_texts().sheets.findings == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_shipped_sheets_are_complete(language: str) -> None:
    sheets = edition_texts().sheets
    assert sum(line.vision for line in sheets.monday(language)) == 8
    assert len(sheets.monday(language)) == 52
    assert [question.id for question in sheets.company_check(language)] == CHECK_IDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_stands_twice(language: str) -> None:
    sheets = edition_texts().sheets
    mondays = chain(*((line.works, line.gap, line.question, line.leader) for line in sheets.monday(language)))
    checks = chain(
        *((check.question, *check.states, *check.project.steps) for check in sheets.company_check(language))
    )
    parts = Counter(part for text in (*mondays, *checks) for part in text.replace("?", ".").split(". "))
    assert [part for part, times in parts.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_three_lines_begin_a_text_with_the_same_three_words(language: str) -> None:
    for field in ("works", "gap", "question", "leader"):
        texts: list[str] = [getattr(line, field) for line in edition_texts().sheets.monday(language)]
        beginnings = Counter(tuple(text.split()[:3]) for text in texts)
        assert [begin for begin, times in beginnings.items() if times > 2] == []


def test_another_language_gets_the_german_sheets() -> None:
    sheets = edition_texts().sheets
    assert sheets.monday("tr") == sheets.monday("de") != sheets.monday("en")
    assert sheets.company_check("tr") == sheets.company_check("de") != sheets.company_check("en")


def test_without_a_german_sheet_there_is_the_english_one(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    shutil.copy(EDITION / MONDAY_EN, tmp_path)
    sheets = read_edition(tmp_path).sheets
    assert sheets.monday("de") == edition_texts().sheets.monday("en")
    assert sheets.company_check("de") == ()
    assert sheets.findings == ()


def test_a_folder_without_sheets_has_no_finding(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    assert check_folder(tmp_path) == ()
    assert read_edition(tmp_path).sheets.monday("de") == ()


def test_a_faulty_sheet_is_found_by_the_check_and_not_used(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    text, line = planted(MONDAY, "    vision: true", "    vision: ja")
    (tmp_path / MONDAY).write_text(text, encoding="utf-8")
    codes = [(finding.line, finding.code) for finding in check_folder(tmp_path)]
    assert (line, "B002") in codes
    assert read_edition(tmp_path).sheets.monday("de") == ()


def test_areas_of_the_folders_own_taxonomy_are_known(tmp_path: Path) -> None:
    (tmp_path / "modules").mkdir()
    for name in (CHECK, "taxonomy.yaml"):
        text = (EDITION / name).read_text("utf-8")
        (tmp_path / name).write_text(text.replace("daten]", "zahlen]").replace("id: daten", "id: zahlen"))
    assert read_edition(tmp_path).sheets.findings == ()


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm() -> None:
    raw = b"\xef\xbb\xbf" + SHIPPED[CHECK].replace("\n", "\r\n").encode()
    assert edition({CHECK: raw}).findings == ()


LONG = "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn"
FAULTS = [
    (MONDAY, "schema: monday/1", "schema: monday/2", "B002", "Schreib schema: monday/1"),
    (MONDAY, "language: de", "language: en", "B002", "Schreib language: de"),
    (MONDAY, "    gap: Über", "    gab: Über", "B002", "Meintest du „gap“?"),
    (MONDAY, "    theme: Unsere", "    id: zwei\n    theme: Unsere", "B002", ""),
    (MONDAY, "    vision: true", "    vision: ja", "B002", "Schreib vision: true"),
    (MONDAY, "    theme: Unsere Arbeit in fünf Jahren", "    theme:", "B002", "kein Text"),
    (MONDAY, "Unsere Arbeit in fünf Jahren", "x" * 41, "B004", "41 Zeichen, höchstens 40"),
    (MONDAY, "In der Pause geht es oft um neue Technik.", f"{LONG}.", "B004", "13 Wörter, höchstens 12"),
    (MONDAY, "In der Pause geht es oft um neue Technik.", "Eins. Zwei.", "B004", "genau ein Satz"),
    (MONDAY, "In der Pause geht es oft um neue Technik.", "Ohne Punkt", "B004", "genau ein Satz"),
    (MONDAY, "Wie sieht unsere Arbeit", f"{LONG} {LONG}", "B004", "höchstens 20"),
    (MONDAY, "Erzähl heute", f"{LONG}. {LONG}. Erzähl heute", "B004", "höchstens 25"),
    (MONDAY, "Erzähl heute", f"{LONG} eins zwei drei vier fünf sechs", "B004", "höchstens 18. Teil ihn"),
    (MONDAY, "id: in-fuenf-jahren", "id: In fünf Jahren", "B005", "Kleinbuchstaben"),
    (MONDAY, "id: passwort", "id: uebergabe", "B005", "steht schon in Zeile"),
    (MONDAY_EN, "id: passwort", "id: kennwort", "B005", "auf Deutsch „passwort“"),
    (MONDAY, "Was keiner aufschreibt,", "Eine Schwäche", "B007", "„Schwäche“"),
    (MONDAY, "Was keiner aufschreibt,", "Alte Defizite", "B007", "„Defizite“"),
    (MONDAY, "Was keiner aufschreibt,", "Man kann nicht", "B007", "wie der Betrieb arbeitet"),
    (MONDAY, "Erzähl heute", "Heute gilt, du musst", "B007", "du kannst"),
    (MONDAY_EN, "Tell people today", "You must say", "B007", "du kannst"),
    (MONDAY, "für den Betrieb wünschst.", "für den Betrieb wünschst!", "B007", "Setz einen Punkt"),
    (CHECK, "areas: [agil, grundlagen]", "areas: [agil, grundlage]", "B006", "Meintest du „grundlagen“?"),
    (CHECK, "areas: [agil]", "areas: [qqq]", "B006", "Erlaubt: grundlagen"),
    (CHECK, "areas: [agil]", "areas: [agil, daten, ki]", "B003", "nötig sind 1 bis 2"),
    (CHECK, "areas: [agil]", "areas: agil", "B002", "keine Liste"),
    (CHECK, "Woran sehen bei euch", f"{LONG} eins", "B004", "höchstens 16"),
    (CHECK, "Der Bestand wird nur", "Der Bestand wird so", "", ""),
    (CHECK, "Der Bestand wird", f"Der {'x' * 80}", "B004", "höchstens 90"),
    (CHECK, "Ein Ziel, das alle kennen", "x" * 41, "B004", "41 Zeichen, höchstens 40"),
    (CHECK, "id: ablaeufe", "id: ziele", "B005", "steht schon in Zeile"),
]


@pytest.mark.parametrize(("path", "old", "new", "code", "part"), FAULTS)
def test_a_planted_fault_is_found_on_its_line(path: str, old: str, new: str, code: str, part: str) -> None:
    text, line = planted(path, old, new)
    german = {MONDAY: SHIPPED[MONDAY]} if path == MONDAY_EN else {}
    found = [one for one in findings_of({**german, path: text}) if (one.path, one.line) == (path, line)]
    assert [one.code for one in found if part in one.message] == ([code] if code else [])


@pytest.mark.parametrize(
    ("path", "old", "message"),
    [
        (MONDAY, "    vision: true\n", "vision: true steht 7-mal, nötig ist 8-mal."),
        (CHECK, "      - Der Bestand wird nur einmal im Jahr gezählt.\n", "states: Es sind 3, nötig sind 4."),
        (
            CHECK,
            SHIPPED[CHECK][SHIPPED[CHECK].index("  - id: netz") :],
            "questions: Es sind 8, nötig sind 10.",
        ),
        (
            MONDAY,
            SHIPPED[MONDAY][SHIPPED[MONDAY].index("  - id: mit") :],
            "lines: Es sind 51, nötig sind 52.",
        ),
        (CHECK, '        - "Woche 1: Wählt zehn', "steps: Es sind 2, nötig sind 3."),
    ],
)
def test_what_is_missing_is_counted(path: str, old: str, message: str) -> None:
    whole = old if old.endswith("\n") else SHIPPED[path][SHIPPED[path].index(old) :].split("\n")[0] + "\n"
    text = SHIPPED[path].replace(old if old.endswith("\n") else whole, "", 1)
    assert message in [finding.message for finding in findings_of({path: text})]


def test_a_glossary_of_a_language_without_texts_has_every_word_and_needs_no_forms() -> None:
    german = "schema: glossary/1\nlanguage: de\nwords:\n"
    german += "".join(
        f"  - id: {name}\n    word: {name}\n    says: Ein Wort.\n" for name in ("eins", "zwei", "drei")
    )
    turkish = german.replace("language: de", "language: tr")
    files = {"glossar.de.yaml": german, "glossar.tr.yaml": turkish}
    assert findings_of(files) == ()
    files["glossar.tr.yaml"] = turkish[: turkish.index("  - id: zwei")]
    (found,) = findings_of(files)
    assert (found.path, found.line, found.code) == ("glossar.tr.yaml", 4, "B005")
    assert found.message == "Hier fehlt, was auf Deutsch da ist: zwei, drei."


@pytest.mark.parametrize("language", sorted(INTERFACES.keys() - {"de"}))
def test_every_hard_word_is_explained_in_every_language(language: str) -> None:
    glossary = whole_edition().glossary("de", language)
    german = whole_edition().glossary("de", "de")
    assert [word.word for word in glossary.words] == [word.word for word in german.words]
    assert [word.id for word in glossary.words if not word.own] == []
    assert [
        one.id for one, two in zip(glossary.words, german.words, strict=True) if one.says == two.says
    ] == []


def test_a_missing_key_is_told_at_its_entry() -> None:
    lines = SHIPPED[MONDAY].split("\n")
    at = lines.index("    gap: Warum eine Zahl falsch war, steht nirgends.")
    del lines[at]
    found = findings_of({MONDAY: "\n".join(lines)})
    assert [(finding.line, finding.code) for finding in found] == [(at - 2, "B002")]
    assert found[0].message == "Hier fehlt „gap“. Ergänze eine Zeile: gap: …"


def test_hard_words_are_a_hint_in_german_alone() -> None:
    hard = "Qualifizierungsbedarfsermittlungen verdeutlichen Organisationsentwicklungsprobleme. " * 5
    text, _ = planted(MONDAY, "Erzähl heute, was du dir für den Betrieb wünschst.", hard)
    _, line = planted(MONDAY, "  - id: in-fuenf-jahren", "")
    (found,) = findings_of({MONDAY: text})
    assert (found.line, found.code, found.severity) == (line, "B008", Severity.WARNING)
    english, _ = planted(MONDAY_EN, "Tell people today what you hope for the company.", hard)
    assert findings_of({MONDAY_EN: english}) == ()


def test_all_faults_of_a_file_are_told_at_once() -> None:
    text = SHIPPED[CHECK].replace("title: Ziele", "titel: Ziele").replace("[werkzeuge]", "[werkzeug]")
    codes = [finding.code for finding in findings_of({CHECK: text.replace("id: daten", "id: Daten")})]
    assert codes == ["B002", "B002", "B005", "B006"]


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("schema: monday/1\nlines:\n  - works: Erst das: dann das.\n", 3, "gerade Anführungszeichen"),
        ("nur ein Satz", 1, "schlüssel: wert"),
        ("- eins\n- zwei\n", 1, "schlüssel: wert"),
        ("schema: &a monday/1\nlanguage: *a\n", 2, "Verweise"),
        ("a: [" * 3_000, 1, "zu tief"),
        ("schema: \x07", 1, "nicht lesbar"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line(text: str, line: int, part: str) -> None:
    (found,) = findings_of({MONDAY: text})
    assert (found.line, found.code) == (line, "B001")
    assert part in found.message


def test_a_strange_line_break_does_not_move_later_lines() -> None:
    text = SHIPPED[CHECK].replace("Woran sehen", "Woran\u2028sehen").replace("areas: [daten]", "areas: [qq]")
    (found,) = findings_of({CHECK: text})
    assert text.split("\n")[found.line - 1].strip() == "areas: [qq]"


def test_a_file_name_without_a_language_is_told() -> None:
    (found,) = findings_of({"montag.yaml": SHIPPED[MONDAY]})
    assert found.code == "B001"
    assert "montag.de.yaml" in found.message


@st.composite
def damaged_sheets(draw: st.DrawFn) -> dict[str, str]:
    """The German company check with some lines moved, doubled, dropped, cut or replaced."""
    lines = SHIPPED[CHECK].split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "move", "cut", "replace"])):
            case "drop":
                lines.pop(at)
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case _:
                lines[at] = draw(st.text(max_size=12))
    return {CHECK: "\n".join(lines), CHECK_EN: SHIPPED[CHECK_EN]}


@given(texts=damaged_sheets())
@settings(max_examples=60, deadline=None)
def test_a_mangled_sheet_has_findings_and_no_fault(texts: dict[str, str]) -> None:
    for finding in findings_of(texts):
        assert 1 <= finding.line <= normalised(texts[finding.path]).count("\n") + 1
        assert "\n" not in str(finding)


@given(path=st.sampled_from((MONDAY, CHECK_EN)), raw=st.one_of(st.binary(max_size=200), odd_texts()))
@settings(max_examples=60, deadline=None)
def test_any_bytes_in_a_sheet_have_findings_and_no_fault(path: str, raw: bytes) -> None:
    assert any(finding.is_error for finding in edition({path: raw}).findings)
