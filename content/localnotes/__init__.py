"""What does a company add to a unit: "Bei uns" a note, and perhaps a problem of its own?

A file `bei-uns/daten-bestand.de.md` belongs to one module in one language:

    ---
    schema: local/1
    module: daten-bestand
    language: de
    ---

    ## 48 Dichtungen im System, 31 im Fach {#differenz}

    Den Block für die Entnahme findest du an **Tor 3**.

    ### Problem

    What happened in this company, told instead of the problem of the unit.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from contacts.workshop import LocalNote
from content.check.head import LANGUAGE, is_valid_id
from content.findings import Finding, error, in_reading_order, meant, warning
from content.localnotes.typed import FLAW_CODES, NOTE_WORDS, CleanText, Fault, check_note, check_problem
from content.parse.head import Head, head
from content.parse.heading import heading, sections, without_front_matter
from content.parse.markdown import Block, blocks, source_of
from content.parse.tree import Heading
from content.source import Source
from learning.model import UnitKey

__all__ = [
    "LocalNote",
    "LocalNotes",
    "check_note",
    "check_notes",
    "check_problem",
    "notes_path",
    "notes_text",
    "parse_notes",
]

SCHEMA: Final = "local/1"
KEYS: Final = ("schema", "module", "language")
FOLDER: Final = "bei-uns"
PROBLEM_NAME: Final = "Problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNotes:
    """One file of notes without an error."""

    path: str
    module: str
    language: str
    notes: tuple[LocalNote, ...]
    """in the order of the file; may be empty"""
    lines: tuple[int, ...]
    """of the heading of each note"""


# --- files --------------------------------------------------------------------------------------


def parse_notes(source: Source) -> LocalNotes | tuple[Finding, ...]:
    """The notes of a file, or all its errors."""
    lines = source.text.split("\n")
    front, body = without_front_matter(blocks(source.text))
    read, findings = head(source.path, front)
    if read.is_present:
        findings += _head(source, read)
    before, parts = sections(body, 2)
    findings += [
        error(source.path, block.line, "L003", "Das steht vor der ersten Einheit (## Titel {#kennung}).")
        for block in before
        if not (block.kind == "heading" and block.level == 1)
    ]
    findings += _ids(source.path, [heading(start) for start, _ in parts])
    notes = []
    for start, inside in parts:
        note, faults = _note(source, start, inside, lines)
        notes.append(note)
        findings += faults
    if findings:
        return in_reading_order(findings)
    return LocalNotes(
        path=source.path,
        module=source.module_id,
        language=source.language,
        notes=tuple(notes),
        lines=tuple(start.line for start, _ in parts),
    )


def _head(source: Source, read: Head) -> list[Finding]:
    wanted = {"schema": SCHEMA, "module": source.module_id, "language": source.language}
    findings = [
        error(
            source.path,
            entry.line,
            "L001",
            f"Unbekannter Schlüssel „{entry.key}“.{meant(entry.key, KEYS)}",
        )
        for entry in read.entries
        if entry.key not in KEYS
    ]
    for key, value in wanted.items():
        if read.value(key) != value:
            message = f"Im Kopf muss „{key}: {value}“ stehen."
            findings.append(error(source.path, read.line(key), "L001", message))
    if not is_valid_id(source.module_id) or LANGUAGE.fullmatch(source.language) is None:
        message = f"Nenn die Datei nach Modul und Sprache: {FOLDER}/daten-bestand.de.md."
        findings.append(error(source.path, 1, "L001", message))
    return findings


def _ids(path: str, headings: list[Heading]) -> Iterator[Finding]:
    seen: dict[str, int] = {}
    for one in headings:
        if not one.id:
            message = (
                f"„{one.title}“ hat keine Kennung. Schreib dahinter die Kennung der Einheit: {{#kennung}}"
            )
            yield error(path, one.line, "L002", message)
        elif not is_valid_id(one.id):
            rule = "nur a–z, 0–9 und Bindestrich, höchstens 32 Zeichen"
            yield error(path, one.line, "L002", f"Kennung „{one.id}“: {rule}.")
        elif one.id in seen:
            message = f"Zu „{one.id}“ gibt es schon eine Notiz in Zeile {seen[one.id]}. Leg sie zusammen."
            yield error(path, one.line, "L002", message)
        seen.setdefault(one.id, one.line)


def _note(
    source: Source, start: Block, inside: tuple[Block, ...], lines: list[str]
) -> tuple[LocalNote, list[Finding]]:
    note, parts = sections(inside, 3)
    problem, findings = _problem(source.path, parts)
    if not note and not parts:
        message = f"Hier fehlt die Notiz. Schreib sie unter die Überschrift, höchstens {NOTE_WORDS} Wörter."
        findings.append(error(source.path, start.line, "L003", message))
    if len(note) > 1:
        message = "Die Notiz hat mehrere Absätze. Schreib sie in einem."
        findings.append(error(source.path, note[1].line, "L003", message))
    note_text, in_note = _written(source.path, note[:1], lines, check_note)
    problem_text, in_problem = _written(source.path, problem, lines, check_problem)
    unit = UnitKey(f"{source.module_id}/{heading(start).id}")
    local = LocalNote(unit=unit, language=source.language, note=note_text, problem=problem_text)
    return local, [*findings, *in_note, *in_problem]


def _problem(
    path: str, parts: tuple[tuple[Block, tuple[Block, ...]], ...]
) -> tuple[tuple[Block, ...], list[Finding]]:
    """The blocks of the first section called Problem; may be empty."""
    findings: list[Finding] = []
    found: tuple[Block, tuple[Block, ...]] | None = None
    for block, content in parts:
        if found is None and heading(block).title.casefold() == PROBLEM_NAME.casefold():
            found = block, content
        else:
            message = f"Unter der Notiz steht höchstens ein „### {PROBLEM_NAME}“, sonst keine Überschrift."
            findings.append(error(path, block.line, "L003", message))
    if found and not found[1]:
        message = f"„### {PROBLEM_NAME}“ ist leer. Schreib eins oder lass die Überschrift weg."
        findings.append(error(path, found[0].line, "L003", message))
    return found[1] if found else (), findings


def _written(
    path: str,
    content: tuple[Block, ...],
    lines: list[str],
    check: Callable[[str], CleanText | tuple[Fault, ...]],
) -> tuple[str, list[Finding]]:
    if not content:
        return "", []
    checked = check(source_of(lines, content[0].start, content[-1].end))
    if isinstance(checked, CleanText):
        return checked.text, []
    line = content[0].line
    return "", [error(path, line, FLAW_CODES[fault.flaw], fault.sentence) for fault in checked]


# --- beside the library -------------------------------------------------------------------------


def check_notes(notes: LocalNotes, *, units: Collection[UnitKey]) -> tuple[Finding, ...]:
    """A warning for each note that nobody will see: its unit is none of these, perhaps no longer."""
    in_module = [str(key).partition("/")[2] for key in units if key.startswith(f"{notes.module}/")]
    if not in_module:
        message = f"Das Modul „{notes.module}“ gibt es hier nicht. Diese Notizen sieht niemand."
        return (warning(notes.path, 1, "L006", message),)
    orphans = [
        (line, note.unit.partition("/")[2])
        for note, line in zip(notes.notes, notes.lines, strict=True)
        if note.unit not in units
    ]
    return tuple(
        warning(
            notes.path,
            line,
            "L006",
            f"Einheit „{one}“ gibt es in „{notes.module}“ nicht.{meant(one, in_module)}"
            " Die Notiz sieht niemand.",
        )
        for line, one in orphans
    )


def notes_path(module: str, language: str) -> str:
    """Below the folder of the company."""
    return f"{FOLDER}/{module}.{language}.md"


def notes_text(
    module: str, language: str, notes: Iterable[LocalNote], *, titles: Mapping[UnitKey, str] | None = None
) -> str:
    """The file of these notes of one module in one language; `parse_notes` gives them back.

    A unit without a title is called by its id: the title is for whoever opens the file.
    """
    parts = ["\n".join(["---", f"schema: {SCHEMA}", f"module: {module}", f"language: {language}", "---"])]
    for note in notes:
        unit = note.unit.partition("/")[2]
        title = " ".join((titles or {}).get(UnitKey(note.unit), unit).split())
        parts += [f"## {title} {{#{unit}}}", note.note]
        parts += [f"### {PROBLEM_NAME}", note.problem] if note.problem else []
    return "\n\n".join(part for part in parts if part) + "\n"
