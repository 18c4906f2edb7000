"""How does a trainer bring a question bank in, and take her questions elsewhere?

Both end with 0 even if something was left behind: a foreign bank nearly always holds something that has no
counterpart here, and each such thing is listed. 2 says that nothing was written at all.
"""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer

from bot.clock import system_clock
from bot.exits import Exit
from content.check.head import is_valid_id
from content.draft import written
from content.edition import Edition, UnreadableFolderError, read_edition
from content.exchange import Format, Imported, read, write
from content.exchange.port import Tick, silent
from content.findings import Finding

if TYPE_CHECKING:
    from rich.console import Console

LANGUAGE: Final = re.compile(r"[a-z]{2,3}")


class Readable(StrEnum):
    """The formats that can be read."""

    GIFT = "gift"
    AIKEN = "aiken"
    MOODLE_XML = "moodle-xml"


def _id(text: str) -> str:
    if not is_valid_id(text):
        raise typer.BadParameter("Nur a–z, 0–9 und Bindestrich, höchstens 32 Zeichen, wie daten-inventur.")
    return text


def _language(text: str) -> str:
    if not LANGUAGE.fullmatch(text):
        raise typer.BadParameter("Schreib eine Sprache wie de oder en.")
    return text


Language = Annotated[str, typer.Option(parser=_language, metavar="de|en|…", help="Sprache der Fragen")]
Replace = Annotated[bool, typer.Option("--replace", help="vorhandene Dateien ersetzen")]


def import_bank(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Fragensammlung aus einem anderen Programm")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Ordner mit modules/ und quizzes/")],
    bank_format: Annotated[
        Readable | None, typer.Option("--format", help="wenn die Datei es nicht erkennen lässt")
    ] = None,
    module: Annotated[
        str | None,
        typer.Option(parser=_id, metavar="ID", help="Kennung des Moduls, sonst der Name der Datei"),
    ] = None,
    language: Language = "de",
    replace: Replace = False,
) -> None:
    """Macht aus einer Fragensammlung Entwürfe. Was fehlt, heißt TODO; was nicht passt, wird gelistet."""
    from rich.console import Console

    try:
        raw = file.read_bytes()
    except OSError as fault:
        _stop(f"„{file}“ ist nicht lesbar: {fault.strerror}.", fault)
    chosen = Format(bank_format) if bank_format else None
    with progress(Console(stderr=True), "Lesen") as tick:
        imported = read(
            raw, name=file.name, bank_format=chosen, module_id=module or "", language=language, tick=tick
        )
    _list(imported.dropped)
    if not imported.drafts:
        _stop(f"In „{file}“ war keine Frage lesbar. Es wurde nichts geschrieben.")
    _write(out, _files(imported), replace=replace)
    units = sum(len(draft.units) for draft in imported.drafts)
    modules = _counted(len(imported.drafts), "Modul", "Modulen")
    typer.echo(
        f"{_questions(imported.question_count)} in {_counted(units, 'Einheit', 'Einheiten')} und {modules},"
        f" {_hints(imported.dropped)}. Was noch fehlt, sagt: pausenbrot content check {out}"
    )


def export_bank(
    path: Annotated[Path, typer.Argument(metavar="DIR", help="Ordner mit modules/ und quizzes/")],
    bank_format: Annotated[Format, typer.Option("--format", help="Format der Fragensammlung")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="Datei, die entsteht")],
    language: Language = "de",
    module: Annotated[
        list[str] | None, typer.Option(metavar="ID", help="nur dieses Modul; mehrmals möglich")
    ] = None,
    replace: Replace = False,
) -> None:
    """Schreibt die Fragen als Sammlung für ein anderes Programm. Was dort keinen Platz hat, wird gelistet."""
    try:
        edition = read_edition(path)
    except UnreadableFolderError as fault:
        _stop(str(fault), fault)
    _list(edition.findings)
    chosen = _chosen(edition, language, tuple(module or ()))
    modules = [one for one in edition.modules if one.id in chosen and one.language == language]
    quizzes = [one for one in edition.quizzes if one.id in chosen and one.language == language]
    exported = write(modules, quizzes, bank_format=bank_format, at=system_clock())
    _list(exported.dropped)
    if not exported.question_count:
        _stop(f"Keine Frage passt in {bank_format}. Es wurde nichts geschrieben.")
    _write(out.parent, {out.name: exported.raw}, replace=replace)
    typer.echo(f"{_questions(exported.question_count)} in {out}, {_hints(exported.dropped)}.")


@contextmanager
def progress(console: "Console", what: str) -> Iterator[Tick]:
    """A bar for who sits in front of it; nothing where the output goes to a file."""
    if not console.is_terminal:
        yield silent
        return
    from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, console=console, transient=True, auto_refresh=False) as shown:
        task = shown.add_task(what, total=None)

        def tick(done: int, of: int) -> None:
            shown.update(task, completed=done, total=of, refresh=True)

        yield tick


def _chosen(edition: Edition, language: str, wanted: tuple[str, ...]) -> frozenset[str]:
    known = frozenset(quiz.id for quiz in edition.quizzes if quiz.language == language)
    if unknown := [one for one in wanted if one not in known]:
        _stop(
            f"Fragen zu „{unknown[0]}“ gibt es auf „{language}“ nicht. Es gibt: {', '.join(sorted(known))}."
        )
    return frozenset(wanted) or known


def _files(imported: Imported) -> dict[str, bytes]:
    texts = {path: text.encode() for draft in imported.drafts for path, text in written(draft).items()}
    return {**texts, **{f"media/{name}": raw for name, raw in imported.media.items()}}


def _write(folder: Path, files: Mapping[str, bytes], *, replace: bool) -> None:
    """All or nothing, as far as what stands there already is concerned."""
    there = [folder / name for name in files if (folder / name).exists()]
    if there and not replace:
        listed = "\n".join(str(one) for one in there)
        _stop(f"Das gibt es schon:\n{listed}\nNimm einen anderen Ort, oder ersetze es mit --replace.")
    try:
        for name, raw in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(raw)
    except OSError as fault:
        _stop(f"„{fault.filename}“ ist nicht zu schreiben: {fault.strerror}.", fault)


def _stop(message: str, fault: Exception | None = None) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(Exit.CONFIGURATION) from fault


def _list(findings: tuple[Finding, ...]) -> None:
    for finding in findings:
        typer.echo(str(finding))


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"


def _questions(count: int) -> str:
    return _counted(count, "Frage", "Fragen")


def _hints(dropped: tuple[Finding, ...]) -> str:
    return _counted(len(dropped), "Hinweis", "Hinweise")


app = typer.Typer(help="Fragensammlungen holen und mitgeben.", no_args_is_help=True)
app.command("import")(import_bank)
app.command("export")(export_bank)
