"""What is declared about a company? Headcount and protection, in advance, for the next half-year."""

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from bot.budget import charged, spending
from bot.cli.opening import in_one_transaction, named, stop
from bot.clock import system_clock
from bot.exits import Exit
from bot.faults import BudgetExceeded
from bot.work import OperatorWork
from contacts.model import Company
from reporting.model import Unit
from reporting.periods import monday_of, next_half
from reporting.privacy import BUDGET

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name des Betriebs")]


def headcount(name: Name, count: Annotated[int, typer.Argument(min=1, max=1_000_000)]) -> None:
    """Meldet eine neue Zahl der Beschäftigten. Sie gilt ab dem nächsten Halbjahr."""

    async def act(work: OperatorWork) -> date:
        company = await named(work, name)
        await work.companies.declare_headcount(company.id, count)
        unit = await work.units.of(company.id)
        _prove(replace(unit, headcount=unit.headcount - company.headcount + count))
        return await note_declared(work, company, {"headcount": count})

    begins = in_one_transaction(act)
    typer.echo(f"{name}: {count}, ab {begins:%d.%m.%Y}. Im Wochenbericht steht es vorher.")


def budget(name: Name, rho: Annotated[float, typer.Argument(min=0.0, max=0.5, metavar="RHO")]) -> None:
    """Schützt strenger: ein Budget unter 0,5, oder 0 für gar keine Zahlen; ab dem nächsten Halbjahr."""

    async def act(work: OperatorWork) -> date:
        company = await named(work, name)
        unit = await work.units.of(company.id)
        if unit.is_network:
            stop(f"„{name}“ bekommt die Zahlen von „{unit.name}“ und hat kein eigenes Budget.")
        try:
            await work.units.lower_budget(unit.id, rho)
        except ValueError:
            stop(f"Das Budget ist jetzt {unit.budget:g}. Es kann nur kleiner werden, nie größer.")
        _prove(replace(unit, budget=rho))
        return await note_declared(work, company, {"budget": rho})

    typer.echo(
        f"{name}: Budget {rho:g}, ab {in_one_transaction(act):%d.%m.%Y}. Im Wochenbericht steht es vorher."
    )


async def note_declared(work: OperatorWork, company: Company, facts: dict[str, object]) -> date:
    """Into the log: who declares something, declares it before everybody. From when on it holds."""
    today = system_clock().astimezone(company.timezone).date()
    begins = next_half(monday_of(today))
    declared = {"kind": "declared", "day": today.isoformat(), "from": begins.isoformat()}
    await work.journal.append(company.id, declared | facts)
    return begins


def _prove(unit: Unit) -> None:
    """Every change is put before the library: nobody's year may cost more than the budget."""
    worst = charged(spending(unit, ()).planned, ())
    if worst > BUDGET:
        typer.echo(str(BudgetExceeded(unit.name, worst)), err=True)
        raise typer.Exit(Exit.BUDGET)
