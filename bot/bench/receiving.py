"""What becomes of files that a trainer sends? Drafts, with everything that is found in them."""

import asyncio
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Final

from bot.bench.door import Bench
from bot.bench.drafts import live, lock_of, newest_draft, page, published_text
from bot.bench.notes import take_notes
from bot.bench.values import Received
from bot.subjects import units_in
from contacts.workshop import Revision, RevisionState
from content.findings import Finding, error, in_reading_order
from content.upload.judged import Judged, judge
from content.upload.sent import MEDIA, Upload

KEPT: Final = 20
"""revisions of a module that were replaced; older ones go"""
MOST_MODULES: Final = 20
MOST_TEXT_BYTES: Final = 1_000_000
"""of one upload: judged while others wait, so that nobody waits long. The edition has 24 modules in a pack"""


async def received(bench: Bench, upload: Upload) -> Received:
    """Inside one transaction, in which nobody else publishes in this company."""
    if refused := _too_much(upload):
        return Received(refused=(refused,))
    workshop, company = bench.work.workshop, bench.company.id
    lock = lock_of(await workshop.hold(company))
    before = {revision.module: revision for revision in await workshop.newest(company)}
    others = {
        **{path: _judged(text.encode()) for one in before.values() for path, text in one.files.items()},
        **{f"{MEDIA}/{name}": b"" for one in before.values() for name in one.media},
    }
    units = {unit.key for unit in units_in(bench.library, bench.language)}
    found = await asyncio.to_thread(
        judge,
        replace(upload, texts={path: _judged(raw) for path, raw in upload.texts.items()}),
        others=others,
        taken=bench.edition.ids,
        lock=lock,
        taxonomy=bench.edition.taxonomy,
        units=units,
    )
    sent = _by_module(upload, found, bench)
    if not sent and not found.notes and not upload.media:
        return Received(refused=found.findings)
    pages = []
    for module in sorted(sent):
        await keep(bench, module, sent[module], upload.media)
        revisions = await workshop.revisions(company, module)
        pages.append(await page(bench, revisions, lock))
    if sent:
        await workshop.sweep_media(company)
    return Received(
        pages=tuple(pages),
        findings=in_reading_order(
            [*found.findings, *(one for shown in pages if shown.draft for one in shown.draft.findings)]
        ),
        notes=await take_notes(bench, found.notes) if found.notes else 0,
    )


def _too_much(upload: Upload) -> Finding | None:
    modules = {path.rpartition("/")[-1].split(".", 1)[0] for path in upload.texts}
    if len(modules) > MOST_MODULES:
        message = f"Das sind {len(modules)} Module auf einmal. Schick höchstens {MOST_MODULES}."
        return error("modules", 1, "U001", message)
    if sum(map(len, upload.texts.values())) > MOST_TEXT_BYTES:
        message = f"Die Texte haben zusammen mehr als {MOST_TEXT_BYTES // 1_000_000} MB. Schick sie einzeln."
        return error("modules", 1, "U001", message)
    return None


def _judged(raw: bytes) -> bytes:
    """As it will be once it is published: a draft beside a published text is no difference."""
    try:
        return published_text(raw.decode()).encode()
    except UnicodeDecodeError:
        return raw


def _by_module(upload: Upload, found: Judged, bench: Bench) -> dict[str, dict[str, str]]:
    """The readable texts, by module; a module that everybody has cannot be a company's own."""
    sent: dict[str, dict[str, str]] = {}
    for text in found.edition.texts:
        if text.path in upload.texts and text.id in found.modules and text.id not in bench.edition.ids:
            sent.setdefault(text.id, {})[text.path] = upload.texts[text.path].decode()
    return sent


async def keep(
    bench: Bench,
    module: str,
    sent: Mapping[str, str],
    pictures: Mapping[str, bytes],
    *,
    pack: str | None = None,
) -> None:
    """A new draft: what was there, with what was sent in its place. The same once more changes nothing.

    Only inside `workshop.hold`. With the name of the `pack` that it came in; what mends a draft of a pack
    belongs to the pack still.
    """
    workshop, company = bench.work.workshop, bench.company.id
    revisions = await workshop.revisions(company, module)
    draft, seen = newest_draft(revisions), live(revisions)
    basis = draft or seen
    files = {**(basis.files if basis else {}), **sent}
    media = {
        name: digest
        for name, digest in (basis.media.items() if basis else ())
        if _is_named(name, files) and name not in pictures
    }
    for name, data in pictures.items():
        if _is_named(name, files):
            media[name] = sha256(data).hexdigest()
            await workshop.add_media(company, media[name], data)
    if basis is not None and (files, media) == (dict(basis.files), dict(basis.media)):
        return
    present = seen.number if seen else 0
    if draft is not None:
        await workshop.save(company, replace(draft, state=RevisionState.REPLACED))
    made = Revision(
        module=module,
        number=max((one.number for one in revisions), default=0) + 1,
        state=RevisionState.DRAFT,
        base=present if draft is None or set(sent) >= set(draft.files) else draft.base,
        files=files,
        media=media,
        made_on=bench.today,
        pack=pack or (draft.pack if draft else None),
    )
    await workshop.save(company, made)
    for old in [one for one in revisions if one.state is RevisionState.REPLACED][KEPT:]:
        await workshop.drop(company, module, old.number)


def _is_named(picture: str, files: Mapping[str, str]) -> bool:
    return any(f"{MEDIA}/{picture}" in text for text in files.values())
