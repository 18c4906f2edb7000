"""What does Markdown look like in a Telegram chat?

An own renderer over markdown-it-py's tokens, because Telegram's parser refuses most of ordinary HTML: no
paragraphs, lists, tables or line breaks, only marks on running text.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from bot.markup import escape, split, utf16_length, visible
from bot.table import Alignment, Table, layout

__all__ = ["Image", "escape", "images", "render", "split", "utf16_length", "visible"]

_PARSER = MarkdownIt("commonmark", {"tasklists": True, "alerts": True, "html": False}).enable("table")
_ALERT_SIGNS = {"TIP": "💡", "NOTE": "ℹ️", "WARNING": "⚠️", "IMPORTANT": "❗", "CAUTION": "⛔"}
_LINK_SCHEMES = frozenset({"http", "https", "tg"})
_ALIGNMENTS: dict[str, Alignment] = {
    "": "left",
    "text-align:left": "left",
    "text-align:right": "right",
    "text-align:center": "center",
}
_RULE = "──────────"
_BLOCKS = "\n\n"
_LINES = "\n"
_LINE_START = re.compile(r"\n(?=[^\n])")
_FRAMED = re.compile(r"(<pre>.*?</pre>|<blockquote>.*?</blockquote>)", re.DOTALL)
"""markup that the chat sets apart by itself"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    path: str
    """as the author wrote it, "../media/fach-c14.png" """
    description: str
    """plain text; may be empty"""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Manner:
    with_images: bool
    quoted: bool = False
    """inside a quote already: Telegram has no quotes in quotes"""


def render(markdown: str, *, with_images: bool = True) -> str:
    """Telegram HTML of CommonMark with tables, task lists and alerts; "" if it shows nothing.

    HTML in it is text. An image stands as its description in italics, or, without images, not at all: then
    the caller sends what `images` finds in the same text.
    """
    document = SyntaxTreeNode(_PARSER.parse(markdown))
    return _BLOCKS.join(_blocks(document.children, _Manner(with_images=with_images)))


def images(markdown: str) -> tuple[Image, ...]:
    """The images of a text in the order of reading."""
    return tuple(
        Image(path=unquote(str(node.attrs["src"])), description=_plain(node))
        for node in _images(SyntaxTreeNode(_PARSER.parse(markdown)))
    )


def _images(node: SyntaxTreeNode) -> Iterator[SyntaxTreeNode]:
    """An image within a description is part of the description."""
    if node.type == "image":
        yield node
        return
    for child in node.children:
        yield from _images(child)


def _blocks(nodes: Sequence[SyntaxTreeNode], manner: _Manner) -> list[str]:
    """Markup of each block that shows something."""
    blocks = (block for node in nodes for block in _block(node, manner))
    return [block for block in blocks if visible(block).strip()]


def _block(node: SyntaxTreeNode, manner: _Manner) -> list[str]:
    match node.type:
        case "paragraph":
            return [_inline(node.children, manner).strip()]
        case "heading":
            return [f"<b>{_inline(node.children, manner).strip()}</b>"]
        case "hr":
            return [_RULE]
        case "code_block" | "fence":
            return [_code(node)]
        case "blockquote":
            return _quote(node, manner)
        case "alert":
            return [_alert(node, manner)]
        case "bullet_list" | "ordered_list":
            return [_list(node, manner)]
        case "table":
            return [_table(node, manner)]
        case unknown:
            raise AssertionError(f"the parser's rules have no block {unknown}")


def _code(node: SyntaxTreeNode) -> str:
    code = escape(node.content.rstrip())
    if not node.info.strip():
        return f"<pre>{code}</pre>"
    language = escape(node.info.split(maxsplit=1)[0])
    return f'<pre><code class="language-{language}">{code}</code></pre>'


def _quote(node: SyntaxTreeNode, manner: _Manner) -> list[str]:
    inner = _blocks(node.children, replace(manner, quoted=True))
    return inner if manner.quoted else [f"<blockquote>{_BLOCKS.join(inner)}</blockquote>"]


def _alert(node: SyntaxTreeNode, manner: _Manner) -> str:
    """The sign takes the place of the parser's title, which is English in every language."""
    inner = _blocks([child for child in node.children if child.type != "alert_title"], manner)
    return _behind(_ALERT_SIGNS[str(node.meta["kind"])], _BLOCKS.join(inner)) if inner else ""


def _list(node: SyntaxTreeNode, manner: _Manner) -> str:
    gap = _LINES if _is_tight(node) else _BLOCKS
    start = int(node.attrs.get("start", 1))
    return gap.join(
        _item(_marker(node, item, number), gap.join(_blocks(item.children, manner)))
        for number, item in enumerate(node.children, start)
    )


def _is_tight(node: SyntaxTreeNode) -> bool:
    return all(block.hidden for item in node.children for block in item.children if block.type == "paragraph")


def _marker(node: SyntaxTreeNode, item: SyntaxTreeNode, number: int) -> str:
    box = {True: "☑", False: "☐", None: ""}[item.meta.get("checked")]
    if node.type == "ordered_list":
        return f"{number}. {box}".rstrip()
    return box or "•"


def _item(marker: str, html: str) -> str:
    """What follows the first line hangs below its text, except what the chat draws a frame around."""
    indent = _LINES + " " * (len(marker) + 1)
    parts = _FRAMED.split(html)
    parts[::2] = [_LINE_START.sub(indent, part) for part in parts[::2]]
    return _behind(marker, "".join(parts))


def _behind(marker: str, html: str) -> str:
    between = _LINES if _FRAMED.match(html) else " "
    return f"{marker}{between}{html}".rstrip()


def _table(node: SyntaxTreeNode, manner: _Manner) -> str:
    head, *bodies = node.children
    cells = head.children[0].children
    rows = [row for body in bodies for row in body.children]
    return layout(
        Table(
            alignments=tuple(_ALIGNMENTS[str(cell.attrs.get("style", ""))] for cell in cells),
            header=tuple(_inline(cell.children, manner) for cell in cells),
            rows=tuple(tuple(_inline(cell.children, manner) for cell in row.children) for row in rows),
        )
    )


def _inline(nodes: Sequence[SyntaxTreeNode], manner: _Manner) -> str:
    return "".join(_mark(node, manner) for node in nodes)


def _mark(node: SyntaxTreeNode, manner: _Manner) -> str:
    match node.type:
        case "inline":
            return _inline(node.children, manner)
        case "text":
            return escape(node.content)
        case "softbreak":
            return " "
        case "hardbreak":
            return _LINES
        case "em":
            return f"<i>{_inline(node.children, manner)}</i>"
        case "strong":
            return f"<b>{_inline(node.children, manner)}</b>"
        case "code_inline":
            return f"<code>{escape(node.content)}</code>"
        case "link":
            return _link(str(node.attrs["href"]), _inline(node.children, manner))
        case "image":
            return f"<i>{_inline(node.children, manner)}</i>" if manner.with_images else ""
        case unknown:
            raise AssertionError(f"the parser's rules have no mark {unknown}")


def _link(href: str, html: str) -> str:
    """A link that a chat can open; of others ("#next", "mailto:") the text stays."""
    scheme = href.partition(":")[0].lower()
    return f'<a href="{escape(href)}">{html}</a>' if scheme in _LINK_SCHEMES else html


def _plain(node: SyntaxTreeNode) -> str:
    """The words alone: a description of an image is read aloud or stands where no marks can."""
    if node.type in {"softbreak", "hardbreak"}:
        return " "
    return node.content if not node.children else "".join(_plain(child) for child in node.children)
