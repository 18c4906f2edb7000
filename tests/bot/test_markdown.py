"""Does everything that can be written in Markdown arrive in a chat?"""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from bot.markdown import Image, images, render
from bot.markup import visible
from tests.spec import Example, examples
from tests.tdlib import parsed

_CONTENT = Path(__file__).parents[2] / "content"
_FILES = sorted([*_CONTENT.glob("modules/*.md"), *_CONTENT.glob("quizzes/*.md")])
_PARSER = MarkdownIt("commonmark", {"tasklists": True, "alerts": True, "html": False}).enable("table")
_PIECES = [
    "*",
    "**",
    "_",
    "`",
    "```\n",
    "> ",
    "> [!TIP]\n",
    "- ",
    "- [x] ",
    "1. ",
    "# ",
    "|",
    "---",
    "\n",
    "    ",
]
_PIECES += ["[a](https://b.de)", "![c](d)", "<b>", "&amp;", "&#0;", "\\", "\u00a0", "ä", "💡", "\x00", "\x1f"]

markdown_texts = st.one_of(
    st.text(), st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), max_size=40).map("".join)
)


def _written_words(markdown: str) -> list[str]:
    """Words of the parsed document in order; of tables those that `_cells` does not give."""
    tokens: list[Token] = []
    depth = 0
    for token in _PARSER.parse(markdown):
        depth += token.nesting if token.type.startswith(("table_", "alert_title_")) else 0
        tokens += [] if depth else [token]
    return " ".join(_text(token) for token in tokens).split()


def _text(token: Token) -> str:
    if token.type in {"softbreak", "hardbreak"}:
        return " "
    if token.children:
        return "".join(_text(child) for child in token.children)
    return token.content


def _cells(markdown: str) -> Iterator[str]:
    tokens = _PARSER.parse(markdown)
    for before, token in pairwise(tokens):
        if before.type in {"th_open", "td_open"}:
            yield " ".join(_text(token).split())


def _lost(words: list[str], shown: str) -> list[str]:
    """Words that do not come again in their order."""
    rest = iter(shown.split())
    return [word for word in words if not any(word == other for other in rest)]


@pytest.mark.parametrize("example", examples(), ids=lambda example: str(example.number))
def test_telegram_shows_every_word_of_the_specification(example: Example) -> None:
    shown = parsed(render(example.markdown)).text
    assert _lost(_written_words(example.markdown), shown) == []


def test_the_specification_is_complete() -> None:
    assert [example.number for example in examples()] == list(range(1, 653))


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_telegram_shows_every_word_of_our_content(path: Path) -> None:
    _, _, body = path.read_text("utf-8-sig").removeprefix("---\n").partition("\n---\n")
    assert body.strip()
    shown = parsed(render(body)).text
    assert _lost(_written_words(body), shown) == []
    flat = " ".join(shown.split())
    assert [cell for cell in _cells(body) if cell not in flat] == []


def test_there_is_content_to_show() -> None:
    assert _FILES


@given(markdown_texts)
def test_telegram_accepts_whatever_is_written(markdown: str) -> None:
    html = render(markdown)
    assert parsed(html).text == visible(html)


@given(markdown_texts)
def test_no_word_is_lost_whatever_is_written(markdown: str) -> None:
    if not list(_cells(markdown)):
        assert _lost(_written_words(markdown), visible(render(markdown))) == []


def _shows(markdown: str, html: str) -> None:
    assert render(dedent(markdown).strip("\n")) == dedent(html).strip("\n")
    assert parsed(render(dedent(markdown))).text == visible(render(dedent(markdown)))


def test_marks_become_telegrams_own() -> None:
    _shows(
        """
        ## 48 im System, *31* im Fach

        **Fett**, *schräg*, `Code` und 3 < 5 & "so".
        Ein Satz
        läuft.\\
        Neue Zeile.

        ---
        """,
        """
        <b>48 im System, <i>31</i> im Fach</b>

        <b>Fett</b>, <i>schräg</i>, <code>Code</code> und 3 &lt; 5 &amp; &quot;so&quot;. Ein Satz läuft.
        Neue Zeile.

        ──────────
        """,
    )


def test_lists_hang_below_their_markers() -> None:
    _shows(
        """
        - Zähl ein Fach
          - einen Schrank\\
            oder Wagen

            9. neun
            10. zehn
        - Vergleiche

          ```
          frei
            eingerückt
          ```
        """,
        """
        • Zähl ein Fach

          • einen Schrank
            oder Wagen

            9. neun
            10. zehn

        • Vergleiche

        <pre>frei
          eingerückt</pre>
        """,
    )


