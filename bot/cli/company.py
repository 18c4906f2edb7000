"""How does the operator set up a company? Never a person: nothing here shows who has joined."""

import json
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

import httpx
import typer

from bot.cli import declaring
from bot.cli.opening import in_one_transaction, named, stop
from bot.clock import system_clock
from bot.doors import OpenDoor, browser, telegram
from bot.doors import named as door_named
from bot.settings import TELEGRAM_ROOT, Settings, load_storage_settings
from bot.texts.tongue import LANGUAGES
from bot.work import Work
from contacts.model import Company, Role
from content.edition import shipped_taxonomy
from learning.calendar import public_holidays

app = typer.Typer(help="Betriebe anlegen und verwalten.", no_args_is_help=True)
app.command("headcount")(declaring.headcount)
app.command("budget")(declaring.budget)

INVITED = (Role.MANAGER, Role.TRAINER, Role.COUNCIL)
Name = Annotated[str, typer.Argument(metavar="NAME", help="Name des Betriebs")]
AsJson = Annotated[bool, typer.Option("--json", help="Ausgabe als JSON")]


@app.command("create")
def create(
    name: Name,
    headcount: Annotated[int, typer.Option(min=1, max=1_000_000, help="Zahl der Beschäftigten")],
    zone: Annotated[str, typer.Option(help="Zeitzone")] = "Europe/Berlin",
    state: Annotated[str, typer.Option(help="Bundesland für Feiertage, etwa BY")] = "",
    language: Annotated[str, typer.Option(help="Sprache: " + ", ".join(LANGUAGES))] = "de",
    trade: Annotated[str, typer.Option(help="Branche, etwa lager")] = "alle",
    as_json: AsJson = False,
) -> None:
    """Legt einen Betrieb an und zeigt den Code für den Aushang und die drei einmaligen Links."""
    _refuse_all_at_once(name=name, zone=zone, state=state, language=language, trade=trade)
    now = system_clock()

    async def act(work: Work) -> dict[str, str]:
        company = await work.companies.create(
            name=name.strip(),
            headcount=headcount,
            zone=zone,
            state=state,
            language=language,
            trade=trade,
            on=now.astimezone(ZoneInfo(zone)).date(),
        )
        links = {"company": company.name, "join": await work.companies.join_code(company.id)}
        for role in INVITED:
            links[role.value] = await work.companies.invite(company.id, role, now=now)
        return links

    try:
        links = in_one_transaction(act)
    except ValueError:
        stop(f"Den Betrieb „{name.strip()}“ gibt es schon. Wähl einen anderen Namen.")
    _show(links, as_json=as_json)


@app.command("list")
def list_companies(as_json: AsJson = False) -> None:
    """Alle Betriebe mit gemeldeter Zahl der Beschäftigten; keine Personen."""

    async def act(work: Work) -> tuple[Company, ...]:
        return await work.companies.all()

    companies = in_one_transaction(act)
    if as_json:
        rows = [{"company": company.name, "headcount": company.headcount} for company in companies]
        typer.echo(json.dumps(rows, ensure_ascii=False))
        return
    for company in companies:
        typer.echo(f"{company.name}: {company.headcount}")


@app.command("show")
def show(name: Name, as_json: AsJson = False) -> None:
    """Was über den Betrieb gespeichert ist, und der Code für den Aushang."""

    async def act(work: Work) -> dict[str, str]:
        company = await named(work, name)
        return {
            "company": company.name,
            "headcount": str(company.headcount),
            "zone": company.zone,
            "state": company.state,
            "language": company.language,
            "trade": company.trade,
            "created_on": company.created_on.isoformat(),
            "join": await work.companies.join_code(company.id),
        }

    _show(in_one_transaction(act), as_json=as_json)


@app.command("invite")
def invite(
    name: Name,
    role: Annotated[Role, typer.Argument(metavar="ROLE", help="manager, trainer oder council")],
    as_json: AsJson = False,
) -> None:
    """Ein neuer einmaliger Link, 14 Tage gültig."""
    if role not in INVITED:
        stop("Lernende kommen über den Code am Aushang: pausenbrot company show NAME")

    async def act(work: Work) -> dict[str, str]:
        company = await named(work, name)
        link = await work.companies.invite(company.id, role, now=system_clock())
        return {"company": company.name, role.value: link}

    _show(in_one_transaction(act), as_json=as_json)


@app.command("revoke")
def revoke(
    name: Name, role: Annotated[Role, typer.Argument(metavar="ROLE", help="manager, trainer oder council")]
) -> None:
    """Nimmt eine Rolle zurück: offene Links und alle, die sie haben."""
    if role not in INVITED:
        stop("Lernende gehen selbst mit /loeschen. Einen neuen Code macht: pausenbrot company code rotate")

    async def act(work: Work) -> None:
        company = await named(work, name)
        await work.companies.revoke(company.id, role)

    in_one_transaction(act)
    typer.echo(f"Zurückgenommen: offene Links und die Rolle {role}. Neu einladen: pausenbrot company invite")


code = typer.Typer(help="Der Code am Aushang.", no_args_is_help=True)
app.add_typer(code, name="code")


@code.command("rotate")
def rotate(name: Name, as_json: AsJson = False) -> None:
    """Ein neuer Code für den Aushang; der alte gilt nicht mehr. Wer dabei ist, bleibt dabei."""

    async def act(work: Work) -> dict[str, str]:
        company = await named(work, name)
        return {"company": company.name, "join": await work.companies.rotate_join_code(company.id)}

    _show(in_one_transaction(act), as_json=as_json)


