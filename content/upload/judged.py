"""Is what was sent fit to be published, beside what the company has already?

Nothing in the format spans two modules, so only the files of the modules that were sent are looked at.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final

from content.check import check
from content.check.head import MAX_ID_CHARS
from content.edition import Edition, edition
from content.findings import Finding, error, in_reading_order
from content.localnotes import LocalNotes, check_notes, parse_notes
from content.lock import LOCK_PATH, Lock
from content.parse.tree import ModuleText, QuizText
from content.source import decode
from content.taxonomy import Taxonomy
from content.upload.sent import MEDIA, MODULES, QUIZZES, Upload
from learning.model import ModuleId, UnitKey

TAKEN: Final = "U007"
OWN_ENDING: Final = "-bei-uns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    modules: tuple[ModuleId, ...]
    """that were sent whole or in part, by id; self-checks are none"""
    findings: tuple[Finding, ...]
    """in what was sent, and what it causes in files that were there before; in reading order"""
    edition: Edition
    """all files of these modules and self-checks as they would then be, with their part of the lock:
    what `locked` makes of it is to be merged into the whole lock, not put in its place"""
    notes: tuple[LocalNotes, ...]
    """that were sent and can be read"""

    @property
    def is_publishable(self) -> bool:
        return not any(finding.is_error for finding in self.findings)


def judge(
    upload: Upload,
    *,
    others: Mapping[str, bytes],
    taken: Collection[ModuleId],
    lock: Lock,
    taxonomy: Taxonomy,
    units: Collection[UnitKey] | None = None,
) -> Judged:
    """What a trainer should know before this is published.

    `others` is what the company has already, drafts and published files, by path below the content folder,
    images as media/name; `taken` are the ids of modules that are somebody else's, the built-in ones;
    `lock` is what the company has published; `taxonomy` is the installation's, an upload brings none.
    Notes may be about `units` and those of the upload; None: that is not judged.
    """
    ids = {_id(path) for path in upload.texts}
    before = {path: raw for path, raw in others.items() if _is_text(path) and _id(path) in ids}
    media = {
        path.removeprefix(f"{MEDIA}/"): len(raw)
        for path, raw in others.items()
        if path.startswith(f"{MEDIA}/")
    }
    own_lock = {key: locked for key, locked in lock.items() if locked.module in ids}
    known: frozenset[Finding] = frozenset()
    if before.keys() - upload.texts.keys():  # else there is no file that could have had one
        known = frozenset(check(_edition(before, media=media, lock=own_lock, taxonomy=taxonomy)))
    media |= {name: len(raw) for name, raw in upload.media.items()}
    new = _edition({**before, **upload.texts}, media=media, lock=own_lock, taxonomy=taxonomy)
    notes, in_notes = _notes(upload, new, units)
    shown = [
        finding
        for finding in check(new)
        # a file that cannot be read is told so itself; that its module is missing in the lock is no news
        if finding.path in upload.texts or (finding not in known and finding.path != LOCK_PATH)
    ]
    return Judged(
        modules=tuple(ModuleId(text) for text in sorted({_id(text.path) for text in _sent(new, upload)})),
        findings=in_reading_order([*upload.findings, *shown, *in_notes, *_taken(new, upload, taken)]),
        edition=new,
        notes=notes,
    )


def _id(path: str) -> str:
    return path.rpartition("/")[-1].split(".", 1)[0]


def _is_text(path: str) -> bool:
    return path.startswith((f"{MODULES}/", f"{QUIZZES}/")) and path.endswith(".md")


def _edition(
    texts: Mapping[str, bytes], *, media: Mapping[str, int], lock: Lock, taxonomy: Taxonomy
) -> Edition:
    return replace(edition(texts, media_bytes=dict(media)), taxonomy=taxonomy, lock=lock)


def _sent(new: Edition, upload: Upload) -> list[ModuleText | QuizText]:
    """The texts of modules that could be read."""
    sent = [text for text in new.texts if text.path in upload.texts]
    return [text for text in sent if not (isinstance(text, QuizText) and text.is_self_check)]


def _taken(new: Edition, upload: Upload, taken: Collection[ModuleId]) -> list[Finding]:
    found: list[Finding] = []
    for text in new.texts:
        if text.path in upload.texts and ModuleId(text.id) in taken:
            key = "id" if text.head.value("id") else "module"
            own = f"{text.id}{OWN_ENDING}"
            example = f", zum Beispiel {own}" if len(own) <= MAX_ID_CHARS else ""
            message = (
                f"„{text.id}“ ist schon ein mitgelieferter Inhalt."
                f" Nimm eine eigene Kennung{example}, gleich in Modul und Quiz."
            )
            found.append(error(text.path, text.head.line(key), TAKEN, message))
    return found


def _notes(
    upload: Upload, new: Edition, units: Collection[UnitKey] | None
) -> tuple[tuple[LocalNotes, ...], list[Finding]]:
    """Those without an error, and all their findings."""
    own = {UnitKey(f"{module.id}/{unit.heading.id}") for module in new.modules for unit in module.units}
    read: list[LocalNotes] = []
    findings: list[Finding] = []
    for path, raw in upload.notes.items():
        source = decode(path, raw)
        if isinstance(source, Finding):
            findings.append(source)
            continue
        notes = parse_notes(source)
        if isinstance(notes, tuple):
            findings += notes
            continue
        read.append(notes)
        findings += check_notes(notes, units=own.union(units)) if units is not None else ()
    return tuple(read), findings
