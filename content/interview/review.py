"""Does the unit pass the check, and where is what it finds to be mended?"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from content.check import check
from content.draft import written
from content.edition import Edition, edition
from content.findings import Finding
from content.interview.complaint import Complaint, Wrong
from content.interview.conversation import Interview
from content.interview.dialogue import step
from content.interview.phrases import PHRASES
from content.interview.steps import StepId
from content.interview.unit import draft
from content.parse.tree import ModuleText, QuizText, SectionKind
from content.taxonomy import Taxonomy

_SECTIONS: Final = {
    SectionKind.PROBLEM: StepId.PROBLEM,
    SectionKind.INSIGHT: StepId.BEHIND,
    SectionKind.TRY: StepId.TASK,
}
_KEYS: Final = {
    "title": StepId.TITLE,
    "area": StepId.AREA,
    "topic": StepId.TOPIC,
    "level": StepId.LEVEL,
    "summary": StepId.BEHIND,
    "coaching": StepId.SIGNAL,
    "standup": StepId.SIGNAL,
}
_CASES: Final = (
    (StepId.ADVICE,),
    (StepId.ELSEWHERE, StepId.PROBLEM),
    (StepId.HARMLESS, StepId.SIGNAL),
    (StepId.STEPS,),
    (StepId.OTHERS,),
)
"""of the questions in the order of the slugs"""


def is_complete(interview: Interview, taxonomy: Taxonomy) -> bool:
    """Whether the unit can be published as it is."""
    return step(interview, taxonomy) is None and not complaints(interview, taxonomy)


def complaints(interview: Interview, taxonomy: Taxonomy) -> tuple[Complaint, ...]:
    """What keeps the unit from being published; empty while something is still to be asked."""
    return tuple(_found(interview, taxonomy, are_errors=True))


def hints(interview: Interview, taxonomy: Taxonomy) -> tuple[Complaint, ...]:
    """What would make the unit better; empty while something is still to be asked."""
    return tuple(_found(interview, taxonomy, are_errors=False))


def _found(interview: Interview, taxonomy: Taxonomy, *, are_errors: bool) -> Iterator[Complaint]:
    if step(replace(interview, at=None), taxonomy) is not None:
        return
    raw = {path: text.encode() for path, text in written(draft(interview, taxonomy)).items()}
    checked = replace(edition(raw), taxonomy=taxonomy)
    for finding in check(checked):
        if finding.is_error is are_errors:
            at = _step_of(finding, checked, interview)
            yield Complaint(step=at, wrong=Wrong.FOUND, other=finding.message)


def _step_of(finding: Finding, checked: Edition, interview: Interview) -> StepId:
    for module in checked.modules:
        if module.path == finding.path:
            return _in_module(module, finding)
    for quiz in checked.quizzes:
        if quiz.path == finding.path:
            return _in_quiz(quiz, finding.line, interview)
    return StepId.PROBLEM


def _in_module(module: ModuleText, finding: Finding) -> StepId:
    for key, at in _KEYS.items():
        if module.head.entry(key) and module.head.line(key) == finding.line:
            return at
    if any(unit.heading.line == finding.line for unit in module.units) and "Titel" in finding.message:
        return StepId.TITLE
    sections = [section for unit in module.units for section in unit.sections]
    kinds = [section.kind for section in sections if section.kind and section.line <= finding.line]
    return _SECTIONS.get(kinds[-1], StepId.PROBLEM) if kinds else StepId.PROBLEM


def _in_quiz(quiz: QuizText, line: int, interview: Interview) -> StepId:
    slugs = PHRASES[interview.language].slugs
    of_line = [
        (question.heading.id, place, case)
        for question in quiz.questions
        for place, case in enumerate(question.cases)
        if case.line <= line
    ]
    if not of_line:
        return StepId.PROBLEM
    question_id, place, case = of_line[-1]
    texts = {answer.text for answer in case.answers if answer.line == line}
    at = next((at for at, said in interview.answers if said in texts), None)
    if at:
        return at
    cases = next(
        (steps for slug, steps in zip(slugs, _CASES, strict=True) if question_id.endswith(f"-{slug}")),
        (StepId.PROBLEM,),
    )
    return cases[min(place, len(cases) - 1)]
