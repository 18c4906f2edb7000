"""Does everybody get whole modules in the nearest language?"""

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from content.edition import UnreadableFolderError, edition
from content.library import FaultyContentError, library, load
from learning.model import QuestionKey, UnitKey
from learning.ports import Library as LibraryPort
from tests.content.rulecase import GOOD, changed, good_files

MODULE = "modules/daten-muster.{}.md"
QUIZ = "quizzes/daten-muster.{}.md"


def _with(files: dict[str, bytes], path: str, diff: str) -> dict[str, bytes]:
    return {**files, path: changed(files[path].decode(), diff).encode()}


def _in_turkish(files: Mapping[str, bytes]) -> dict[str, bytes]:
    turkish = {
        path.replace(".en.", ".tr."): raw.replace(b"language: en", b"language: tr")
        for path, raw in files.items()
        if ".en." in path
    }
    return {**files, **turkish}


def test_it_fulfils_the_port_of_the_core() -> None:
    shelf: LibraryPort = library(edition(good_files()))
    assert shelf.unit(UnitKey("daten-muster/zettel"), "de") is not None
    assert shelf.unit(UnitKey("daten-muster/unbekannt"), "de") is None
    assert shelf.question(QuestionKey("daten-muster#unbekannt"), "de") is None


def test_an_untranslated_module_comes_in_german_and_says_so() -> None:
    shelf = library(edition(good_files()))
    assert [module.language for module in shelf.modules("en")] == ["de"]
    assert shelf.languages == ("de",)


def test_a_third_language_is_offered_when_a_module_is_written_in_it() -> None:
    shelf = library(edition(_in_turkish(good_files(translated=True))))
    assert [module.language for module in shelf.modules("tr")] == ["tr"]
    assert shelf.languages == ("de", "en", "tr")


@pytest.mark.parametrize(
    ("liked", "expected"),
    [("tr", "tr"), ("tr+en", "tr"), ("pl", "de"), ("pl+en", "en"), ("pl+de", "de"), ("fi+pl", "de")],
)
def test_the_first_liked_language_in_which_a_module_is_written_counts(liked: str, expected: str) -> None:
    shelf = library(edition(_in_turkish(good_files(translated=True))))
    (module,) = shelf.modules(liked)
    unit = shelf.unit(UnitKey("daten-muster/zettel"), liked)
    assert unit is not None
    assert (module.language, unit.language, unit.pre.language) == (expected,) * 3


def test_a_language_without_cases_gets_german_then_english_ones() -> None:
    files = good_files(translated=True)
    assert [module.language for module in library(edition(files)).modules("uk")] == ["de"]
    english = {path: raw for path, raw in files.items() if ".de." not in path}
    untranslated = {path: raw.replace(b"translates", b"x-translates") for path, raw in english.items()}
    shelf = library(edition(untranslated))
    assert [module.language for module in shelf.modules("uk")] == ["en"]


def test_no_unit_mixes_languages() -> None:
    shelf = library(edition(good_files(translated=True)))
    unit = shelf.unit(UnitKey("daten-muster/zettel"), "en")
    assert unit is not None
    assert "**If**" in unit.try_task
    assert unit.pre == shelf.question(unit.pre.key, "en")


def test_an_old_translation_is_shown_and_flagged() -> None:
    files = _with(good_files(translated=True), QUIZ.format("de"), "-version: 3\n+version: 4")
    shelf = library(edition(files))
    assert [module.stale for module in shelf.modules("en")] == [True]
    assert [module.stale for module in shelf.modules("de")] == [False]


def test_a_draft_is_not_offered_but_can_be_previewed() -> None:
    files = _with(good_files(), MODULE.format("de"), "-status: published\n+status: draft")
    shelf = library(edition(files))
    assert shelf.modules("de") == ()
    assert shelf.unit(UnitKey("daten-muster/zettel"), "de") is not None


def test_a_question_knows_its_unit_and_a_unit_its_module() -> None:
    shelf = library(edition(good_files()))
    assert shelf.unit_of(QuestionKey("daten-muster#platz")) == "daten-muster/zettel"
    assert shelf.unit_of(QuestionKey("daten-muster#fort")) is None
    module = shelf.module_of(UnitKey("daten-muster/zettel"), "de")
    assert module is not None
    assert module.id == "daten-muster"


def test_the_taxonomy_names_things_in_the_language_or_in_german() -> None:
    taxonomy = library(edition(good_files())).taxonomy
    area, role, trade = taxonomy.area("daten"), taxonomy.role("coach"), taxonomy.trade("lager")
    report, level = taxonomy.report_area_of("daten"), taxonomy.level("basic")
    assert area
    assert role
    assert trade
    assert report
    assert level
    assert (area.title("en"), area.title("de"), area.title("tr"), area.title("fi")) == (
        "Data literacy",
        "Datenkompetenz",
        "Veri okuryazarlığı",
        "Datenkompetenz",
    )
    assert role.title("en") == "Ich begleite und koordiniere andere"
    assert (trade.title("de"), level.title("en"), report.id) == ("Lager und Logistik", "Basic", "data")
    assert taxonomy.area("zahlen") is None


def test_faulty_content_is_not_loaded_and_all_errors_are_told(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "content")
    path = tmp_path / "content" / MODULE.format("de")
    path.write_text(path.read_text(encoding="utf-8").replace("area: daten", "area: datne"), encoding="utf-8")
    with pytest.raises(FaultyContentError, match=r"Meintest du „daten“\?") as fault:
        load(tmp_path / "content")
    assert [finding.code for finding in fault.value.findings if finding.is_error] == ["M004", "T002"]


def test_warnings_keep_nothing_from_being_loaded(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path / "content")
    path = tmp_path / "content" / QUIZ.format("de")
    path.write_text(path.read_text(encoding="utf-8").replace("version: 3", "version: 4"), encoding="utf-8")
    assert [finding.code for finding in load(tmp_path / "content").warnings] == ["T003"]


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFolderError, match="weder modules/ noch quizzes/"):
        load(tmp_path)
    with pytest.raises(UnreadableFolderError, match="ist kein Ordner"):
        load(tmp_path / "fort")


@pytest.mark.parametrize(
    "address", ["../media/../taxonomy.yaml", "tor.png", "../media/fehlt.png", "/etc/passwd", "../media/"]
)
def test_an_image_address_leads_nowhere_else(tmp_path: Path, address: str) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "tor.png").write_bytes(b"png")
    shelf = load(tmp_path)
    assert shelf.media_path("../media/tor.png") == tmp_path / "media" / "tor.png"
    assert shelf.media_path(address) is None


def test_what_cannot_be_read_is_told_and_the_rest_is_checked(tmp_path: Path) -> None:
    shutil.copytree(GOOD, tmp_path, dirs_exist_ok=True)
    (tmp_path / "modules" / "ordner.de.md").mkdir()
    (tmp_path / "quizzes" / "weg.de.md").symlink_to(tmp_path / "fort.md")
    with pytest.raises(FaultyContentError) as fault:
        load(tmp_path)
    assert [(finding.path, finding.code) for finding in fault.value.findings] == [
        ("modules/ordner.de.md", "M001"),
        ("quizzes/weg.de.md", "M001"),
    ]
