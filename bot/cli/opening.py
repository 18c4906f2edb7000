"""How does a command reach the database? It opens it, does one thing, and closes it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import typer

from bot.app import in_database
from bot.cli.faults import exit_code_of
from bot.settings import load_storage_settings
from bot.work import Work
from db.errors import StorageFault

T = TypeVar("T")


def in_one_transaction(act: Callable[[Work], Awaitable[T]]) -> T:
    """Runs one unit of work; a fault of the storage becomes its message and its exit code."""
    settings = load_storage_settings()
    try:
        return asyncio.run(in_database(settings, act))
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(exit_code_of(fault)) from fault
