"""What does the front matter say, and on which line?

Read with the base loader, so that `no`, `1.10` and `2027-11-30` stay what the trainer typed; composed
rather than loaded, because only nodes know their lines.
"""

from dataclasses import dataclass

import yaml

from content.findings import Finding, error
from content.parse.markdown import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    key: str
    line: int
    value: str
    """the scalar; empty for a list"""
    values: tuple[str, ...]
    """the list; a scalar is a list of one, an empty scalar of none"""
    is_list: bool
    is_readable: bool = True
    """False for a mapping or a list of lists: no key takes these"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    entries: tuple[Entry, ...]
    """in the order of the file; of a key that stands twice the last counts"""
    is_present: bool

    def entry(self, key: str) -> Entry | None:
        return next((entry for entry in reversed(self.entries) if entry.key == key), None)

    def value(self, key: str) -> str:
        """The scalar, empty if the key is missing."""
        entry = self.entry(key)
        return entry.value if entry else ""

    def values(self, key: str) -> tuple[str, ...]:
        entry = self.entry(key)
        return entry.values if entry else ()

    def line(self, key: str) -> int:
        """Of the key, 1 if it is missing."""
        entry = self.entry(key)
        return entry.line if entry else 1

    def number(self, key: str) -> int | None:
        value = self.value(key)
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None


NO_HEAD = Head(entries=(), is_present=False)


def head(path: str, block: Block | None) -> tuple[Head, list[Finding]]:
    if block is None:
        message = "Kopf fehlt. Die Datei beginnt mit ---, den Angaben „schema: …“ bis „licence: …“ und ---."
        return NO_HEAD, [error(path, 1, "M001", message)]
    try:
        node = yaml.compose(block.text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as fault:
        return NO_HEAD, [_unreadable(path, fault)]
    except (RecursionError, ValueError, OverflowError):
        return NO_HEAD, [
            error(path, 1, "M001", "Kopf (zwischen ---) ist nicht lesbar: zu tief verschachtelt.")
        ]
    if not isinstance(node, yaml.MappingNode):
        message = "Kopf (zwischen ---) ist nicht lesbar: Es fehlen Zeilen der Form „schlüssel: wert“."
        return NO_HEAD, [error(path, 1, "M001", message)]
    entries = tuple(_entry(key, value) for key, value in node.value)
    return Head(entries=entries, is_present=True), _repeated(path, entries)


def _unreadable(path: str, fault: yaml.YAMLError) -> Finding:
    mark = getattr(fault, "problem_mark", None)
    problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "unbekannte Zeichen"
    line = mark.line + 2 if mark else 1
    return error(path, line, "M001", f"Kopf (zwischen ---) ist nicht lesbar: {problem}")


def _entry(key: yaml.Node, value: yaml.Node) -> Entry:
    name = key.value if isinstance(key, yaml.ScalarNode) else ""
    line = key.start_mark.line + 2
    if isinstance(value, yaml.ScalarNode):
        values = (value.value,) if value.value else ()
        return Entry(key=name, line=line, value=value.value, values=values, is_list=False)
    if isinstance(value, yaml.SequenceNode):
        scalars = tuple(item.value for item in value.value if isinstance(item, yaml.ScalarNode))
        readable = len(scalars) == len(value.value)
        return Entry(key=name, line=line, value="", values=scalars, is_list=True, is_readable=readable)
    return Entry(key=name, line=line, value="", values=(), is_list=False, is_readable=False)


def _repeated(path: str, entries: tuple[Entry, ...]) -> list[Finding]:
    seen: set[str] = set()
    findings = []
    for entry in entries:
        if entry.key in seen:
            findings.append(
                error(path, entry.line, "M002", f"Schlüssel „{entry.key}“ steht zweimal im Kopf.")
            )
        seen.add(entry.key)
    return findings
