"""How does the company's own check look, question by question and afterwards?"""

from collections.abc import Sequence
from datetime import date

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import italic, joined
from bot.screens.screen import Button, Screen, column, row
from bot.texts import company as texts
from bot.texts import foreign
from bot.texts.tongue import Tongue, speak
from reporting.company_check import (
    Answers,
    CheckQuestion,
    changes,
    gap,
    gap_sentence,
    is_due_again,
    packed,
    strength,
)

LETTERS = "ABCD"

Questions = tuple[CheckQuestion, ...]


def stand(
    to: Tongue,
    *,
    company: str,
    company_id: int,
    questions: Questions,
    written_in: str,
    answers: Sequence[Answers],
    modules: Sequence[str],
    may_answer: bool,
    today: date,
) -> Screen:
    """What the company says of itself; `answers` oldest first, `modules` the titles that fit the gap.

    `written_in` is the language of the questions.
    """
    head = texts.check_title(to, company)
    begin = Button(
        text=texts.check_again(to) if answers else texts.check_begin(to),
        data=encode(callbacks.CheckStep(company_id, 0)),
    )
    delete = Button(text=texts.check_delete(to), data=encode(callbacks.CheckDelete(company_id, 0)))
    if not answers:
        said = texts.check_intro(to) if may_answer else texts.check_none(to)
        return Screen(html=joined(head, said), rows=column(begin) if may_answer else ())
    latest, note = answers[-1], italic(foreign.lines(to, written_in))
    blocks = [joined_lines(head, texts.check_result(to, latest.answered_on)), _found(to, questions, latest)]
    blocks += [_project(to, questions, latest, modules)]
    if len(answers) > 1:
        blocks.append(_compared(to, questions, answers[0], latest))
    if may_answer and is_due_again(latest, today):
        blocks.append(texts.check_due(to))
    return Screen(html=joined(*blocks, note), rows=column(begin, delete) if may_answer else ())


def question(
    to: Tongue, *, company_id: int, questions: Questions, given: tuple[int, ...], written_in: str
) -> Screen:
    """The next one, in its own language; the answers so far travel in the buttons."""
    place = len(given)
    note = "" if given else italic(foreign.lines(to, written_in))
    asked = questions[place]
    head = texts.check_question(
        speak(written_in), number=place + 1, of=len(questions), title=asked.title, question=asked.question
    )
    options = (texts.check_option(letter, state) for letter, state in zip(LETTERS, asked.states, strict=True))
    letters = row(
        *(
            Button(text=letter, data=encode(callbacks.CheckStep(company_id, packed((*given, state)))))
            for state, letter in enumerate(LETTERS)
        )
    )
    back = Button(text=texts.check_back(to), data=encode(callbacks.CheckStep(company_id, packed(given[:-1]))))
    return Screen(
        html=joined(note, head, "\n".join(options)), rows=(letters, row(back)) if given else (letters,)
    )


def delete(to: Tongue, company_id: int) -> Screen:
    yes = Button(text=texts.check_delete_yes(to), data=encode(callbacks.CheckDelete(company_id, 1)))
    no = Button(text=texts.check_back(to), data=encode(callbacks.CheckShow(company_id)))
    return Screen(html=texts.check_delete_sure(to), rows=column(no, yes))


def deleted(to: Tongue) -> Screen:
    return Screen(html=texts.check_deleted(to))


def joined_lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _found(to: Tongue, questions: Questions, answers: Answers) -> str:
    runs, more = strength(questions, answers), gap_sentence(questions, answers)
    return joined_lines(
        texts.check_strength(to, runs) if runs else "", texts.check_gap(to, more) if more else ""
    )


def _project(to: Tongue, questions: Questions, answers: Answers, modules: Sequence[str]) -> str:
    found = gap(questions, answers)
    if found is None:
        return texts.check_without_gap(to)
    project = texts.check_project(to, found.project.title, found.project.steps)
    return joined_lines(project, texts.check_modules(to, modules) if modules else "")


def _compared(to: Tongue, questions: Questions, before: Answers, after: Answers) -> str:
    moved = [change for change in changes(questions, before, after) if change.moved]
    lines = [texts.check_moved(to, title=one.title, before=one.before, after=one.after) for one in moved] or [
        texts.check_unmoved(to)
    ]
    return joined_lines(texts.check_compared(to, before.answered_on), *lines)
