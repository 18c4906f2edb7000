"""Where does this text belong? Its head says so; phones and chats rename files as they like.

A head with a fault is read as far as it goes: the check tells the fault with its line, once the file
lies where it belongs.
"""

import re
from dataclasses import dataclass
from typing import Final

from content.check.head import LANGUAGE, is_valid_id
from content.check.ids import proposed_id
from content.findings import Finding, error, nearest, warning
from content.parse.head import head
from content.parse.markdown import Block
from content.source import LARGEST_BYTES, decode, normalised
from content.taxonomy import SOURCE_LANGUAGE
from content.upload.sent import MODULES, NOTES, QUIZZES, Document

FOLDERS: Final = {"module/1": MODULES, "quiz/1": QUIZZES, "self-check/1": QUIZZES, "local/1": NOTES}
"""by schema"""
ID_KEYS: Final = {MODULES: ("id", "module"), QUIZZES: ("module", "id"), NOTES: ("module", "id")}
"""the key that holds the id, then the one that people take it for"""
FRONT: Final = re.compile(r"\A---[ \t]*\n(?P<inside>.*?)\n---[ \t]*$", re.DOTALL | re.MULTILINE)
KEYS: Final = ("schema", "id", "module", "language")
LOOSE_ENTRY: Final = re.compile(r"^\s*(?P<key>schema|id|module|language)\s*:\s*[\"']?(?P<value>[^\"'#\s]+)")
LOOSE_LINES: Final = 40
"""A head is shorter; further down such a line is running text."""
LONGEST_HEAD: Final = 10_000
"""characters; a longer one is read line by line too"""
TEXT_SUFFIXES: Final = (".txt", ".text", ".markdown", ".md")
COPY_MARK: Final = re.compile(r"(?: ?\(\d{1,3}\)|(?: -)? (?:Kopie|copy)(?: \d{1,3})?)$", re.IGNORECASE)
LONGEST_NAME: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Filed:
    path: str
    """below the content folder"""
    findings: tuple[Finding, ...]
    """a warning where the name says something else"""


def shown_name(name: str) -> str:
    """The last step of a name that anybody may have chosen, fit for a finding."""
    last = re.split(r"[/\\]", name)[-1]
    return "".join(char for char in last if char.isprintable())[:LONGEST_NAME] or "ohne Namen"


def base_name(name: str) -> str:
    """Without folders, endings of texts and the mark of a copy: daten-inventur.de for
    "x/daten-inventur.de (1).md".
    """
    base = shown_name(name)
    stripped = True
    while stripped:
        before = base
        suffix = next((suffix for suffix in TEXT_SUFFIXES if base.lower().endswith(suffix)), "")
        base = COPY_MARK.sub("", base[: len(base) - len(suffix)]).strip()
        stripped = base != before
    return base


def is_text(document: Document) -> bool:
    start = document.raw[:100].removeprefix(b"\xef\xbb\xbf").lstrip()
    return shown_name(document.name).lower().endswith(TEXT_SUFFIXES) or start.startswith(b"---")


def file_text(document: Document) -> Filed | Finding:
    """The path of a text, or the finding that says why there is none."""
    said = _said(document.raw)
    named_id, named_language = _named(document.name)
    folder = _folder(document.name, said)
    keys = ID_KEYS.get(folder, ("id", "module"))
    text_id = next((said[key] for key in keys if said.get(key)), named_id)
    if not folder or not text_id:
        return _silent(document)
    if not is_valid_id(text_id):
        text_id = proposed_id(text_id)  # the check says that the head must be changed to it
    language = said.get("language", "")
    if LANGUAGE.fullmatch(language) is None:
        language = named_language or SOURCE_LANGUAGE
    path = f"{folder}/{text_id}.{language}.md"
    return Filed(path=path, findings=_mismatch(path, document.name))


def _said(raw: bytes) -> dict[str, str]:
    """What the head says of the keys that file it; a head that is no YAML is read line by line."""
    text = normalised(raw[:LARGEST_BYTES].decode("utf-8-sig", "replace"))
    front = FRONT.match(text)
    if front and len(front["inside"]) < LONGEST_HEAD:
        read, _ = head("", Block(kind="front_matter", start=0, end=1, text=front["inside"]))
        if read.is_present:
            return {key: read.value(key) for key in KEYS if read.value(key)}
    said: dict[str, str] = {}
    for line in text.split("\n", LOOSE_LINES)[:LOOSE_LINES]:
        if match := LOOSE_ENTRY.match(line):
            said.setdefault(match["key"], match["value"])
    return said


def _named(name: str) -> tuple[str, str]:
    """Id and language of a name like daten-inventur.de, empty for any other."""
    text_id, _, language = base_name(name).rpartition(".")
    fits = is_valid_id(text_id) and LANGUAGE.fullmatch(language) is not None
    return (text_id, language) if fits else ("", "")


def _folder(name: str, said: dict[str, str]) -> str:
    """By the schema or the one that it resembles, else by the keys, else by the folder in the zip file."""
    schema = said.get("schema", "")
    kind = next((known for known in FOLDERS if schema.split("/", 1)[0] == known.split("/", 1)[0]), None)
    if kind or (schema and (kind := nearest(schema, FOLDERS))):
        return FOLDERS[kind]
    steps = [step.casefold() for step in name.split("/")[:-1]]
    lying_in = next((folder for folder in (NOTES, QUIZZES, MODULES) if folder in steps), "")
    if said.get("id") or said.get("module"):
        return lying_in or (QUIZZES if said.get("module") else MODULES)
    return lying_in if _named(name)[0] else ""


def _silent(document: Document) -> Finding:
    """What to do where neither head nor name says what the text is."""
    name = shown_name(document.name)
    source = decode(name, document.raw)
    if isinstance(source, Finding):
        return source
    if b"\0" in document.raw:
        return error(name, 1, "M001", "Datei ist kein UTF-8. Speichere sie mit der Kodierung UTF-8.")
    message = (
        "Nicht zu erkennen, was das ist. Die Datei beginnt mit ---, darunter schema: module/1 und id: …"
        " (im Quiz schema: quiz/1 und module: …), language: de und wieder ---."
    )
    return error(name, 1, "U002", message)


def _mismatch(path: str, name: str) -> tuple[Finding, ...]:
    """A well-formed name of another text: perhaps a copy in which the head was forgotten."""
    wanted = path.rpartition("/")[-1].removesuffix(".md")
    named_id, language = _named(name)
    named = f"{named_id}.{language}"
    if not named_id or named == wanted:
        return ()
    message = f"Die Datei heißt „{named}“, im Kopf steht „{wanted}“. Es gilt der Kopf. Prüfe, ob er stimmt."
    return (warning(path, 1, "U003", message),)
