"""How do companies join forces? In a network: with common figures, or with a line beside their own."""

from typing import Annotated
from zoneinfo import available_timezones

import typer

from bot.cli.declaring import note_declared
from bot.cli.opening import in_one_transaction, named, stop
from bot.clock import system_clock
from bot.work import OperatorWork
from reporting.model import Unit

app = typer.Typer(help="Betriebe, die gemeinsam berichten.", no_args_is_help=True)

Network = Annotated[str, typer.Argument(metavar="NETZWERK", help="Name des Netzwerks")]
Member = Annotated[str, typer.Argument(metavar="BETRIEB", help="Name des Betriebs")]


@app.command("create")
def create(name: Network, zone: Annotated[str, typer.Option(help="Zeitzone")] = "Europe/Berlin") -> None:
    """Legt ein Netzwerk an, noch ohne Betriebe."""
    if not name.strip() or zone not in available_timezones():
        stop("Ein Netzwerk braucht einen Namen und eine Zeitzone, etwa Europe/Berlin.")

    async def act(work: OperatorWork) -> Unit:
        return await work.units.found_network(name.strip(), zone=zone, on=system_clock().date())

    try:
        made = in_one_transaction(act)
    except ValueError:
        stop(f"Das Netzwerk „{name.strip()}“ gibt es schon. Wähl einen anderen Namen.")
    typer.echo(f"{made.name}: angelegt. Betriebe kommen dazu mit: pausenbrot network join")


@app.command("join")
def join(
    name: Network,
    company: Member,
    together: Annotated[
        bool, typer.Option(help="gemeinsame Zahlen statt eigener, ab 30 Leuten zusammen")
    ] = False,
) -> None:
    """Ein Betrieb kommt dazu. Mit --together berichten alle gemeinsam, ab dem nächsten Halbjahr."""

    async def act(work: OperatorWork) -> str:
        network = await work.units.network(name.strip())
        if network is None:
            known = ", ".join(unit.name for unit in await work.units.all() if unit.is_network) or "keines"
            stop(f"Das Netzwerk „{name}“ gibt es nicht. Angelegt: {known}.")
        member = await named(work, company)
        await work.units.join(member.id, network.id, together=together)
        begins = await note_declared(work, member, {"network": network.name, "together": together})
        if not together:
            return f"{member.name} gehört jetzt zu {network.name} und behält eigene Zahlen."
        return f"{member.name} berichtet ab {begins:%d.%m.%Y} gemeinsam mit {network.name}."

    typer.echo(in_one_transaction(act))


@app.command("leave")
def leave(company: Member) -> None:
    """Ein Betrieb verlässt sein Netzwerk; eigene Zahlen gibt es wieder ab dem nächsten Halbjahr."""

    async def act(work: OperatorWork) -> str:
        member = await named(work, company)
        await work.units.join(member.id, None, together=False)
        begins = await note_declared(work, member, {"network": "", "together": False})
        return f"{member.name} berichtet ab {begins:%d.%m.%Y} wieder für sich."

    typer.echo(in_one_transaction(act))


@app.command("list")
def show() -> None:
    """Alle Netzwerke mit der Zahl der Beschäftigten, die gemeinsam berichten."""

    async def act(work: OperatorWork) -> tuple[Unit, ...]:
        return tuple(unit for unit in await work.units.all() if unit.is_network)

    for unit in in_one_transaction(act):
        typer.echo(f"{unit.name}: {unit.headcount}")
