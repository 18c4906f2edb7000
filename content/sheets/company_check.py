"""What does the company ask itself? betriebscheck.de.yaml"""

from typing import Final

import yaml

from content.findings import meant
from content.sheets.fields import Fields, Limit, Reader, line_of
from reporting.company_check import STATES, CheckQuestion, Project

QUESTIONS: Final = 10
STEPS: Final = 3
AREAS: Final = range(1, 3)
TITLE: Final = Limit(chars=40)
QUESTION: Final = Limit(words=16)
STATE: Final = Limit(words=14, chars=90, is_sentence=True)
STEP: Final = Limit(words=18)


def read_questions(
    reader: Reader, root: yaml.Node, *, areas: tuple[str, ...]
) -> list[tuple[CheckQuestion, int]]:
    """Each with the number of its line in the file; `areas` are the ids that exist."""
    entries = reader.entries(root, "company-check/1", "questions", range(QUESTIONS, QUESTIONS + 1))
    return [(_question(reader, node, areas), line_of(node)) for node in entries]


def _question(reader: Reader, node: yaml.Node, areas: tuple[str, ...]) -> CheckQuestion:
    fields = reader.fields(node, ("id", "title", "question", "states", "project"))
    least, less, more, most = reader.texts(fields, "states", STATES, STATE)
    question = CheckQuestion(
        id=reader.id(fields),
        title=reader.text(fields, "title", TITLE),
        question=reader.text(fields, "question", QUESTION),
        states=(least, less, more, most),
        project=_project(reader, fields, areas),
    )
    project = question.project
    asked = (question.title, question.question, *question.states)
    reader.judge_reading(node, (*asked, project.title, *project.steps))
    return question


def _project(reader: Reader, question: Fields, areas: tuple[str, ...]) -> Project:
    if "project" not in question:
        return Project(title="", steps=(), areas=())
    fields = reader.fields(question["project"], ("title", "steps", "areas"))
    return Project(
        title=reader.text(fields, "title", TITLE),
        steps=reader.texts(fields, "steps", STEPS, STEP),
        areas=tuple(_area(reader, node, areas) for node in reader.items(fields, "areas", AREAS)),
    )


def _area(reader: Reader, node: yaml.Node, areas: tuple[str, ...]) -> str:
    value = reader.value({"areas": node}, "areas")
    if value and value not in areas:
        hint = meant(value, areas) or f" Erlaubt: {', '.join(areas)}."
        reader.error(node, "B006", f"„{value}“ ist kein Bereich.{hint}")
    return value
