"""What does a trainer see on the command line, and how does it end?"""

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.content import app
from tests.content.rulecase import GOOD, HERE


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def good(tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOOD, tmp_path / "content"))


def test_good_content_ends_with_nothing(good: Path) -> None:
    result = run("check", str(good))
    assert (result.exit_code, result.stdout) == (0, "0 Fehler, 0 Hinweise\n")


def test_the_faulty_example_is_printed_as_it_is_listed() -> None:
    result = run("check", str(HERE / "broken"))
    assert result.exit_code == 1
    assert result.stdout == (HERE / "broken" / "expected.txt").read_text(encoding="utf-8")


def test_a_passed_review_date_is_a_hint_and_no_error(good: Path) -> None:
    result = run("check", str(good), "--today", "2028-01-01")
    assert result.exit_code == 0
    assert "M005 Prüfdatum 2027-11-30 ist überschritten" in result.stdout
    assert result.stdout.endswith("0 Fehler, 2 Hinweise\n")


@pytest.mark.parametrize(
    "arguments", [["check", "fort"], ["check", ".", "--today", "heute"], ["check"], ["chek"]]
)
def test_what_cannot_be_read_or_understood_ends_with_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert "Traceback" not in result.output


def test_a_new_module_is_named_and_passes(tmp_path: Path) -> None:
    result = run("new", "module", "ki-fragen", "--dir", str(tmp_path))
    assert result.exit_code == 0
    assert result.stdout.split() == [
        str(tmp_path / "modules" / "ki-fragen.de.md"),
        str(tmp_path / "quizzes" / "ki-fragen.de.md"),
    ]
    assert run("check", str(tmp_path)).exit_code == 0
    assert run("new", "module", "ki-fragen", "--dir", str(tmp_path)).exit_code == 2


def test_the_list_of_ids_is_written_and_then_watched(good: Path) -> None:
    assert run("lock", str(good)).exit_code == 0
    assert run("check", str(good)).exit_code == 0
    quiz = good / "quizzes" / "daten-muster.de.md"
    quiz.write_text(quiz.read_text(encoding="utf-8").replace("{#brett ", "{#tafel "), encoding="utf-8")
    english = good / "quizzes" / "daten-muster.en.md"
    english.write_text(english.read_text(encoding="utf-8").replace("{#brett ", "{#tafel "), encoding="utf-8")
    result = run("check", str(good))
    assert "P001 Kennung „brett“ war in Version 3 veröffentlicht und fehlt." in result.stdout


def test_faulty_content_is_not_locked() -> None:
    assert run("lock", str(HERE / "broken")).exit_code == 1
    assert not (HERE / "broken" / "ids.lock.json").exists()


def test_the_list_of_ids_is_for_a_folder_not_for_a_file(good: Path) -> None:
    result = run("lock", str(good / "modules" / "daten-muster.de.md"))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "ist kein Ordner" in result.stderr
