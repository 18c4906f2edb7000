"""Are the local notes of a pack such as a company may write them? No links, no headings, few words."""

from collections.abc import Iterator, Mapping

from content.findings import Finding
from content.localnotes import parse_notes
from content.packs.names import FileKind, kind_of
from content.source import decode


def judged_notes(files: Mapping[str, bytes]) -> Iterator[Finding]:
    for path, raw in sorted(files.items()):
        if kind_of(path) is FileKind.NOTE:
            source = decode(path, raw)
            notes = (source,) if isinstance(source, Finding) else parse_notes(source)
            if isinstance(notes, tuple):
                yield from notes
