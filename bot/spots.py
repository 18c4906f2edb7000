"""Where in the material is a unit or a question: what is it called, and on which line of which file?"""

from dataclasses import dataclass

from content.library import Library
from learning.model import ModuleId, QuestionKey, UnitKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    subject: str
    """key of a unit or a question"""
    module: str
    """title"""
    unit: str
    """title"""
    question: str
    """title; empty for a unit as a whole"""
    path: str
    """quizzes/daten-bestand.de.md; empty if the subject is gone"""
    line: int

    @property
    def title(self) -> str:
        return self.question or self.unit


def spot(library: Library, subject: str, language: str) -> Spot:
    """In the nearest language; of what is gone only the key is left to be shown."""
    module_id = ModuleId(subject.replace("#", "/").partition("/")[0])
    question = library.question(QuestionKey(subject), language)
    unit = library.unit(question.unit if question else UnitKey(subject), language)
    if unit is None:
        return Spot(subject=subject, module=module_id, unit=subject, question="", path="", line=0)
    module = library.module(module_id, language)
    written_in = module.language if module else language
    folder = "quizzes" if question else "modules"
    return Spot(
        subject=subject,
        module=module.title if module else module_id,
        unit=unit.title,
        question=question.title if question else "",
        path=f"{folder}/{module_id}.{written_in}.md",
        line=question.line if question else unit.line,
    )
