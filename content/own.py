"""What does a company have to learn from beside the edition? Its own modules, as its trainers sent them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from contacts.workshop import LocalNote, Revision, RevisionState
from content.check import check
from content.check.images import MEDIA
from content.edition import Edition, edition
from content.findings import Finding
from content.library import Library, built_modules
from learning.model import Module, Status

OWN_PICTURE = "own-"
"""how the name of a company's picture begins where learners get it; the rest is its SHA-256"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Own:
    """What could be built of a company's revisions."""

    modules: tuple[Module, ...]
    findings: tuple[Finding, ...]
    """errors that newer rules find in what was published before; such a module is left out"""


def company_library(base: Library, own: Own, notes: Iterable[LocalNote]) -> Library:
    return base.of_company(own.modules, notes)


def own_modules(base: Library, revisions: Iterable[Revision]) -> Own:
    """The modules of these revisions, one each; a withdrawn one is retired, so that its cards fade."""
    modules: list[Module] = []
    findings: list[Finding] = []
    for revision in revisions:
        texts = edition_of(base, revision)
        errors = [finding for finding in check(texts) if finding.is_error]
        findings += errors
        if not errors:
            modules += (_own(module, revision) for module in built_modules(texts))
    return Own(modules=tuple(modules), findings=tuple(findings))


def edition_of(base: Library, revision: Revision) -> Edition:
    """Its files alone, under the edition's taxonomy, with pictures named as learners get them."""
    texts = {path: _with_pictures(text, revision.media).encode() for path, text in revision.files.items()}
    sizes = {_picture(name, digest): 0 for name, digest in revision.media.items()}
    return replace(edition(texts, media_bytes=sizes), taxonomy=base.taxonomy)


def _own(module: Module, revision: Revision) -> Module:
    withdrawn = revision.state is RevisionState.WITHDRAWN
    return replace(module, is_own=True, status=Status.RETIRED if withdrawn else module.status)


def _with_pictures(text: str, media: Mapping[str, str]) -> str:
    for name, digest in media.items():
        text = text.replace(f"{MEDIA}{name}", f"{MEDIA}{_picture(name, digest)}")
    return text


def _picture(name: str, digest: str) -> str:
    return f"{OWN_PICTURE}{digest}.{name.rsplit('.', 1)[-1].lower()}"
