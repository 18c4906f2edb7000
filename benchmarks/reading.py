"""What does understanding and checking all content cost, against its mere Markdown?"""

from pathlib import Path

from markdown_it import MarkdownIt

from benchmarks.figures import Figure, Row
from benchmarks.packing import interleaved_ms
from content import EDITION
from content.check import check_folder
from content.library import load


def measure(*, quick: bool) -> list[Row]:
    files = [file for part in ("modules", "quizzes") for file in sorted((EDITION / part).glob("*.md"))]
    markdown = MarkdownIt("commonmark")
    rounds = 3 if quick else 11

    def merely_parse() -> None:
        for file in files:
            markdown.parse(Path(file).read_text(encoding="utf-8"))

    rows: list[Row] = []
    for what, act in (
        (f"parse and check {len(files)} files of content", lambda: check_folder(EDITION)),
        ("the same, and build the library", lambda: load(EDITION)),
    ):
        ours, baseline = interleaved_ms(act, merely_parse, rounds=rounds)
        rows.append(
            Figure(what=what, ours=ours, baseline=baseline, unit="ms", against="markdown-it-py parses them")
        )
    return rows
