"""Is the edition read once, and never an old one?"""

from pathlib import Path

import pytest

from content import EDITION, compiled
from content.compiled import kept
from content.library import load


class Builder:
    """Counts how often it had to work."""

    def __init__(self) -> None:
        self.built = 0

    def __call__(self, root: Path) -> str:
        self.built += 1
        return f"{self.built} of {root.name}"


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "__pycache__"
    monkeypatch.setattr(compiled, "CACHE", folder)
    return folder


def test_the_built_in_edition_is_built_once(cache: Path) -> None:
    build = Builder()
    assert kept(EDITION, build) == kept(EDITION, build) == "1 of content"
    assert len(list(cache.iterdir())) == 1


def test_another_text_or_program_is_built_anew_and_the_old_one_goes(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build = Builder()
    kept(EDITION, build)
    monkeypatch.setattr(compiled, "PARSERS", ("PyYAML",))
    assert kept(EDITION, build) == "2 of content"
    assert len(list(cache.iterdir())) == 1


def test_every_text_and_picture_counts() -> None:
    named = {path.relative_to(EDITION.parent).as_posix() for path in compiled._sources()}
    assert {
        "content/modules/daten-bestand.en.md",
        "content/quizzes/reifegrad.de.md",
        "content/glossar.de.yaml",
        "content/ids.lock.json",
        "content/media/fach-c14.png",
        "content/build.py",
        "learning/model.py",
    } <= named


def test_a_damaged_file_is_built_anew(cache: Path) -> None:
    build = Builder()
    kept(EDITION, build)
    (file,) = cache.iterdir()
    file.write_bytes(file.read_bytes()[:-1])
    assert kept(EDITION, build) == "2 of content"
    assert kept(EDITION, build) == "2 of content"


def test_where_nothing_can_be_written_it_is_built_each_time(cache: Path) -> None:
    cache.write_text("no folder")
    build = Builder()
    assert [kept(EDITION, build), kept(EDITION, build)] == ["1 of content", "2 of content"]


def test_of_a_folder_elsewhere_nothing_is_kept(cache: Path, tmp_path: Path) -> None:
    build = Builder()
    kept(tmp_path, build)
    kept(tmp_path, build)
    assert (build.built, cache.exists()) == (2, False)


def test_what_was_kept_is_what_is_read(cache: Path) -> None:
    fresh, again = load(EDITION), load(EDITION)
    assert len(list(cache.iterdir())) == 1
    for language in ("de", "en"):
        assert fresh.modules(language) == again.modules(language)
    assert fresh.keys == again.keys
    assert fresh.sheets == again.sheets
