"""Is a catalogue read as text once, and never an old one?"""

import shutil
from pathlib import Path

import pytest

from bot.texts import catalogue as room
from bot.texts.catalogue import LOCALE, catalogue

NEXT = 'msgid "Weiter"\nmsgstr "{}"\n'
HEAD = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def text(tmp_path: Path) -> Path:
    file = tmp_path / "en" / "LC_MESSAGES" / "bot.po"
    file.parent.mkdir(parents=True)
    file.write_text(HEAD + NEXT.format("Next"), encoding="utf-8")
    return file


def said(text: Path) -> str:
    return str(catalogue("en", folder=text.parents[2]).gettext("Weiter"))


def kept(text: Path) -> list[Path]:
    return sorted((text.parent / "__pycache__").iterdir())


def test_a_text_is_compiled_once(text: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(text) == "Next"
    monkeypatch.setattr(room, "_compiled", lambda *_: pytest.fail("it was compiled before"))
    assert said(text) == "Next"
    assert len(kept(text)) == 1


def test_a_changed_text_is_compiled_anew_and_the_old_one_goes(text: Path) -> None:
    said(text)
    text.write_text(HEAD + NEXT.format("Go on"), encoding="utf-8")
    assert said(text) == "Go on"
    assert len(kept(text)) == 1


@pytest.mark.parametrize("left", [0, 10, 40])
def test_half_a_file_is_compiled_anew(text: Path, left: int) -> None:
    said(text)
    (file,) = kept(text)
    file.write_bytes(file.read_bytes()[:left])
    assert [said(text), said(text)] == ["Next", "Next"]


def test_where_nothing_can_be_written_the_text_is_read_each_time(text: Path) -> None:
    (text.parent / "__pycache__").write_text("no folder")
    assert [said(text), said(text)] == ["Next", "Next"]


def test_what_is_kept_says_the_same_as_the_text(tmp_path: Path) -> None:
    shutil.copytree(LOCALE / "uk", tmp_path / "uk", ignore=shutil.ignore_patterns("__pycache__"))
    fresh, again = (catalogue("uk", folder=tmp_path) for _ in range(2))
    assert fresh.gettext("Weiter") == again.gettext("Weiter") != "Weiter"
    for count in (1, 2, 5, 21):
        one, many = "Etwa {minutes} Minute.", "Etwa {minutes} Minuten."
        assert fresh.ngettext(one, many, count) == again.ngettext(one, many, count) != many
