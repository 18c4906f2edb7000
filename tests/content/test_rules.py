"""Does each rule say what is wrong, on the right line? The cases are Markdown in rules/."""

import re
from pathlib import Path

import pytest

from tests.content.rulecase import HERE, RuleCase, cases_in

CASES = [case for document in sorted((HERE / "rules").glob("*.md")) for case in cases_in(document)]


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_a_case_gives_the_findings_that_it_lists(case: RuleCase) -> None:
    assert case.printed() == case.expected


def test_every_code_of_the_format_has_a_case() -> None:
    format_text = Path("docs/content-format.md").read_text(encoding="utf-8")
    codes = set(re.findall(r"^\| `([A-Z]\d{3})` \|", format_text, re.MULTILINE))
    shown = "".join(case.expected for case in CASES)
    assert {code for code in codes if code not in shown} == set()
    assert len(codes) >= 30
