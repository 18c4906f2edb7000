"""Is what the trainer wrote complete, unambiguous and easy to learn from?

One subject, one file: each gives a rule, a function from the edition to findings. None stops at the
first finding, none fails: whatever stands in a file has a finding at worst.
"""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Final

from content.check.answers import check_answers
from content.check.head import check_heads, check_review_dates
from content.check.ids import check_ids
from content.check.images import check_images
from content.check.keywords import check_keywords
from content.check.novelty import check_novelty
from content.check.published import check_published
from content.check.questions import check_questions
from content.check.quiz import check_quizzes
from content.check.scenario import check_scenarios
from content.check.selfcheck import check_self_checks
from content.check.sentences import check_sentences
from content.check.structure import check_structure
from content.check.todo import check_todo
from content.check.translation import check_translations
from content.check.wording import check_wording
from content.edition import Edition, read_edition
from content.findings import Finding, in_reading_order

Rule = Callable[[Edition], Iterable[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    check_heads,
    check_ids,
    check_structure,
    check_todo,
    check_images,
    check_wording,
    check_sentences,
    check_quizzes,
    check_questions,
    check_answers,
    check_scenarios,
    check_novelty,
    check_self_checks,
    check_translations,
    check_published,
    check_keywords,
)


def check(edition: Edition, *, today: date | None = None) -> tuple[Finding, ...]:
    """All findings by file, line and code; review dates are judged only where a day is given."""
    findings = [*edition.findings]
    for text in edition.texts:
        findings += text.findings
    for rule in RULES:
        findings += rule(edition)
    if today is not None:
        findings += check_review_dates(edition, today)
    return in_reading_order(findings)


def check_folder(root: Path, *, today: date | None = None) -> tuple[Finding, ...]:
    """All findings of a content folder.

    Raises: UnreadableFolderError if there is no content folder.
    """
    return check(read_edition(root), today=today)
