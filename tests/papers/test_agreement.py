"""What the operator types to get the documents, and what is answered."""

from pathlib import Path

import pytest

from bot.exits import Exit
from tests.cli.conftest import Command, folder, pausenbrot

__all__ = ["folder", "pausenbrot"]

OPERATOR = {"OPERATOR": "IHK Musterstadt, Musterstadt", "OPERATOR_IS_EMPLOYER": "no"}


def create(pausenbrot: Command, name: str) -> None:
    assert pausenbrot("company", "create", name, "--headcount", "28").exit_code == Exit.DONE


def test_the_documents_of_the_only_company_are_written(pausenbrot: Command, folder: Path) -> None:
    create(pausenbrot, "Lindner")
    out = folder / "neu" / "unterlagen"
    answer = pausenbrot("agreement", "--out", str(out), "--council", "yes", **OPERATOR)
    assert answer.exit_code == Exit.DONE
    assert answer.stdout.splitlines()[0] == str(out / "betriebsvereinbarung.md")
    assert sorted(answer.stdout.splitlines()) == sorted(map(str, out.iterdir()))
    text = (out / "betriebsvereinbarung.md").read_text(encoding="utf-8")
    assert "zwischen der Geschäftsleitung von **Lindner** und dem Betriebsrat" in text
    assert "IHK Musterstadt, Musterstadt" in text
    assert (out / "betriebsvereinbarung.pdf").read_bytes().startswith(b"%PDF")


def test_without_a_council_it_is_a_promise(pausenbrot: Command, folder: Path) -> None:
    create(pausenbrot, "Lindner")
    pausenbrot("agreement", "--out", "aus", "--council", "no", **OPERATOR)
    names = {path.name for path in (folder / "aus").iterdir()}
    assert "zusage.pdf" in names
    assert "betriebsvereinbarung.pdf" not in names


def test_several_companies_need_a_name(pausenbrot: Command, folder: Path) -> None:
    create(pausenbrot, "Lindner")
    create(pausenbrot, "Kern")
    words = ("agreement", "--out", "aus", "--council", "no")
    answer = pausenbrot(*words, **OPERATOR)
    assert answer.exit_code == Exit.CONFIGURATION
    assert answer.stderr == "Für welchen Betrieb? Nenn ihn mit --company. Angelegt: Kern, Lindner.\n"
    assert pausenbrot(*words, "--company", "Kern", **OPERATOR).exit_code == Exit.DONE
    assert "**Kern** an alle Beschäftigten" in (folder / "aus" / "zusage.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--company", "Linder"), "Den Betrieb „Linder“ gibt es nicht. Angelegt: keiner.\n"),
        ((), "Es gibt noch keinen Betrieb. Leg einen an: pausenbrot company create\n"),
    ],
)
def test_without_a_company_there_is_nothing_to_write(
    pausenbrot: Command, folder: Path, words: tuple[str, ...], said: str
) -> None:
    answer = pausenbrot("agreement", "--out", "aus", "--council", "no", *words, **OPERATOR)
    assert answer.exit_code == Exit.CONFIGURATION
    assert answer.stderr == said
    assert not (folder / "aus").exists()


def test_the_operator_has_to_be_named(pausenbrot: Command) -> None:
    answer = pausenbrot("agreement", "--out", "aus", "--council", "no")
    assert answer.exit_code == Exit.CONFIGURATION
    assert "PAUSENBROT_OPERATOR_IS_EMPLOYER" in answer.stderr


def test_a_folder_that_cannot_be_written_is_named(pausenbrot: Command, folder: Path) -> None:
    create(pausenbrot, "Lindner")
    (folder / "datei").write_text("")
    answer = pausenbrot("agreement", "--out", "datei/aus", "--council", "no", **OPERATOR)
    assert answer.exit_code == Exit.CONFIGURATION
    assert answer.stderr.startswith("datei/aus lässt sich nicht beschreiben: ")
    assert answer.stderr.endswith("Wähl einen anderen Ordner mit --out.\n")


def test_whether_there_is_a_council_is_never_guessed(pausenbrot: Command) -> None:
    assert pausenbrot("agreement", "--out", "aus", **OPERATOR).exit_code == Exit.CONFIGURATION
    vague = pausenbrot("agreement", "--out", "aus", "--council", "maybe", **OPERATOR)
    assert vague.exit_code == Exit.CONFIGURATION
