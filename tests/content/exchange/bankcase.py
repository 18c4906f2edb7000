"""How is a bank and what becomes of it written down?

A Markdown document: every `##` is a case. The ```bank NAME block is the file, the ```quiz block what the
quizzes say from the first unit on, the ```dropped block what is listed; a block that is empty is left out.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from content.draft import written
from content.exchange import Imported, read

BANKS = Path(__file__).parent / "banks"
FENCE = re.compile(
    r"^````(?P<kind>bank|quiz|dropped)(?P<info>[^\n]*)\n(?P<body>.*?)^````$", re.MULTILINE | re.DOTALL
)
TITLE = re.compile(r"^## ", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class BankCase:
    title: str
    name: str
    text: str
    quiz: str
    dropped: str


def cases_in(document: Path) -> list[BankCase]:
    text = document.read_text(encoding="utf-8")
    fenced = [range(*match.span()) for match in FENCE.finditer(text)]
    found = [match.end() for match in TITLE.finditer(text)]
    starts = [at for at in found if not any(at in span for span in fenced)]
    return [_case(text[start:end]) for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def _case(text: str) -> BankCase:
    fences = {match["kind"]: match for match in FENCE.finditer(text)}
    bodies = {kind: match["body"] for kind, match in fences.items()}
    return BankCase(
        title=text.split("\n", 1)[0],
        name=fences["bank"]["info"].strip(),
        text=bodies["bank"],
        quiz=bodies.get("quiz", ""),
        dropped=bodies.get("dropped", ""),
    )


def shown_quiz(imported: Imported) -> str:
    """Of every draft what stands behind its title."""
    quizzes = [written(draft)[draft.quiz_path] for draft in imported.drafts]
    return "\n".join(quiz[quiz.index("\n## ") + 1 :] for quiz in quizzes)


def shown_dropped(imported: Imported) -> str:
    return "".join(f"{finding}\n" for finding in imported.dropped)


def read_case(case: BankCase) -> Imported:
    return read(case.text.encode(), name=case.name)
