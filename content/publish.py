"""Which ids does an edition publish, and what is kept of them?"""

from hashlib import sha256
from typing import Final

from content.edition import Edition
from content.lock import Lock, LockedId
from content.parse.tree import QuestionText, QuizText
from learning.model import Status

PUBLISHED: Final = "published"
RETIRED: Final = "retired"
FINGERPRINT_CHARS: Final = 8
"""of SHA-256: enough to tell five answers of one question apart"""


def answers_of(question: QuestionText) -> tuple[str, ...]:
    """
    A fingerprint for each answer of the first case, in the order of the source.

    A typo mended makes a new fingerprint, an answer moved brings a known one to another place.
    """
    return tuple(
        sha256(answer.text.encode()).hexdigest()[:FINGERPRINT_CHARS] for answer in question.cases[0].answers
    )


def locked(edition: Edition) -> Lock:
    """What the lock becomes when this edition is published: nothing in it is ever dropped."""
    lock = dict(edition.lock)
    present: set[str] = set()
    for entry in _published(edition):
        before = lock.get(entry.key)
        since = before.since if before else entry.since
        lock[entry.key] = LockedId(key=entry.key, since=since, state=entry.state, answers=entry.answers)
        present.add(entry.key)
    for key in lock.keys() - present:
        before = lock[key]
        lock[key] = LockedId(key=key, since=before.since, state=RETIRED, answers=before.answers)
    return lock


def _published(edition: Edition) -> list[LockedId]:
    entries: list[LockedId] = []
    for module in edition.modules:
        status, version = module.head.value("status"), module.head.number("version")
        if module.language != edition.original(module.id) or status == Status.DRAFT or version is None:
            continue
        state = RETIRED if status == Status.RETIRED else PUBLISHED
        entries.append(LockedId(key=module.id, since=version, state=state))
        entries += [
            LockedId(key=f"{module.id}/{unit.heading.id}", since=version, state=state)
            for unit in module.units
        ]
        if quiz := edition.quiz(module.id, module.language):
            entries += _questions(quiz, since=quiz.head.number("version") or version, state=state)
    return entries


def _questions(quiz: QuizText, *, since: int, state: str) -> list[LockedId]:
    return [
        LockedId(
            key=f"{quiz.id}#{question.heading.id}", since=since, state=state, answers=answers_of(question)
        )
        for question in quiz.questions
    ]
