"""Is each sentence short enough for a phone, and does it stand in one unit only? R002, R003, R004.

A sentence that two units share was written by a pattern, and readers notice: the second unit then seems
to be known. Within a unit, a case may say again what the case before said.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from content.check.limits import BUBBLE_WORDS, SENTENCE_WORDS, word_count
from content.edition import Edition
from content.findings import Finding, warning
from content.parse.tree import CaseText, ModuleText, QuizText, SectionKind
from content.readability import split

SHORTEST_SHARED: Final = 4
"""words; shorter ones are everybody's: "Das geht schnell" """
IN_A_BUBBLE: Final = frozenset({SectionKind.PROBLEM, SectionKind.INSIGHT, SectionKind.EXAMPLE})
"""of its own; what there is to try has its own limit (S004)"""
SHOWN: Final = 60
"""characters of a sentence in a finding"""
QUOTES: Final = "„“”»« "
WORDS: Final = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class _Sentence:
    path: str
    line: int
    language: str
    unit: str
    """daten-bestand/differenz"""
    text: str

    @property
    def spoken(self) -> str:
        """What two sentences have in common that differ only in marks."""
        return " ".join(WORDS.findall(self.text.casefold()))

    @property
    def start(self) -> str:
        text = " ".join(self.text.split()).strip(QUOTES)
        return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def check_sentences(edition: Edition) -> Iterator[Finding]:
    first: dict[tuple[str, str], _Sentence] = {}
    for sentence in _sentences(edition):
        words = word_count(sentence.text)
        if words > SENTENCE_WORDS:
            message = (
                f"Satz hat {words} Wörter, höchstens {SENTENCE_WORDS}: „{sentence.start}“ Mach zwei daraus."
            )
            yield warning(sentence.path, sentence.line, "R002", message)
        if words < SHORTEST_SHARED:
            continue
        other = first.setdefault((sentence.language, sentence.spoken), sentence)
        if other.unit != sentence.unit:
            message = f"„{sentence.start}“ steht schon in {other.unit}. Sag es hier anders."
            yield warning(sentence.path, sentence.line, "R003", message)
    for module in edition.modules:
        yield from _bubbles(module)


def _bubbles(module: ModuleText) -> Iterator[Finding]:
    for unit in module.units:
        for section in unit.sections:
            words = word_count(section.plain)
            if section.kind in IN_A_BUBBLE and words > BUBBLE_WORDS:
                message = f"„{section.name}“ hat {words} Wörter. Am Handy liest sich bis {BUBBLE_WORDS} gut."
                yield warning(module.path, section.line, "R004", message)


def _sentences(edition: Edition) -> Iterator[_Sentence]:
    for module in edition.modules:
        yield from _of_module(module)
    for quiz in edition.quizzes:
        if not quiz.is_self_check:
            yield from _of_quiz(quiz)


def _of_module(module: ModuleText) -> Iterator[_Sentence]:
    for unit in module.units:
        key = f"{module.id}/{unit.heading.id}"
        for section in unit.sections:
            for block in section.blocks:
                for sentence in split(block.plain):
                    yield _Sentence(module.path, block.line, module.language, key, sentence)


def _of_quiz(quiz: QuizText) -> Iterator[_Sentence]:
    for unit in quiz.units:
        key = f"{quiz.id}/{unit.heading.id}"
        for question in unit.questions:
            for line, text in (
                (question.heading.line, question.heading.title),
                *(said for case in question.cases for said in _said(case)),
            ):
                for sentence in split(text):
                    yield _Sentence(quiz.path, line, quiz.language, key, sentence)


def _said(case: CaseText) -> Iterator[tuple[int, str]]:
    """Options are left out: they are answers, not sentences."""
    yield case.line, case.stem_plain
    yield case.line, case.explanation_plain
    for answer in case.answers:
        yield answer.line, answer.feedback_plain
