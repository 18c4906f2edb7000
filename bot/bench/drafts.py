"""What is a draft worth? Judged anew whenever somebody looks, by the rules and the lock of that moment."""

import asyncio
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from bot.bench.door import Bench
from bot.bench.values import Draft, Line, ModulePage
from contacts.workshop import OwnContent, Revision, RevisionState
from content.changes import Change, compare_languages, texts_of
from content.check.translation import lags
from content.edition import Edition
from content.findings import Finding, in_reading_order
from content.library import Library, nearest_text
from content.lock import Lock, parse_lock
from content.own import edition_of, own_modules
from content.upload.judged import Judged, judge
from content.upload.sent import MEDIA, Upload
from learning.model import Module

_DRAFT_STATUS: Final = re.compile(
    r"\A(?P<before>\ufeff?---\r?\n(?:(?!---).*\n)*?status:[ \t]*[\"']?)draft(?=[\"']?[ \t]*\r?\n)"
)
"""the line of the head that says so; the rest of the file stays to the letter"""
LIVE: Final = (RevisionState.PUBLISHED, RevisionState.WITHDRAWN)


def lock_of(content: OwnContent) -> Lock:
    """What the company has published so far; the program alone writes it."""
    lock = parse_lock(content.lock) if content.lock else {}
    assert not isinstance(lock, Finding), "the stored list of ids was written by the program"
    return lock


def judged(bench: Bench, revision: Revision, lock: Lock) -> Judged:
    """As if its files had just been sent, all of them."""
    texts = {path: text.encode() for path, text in as_published(revision).files.items()}
    upload = Upload(texts=texts, media={}, notes={}, findings=())
    return judge(
        upload,
        others={f"{MEDIA}/{name}": b"" for name in revision.media},
        taken=bench.edition.ids,
        lock=lock,
        taxonomy=bench.edition.taxonomy,
    )


def as_published(draft: Revision) -> Revision:
    """As learners get it: `status: published` where a file said draft, and not one other letter changed."""
    files = {path: published_text(text) for path, text in draft.files.items()}
    return replace(draft, state=RevisionState.PUBLISHED, files=files)


def published_text(text: str) -> str:
    return _DRAFT_STATUS.sub(r"\g<before>published", text, count=1)


def live(revisions: tuple[Revision, ...]) -> Revision | None:
    """What learners see of a module, or saw last."""
    return next((one for one in revisions if one.state in LIVE), None)


def newest_draft(revisions: tuple[Revision, ...]) -> Revision | None:
    return next((one for one in revisions if one.state is RevisionState.DRAFT), None)


def line(bench: Bench, revisions: tuple[Revision, ...]) -> Line:
    """Of one module in a list; `revisions` are its newest, at least one."""
    seen, draft = live(revisions), newest_draft(revisions)
    return Line(
        module=revisions[0].module,
        title=_title(edition_of(bench.edition, seen or revisions[0]), revisions[0].module, bench.language),
        state=seen.state if seen else RevisionState.DRAFT,
        has_draft=draft is not None,
    )


async def page(bench: Bench, revisions: tuple[Revision, ...], lock: Lock) -> ModulePage:
    """Of one module; `revisions` are all of it, newest first, at least one. Nobody waits for the judging."""
    return await asyncio.to_thread(_page, bench, revisions, lock)


def _page(bench: Bench, revisions: tuple[Revision, ...], lock: Lock) -> ModulePage:
    seen, draft = live(revisions), newest_draft(revisions)
    begun = _draft(bench, draft, seen, lock) if draft else None
    shown = draft if draft and begun and not begun.errors else seen
    texts = edition_of(bench.edition, draft or seen or revisions[0])
    modules = built(bench.edition, shown) if shown else ()
    nearest = nearest_text({module.language: module for module in modules}, bench.language)
    return ModulePage(
        company=bench.company,
        module=revisions[0].module,
        title=_title(texts, revisions[0].module, bench.language),
        languages=tuple(module.language for module in texts.modules),
        stale=tuple(text.language for text in texts.modules if lags(texts, text)),
        state=seen.state if seen else None,
        number=seen.number if seen else 0,
        draft=begun,
        units=nearest.units if nearest else (),
        older=sum(one.state is RevisionState.REPLACED for one in revisions),
    )


def built(edition: Library, revision: Revision) -> tuple[Module, ...]:
    """The module in all its languages; empty if it has errors."""
    return own_modules(edition, (revision,)).modules


def _draft(bench: Bench, draft: Revision, seen: Revision | None, lock: Lock) -> Draft:
    found = judged(bench, draft, lock)
    changes = _changes(bench, seen, draft) if found.is_publishable else {}
    findings = in_reading_order(
        [*found.findings, *(one for change in changes.values() for one in change.findings)]
    )
    return Draft(
        number=draft.number,
        made_on=draft.made_on,
        findings=findings,
        changes=changes,
        is_moved=draft.base != (seen.number if seen else 0),
    )


def _changes(bench: Bench, seen: Revision | None, draft: Revision) -> Mapping[str, Change]:
    """By language, against what learners have."""
    fresh = as_published(draft)
    before = texts_of(edition_of(bench.edition, seen), draft.module) if seen else {}
    return compare_languages(before, texts_of(edition_of(bench.edition, fresh), draft.module))


def _title(texts: Edition, module: str, language: str) -> str:
    by_language = {text.language: text for text in texts.modules}
    found = nearest_text(by_language, language) or next(iter(texts.modules), None)
    return (found.head.value("title") if found else "") or module
