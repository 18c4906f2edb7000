"""Do people find the unit that helps, as they type on a phone?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Final

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.markdown import visible
from bot.screens.screen import BUTTON_CHARACTERS
from bot.screens.searching import found as drawn
from bot.screens.searching import shortened
from bot.texts.tongue import speak
from content.check.limits import BUBBLE_WORDS, word_count
from content.library import Library
from content.search.index import UnitIndex
from content.search.words import fold, grams
from learning.model import Module, ModuleId, UnitKey
from learning.searching import Shelf, find
from tests.edition import whole_edition
from tests.learning.builders import module

QUERIES: Final = Path(__file__).parent / "search_queries.de.yaml"
EDITION_LANGUAGES: Final = ("de", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    query: str
    unit: UnitKey


def sought(part: str) -> list[Sought]:
    entries = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))[part]
    return [Sought(query=entry["query"], unit=UnitKey(entry["unit"])) for entry in entries]


@cache
def of_edition() -> tuple[Library, UnitIndex]:
    library = whole_edition()
    return library, UnitIndex(library, "de")


@pytest.fixture
def index() -> UnitIndex:
    return of_edition()[1]


def missed(index: UnitIndex, queries: Sequence[Sought]) -> list[str]:
    return [one.query for one in queries if index.first(one.query)[:1] != (one.unit,)]


# --- what people look for -----------------------------------------------------------------------


def test_sixty_queries_of_people_on_shift_find_their_unit_first(index: UnitIndex) -> None:
    queries = sought("tuned")
    assert len(queries) == len({one.unit for one in queries}) == 60
    assert len(missed(index, queries)) <= 6, missed(index, queries)
    assert [one.query for one in queries if one.unit not in index.first(one.query)] == []


def test_queries_that_nothing_was_tuned_to_find_it_nearly_as_often(index: UnitIndex) -> None:
    queries = sought("held_out")
    assert len(queries) == 20
    assert not {one.unit for one in queries} & {one.unit for one in sought("tuned")}
    assert len(missed(index, queries)) <= 5, missed(index, queries)


def test_most_are_found_by_the_texts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that a company finds its own units, for which nobody writes keywords."""
    monkeypatch.setattr(Library, "keywords", lambda *_: ())
    assert len(missed(UnitIndex(whole_edition(), "de"), sought("tuned"))) <= 12


@pytest.mark.parametrize("language", EDITION_LANGUAGES)
def test_a_title_finds_its_own_unit(language: str) -> None:
    library = whole_edition()
    index = UnitIndex(library, language)
    units = [unit for module in library.modules(language) for unit in module.units]
    assert [unit.title for unit in units if unit.key not in index.first(unit.title)] == []
    assert len([unit.title for unit in units if index.first(unit.title)[0] != unit.key]) <= 2


@pytest.mark.parametrize("spelling", ["Kühlliste", "kuehlliste", "kuhlliste", "KÜHLLISTE", "ku\u0308hlliste"])
def test_an_umlaut_may_be_typed_in_any_way(index: UnitIndex, spelling: str) -> None:
    assert index.first(spelling)[:1] == ("werkzeuge-doku/kuehlliste",)
    assert index.first(spelling) == index.first("Kühlliste")


@pytest.mark.parametrize(
    ("query", "unit"),
    [
        ("lost my fone", "grundlagen-sicherheit/handy-verloren"),
        ("pasword on a note", "grundlagen-sicherheit/passwort-zettel"),
        ("chat gpt made up a standard", "ki-verstehen/erfundene-norm"),
        ("too many emials", "werkzeuge-zusammen/alle-in-kopie"),
        ("robots taking jobs", "grundlagen-wandel/neuer-kollege"),
        ("morning meetings too long", "agil-schritte/morgenrunde"),
    ],
)
def test_english_is_searched_as_english(query: str, unit: str) -> None:
    assert UnitIndex(whole_edition(), "en").first(query)[:1] == (unit,)


