"""What do a script, an editor, a hook and a pull request get from the check, and what do the numbers say?"""

import json
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
import yaml
from typer.core import TyperGroup
from typer.testing import CliRunner, Result

from bot.cli.content import app
from bot.exits import Exit

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "tests" / "content"
WORKFLOW = ROOT / "docs" / "examples" / "content-check.yml"
GUIDE = ROOT / "docs" / "trainers-on-git.md"
MODULE = "content/modules/daten-muster.de.md"
QUIZ = "content/quizzes/daten-muster.de.md"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A trainer's repository: good content, and the command runs at its root."""
    shutil.copytree(EXAMPLES / "good", tmp_path / "content")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def spoil(path: Path, *, old: str = "status: published", new: str = "status: fertig") -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def add_module(repository: Path, module_id: str) -> None:
    assert run("new", "module", module_id, "--dir", str(repository / "content")).exit_code == 0


# --- what is named is what is shown ---------------------------------------------------------------


def test_a_file_shows_the_findings_of_its_module_with_paths_that_open(repository: Path) -> None:
    spoil(repository / MODULE)
    add_module(repository, "ki-fragen")
    spoil(repository / "content/modules/ki-fragen.de.md", old="level: basic", new="level: leicht")
    result = run("check", MODULE)
    assert result.exit_code == Exit.FINDINGS
    assert result.stdout.splitlines()[0].startswith(f"{MODULE}:14: error M004 ")
    assert "ki-fragen" not in result.stdout


def test_a_module_shows_what_is_wrong_in_its_quiz_too(repository: Path) -> None:
    spoil(repository / QUIZ, old="- [x] Am Brett", new="- [ ] Am Brett")
    assert f"{QUIZ}:19: error Q003 " in run("check", MODULE).stdout


def test_a_german_text_shows_what_it_makes_wrong_in_the_translation(repository: Path) -> None:
    spoil(repository / MODULE, old="level: basic", new="level: advanced")
    assert "content/modules/daten-muster.en.md:11: error T002 " in run("check", MODULE).stdout


def test_other_modules_with_errors_do_not_stop_a_commit(repository: Path) -> None:
    add_module(repository, "ki-fragen")
    spoil(repository / MODULE)
    result = run("check", "content/modules/ki-fragen.de.md", "content/quizzes/ki-fragen.de.md")
    assert result.exit_code == Exit.DONE
    assert {line.split(" ")[2] for line in result.stdout.splitlines()[:-1]} == {"R003"}  # it is a copy
    assert result.stdout.splitlines()[-1].startswith("0 Fehler, ")
    assert MODULE not in result.stdout


def test_the_taxonomy_shows_all_since_it_can_break_anything(repository: Path) -> None:
    taxonomy = (ROOT / "content" / "taxonomy.yaml").read_text(encoding="utf-8")
    (repository / "content/taxonomy.yaml").write_text(
        taxonomy.replace("id: daten\n", "id: zahlen\n"), encoding="utf-8"
    )
    assert f"{MODULE}:8: error M004 " in run("check", "content/taxonomy.yaml").stdout


