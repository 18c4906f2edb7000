"""What do the commands about packs read, and how do they end where something is wrong?"""

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final, NoReturn

import typer
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from bot.cli.opening import stop
from bot.exits import Exit
from content.edition import UnreadableFolderError
from content.findings import Finding, summary
from content.packs import shelf as shelves
from content.packs.fetch import UnreachableError
from content.packs.origin import Keyring, UnusableKeyError, parse_keyring
from content.packs.shelf import Shelf
from content.packs.signature import Signature, Signed, parse_private_key
from content.packs.subscription import read_file
from content.packs.writing import replace_file

LARGEST_KEY_BYTES: Final = 10_000
UNTRUSTED: Final = "Kein Schlüssel, den du mit --trust nennst, hat es unterschrieben. Nichts wurde geändert."

SignKey = Annotated[
    Path | None, typer.Option("--sign-key", metavar="FILE", help="privater Schlüssel zum Unterschreiben")
]
Trust = Annotated[
    list[str] | None,
    typer.Option(
        metavar="KEY", help="öffentlicher Schlüssel, „Name=Schlüssel“ oder Datei mit solchen Zeilen"
    ),
]


def insist(signature: Signature, keys: Keyring) -> None:
    """Who names keys wants nothing from anybody else."""
    if keys.keys and not (isinstance(signature, Signed) and signature.known_as is not None):
        typer.echo(UNTRUSTED, err=True)
        raise typer.Exit(Exit.FINDINGS)


def keyring(trust: list[str] | None) -> Keyring:
    lines = [line for one in trust or [] for line in _lines(one)]
    try:
        return parse_keyring(lines)
    except UnusableKeyError as fault:
        stop(f"--trust: {fault}")


def _lines(given: str) -> list[str]:
    """Of a file with keys, or the key itself: that is what cannot be the name of a file."""
    try:
        is_file = Path(given).is_file()
    except OSError:
        is_file = False
    return _text(Path(given)).splitlines() if is_file else [given]


def _text(path: Path) -> str:
    try:
        return read_file(path, LARGEST_KEY_BYTES).decode("utf-8-sig", "replace")
    except UnreachableError as fault:
        stop(str(fault))


def private_key(path: Path | None) -> Ed25519PrivateKey | None:
    if path is None:
        return None
    try:
        return parse_private_key(read_file(path, LARGEST_KEY_BYTES))
    except (UnreachableError, UnusableKeyError) as fault:
        stop(f"--sign-key {path}: {fault}")


def shelf(root: Path) -> Shelf:
    try:
        return shelves.read_shelf(root)
    except UnreadableFolderError as fault:
        stop(str(fault))


def put(path: Path, raw: bytes) -> None:
    try:
        replace_file(path, raw)
    except OSError as fault:
        stop(f"„{path}“ ist nicht schreibbar: {fault.strerror}.")


def say(lines: Iterable[str]) -> None:
    for line in lines:
        typer.echo(line)


def refuse(findings: tuple[Finding, ...]) -> NoReturn:
    say(str(finding) for finding in findings)
    typer.echo(summary(findings))
    raise typer.Exit(Exit.FINDINGS)
