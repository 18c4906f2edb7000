"""What stands at which key of a sheet, on which line, and is it there, short and kindly worded?

Composed rather than loaded, because only nodes know their lines; with the base loader, so that `no` stays
what the trainer typed. A reader goes on after every fault: what is missing is read as empty.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import yaml

from content.findings import Finding, error, meant, warning
from content.readability import sentences, vienna_level
from content.source import Source
from content.taxonomy import SOURCE_LANGUAGE

SENTENCE_WORDS: Final = 18
"""Source: the golden screens."""
HARDEST: Final = 6
"""Vienna level of one entry: two below that of units, since the whole company reads it in a minute"""
ID: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MAX_ID_CHARS: Final = 32

_PERSON: Final = "Schreib, wie der Betrieb arbeitet, nicht, was jemandem fehlt."
_PRESSURE: Final = "Schreib, was möglich ist: „du kannst …“."
FORBIDDEN: Final = (
    (re.compile(r"\b(schwäche|defizit|weakness|deficit)\w*", re.IGNORECASE), _PERSON),
    (re.compile(r"\b(kann|kannst|könnt|können) nicht\b|\b(cannot|can['’]t)\b", re.IGNORECASE), _PERSON),
    (re.compile(r"\b(du musst|ihr müsst|you must)\b", re.IGNORECASE), _PRESSURE),
    (re.compile("!"), "Setz einen Punkt."),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """0 is no limit."""

    words: int = 0
    chars: int = 0
    is_sentence: bool = False
    """exactly one, with a period"""


class _PlainLoader(yaml.BaseLoader):
    """Without references: ten lines of them unfold to a billion nodes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # in the stubs
            raise yaml.MarkedYAMLError(problem="Verweise mit * gibt es hier nicht", problem_mark=mark)
        return super().compose_node(parent, index)


_NO_BREAKS: Final = str.maketrans("\x85\u2028\u2029", "   ")
"""YAML begins a new line at these, an editor does not: the numbers of all later lines would be wrong."""

Fields = Mapping[str, yaml.Node]