def test_a_file_is_found_from_inside_the_folder(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spoil(repository / MODULE)
    monkeypatch.chdir(repository / "content" / "modules")
    first, *_ = run("check", "daten-muster.de.md").stdout.splitlines()
    assert Path(first.split(":", 1)[0]).samefile(repository / MODULE)


def test_two_folders_are_checked_in_one_go_and_told_apart(repository: Path) -> None:
    shutil.copytree(repository / "content", repository / "kurse")
    spoil(repository / "kurse/modules/daten-muster.en.md", old="level: basic", new="level: leicht")
    result = run("check", "content", "kurse")
    assert result.exit_code == Exit.FINDINGS
    assert {line.split(":")[0] for line in result.stdout.splitlines()[:-1]} == {
        "kurse/modules/daten-muster.en.md"
    }


def test_a_folder_that_is_named_with_its_file_is_checked_once_and_whole(repository: Path) -> None:
    spoil(repository / MODULE)
    add_module(repository, "ki-fragen")
    spoil(repository / "content/modules/ki-fragen.de.md", old="level: basic", new="level: leicht")
    named, alone = run("check", MODULE, str(repository / "content")), run("check", "content")
    assert named.stdout.splitlines()[-1] == alone.stdout.splitlines()[-1]


def test_every_path_that_cannot_be_checked_is_named_at_once(repository: Path) -> None:
    (repository / "README.md").write_text("# Kurse\n", encoding="utf-8")
    result = run("check", "fort.md", MODULE, "README.md")
    assert (result.exit_code, result.stdout) == (Exit.CONFIGURATION, "")
    assert result.stderr.splitlines() == [
        "„fort.md“ gibt es nicht. Nenn einen Ordner mit modules/ oder eine Datei darin.",
        "Über „README.md“ liegt kein Ordner mit modules/ oder quizzes/.",
    ]


# --- formats --------------------------------------------------------------------------------------


def test_json_is_one_document_with_the_numbers(repository: Path) -> None:
    spoil(repository / MODULE)
    result = run("check", "content", "--format", "json", "--today", "2028-01-01")
    assert result.exit_code == Exit.FINDINGS
    document = json.loads(result.stdout)
    assert document["schema"] == "findings/1"
    assert document["summary"] == {"errors": 2, "warnings": 2}
    assert document["findings"][0] == {
        "path": MODULE,
        "line": 14,
        "severity": "error",
        "code": "M004",
        "message": "„fertig“ ist kein gültiger Wert für status. Erlaubt: draft, published, retired.",
    }


def test_github_gets_a_remark_beside_the_line(repository: Path) -> None:
    spoil(repository / MODULE, old="status: published", new="status: 50%")
    first, *_, last = run("check", "content", "--format", "github").stdout.splitlines()
    assert first.startswith(f"::error file={MODULE},line=14,title=M004::„50%25“ ist kein ")
    assert last == "2 Fehler, 0 Hinweise"


def test_a_hint_is_a_warning_and_lets_the_step_pass(repository: Path) -> None:
    result = run("check", "content", "--format", "github", "--today", "2028-01-01")
    assert result.exit_code == Exit.DONE
    assert [line[:10] for line in result.stdout.splitlines()[:-1]] == ["::warning "] * 2


def test_an_editor_reads_path_line_and_column(repository: Path) -> None:
    spoil(repository / MODULE)
    first, *_ = run("check", "content", "--format", "gcc").stdout.splitlines()
    found = re.fullmatch(r"(.*?):(\d+):(\d+): (error|warning): (.*)", first)
    assert found is not None
    assert found.groups()[:4] == (MODULE, "14", "1", "error")
    assert found[5].endswith("[M004]")


# --- numbers --------------------------------------------------------------------------------------


def test_the_numbers_are_short_tables(repository: Path) -> None:
    result = run("stats", "content")
    assert result.exit_code == Exit.DONE
    blocks = result.stdout.split("\n\n")
    assert blocks[0] == "1 Module, 2 Einheiten, 11 Fragen, 1 weitere Fälle, 0 Bilder"
    assert blocks[3].splitlines() == [
        "Stufe       Module  Einheiten  Fragen",
        "Einstieg         1          2      11",
        "Aufbau           0          0       0",
        "Vertiefung       0          0       0",
    ]
    assert blocks[5].splitlines() == [
        "Sprache  Module  Einheiten  Fragen  fehlt  veraltet",
        "de            1          2      11      0         0",
        "en            1          2      11      0         0",
    ]


def test_the_numbers_as_json_have_every_field_that_is_documented(repository: Path) -> None:
    document = json.loads(run("stats", "content", "--json").stdout)
    tables = GUIDE.read_text(encoding="utf-8").split("## JSON: `stats/2`")[1].split("### Unter `tables`")
    above, below = ([*_named(table)] for table in tables)
    assert sorted(above) == sorted(document)
    assert sorted(below) == sorted(document["tables"])
    assert document["schema"] == "stats/2"
    assert document["languages"]["de"] == document["languages"]["en"]
    assert document["languages"]["de"] | document == document


def _named(table: str) -> list[str]:
    rows = re.findall(r"^\| (`[^|]+) \|", table, re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"`([a-z_]+)`", row)]
    assert named == list(dict.fromkeys(named))
    return named


def test_the_units_without_a_case_of_a_trade_are_listed(repository: Path) -> None:
    assert run("stats", "content", "--trade", "pflege").stdout.splitlines() == [
        "daten-muster/zettel",
        "1 Einheiten ohne Fall aus Pflege",
    ]
    assert run("stats", "content", "--trade", "lager").stdout.startswith("0 Einheiten")


