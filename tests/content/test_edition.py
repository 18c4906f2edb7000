"""Is our own content as good as we ask of others?"""

from datetime import date
from pathlib import Path

from content.check import check_folder
from content.library import load
from content.taxonomy import ANY_TRADE, ids

OWN = Path("content")


def test_our_own_content_has_no_findings() -> None:
    assert [str(finding) for finding in check_folder(OWN)] == []


def test_no_review_date_is_passed_in_the_year_of_the_edition() -> None:
    assert [str(finding) for finding in check_folder(OWN, today=date(2026, 12, 31))] == []


def test_every_report_area_and_four_trades_have_units_from_the_first_day() -> None:
    library = load(OWN)
    modules = library.modules("de")
    reports = {area.id for module in modules if (area := library.taxonomy.report_area_of(module.area))}
    trades = {unit.trade for module in modules for unit in module.units} - {ANY_TRADE}
    assert reports == set(ids(library.taxonomy.report_areas))
    assert len(trades) >= 4


def test_every_module_is_there_in_german_and_english_and_fresh() -> None:
    library = load(OWN)
    german, english = library.modules("de"), library.modules("en")
    assert [module.id for module in german] == [module.id for module in english]
    assert {module.language for module in english} == {"en"}
    assert not any(module.stale for module in english)


def test_the_core_question_of_every_unit_has_a_further_case() -> None:
    for module in load(OWN).modules("de"):
        for unit in module.units:
            assert any(len(question.cases) > 1 for question in unit.questions), unit.key


def test_the_self_check_is_there_with_at_most_twelve_questions() -> None:
    self_check = load(OWN).self_check("de")
    assert self_check is not None
    assert 1 <= len(self_check.questions) <= 12
