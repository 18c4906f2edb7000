"""Are the banks that we write what other programs expect?"""

import csv
import io
import sqlite3
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from content.edition import Edition, edition
from content.exchange import Exported, Format, read, write
from content.exchange.anki import stable_id
from tests.content.rulecase import good_files

AT = datetime(2026, 3, 2, tzinfo=UTC)
HEAD = "---\nschema: quiz/1\nmodule: daten-tor\nversion: 1\nlanguage: de\n---\n\n## Tor {#tor}\n\n"


def quiz(text: str) -> Edition:
    return edition({"quizzes/daten-tor.de.md": (HEAD + text).encode()})


def exported(text: str, bank_format: Format, *, at: datetime = AT) -> Exported:
    read_text = quiz(text)
    return write(read_text.modules, read_text.quizzes, bank_format=bank_format, at=at)


def gift(text: str) -> str:
    """Of the question alone."""
    return exported(text, Format.GIFT).raw.decode().split("\n\n", 1)[1]


def cells(text: str) -> list[dict[str, str]]:
    raw = exported(text, Format.CSV).raw
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))


def notes(out: Exported, folder: Path) -> list[tuple[str, int, list[str]]]:
    """Guid, time and fields of every note."""
    file = folder / "collection.anki2"
    with zipfile.ZipFile(io.BytesIO(out.raw)) as package:
        file.write_bytes(package.read("collection.anki2"))
    base = sqlite3.connect(file)
    try:
        rows = base.execute("SELECT guid, mod, flds FROM notes ORDER BY id").fetchall()
    finally:
        base.close()
    return [(guid, changed, fields.split("\x1f")) for guid, changed, fields in rows]


def test_gift_escapes_what_it_would_take_for_marks() -> None:
    asked = (
        "### Was heißt {a} = b~c? {#f}\n\nC:\\\\x #1\n\n"
        "- [x] %50% mehr: ja\n  > Ja.\n  > Nein.\n- [ ] [html] b\n  > #\n"
    )
    assert gift(asked) == (
        "::daten-tor\\#f::[markdown]**Was heißt \\{a\\} \\= b\\~c?**\\n\\nC\\:\\\\\\\\x \\#1{\n"
        "\t=%100%%50% mehr\\: ja # Ja.\\nNein.\n"
        "\t~[markdown][html] b # \\#\n}\n"
    )


@pytest.mark.parametrize("bank_format", [Format.GIFT, Format.MOODLE_XML])
def test_odd_texts_come_back_as_they_were(bank_format: Format) -> None:
    asked = (
        "### Was heißt **nicht** {a} ~ =? {#f .multiple .keep-order}\n\n"
        "Zeile eins\nZeile zwei mit `x = {1}` und C:\\\\x\n\n- Punkt\n- Punkt\n\n"
        "* [x] %50% mehr: ja\n  > [html] ]]> &amp; a < b\n  >\n  > - eins\n"
        "* [ ] [plain] b -> c\n  > #1 :: //\n\n> Ende {x}\n"
    )
    raw = exported(asked, bank_format).raw
    found = read(raw, name="a.xml" if bank_format is Format.MOODLE_XML else "a.gift")
    again = quiz(asked).quizzes[0].questions[0]
    (question,) = found.drafts[0].units[0].questions
    (case,) = question.cases
    assert question.title == again.heading.title
    assert case.stem == again.cases[0].stem
    assert [(answer.text, answer.feedback) for answer in case.answers] == [
        (answer.text, answer.feedback) for answer in again.cases[0].answers
    ]
    assert case.explanation == again.cases[0].explanation


def test_shares_add_up_to_all_points_and_to_none_for_who_ticks_everything() -> None:
    asked = "### Was? {#f}\n\n" + "".join(f"- [{box}] {box}{n}\n  > r\n" for n, box in enumerate("xxx  "))
    shares = [float(line.split("%")[1]) for line in gift(asked).split("\n") if "~%" in line]
    assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
    assert sum(shares) == pytest.approx(0, abs=0.001)


def test_an_arrow_within_a_pair_is_told() -> None:
    out = exported("### Was? {#f .match}\n\n| a | b |\n|---|---|\n| x -> y | 1 |\n| z | 2 |\n", Format.GIFT)
    assert "\t=x → y -> 1\n" in out.raw.decode()
    assert [finding.code for finding in out.dropped] == ["X004"]


def test_the_unit_of_a_number_is_told() -> None:
    out = exported("### Was? {#f}\n\n- [x] = 12,5 kg ± 0,5\n  > Ja.\n", Format.GIFT)
    assert "\t=12.5:0.5 # Ja." in out.raw.decode()
    assert [str(finding) for finding in out.dropped] == [
        "quizzes/daten-tor.de.md:10: warning X003 Die Einheit von „12,5 kg ± 0,5“ fehlt in GIFT."
    ]


def test_a_picture_goes_as_its_description_and_is_told() -> None:
    asked = "### Was? {#f}\n\n![Ein Tor](../media/tor.png)\n\n- [x] a\n  > Ja.\n- [ ] b\n  > Nein.\n"
    out = exported(asked, Format.GIFT)
    assert "(Bild\\: Ein Tor)" in out.raw.decode()
    assert [(finding.line, finding.code) for finding in out.dropped] == [(10, "X004")]


