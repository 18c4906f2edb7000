"""What does a parsed module say, as a draft? The way back from the text to the values."""

from content.draft import Draft, DraftAnswer, DraftCase, DraftQuestion, DraftUnit
from content.edition import edition
from content.parse.tree import CaseText, ModuleText, QuestionText, QuizText


def read_back(files: dict[str, str]) -> Draft:
    read = edition({path: text.encode() for path, text in files.items()})
    (module,), (quiz,) = read.modules, read.quizzes
    assert not [*read.findings, *module.findings, *quiz.findings]
    return as_draft(module, quiz)


def as_draft(module: ModuleText, quiz: QuizText) -> Draft:
    asked = {unit.heading.id: unit.questions for unit in quiz.units}
    fixed = {"schema", "id", "version", "language", "title", "status"}
    return Draft(
        id=module.id,
        language=module.language,
        title=module.heading.title if module.heading else "",
        head={
            entry.key: entry.values if entry.is_list else entry.value
            for entry in module.head.entries
            if entry.key not in fixed
        },
        version=module.head.number("version") or 0,
        status=module.head.value("status"),
        units=tuple(
            DraftUnit(
                id=unit.heading.id,
                title=unit.heading.title,
                trade=unit.heading.attribute("trade"),
                sections={section.kind: section.body for section in unit.sections if section.kind},
                questions=tuple(_question(question) for question in asked.get(unit.heading.id, ())),
            )
            for unit in module.units
        ),
    )


def _question(question: QuestionText) -> DraftQuestion:
    return DraftQuestion(
        id=question.heading.id,
        title=question.heading.title,
        classes=question.heading.classes,
        cases=tuple(as_case(case) for case in question.cases),
    )


def as_case(case: CaseText) -> DraftCase:
    assert not case.is_torn
    return DraftCase(
        name=case.name,
        stem=case.stem,
        hint=case.hint,
        answers=tuple(
            DraftAnswer(text=answer.text, is_right=answer.checked, feedback=answer.feedback)
            for answer in case.answers
        ),
        rows=tuple((left.strip(), right.strip()) for left, right in case.rows),
        explanation=case.explanation,
        numbered=case.is_ordered,
    )
