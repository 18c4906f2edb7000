"""What did a trainer send? Texts, images and notes in any number of files, packed or not."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from content.findings import Finding, Severity, error, in_reading_order, warning
from content.upload.archive import CODE as UNSAFE
from content.upload.archive import LIMITS, Limits, is_archive, is_system_file, unzip
from content.upload.filing import Filed, base_name, file_text, is_text, shown_name
from content.upload.pictures import is_picture, picture_name
from content.upload.sent import NOTES, Document, Refusal, Upload

__all__ = ["Document", "Limits", "Refusal", "Upload", "read_upload"]

TWICE: Final = "U004"
LEFT_OUT: Final = "U006"
ABOUT_FILES: Final = frozenset({"readme", "liesmich", "license", "licence", "lizenz", "changelog"})
"""what lies in a folder about the folder"""
LISTED_NAMES: Final = 5
"""of what is left out; the others are counted"""


@dataclass(slots=True)
class _Sorting:
    texts: dict[str, bytes] = field(default_factory=dict)
    media: dict[str, bytes] = field(default_factory=dict)
    notes: dict[str, bytes] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)

    def add(self, document: Document) -> None:
        if is_system_file(document.name):
            return
        about = base_name(document.name).casefold() in ABOUT_FILES
        if is_picture(document):
            self._add_picture(document)
        elif is_text(document) and not about:
            self._add_text(document)
        else:
            self.left_out.append(shown_name(document.name))

    def _add_picture(self, document: Document) -> None:
        name = picture_name(document)
        if isinstance(name, Finding):
            self.findings.append(name)
        else:
            self._put(self.media, name, document)

    def _add_text(self, document: Document) -> None:
        filed = file_text(document)
        match filed:
            case Filed(path=path, findings=findings):
                self.findings += findings
                self._put(self.notes if path.startswith(f"{NOTES}/") else self.texts, path, document)
            case finding:
                self.findings.append(finding)

    def _put(self, files: dict[str, bytes], path: str, document: Document) -> None:
        """By the name of a path in any case: not every disk tells them apart."""
        same = next((known for known in files if known.casefold() == path.casefold()), None)
        if same is None:
            files[path] = document.raw
        elif files[same] == document.raw:
            self.findings.append(warning(same, 1, TWICE, "Die Datei ist zweimal dabei, beide Male gleich."))
        else:
            message = f"„{shown_name(document.name)}“ ist eine zweite Fassung davon. Schick nur eine."
            self.findings.append(error(same, 1, TWICE, message))


def read_upload(documents: Iterable[Document], *, limits: Limits = LIMITS) -> Upload | Refusal:
    """What can be used of everything that was sent for one purpose.

    One unsafe zip file refuses all of it; a file that is nothing known is left out with a hint.
    """
    files: list[Document] = []
    unsafe: list[Finding] = []
    for document in documents:
        if _is_packed(document):
            opened = unzip(document.raw, limits, name=shown_name(document.name))
            if isinstance(opened, tuple):
                unsafe += opened
            else:
                files += [Document(name=name, raw=raw) for name, raw in opened.items()]
        else:
            files.append(document)
    unsafe += [] if unsafe else _too_much(files, limits)
    if unsafe:
        return Refusal(findings=in_reading_order(unsafe))
    return _sorted(files)


def _is_packed(document: Document) -> bool:
    """A .docx is packed too, and is no archive for its author."""
    name = shown_name(document.name).lower()
    return name.endswith(".zip") or (is_archive(document.raw) and "." not in name)


def _too_much(files: list[Document], limits: Limits) -> list[Finding]:
    megabytes = limits.unpacked_bytes // 1_000_000
    if len(files) > limits.files:
        message = f"Das sind {len(files)} Dateien, höchstens {limits.files}. Schick sie in Teilen."
    elif sum(len(file.raw) for file in files) > limits.unpacked_bytes:
        message = f"Zusammen ist das größer als {megabytes} MB. Schick sie in Teilen."
    else:
        return []
    return [error(shown_name(files[0].name), 1, UNSAFE, message)]


def _sorted(files: list[Document]) -> Upload | Refusal:
    sorting = _Sorting()
    for file in files:
        sorting.add(file)
    findings = [*sorting.findings, *_left_out(sorting.left_out)]
    if not (sorting.texts or sorting.media or sorting.notes):
        return Refusal(findings=_reasons(findings))
    return Upload(
        texts=sorting.texts,
        media=sorting.media,
        notes=sorting.notes,
        findings=in_reading_order(findings),
    )


def _left_out(names: list[str]) -> list[Finding]:
    if not names:
        return []
    first, *others = dict.fromkeys(names)
    listed = [f"„{name}“" for name in others[: LISTED_NAMES - 1]]
    more = len(others) - len(listed)
    also = f" Ebenso {', '.join(listed)}{f' und {more} weitere' if more else ''}." if listed else ""
    message = f"Das ist weder Modul noch Quiz noch Bild und bleibt weg.{also}"
    return [warning(first, 1, LEFT_OUT, message)]


def _reasons(findings: list[Finding]) -> tuple[Finding, ...]:
    """Where nothing is left, what was only left out is the error."""
    if not findings:
        message = "Hier ist keine Datei. Schick ein Modul und sein Quiz, als .md oder zusammen als .zip."
        findings = [error("zip", 1, UNSAFE, message)]
    return in_reading_order(replace(finding, severity=Severity.ERROR) for finding in findings)
