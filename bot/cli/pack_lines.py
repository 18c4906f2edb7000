"""What does a trainer read about a pack, before anything is written and after?

Pure functions from values to lines: the chat says the same.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from content.findings import summary
from content.packs.archive import Opened
from content.packs.folder import Offer, Update
from content.packs.gathering import Gathered
from content.packs.manifest import Change, Origin
from content.packs.origin import PublicKey
from content.packs.placing import Concern, Plan
from content.packs.signature import Broken, Signature, Signed, Unsigned

SHOWN_CHANGES: Final = 5
CONCERNS: Final = {
    Concern.OLDER: "Es ist älter als das, was hier liegt.",
    Concern.SIGNATURE_LOST: "Das alte war unterschrieben, dieses ist es nicht.",
    Concern.OTHER_KEY: "Das alte hat jemand anderes unterschrieben.",
    Concern.OTHER_ORIGIN: "Es nennt einen anderen Urheber als das alte.",
}


def packed_lines(target: Path, gathered: Gathered, key: PublicKey | None) -> Iterator[str]:
    yield f"Gepackt: {target}"
    yield f"Module: {', '.join(gathered.modules)}"
    if key:
        yield f"Unterschrieben: {key.fingerprint}"
    else:
        yield "Nicht unterschrieben. Mit --sign-key wissen andere, dass es von euch kommt."
    if gathered.drafts:
        yield f"Nicht dabei, noch Entwurf: {', '.join(gathered.drafts)}"
    if gathered.notes_left:
        yield f"Nicht dabei, bleibt bei euch: {_files(gathered.notes_left)} aus bei-uns/"
    if gathered.warnings:
        yield f"Inhalt: {summary(gathered.warnings)}. Mehr sagt: pausenbrot content check"


def pack_lines(opened: Opened) -> Iterator[str]:
    """What a pack says of itself, and who vouches for it."""
    manifest = opened.manifest
    yield f"{manifest.title} ({manifest.name}), Version {manifest.version}"
    yield f"Lizenz: {manifest.licence}"
    yield f"Von, nach eigener Angabe: {_origin(manifest.origin)}"
    yield f"Sprachen: {', '.join(manifest.languages)}"
    yield f"Module: {', '.join(manifest.module_ids)}"
    yield f"Unterschrift: {signature_line(opened.signature)}"
    yield from _changes(manifest.changelog)


def _origin(origin: Origin) -> str:
    return f"{origin.name}, {origin.address}" if origin.address else origin.name


def signature_line(signature: Signature) -> str:
    match signature:
        case Signed(known_as=str(name)):
            return f"unterschrieben von {name} ({signature.key.fingerprint})"
        case Signed():
            known = "unterschrieben mit einem Schlüssel, der hier nicht bekannt ist"
            return f"{known} ({signature.key.fingerprint}). Frag nach, ob er stimmt."
        case Unsigned():
            return "nicht unterschrieben. Jeder kann es gemacht haben."
        case Broken():
            return "passt nicht. Jemand hat etwas geändert."


def _changes(changelog: tuple[Change, ...]) -> Iterator[str]:
    if changelog:
        yield "Was sich geändert hat:"
    for change in changelog[:SHOWN_CHANGES]:
        yield f"  {change.version}: {change.text}"


def plan_lines(plan: Plan) -> Iterator[str]:
    """What would happen here."""
    if plan.before:
        yield f"Hier liegt Version {plan.before.version}."
    if plan.warnings:
        yield f"Inhalt: {summary(plan.warnings)}."
    if plan.renamed:
        yield "Diese Namen sind hier schon vergeben, darum heißen sie anders:"
        yield from (f"  {one.name} heißt hier {one.here}" for one in plan.renamed)
    if plan.replaced:
        yield "Das wird ersetzt:"
        for one in plan.replaced:
            yield f"  {one.path}{' (von euch geändert)' if one.is_edited_here else ''}"
    yield from (f"Achtung: {CONCERNS[concern]}" for concern in plan.concerns)
    if plan.kept_notes:
        yield f"Eure Notizen bleiben, wie sie sind: {', '.join(plan.kept_notes)}"
    if plan.left:
        yield f"Nicht mehr im Paket, bleibt hier: {', '.join(plan.left)}"


def unpacked_line(plan: Plan, folder: Path) -> str:
    new = sum(write.before is None for write in plan.writes[:-1])
    return f"Ausgepackt nach {folder}: {_files(new)} neu, {_files(len(plan.replaced))} ersetzt."


def _files(count: int) -> str:
    return f"{count} {'Datei' if count == 1 else 'Dateien'}"


def update_lines(update: Update, command: str) -> Iterator[str]:
    versions = f"Version {update.to_version}, hier liegt {update.from_version}"
    yield f"{update.offer.title} ({update.name}): {versions}"
    yield from (f"  {change.version}: {change.text}" for change in update.changelog[:SHOWN_CHANGES])
    yield f"  {command}"


def offer_lines(offer: Offer, command: str) -> Iterator[str]:
    yield f"{offer.title} ({offer.name}): Version {offer.version}, hier noch nicht"
    yield f"  {command}"
