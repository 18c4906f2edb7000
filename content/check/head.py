"""Does the front matter say all that is needed, in values that are known? M003, M004, M005, S004."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from content.check.limits import LEADER_WORDS, SUMMARY_CHARS, TITLE_CHARS, word_count
from content.edition import Edition
from content.findings import Finding, error, meant, warning
from content.parse.head import Entry, Head
from content.parse.tree import ModuleText, QuizText
from content.taxonomy import Taxonomy, ids
from learning.model import Status

ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MAX_ID_CHARS: Final = 32
LANGUAGE: Final = re.compile(r"[a-z]{2,3}")
DIGCOMP: Final = re.compile(r"[1-5]\.[1-6]")
LISTS: Final = frozenset({"roles", "digcomp", "prerequisites", "authors", "retired_ids"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    schema: str
    required: frozenset[str]
    late: frozenset[str]
    """required too, but asked for only when the rest of the head is in order: the topics hang on the
    area, and the leader lines are written last"""
    optional: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        return self.required | self.late | self.optional | {"translates"}


MODULE: Final = Keys(
    schema="module/1",
    required=frozenset(
        {
            "schema",
            "id",
            "version",
            "language",
            "title",
            "summary",
            "area",
            "level",
            "roles",
            "status",
            "licence",
        }
    ),
    late=frozenset({"topic", "coaching", "standup"}),
    optional=frozenset({"digcomp", "prerequisites", "authors", "source", "review_by", "retired_ids"}),
)
QUIZ: Final = Keys(
    schema="quiz/1",
    required=frozenset({"schema", "module", "version", "language"}),
    late=frozenset(),
    optional=frozenset({"retired_ids"}),
)
SELF_CHECK: Final = Keys(
    schema="self-check/1",
    required=frozenset({"schema", "id", "version", "language", "title"}),
    late=frozenset(),
    optional=frozenset(
        {"private", "summary", "status", "licence", "authors", "source", "review_by", "retired_ids"}
    ),
)


def is_valid_id(text: str) -> bool:
    return len(text) <= MAX_ID_CHARS and ID.fullmatch(text) is not None


def check_heads(edition: Edition) -> Iterator[Finding]:
    for module in edition.modules:
        yield from _head(module, MODULE, edition)
    for quiz in edition.quizzes:
        yield from _head(quiz, SELF_CHECK if quiz.is_self_check else QUIZ, edition)


def check_review_dates(edition: Edition, today: date) -> Iterator[Finding]:
    for text in edition.texts:
        review_by = _date(text.head.value("review_by"))
        if review_by and review_by < today:
            message = f"Prüfdatum {review_by} ist überschritten – Inhalt prüfen und Datum neu setzen."
            yield warning(text.path, text.head.line("review_by"), "M005", message)


def _head(text: ModuleText | QuizText, keys: Keys, edition: Edition) -> Iterator[Finding]:
    head = text.head
    if not head.is_present:
        return
    is_translation = text.language != edition.original(text.id)
    required = keys.required | ({"translates"} if is_translation else frozenset())
    found = [
        *_unknown(text.path, head, keys),
        *_values(text, keys, edition.taxonomy),
        *_missing(text, required),
    ]
    if not any(finding.is_error for finding in (*found, *text.findings)):
        found += _missing(text, keys.late)
    yield from found
    yield from _lengths(text.path, head)


def _unknown(path: str, head: Head, keys: Keys) -> Iterator[Finding]:
    for entry in head.entries:
        if entry.key not in keys.known:
            message = f"Unbekannter Schlüssel „{entry.key}“.{meant(entry.key, sorted(keys.known))}"
            yield error(path, entry.line, "M003", message)


def _missing(text: ModuleText | QuizText, required: frozenset[str]) -> list[Finding]:
    empty = [key for key in sorted(required) if not text.head.values(key)]
    return [
        error(text.path, text.head.line(key), "M003", f"Im Kopf fehlt „{key}“. Ergänze eine Zeile: {key}: …")
        for key in empty
        if not ((entry := text.head.entry(key)) and not entry.is_readable)
    ]


def _values(text: ModuleText | QuizText, keys: Keys, taxonomy: Taxonomy) -> Iterator[Finding]:
    area = taxonomy.area(text.head.value("area"))
    allowed: dict[str, tuple[str, ...]] = {
        "schema": (keys.schema,) if keys is MODULE else (QUIZ.schema, SELF_CHECK.schema),
        "id": (text.id,),
        "module": (text.id,),
        "language": (text.language,),
        "area": ids(taxonomy.areas),
        "level": ids(taxonomy.levels),
        "roles": ids(taxonomy.roles),
        "status": tuple(Status),
        "private": ("true", "false"),
    }
    if area:
        allowed["topic"] = area.topics
    for entry in text.head.entries:
        if entry.key not in keys.known:
            continue
        if not entry.is_readable or (entry.is_list and entry.key not in LISTS):
            example = "[eins, zwei]" if entry.key in LISTS else "ein Wert in einer Zeile"
            message = f"{entry.key} ist nicht lesbar. Schreib {entry.key}: {example}"
            yield error(text.path, entry.line, "M004", message)
        elif entry.key in allowed:
            yield from _listed(text.path, entry, allowed[entry.key])
        elif entry.key in SHAPES:
            yield from _shaped(text.path, entry)


def _listed(path: str, entry: Entry, allowed: tuple[str, ...]) -> Iterator[Finding]:
    for value in entry.values:
        if value not in allowed:
            hint = meant(value, allowed) or f" Erlaubt: {', '.join(sorted(allowed))}."
            message = f"„{value}“ ist kein gültiger Wert für {entry.key}.{hint}"
            yield error(path, entry.line, "M004", message)


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit() and int(value[:9]) >= 1 and len(value) < 10


def _date(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
    except ValueError:
        return None


SHAPES: Final[dict[str, tuple[Callable[[str], object], str]]] = {
    "version": (_is_number, "muss eine ganze Zahl ab 1 sein"),
    "translates": (_is_number, "muss eine ganze Zahl ab 1 sein: die Version des deutschen Textes"),
    "review_by": (_date, "muss ein Datum wie 2027-11-30 sein"),
    "prerequisites": (is_valid_id, "muss Modulkennungen wie daten-bestand nennen"),
    "digcomp": (DIGCOMP.fullmatch, "muss Kompetenzen wie 1.2 nennen"),
}


def _shaped(path: str, entry: Entry) -> Iterator[Finding]:
    fits, rule = SHAPES[entry.key]
    if not all(fits(value) for value in entry.values):
        yield error(path, entry.line, "M004", f"{entry.key} {rule}.")


def _lengths(path: str, head: Head) -> Iterator[Finding]:
    for key, most in (("title", TITLE_CHARS), ("summary", SUMMARY_CHARS)):
        length = len(head.value(key))
        if length > most:
            yield error(path, head.line(key), "S004", f"{key} hat {length} Zeichen, höchstens {most}.")
    for key in ("coaching", "standup"):
        words = word_count(head.value(key))
        if words > LEADER_WORDS:
            yield error(path, head.line(key), "S004", f"{key} hat {words} Wörter, höchstens {LEADER_WORDS}.")
