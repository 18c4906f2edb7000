"""What is kept of a published edition, and what begins a new module?"""

from pathlib import Path

import pytest

from content.check import check_folder
from content.check.ids import proposed_id
from content.edition import edition
from content.lock import lock_text, parse_lock
from content.publish import locked
from content.skeleton import UnusableIdError, write_skeleton
from tests.content.rulecase import changed, good_files

QUIZ = "quizzes/daten-muster.de.md"


def test_every_published_id_is_kept_with_its_first_version() -> None:
    lock = locked(edition(good_files()))
    assert lock["daten-muster"].since == 2
    assert lock["daten-muster/zettel"].state == "published"
    assert lock["daten-muster#platz"].since == 3
    assert len(lock["daten-muster#platz"].answers) == 3
    assert len(lock) == 1 + 2 + 11


def test_a_draft_promises_nothing() -> None:
    files = good_files()
    module = "modules/daten-muster.de.md"
    files[module] = files[module].replace(b"status: published", b"status: draft")
    assert locked(edition(files)) == {}


def test_the_list_reads_back_as_it_was_written() -> None:
    lock = locked(edition(good_files()))
    assert parse_lock(lock_text(lock)) == lock


def test_a_later_version_keeps_the_first_and_what_is_gone_is_retired() -> None:
    files = good_files()
    files["ids.lock.json"] = lock_text(locked(edition(files))).encode()
    files[QUIZ] = changed(
        files[QUIZ].decode(),
        "-version: 3\n-language: de\n+version: 4\n+language: de\n+retired_ids: [bei-euch]\n\n"
        "-### Was war bei euch? {#bei-euch .reflect}\n+### Was war es? {#was-war .reflect}\n",
    ).encode()
    lock = locked(edition(files))
    assert lock["daten-muster#platz"].since == 3
    assert lock["daten-muster#was-war"].since == 4
    assert lock["daten-muster#bei-euch"].state == "retired"


def test_a_new_module_passes_the_checker_as_it_is(tmp_path: Path) -> None:
    module, quiz = write_skeleton(tmp_path, "daten-inventur")
    assert module == tmp_path / "modules" / "daten-inventur.de.md"
    assert quiz == tmp_path / "quizzes" / "daten-inventur.de.md"
    assert check_folder(tmp_path) == ()
    assert "area: daten\n" in module.read_text(encoding="utf-8")


def test_a_new_module_never_writes_over_an_old_one(tmp_path: Path) -> None:
    write_skeleton(tmp_path, "ki-fragen")
    with pytest.raises(UnusableIdError, match="gibt es schon"):
        write_skeleton(tmp_path, "ki-fragen")


@pytest.mark.parametrize("module_id", ["Daten", "daten_x", "../daten", "", "1-daten", "d" * 33, "daten--x"])
def test_an_id_that_breaks_the_rule_is_refused(tmp_path: Path, module_id: str) -> None:
    with pytest.raises(UnusableIdError, match="nur a–z"):
        write_skeleton(tmp_path, module_id)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("title", "proposal"),
    [
        ("Einheit ohne Kennung", "einheit-ohne-kennung"),
        ("48 Dichtungen im System, 31 im Fach", "dichtungen-im-system-31-im-fach"),
        ("Größe & Maß", "groesse-mass"),
        ("4711!", "kurzer-name"),
        ("Donaudampfschifffahrtsgesellschaftskapitän", "donaudampfschifffahrtsgesellscha"),
    ],
)
def test_an_id_is_proposed_from_the_title(title: str, proposal: str) -> None:
    assert proposed_id(title) == proposal
