"""How does a trainer open her file as learners will see it?"""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from bot.exits import Exit


def preview_content(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Modul oder Quiz: content/modules/x.de.md")],
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port auf diesem Rechner")] = 8081,
    open_browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Browser öffnen")] = True,
) -> None:
    """Zeigt ein Modul im Chat, wie Lernende es sehen. Jede gespeicherte Änderung erscheint sofort."""
    if not file.is_file():
        typer.echo(f"„{file}“ ist keine Datei. Nenn ein Modul oder Quiz: content/modules/x.de.md", err=True)
        raise typer.Exit(Exit.CONFIGURATION)
    from bot.demo.preview import preview  # the server and the bot are not needed to refuse it

    def opened(url: str) -> None:
        typer.echo(f"Vorschau läuft: {url}\nSpeichern genügt, neu laden musst du nicht. Beenden: Strg+C")
        if open_browser:
            webbrowser.open(url)

    try:
        preview(file, port=port, opened=opened)
    except OSError as fault:
        typer.echo(
            f"Port {port} ist nicht frei: {fault.strerror}. Nimm einen anderen: --port {port % 65_535 + 1}",
            err=True,
        )
        raise typer.Exit(Exit.CONFIGURATION) from fault
