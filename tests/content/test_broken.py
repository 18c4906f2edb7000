"""Does the faulty example give exactly the findings that are known of it?"""

from content.check import check_folder
from content.findings import Finding, summary
from tests.content.rulecase import HERE

LATER_RULES = ("R001", "S007", "Q015", "Q016", "Q017")
"""younger than the example; their findings come on top"""


def _printed(findings: tuple[Finding, ...]) -> str:
    return "".join(f"{line}\n" for line in (*findings, summary(findings)))


def test_the_faulty_example_gives_all_its_findings() -> None:
    findings = check_folder(HERE / "broken")
    assert _printed(findings) == (HERE / "broken" / "expected.txt").read_text(encoding="utf-8")


def test_without_the_later_rules_these_are_35() -> None:
    findings = tuple(one for one in check_folder(HERE / "broken") if one.code not in LATER_RULES)
    assert summary(findings) == "31 Fehler, 4 Hinweise"
