"""Which blocks does a text consist of, and on which lines do they stand?

The tokens of markdown-it-py become a small tree of blocks. Their text stays Markdown source, sliced
from the lines, so that whoever shows it renders it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

CONTAINERS: Final = {
    "heading_open": "heading",
    "paragraph_open": "paragraph",
    "blockquote_open": "quote",
    "alert_open": "alert",
    "bullet_list_open": "list",
    "ordered_list_open": "ordered",
    "list_item_open": "item",
    "table_open": "table",
    "tr_open": "row",
}
LEAVES: Final = {"fence": "code", "code_block": "code", "hr": "rule", "front_matter": "front_matter"}


HTML: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """An image or a link."""

    address: str
    text: str
    """description of the image, label of the link; may be empty"""
    line: int
    """1 is the first of the file"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    kind: str
    """a value of CONTAINERS or LEAVES"""
    start: int
    """index of the first line, 0 is the first of the file"""
    end: int
    """index behind the last line"""
    level: int = 0
    """of a heading, 1 to 6"""
    text: str = ""
    """inline source of a heading, paragraph or row (cells joined by tabs); content of a leaf"""
    alert: str = ""
    """TIP, NOTE, ... of an alert"""
    checked: bool | None = None
    """of a list item with a box"""
    plain: str = ""
    """what is seen of it, without marks; a line for every paragraph or cell"""
    images: tuple["Reference", ...] = ()
    """of all inline text within"""
    links: tuple["Reference", ...] = ()
    """the same"""
    html_lines: tuple[int, ...] = ()
    """lines on which something looks like a tag, 1 is the first of the file"""
    children: tuple["Block", ...] = ()

    @property
    def line(self) -> int:
        """1 is the first of the file"""
        return self.start + 1

    @property
    def cells(self) -> tuple[str, ...]:
        return tuple(self.text.split("\t"))


@cache
def _parser() -> MarkdownIt:
    options = {"tasklists": True, "alerts": True, "html": False}
    return MarkdownIt("commonmark", options).enable("table").use(front_matter_plugin)


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a whole text in order; front matter is one of them."""
    children, _ = _children(_parser().parse(text), 0)
    return children


def _children(tokens: list[Token], at: int) -> tuple[tuple[Block, ...], int]:
    """The blocks from a position up to the end of their parent, and where that is."""
    found: list[Block] = []
    while at < len(tokens):
        token = tokens[at]
        if token.type in CONTAINERS:
            block, at = _container(tokens, at)
            found.append(block)
        elif token.type in LEAVES:
            start, end = token.map or (0, 0)
            found.append(Block(kind=LEAVES[token.type], start=start, end=end, text=token.content))
        elif token.nesting < 0 and token.type.replace("_close", "_open") in CONTAINERS:
            return tuple(found), at
        at += 1
    return tuple(found), at


def _container(tokens: list[Token], at: int) -> tuple[Block, int]:
    opening = tokens[at]
    children, close = _children(tokens, at + 1)
    inlines = [token for token in tokens[at + 1 : close] if token.type == "inline" and token.map]
    start, end = opening.map or (0, 0)
    seen = [_seen(inline) for inline in inlines]
    checked = opening.meta.get("checked")
    block = Block(
        kind=CONTAINERS[opening.type],
        start=start,
        end=end,
        level=int(opening.tag[1]) if opening.type == "heading_open" else 0,
        text="\t".join(inline.content.replace("\t", " ") for inline in inlines) if not children else "",
        alert=str(opening.meta.get("kind", "")),
        checked=checked if isinstance(checked, bool) else None,
        plain="\n".join(inline.plain for inline in seen),
        images=tuple(image for inline in seen for image in inline.images),
        links=tuple(link for inline in seen for link in inline.links),
        html_lines=tuple(line for inline in seen for line in inline.html_lines),
        children=children,
    )
    return block, close


@dataclass(slots=True)
class _Seen:
    """What shows of one piece of inline text."""

    line: int
    plain: str = ""
    images: list[Reference] = field(default_factory=list)
    links: list[Reference] = field(default_factory=list)
    html_lines: list[int] = field(default_factory=list)

    def add(self, token: Token) -> None:
        match token.type:
            case "softbreak" | "hardbreak":
                self.line += 1
                self.plain += " "
            case "image":
                address = str(token.attrs.get("src", ""))
                self.images.append(Reference(address=address, text=token.content, line=self.line))
            case "text" | "code_inline":
                self.plain += token.content
                if token.type == "text" and HTML.search(token.content):
                    self.html_lines.append(self.line)
            case _:
                pass


def _seen(inline: Token) -> _Seen:
    seen = _Seen(line=inline.map[0] + 1 if inline.map else 1)
    opened: tuple[str, int] | None = None
    for token in inline.children or ():
        if token.type == "link_open":
            opened = str(token.attrs.get("href", "")), len(seen.plain)
        elif token.type == "link_close" and opened:
            address, begin = opened
            seen.links.append(Reference(address=address, text=seen.plain[begin:], line=seen.line))
            opened = None
        else:
            seen.add(token)
    return seen


QUOTE_MARK = re.compile(r"^ {0,3}> ?")
ALERT_LINE = re.compile(r"^\s*\[![A-Za-z]+\]\s*$")


def source_of(lines: Sequence[str], start: int, end: int) -> str:
    """The Markdown of some lines without the blank lines around them."""
    return "\n".join(lines[start:end]).strip("\n").rstrip()


def quoted(lines: Sequence[str], block: Block) -> str:
    """What a block quote or alert says, as Markdown without its marks."""
    inside = list(lines[block.start : block.end])
    indent = len(inside[0]) - len(inside[0].lstrip()) if inside else 0
    inside = [QUOTE_MARK.sub("", _dedented(line, indent)).rstrip() for line in inside]
    if block.kind == "alert" and inside and ALERT_LINE.match(inside[0]):
        inside = inside[1:]
    return "\n".join(inside).strip()


def _dedented(line: str, indent: int) -> str:
    return line[min(indent, len(line) - len(line.lstrip())) :]
