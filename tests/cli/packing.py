"""Packs on the command line: how a test calls it, and what it looks at afterwards."""

from pathlib import Path

from typer.testing import CliRunner, Result

from bot.cli.packs import app
from content.packs.signature import public_key
from tests.content.packs.making import CHAMBER, STRANGER, details, packed
from tests.content.rulecase import good_files

MODULE = "modules/daten-muster.de.md"
CHAMBER_KEY, STRANGER_KEY = str(public_key(CHAMBER)), str(public_key(STRANGER))
OTHER = {path: raw.replace(b"Gestern hing", b"Heute hing") for path, raw in good_files().items()}


def run(*arguments: str | Path) -> Result:
    result = CliRunner().invoke(app, [str(one) for one in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def file_of(here: Path, raw: bytes, name: str = "lager.zip") -> Path:
    (here / name).write_bytes(raw)
    return here / name


def tree_of(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def installed(here: Path, version: int = 1) -> Path:
    assert run("unpack", file_of(here, packed(of=details(version=version))), "--out", "neu").exit_code == 0
    return here / "neu"
