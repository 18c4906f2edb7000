"""How does a command reach the database? It opens it, does one thing, and closes it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import typer

from bot.cli.faults import exit_code_of
from bot.settings import Settings, load_storage_settings
from db.errors import StorageFault
from db.keys import Keyring
from db.work import Database, Work

T = TypeVar("T")


def in_one_transaction(act: Callable[[Work], Awaitable[T]]) -> T:
    """Runs one unit of work; a fault of the storage becomes its message and its exit code."""
    settings = load_storage_settings()
    try:
        return asyncio.run(open_and(act, settings))
    except StorageFault as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(exit_code_of(fault)) from fault


async def open_and(act: Callable[[Work], Awaitable[T]], settings: Settings) -> T:
    keyring = Keyring.load(settings.key_file)
    database = await Database.open(settings.database_url, keyring, beside=True)
    try:
        async with database.work() as work:
            return await act(work)
    finally:
        await database.close()
