"""What can the operator do on the command line? `pausenbrot --help` is the table of contents."""

import sys

import typer

from bot.cli import agreement, audit, company, content, database, doctor, network, service
from bot.exits import Exit
from bot.settings import SettingsFault

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="Pausenbrot: drei Minuten lernen, im Chat, in der Schicht.",
)
app.command("run")(service.run)
app.command("demo")(service.demo)
app.add_typer(company.app, name="company")
app.add_typer(network.app, name="network")
app.add_typer(audit.app, name="audit")
app.add_typer(content.app, name="content")
app.add_typer(database.app, name="db")
app.command("agreement")(agreement.agreement)
app.command("doctor")(doctor.doctor)


def run() -> None:
    try:
        app()
    except SettingsFault as fault:
        typer.echo(str(fault), err=True)
        sys.exit(Exit.CONFIGURATION)
