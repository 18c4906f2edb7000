"""How does a trainer begin a module?"""

from pathlib import Path
from typing import Annotated

import typer

from bot.exits import Exit
from content.skeleton import UnusableIdError, write_skeleton


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
        raise typer.Exit(Exit.CONFIGURATION) from fault
    for path in written:
        typer.echo(str(path))