def test_whoever_learns_in_a_third_language_searches_what_they_are_given() -> None:
    index = UnitIndex(whole_edition(), "uk")
    assert index.first("handy verloren")[:1] == ("grundlagen-sicherheit/handy-verloren",)


def test_what_somebody_has_kept_comes_earlier(index: UnitIndex) -> None:
    kept = index.first("excel")[-1]
    assert index.first("excel", kept=frozenset({kept}))[0] == kept
    assert kept not in index.first("usb stick", kept=frozenset({kept})), "it has to fit at all"


# --- odd words ----------------------------------------------------------------------------------

ODD: Final = [
    "",
    "   ",
    "💡 👍",
    "hallo",
    "und oder aber",
    'title:handy AND "usb',
    "(((",
    "* ~2 ^3 /x/ [a TO z]",
    "a" * 4000,
    "handy " * 700,
    "ß",
    "İI",
    "\x00\ud800",
    "عربى",
    "qwrtzp xyzxyz",
]


@pytest.mark.parametrize("words", ODD)
def test_odd_words_find_something_or_nothing(index: UnitIndex, words: str) -> None:
    assert len(index.first(words)) <= 5


@pytest.mark.parametrize("words", ["", "💡", "hallo", "und oder aber", "qwrtzp xyzxyz", "a" * 4000])
def test_what_says_nothing_finds_nothing(index: UnitIndex, words: str) -> None:
    assert index.first(words) == ()


@given(words=st.text(max_size=300))
def test_whatever_is_typed_gives_units_of_the_library_each_once(words: str) -> None:
    library, index = of_edition()
    hits = index.first(words)
    assert len(hits) == len(set(hits)) <= 5
    assert all(library.unit(key, "de") for key in hits)


@given(text=st.text(max_size=60))
def test_folding_twice_changes_no_more(text: str) -> None:
    assert fold(fold(text, "en"), "en") == fold(text, "en")


def test_a_word_has_pieces_at_both_ends() -> None:
    assert grams("handy") == ["_ha", "han", "and", "ndy", "dy_"]
    assert grams("a") == ["_a_"]


# --- whose library ------------------------------------------------------------------------------


def own(title: str) -> Module:
    made = module("team-kran", "bau")
    units = tuple(replace(unit, title=title, key=UnitKey("team-kran/zettel")) for unit in made.units)
    return replace(made, id=ModuleId("team-kran"), units=units, is_own=True)


def test_a_company_finds_its_own_units_and_nobody_elses() -> None:
    edition = whole_edition()
    theirs = UnitIndex(edition.of_company([own("Der Turmdrehkran quietscht")], ()), "de")
    assert theirs.first("turmdreh kran quitscht")[:1] == ("team-kran/zettel",)
    assert "team-kran/zettel" not in UnitIndex(edition, "de").first("turmdreh kran quitscht")


# --- how it looks -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", EDITION_LANGUAGES)
def test_what_is_found_fits_a_bubble_and_its_buttons(language: str) -> None:
    library = whole_edition()
    index = UnitIndex(library, language)
    shelf = Shelf(library=library, language=language, states={})
    for module_ in library.modules(language):
        for unit in module_.units:
            screen = drawn(speak(language), find(unit.title, index, shelf))
            assert word_count(visible(screen.html)) <= BUBBLE_WORDS, unit.title
            assert all(len(button.text) <= BUTTON_CHARACTERS for row in screen.rows for button in row)


def test_a_title_is_cut_between_words() -> None:
    assert shortened("Alles ist dringend") == "Alles ist dringend"
    assert shortened("Zehn Aufträge angefangen, keiner fertig") == "Zehn Aufträge angefangen…"
    assert shortened("Betriebsvereinbarungsgespräche") == "Betriebsvereinbarungsgesprä…"


@given(title=st.text(max_size=80))
def test_a_cut_title_always_fits(title: str) -> None:
    assert len(shortened(title)) <= BUTTON_CHARACTERS
