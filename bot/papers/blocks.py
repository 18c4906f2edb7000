"""Which headings, paragraphs, lists and tables does a Markdown document consist of?"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from markdown_it.token import Token

PEN: Final = "____"
"""a line that ends so, or begins so, is to be written on by hand"""

NARROW_CHARACTERS: Final = 8
"""no column of a table is laid out for shorter text"""
LONG_CHARACTERS: Final = 60
"""nor for longer text: it wraps"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    text: str
    """may hold line ends"""
    bold: bool = False
    italic: bool = False
    code: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    level: int
    """1 is the title"""
    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    runs: Runs
    quoted: bool = False

    @property
    def is_signature(self) -> bool:
        return plain(self.runs).startswith(PEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One of a list; lists lie flat."""

    runs: Runs


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    rows: tuple[tuple[Runs, ...], ...]
    """the first holds the headings; all have its length"""


@dataclass(frozen=True, slots=True)
class NewPage:
    """A line across the page in Markdown."""


Block = Heading | Paragraph | Item | Table | NewPage


def plain(runs: Runs) -> str:
    return "".join(run.text for run in runs)


def title_of(found: Sequence[Block]) -> str:
    """The first heading, or nothing."""
    return next((plain(block.runs) for block in found if isinstance(block, Heading)), "")


def shares(table: Table) -> tuple[float, ...]:
    """Of the width for each column, by its text; they add up to 1."""
    wanted = []
    for column in zip(*table.rows, strict=True):
        texts = [plain(runs) for runs in column]
        longest_word = max(len(word) for text in texts for word in (*text.split(), ""))
        longest, usual = max(map(len, texts)), sum(map(len, texts)) / len(texts)
        wanted.append(max(longest_word, min((longest + usual) / 2, LONG_CHARACTERS), NARROW_CHARACTERS))
    return tuple(part / sum(wanted) for part in wanted)


def blocks(markdown: str) -> tuple[Block, ...]:
    """
    Raises:
        ValueError: there is something in it that no paper shows, such as a picture.

    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)
    return tuple(_blocks(tokens))


def _blocks(tokens: Sequence["Token"]) -> Iterator[Block]:
    quoted = item = False
    level = 0
    rows: list[list[Runs]] = []
    for token in tokens:
        match token.type:
            case "heading_open":
                level = int(token.tag[1:])
            case "heading_close":
                level = 0
            case "blockquote_open" | "blockquote_close":
                quoted = token.nesting > 0
            case "list_item_open" | "list_item_close":
                item = token.nesting > 0
            case "hr":
                yield NewPage()
            case "tr_open":
                rows.append([])
            case "table_close":
                yield Table(rows=tuple(map(tuple, rows)))
                rows = []
            case "inline":
                runs = tuple(_runs(token.children or []))
                if rows:
                    rows[-1].append(runs)
                elif level:
                    yield Heading(level=level, runs=runs)
                elif item:
                    yield Item(runs=runs)
                else:
                    yield Paragraph(runs=runs, quoted=quoted)
            case kind if kind not in _SILENT:
                raise ValueError(f"a paper cannot show {kind}")


_SILENT: Final = frozenset(
    {"paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close"}
    | {f"{part}_{end}" for part in ("thead", "tbody", "th", "td") for end in ("open", "close")}
    | {"tr_close", "table_open"}
)


def _runs(children: Sequence["Token"]) -> Iterator[Run]:
    bold = italic = False
    for token in children:
        match token.type:
            case "text" | "text_special" | "code_inline":
                if token.content:
                    yield Run(text=token.content, bold=bold, italic=italic, code=token.type == "code_inline")
            case "softbreak":
                yield Run(text=" ", bold=bold, italic=italic)
            case "hardbreak":
                yield Run(text="\n", bold=bold, italic=italic)
            case "strong_open" | "strong_close":
                bold = token.nesting > 0
            case "em_open" | "em_close":
                italic = token.nesting > 0
            case kind:
                raise ValueError(f"a paper cannot show {kind}")
