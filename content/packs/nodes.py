"""What stands at which key of a pack's YAML, and on which line?

Composed rather than loaded, because only nodes know their lines; with the base loader, so that `no` and
`1.10` stay what was typed. A reading goes on after every fault: what is missing is read as empty.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import yaml

from content.findings import Finding, error, meant
from content.source import decode

CODE: Final = "Z004"
HIGHEST_VERSION: Final = 999_999_999
"""as in the heads of modules"""

Fields = Mapping[str, yaml.Node]


class _PlainLoader(yaml.BaseLoader):
    """Without references: ten lines of them unfold to a billion nodes."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # in the stubs
            raise yaml.MarkedYAMLError(problem="Verweise mit * gibt es hier nicht", problem_mark=mark)
        return super().compose_node(parent, index)


class Reading:
    """Of one file; collects the findings."""

    def __init__(self, path: str) -> None:
        self.findings: list[Finding] = []
        self._path = path

    def error(self, node: yaml.Node | None, message: str) -> None:
        line = node.start_mark.line + 1 if node else 1
        self.findings.append(error(self._path, line, CODE, message))

    def root(self, raw: bytes) -> yaml.Node | None:
        """The mapping of the whole file; None where there is none, with the finding that says why."""
        source = decode(self._path, raw)
        if isinstance(source, Finding):
            self.findings.append(source)
            return None
        try:
            node = yaml.compose(source.text, Loader=_PlainLoader)
        except yaml.YAMLError as fault:
            self._unreadable(fault)
            return None
        except (RecursionError, ValueError):
            self.error(None, f"{self._path} ist nicht lesbar: zu tief verschachtelt.")
            return None
        if isinstance(node, yaml.MappingNode):
            return node
        self.error(node, f"{self._path} ist nicht lesbar: keine Zeilen der Form „schlüssel: wert“.")
        return None

    def _unreadable(self, fault: yaml.YAMLError) -> None:
        mark = getattr(fault, "problem_mark", None)
        problem = getattr(fault, "problem", None) or getattr(fault, "reason", None) or "unbekannte Zeichen"
        message = f"{self._path} ist nicht lesbar: {problem}. Prüf Einrückung und Anführungszeichen."
        self.findings.append(error(self._path, mark.line + 1 if mark else 1, CODE, message))

    def fields(self, node: yaml.Node, required: Iterable[str], optional: Iterable[str] = ()) -> Fields:
        """The values by key; empty if this is no mapping."""
        required, known = list(required), [*required, *optional]
        if not isinstance(node, yaml.MappingNode):
            self.error(node, f"Hier fehlen Zeilen der Form „schlüssel: wert“: {', '.join(known)}.")
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else "?"
            if name not in known:
                self.error(key, f"Unbekannter Schlüssel „{name[:40]}“.{meant(name, known)}")
            elif name in found:
                self.error(key, f"Schlüssel „{name}“ steht zweimal. Lösch eine der Zeilen.")
            else:
                found[name] = value
        for name in required:
            if name not in found:
                self.error(node, f"Hier fehlt „{name}“. Ergänze eine Zeile: {name}: …")
        return found

    def text(self, fields: Fields, key: str, *, longest: int) -> str:
        """One line; empty where there is none.

        Nothing that steers a terminal or turns the order of letters around: these texts are shown to
        somebody who decides by them whom to trust.
        """
        node = fields.get(key)
        if node is None:
            return ""
        value = node.value.strip() if isinstance(node, yaml.ScalarNode) else ""
        if not value:
            self.error(node, f"{key} ist leer oder kein Text. Schreib ihn hinter {key}: in dieselbe Zeile.")
        elif len(value) > longest:
            self.error(node, f"{key} hat {len(value)} Zeichen, höchstens {longest}. Kürz den Text.")
        elif not value.isprintable():
            self.error(node, f"{key} enthält unsichtbare Zeichen. Schreib die Zeile neu.")
        else:
            return value
        return ""

    def schema(self, fields: Fields, schema: str) -> None:
        if "schema" in fields and self.text(fields, "schema", longest=40) != schema:
            self.error(fields["schema"], f"Dieses Format ist unbekannt. Erwartet wird schema: {schema}")

    def version(self, fields: Fields) -> int:
        """0 where there is none."""
        value = self.text(fields, "version", longest=40)
        number = int(value) if value.isascii() and value.isdigit() else 0
        if value and not 1 <= number <= HIGHEST_VERSION:
            self.error(
                fields["version"], "version ist keine ganze Zahl ab 1. Schreib zum Beispiel version: 2"
            )
            return 0
        return number

    def items(self, fields: Fields, key: str, *, most: int) -> list[yaml.Node]:
        """What stands in a list, never more than there may be."""
        node = fields.get(key)
        if node is None:
            return []
        if not isinstance(node, yaml.SequenceNode):
            self.error(node, f"{key} ist keine Liste. Beginn jeden Eintrag mit einem Strich.")
            return []
        if len(node.value) > most:
            self.error(node, f"{key} hat {len(node.value)} Einträge, höchstens {most}.")
        return list(node.value[:most])
