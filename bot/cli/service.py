"""How is the bot started, for real or to be tried?"""

import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.faults import exit_code_of
from bot.faults import RunFault
from bot.settings import load_settings
from db.errors import StorageFault


def run(
    *,
    replace_bot: Annotated[
        bool, typer.Option("--replace-bot", help="Dieser Bot tritt an die Stelle des bisherigen")
    ] = False,
) -> None:
    """Startet den Bot. Was fehlt oder nicht passt, steht vorher alles auf einmal da."""
    settings = load_settings()
    from bot.service import serve  # the libraries of the service are not needed to refuse it

    try:
        code = serve(settings, replaces_bot=replace_bot)
    except (StorageFault, RunFault) as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(exit_code_of(fault)) from fault
    raise typer.Exit(code)


def demo(
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port auf diesem Rechner")] = 8080,
    data_dir: Annotated[Path, typer.Option(help="Ordner für die Probe")] = Path("data/demo"),
    open_browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Browser öffnen")] = True,
) -> None:
    """Fünf Handys im Browser, eine Zeitmaschine, erfundene Leute. Braucht kein Telegram."""
    from bot.demo import serve

    def opened(url: str) -> None:
        typer.echo(f"Pausenbrot läuft: {url}\nBeenden: Strg+C")
        if open_browser:
            webbrowser.open(url)

    raise typer.Exit(serve(port=port, data_dir=data_dir, opened=opened))
