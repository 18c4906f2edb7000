"""Which questions stand in an XML file of Moodle?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final

from content.draft import DraftAnswer
from content.exchange import options
from content.exchange.bank import PART, UNREADABLE, WHOLE, Bank, BankQuestion, no_counterpart
from content.exchange.categories import category_path
from content.exchange.marks import entry, read_marks
from content.exchange.moodle.tree import Node, read_questions
from content.exchange.options import Option
from content.exchange.port import Tick
from content.exchange.prose import WRITINGS, Prose, Writing
from content.parse.tree import Kind

NO_ANSWER: Final = "Die Frage hat keine lesbare Antwort. Sie fehlt."
TRUE: Final = frozenset({"true", "1", "yes"})
FALSE: Final = frozenset({"false", "0", "no"})
COMBINED: Final = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
STANDARD_WORDS: Final = frozenset({"richtig", "falsch", "correct", "incorrect"})
"""What Moodle says by itself is a sentence around one of these: "Die Antwort ist richtig." """
STANDARD_CHARS: Final = 40
TICK_QUESTIONS: Final = 200


def read_moodle_xml(text: str, path: str, language: str, tick: Tick) -> Bank:
    reading = _Reading(bank=Bank(path=path), language=language, total=text.count("<question "), tick=tick)
    for line, reason in read_questions(text, reading.take):
        reading.bank.drop(line, UNREADABLE, reason)
    return reading.bank


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """What a type of question holds."""

    kind: Kind
    answers: tuple[DraftAnswer, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    says_multiple: bool = False
    explanation: str = ""
    """if not the general feedback"""


@dataclass(slots=True)
class _Reading:
    bank: Bank
    language: str
    total: int
    """questions, about"""
    tick: Tick
    prose: Prose = field(init=False)
    category: tuple[str, ...] = ()
    seen: int = 0

    def __post_init__(self) -> None:
        self.prose = Prose(bank=self.bank)

    def take(self, node: Node) -> None:
        self.seen += 1
        if self.seen % TICK_QUESTIONS == 0:
            self.tick(self.seen, max(self.seen, self.total))
        kind = node.attributes.get("type", "")
        if kind == "category":
            self._category(node)
            return
        found = self._found(kind, node)
        if isinstance(found, str):
            self.bank.drop(node.line, WHOLE, found)
            return
        self._note_combined(node)
        self.bank.questions.append(self._question(node, found))

    def _category(self, node: Node) -> None:
        self.category = category_path(node.text("category"))
        info = " ".join(node.text("info").split())
        if info and len(self.category) == 1:
            self.bank.module_titles.setdefault(self.category[0], info)
        if info:
            self.bank.unit_titles.setdefault(self.category, info)

    def _found(self, kind: str, node: Node) -> _Found | str:
        match kind:
            case "multichoice":
                return self._choice(node)
            case "truefalse":
                return self._truth(node)
            case "shortanswer":
                return self._words(node)
            case "numerical":
                return self._numbers(node)
            case "matching":
                return self._pairs(node)
            case "essay":
                return _Found(kind=Kind.REFLECT, explanation=self._block(node.first("graderinfo")))
            case "ordering":
                return self._steps(node)
            case _:
                return no_counterpart(kind)

    def _question(self, node: Node, found: _Found) -> BankQuestion:
        tags = [tag.text() for tags in node.all("tags") for tag in tags.all("tag")]
        marks = [mark for mark in map(entry, tags) if mark]
        hints = [text for text in (self._block(hint) for hint in node.all("hint")) if text]
        if len(hints) > 1:
            self.bank.drop(node.line, PART, "Es gibt hier nur einen Tipp je Frage. Die weiteren fehlen.")
        return BankQuestion(
            kind=found.kind,
            line=node.line,
            name=" ".join(node.text("name").split()),
            category=self.category,
            text=self._case(node.first("questiontext")),
            answers=found.answers,
            pairs=found.pairs,
            explanation=self._block(node.first("generalfeedback")) or found.explanation,
            hint=hints[0] if hints else "",
            says_multiple=found.says_multiple,
            marks=read_marks(marks),
        )

    def _choice(self, node: Node) -> _Found | str:
        several = node.text("single").lower() in FALSE
        found = [self._option(answer, self._line(answer)) for answer in node.all("answer")]
        if not found:
            return NO_ANSWER
        kind, answers = options.choice(found, takes_several=several, bank=self.bank)
        return _Found(kind=kind, answers=answers, says_multiple=several)

    def _truth(self, node: Node) -> _Found | str:
        by_word = {answer.text().lower(): answer for answer in node.all("answer")}
        true = next((by_word[word] for word in TRUE if word in by_word), None)
        false = next((by_word[word] for word in FALSE if word in by_word), None)
        if true is None or false is None:
            return NO_ANSWER
        feedbacks = self._block(true.first("feedback")), self._block(false.first("feedback"))
        is_true = _fraction(true) > _fraction(false)
        answers = options.truth(is_true=is_true, feedbacks=feedbacks, language=self.language)
        return _Found(kind=Kind.SINGLE, answers=answers)

    def _words(self, node: Node) -> _Found | str:
        found = []
        for answer in node.all("answer"):
            literal = self.prose.literal(answer.text(), _writing(answer))
            word = options.without_wildcards(literal, line=answer.line, bank=self.bank)
            found += [self._option(answer, word)] if word else []
        answers = options.typed(found, bank=self.bank)
        return _Found(kind=Kind.TEXT, answers=answers) if answers else NO_ANSWER

    def _numbers(self, node: Node) -> _Found | str:
        found = []
        for answer in node.all("answer"):
            value = options.number(answer.text())
            if value is None:
                shown = answer.text()[:40]
                self.bank.drop(answer.line, PART, f"„{shown}“ als Zahl gibt es hier nicht. Sie fehlt.")
                continue
            tolerance = options.number(answer.text("tolerance")) or Decimal(0)
            text = options.number_text(value, abs(tolerance), self.language)
            found.append(self._option(answer, text))
        if node.first("units"):
            self.bank.drop(node.line, PART, "Einheiten hinter der Zahl stören hier nicht und fehlen darum.")
        answers = options.typed(found, bank=self.bank)
        return _Found(kind=Kind.NUMBER, answers=answers) if answers else NO_ANSWER

    def _pairs(self, node: Node) -> _Found | str:
        pairs = []
        for part in node.all("subquestion"):
            answer = part.first("answer")
            right = self.prose.line(answer.text(), Writing.MOODLE, line=part.line) if answer else ""
            left = self._line(part)
            if left and right:
                pairs.append((left, right))
            else:
                self.bank.drop(
                    part.line, PART, "Eine Zuordnung ohne Gegenstück gibt es hier nicht. Sie fehlt."
                )
        return _Found(kind=Kind.MATCH, pairs=tuple(pairs)) if pairs else NO_ANSWER

    def _steps(self, node: Node) -> _Found | str:
        placed = sorted(node.all("answer"), key=_fraction)
        steps = tuple(DraftAnswer(text=self._line(answer), is_right=None) for answer in placed)
        return _Found(kind=Kind.ORDER, answers=steps) if steps else NO_ANSWER

    def _option(self, answer: Node, text: str) -> Option:
        feedback = self._block(answer.first("feedback"))
        return Option(text=text, share=_fraction(answer), feedback=feedback, line=answer.line)

    def _note_combined(self, node: Node) -> None:
        for name in COMBINED:
            part = node.first(name)
            text = self.prose.literal(part.text(), Writing.HTML) if part else ""
            words = {word.strip(".!").lower() for word in text.split()}
            if text and (len(text) > STANDARD_CHARS or not words & STANDARD_WORDS):
                message = f"Eine Rückmeldung zum Ergebnis gibt es hier nicht. Es fehlt: „{text[:80]}“"
                self.bank.drop(part.line if part else node.line, PART, message)

    def _case(self, node: Node | None) -> str:
        if node is None:
            return ""
        return self.prose.case(node.text(), _writing(node), line=node.line, files=_files(node))

    def _block(self, node: Node | None) -> str:
        return self.prose.block(node.text(), _writing(node), line=node.line) if node else ""

    def _line(self, node: Node) -> str:
        return self.prose.line(node.text(), _writing(node), line=node.line)


def _writing(node: Node) -> Writing:
    return WRITINGS.get(node.attributes.get("format", "").lower(), Writing.MOODLE)


def _files(node: Node) -> Mapping[str, str]:
    return {
        file.attributes.get("name", ""): file.own_text
        for file in node.all("file")
        if file.attributes.get("encoding", "base64") == "base64"
    }


def _fraction(node: Node) -> float:
    return options.share(node.attributes.get("fraction", ""), 0.0)
