"""A folder of its own for every command, and settings that come from nowhere else."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.commands import app
from bot.settings import PREFIX

Command = Callable[..., Result]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in [name for name in os.environ if name.startswith(PREFIX)]:  # noqa: TID251 - to be cleared
        monkeypatch.delenv(name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def pausenbrot(folder: Path) -> Command:
    """A command with words and settings, run in the folder: ("company", "list", TOKEN="...")."""

    def run(*words: str, **settings: str) -> Result:
        return CliRunner().invoke(app, list(words), env={PREFIX + k: v for k, v in settings.items()})

    return run
