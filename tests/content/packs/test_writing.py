"""Is everything written, or nothing at all?"""

import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from content.packs import writing
from content.packs.placing import Write
from content.packs.writing import UnwritableError, replace_file, write_all


def _tree(root: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(root.rglob("*"))
    }


def _new(path: str) -> Write:
    return Write(path=path, raw=b"neu", before=None)


def _over(path: str, old: bytes = b"alt") -> Write:
    return Write(path=path, raw=b"neu", before=sha256(old).hexdigest())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "a.de.md").write_bytes(b"alt")
    return tmp_path


def test_new_and_changed_files_take_their_place_and_nothing_else_is_left(root: Path) -> None:
    write_all(root, [_over("modules/a.de.md"), _new("media/b.png"), _new("packs.lock.yaml")])
    assert _tree(root) == {
        "media": None,
        "media/b.png": b"neu",
        "modules": None,
        "modules/a.de.md": b"neu",
        "packs.lock.yaml": b"neu",
    }


def test_a_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    write_all(tmp_path / "ein" / "ordner", [_new("modules/a.de.md")])
    assert (tmp_path / "ein" / "ordner" / "modules" / "a.de.md").read_bytes() == b"neu"


def test_a_file_in_place_of_a_folder_leaves_everything_as_it_was(root: Path) -> None:
    (root / "quizzes").write_bytes(b"ich bin eine Datei")
    before = _tree(root)
    with pytest.raises(UnwritableError, match=r"^Nichts wurde geändert\. .*quizzes"):
        write_all(root, [_over("modules/a.de.md"), _new("media/b.png"), _new("quizzes/a.de.md")])
    assert _tree(root) == before


def test_a_folder_in_place_of_a_file_leaves_everything_as_it_was(root: Path) -> None:
    (root / "packs.lock.yaml").mkdir()
    before = _tree(root)
    with pytest.raises(UnwritableError, match=r"^Nichts wurde geändert\."):
        write_all(root, [_over("modules/a.de.md"), _new("modules/b.de.md"), _new("packs.lock.yaml")])
    assert _tree(root) == before


def test_a_folder_that_was_made_for_nothing_is_gone_again(tmp_path: Path) -> None:
    (tmp_path / "datei").write_bytes(b"")
    before = _tree(tmp_path)
    with pytest.raises(UnwritableError):
        write_all(tmp_path / "neu" / "ordner", [_new("modules/a.de.md"), _new("modules/a.de.md/b")])
    with pytest.raises(UnwritableError):
        write_all(tmp_path / "datei", [_new("modules/a.de.md")])
    assert _tree(tmp_path) == before


def test_a_program_that_is_stopped_half_way_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Path.replace

    def stopped(path: Path, target: Path) -> Path:
        if target.name == "b.png":
            raise KeyboardInterrupt
        return put(path, target)

    before = _tree(root)
    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_all(root, [_over("modules/a.de.md"), _new("media/b.png")])
    assert _tree(root) == before


def test_what_does_not_go_back_is_named_and_its_copy_kept(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = Path.replace

    def full(path: Path, target: Path) -> Path:
        if target.name == "b.png" or path.suffix == ".old":
            raise OSError(28, "No space left on device", str(target))
        return put(path, target)

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(UnwritableError, match=r"Nicht alles.*a\.de\.md"):
        write_all(root, [_over("modules/a.de.md"), _new("media/b.png")])
    (copy,) = root.glob(f"{writing.STAGING}*/0.old")
    assert copy.read_bytes() == b"alt"
    shutil.rmtree(copy.parent)


@pytest.mark.parametrize(
    "write", [_new("modules/a.de.md"), _over("modules/a.de.md", b"anders"), _over("modules/b.de.md")]
)
def test_what_changed_since_the_plan_was_shown_is_not_overwritten(root: Path, write: Write) -> None:
    before = _tree(root)
    with pytest.raises(UnwritableError, match="inzwischen geändert"):
        write_all(root, [_new("modules/c.de.md"), write])
    assert _tree(root) == before


def test_a_link_in_place_of_a_file_is_replaced_and_not_followed(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("fremd") / "datei"
    outside.write_bytes(b"alt")
    (root / "modules" / "b.de.md").symlink_to(outside)
    write_all(root, [_over("modules/b.de.md")])
    assert outside.read_bytes() == b"alt"
    assert (root / "modules" / "b.de.md").read_bytes() == b"neu"


def test_one_file_is_replaced_whole_and_can_be_read_by_others(root: Path) -> None:
    path = root / "modules" / "a.de.md"
    replace_file(path, b"neu")
    assert path.read_bytes() == b"neu"
    assert path.stat().st_mode & 0o777 == 0o644
    with pytest.raises(OSError, match="directory"):
        replace_file(root / "modules", b"neu")
    assert sorted(one.name for one in root.rglob("*")) == ["a.de.md", "modules"]
