"""Is the content without errors, and which ids does it publish?"""

from datetime import date
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli.content.named import below, named_folders
from bot.exits import Exit
from content.edition import UnreadableFolderError, read_edition
from content.findings import Finding
from content.lock import LOCK_PATH, lock_text
from content.publish import locked
from content.report import Format, report

Folder = Annotated[Path, typer.Argument(metavar="PATH", help="Ordner mit modules/ und quizzes/")]


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as fault:
        raise typer.BadParameter("Schreib einen Tag wie 2027-11-30.") from fault


def check_content(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH",
            help="Ordner mit modules/ und quizzes/, oder Dateien darin: Dann erscheinen nur die Funde "
            "ihrer Module, mit Quiz und Übersetzungen.",
        ),
    ],
    form: Annotated[
        Format,
        typer.Option(
            "--format",
            help="text für Menschen, json für Programme, github für Anmerkungen am "
            "Pull Request, gcc für Editoren",
        ),
    ] = Format.TEXT,
    today: Annotated[
        date | None,
        typer.Option(parser=_day, metavar="DATE", help="Tag, an dem Prüfdaten verglichen werden: 2027-11-30"),
    ] = None,
) -> None:
    """Prüft Inhalte: eine Zeile je Fund.

    Endet mit 0 ohne Fehler (Hinweise sind erlaubt), mit 1 bei Fehlern und mit 2 bei unlesbaren Pfaden.
    """
    try:
        findings = _found(paths, form, today)
    except UnreadableFolderError as fault:
        _stop(fault)
    typer.echo(report(findings, form))
    if any(finding.is_error for finding in findings):
        raise typer.Exit(Exit.FINDINGS)


def _found(paths: list[Path], form: Format, today: date | None) -> tuple[Finding, ...]:
    """People who check one folder read paths below it; all others want paths that open."""
    is_plain = form is Format.TEXT and len(paths) == 1 and paths[0].is_dir()
    return tuple(
        finding if is_plain else below(one.folder, finding)
        for one in named_folders(paths)
        for finding in one.findings(today=today)
    )


def lock_content(path: Folder) -> None:
    """Schreibt ids.lock.json: welche Kennungen veröffentlicht sind. Nur ohne Fehler."""
    try:
        edition = read_edition(path)
    except UnreadableFolderError as fault:
        _stop(fault)
    check_content([path])
    lock = locked(edition)
    (path / LOCK_PATH).write_text(lock_text(lock), encoding="utf-8")
    typer.echo(f"{len(lock)} Kennungen in {path / LOCK_PATH}")


def _stop(fault: UnreadableFolderError) -> NoReturn:
    typer.echo(str(fault), err=True)
    raise typer.Exit(Exit.CONFIGURATION) from fault