class Reader:
    """Of one file; collects the findings."""

    def __init__(self, source: Source) -> None:
        self.findings: list[Finding] = []
        self._path = source.path
        self._language = source.language

    def error(self, node: yaml.Node, code: str, message: str) -> None:
        self.findings.append(error(self._path, line_of(node), code, message))

    def root(self, text: str) -> yaml.Node | None:
        try:
            node = yaml.compose(text.translate(_NO_BREAKS), Loader=_PlainLoader)
        except yaml.YAMLError as fault:
            mark = getattr(fault, "problem_mark", None)
            problem = (
                getattr(fault, "problem", None) or getattr(fault, "reason", None) or "unbekannte Zeichen"
            )
            self._unreadable(problem, line=mark.line + 1 if mark else 1)
        except (RecursionError, ValueError, OverflowError):
            self._unreadable("zu tief verschachtelt", line=1)
        else:
            if isinstance(node, yaml.MappingNode):
                return node
            self._unreadable("keine Zeilen der Form „schlüssel: wert“", line=1)
        return None

    def _unreadable(self, problem: str, *, line: int) -> None:
        message = (
            f"Datei ist nicht lesbar: {problem}. Prüfe Einrückung und Klammern."
            " Ein Text mit Doppelpunkt gehört in gerade Anführungszeichen."
        )
        self.findings.append(error(self._path, line, "B001", message))

    def entries(self, root: yaml.Node, schema: str, key: str, counts: range) -> list[yaml.Node]:
        """Of the one list of a file; its head is judged on the way."""
        fields = self.fields(root, ("schema", "language", key))
        self.value(fields, "schema", schema)
        self.value(fields, "language", self._language)
        return self.items(fields, key, counts)

    def fields(self, node: yaml.Node, required: Iterable[str], optional: Iterable[str] = ()) -> Fields:
        """The values by key; empty if this is no mapping."""
        required, known = list(required), [*required, *optional]
        if not isinstance(node, yaml.MappingNode):
            self.error(node, "B002", f"Hier fehlen Zeilen der Form „schlüssel: wert“: {', '.join(required)}.")
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name not in known:
                self.error(key, "B002", f"Unbekannter Schlüssel „{name}“.{meant(name, known)}")
            elif name in found:
                self.error(key, "B002", f"Schlüssel „{name}“ steht zweimal. Lösch eine der Zeilen.")
            else:
                found[name] = value
        for name in required:
            if name not in found:
                self.error(node, "B002", f"Hier fehlt „{name}“. Ergänze eine Zeile: {name}: …")
        return found

    def value(self, fields: Fields, key: str, *allowed: str) -> str:
        """Plain text; empty where there is none."""
        node = fields.get(key)
        if node is None:
            return ""
        value = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if allowed and value not in allowed:
            self.error(node, "B002", f"{key} hat hier einen anderen Wert. Schreib {key}: {allowed[0]}")
        elif not value:
            self.error(node, "B002", f"{key} ist kein Text. Schreib ihn hinter {key}: in dieselbe Zeile.")
        return value

    def items(self, fields: Fields, key: str, counts: range) -> list[yaml.Node]:
        """What stands in a list, never more than there may be."""
        node = fields.get(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.error(node, "B002", f"{key} ist keine Liste. Beginn jeden Eintrag mit einem Strich.")
            return []
        if len(node.value) not in counts:
            needed = f"{counts[0]}" if len(counts) == 1 else f"{counts[0]} bis {counts[-1]}"
            message = f"{key}: Es sind {len(node.value)}, nötig sind {needed}."
            self.error(node, "B003", message)
        return list(node.value[: counts[-1]])

    def id(self, fields: Fields) -> str:
        value = self.value(fields, "id")
        if value and (len(value) > MAX_ID_CHARS or not ID.fullmatch(value)):
            message = (
                "Diese Kennung geht nicht. Nimm Kleinbuchstaben, Ziffern und Bindestriche,"
                f" höchstens {MAX_ID_CHARS} Zeichen."
            )
            self.error(fields["id"], "B005", message)
        return value

    def text(self, fields: Fields, key: str, limit: Limit) -> str:
        value = self.value(fields, key)
        if value:
            self._judge(fields[key], key, value, limit)
        return value

    def texts(self, fields: Fields, key: str, count: int, limit: Limit) -> tuple[str, ...]:
        """As many as there have to be; empty where one is missing."""
        read = [
            self.text({key: node}, key, limit) for node in self.items(fields, key, range(count, count + 1))
        ]
        return (*read, *[""] * (count - len(read)))

    def _judge(self, node: yaml.Node, key: str, value: str, limit: Limit) -> None:
        words = sum(any(char.isalnum() for char in part) for part in value.split())
        if limit.words and words > limit.words:
            self.error(node, "B004", f"{key} hat {words} Wörter, höchstens {limit.words}. Kürz den Text.")
        if limit.chars and len(value) > limit.chars:
            self.error(node, "B004", f"{key} hat {len(value)} Zeichen, höchstens {limit.chars}.")
        parts = sentences(value)
        longest = max(map(len, parts), default=0)
        if longest > SENTENCE_WORDS:
            message = f"Ein Satz in {key} hat {longest} Wörter, höchstens {SENTENCE_WORDS}. Teil ihn."
            self.error(node, "B004", message)
        if limit.is_sentence and (len(parts) != 1 or not value.endswith(".")):
            self.error(node, "B004", f"{key} ist hier genau ein Satz mit Punkt am Ende.")
        for pattern, repair in FORBIDDEN:
            if hit := pattern.search(value):
                self.error(node, "B007", f"In {key} steht „{hit.group()}“. {repair}")

    def judge_reading(self, node: yaml.Node, texts: Iterable[str]) -> None:
        """Only German is measured."""
        level = vienna_level("\n".join(texts)) if self._language == SOURCE_LANGUAGE else None
        if level is not None and level > HARDEST:
            shown = f"{level:.1f}".replace(".", ",")
            message = f"Eintrag liest sich schwer (Stufe {shown}, höchstens {HARDEST}). Nimm kürzere Wörter."
            self.findings.append(warning(self._path, line_of(node), "B008", message))


def line_of(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
