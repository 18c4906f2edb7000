"""What are the lines for the Mondays of a year? montag.de.yaml"""

from typing import Final

import yaml

from content.sheets.fields import Limit, Reader, line_of
from reporting.monday import MondayLine

LINES: Final = 52
"""one a week; week 53 takes the first again"""
VISIONS: Final = 8
"""The white paper (SoRO 3.6) asks eight questions about the future of a company."""
THEME: Final = Limit(chars=40)
SENTENCE: Final = Limit(words=12, is_sentence=True)
QUESTION: Final = Limit(words=20)
LEADER: Final = Limit(words=25)


def read_lines(reader: Reader, root: yaml.Node) -> list[tuple[MondayLine, int]]:
    """Each with the number of its line in the file."""
    entries = reader.entries(root, "monday/1", "lines", range(LINES, LINES + 1))
    lines = [(_line(reader, node), line_of(node)) for node in entries]
    visions = sum(line.vision for line, _ in lines)
    if len(lines) == LINES and visions != VISIONS:
        reader.error(entries[0], "B003", f"vision: true steht {visions}-mal, nötig ist {VISIONS}-mal.")
    return lines


def _line(reader: Reader, node: yaml.Node) -> MondayLine:
    fields = reader.fields(node, ("id", "theme", "works", "gap", "question", "leader"), ("vision",))
    line = MondayLine(
        id=reader.id(fields),
        theme=reader.text(fields, "theme", THEME),
        works=reader.text(fields, "works", SENTENCE),
        gap=reader.text(fields, "gap", SENTENCE),
        question=reader.text(fields, "question", QUESTION),
        leader=reader.text(fields, "leader", LEADER),
        vision=reader.value(fields, "vision", "true", "false") == "true",
    )
    reader.judge_reading(node, (line.theme, line.works, line.gap, line.question, line.leader))
    return line
