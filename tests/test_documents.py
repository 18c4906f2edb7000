"""Do the documents still say what the program does? Tables in them are read and compared."""

import re
import tomllib
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
import typer
import yaml
from typer.core import TyperGroup

from bot.cli.commands import app
from bot.exits import Exit
from bot.settings import PREFIX, Settings
from db.schema import metadata

ROOT = Path(__file__).parents[1]
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")], key=lambda path: path.relative_to(ROOT).as_posix()
)
MOST_LINES = 40


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def section(document: str, heading: str) -> str:
    """The text under a heading, up to the next one of its rank."""
    rank = heading.partition(" ")[0]
    below = read(document).split(f"\n{heading}\n", 1)[1]
    return re.split(rf"\n{rank} ", below, maxsplit=1)[0]


def rows(text: str) -> list[list[str]]:
    """The cells of all tables in a text, without headings and rules."""
    lines = [line.strip().strip("|") for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines]
    rules = {i for i, row in enumerate(cells) if all(set(cell) <= set("-: ") for cell in row)}
    return [row for i, row in enumerate(cells) if i not in rules and i + 1 not in rules]


def quoted(cell: str) -> str:
    return cell.split("`")[1]


def commands(group: TyperGroup, before: str = "pausenbrot") -> Iterator[str]:
    context = typer.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{before} {name}")
        else:
            yield f"{before} {name}"


# --- README ---------------------------------------------------------------------------------------


def test_the_readme_names_every_setting_and_no_other() -> None:
    named = [quoted(row[0]) for row in rows(section("README.md", "## Settings"))]
    assert sorted(named) == sorted(PREFIX + name.upper() for name in Settings.model_fields)


def test_the_readme_names_the_defaults_that_hold() -> None:
    said = {quoted(row[0]): row[2] for row in rows(section("README.md", "## Settings"))}
    for name, field in Settings.model_fields.items():
        default = field.default
        if default in {"", None} or str(default) == ".":
            continue  # nothing, or computed from another setting and said in words
        assert said[PREFIX + name.upper()] == f"`{default}`"


def test_the_readme_names_every_command_and_no_other() -> None:
    named = [quoted(row[0]) for row in rows(section("README.md", "## Commands"))]
    assert sorted(named) == sorted(commands(typer.main.get_group(app)))


def test_every_exit_code_is_explained_to_developers_and_operators() -> None:
    codes = sorted(code.value for code in Exit)
    assert sorted(int(row[0]) for row in rows(section("README.md", "## Exit codes"))) == codes
    advice = rows(section("docs/operation.md", "## What to do when"))
    assert sorted(int(row[0]) for row in advice if row[0].isdigit()) == codes[1:]


def test_both_commands_of_a_newcomer_are_there() -> None:
    assert {"demo", "test"} <= set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))


# --- privacy, changes, decisions ------------------------------------------------------------------


def test_every_table_is_explained_with_what_it_holds_and_how_long() -> None:
    explained = rows(section("docs/privacy.md", "## Table by table"))
    assert sorted(quoted(row[0]) for row in explained) == sorted(metadata.tables)
    assert all(len(row) == 3 and all(row) for row in explained)


def test_changes_are_told_to_those_whom_they_concern() -> None:
    groups = re.findall(r"^### (.+)$", section("CHANGELOG.md", "## Unreleased"), re.MULTILINE)
    assert groups == ["Learners", "Trainers", "Managers and works councils", "Operators", "Developers"]


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_is_short_and_says_why_what_and_what_follows(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= MOST_LINES
    assert lines[0].startswith(f"# {path.stem[:4]} ")
    assert [line for line in lines if line.startswith("## ")] == [
        "## Context",
        "## Decision",
        "## Consequence",
    ]


def test_every_decision_has_a_number_of_its_own() -> None:
    numbers = [path.stem[:4] for path in DECISIONS]
    assert len(numbers) == len(set(numbers))


def test_every_dependency_has_a_reason() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    asked = chain(project["dependencies"], project["optional-dependencies"]["dev"])
    names = [re.split(r"[\[<>=;]", wanted)[0].strip() for wanted in asked]
    reasons = read("docs/decisions/0009-dependencies.md").lower()
    family = ("pytest-", "types-")  # pytest's own plug-ins are named in one go, stubs are no code
    assert [name for name in names if not name.startswith(family) and name not in reasons] == []


# --- all of them ----------------------------------------------------------------------------------


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_link_leads_somewhere(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = re.findall(r"\]\((?!https?://|#)([^)#]+)", re.sub(r"`[^`]*`", "", text))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_requirements_hold_hashes_and_no_address() -> None:
    for path in ROOT.glob("requirements*.txt"):
        text = path.read_text(encoding="utf-8")
        pinned = re.findall(r"^[a-z0-9][^\s\\]*==[^\s\\]+", text, re.MULTILINE | re.IGNORECASE)
        assert len(pinned) <= text.count("--hash=sha256:")
        assert "://" not in text


def test_the_compose_file_needs_what_the_example_gives() -> None:
    service = yaml.safe_load(read("compose.yaml"))["services"]["pausenbrot"]
    assert service["env_file"] == ".env"
    example = {line.partition("=")[0] for line in read(".env.example").splitlines() if "=" in line}
    needed = [quoted(row[0]) for row in rows(section("README.md", "## Settings")) if "`run`" in row[1]]
    assert sorted(needed) == sorted(example)
