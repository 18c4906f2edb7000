"""Which questions does an XML file hold, as far as it can be read?

Each question is handed out as soon as it ends: what stands before a fault is kept. Entities are refused,
so that no few bytes grow into gigabytes and no file of the computer is read.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import Final
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.sax import make_parser

DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,500}\?>")
ENTITY: Final = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,31});")
XML_NAMES: Final = frozenset({"amp", "lt", "gt", "quot", "apos"})
DEEPEST: Final = 12
"""elements below a question that Moodle writes; what lies deeper is read over"""
QUESTION: Final = "<question "
ROOT: Final = b"<quiz>"
OWN_ENTITIES: Final = "Die Datei legt eigene Entitäten fest (<!ENTITY). So etwas wird nicht gelesen."
NO_XML: Final = "Das ist kein lesbares XML: Eine Klammer oder ein Zeichen stimmt nicht. Die Frage fehlt."
PIECE_CHARS: Final = 1 << 16


@dataclass(slots=True)
class Node:
    name: str
    line: int
    attributes: dict[str, str]
    children: list["Node"] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    @property
    def own_text(self) -> str:
        return "".join(self.pieces)

    def all(self, name: str) -> list["Node"]:
        return [child for child in self.children if child.name == name]

    def first(self, name: str) -> "Node | None":
        return next((child for child in self.children if child.name == name), None)

    def text(self, *path: str) -> str:
        """Of the node at a path, or of its <text>; empty if there is none."""
        node: Node | None = self
        for name in path:
            node = node.first(name) if node else None
        if node is None:
            return ""
        inner = node.first("text")
        return (inner or node).own_text.strip()


Take = Callable[[Node], None]


def read_questions(text: str, take: Take) -> Iterator[tuple[int, str]]:
    """Hands over every <question>; gives line and German reason of each fault.

    Behind a fault it goes on with the next question: one sign that is missing costs one question.
    """
    body = DECLARATION.sub(lambda found: "\n" * found.group().count("\n"), text, count=1)
    body = ENTITY.sub(_as_character, body)
    start, lines_before = 0, 0
    while True:
        fault = _read_from(body, start, lines_before, take)
        if fault is None:
            return
        yield fault.line, fault.reason
        next_start = body.find(QUESTION, max(start + 1, _position(body, start, fault, lines_before)))
        if fault.is_final or next_start < 0:
            return
        lines_before += body.count("\n", start, next_start)
        start = next_start


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    line: int
    """of the file"""
    column: int
    reason: str
    is_final: bool = False


def _read_from(body: str, start: int, lines_before: int, take: Take) -> _Fault | None:
    parser = make_parser()
    parser.setContentHandler(_Handler(take, parser, lines_before))
    try:
        if start:
            parser.feed(ROOT)
        for at in range(start, len(body), PIECE_CHARS):
            parser.feed(body[at : at + PIECE_CHARS].encode("utf-8", "replace"))
        parser.close()
    except DefusedXmlException:
        line = lines_before + (parser.getLineNumber() or 1)
        return _Fault(line=line, column=0, reason=OWN_ENTITIES, is_final=True)
    except SAXParseException as fault:
        line = lines_before + max(1, fault.getLineNumber() or 1)
        return _Fault(line=line, column=max(0, fault.getColumnNumber() or 0), reason=NO_XML)
    return None


def _position(body: str, start: int, fault: _Fault, lines_before: int) -> int:
    """About where in the text the fault lies, never before its line."""
    at = start
    for _ in range(fault.line - lines_before - 1):
        at = body.find("\n", at) + 1
        if at == 0:
            return len(body)
    end = body.find("\n", at)
    return min(at + fault.column, end if end >= 0 else len(body))


def _as_character(found: re.Match[str]) -> str:
    """XML knows five names; banks written by hand have those of HTML too."""
    return found.group() if found[1] in XML_NAMES else html5.get(f"{found[1]};", found.group())


class _Handler(ContentHandler):
    def __init__(self, take: Take, place: Locator, lines_before: int) -> None:
        super().__init__()
        self._take = take
        self._place = place
        self._lines_before = lines_before
        self._open: list[Node] = []
        """from the question to the innermost element"""
        self._skipped = 0
        """elements open below the deepest one"""

    def startElement(self, name: str, attrs: AttributesImpl) -> None:  # noqa: N802 - named by xml.sax
        if not self._open and name != "question":
            return
        if len(self._open) == DEEPEST or self._skipped:
            self._skipped += 1
            return
        line = self._lines_before + (self._place.getLineNumber() or 1)
        node = Node(name=name, line=line, attributes=dict(attrs.items()))
        if self._open:
            self._open[-1].children.append(node)
        self._open.append(node)

    def endElement(self, name: str) -> None:  # noqa: ARG002, N802 - named by xml.sax
        if self._skipped:
            self._skipped -= 1
        elif self._open:
            node = self._open.pop()
            if not self._open:
                self._take(node)

    def characters(self, content: str) -> None:
        if self._open and not self._skipped:
            self._open[-1].pieces.append(content)
