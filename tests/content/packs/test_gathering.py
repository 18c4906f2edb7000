"""Which files of a folder go into a pack, and which stay at home?"""

from dataclasses import replace
from pathlib import Path

import pytest

from content.edition import UnreadableFolderError
from content.findings import Finding
from content.packs.gathering import Gathered, gather
from content.packs.shelf import Shelf, read_image, read_shelf
from tests.content.packs.making import PNG, note
from tests.content.rulecase import good_files

MODULE = "modules/daten-muster.de.md"
SHOWN = b"**Tor**. ![Ein Tor](../media/tor.png)"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A module with two images of three, in two languages, and a draft beside it."""
    files = dict(good_files(translated=True))
    files[MODULE] = files[MODULE].replace(b"**Tor**.", SHOWN)
    files["modules/daten-muster.en.md"] = files["modules/daten-muster.en.md"].replace(
        b"**gate**.", b"**gate**. ![A gate](../media/tor.png)"
    )
    for path, raw in good_files().items():
        draft = raw.replace(b"daten-muster", b"daten-entwurf").replace(b"status: published", b"status: draft")
        files[path.replace("muster", "entwurf")] = draft
    files |= {"media/tor.png": PNG, "media/fremd.png": PNG, "bei-uns/daten-muster.de.md": note("Frag Tom.")}
    files |= {"pack.yaml": b"name: lager\n", "notizen.txt": b"x"}
    for path, raw in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(raw)
    return tmp_path


def _gathered(root: Path, *modules: str, with_notes: bool = False) -> Gathered:
    found = gather(read_shelf(root), image=read_image(root), modules=modules, with_notes=with_notes)
    assert isinstance(found, Gathered), found
    return found


def test_a_pack_takes_what_is_published_with_the_images_that_it_shows(folder: Path) -> None:
    found = _gathered(folder)
    assert found.files.keys() == {*good_files(translated=True), "media/tor.png"}
    assert found.files["media/tor.png"] == PNG
    assert found.modules == ("daten-muster",)
    assert found.drafts == ("daten-entwurf",)
    assert found.licences == ("CC-BY-SA-4.0",)


def test_local_notes_stay_at_home_unless_somebody_asks_for_them(folder: Path) -> None:
    assert _gathered(folder).notes_left == 1
    asked = _gathered(folder, with_notes=True)
    assert asked.files["bei-uns/daten-muster.de.md"] == note("Frag Tom.")
    assert asked.notes_left == 0
    assert "bei-uns/daten-muster.de.md" not in _gathered(folder, "daten-entwurf", with_notes=True).files


def test_a_note_that_others_would_refuse_is_not_packed(folder: Path) -> None:
    (folder / "bei-uns" / "daten-muster.de.md").write_bytes(note("Mehr auf https://x.example"))
    assert _gathered(folder).notes_left == 1
    found = gather(read_shelf(folder), image=read_image(folder), with_notes=True)
    assert isinstance(found, tuple)
    assert [finding.code for finding in found] == ["L005"]


def test_a_draft_goes_along_when_it_is_named(folder: Path) -> None:
    found = _gathered(folder, "daten-entwurf")
    assert found.files.keys() == {"modules/daten-entwurf.de.md", "quizzes/daten-entwurf.de.md"}
    assert found.drafts == ()


def _refused(root: Path, *modules: str) -> tuple[Finding, ...]:
    found = gather(read_shelf(root), image=read_image(root), modules=modules)
    assert isinstance(found, tuple)
    return found


def test_a_module_that_is_not_there_is_found_and_the_near_one_named(folder: Path) -> None:
    (finding,) = _refused(folder, "daten-mustre")
    assert "Meintest du „daten-muster“?" in finding.message


def test_a_module_with_an_error_is_not_packed_but_one_beside_it_is(folder: Path) -> None:
    (folder / "quizzes" / "daten-entwurf.de.md").unlink()
    assert {finding.code for finding in _refused(folder, "daten-entwurf")} == {"Q001"}
    assert _gathered(folder).modules == ("daten-muster",)


def test_a_folder_that_does_not_exist_yet_is_empty(tmp_path: Path) -> None:
    assert read_shelf(tmp_path / "neu") == Shelf()


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(b"")
    with pytest.raises(UnreadableFolderError, match="kein Ordner"):
        read_shelf(tmp_path / "x")


def test_everything_in_a_folder_has_its_fingerprint(folder: Path) -> None:
    shelf = read_shelf(folder)
    for path in (MODULE, "media/tor.png", "bei-uns/daten-muster.de.md"):
        assert shelf.sha256_of(path) is not None
    assert shelf.sha256_of("media/fort.png") is None
    assert shelf.sha256_of("packs.lock.yaml") is None
    assert replace(shelf, installed=b"").sha256_of("packs.lock.yaml") is not None
