"""How does a trainer check and begin content on the command line?"""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from content.check import check_folder
from content.edition import UnreadableFolderError, read_edition
from content.findings import summary
from content.lock import LOCK_PATH, lock_text
from content.publish import locked
from content.skeleton import UnusableIdError, write_skeleton

FOUND = 1
UNREADABLE = 2

app = typer.Typer(help="Inhalte prüfen und anlegen.", no_args_is_help=True)
new = typer.Typer(help="Neue Inhalte anlegen.", no_args_is_help=True)
app.add_typer(new, name="new")

Folder = Annotated[Path, typer.Argument(metavar="PATH", help="Ordner mit modules/ und quizzes/")]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise typer.BadParameter("Schreib einen Tag wie 2027-11-30.") from fault


@app.command("check")
def check_content(
    path: Folder,
    today: Annotated[
        date | None,
        typer.Option(parser=_day, metavar="DATE", help="Tag, an dem Prüfdaten verglichen werden: 2027-11-30"),
    ] = None,
) -> None:
    """Prüft alle Inhalte: eine Zeile je Fund. Exit-Code 1 bei Fehlern, 2 ohne lesbaren Ordner."""
    try:
        findings = check_folder(path, today=today)
    except UnreadableFolderError as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(UNREADABLE) from fault
    for finding in findings:
        typer.echo(str(finding))
    typer.echo(summary(findings))
    if any(finding.is_error for finding in findings):
        raise typer.Exit(FOUND)


@app.command("lock")
def lock_content(path: Folder) -> None:
    """Schreibt ids.lock.json: welche Kennungen veröffentlicht sind. Nur ohne Fehler."""
    check_content(path)
    lock = locked(read_edition(path))
    (path / LOCK_PATH).write_text(lock_text(lock), encoding="utf-8")
    typer.echo(f"{len(lock)} Kennungen in {path / LOCK_PATH}")


@new.command("module")
def new_module(
    module_id: Annotated[str, typer.Argument(metavar="ID", help="Kennung wie daten-inventur")],
    directory: Annotated[Path, typer.Option("--dir", help="Ordner mit modules/ und quizzes/")] = Path(
        "content"
    ),
) -> None:
    """Legt ein ausgefülltes Modul mit Quiz an, zum Überschreiben."""
    try:
        written = write_skeleton(directory, module_id)
    except (UnusableIdError, OSError) as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(UNREADABLE) from fault
    for path in written:
        typer.echo(str(path))
