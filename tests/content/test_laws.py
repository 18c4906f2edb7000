"""What holds for every text, however odd?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.check import check
from content.edition import edition
from content.library import library
from content.source import LARGEST_BYTES
from tests.content.rulecase import good_files

GOOD_FILES = good_files(translated=True)
PATHS = (*GOOD_FILES, "taxonomy.yaml", "ids.lock.json", "quizzes/stand.de.md")
PIECES = (
    "---\n",
    "# ",
    "## U {#u}\n",
    "### Problem\n",
    "### F {#f .match}\n",
    "#### Fall: x\n",
    "- [x] ",
    "- [ ] = ",
    "1. [ ] a {points=2}\n",
    "  > ",
    "> [!TIP]\n",
    "| a | b |\n|---|---|\n",
    "[x](#f)",
    "![](../media/x.png)",
    "{#",
    "}",
    "**",
    "<b>",
    "schema: module/1\n",
    "roles: [a, {b: c}]\n",
    "? [x]\n: y\n",
    "&a [*a]\n",
    "!!python/object:os.system x\n",
    '"\\ud800"',
    "\u00a0",
    "\t",
    "\n\n",
    "± 1e9",
    "= 1.234",
    "ﬀ",
    "\x00",
    "²",
    "٣",
)


@st.composite
def odd_texts(draw: st.DrawFn) -> bytes:
    pieces = draw(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40))
    return "".join(pieces).encode("utf-8", "replace")


@st.composite
def damaged_files(draw: st.DrawFn) -> dict[str, bytes]:
    """The good edition with some lines of one file moved, doubled, dropped or cut."""
    path = draw(st.sampled_from(sorted(GOOD_FILES)))
    lines = GOOD_FILES[path].decode().split("\n")
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.sampled_from(["drop", "double", "move", "cut", "insert"])):
            case "drop":
                lines.pop(at)
            case "double":
                lines.insert(at, lines[at])
            case "move":
                lines.insert(draw(st.integers(0, len(lines) - 1)), lines.pop(at))
            case "cut":
                lines[at] = lines[at][: draw(st.integers(0, len(lines[at])))]
            case _:
                lines.insert(at, draw(st.sampled_from(PIECES)).strip("\n"))
        lines = lines or [""]
    return {**GOOD_FILES, path: "\n".join(lines).encode("utf-8", "replace")}


@given(path=st.sampled_from(PATHS), raw=st.one_of(st.binary(max_size=300), odd_texts()))
@settings(max_examples=100, deadline=None)
def test_any_bytes_in_any_file_give_findings_and_no_fault(path: str, raw: bytes) -> None:
    for finding in check(edition({**GOOD_FILES, path: raw})):
        printed = str(finding)
        assert printed.encode()
        assert "\n" not in printed
        assert finding.line >= 1


@given(files=damaged_files())
@settings(max_examples=80, deadline=None)
def test_what_has_no_error_can_be_learned(files: dict[str, bytes]) -> None:
    read = edition(files)
    if any(finding.is_error for finding in check(read)):
        return
    shelf = library(read)
    for language in shelf.languages:
        for module in shelf.modules(language):
            for unit in module.units:
                assert unit.opening_questions
                assert unit.problem
                for question in (unit.pre, *unit.questions):
                    assert shelf.question(question.key, language) is question


@given(files=damaged_files())
@settings(max_examples=20, deadline=None)
def test_every_finding_lies_in_a_line_of_its_file(files: dict[str, bytes]) -> None:
    for finding in check(edition(files)):
        assert finding.line <= files[finding.path].decode().count("\n") + 1


@given(depth=st.integers(1, 3_000))
@settings(max_examples=5, deadline=None)
def test_deep_nesting_is_no_fault(depth: int) -> None:
    for deep in ("[" * depth, "> " * depth, "- " * depth, "{a: " * depth, "*" * depth):
        module = f"---\nroles: {deep}\n---\n# T\n## U {{#u}}\n### Problem\n{deep}\n"
        texts = {
            "modules/daten-tief.de.md": module,
            "taxonomy.yaml": f"areas: {deep}",
            "ids.lock.json": deep,
        }
        assert check(edition({path: text.encode() for path, text in texts.items()}))


def test_a_file_of_ten_megabytes_is_refused_at_once() -> None:
    (finding,) = edition({"quizzes/gross.de.md": b"- [ ] x\n" * 1_250_000}).findings
    assert finding.message == f"Datei ist größer als {LARGEST_BYTES // 1000} kB. Teil sie auf."


def test_a_file_in_another_encoding_is_told_with_its_line() -> None:
    (finding,) = edition({"quizzes/alt.de.md": "---\ntitle: Größe\n---".encode("latin-1")}).findings
    assert (finding.line, finding.code) == (2, "M001")
    assert "UTF-8" in finding.message


@pytest.mark.parametrize("mark", ["&", "### a\n", "- [x] = 1\n", "### {\n"])
def test_a_long_run_of_one_mark_is_judged_in_one_go(mark: str) -> None:
    """With a check of all pairs each of these would take minutes."""
    head = "---\nschema: quiz/1\n---\n\n## U {#u}\n\n### F {#f}\n\n"
    assert check(edition({"quizzes/lang.de.md": (head + mark * (80_000 // len(mark))).encode()}))
