"""How does a network offer its packs, and how does a trainer see what is new there?"""

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.opening import stop
from bot.cli.pack_input import SignKey, Trust, insist, keyring, private_key, put, refuse, say, shelf
from bot.cli.pack_lines import offer_lines, signature_line, update_lines
from content.findings import Finding
from content.packs.entries import MOST_PACKED_BYTES
from content.packs.fetch import UnreachableError
from content.packs.folder import (
    INDEX_PATH,
    INDEX_SIGNATURE_PATH,
    PACK_SUFFIX,
    index_bytes,
    unknown,
    updates,
)
from content.packs.installed import parse_installed
from content.packs.signature import public_key, signature_bytes
from content.packs.subscription import Subscription, offered, place_of, read_file


def make_index(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Ordner des Netzwerks mit Paketen")],
    sign_key: SignKey = None,
) -> None:
    """Schreibt index.yaml und index.sig: was ein Netzwerk anbietet. Von jedem Paket die neueste Version."""
    key = private_key(sign_key)
    try:
        found = sorted(path for path in folder.iterdir() if path.name.endswith(PACK_SUFFIX))
        raw = index_bytes({path.name: read_file(path, MOST_PACKED_BYTES) for path in found})
    except OSError as fault:
        stop(f"„{folder}“ ist nicht lesbar: {fault.strerror}.")
    except UnreachableError as fault:
        stop(str(fault))
    if isinstance(raw, tuple):
        refuse(raw)
    put(folder / INDEX_PATH, raw)
    if key:
        put(folder / INDEX_SIGNATURE_PATH, signature_bytes(raw, key))
    else:
        # an old signature would fit no longer
        (folder / INDEX_SIGNATURE_PATH).unlink(missing_ok=True)
    signed = public_key(key).fingerprint if key else "nicht unterschrieben"
    typer.echo(f"{folder / INDEX_PATH}: {len(found)} Dateien gelesen, {signed}")


def show_updates(
    source: Annotated[str, typer.Argument(metavar="FOLDER|URL", help="Ordner eines Netzwerks")],
    directory: Annotated[Path, typer.Option("--dir", help="Ordner mit Inhalten")] = Path("content"),
    trust: Trust = None,
) -> None:
    """Zeigt, was ein Netzwerk Neues anbietet. Geändert wird nichts."""
    keys = keyring(trust)
    subscription = Subscription(source=source, may_be_private=True)
    try:
        index = asyncio.run(offered(subscription, keys=keys))
    except UnreachableError as fault:
        stop(str(fault))
    installed = parse_installed(shelf(directory).installed)
    if isinstance(index, tuple):
        refuse(index)
    if isinstance(installed, Finding):
        refuse((installed,))
    typer.echo(f"Unterschrift der Liste: {signature_line(index.signature)}")
    insist(index.signature, keys)
    newer, new = updates(index.offers, installed), unknown(index.offers, installed)
    for update in newer:
        say(update_lines(update, _command(subscription, update.offer.file, directory)))
    for offer in new:
        say(offer_lines(offer, _command(subscription, offer.file, directory)))
    if not newer and not new:
        typer.echo("Nichts Neues.")


def _command(subscription: Subscription, file: str, directory: Path) -> str:
    return f"pausenbrot content unpack {place_of(subscription, file)} --out {directory}"
