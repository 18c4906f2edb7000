"""How is the database brought up to date?"""

import typer

from bot.cli.faults import exit_code_of
from bot.settings import load_storage_settings
from db.errors import StorageFault
from db.migrations import upgrade

app = typer.Typer(help="Datenbank.", no_args_is_help=True)


@app.callback()
def _database() -> None:
    """Datenbank."""


@app.command("upgrade")
def upgrade_database() -> None:
    """Bringt die Tabellen auf den Stand dieses Programms. SQLite macht das beim Start von selbst."""
    settings = load_storage_settings()
    try:
        upgrade(settings.database_url)
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(exit_code_of(fault)) from fault
    typer.echo("Die Datenbank ist auf dem neuesten Stand.")