@app.command("delete")
def delete(
    name: Name, yes: Annotated[bool, typer.Option("--yes", help="Ohne Rückfrage löschen")] = False
) -> None:
    """Löscht den Betrieb mit allem, was dazugehört."""
    if not yes:
        typer.confirm(f"„{name}“ mit allen Lernständen löschen? Das ist endgültig.", abort=True)

    async def act(work: Work) -> None:
        company = await named(work, name)
        await work.companies.delete(company.id)

    in_one_transaction(act)
    typer.echo(f"{name} ist gelöscht.")


@app.command("poster")
def make_poster(
    name: Name,
    out: Annotated[Path, typer.Option(metavar="DIR", help="Ordner für aushang.pdf und aushang.png")],
    contact: Annotated[str, typer.Option(help="Wer Fragen beantwortet, etwa „Betriebsrat, Tür 4“")] = "",
    council: Annotated[bool, typer.Option(help="Es gibt einen Betriebsrat")] = False,
    language: Annotated[str, typer.Option(help="Sprache, sonst die des Betriebs")] = "",
) -> None:
    """Der Aushang als PDF und PNG, A4, mit einem QR-Code je offener Tür."""
    # the libraries that draw weigh 24 MB, which the running bot never needs
    from bot.poster import Door, PosterFacts, poster, poster_png, printed_in

    settings = load_storage_settings()
    problems = []
    if not settings.operator or settings.operator_is_employer is None:
        problems.append(
            "Der Aushang nennt den Betreiber: setz PAUSENBROT_OPERATOR und PAUSENBROT_OPERATOR_IS_EMPLOYER."
        )
    doors = open_doors(settings)
    if not doors:
        problems.append(
            "Der Link braucht den Namen des Bots: setz PAUSENBROT_TOKEN, und der Server unter "
            f"{settings.api_url} muss antworten."
        )
    if language and language not in LANGUAGES:
        problems.append(_unknown_language(language))
    if problems:
        stop("\n".join(problems))

    async def act(work: Work) -> tuple[Company, str]:
        company = await named(work, name)
        return company, await work.companies.join_code(company.id)

    company, join = in_one_transaction(act)
    facts = PosterFacts(
        company=company.name,
        headcount=company.headcount,
        language=language or company.language,
        doors=tuple(Door(name=door.name, url=door.link(join)) for door in doors),
        operator=settings.operator,
        operator_is_employer=bool(settings.operator_is_employer),
        contact=contact or None,
        council=council,
    )
    pdf = poster(facts)
    try:
        out.mkdir(parents=True, exist_ok=True)
        (out / "aushang.pdf").write_bytes(pdf)
        (out / "aushang.png").write_bytes(poster_png(pdf))
    except OSError as fault:
        stop(f"{out} lässt sich nicht beschreiben: {fault.strerror}. Wähl einen anderen Ordner mit --out.")
    typer.echo(f"{out / 'aushang.pdf'}\n{out / 'aushang.png'}")
    if printed_in(facts.language) != facts.language:
        typer.echo("Der Aushang ist auf Deutsch: Schrift von rechts nach links gibt es nur im Chat.")


# --- doors and output ---------------------------------------------------------------------------


def open_doors(settings: Settings) -> tuple[OpenDoor, ...]:
    """The ways into the chat that are open with this configuration; empty if ours cannot be named."""
    ours = _our_door(settings.token, settings.api_url)
    return (*ours, door_named(settings.other_door)) if ours and settings.other_door else ours


def _our_door(token: str, api_url: str) -> tuple[OpenDoor, ...]:
    if api_url.rstrip("/") != TELEGRAM_ROOT:
        return (browser(api_url),)
    if not token:
        return ()
    try:
        answer = httpx.get(f"{api_url}/bot{token}/getMe", timeout=10).json()
    except (httpx.HTTPError, ValueError):
        return ()
    username = answer.get("result", {}).get("username") if answer.get("ok") else None
    return (telegram(username),) if username else ()


def _show(values: dict[str, str], *, as_json: bool) -> None:
    if as_json:
        typer.echo(json.dumps(values, ensure_ascii=False))
        return
    links = {"join", *(role.value for role in INVITED)}
    settings = load_storage_settings()
    doors = open_doors(settings) if links & values.keys() else ()
    for key, value in values.items():
        typer.echo(f"{key}: {value}")
        if key in links:
            for door in doors:
                typer.echo(f"  {door.link(value)}")
    if links & values.keys() and not doors:
        typer.echo("Ganze Links gibt es, sobald PAUSENBROT_TOKEN gesetzt ist und Telegram antwortet.")


def _unknown_language(language: str) -> str:
    return f"--language {language}: wähl eine von {', '.join(LANGUAGES)}."


def _trades() -> tuple[str, ...]:
    return tuple(trade.id for trade in shipped_taxonomy().trades)


def _refuse_all_at_once(*, name: str, zone: str, state: str, language: str, trade: str) -> None:
    problems = []
    if not name.strip():
        problems.append("NAME: ein Betrieb braucht einen Namen.")
    if zone not in available_timezones():
        problems.append(f"--zone {zone}: diese Zeitzone gibt es nicht. Beispiel: Europe/Berlin.")
    try:
        public_holidays(state, 2026)
    except ValueError:
        problems.append(f"--state {state}: kein Kürzel eines Bundeslands. Beispiel: BY für Bayern.")
    if language not in LANGUAGES:
        problems.append(_unknown_language(language))
    if trade not in _trades():
        problems.append(f"--trade {trade}: wähl eine von {', '.join(_trades())}.")
    if problems:
        stop("\n".join(problems))
