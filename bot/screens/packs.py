"""How does a pack look: before it is taken, and afterwards?"""

from collections.abc import Iterator

from bot.bench.packs.values import Difference, Doubted, Looked, NotesOffered, PackPage, Refused
from bot.screens.prose import joined, markup
from bot.screens.screen import Button, Screen, column, row
from bot.screens.trainer import at, cut, listed
from bot.texts import packs as texts
from bot.texts.tongue import LANGUAGES, Tongue
from content.packs.placing import Concern

SHOWN_CHANGES = 5
NEEDS_A_FOLDER = "Z004"
"""what is said of pack.yaml; a trainer's own folder may have one too"""


def looked(to: Tongue, found: Looked) -> Screen:
    """A pack and all that would become of it here."""
    if found.is_own or found.is_taken:
        said = texts.own(to) if found.is_own else texts.taken_before(to)
        return Screen(html=joined(_head(to, found), said), rows=column(*_after(to, found)))
    return Screen(
        html=joined(
            texts.late(to) if found.is_late else "",
            _head(to, found),
            _signature(to, found),
            _changelog(to, found),
            "\n".join(_differences(to, found)),
            "\n".join(_renamed(to, found)),
            "\n".join(texts.careful(to, one) for one in concerns(to, found)),
            "\n".join(_notes(to, found)),
            texts.only_drafts(to),
        ),
        rows=column(
            Button(text=texts.take(to), data=_at("pack.take", found, found.stamp)),
            Button(text=texts.drop(to), data=_at("pack.drop", found)),
        ),
    )


def doubted(to: Tongue, found: Doubted) -> Screen:
    seen = found.looked
    return Screen(
        html=joined(
            "\n".join(texts.careful(to, one) for one in concerns(to, seen)),
            texts.are_you_sure(to, seen.manifest.title),
        ),
        rows=column(
            Button(text=texts.anyway(to), data=_at("pack.anyway", seen, seen.stamp)),
            Button(text=texts.drop(to), data=_at("pack.drop", seen)),
        ),
    )


def refused(to: Tongue, found: Refused) -> Screen:
    is_folder = any(finding.code == NEEDS_A_FOLDER for finding in found.findings)
    return Screen(
        html=joined(texts.refused(to), listed(to, found.findings), texts.own_folder(to) if is_folder else "")
    )


def page(to: Tongue, found: PackPage, *, said: str = "") -> Screen:
    """`said`: what has just happened."""
    here = texts.version_here(to, version=found.version, origin=found.origin)
    key = texts.key_here(to, found.fingerprint) if found.fingerprint else texts.unsigned(to)
    clean = [one.title for one in found.drafts if not one.errors]
    faulty = [one.title for one in found.drafts if one.errors]
    return Screen(
        html=joined(
            said,
            texts.title(to, found.kept.title or found.kept.name),
            f"{here}\n{key}" if found.version else texts.not_here(to),
            texts.modules(to, found.modules) if found.modules else "",
            texts.drafts(to, clean) if clean else "",
            texts.faulty(to, faulty) if faulty else "",
            texts.stays_withdrawn(to, found.withdrawn) if found.withdrawn else "",
            texts.waits(to, found.offered) if found.offered else "",
        ),
        rows=column(*_deeds(to, found)),
    )


def notes(to: Tongue, found: NotesOffered) -> Screen:
    """Sentences of others, to be read before anybody says yes."""
    company, name = found.company.id, found.name
    back = Button(text=texts.to_pack(to), data=at("pack.one", company, name))
    if not found.notes:
        return Screen(html=texts.no_notes(to), rows=(row(back),))
    said = (
        texts.note(
            to,
            unit=found.unit_titles.get(note.unit, note.unit),
            language=LANGUAGES.get(note.language, note.language),
            words=joined(markup(note.note), markup(note.problem)),
        )
        for note in found.notes
    )
    return Screen(
        html=joined(texts.notes_title(to, found.title), *said),
        rows=column(
            Button(text=texts.take_notes(to), data=at("pack.addnotes", company, name, found.stamp)),
            Button(text=texts.leave_notes(to), data=at("pack.one", company, name)),
        ),
    )


