"""How does a trainer hand modules to another company, and take in theirs, on the command line?"""

import asyncio
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.cli import pack_folder
from bot.cli.opening import stop
from bot.cli.pack_input import SignKey, Trust, insist, keyring, private_key, put, refuse, say, shelf
from bot.cli.pack_lines import pack_lines, packed_lines, plan_lines, unpacked_line
from bot.exits import Exit
from content.packs.archive import open_pack
from content.packs.archive import pack as packed
from content.packs.entries import MOST_PACKED_BYTES
from content.packs.fetch import Reach, UnreachableError, fetch, is_address
from content.packs.gathering import gather
from content.packs.manifest import Change, Details, Origin, file_name, newest_first, parse_draft
from content.packs.placing import Plan, plan
from content.packs.shelf import Shelf, read_image
from content.packs.signature import new_private_key, private_key_bytes, public_key
from content.packs.subscription import read_file
from content.packs.writing import UnwritableError, write_all

YES: Final = frozenset({"j", "ja", "y", "yes"})
REPLACES: Final = "Nichts wurde geändert. Mit --replace ersetzt du, was hier liegt."

app = typer.Typer(help="Module weitergeben und bekommen.", no_args_is_help=True)


@app.command("pack")
def pack(
    path: Annotated[Path, typer.Argument(metavar="DIR", help="Ordner mit modules/ und quizzes/")],
    out: Annotated[Path, typer.Option(metavar="FILE", help="Datei oder Ordner für das Paket")] = Path(),
    modules: Annotated[str, typer.Option(metavar="a,b", help="nur diese; sonst alle veröffentlichten")] = "",
    sign_key: SignKey = None,
    name: Annotated[str, typer.Option(help="Kennung des Pakets, bleibt immer gleich")] = "",
    title: Annotated[str, typer.Option(help="wie es für Menschen heißt")] = "",
    version: Annotated[int, typer.Option(min=0, help="ganze Zahl, steigt mit jeder Ausgabe")] = 0,
    origin: Annotated[str, typer.Option(help="von wem es kommt")] = "",
    address: Annotated[str, typer.Option(help="wie man euch erreicht")] = "",
    licence: Annotated[str, typer.Option(help="sonst die der Module")] = "",
    changes: Annotated[str, typer.Option(help="ein Satz: was neu ist")] = "",
    with_local_notes: Annotated[
        bool, typer.Option("--with-local-notes", help="auch bei-uns/ weitergeben")
    ] = False,
) -> None:
    """Packt Module mit Quiz und Bildern in eine Datei. Was du nicht angibst, steht in pack.yaml im Ordner."""
    key = private_key(sign_key)
    found = shelf(path)
    if not found.texts:
        stop(f"In „{path}“ gibt es weder modules/ noch quizzes/.")
    chosen = tuple(one.strip() for one in modules.split(",") if one.strip())
    try:
        gathered = gather(found, image=read_image(path), modules=chosen, with_notes=with_local_notes)
    except OSError as fault:
        stop(f"„{fault.filename}“ ist nicht lesbar: {fault.strerror}.")
    if isinstance(gathered, tuple):
        refuse(gathered)
    given = Details(
        name=name,
        title=title,
        version=version,
        licence=licence,
        origin=Origin(name=origin, address=address),
        changelog=(Change(version=version, text=changes),) if changes else (),
    )
    details = _details(_draft(found), given, licences=gathered.licences)
    raw = packed(details, gathered.files, key=key)
    if isinstance(raw, tuple):
        refuse(raw)
    target = out / file_name(details) if out.is_dir() else out
    put(target, raw)
    say(packed_lines(target, gathered, public_key(key) if key else None))


def _draft(found: Shelf) -> Details:
    draft = parse_draft(found.draft or b"schema: pack/1")
    if isinstance(draft, tuple):
        refuse(draft)
    return draft


