"""How does anybody check that nothing was changed afterwards? Numbers, texts and the chain are compared."""

import json
from dataclasses import dataclass
from typing import Annotated

import typer

from bot.cli.opening import in_one_transaction, named
from bot.exits import Exit
from bot.work import OperatorWork
from contacts.model import Company
from reporting import chain
from reporting.model import UnitId

app = typer.Typer(help="Das Protokoll über alles, was das Haus verlassen hat.", no_args_is_help=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    company: str
    entries: int
    proof: str
    faults: tuple[str, ...]


@app.callback()
def audit() -> None:
    """A group of its own, so that further commands can join."""


@app.command("verify")
def verify(
    expect: Annotated[
        str, typer.Option(metavar="PRÜFWERT", help="aus einem alten Bericht, etwa 7f3a-91c2-e04b")
    ] = "",
    company: Annotated[str, typer.Option(help="nur dieser Betrieb; sonst alle")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Ausgabe als JSON")] = False,
) -> None:
    """Rechnet die Kette nach und vergleicht sie mit jeder gespeicherten Zahl und jedem Bericht."""

    async def act(work: OperatorWork) -> list[Verified]:
        chosen = (await named(work, company),) if company else await work.companies.all()
        return [await _verified(work, one, expect) for one in chosen]

    found = in_one_transaction(act)
    if expect and len(found) > 1:
        # the Prüfwert belongs to one of them: the others need not know it
        fitting = [one for one in found if not any(expect in fault for fault in one.faults)]
        found = fitting or found
    for one in found:
        if as_json:
            facts = {"company": one.company, "entries": one.entries, "proof": one.proof}
            typer.echo(json.dumps(facts | {"faults": list(one.faults)}, ensure_ascii=False))
            continue
        state = "in Ordnung" if not one.faults else "NICHT in Ordnung"
        typer.echo(f"{one.company}: {one.entries} Einträge, Prüfwert {one.proof}, {state}")
        for fault in one.faults:
            typer.echo(f"  {fault}")
    if not found or any(one.faults for one in found):
        raise typer.Exit(Exit.FINDINGS)


async def _verified(work: OperatorWork, company: Company, expect: str) -> Verified:
    entries = await work.journal.entries(company.id)
    own = [chain.release_facts(release) for release in await work.releases.of(UnitId(company.id))]
    own += [chain.digest_facts(digest) for digest in await work.digests.all(company.id)]
    shared: list[dict[str, object]] = []
    for unit in await work.units.all():
        if unit.is_network:
            shared += [chain.release_facts(release) for release in await work.releases.of(unit.id)]
    shared += [chain.item_facts(quarter) for quarter in await work.items.quarters()]
    faults = chain.faults(entries, own=own, shared=shared, expected=expect)
    head = entries[-1] if entries else None
    return Verified(company=company.name, entries=len(entries), proof=chain.proof(head), faults=faults)