def test_tasks_show_their_boxes() -> None:
    _shows(
        "- [x] Bescheid geben\n- [ ] weiterfahren\n- kein Kasten",
        "☑ Bescheid geben\n☐ weiterfahren\n• kein Kasten",
    )


def test_quotes_in_quotes_become_one() -> None:
    _shows("> außen\n>\n> > innen", "<blockquote>außen\n\ninnen</blockquote>")
    _shows("> [!NOTE]\n> Merke\n>\n> > Zitat", "ℹ️ Merke\n\n<blockquote>Zitat</blockquote>")


@pytest.mark.parametrize(
    ("kind", "sign"), [("TIP", "💡"), ("NOTE", "ℹ️"), ("WARNING", "⚠️"), ("IMPORTANT", "❗"), ("CAUTION", "⛔")]
)
def test_an_alert_is_a_line_with_its_sign(kind: str, sign: str) -> None:
    _shows(f"> [!{kind}]\n> Erst die Spur, dann die Zahl.", f"{sign} Erst die Spur, dann die Zahl.")


def test_code_keeps_its_language() -> None:
    _shows("```sql x\nselect 1 < 2\n```", '<pre><code class="language-sql">select 1 &lt; 2</code></pre>')


def test_only_links_that_a_chat_can_open_are_links() -> None:
    _shows(
        '[Netz](https://a.de/?b&c="d") <tg://resolve?domain=x> [mehr](#q5) [ruf](javascript:alert) <a@b.de>',
        '<a href="https://a.de/?b&amp;c=%22d%22">Netz</a>'
        ' <a href="tg://resolve?domain=x">tg://resolve?domain=x</a> mehr [ruf](javascript:alert) a@b.de',
    )


def test_pictures_are_described_or_pulled_out() -> None:
    markdown = "Sieh hin.\n\n![Fach *C14* mit 31 Dichtungen](../media/f%20ach.png)\n\nUnd?"
    assert render(markdown) == "Sieh hin.\n\n<i>Fach <i>C14</i> mit 31 Dichtungen</i>\n\nUnd?"
    assert render(markdown, with_images=False) == "Sieh hin.\n\nUnd?"
    assert images(markdown) == (Image(path="../media/f ach.png", description="Fach C14 mit 31 Dichtungen"),)


def test_a_picture_in_a_description_is_no_picture_of_its_own() -> None:
    assert [image.description for image in images("![außen ![innen](b.png)](a.png)")] == ["außen innen"]


def test_html_is_text() -> None:
    _shows("<b>nicht</b> fett", "&lt;b&gt;nicht&lt;/b&gt; fett")


def test_what_shows_nothing_is_empty() -> None:
    assert render("[a]: https://b.de\n\n![](x.png)\n\n> [!TIP]\n\n#\n") == ""


def test_a_narrow_table_stands_in_columns() -> None:
    _shows(
        """
        | Tag | Teile | Halle |
        |-----|------:|:-----:|
        | Mo  | **7** | A & B |
        | Di  |   120 |       |
        """,
        """
        <pre>Tag  Teile  Halle
        ───  ─────  ─────
        Mo       7  A &amp; B
        Di     120</pre>
        """,
    )


def test_a_wide_table_becomes_records() -> None:
    _shows(
        """
        | Was dir auffällt | Was du *tust* |  |
        |--|--|--|
        | Teile fehlen im Fach | Melden, dann suchen | sofort |
        | Der Zettel fehlt | | |
        """,
        """
        <b>Was dir auffällt:</b> Teile fehlen im Fach
        <b>Was du <i>tust</i>:</b> Melden, dann suchen
        sofort

        <b>Was dir auffällt:</b> Der Zettel fehlt
        <b>Was du <i>tust</i>:</b>
        """,
    )


def test_a_wide_table_without_rows_keeps_its_headers() -> None:
    _shows(
        "| Eine lange Überschrift | Noch eine lange |\n|--|--|",
        "<b>Eine lange Überschrift</b>\n<b>Noch eine lange</b>",
    )


_cells_texts = st.text(st.characters(categories=["L", "N", "Zs", "So"]), max_size=24).map(
    lambda text: text.strip()
)


@given(st.lists(st.tuples(_cells_texts, _cells_texts, _cells_texts), min_size=1, max_size=6))
def test_every_cell_is_shown(rows: list[tuple[str, str, str]]) -> None:
    lines = ["| " + " | ".join(row) + " |" for row in rows]
    html = render("\n".join([lines[0], "|--|:-:|--:|", *lines[1:]]))
    flat = " ".join(parsed(html).text.split())
    assert [cell for row in rows for cell in row if " ".join(cell.split()) not in flat] == []
