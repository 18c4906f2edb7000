"""Is our own content as good as we ask of others?"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest

from benchmarks.unread import guessed, remembered
from bot.markdown import visible
from content.check import check_folder
from content.counts import counts
from content.edition import read_edition, shipped_taxonomy
from content.stats import stats
from content.taxonomy import ANY_TRADE, ids
from learning.model import Level, Match, NumberEntry, Order, Question, Scenario
from learning.paths import first_unit, next_unit, suggest
from tests.edition import screens, whole_edition

OWN = Path("content")
LANGUAGES = ("de", "en")


def test_our_own_content_has_no_findings() -> None:
    assert [str(finding) for finding in check_folder(OWN)] == []


def test_no_review_date_is_passed_in_the_year_of_the_edition() -> None:
    assert [str(finding) for finding in check_folder(OWN, today=date(2026, 12, 31))] == []


def test_the_edition_is_as_large_as_its_curriculum() -> None:
    counts = stats(read_edition(OWN)).counts
    assert (counts.modules, counts.units) == (24, 112)
    assert counts.questions >= 400
    assert counts.cases >= 112
    assert counts.pictures >= 30


@pytest.mark.parametrize("language", LANGUAGES)
def test_right_answers_are_spread_and_not_told_by_their_length(language: str) -> None:
    edition = read_edition(OWN)
    found = counts(edition, [module for module in edition.modules if module.language == language])
    assert max(found.right_position) <= 0.45 * sum(found.right_position)
    assert found.right_is_longest_share is not None
    assert found.right_is_longest_share <= 0.35


def test_nobody_types_words_and_every_area_asks_in_six_ways() -> None:
    for area, kinds in stats(read_edition(OWN)).counts.question_types.items():
        assert "text" not in kinds, area
        assert len(kinds) >= 6, area


def test_every_module_lets_people_think_with_their_hands() -> None:
    for module in whole_edition().modules("de"):
        kinds = {type(question.cases[0].task) for question in module.questions()}
        assert kinds & {NumberEntry, Order, Match, Scenario}, module.id


def test_a_number_that_comes_back_is_another_one() -> None:
    for question in _questions():
        numbers = [
            next(expected.value for expected in case.task.expected if expected.right)
            for case in question.cases
            if isinstance(case.task, NumberEntry)
        ]
        assert len(set(numbers)) == len(numbers), question.key
        assert len(numbers) != 1, question.key


def test_those_whom_automation_hits_find_their_cases() -> None:
    per_role = stats(read_edition(OWN)).counts.units_per_role
    assert per_role["replaced"] >= 16
    assert per_role["steered"] >= 24
    assert per_role["creative"] >= 4


@pytest.mark.parametrize("trade", sorted(set(ids(shipped_taxonomy().trades)) - {ANY_TRADE}))
def test_every_trade_finds_itself_in_its_first_case_and_in_four_of_six_suggestions(trade: str) -> None:
    modules = whole_edition().modules("de")
    own = {trade, ANY_TRADE}
    assert first_unit(modules, trade=trade).trade in own
    suggested = suggest(modules, done=frozenset(), trade=trade, count=6)
    assert sum(one.unit.trade in own for one in suggested) >= 4


@pytest.mark.parametrize("trade", sorted(set(ids(shipped_taxonomy().trades)) - {ANY_TRADE}))
@pytest.mark.parametrize("level", Level)
def test_a_wish_and_roles_leave_four_of_six_suggestions_at_home(trade: str, level: Level) -> None:
    taxonomy, modules = shipped_taxonomy(), whole_edition().modules("de")
    levels = dict.fromkeys(ids(taxonomy.areas), level)
    roles = ids(taxonomy.roles)
    chosen = [frozenset(some) for n in (0, 1, 2, len(roles)) for some in combinations(roles, n)]
    for wish in (None, *ids(taxonomy.areas)):
        for some in chosen:
            found = suggest(
                modules, done=frozenset(), trade=trade, wish=wish, roles=some, levels=levels, count=6
            )
            assert sum(one.unit.trade in {trade, ANY_TRADE} for one in found) >= 4, (wish, some)
            assert wish is None or found[0].module.area == wish, (wish, some)


@pytest.mark.parametrize("trade", sorted(set(ids(shipped_taxonomy().trades)) - {ANY_TRADE}))
def test_four_of_the_first_six_units_that_somebody_goes_through_are_at_home(trade: str) -> None:
    modules = whole_edition().modules("de")
    for wish in (None, *ids(shipped_taxonomy().areas)):
        walked = [first_unit(modules, trade=trade)]
        while len(walked) < 6:
            done = frozenset(unit.key for unit in walked)
            upcoming = next_unit(modules, done=done, trade=trade, wish=wish)
            assert upcoming is not None
            walked.append(upcoming)
        assert sum(unit.trade in {trade, ANY_TRADE} for unit in walked) >= 4, wish


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_comes_far_without_reading(language: str) -> None:
    library = whole_edition()
    for result in (*guessed(library, language), *remembered(library, language)):
        assert result.holds, result


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_explained_word_stands_in_a_text(language: str) -> None:
    library = whole_edition()
    texts = "\n".join(visible(screen.html) for _, screen in screens(library, language))
    glossary = library.glossary(language, language)
    assert len(glossary.words) >= 140
    found = glossary.found_in(texts)
    assert [word.word for word in glossary.words if word not in found] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_unit_has_words_that_others_use_for_it(language: str) -> None:
    library = whole_edition()
    units = [unit.key for module in library.modules(language) for unit in module.units]
    assert [key for key in units if len(library.keywords(key, language)) < 3] == []


def test_every_report_area_has_units_from_the_first_day() -> None:
    library = whole_edition()
    modules = library.modules("de")
    reports = {area.id for module in modules if (area := library.taxonomy.report_area_of(module.area))}
    assert reports == set(ids(library.taxonomy.report_areas))


def test_every_module_is_there_in_german_and_english_and_fresh() -> None:
    library = whole_edition()
    german, english = library.modules("de"), library.modules("en")
    assert [module.id for module in german] == [module.id for module in english]
    assert {module.language for module in english} == {"en"}
    assert not any(module.stale for module in english)


def _questions() -> Iterator[Question]:
    for module in whole_edition().modules("de"):
        yield from module.questions()


def test_the_core_question_of_every_unit_has_a_further_case() -> None:
    for module in whole_edition().modules("de"):
        for unit in module.units:
            assert any(len(question.cases) > 1 for question in unit.questions), unit.key


def test_the_self_check_is_there_with_at_most_twelve_questions() -> None:
    self_check = whole_edition().self_check("de")
    assert self_check is not None
    assert 1 <= len(self_check.questions) <= 12