def notes_taken(to: Tongue, company: int, subject_data: str, count: int) -> Screen:
    """`subject_data`: of the button that leads to the pack."""
    said = texts.notes_taken(to, count) if count else texts.no_notes(to)
    back = Button(text=texts.all_packs(to), data=at("pack.home", company))
    return Screen(html=said, rows=column(Button(text=texts.to_pack(to), data=subject_data), back))


# --- parts --------------------------------------------------------------------------------------


def _at(topic: str, found: Looked, number: int = 0) -> str:
    return at(topic, found.company.id, found.manifest.name, number)


def _after(to: Tongue, found: Looked) -> Iterator[Button]:
    if found.is_taken:
        yield Button(text=texts.to_pack(to), data=_at("pack.one", found))
    yield Button(text=texts.all_packs(to), data=at("pack.home", found.company.id))


def _head(to: Tongue, found: Looked) -> str:
    manifest = found.manifest
    origin = ", ".join(part for part in (manifest.origin.name, manifest.origin.address) if part)
    return "\n".join(
        (
            texts.title(to, manifest.title),
            texts.facts(to, version=manifest.version, licence=manifest.licence),
            texts.origin(to, origin),
        )
    )


def _signature(to: Tongue, found: Looked) -> str:
    before = found.plan.before
    if found.key is None:
        return texts.unsigned(to)
    if before is not None and before.key == found.key:
        return texts.signed_as_before(to)
    if found.known_as:
        return texts.signed_known(to, found.known_as)
    return texts.signed_unknown(to, found.key.fingerprint)


def _changelog(to: Tongue, found: Looked) -> str:
    shown = found.manifest.changelog[:SHOWN_CHANGES]
    lines = [texts.change(to, version=one.version, text=one.text) for one in shown]
    return "\n".join((texts.changes(to), *lines)) if lines else ""


def _differences(to: Tongue, found: Looked) -> Iterator[str]:
    titles: dict[Difference, list[str]] = {}
    for one in found.modules:
        titles.setdefault(one.difference, []).append(one.title)
    if Difference.NEW in titles:
        yield texts.added(to, titles[Difference.NEW])
    if Difference.CHANGED in titles:
        yield texts.replaced(to, titles[Difference.CHANGED])
    if Difference.EDITED in titles:
        yield texts.replaced_edited(to, titles[Difference.EDITED])
    if Difference.SAME in titles:
        yield texts.same(to, len(titles[Difference.SAME]))
    if found.plan.warnings:
        yield texts.warnings(to, len(found.plan.warnings))


def _renamed(to: Tongue, found: Looked) -> Iterator[str]:
    if found.plan.renamed:
        yield texts.renamed(to)
    for one in found.plan.renamed:
        yield texts.renamed_one(to, one.name, one.here)


def concerns(to: Tongue, found: Looked) -> Iterator[str]:
    """Sentences: why somebody has to say yes twice."""
    before = found.plan.before
    for one in found.plan.concerns if before else ():
        match one:
            case Concern.OLDER:
                yield texts.older(to, before.version if before else 0)
            case Concern.SIGNATURE_LOST:
                yield texts.signature_lost(to)
            case Concern.OTHER_KEY:
                yield texts.other_key(to)
            case Concern.OTHER_ORIGIN:
                yield texts.other_origin(to, before.origin if before else "")


def _notes(to: Tongue, found: Looked) -> Iterator[str]:
    if any(one.difference in {Difference.CHANGED, Difference.EDITED} for one in found.modules):
        yield texts.notes_stay(to)
    if found.orphans:
        yield texts.orphaned(to, found.orphans)
    if found.notes:
        yield texts.brings_notes(to, len(found.notes))


def _deeds(to: Tongue, found: PackPage) -> Iterator[Button]:
    company, name = found.company.id, found.kept.name
    if found.drafts and not any(one.errors for one in found.drafts):
        yield Button(
            text=texts.publish_all(to, len(found.drafts)), data=at("pack.all", company, name, found.stamp)
        )
    for one in found.drafts:
        yield Button(text=cut(one.title), data=at("module", company, one.module))
    if found.notes:
        yield Button(text=texts.see_notes(to, found.notes), data=at("pack.notes", company, name))
    if found.offered:
        title = found.kept.title or name
        yield Button(text=cut(texts.view(to, title)), data=at("pack.view", company, name))
    yield Button(text=texts.all_packs(to), data=at("pack.home", company))
