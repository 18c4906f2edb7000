"""Says the translation the same as the German text, and all of it? T001, T002, T003."""

from collections.abc import Iterator
from typing import Final

from content.edition import Edition
from content.findings import Finding, error, warning
from content.parse.kind import kind_of
from content.parse.tree import CaseText, ModuleText, QuestionText, QuizText
from content.taxonomy import SOURCE_LANGUAGE

SAME_KEYS: Final = ("area", "topic", "level", "roles", "status", "digcomp", "prerequisites")
"""of the head, in all languages"""


def check_translations(edition: Edition) -> Iterator[Finding]:
    for module in edition.modules:
        original = edition.original(module.id)
        if module.language == original:
            continue
        source = edition.module(module.id, original)
        if not edition.quiz(module.id, module.language):
            message = f"Zur Übersetzung fehlt das Quiz quizzes/{module.id}.{module.language}.md."
            yield error(module.path, 1, "T001", message)
        if source:
            yield from _freshness(module, source)
            yield from _module(module, source)
        else:
            yield _no_source(module)
    for quiz in edition.quizzes:
        original = edition.original(quiz.id)
        if quiz.language == original:
            continue
        quiz_source = edition.quiz(quiz.id, original)
        if quiz_source:
            yield from _freshness(quiz, quiz_source)
            yield from _quiz(quiz, quiz_source)
        else:
            yield _no_source(quiz)
        if not quiz.is_self_check and not edition.module(quiz.id, quiz.language):
            message = f"Zur Übersetzung fehlt das Modul modules/{quiz.id}.{quiz.language}.md."
            yield error(quiz.path, 1, "T001", message)


def _no_source(text: ModuleText | QuizText) -> Finding:
    message = (
        f"Der deutsche Text {text.id}.{SOURCE_LANGUAGE}.md fehlt; alle anderen sind Übersetzungen von ihm."
    )
    return error(text.path, 1, "T001", message)


def lags(edition: Edition, module: ModuleText) -> bool:
    """Whether the module or its quiz was translated from an older version than the original has now."""
    original = edition.original(module.id)
    pairs = (
        (module, edition.module(module.id, original)),
        (edition.quiz(module.id, module.language), edition.quiz(module.id, original)),
    )
    return any(text and source and is_stale(text, source) for text, source in pairs)


def is_stale(text: ModuleText | QuizText, source: ModuleText | QuizText) -> bool:
    """Whether it was translated from an older version than the German text has now."""
    made_from, now = text.head.number("translates"), source.head.number("version")
    return made_from is not None and now is not None and made_from < now


def _freshness(text: ModuleText | QuizText, source: ModuleText | QuizText) -> Iterator[Finding]:
    made_from, now = text.head.number("translates"), source.head.number("version")
    message = f"Übersetzung von Version {made_from}, deutsch ist Version {now}."
    line = text.head.line("translates")
    if is_stale(text, source):
        yield warning(text.path, line, "T003", message)
    elif made_from is not None and now is not None and made_from > now:
        yield error(text.path, line, "T003", f"{message} So weit ist der deutsche Text noch nicht.")


def _module(module: ModuleText, source: ModuleText) -> Iterator[Finding]:
    for key in SAME_KEYS:
        mine, theirs = module.head.values(key), source.head.values(key)
        if module.head.is_present and source.head.is_present and mine != theirs:
            message = f"{key} ist anders als im deutschen Text ({', '.join(theirs) or 'leer'})."
            yield error(module.path, module.head.line(key), "T002", message)
    yield from _same_ids(module.path, _unit_ids(module), _unit_ids(source), "Einheit")
    for unit in module.units:
        original = source.unit(unit.heading.id) if unit.heading.id else None
        if original is None:
            continue
        for name in ("trade", "roles"):
            if unit.heading.attribute(name) != original.heading.attribute(name):
                message = f"{name} ist anders als im deutschen Text."
                yield error(module.path, unit.heading.line, "T002", message)
        kinds = [section.kind for section in unit.sections if section.kind]
        for section in original.sections:
            if section.kind and section.kind not in kinds:
                message = f"Der Abschnitt „{section.name}“ fehlt in der Übersetzung."
                yield error(module.path, unit.heading.line, "T001", message)


def _quiz(quiz: QuizText, source: QuizText) -> Iterator[Finding]:
    mine = [question.heading.id for question in quiz.questions]
    theirs = [question.heading.id for question in source.questions]
    yield from _same_ids(quiz.path, _unit_ids(quiz), _unit_ids(source), "Einheit")
    yield from _same_ids(quiz.path, mine, theirs, "Frage")
    for question in quiz.questions:
        original = source.question(question.heading.id) if question.heading.id else None
        if original:
            yield from _question(quiz.path, question, original)


def _unit_ids(text: ModuleText | QuizText) -> list[str]:
    return [unit.heading.id for unit in text.units]


def _same_ids(path: str, mine: list[str], theirs: list[str], what: str) -> Iterator[Finding]:
    missing = [one for one in theirs if one and one not in mine]
    added = [one for one in mine if one and one not in theirs]
    for one in missing:
        yield error(path, 1, "T001", f"{what} „{one}“ fehlt in der Übersetzung.")
    for one in added:
        yield error(path, 1, "T002", f"{what} „{one}“ gibt es im deutschen Text nicht.")
    if not missing and not added and mine != theirs and len(mine) == len(theirs):
        order = "Einheiten" if what == "Einheit" else "Fragen"
        yield error(path, 1, "T002", f"Die {order} stehen in anderer Reihenfolge als im deutschen Text.")


def _question(path: str, question: QuestionText, original: QuestionText) -> Iterator[Finding]:
    line = question.heading.line
    if set(question.heading.classes) != set(original.heading.classes):
        listed = " ".join(f".{name}" for name in original.heading.classes) or "keine"
        message = f"Die Angaben zur Frage sind andere als im deutschen Text ({listed})."
        yield error(path, line, "T002", message)
    if len(question.cases) != len(original.cases):
        counts = f"{len(question.cases)} statt {len(original.cases)}"
        yield error(path, line, "T002", f"Die Frage hat {counts} Fälle wie im deutschen Text.")
        return
    for mine, theirs in zip(question.cases, original.cases, strict=True):
        if kind_of(question, mine) is not kind_of(original, theirs):
            yield error(path, mine.line, "T002", "Die Frage ist anders gefragt als im deutschen Text.")
        else:
            yield from _answers(path, mine, theirs)


def _answers(path: str, mine: CaseText, theirs: CaseText) -> Iterator[Finding]:
    if (len(mine.answers), len(mine.rows)) != (len(theirs.answers), len(theirs.rows)):
        have, need = (len(mine.answers) or len(mine.rows)), (len(theirs.answers) or len(theirs.rows))
        yield error(
            path, mine.line, "T002", f"Die Frage hat {have} statt {need} Antworten wie im deutschen Text."
        )
        return
    for answer, original in zip(mine.answers, theirs.answers, strict=True):
        if answer.checked is not original.checked:
            message = "[x] steht an anderer Stelle als im deutschen Text."
            yield error(path, answer.line, "T002", message)
        links = [link.address for link in answer.links]
        same = dict(answer.attributes) == dict(original.attributes) and answer.classes == original.classes
        if links != [link.address for link in original.links] or not same:
            message = "Verweis oder Angabe {…} ist anders als im deutschen Text."
            yield error(path, answer.line, "T002", message)
