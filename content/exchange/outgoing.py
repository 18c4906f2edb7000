"""What of our modules goes into a question bank, one case after the other?"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from content.draft import CASE_TITLES
from content.exchange.bank import CHANGED, PART, WHOLE
from content.findings import Finding, warning
from content.parse.kind import kind_of
from content.parse.tree import CaseText, Kind, ModuleText, QuestionText, QuizText, QuizUnitText

IMAGE: Final = re.compile(r"!\[(?P<alt>[^\[\]]*)\]\([^()]*\)")
KIND_NAMES: Final = {
    Kind.ORDER: "Eine Reihenfolge",
    Kind.SCENARIO: "Ein Szenario",
    Kind.REFLECT: "Eine Frage zum Nachdenken",
    Kind.MATCH: "Eine Zuordnung",
    Kind.NUMBER: "Eine Zahl",
    Kind.TEXT: "Ein Wort zum Eintippen",
    Kind.MULTIPLE: "Eine Frage mit mehreren richtigen Antworten",
}
IMAGE_WORD: Final = {"de": "Bild", "en": "Picture"}


@dataclass(frozen=True, slots=True, kw_only=True)
class OutCase:
    """A case with all that its question says."""

    quiz: QuizText
    module_title: str
    unit_id: str
    unit_title: str
    question: QuestionText
    case: CaseText
    number: int
    """1 is the first case"""
    kind: Kind

    @property
    def name(self) -> str:
        """daten-bestand#median, and daten-bestand#median/2 for its second case."""
        suffix = f"/{self.number}" if self.number > 1 else ""
        return f"{self.quiz.id}#{self.question.heading.id}{suffix}"

    @property
    def title(self) -> str:
        return self.question.heading.title

    @property
    def text(self) -> str:
        """The question as one Markdown text: what is asked, in bold where it can be, then the case."""
        title = self.title if "**" in self.title else f"**{self.title}**"
        return f"{title}\n\n{self.case.stem}".strip()

    @property
    def right_count(self) -> int:
        return sum(bool(answer.checked) for answer in self.case.answers)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        rows = self.case.rows[1:]
        return tuple((row[0].strip(), row[1].strip()) for row in rows if len(row) > 1)

    @property
    def shown_name(self) -> str:
        """For a person: the title, with the name of a further case."""
        word = CASE_TITLES.get(self.quiz.language, "Case")
        return f"{self.title} ({word}: {self.case.name})" if self.case.name else self.title


@dataclass(slots=True)
class Leaving:
    """Collects what stays behind."""

    dropped: list[Finding] = field(default_factory=list)

    def drop(self, out: OutCase, code: str, message: str) -> None:
        self.dropped.append(warning(out.quiz.path, out.case.line, code, message))

    def drop_kind(self, out: OutCase, where: str) -> None:
        what = KIND_NAMES.get(out.kind, "So eine Frage")
        self.drop(out, WHOLE, f"{what} gibt es in {where} nicht. „{out.shown_name}“ fehlt dort.")

    def drop_hint(self, out: OutCase, where: str) -> None:
        if out.case.hint:
            self.drop(out, PART, f"Einen Tipp gibt es in {where} nicht. Er fehlt dort.")


def cases_of(modules: Sequence[ModuleText], quizzes: Sequence[QuizText], leaving: Leaving) -> list[OutCase]:
    """In the order of the files; what cannot be exported at all is noted."""
    by_key = {(module.id, module.language): module for module in modules}
    found: list[OutCase] = []
    for quiz in quizzes:
        if quiz.is_self_check:
            message = "Ein Selbst-Check ist keine Fragensammlung. Er fehlt im Export."
            leaving.dropped.append(warning(quiz.path, 1, WHOLE, message))
            continue
        module = by_key.get((quiz.id, quiz.language))
        if module:
            message = (
                "Texte, Vorsätze und Branchen der Einheiten gehören in keine Fragensammlung. Sie fehlen."
            )
            leaving.dropped.append(warning(module.path, 1, PART, message))
        title = (module.head.value("title") if module else "") or quiz.id
        for unit in quiz.units:
            found += _unit(quiz, title, unit, leaving)
    return found


def _unit(quiz: QuizText, title: str, unit: QuizUnitText, leaving: Leaving) -> list[OutCase]:
    found = []
    for question in unit.questions:
        for number, case in enumerate(question.cases, start=1):
            kind = kind_of(question, case)
            reason = _fault(question, case, kind)
            if reason or kind is None:
                leaving.dropped.append(warning(quiz.path, case.line, WHOLE, f"{reason} Die Frage fehlt."))
                continue
            plain = _without_images(case, IMAGE_WORD.get(quiz.language, "Picture"))
            if plain != case:
                message = "Bilder werden nicht mitgegeben. An ihrem Platz steht ihre Beschreibung."
                leaving.dropped.append(warning(quiz.path, case.line, CHANGED, message))
            found.append(
                OutCase(
                    quiz=quiz,
                    module_title=title,
                    unit_id=unit.heading.id,
                    unit_title=unit.heading.title,
                    question=question,
                    case=plain,
                    number=number,
                    kind=kind,
                )
            )
    return found


def _without_images(case: CaseText, word: str) -> CaseText:
    """Each picture described in words."""

    def told(text: str) -> str:
        return IMAGE.sub(lambda found: f"({word}: {found['alt']})", text) if "![" in text else text

    return replace(
        case,
        stem=told(case.stem),
        hint=told(case.hint),
        explanation=told(case.explanation),
        answers=tuple(
            replace(answer, text=told(answer.text), feedback=told(answer.feedback)) for answer in case.answers
        ),
    )


def _fault(question: QuestionText, case: CaseText, kind: Kind | None) -> str:
    if kind is None or kind is Kind.SCALE:
        return "Der Fragetyp ist nicht erkennbar."
    if not question.heading.id:
        return "Die Frage hat keine Kennung."
    if (kind.is_choice or kind.is_typed) and not any(answer.checked for answer in case.answers):
        return "Keine Antwort ist richtig."
    return ""
