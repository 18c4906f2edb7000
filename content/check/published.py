"""Is everything still there that was published? P001."""

from collections.abc import Iterator

from content.edition import Edition
from content.findings import Finding, error
from content.lock import LOCK_PATH, LockedId
from content.parse.head import Head
from content.parse.tree import ModuleText, QuizText
from content.publish import RETIRED, answers_of


def check_published(edition: Edition) -> Iterator[Finding]:
    for locked in edition.lock.values():
        original = edition.original(locked.module)
        module = edition.module(locked.module, original)
        quiz = edition.quiz(locked.module, original)
        if locked.state == RETIRED:
            continue
        text = quiz if locked.is_question else module
        if text is None:
            message = f"Modul „{locked.module}“ war veröffentlicht und fehlt. Stell die Datei wieder her."
            yield error(LOCK_PATH, 1, "P001", message)
        elif locked.id in _ids(text):
            yield from _moved(locked, quiz)
        elif "/" in locked.key or locked.is_question:
            yield from _vanished(text.path, text.head, locked)


def _ids(text: ModuleText | QuizText) -> set[str]:
    if isinstance(text, ModuleText):
        return {text.id, *(unit.heading.id for unit in text.units)}
    return {question.heading.id for question in text.questions}


def _vanished(path: str, head: Head, locked: LockedId) -> Iterator[Finding]:
    if locked.id not in head.values("retired_ids"):
        message = (
            f"Kennung „{locked.id}“ war in Version {locked.since} veröffentlicht und fehlt."
            " Trag sie unter retired_ids ein oder stell sie wieder her."
        )
        yield error(path, 1, "P001", message)


def _moved(locked: LockedId, quiz: QuizText | None) -> Iterator[Finding]:
    """Answers are kept by position: the published ones stay where they are, new ones are appended."""
    question = quiz.question(locked.id) if quiz and locked.is_question else None
    if quiz is None or question is None:
        return
    now = answers_of(question)
    if len(now) < len(locked.answers):
        message = f"Frage „{locked.id}“ hat weniger Antworten als veröffentlicht. Gib ihr eine neue Kennung."
        yield error(quiz.path, question.heading.line, "P001", message)
        return
    places = {answer: place for place, answer in enumerate(locked.answers)}
    if any(places.get(answer, place) != place for place, answer in enumerate(now)):
        message = (
            f"Antworten von „{locked.id}“ stehen an anderer Stelle als veröffentlicht."
            " Häng neue Antworten hinten an."
        )
        yield error(quiz.path, question.heading.line, "P001", message)
