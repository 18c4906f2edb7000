"""What does a question bank say, in no format any more and not yet in ours?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from content.draft import DraftAnswer
from content.findings import Finding, warning
from content.parse.tree import Kind

UNREADABLE: Final = "X001"
"""the file or a part of it"""
WHOLE: Final = "X002"
"""a question has no counterpart"""
PART: Final = "X003"
"""of a question a part has none"""
CHANGED: Final = "X004"
"""the sense stayed, the form did not"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """What we wrote beside a question of ours because the format has no place for it."""

    classes: tuple[str, ...] = ()
    is_numbered: bool = False
    case_name: str = ""
    headers: tuple[str, str] | None = None
    """of a match"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BankQuestion:
    kind: Kind
    line: int
    """of the bank; 1 is the first"""
    name: str
    """as the bank calls it; may be empty"""
    category: tuple[str, ...]
    """from the outermost; may be empty"""
    text: str
    """Markdown"""
    answers: tuple[DraftAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    explanation: str = ""
    hint: str = ""
    says_multiple: bool = False
    """several may be ticked, though one is right"""
    marks: Marks = Marks()


@dataclass(slots=True)
class Bank:
    """Filled while it is read."""

    path: str
    """name of the file"""
    questions: list[BankQuestion] = field(default_factory=list)
    dropped: list[Finding] = field(default_factory=list)
    unit_titles: dict[tuple[str, ...], str] = field(default_factory=dict)
    """by category"""
    unit_trades: dict[tuple[str, ...], str] = field(default_factory=dict)
    """the same"""
    module_titles: dict[str, str] = field(default_factory=dict)
    """by the outermost category"""
    media: dict[str, bytes] = field(default_factory=dict)

    def drop(self, line: int, code: str, message: str) -> None:
        self.dropped.append(warning(self.path, line, code, message))


KNOWN_TYPES: Final[Mapping[str, str]] = {
    "description": "ein Text ohne Frage",
    "multianswer": "ein Lückentext",
    "cloze": "ein Lückentext",
    "calculated": "eine Rechenfrage mit Platzhaltern",
    "calculatedsimple": "eine Rechenfrage mit Platzhaltern",
    "calculatedmulti": "eine Rechenfrage mit Platzhaltern",
    "ddwtos": "Wörter in einen Text ziehen",
    "ddimageortext": "auf ein Bild ziehen",
    "ddmarker": "Marken auf ein Bild ziehen",
    "gapselect": "Lücken mit Auswahl",
    "randomsamatch": "eine zufällige Zuordnung",
    "random": "eine zufällige Frage",
}


def no_counterpart(kind: str) -> str:
    told = KNOWN_TYPES.get(kind, "")
    return f"Fragetyp „{kind[:40]}“{f' ({told})' if told else ''} gibt es hier nicht. Die Frage fehlt."
