"""How does a command reach the database? It opens it, does one thing, and closes it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import NoReturn, TypeVar

import typer

from bot.app import in_database
from bot.cli.faults import exit_code_of
from bot.exits import Exit
from bot.settings import load_storage_settings
from bot.work import OperatorWork, Work
from contacts.model import Company
from db.errors import StorageFault

T = TypeVar("T")


def in_one_transaction(act: Callable[[OperatorWork], Awaitable[T]]) -> T:
    """Runs one unit of work; a fault of the storage becomes its message and its exit code."""
    settings = load_storage_settings()
    try:
        return asyncio.run(in_database(settings, act))
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(exit_code_of(fault)) from fault


async def named(work: Work, name: str) -> Company:
    """The company of this name; else the command ends with the names there are."""
    company = await work.companies.named(name.strip())
    if company is None:
        known = ", ".join(company.name for company in await work.companies.all()) or "keiner"
        stop(f"Den Betrieb „{name}“ gibt es nicht. Angelegt: {known}.")
    return company


def stop(message: str) -> NoReturn:
    """Says what is wrong and what to do, and ends the command."""
    typer.echo(message, err=True)
    raise typer.Exit(Exit.CONFIGURATION)
