"""What will learners notice when this version of a module is published over the one before?

A higher version of the quiz makes every card of the quiz due at once, whether its question changed or
not: `learning.packing` compares the version on the card with the question's, and all questions have the
version of their quiz. The memory of the card stays. The version of the module text moves no card: it
only tells which translations are old.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from content.build import meaning_version
from content.changes.places import Edit, case_pairs, edits, of_case, of_head, of_question, of_unit, origins
from content.changes.solution import changed_solution, moved_answers
from content.edition import Edition
from content.findings import Finding, error, in_reading_order, warning
from content.parse.kind import kind_of
from content.parse.tree import Kind, ModuleText, QuestionText, QuizText
from learning.model import Status

NEVER_RETURN: Final = frozenset({Kind.REFLECT, Kind.SCENARIO})
"""They are not scored and have no cards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A module in one language."""

    module: ModuleText
    quiz: QuizText

    @property
    def is_published(self) -> bool:
        return self.module.head.value("status") == Status.PUBLISHED


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Ids without the module in front, in the order of the new file, those that are gone of the old."""

    first: bool
    """there was no such module in this language; then only what is new is listed"""
    withdrawn: bool
    """it was published and no longer is: learners do not find it, and its questions rest"""
    typos: int
    """places with other words, where version and ids stayed: nobody is asked again"""
    meaning: tuple[str, ...]
    """questions with cards that come due again for all who know them: those of a quiz whose version
    rose, at most four a day for each learner"""
    untouched: tuple[str, ...]
    """of these, the ones in which no word has changed"""
    rewritten_units: tuple[str, ...]
    """units with other words below a module version that rose; who has finished one is not shown it again"""
    new_units: tuple[str, ...]
    gone_units: tuple[str, ...]
    new_questions: tuple[str, ...]
    gone_questions: tuple[str, ...]
    """they are not asked any more; their cards rest unseen"""
    new_cases: tuple[str, ...]
    """questions that were there and have more cases now"""
    answers_moved: tuple[str, ...]
    """questions in which a known answer stands at another place; once published P001 keeps it back"""
    findings: tuple[Finding, ...]
    """P002 and P004 keep it from being published, P003 is a hint; in reading order"""

    @property
    def is_unnoticed(self) -> bool:
        """Nothing changed, or typos alone."""
        noticed = (self.meaning, self.new_units, self.gone_units, self.new_questions, self.gone_questions)
        others = (self.rewritten_units, self.new_cases, self.answers_moved)
        return not (self.first or self.withdrawn or any(noticed) or any(others))


def texts_of(edition: Edition, module_id: str) -> Mapping[str, Text]:
    """A module by language, where it has a quiz."""
    return {
        module.language: Text(module=module, quiz=quiz)
        for module in edition.modules
        if module.id == module_id and (quiz := edition.quiz(module.id, module.language))
    }


def compare_languages(old: Mapping[str, Text], new: Mapping[str, Text]) -> Mapping[str, Change]:
    """For each language of the new version; who learned in one that is gone gets the nearest."""
    return {language: compare(old.get(language), text) for language, text in new.items()}


def compare(old: Text | None, new: Text) -> Change:
    """What changes for those who learn in this language."""
    if old is None:
        return _first(new)
    quiz_edits = dict(_question_edits(old.quiz, new.quiz))
    unit_edits = dict(_unit_edits(old.module, new.module))
    head_edits = tuple(edits(of_head(old.module), of_head(new.module), line=1))
    has_new_text = _rose(old.module, new.module)
    has_new_quiz = _rose(old.quiz, new.quiz)
    asked_again = tuple(one for one, _, now in _pairs(old.quiz, new.quiz) if has_new_quiz and _has_card(now))
    new_cases = tuple(one for one, was, now in _pairs(old.quiz, new.quiz) if case_pairs(was, now)[1])
    quiet_units = () if has_new_text else (head_edits, *unit_edits.values())
    quiet_questions = () if has_new_quiz else tuple(quiz_edits.values())
    return Change(
        first=False,
        withdrawn=old.is_published and not new.is_published,
        typos=sum(map(len, (*quiet_units, *quiet_questions))),
        meaning=asked_again,
        untouched=tuple(one for one in asked_again if not quiz_edits[one] and one not in new_cases),
        rewritten_units=tuple(unit for unit, found in unit_edits.items() if has_new_text and found),
        new_units=_added(_units(old), _units(new)),
        gone_units=_added(_units(new), _units(old)),
        new_questions=_added(_questions(old), _questions(new)),
        gone_questions=_added(_questions(new), _questions(old)),
        new_cases=new_cases,
        answers_moved=tuple(one for one, was, now in _pairs(old.quiz, new.quiz) if moved_answers(was, now)),
        findings=in_reading_order(
            [
                *_lower(old.module, new.module),
                *_lower(old.quiz, new.quiz),
                *_large(new.module, quiet_units),
                *_large(new.quiz, quiet_questions),
                *_solutions(old.quiz, new.quiz, has_new_meaning=has_new_quiz),
            ]
        ),
    )