@pytest.mark.parametrize("bank_format", list(Format))
def test_what_is_not_finished_is_left_out_and_told(bank_format: Format) -> None:
    boxes = "- [ ] a\n- [ ] b\n"
    unnamed = f"### Ohne Kennung\n\n- [x] c\n{boxes}"
    asked = f"### Ohne Antwort {{#a}}\n\n{unnamed}\n### Nichts richtig {{#c}}\n\n{boxes}"
    out = exported(asked, bank_format)
    assert out.question_count == 0
    assert [(finding.line, finding.code) for finding in out.dropped] == [
        (10, "X002"),
        (12, "X002"),
        (18, "X002"),
    ]


def test_moodle_finds_well_formed_xml_with_types_that_it_knows() -> None:
    files = edition(good_files())
    out = write(files.modules, files.quizzes, bank_format=Format.MOODLE_XML, at=AT)
    root = ET.fromstring(out.raw)
    kinds = {question.get("type") for question in root}
    assert kinds <= {
        "category", "multichoice", "numerical", "shortanswer", "matching", "essay", "ordering",
    }  # fmt: skip
    assert len(kinds) >= 5
    assert sum(question.get("type") != "category" for question in root) == out.question_count
    names = [question.findtext("idnumber") for question in root if question.get("type") != "category"]
    assert len(set(names)) == len(names)


def test_a_control_character_does_not_break_the_xml() -> None:
    out = exported("### Was\x0b? {#f}\n\n- [x] a\x01\n  > Ja.\n- [ ] b\n  > Nein.\n", Format.MOODLE_XML)
    assert ET.fromstring(out.raw) is not None


def test_a_spreadsheet_has_a_row_for_each_answer() -> None:
    rows = cells("### Was? {#f}\n\nEin **Fall**.\n\n- [x] a\n  > Ja; „genau“.\n- [ ] b\n  > Nein.\n")
    assert [(row["modul"], row["frage"], row["text"], row["antwort"], row["richtig"]) for row in rows] == [
        ("daten-tor", "f", "Ein Fall.", "a", "ja"),
        ("daten-tor", "f", "Ein Fall.", "b", "nein"),
    ]
    assert rows[0]["rueckmeldung"] == "Ja; „genau“."


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "＝"])
def test_no_cell_of_a_spreadsheet_is_calculated(start: str) -> None:
    formula = f"{start}HYPERLINK(1)"
    rows = cells(f"### {formula} {{#f}}\n\n- [x] {formula}\n  > {formula}\n- [ ] b\n  > Nein.\n")
    values = [value for row in rows for value in row.values()]
    assert not [value for value in values if value.startswith(start)]
    assert rows[0]["titel"].endswith("HYPERLINK(1)")


def test_the_answers_of_every_kind_stand_in_the_spreadsheet() -> None:
    files = edition(good_files())
    raw = write(files.modules, files.quizzes, bank_format=Format.CSV, at=AT).raw
    assert raw.startswith(b"\xef\xbb\xbfmodul;einheit;")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    kinds = {question.heading.id for quiz in files.quizzes for question in quiz.questions}
    assert {row["frage"] for row in rows} == kinds
    assert {row["richtig"] for row in rows if row["art"] in {"match", "scenario", "order", "reflect"}} == {""}


def test_cards_are_the_same_for_the_same_content_and_newer_the_next_time(tmp_path: Path) -> None:
    asked = "### Was? {#f}\n\n- [x] a\n  > Ja.\n- [ ] b\n  > Nein.\n"
    first, again = exported(asked, Format.ANKI), exported(asked, Format.ANKI)
    later = exported(asked.replace("Ja.", "Ja!"), Format.ANKI, at=AT + timedelta(days=1))
    assert first.raw == again.raw
    ((guid, changed, _),) = notes(first, tmp_path)
    ((later_guid, later_changed, fields),) = notes(later, tmp_path)
    assert guid == later_guid
    assert later_changed > changed
    assert "Ja!" in fields[1]


def test_cards_show_text_and_never_what_only_looks_like_markup(tmp_path: Path) -> None:
    asked = "### Was <b> zählt? {#f}\n\n- [x] = a < *b*\n  > Ja **genau**, <script>.\n"
    ((_, _, (front, back, key)),) = notes(exported(asked, Format.ANKI), tmp_path)
    assert front == "<h3>Was &lt;b&gt; zählt?</h3>"
    assert "a &lt; *b*" in back
    assert "Ja <strong>genau</strong>, &lt;script&gt;." in back
    assert key == "daten-tor#f.de"


def test_a_deck_has_an_id_that_anki_takes_and_that_never_changes() -> None:
    assert stable_id("daten-tor.de") == 1_887_698_528
    assert len({stable_id(f"{n}") for n in range(1_000)}) == 1_000
    assert all(1 << 30 <= stable_id(f"{n}") < 1 << 31 for n in range(1_000))


def test_both_languages_and_all_kinds_become_cards(tmp_path: Path) -> None:
    files = edition(good_files(translated=True))
    out = write(files.modules, files.quizzes, bank_format=Format.ANKI, at=AT)
    found = notes(out, tmp_path)
    assert len(found) == out.question_count
    assert len({guid for guid, _, _ in found}) == len(found)
    assert {fields[2].rsplit(".", 1)[1] for _, _, fields in found} == {"de", "en"}


def test_a_question_that_looks_like_an_answer_is_not_written_to_aiken() -> None:
    out = exported("### A. Wer? {#f}\n\n- [x] Ich\n  > Ja.\n- [ ] Du\n  > Nein.\n", Format.AIKEN)
    assert out.raw == b""
    assert [finding.code for finding in out.dropped] == ["X002"]