def test_a_misspelt_trade_and_a_missing_folder_end_with_2(repository: Path) -> None:
    misspelt = run("stats", "content", "--trade", "pfege")
    assert misspelt.exit_code == Exit.CONFIGURATION
    assert "pflege" in misspelt.stderr
    assert run("stats", "fort").exit_code == Exit.CONFIGURATION


# --- hook, workflow, guide ------------------------------------------------------------------------


@pytest.fixture
def hook() -> dict[str, str]:
    (found,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert found["id"] == "pausenbrot-content"
    return dict(found)


def test_the_hook_picks_content_and_leaves_the_rest(repository: Path, hook: dict[str, str]) -> None:
    (repository / "README.md").write_text("# Kurse\n", encoding="utf-8")
    assert picked(repository, hook) == [
        MODULE,
        "content/modules/daten-muster.en.md",
        QUIZ,
        "content/quizzes/daten-muster.en.md",
    ]


def picked(repository: Path, hook: dict[str, str]) -> list[str]:
    files = sorted(
        path.relative_to(repository).as_posix() for path in repository.rglob("*") if path.is_file()
    )
    return [file for file in files if re.search(hook["files"], file)]


def test_the_hook_stops_a_commit_with_errors(repository: Path, hook: dict[str, str]) -> None:
    spoil(repository / MODULE)
    program, *words = shlex.split(hook["entry"])
    installed = shutil.which(program, path=str(Path(sys.executable).parent))
    assert installed is not None
    ended = subprocess.run(
        [installed, *words, *picked(repository, hook)],
        cwd=repository,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ended.returncode == Exit.FINDINGS
    assert ended.stdout.startswith(f"{MODULE}:14: error M004 ")


def test_the_hook_lets_good_content_pass(repository: Path, hook: dict[str, str]) -> None:
    assert run(*shlex.split(hook["entry"])[2:], *picked(repository, hook)).exit_code == Exit.DONE


def test_the_workflow_is_read_as_one_and_names_no_address() -> None:
    text = WORKFLOW.read_text(encoding="utf-8")
    workflow = yaml.load(text, Loader=yaml.BaseLoader)
    assert set(workflow["on"]) == {"push", "pull_request"}
    assert workflow["permissions"] == {"contents": "read"}
    steps = workflow["jobs"]["content"]["steps"]
    assert all(step["name"] and ("uses" in step) != ("run" in step) for step in steps)
    assert steps[1]["with"]["repository"].startswith("PLATZHALTER")
    assert "://" not in text


def test_the_workflow_installs_as_the_readme_says() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    steps = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]["content"]["steps"]
    (installing,) = [step["run"] for step in steps if "pip install" in step.get("run", "")]
    said = [line.split("pip ", 1)[1].split() for line in readme.splitlines() if "/pip install" in line]
    done = [
        line.split("pip ", 1)[1].replace("./.pausenbrot", ".").split() for line in installing.splitlines()
    ]
    assert [[word.removeprefix(".pausenbrot/") for word in words] for words in done] == said


def test_the_workflow_checks_a_repository_with_its_own_words(repository: Path) -> None:
    (line,) = [line for line in commands_in(WORKFLOW) if "check" in line]
    spoil(repository / MODULE)
    result = run(*shlex.split(line)[2:])
    assert result.exit_code == Exit.FINDINGS
    assert result.stdout.startswith(f"::error file={MODULE},line=14,")


@pytest.mark.parametrize("path", [WORKFLOW, GUIDE], ids=["workflow", "guide"])
def test_every_command_that_is_shown_exists_with_its_options(path: Path) -> None:
    shown = list(commands_in(path))
    assert shown
    for line in shown:
        words = shlex.split(line, comments=True)[2:]
        command = typer.main.get_command(app)
        while isinstance(command, TyperGroup):
            command = command.commands[words.pop(0)]
        command.make_context(command.name, words)


def commands_in(path: Path) -> Iterator[str]:
    text = path.read_text(encoding="utf-8").replace("\\ ", " ")
    for found in re.finditer(r"pausenbrot content [^\n`\"|]+", text):
        yield found.group()


def test_a_check_loads_neither_the_chat_nor_the_database(repository: Path) -> None:
    program = (
        "import sys; from bot.cli import main; sys.argv[1:] = ['content', 'check', 'content']\n"
        "try:\n    main()\nfinally:\n    print({'telegram', 'sqlalchemy', 'httpx'} & sys.modules.keys())"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        cwd=repository,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert ended.stdout == "0 Fehler, 0 Hinweise\nset()\n", ended.stderr