def _first(new: Text) -> Change:
    return Change(
        first=True,
        withdrawn=False,
        typos=0,
        meaning=(),
        untouched=(),
        rewritten_units=(),
        new_units=tuple(_units(new)),
        gone_units=(),
        new_questions=tuple(_questions(new)),
        gone_questions=(),
        new_cases=(),
        answers_moved=(),
        findings=(),
    )


def _units(text: Text) -> dict[str, None]:
    return dict.fromkeys(unit.heading.id for unit in text.module.units if unit.heading.id)


def _questions(text: Text) -> dict[str, None]:
    return dict.fromkeys(question.heading.id for question in text.quiz.questions if question.heading.id)


def _added(old: Mapping[str, None], new: Mapping[str, None]) -> tuple[str, ...]:
    return tuple(one for one in new if one not in old)


def _pairs(old: QuizText, new: QuizText) -> Iterator[tuple[str, QuestionText, QuestionText]]:
    """Id, old and new of every question that stayed."""
    known = {question.heading.id: question for question in reversed(old.questions)}
    for question in new.questions:
        before = known.get(question.heading.id) if question.heading.id else None
        if before:
            yield question.heading.id, before, question


def _question_edits(old: QuizText, new: QuizText) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """By id of every question that stayed; may be none."""
    for question_id, before, question in _pairs(old, new):
        line = question.heading.line
        found = [*edits(of_question(before), of_question(question), line=line)]
        for was, now in case_pairs(before, question)[0]:
            found += edits(of_case(was), of_case(now, origins(was, now)), line=now.line)
        yield question_id, tuple(found)


def _unit_edits(old: ModuleText, new: ModuleText) -> Iterator[tuple[str, tuple[Edit, ...]]]:
    """By id of every unit that stayed; may be none."""
    for unit in new.units:
        before = old.unit(unit.heading.id) if unit.heading.id else None
        if before:
            was, now = of_unit(before, other=unit), of_unit(unit, other=before)
            yield unit.heading.id, tuple(edits(was, now, line=unit.heading.line))


def _has_card(question: QuestionText) -> bool:
    return kind_of(question, question.cases[0]) not in NEVER_RETURN


# --- versions -----------------------------------------------------------------------------------


def _rose(old: ModuleText | QuizText, new: ModuleText | QuizText) -> bool:
    """Of a translation counts the German version that it says."""
    return meaning_version(new) > meaning_version(old)


def _lower(old: ModuleText | QuizText, new: ModuleText | QuizText) -> Iterator[Finding]:
    before = meaning_version(old)
    if meaning_version(new) < before:
        key = "translates" if new.head.value("translates") else "version"
        message = f"{key} war schon {before} und wird nie kleiner. Schreib {before} oder mehr."
        yield error(new.path, new.head.line(key), "P004", message)


def _large(new: ModuleText | QuizText, quiet: tuple[tuple[Edit, ...], ...]) -> Iterator[Finding]:
    """In the German text: a translation changes no meaning."""
    lines = [edit.line for found in quiet for edit in found if edit.is_large]
    for line in lines if not new.head.value("translates") else ():
        message = (
            "Das sieht nach mehr als einem Tippfehler aus."
            " Ist der Sinn ein anderer, erhöhe version im Kopf um 1."
        )
        yield warning(new.path, line, "P003", message)


def _solutions(old: QuizText, new: QuizText, *, has_new_meaning: bool) -> Iterator[Finding]:
    """In the German text: T002 holds the marks of a translation to it."""
    for question_id, before, question in _pairs(old, new) if not new.head.value("translates") else ():
        line = changed_solution(before, question, has_new_meaning=has_new_meaning)
        if line is not None:
            message = (
                f"In „{question_id}“ ist jetzt etwas anderes richtig als bisher. Gib der Frage eine"
                " neue Kennung und trag die alte unter retired_ids ein."
            )
            yield error(new.path, line, "P002", message)
