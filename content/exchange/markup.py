"""What does a piece of HTML say, in Markdown?

Tags that only change the looks go; what text cannot say is told to whoever asked. Tolerant and in one pass:
what learning platforms store is seldom well-formed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from content.exchange import plain, tags

Picture = Callable[[str, str], str]
"""Markdown for an address and a description; empty if the picture cannot be kept"""
Note = Callable[[str], None]
"""told what is lost"""
BLANKS: Final = re.compile(r"[ \t\n\r\f]+")
SAFE_LINK: Final = re.compile(r"^(?:https?://|mailto:)[^\s<>()]+$", re.IGNORECASE)


def as_markdown(html: str, *, picture: Picture, note: Note) -> str:
    if "<" not in html:
        return BLANKS.sub(" ", plain.as_markdown(plain.literal(html))).strip()
    writer = _Writer(picture=picture, note=note)
    at, has_comment_end = 0, True
    while at < len(html):
        token = tags.TOKEN.match(html, at)
        assert token is not None, "one of the alternatives always matches"
        at = token.end()
        if token.group() == "<!--" and has_comment_end:
            end = html.find("-->", at)
            has_comment_end = end >= 0
            at = end + 3 if has_comment_end else at
        else:
            writer.take(token)
    return writer.finished()


@dataclass(slots=True)
class _Open:
    tag: str
    at: int
    """where in the line it began"""
    mark: str = ""
    href: str = ""


@dataclass(slots=True)
class _Writer:
    picture: Picture
    note: Note
    blocks: list[tuple[str, bool]] = field(default_factory=list)
    """text, and whether it is an item of a list"""
    line: list[str] = field(default_factory=list)
    open: list[_Open] = field(default_factory=list)
    lists: list[tuple[bool, int]] = field(default_factory=list)
    """ordered or not, and how many items yet"""
    item: str = ""
    """mark of the item that is open"""
    rows: list[list[str]] | None = None
    """of the table that is open"""
    in_cell: bool = False
    unseen: str = ""
    """the tag whose content is skipped"""
    is_pre: bool = False
    shift: dict[int, int] = field(default_factory=dict)
    """table for raised or lowered figures"""

    def take(self, token: re.Match[str]) -> None:
        name = (token["name"] or "").lower()
        if self.unseen:
            if name == self.unseen and token["close"]:
                self.unseen = ""
        elif name in tags.KNOWN:
            if token["close"]:
                self._close(name)
            else:
                self._start(name, token["rest"] or "")
        elif not token.group().startswith(("<!", "<?")):
            self._text(token.group())

    def finished(self) -> str:
        self._end_table()
        self._end_block()
        texts: list[str] = []
        was_item = False
        for block, is_item in self.blocks:
            texts += ["\n" if is_item and was_item else "\n\n", block]
            was_item = is_item
        return "".join(texts[1:])

    def _text(self, text: str) -> None:
        literal = plain.literal(text).translate(self.shift)
        if self.is_pre:
            self.line.append(literal)
            return
        is_code = any(one.mark == "`" for one in self.open)
        self.line.append(BLANKS.sub(" ", literal if is_code else plain.as_markdown(literal)))

    def _start(self, name: str, rest: str) -> None:
        match name:
            case "br":
                self.line.append("\n" if not self.in_cell else " ")
            case "img":
                given = tags.attributes(rest)
                shown = self.picture(plain.literal(given.get("src", "")), plain.literal(given.get("alt", "")))
                self.line.append(f" {shown} " if shown else "")
            case "pre":
                self._end_block()
                self.is_pre = not self.in_cell
            case "sup" | "sub":
                self.shift = dict(tags.RAISED if name == "sup" else tags.LOWERED)
            case "a":
                self._begin(name, href=plain.literal(tags.attributes(rest).get("href", "")))
            case _ if name in tags.MARKS:
                self._begin(name, mark=tags.MARKS[name])
            case _ if name in tags.LISTS:
                self._start_list(name)
            case _ if name in tags.TABLE:
                self._start_table(name)
            case _ if name in tags.UNSEEN | tags.LOST:
                self._lose(name, rest)
            case _ if name in tags.BLOCKS | tags.HEADINGS:
                self._end_block()
                if name in tags.HEADINGS:
                    self._begin(name, mark="**")
            case _:
                pass

    def _close(self, name: str) -> None:
        match name:
            case "pre":
                self._end_block()
            case "sup" | "sub":
                self.shift = {}
            case "td" | "th":
                self._end_cell()
            case "table":
                self._end_table()
            case "ul" | "ol":
                self._end_block()
                self.lists = self.lists[:-1]
            case _ if name in tags.BLOCKS | tags.HEADINGS or name == "li":
                self._end_block()
            case _ if name in tags.MARKS or name == "a":
                self._end(name)
            case _:
                pass

    def _lose(self, name: str, rest: str) -> None:
        if name in tags.LOST:
            self.note(f"<{name}>")
        if name in tags.UNSEEN | {"svg", "math"} and not rest.rstrip().endswith("/"):
            self.unseen = name

    def _begin(self, tag: str, *, mark: str = "", href: str = "") -> None:
        """Marks in themselves say nothing more, so the depth is bounded."""
        if not self.is_pre and not any(one.mark == mark for one in self.open):
            self.open.append(_Open(tag=tag, at=len(self.line), mark=mark, href=href))

    def _end(self, tag: str) -> None:
        place = next((at for at, one in enumerate(self.open) if one.tag == tag), None)
        if place is None:
            return
        for one in reversed(self.open[place:]):
            inner = "".join(self.line[one.at :])
            self.line[one.at :] = [_wrapped(inner, one)]
        del self.open[place:]

    def _start_list(self, name: str) -> None:
        self._end_block()
        if name != "li":
            self.lists.append((name == "ol", 0))
            return
        ordered, count = self.lists.pop() if self.lists else (False, 0)
        self.lists.append((ordered, count + 1))
        indent = "".join("   " if outer else "  " for outer, _ in self.lists[:-1][:4])
        self.item = indent + (f"{count + 1}. " if ordered else "- ")

    def _start_table(self, name: str) -> None:
        if name == "table":
            self._end_table()
            self._end_block()
            self.rows = []
        elif self.rows is not None:
            self._end_cell()
            if name == "tr":
                self.rows.append([])
            else:
                self.rows = self.rows or [[]]
                self.in_cell = True

    def _end_cell(self) -> None:
        text = self._taken()
        if self.in_cell and self.rows:
            self.rows[-1].append(" ".join(text.split()).replace("|", "\\|"))
        elif text:
            self.blocks.append((text, False))
        self.in_cell = False

    def _end_table(self) -> None:
        self._end_cell()
        rows = [row for row in self.rows or () if any(row)]
        self.rows = None
        if not rows:
            return
        width = max(map(len, rows))
        lines = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in rows]
        self.blocks.append(("\n".join([lines[0], "|---" * width + "|", *lines[1:]]), False))

    def _end_block(self) -> None:
        was_pre, self.is_pre = self.is_pre, False
        if self.in_cell:
            self.line.append(" ")
        elif was_pre:
            code = "".join(self.line).strip("\n")
            self.line, self.open = [], []
            self.blocks += [(f"```\n{code}\n```", False)] if code.strip() and "```" not in code else []
        elif text := self._taken():
            self.blocks.append((self.item + text, bool(self.item)))
            self.item = ""

    def _taken(self) -> str:
        """What stands in the line, which is empty afterwards."""
        if self.open:
            self._end(self.open[0].tag)
        lines = "".join(self.line).split("\n")
        self.line, self.open, self.shift = [], [], {}
        return "\n".join(line for line in (re.sub(r" {2,}", " ", line).strip() for line in lines) if line)


def _wrapped(inner: str, one: _Open) -> str:
    """With marks that touch the text: a blank behind the first mark would make it a star."""
    text = inner.strip()
    if not text:
        return inner
    before, after = inner[: inner.index(text)], inner[inner.index(text) + len(text) :]
    if one.tag == "a":
        shown = f"[{text}]({one.href})" if SAFE_LINK.match(one.href) and "\n" not in text else text
    elif one.mark == "`":
        shown = f"`{text}`" if "`" not in text else text
    else:
        shown = f"{one.mark}{text}{one.mark}"
    return before + shown + after
