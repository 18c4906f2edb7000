"""Does every finding stay one line or one command, whatever somebody typed?"""

import re
from urllib.parse import unquote

from hypothesis import given
from hypothesis import strategies as st

from content.findings import Finding, error
from content.report import Format, report

FINDINGS = st.builds(error, st.text(), st.integers(1, 99), st.just("S002"), st.text())


def test_what_github_reads_as_its_own_marks_is_escaped() -> None:
    finding = error("modules/a:b,c%.de.md", 3, "S002", "100 %: zwei,\r\n::error::drei")
    assert report([finding], Format.GITHUB).splitlines()[0] == (
        "::error file=modules/a%3Ab%2Cc%25.de.md,line=3,title=S002::100 %25: zwei,%0D%0A::error::drei"
    )


@given(st.lists(FINDINGS, max_size=3))
def test_whatever_somebody_typed_stays_one_command_for_each_finding(findings: list[Finding]) -> None:
    *commands, _ = report(findings, Format.GITHUB).split("\n")
    read = [
        re.fullmatch(r"::error file=([^,:\r]*),line=(\d+),title=S002::([^\r]*)", line) for line in commands
    ]
    told = [(unescaped(one[1]), int(one[2]), unescaped(one[3])) for one in read if one]
    assert told == [(finding.path, finding.line, finding.message) for finding in findings]


def unescaped(text: str) -> str:
    """As GitHub reads it: these five and no other."""
    return re.sub(r"%(25|0D|0A|3A|2C)", lambda found: unquote(found.group()), text)


@given(st.lists(FINDINGS, max_size=3))
def test_an_editor_gets_one_line_for_each_finding(findings: list[Finding]) -> None:
    lines = report(findings, Format.GCC).splitlines()
    assert len(lines) == len(findings) + 1
