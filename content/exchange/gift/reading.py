"""Which questions stand in a GIFT file?"""

from dataclasses import dataclass, field
from typing import Final

from content.exchange.bank import WHOLE, Bank, BankQuestion
from content.exchange.categories import category_path
from content.exchange.gift.answers import WRITING, Answers
from content.exchange.gift.blocks import BRACE, Block, Category, CategoryMark, parts, unescaped
from content.exchange.marks import read_marks
from content.exchange.port import Tick
from content.exchange.prose import WRITINGS, Prose, Writing

BLANK: Final = " _____ "
"""where the answer belongs in a sentence"""
NO_ANSWERS: Final = "Ein Text ohne Antworten ist hier keine Frage. Er fehlt."
NEVER_CLOSED: Final = "Die Klammer { wird nicht geschlossen. Die Frage fehlt."
SEVERAL_GAPS: Final = "Mehrere Lücken in einer Frage gibt es hier nicht. Die Frage fehlt."
TICK_LINES: Final = 2_000


def read_gift(text: str, path: str, language: str, tick: Tick) -> Bank:
    reading = _Reading(bank=Bank(path=path), language=language)
    lines = text.count("\n") + 1
    ticked = 0
    for part in parts(text):
        reading.take(part)
        if isinstance(part, Block) and part.line - ticked > TICK_LINES:
            ticked = part.line
            tick(ticked, lines)
    return reading.bank


@dataclass(slots=True)
class _Reading:
    bank: Bank
    language: str
    prose: Prose = field(init=False)
    category: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.prose = Prose(bank=self.bank)

    def take(self, part: Category | CategoryMark | Block) -> None:
        match part:
            case Category():
                self.category = category_path(part.path)
            case CategoryMark(key="module"):
                self.bank.module_titles.setdefault("/".join(self.category[:1]), part.value)
            case CategoryMark(key="unit"):
                self.bank.unit_titles.setdefault(self.category, part.value)
            case CategoryMark():
                self.bank.unit_trades.setdefault(self.category, part.value)
            case Block():
                self._question(part)

    def _question(self, block: Block) -> None:
        name, text = _name(block.text)
        writing = Writing.MOODLE
        if found := WRITING.match(text):
            writing, text = WRITINGS[found["name"].lower()], text[found.end() :]
        opened, closed = text.find("{"), text.rfind("}")
        reason = _fault(text, opened, closed)
        if reason:
            self.bank.drop(block.line, WHOLE, reason)
            return
        line = block.line + block.text.count("\n") - text.count("\n", opened)
        answers = Answers(prose=self.prose, writing=writing, language=self.language, line=line)
        asked = answers.read(text[opened + 1 : closed])
        if isinstance(asked, str):
            self.bank.drop(block.line, WHOLE, asked)
            return
        before, after = text[:opened].rstrip(), text[closed + 1 :].strip()
        stem = f"{before}{BLANK}{after}" if after else before
        self.bank.questions.append(
            BankQuestion(
                kind=asked.kind,
                line=block.line,
                name=" ".join(unescaped(name).split()),
                category=self.category,
                text=self.prose.case(_lines(stem), writing, line=block.line),
                answers=asked.answers,
                pairs=asked.pairs,
                explanation=asked.explanation,
                says_multiple=asked.says_multiple,
                marks=read_marks(block.marks),
            )
        )


def _name(text: str) -> tuple[str, str]:
    stripped = text.lstrip()
    end = stripped.find("::", 2) if stripped.startswith("::") else -1
    return (stripped[2:end], stripped[end + 2 :]) if end >= 0 else ("", text)


def _fault(text: str, opened: int, closed: int) -> str:
    if opened < 0:
        return NO_ANSWERS
    if closed < opened:
        return NEVER_CLOSED
    depth, gaps = 0, 0
    for brace in BRACE.finditer(text, opened, closed + 1):
        gaps += brace.group() == "{" and depth == 0
        depth = max(0, depth + (1 if brace.group() == "{" else -1))
    return SEVERAL_GAPS if gaps > 1 else ""


def _lines(text: str) -> str:
    """The file's own line ends, without the empty lines that comments left."""
    return unescaped("\n".join(line.strip() for line in text.split("\n") if line.strip()))