def _details(draft: Details, given: Details, *, licences: tuple[str, ...]) -> Details:
    """What was given goes before what stands in pack.yaml; all that is missing is asked for at once."""
    version = given.version or draft.version or 1
    name = given.name or draft.name
    origin = Origin(
        name=given.origin.name or draft.origin.name, address=given.origin.address or draft.origin.address
    )
    licence = given.licence or draft.licence or (licences[0] if len(licences) == 1 else "")
    asked = {"--name": name, "--origin": origin.name, "--licence": licence}
    if missing := [option for option, value in asked.items() if not value]:
        stop(f"Es fehlt: {', '.join(missing)}. Gib es an oder schreib es in pack.yaml.")
    changes = [*draft.changelog, *(replace(one, version=version) for one in given.changelog)]
    title = given.title or draft.title or name
    return Details(
        name=name,
        title=title,
        version=version,
        licence=licence,
        origin=origin,
        changelog=newest_first(changes),
    )


@app.command("unpack")
def unpack(
    source: Annotated[str, typer.Argument(metavar="FILE|URL", help="das Paket")],
    out: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Ordner mit Inhalten; ohne ihn nur ansehen")
    ] = None,
    trust: Trust = None,
    replace_here: Annotated[
        bool, typer.Option("--replace", help="ersetzt, was hier liegt, auch durch Älteres")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="fragt nicht, wenn nur Neues dazukommt")] = False,
) -> None:
    """Zeigt ein Paket, prüft es und packt es aus: ganz oder gar nicht. Notizen in bei-uns/ bleiben."""
    keys = keyring(trust)
    opened = open_pack(_source(source), keys=keys)
    if isinstance(opened, tuple):
        refuse(opened)
    say(pack_lines(opened))
    planned = plan(opened, shelf(out) if out else Shelf())
    if isinstance(planned, tuple):
        refuse(planned)
    insist(opened.signature, keys)
    if out is None:
        typer.echo("Nur angesehen. Auspacken mit: --out ORDNER")
        return
    if not planned.writes:
        typer.echo("Das alles liegt schon hier.")
        return
    say(plan_lines(planned))
    _ask(planned, may_replace=replace_here, yes=yes)
    try:
        write_all(out, planned.writes)
    except UnwritableError as fault:
        stop(str(fault))
    typer.echo(unpacked_line(planned, out))


def _ask(planned: Plan, *, may_replace: bool, yes: bool) -> None:
    """On a terminal somebody is asked; a script has to have said in advance what it may replace."""
    if may_replace or (yes and planned.is_harmless):
        return
    is_asked = sys.stdin.isatty() and not yes
    if is_asked and not planned.concerns:
        if typer.prompt("Auspacken? ja oder nein").strip().casefold() not in YES:
            typer.echo("Nichts wurde geändert.")
            raise typer.Exit(Exit.FINDINGS)
    elif not planned.is_harmless:
        typer.echo(REPLACES, err=True)
        raise typer.Exit(Exit.FINDINGS)


def _source(source: str) -> bytes:
    try:
        if is_address(source):
            # the operator may fetch from the own network
            reach = Reach(may_be_private=True, largest_bytes=MOST_PACKED_BYTES)
            return asyncio.run(fetch(source, reach)) or b""
        return read_file(Path(source), MOST_PACKED_BYTES)
    except UnreachableError as fault:
        stop(str(fault))


@app.command("pack-key")
def make_key(
    out: Annotated[Path, typer.Option(metavar="FILE", help="Datei für den privaten Schlüssel")],
) -> None:
    """Erzeugt ein Schlüsselpaar zum Unterschreiben. Der private Teil bleibt bei dir."""
    key = new_private_key()
    try:
        # never readable for others, not even for a moment, and never over another key
        with os.fdopen(os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(private_key_bytes(key))
    except FileExistsError:
        stop(f"„{out}“ gibt es schon. Nimm einen anderen Namen.")
    except OSError as fault:
        stop(f"„{out}“ ist nicht schreibbar: {fault.strerror}.")
    typer.echo(f"Privater Schlüssel: {out}. Gib ihn nie weiter und heb eine Kopie sicher auf.")
    typer.echo(f"Öffentlicher Schlüssel, zum Weitergeben: {public_key(key)}")
    typer.echo(f"Fingerabdruck, zum Vorlesen: {public_key(key).fingerprint}")


app.command("pack-index")(pack_folder.make_index)
app.command("pack-updates")(pack_folder.show_updates)
