"""What does a trainer see who brings a question bank in, or takes hers elsewhere?"""

import io
import shutil
import zipfile
from pathlib import Path

import pytest
from rich.console import Console
from typer.testing import CliRunner, Result

from bot.cli.exchange import Readable, app, progress
from content.check import check_folder
from content.exchange.port import READABLE
from tests.content.rulecase import GOOD

BANK = """\
$CATEGORY: $course$/top/Lager/Tor 3

::Frei halten::Wer hält Tor 3 frei?{
  =Die Frühschicht # Ja, bis neun.
  ~Niemand
}

Nur ein Text.
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    path = tmp_path / "lager-tor.gift"
    path.write_text(BANK, encoding="utf-8")
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "good"))


def test_a_bank_becomes_a_draft_and_says_what_it_left_behind(bank: Path, tmp_path: Path) -> None:
    out = tmp_path / "neu"
    result = run("import", bank, "--out", out)
    assert result.exit_code == 0
    assert result.stdout == (
        "lager-tor.gift:8: warning X002 Ein Text ohne Antworten ist hier keine Frage. Er fehlt.\n"
        f"1 Frage in 1 Einheit und 1 Modul, 1 Hinweis. Was noch fehlt, sagt: pausenbrot content check {out}\n"
    )
    assert result.stderr == ""
    quiz = (out / "quizzes" / "lager-tor.de.md").read_text(encoding="utf-8")
    assert "### Wer hält Tor 3 frei? {#frei-halten}" in quiz
    assert "- [x] Die Frühschicht\n  > Ja, bis neun.\n- [ ] Niemand\n  > TODO\n" in quiz


def test_a_draft_cannot_be_published_before_everything_is_written(bank: Path, tmp_path: Path) -> None:
    run("import", bank, "--out", tmp_path)
    codes = {finding.code for finding in check_folder(tmp_path) if finding.is_error}
    assert "S009" in codes


def test_the_name_of_the_module_and_its_language_can_be_said(bank: Path, tmp_path: Path) -> None:
    assert run("import", bank, "--out", tmp_path, "--module", "daten-tor", "--language", "en").exit_code == 0
    assert (tmp_path / "modules" / "daten-tor.en.md").exists()
    assert "### Insight" in (tmp_path / "modules" / "daten-tor.en.md").read_text(encoding="utf-8")


def test_what_stands_there_is_replaced_only_if_asked(bank: Path, tmp_path: Path) -> None:
    quiz = tmp_path / "quizzes" / "lager-tor.de.md"
    quiz.parent.mkdir()
    quiz.write_text("meins", encoding="utf-8")
    result = run("import", bank, "--out", tmp_path)
    assert result.exit_code == 2
    assert str(quiz) in result.stderr
    assert "--replace" in result.stderr
    assert quiz.read_text(encoding="utf-8") == "meins"
    assert not (tmp_path / "modules").exists()
    assert run("import", bank, "--out", tmp_path, "--replace").exit_code == 0
    assert quiz.read_text(encoding="utf-8") != "meins"


@pytest.mark.parametrize(
    "arguments",
    [
        ["import", "fort.gift", "--out", "neu"],
        ["import", "{bank}", "--out", "neu", "--module", "Tor 3"],
        ["import", "{bank}", "--out", "neu", "--language", "../de"],
        ["import", "{bank}", "--out", "neu", "--format", "csv"],
        ["import", "{bank}", "--out", "neu", "--format", "aiken"],
        ["import", "{bank}", "--out", "{bank}"],
        ["export", "fort", "--format", "gift", "--out", "x.gift"],
        ["export", "{good}", "--format", "gift", "--out", "x.gift", "--module", "daten-fort"],
        ["export", "{good}", "--format", "gift", "--out", "x.gift", "--language", "fr"],
        ["export", "{good}", "--format", "gift", "--out", "{bank}"],
    ],
)
def test_what_cannot_be_done_ends_with_2_and_a_reason(
    arguments: list[str], bank: Path, good: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*(argument.format(bank=bank, good=good) for argument in arguments))
    assert result.exit_code == 2
    assert result.stderr
    assert "Traceback" not in result.output
    assert not (tmp_path / "neu").exists()
    assert bank.read_text(encoding="utf-8") == BANK


def test_questions_go_to_a_bank_and_come_back(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "bank.xml"
    result = run("export", good, "--format", "moodle-xml", "--out", out)
    assert result.exit_code == 0
    assert result.stdout.endswith(f"\n10 Fragen in {out}, 4 Hinweise.\n")
    back = tmp_path / "zurueck"
    assert run("import", out, "--out", back).exit_code == 0
    assert (back / "quizzes" / "daten-muster.de.md").exists()


def test_cards_for_anki_are_a_package(good: Path, tmp_path: Path) -> None:
    out = tmp_path / "karten.apkg"
    assert run("export", good, "--format", "anki", "--out", out, "--module", "daten-muster").exit_code == 0
    with zipfile.ZipFile(out) as package:
        assert "collection.anki2" in package.namelist()


def test_a_file_of_the_folder_that_cannot_be_read_is_told(good: Path, tmp_path: Path) -> None:
    (good / "quizzes" / "daten-alt.de.md").write_bytes("größe".encode("latin-1"))
    result = run("export", good, "--format", "csv", "--out", tmp_path / "x.csv")
    assert result.exit_code == 0
    assert "quizzes/daten-alt.de.md:1: error M001" in result.stdout


def test_the_bar_moves_for_who_sits_in_front_of_it() -> None:
    shown = io.StringIO()
    with progress(Console(file=shown, force_terminal=True, width=60), "Lesen") as tick:
        tick(30, 120)
    assert "Lesen" in shown.getvalue()
    assert "25%" in shown.getvalue()


def test_no_bar_goes_into_a_file() -> None:
    shown = io.StringIO()
    with progress(Console(file=shown, force_terminal=False), "Lesen") as tick:
        tick(30, 120)
    assert shown.getvalue() == ""


def test_all_formats_that_can_be_read_can_be_named() -> None:
    assert [one.value for one in Readable] == [one.value for one in READABLE]
