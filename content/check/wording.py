"""Is a text short, plain and easy to read? S004, S008, R001."""

import math
from collections.abc import Iterator

from content.check.limits import (
    CAPTION_CHARS,
    MESSAGE_CHARS,
    SECTION_WORDS,
    TABLE_COLUMNS,
    TABLE_ROWS,
    TITLE_CHARS,
    UNIT_WORDS,
    word_count,
)
from content.check.structure import is_complete
from content.edition import Edition
from content.findings import Finding, error, warning
from content.parse.markdown import Block
from content.parse.tree import ModuleText, QuestionText, QuizText, SectionKind, SectionText, UnitText
from content.readability import HARDEST_LEVEL, MIN_WORDS, vienna_level


def check_wording(edition: Edition) -> Iterator[Finding]:
    for module in edition.modules:
        for unit in module.units:
            yield from _title(module.path, unit)
            if is_complete(unit):
                yield from _unit(module, unit)
    for quiz in edition.quizzes:
        for question in quiz.questions:
            yield from _question(quiz, question)


def _title(path: str, unit: UnitText) -> Iterator[Finding]:
    length = len(unit.heading.title)
    if length > TITLE_CHARS:
        message = f"Titel der Einheit hat {length} Zeichen, höchstens {TITLE_CHARS}."
        yield error(path, unit.heading.line, "S004", message)


def _unit(module: ModuleText, unit: UnitText) -> Iterator[Finding]:
    shown = [section for section in unit.sections if section.kind is not SectionKind.LEADERS]
    words = sum(word_count(section.plain) for section in shown)
    line = unit.heading.line
    if words > UNIT_WORDS:
        message = f"Einheit hat {words} Wörter, höchstens {UNIT_WORDS} (etwa eine Minute Lesezeit)."
        yield error(module.path, line, "S004", message)
    for section in unit.sections:
        yield from _section(module.path, section)
    if module.language == "de":
        yield from _readability(
            module.path, line, running_text(block for part in shown for block in part.blocks)
        )


def _section(path: str, section: SectionText) -> Iterator[Finding]:
    most, words = SECTION_WORDS.get(section.kind) if section.kind else None, word_count(section.plain)
    if most is not None and words > most:
        message = f"„{section.name}“ hat {words} Wörter, höchstens {most}."
        yield error(path, section.line, "S004", message)
    has_image = any(block.images for block in section.blocks)
    chars = CAPTION_CHARS if has_image else MESSAGE_CHARS
    if len(section.plain) > chars:
        reason = " mit Bild" if has_image else ""
        message = f"„{section.name}“{reason} hat {len(section.plain)} Zeichen, höchstens {chars}."
        yield error(path, section.line, "S004", message)
    for block in section.blocks:
        yield from _table(path, block)
        yield from _html(path, block)


def _table(path: str, block: Block) -> Iterator[Finding]:
    if block.kind != "table":
        return
    columns = max((len(row.cells) for row in block.children), default=0)
    rows = len(block.children) - 1
    if columns > TABLE_COLUMNS or rows > TABLE_ROWS:
        message = (
            f"Tabelle hat {columns} Spalten und {rows} Zeilen, höchstens {TABLE_COLUMNS} und {TABLE_ROWS}:"
            " mehr passt nicht auf ein Telefon."
        )
        yield error(path, block.line, "S004", message)


def _html(path: str, block: Block) -> Iterator[Finding]:
    for line in block.html_lines:
        yield error(path, line, "S008", "HTML wird nicht angezeigt. Nimm Markdown.")


def _question(quiz: QuizText, question: QuestionText) -> Iterator[Finding]:
    for case in question.cases:
        for block in case.blocks:
            yield from _html(quiz.path, block)
        if quiz.language == "de":
            heads = [] if case.name else [_as_sentence(question.heading.title)]
            feedback = [_as_sentence(answer.feedback_plain) for answer in case.answers]
            parts = [*heads, case.stem_plain, *feedback, case.explanation_plain]
            yield from _readability(quiz.path, case.line, "\n".join(part for part in parts if part))


def running_text(blocks: Iterator[Block]) -> str:
    """Running text; a table or code is looked up, not read."""
    return "\n".join(block.plain for block in blocks if block.kind not in {"table", "code"})


def _as_sentence(text: str) -> str:
    return text if text.rstrip('“"').endswith((".", "?", "!", ":")) or not text else f"{text}."


def _readability(path: str, line: int, text: str) -> Iterator[Finding]:
    level = vienna_level(text)
    if level is not None and level > HARDEST_LEVEL and word_count(text) >= MIN_WORDS:
        message = f"Text ist schwer zu lesen (Stufe {math.ceil(level)}). Kürzere Sätze, kürzere Wörter."
        yield warning(path, line, "R001", message)
