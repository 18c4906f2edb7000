"""What holds for every file that somebody calls a question bank?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content.check.head import is_valid_id
from content.draft import written
from content.edition import edition
from content.exchange import Format, Imported, read
from content.exchange.port import READABLE
from content.findings import Severity
from content.source import LARGEST_BYTES
from tests.content.exchange.bankcase import BANKS, cases_in

VALID = [
    (bank_format, case.text.encode())
    for name, bank_format in (
        ("gift", Format.GIFT),
        ("aiken", Format.AIKEN),
        ("moodle", Format.MOODLE_XML),
    )
    for case in cases_in(BANKS / f"{name}.md")
]
PIECES = (
    "::", "{", "}", "{T}", "{#", "=", "~", "#", "####", "->", "\\", "\\n", "\\{", "%50%", "%",
    "//", "\n", "\n\n", "$CATEGORY: $course$/top/a//b/c", "[html]", "[markdown]", "<p>", "</p>",
    "<b>", "<li>", "<td>", "<table>", "<pre>", "<!--", "-->",
    "<img src='data:image/png;base64,AA'>", "![a](b)", "&nbsp;", "&#0;", "&x;", "1..5", "1e99",
    "NaN", "A. a", "ANSWER: A", "<quiz>", "<question type='multichoice'>",
    "<question type='ordering'>", "</question>", "<text>", "</text>", "<answer fraction='x'>",
    "</answer>", "<![CDATA[", "]]>", "<!DOCTYPE x [<!ENTITY x 'y'>]>",
    "// pausenbrot: .pre numbered", "// pausenbrot case: ", "a#b/2", "## U {#u}", "- [x] ", "> ",
    "---", "```", "|", "\u2028", "\x00", "\ufeff", "😀", "ä", "\ufdd0",
)  # fmt: skip


@st.composite
def damaged(draw: st.DrawFn) -> tuple[Format, bytes]:
    """A bank that was fine, with some bytes dropped, doubled, changed or put in."""
    bank_format, raw = draw(st.sampled_from(VALID))
    changed = bytearray(raw)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, max(0, len(changed) - 1)))
        end = min(len(changed), at + draw(st.integers(1, 40)))
        match draw(st.sampled_from(["drop", "double", "insert", "byte", "cut"])):
            case "drop":
                del changed[at:end]
            case "double":
                changed[at:at] = changed[at:end]
            case "insert":
                changed[at:at] = draw(st.sampled_from(PIECES)).encode()
            case "byte":
                changed[at:end] = draw(st.binary(max_size=4))
            case _:
                del changed[at:]
    return bank_format, bytes(changed)


odd_texts = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join)


def assert_sound(imported: Imported, raw: bytes) -> None:
    """Whatever came out can be written, is read again, and says where it lost something."""
    files = {path: text.encode() for draft in imported.drafts for path, text in written(draft).items()}
    assert len(files) == 2 * len(imported.drafts)
    assert all(len(text) <= LARGEST_BYTES for text in files.values())
    read_again = edition(files)
    assert read_again.findings == ()
    drafted = [question for draft in imported.drafts for unit in draft.units for question in unit.questions]
    found = [question for quiz in read_again.quizzes for question in quiz.questions]
    assert sorted(question.id for question in drafted) == sorted(question.heading.id for question in found)
    assert all(is_valid_id(question.id) for question in drafted)
    assert sum(len(one.cases) for one in drafted) == sum(len(one.cases) for one in found)
    for finding in imported.dropped:
        assert finding.severity is Severity.WARNING
        assert 1 <= finding.line <= raw.count(b"\n") + raw.count(b"\r") + 1
    assert imported.drafts or imported.dropped


@pytest.mark.parametrize("bank_format", READABLE)
@given(raw=st.binary(max_size=300) | odd_texts.map(lambda text: text.encode("utf-8", "replace")))
@settings(max_examples=60, deadline=None)
def test_no_bytes_bring_an_importer_down(bank_format: Format, raw: bytes) -> None:
    assert_sound(read(raw, name="bank", bank_format=bank_format), raw)


@given(bank=damaged())
@settings(max_examples=100, deadline=None)
def test_no_damage_brings_an_importer_down(bank: tuple[Format, bytes]) -> None:
    bank_format, raw = bank
    assert_sound(read(raw, name="bank", bank_format=bank_format), raw)


@given(name=st.text(max_size=20), raw=st.sampled_from([raw for _, raw in VALID]))
@settings(max_examples=30, deadline=None)
def test_no_name_brings_an_importer_down(name: str, raw: bytes) -> None:
    for draft in read(raw, name=name).drafts:
        assert is_valid_id(draft.id)


@pytest.mark.parametrize("bank_format", READABLE)
@pytest.mark.parametrize(
    "mark",
    [
        "{", "}", "{=", "a{T}\n", "::", "\\", "#", "####", "~%", "->", "//", "\n\n{", "=a->b", "<b>",
        "<!--", "<a ", "<td>", "<li>", "![", "![](", "&amp;", "A. a\n", "ANSWER: ", "ANSWER: A ",
        "<question type='essay'>", "<x>", "<![CDATA[", "&", "[", "*a", "_a", "`", " ", "- ", "> ",
        "1. ",
    ],
)  # fmt: skip
def test_a_long_run_of_one_mark_is_read_in_one_go(bank_format: Format, mark: str) -> None:
    """With a look at all pairs each of these would take minutes."""
    for start in ("::n::[html]t ", "Wer?\nA. ", "<quiz><question type='essay'><questiontext><text><![CDATA["):
        raw = (start + mark * (30_000 // len(mark))).encode()
        imported = read(raw, name="bank", bank_format=bank_format)
        assert imported.drafts or imported.dropped
