"""Does what we export come back, and is exactly that missing which was listed?"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from content.draft import DraftCase, written
from content.edition import Edition
from content.exchange import Exported, Format, Imported, read, write
from content.exchange.seen import seen_line
from content.findings import Finding
from content.parse.kind import kind_of
from content.parse.tree import CaseText, Kind, QuestionText, QuizText
from tests.content.exchange.reading_back import as_case
from tests.edition import edition_texts

AT = datetime(2026, 3, 2, tzinfo=UTC)
LOST_IN_GIFT = {Kind.ORDER, Kind.SCENARIO}
ENDINGS = {Format.GIFT: "gift", Format.MOODLE_XML: "xml", Format.AIKEN: "txt"}
IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
Key = tuple[str, str, str]
"""module, unit, question"""


def quizzes_of(edition: Edition, language: str) -> list[QuizText]:
    return [quiz for quiz in edition.quizzes if quiz.language == language]


def exported(bank_format: Format, language: str) -> Exported:
    modules = [module for module in edition_texts().modules if module.language == language]
    return write(modules, quizzes_of(edition_texts(), language), bank_format=bank_format, at=AT)


def there_and_back(bank_format: Format, language: str) -> tuple[Exported, Imported]:
    out = exported(bank_format, language)
    return out, read(out.raw, name=f"bank.{ENDINGS[bank_format]}", language=language)


def questions_in(quizzes: list[QuizText]) -> Iterator[tuple[Key, QuestionText]]:
    for quiz in quizzes:
        for unit in quiz.units:
            for question in unit.questions:
                if not quiz.is_self_check:
                    yield (quiz.id, unit.heading.id, question.heading.id), question


def is_exported(question: QuestionText, lost: set[Kind]) -> bool:
    return kind_of(question, question.cases[0]) not in lost


def kept(case: CaseText, language: str, *, keeps_hint: bool) -> DraftCase:
    """A picture leaves its description behind."""
    drafted = as_case(case)
    word = {"de": "Bild", "en": "Picture"}[language]
    stem = IMAGE.sub(rf"({word}: \1)", drafted.stem)
    return replace(drafted, stem=stem, hint=drafted.hint if keeps_hint else "")


def test_pictures_that_stay_behind_are_listed() -> None:
    pictured = {
        (quiz.path, case.line)
        for quiz in quizzes_of(edition_texts(), "de")
        for question in quiz.questions
        for case in question.cases
        if IMAGE.search(case.stem) and is_exported(question, LOST_IN_GIFT)
    }
    assert pictured
    told = {
        (one.path, one.line)
        for one in exported(Format.GIFT, "de").dropped
        if one.message.startswith("Bilder")
    }
    assert told == pictured


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("bank_format", [Format.GIFT, Format.MOODLE_XML])
def test_all_that_the_format_knows_comes_back(bank_format: Format, language: str) -> None:
    lost = LOST_IN_GIFT if bank_format is Format.GIFT else {Kind.SCENARIO}
    out, back = there_and_back(bank_format, language)
    found = {
        (draft.id, unit.id, question.id): question
        for draft in back.drafts
        for unit in draft.units
        for question in unit.questions
    }
    expected = {
        key: question
        for key, question in questions_in(quizzes_of(edition_texts(), language))
        if is_exported(question, lost)
    }
    assert list(found) == list(expected)
    assert len(expected) > 40
    for key, question in expected.items():
        cases = tuple(
            kept(case, language, keeps_hint=bank_format is Format.MOODLE_XML) for case in question.cases
        )
        assert found[key].title == question.heading.title
        assert set(found[key].classes) == set(question.heading.classes)
        assert found[key].cases == cases
    assert back.dropped == ()
    assert out.question_count == sum(len(question.cases) for question in expected.values())


@pytest.mark.parametrize("bank_format", [Format.GIFT, Format.MOODLE_XML])
def test_modules_and_units_come_back_under_their_names(bank_format: Format) -> None:
    _, back = there_and_back(bank_format, "de")
    modules = {module.id: module for module in edition_texts().modules if module.language == "de"}
    assert [draft.id for draft in back.drafts] == list(modules)
    for draft in back.drafts:
        module = modules[draft.id]
        assert draft.title == module.head.value("title")
        titles = {unit.heading.id: unit.heading.title for unit in module.units}
        assert {unit.id: unit.title for unit in draft.units}.items() <= titles.items()


def listed(dropped: tuple[Finding, ...], code: str) -> set[tuple[str, int]]:
    return {(finding.path, finding.line) for finding in dropped if finding.code == code}


@pytest.mark.parametrize(
    ("bank_format", "lost"),
    [
        (Format.GIFT, LOST_IN_GIFT),
        (Format.MOODLE_XML, {Kind.SCENARIO}),
        (Format.AIKEN, set(Kind) - {Kind.SINGLE}),
        (Format.CSV, set[Kind]()),
        (Format.ANKI, {Kind.SCENARIO}),
    ],
)
def test_each_question_that_stays_behind_is_listed_with_its_line(
    bank_format: Format, lost: set[Kind]
) -> None:
    quizzes = quizzes_of(edition_texts(), "de")
    missing = {
        (quiz.path, case.line)
        for quiz in quizzes
        if not quiz.is_self_check
        for question in quiz.questions
        for case in question.cases
        if kind_of(question, case) in lost
    }
    self_checks = {(quiz.path, 1) for quiz in quizzes if quiz.is_self_check}
    assert listed(exported(bank_format, "de").dropped, "X002") == missing | self_checks


def test_hints_stay_behind_in_gift_and_are_listed() -> None:
    hints = {
        (quiz.path, case.line)
        for quiz in quizzes_of(edition_texts(), "de")
        for question in quiz.questions
        for case in question.cases
        if case.hint and is_exported(question, LOST_IN_GIFT)
    }
    parts = listed(exported(Format.GIFT, "de").dropped, "X003")
    assert hints
    assert {place for place in parts if place[0].startswith("quizzes/")} == hints


def test_aiken_brings_back_texts_and_right_answers() -> None:
    _, back = there_and_back(Format.AIKEN, "de")
    found = [
        (seen_line(f"{question.title} {case.stem}" if case.stem != question.title else case.stem), boxes)
        for draft in back.drafts
        for unit in draft.units
        for question in unit.questions
        for case in question.cases
        for boxes in [[(seen_line(answer.text), answer.is_right) for answer in case.answers]]
    ]
    expected = [
        (
            " ".join(
                [seen_line(question.heading.title), seen_line(kept(case, "de", keeps_hint=False).stem)]
            ).strip(),
            [(answer.plain, answer.checked) for answer in case.answers],
        )
        for _, question in questions_in(quizzes_of(edition_texts(), "de"))
        for case in question.cases
        if kind_of(question, case) is Kind.SINGLE
    ]
    assert [boxes for _, boxes in found] == [boxes for _, boxes in expected]
    for (seen, _), (text, _) in zip(found, expected, strict=True):
        assert seen.endswith(text)


@pytest.mark.parametrize("bank_format", [Format.GIFT, Format.MOODLE_XML])
def test_what_came_back_is_exported_the_same_again(bank_format: Format) -> None:
    out, back = there_and_back(bank_format, "de")
    files = {path: text.encode() for draft in back.drafts for path, text in written(draft).items()}
    from content.edition import edition

    read_again = edition(files)
    again = write(read_again.modules, read_again.quizzes, bank_format=bank_format, at=AT)
    assert again.raw.decode() == out.raw.decode()
