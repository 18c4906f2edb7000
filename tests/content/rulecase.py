"""How is a case of the rules written down?

A Markdown document: every `##` is a case. A ```diff PATH block changes a file of the good edition, a
```file PATH block adds one, the ```text block holds the findings that are expected, all of them. Its
info may say `--today 2028-01-01`. The English files are part of a case that names one.
"""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from content.check import check
from content.edition import edition

HERE = Path(__file__).parent
GOOD = HERE / "good"
FENCE = re.compile(
    r"^```(?P<kind>diff|file|text)(?P<info>[^\n]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
TITLE = re.compile(r"^## (?P<title>.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCase:
    title: str
    files: dict[str, bytes]
    expected: str
    today: date | None

    def printed(self) -> str:
        findings = check(edition(self.files, media_bytes={"tor.png": 40_000}), today=self.today)
        return "".join(f"{finding}\n" for finding in findings)


def good_files(*, translated: bool = False) -> dict[str, bytes]:
    paths = sorted(GOOD.rglob("*.md"))
    return {
        path.relative_to(GOOD).as_posix(): path.read_bytes()
        for path in paths
        if translated or not path.name.endswith(".en.md")
    }


def cases_in(document: Path) -> list[RuleCase]:
    text = document.read_text(encoding="utf-8")
    fenced = [range(*match.span()) for match in FENCE.finditer(text)]
    titles = [match for match in TITLE.finditer(text) if not any(match.start() in span for span in fenced)]
    ends = [*(match.start() for match in titles[1:]), len(text)]
    return [_case(match["title"], text[match.end() : end]) for match, end in zip(titles, ends, strict=True)]


def _case(title: str, text: str) -> RuleCase:
    fences = [(match["kind"], match["info"].strip(), match["body"]) for match in FENCE.finditer(text)]
    files = good_files(translated=any(".en.md" in info for kind, info, _ in fences if kind != "text"))
    for kind, info, body in fences:
        if kind == "file":
            files[info] = body.encode()
        elif kind == "diff":
            files[info] = changed(files[info].decode(), body).encode()
    expected = [(info, body) for kind, info, body in fences if kind == "text"]
    assert len(expected) == 1, f"{title}: one ```text block is needed"
    info, body = expected[0]
    today = date.fromisoformat(info.removeprefix("--today").strip()) if info else None
    return RuleCase(title=title, files=files, expected=body, today=today)


def changed(text: str, diff: str) -> str:
    """The text with each hunk replaced; hunks are separated by empty lines, and a hunk that takes
    nothing away is put at the end.
    """
    for hunk in re.split(r"\n\n+", diff.strip("\n")):
        lines = hunk.split("\n")
        old = "".join(f"{line[1:]}\n" for line in lines if line[:1] in "- ")
        new = "".join(f"{line[1:]}\n" for line in lines if line[:1] in "+ ")
        if old:
            assert text.count(old) == 1, f"not once in the good file:\n{old}"
            text = text.replace(old, new)
        else:
            text += new
    return text
