"""Can this file be read as text, and what are its lines?

Line numbers are those of the file: nothing here adds or removes a line.
"""

import re
from dataclasses import dataclass

from content.findings import Finding, error

LARGEST_BYTES = 100_000
"""A unit has at most 200 words; a file of this size was not written by hand."""

LIST_MARKER = re.compile(
    r"^[ \t\u00a0>]*(?:#{1,6}\u00a0|(?:[-*+]|\d{1,9}[.)])[ \u00a0]+(?:\[[ xX\u00a0]?\]\u00a0)?)?"
)
"""What stands before the text of a line: indent, quote, heading or list mark, box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    path: str
    """below the content folder: modules/daten-bestand.de.md"""
    text: str
    """LF, no byte-order mark, no no-break space in marks"""

    @property
    def module_id(self) -> str:
        return self.path.rsplit("/", 1)[-1].split(".", 1)[0]

    @property
    def language(self) -> str:
        """Of the file name; empty without one."""
        parts = self.path.rsplit("/", 1)[-1].split(".")
        return parts[-2] if len(parts) > 2 else ""


def decode(path: str, raw: bytes) -> Source | Finding:
    """The text of a file, or the finding that says why there is none."""
    if len(raw) > LARGEST_BYTES:
        return error(path, 1, "M001", f"Datei ist größer als {LARGEST_BYTES // 1000} kB. Teil sie auf.")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = raw.count(b"\n", 0, fault.start) + 1
        return error(path, line, "M001", "Datei ist kein UTF-8. Speichere sie mit der Kodierung UTF-8.")
    if not text.strip():
        return error(path, 1, "M001", "Datei ist leer.")
    return Source(path=path, text=normalised(text))


def normalised(text: str) -> str:
    """LF line ends, and plain spaces in marks: text pasted from Word brings no-break spaces,
    and with them a box silently stops being a box.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(LIST_MARKER.sub(_plain_spaces, line, count=1) for line in lines)


def _plain_spaces(match: re.Match[str]) -> str:
    return match.group().replace("\u00a0", " ")
