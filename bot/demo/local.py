"""What do the demo and the preview of a file share? A server on this computer, and a bot that knows it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from bot.settings import Settings
from webchat import Server

TOKEN = "7001001:demo-on-this-computer"  # noqa: S105 - opens nothing but this page
DATABASE = "pausenbrot.db"
OPERATOR = "Dein Rechner, zu Hause"


def local_settings(folder: Path, address: str) -> Settings:
    """Everything lies in this folder; `address` is where the server answers."""
    return Settings(
        _env_file=None,
        token=TOKEN,
        api_url=address,
        data_dir=folder,
        database_url=f"sqlite:///{(folder / DATABASE).absolute()}",
        key_file=folder / "pausenbrot.key",
        operator=OPERATOR,
        operator_is_employer=False,
        log="WARNING",
    )


def local_server(now: Callable[[], datetime]) -> Server:
    return Server(token=TOKEN, bot_name="Pausenbrot", bot_username="pausenbrot_bot", now=now, open_door=False)
