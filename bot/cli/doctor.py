"""What is wrong with this server? Every check in one list, each with what to do."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Annotated

import httpx
import typer

from bot.alive import ALIVE_FILE, MAX_SILENCE
from bot.app import in_database
from bot.clock import system_clock
from bot.exits import Exit
from bot.settings import Settings, SettingsFault, load_settings, load_storage_settings
from bot.work import Work
from content import EDITION
from content.check import check_folder
from db.errors import StorageFault

Check = Callable[[Settings], Awaitable[list[str]]]


def doctor(
    alive: Annotated[bool, typer.Option("--alive", help="Nur: läuft der Bot und hört zu?")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Ausgabe als JSON")] = False,
) -> None:
    """Prüft Einstellungen, Schlüssel, Datenbank, Inhalte und den Server des Bots."""
    settings = load_storage_settings()
    problems = _silence(settings) if alive else asyncio.run(_all(settings))
    if as_json:
        typer.echo(json.dumps({"problems": problems}, ensure_ascii=False))
    else:
        for problem in problems:
            typer.echo(f"- {problem}")
        if not problems:
            typer.echo("Alles in Ordnung.")
    if problems:
        raise typer.Exit(Exit.FINDINGS)


async def _all(settings: Settings) -> list[str]:
    found = [await check(settings) for check in (_configuration, _storage, _contents, _server)]
    return [problem for problems in found for problem in problems]


async def _configuration(_settings: Settings) -> list[str]:
    try:
        load_settings()
    except SettingsFault as fault:
        return list(fault.problems)
    return []


async def _storage(settings: Settings) -> list[str]:
    async def act(work: Work) -> tuple[int, int]:
        return await work.outbox.failed(), await work.updates.aside()

    try:
        failed, set_aside = await in_database(settings, act)
    except StorageFault as fault:
        return [str(fault)]
    problems = []
    if failed:
        problems.append(f"{failed} Nachrichten gingen auch beim fünften Mal nicht hinaus. Mehr im Log.")
    if set_aside:
        problems.append(f"{set_aside} Updates liegen nach drei Fehlern beiseite. Das Log nennt den Fehler.")
    return problems


async def _contents(_settings: Settings) -> list[str]:
    today = system_clock().date()
    return [str(finding) for finding in check_folder(EDITION, today=today) if finding.is_error]


async def _server(settings: Settings) -> list[str]:
    if not settings.token:
        return []
    try:
        async with httpx.AsyncClient(timeout=10) as client:
            answer = await client.get(f"{settings.api_url}/bot{settings.token}/getMe")
    except httpx.HTTPError:
        return [f"{settings.api_url} antwortet nicht. Prüf das Netz und PAUSENBROT_API_URL."]
    if answer.status_code in {401, 404}:
        return ["Der Token wird nicht angenommen. Hol bei @BotFather einen neuen (PAUSENBROT_TOKEN)."]
    if answer.is_success:
        return []
    return [f"{settings.api_url} antwortet mit {answer.status_code}. Warte und prüf es dann noch einmal."]


def _silence(settings: Settings) -> list[str]:
    """The running bot touches a file whenever it has listened; its age tells how it is."""
    try:
        heard = (settings.data_dir / ALIVE_FILE).stat().st_mtime
    except OSError:
        return ["Der Bot läuft nicht. Starte ihn mit: pausenbrot run"]
    silence = timedelta(seconds=system_clock().timestamp() - heard)
    if silence < MAX_SILENCE:
        return []
    return [f"Der Bot hat seit {silence.total_seconds():.0f} Sekunden nicht zugehört. Starte ihn neu."]
