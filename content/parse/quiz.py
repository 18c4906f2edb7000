"""Which questions, cases and answers does a quiz or self-check have?"""

import re
from typing import Final

from content.parse.answers import case
from content.parse.head import head
from content.parse.heading import early_headings, heading, sections, without_front_matter
from content.parse.markdown import Block, blocks
from content.parse.tree import QuestionText, QuizText, QuizUnitText
from content.source import Source

CASE_NAME: Final = re.compile(r"^(?:Fall|Case)\s*:\s*(?P<name>.+)$", re.IGNORECASE)


def parse_quiz(source: Source) -> QuizText:
    lines = source.text.split("\n")
    front, body = without_front_matter(blocks(source.text))
    read, findings = head(source.path, front)
    before, parts = sections(body, 2)
    findings += early_headings(source.path, before)
    return QuizText(
        path=source.path,
        id=source.module_id,
        language=source.language,
        head=read,
        units=tuple(_unit(start, inside, lines) for start, inside in parts),
        findings=tuple(findings),
    )


def _unit(start: Block, inside: tuple[Block, ...], lines: list[str]) -> QuizUnitText:
    _, parts = sections(inside, 3)
    return QuizUnitText(
        heading=heading(start),
        questions=tuple(_question(block, content, lines) for block, content in parts),
    )


def _question(start: Block, inside: tuple[Block, ...], lines: list[str]) -> QuestionText:
    head_line = heading(start)
    first, parts = sections(inside, 4)
    named = [(CASE_NAME.match(heading(block).title), block, content) for block, content in parts]
    cases = [case("", start, first, lines, head_line.classes)]
    cases += [
        case(match["name"].strip(), block, content, lines, head_line.classes)
        for match, block, content in named
        if match
    ]
    odd = [heading(block) for match, block, _ in named if not match]
    odd += [heading(block) for block in inside if block.kind == "heading" and block.level > 4]
    return QuestionText(heading=head_line, cases=tuple(cases), odd_headings=tuple(odd))
