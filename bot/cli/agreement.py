"""How does the operator get the documents that say what is true on this server?"""

from collections.abc import Sequence
from contextlib import nullcontext
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli.opening import in_one_transaction
from bot.clock import system_clock
from bot.exits import Exit
from bot.settings import Settings, load_storage_settings
from bot.work import Work
from contacts.model import Company
from content import EDITION
from db.shape import RETENTION, TABLES
from db.work import Work as DatabaseWork


class Council(StrEnum):
    YES = "yes"
    NO = "no"


def agreement(
    out: Annotated[Path, typer.Option(metavar="DIR", help="Ordner für die Unterlagen")],
    council: Annotated[
        Council, typer.Option(help="Gibt es einen Betriebsrat? Ohne ihn wird es eine Zusage der Leitung.")
    ],
    name: Annotated[
        str, typer.Option("--company", metavar="NAME", help="Name des Betriebs, wenn es mehrere gibt")
    ] = "",
) -> None:
    """Vereinbarung oder Zusage, Verzeichnis, Hinweise: aus Einstellungen und Tabellen, wie sie sind."""
    settings = load_storage_settings()
    if not settings.operator.strip() or settings.operator_is_employer is None:
        _stop(
            "Die Unterlagen nennen den Betreiber: setz PAUSENBROT_OPERATOR und "
            "PAUSENBROT_OPERATOR_IS_EMPLOYER."
        )

    async def act(work: Work) -> Sequence[tuple[str, bytes]]:
        company = _chosen(await work.companies.all(), name.strip())
        return await _papers(settings, work, company, council=council is Council.YES)

    made = in_one_transaction(act)
    try:
        out.mkdir(parents=True, exist_ok=True)
        for file, content in made:
            (out / file).write_bytes(content)
    except OSError as fault:
        _stop(f"{out} lässt sich nicht beschreiben: {fault.strerror}. Wähl einen anderen Ordner mit --out.")
    for file, _ in made:
        typer.echo(str(out / file))


async def _papers(
    settings: Settings, work: Work, company: Company, *, council: bool
) -> Sequence[tuple[str, bytes]]:
    # libraries and contents that only documents need
    from bot.papers.company import CompanyPapers
    from bot.papers.inventory import Storage
    from bot.shelf import Shelf
    from content.library import load

    assert isinstance(work, DatabaseWork), "commands work on the database"
    edition = load(EDITION)
    papers = CompanyPapers(
        settings,
        storage=Storage(tables=TABLES, retention=RETENTION),
        look=lambda: nullcontext(work),
        shelf=Shelf(edition, edition.sheets),
        clock=system_clock,
    )
    return await papers.of(company.id, council=council)


def _chosen(companies: Sequence[Company], name: str) -> Company:
    known = ", ".join(company.name for company in companies) or "keiner"
    found = [company for company in companies if name in {"", company.name}]
    if name and not found:
        _stop(f"Den Betrieb „{name}“ gibt es nicht. Angelegt: {known}.")
    if not found:
        _stop("Es gibt noch keinen Betrieb. Leg einen an: pausenbrot company create")
    if len(found) > 1:
        _stop(f"Für welchen Betrieb? Nenn ihn mit --company. Angelegt: {known}.")
    return found[0]


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(Exit.CONFIGURATION)
