"""How is this server set up? All settings, and all problems of them at once, each with its repair."""

import difflib
import os
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.doors import is_door, is_in_telegram
from bot.packsources import sources_of

PREFIX = "PAUSENBROT_"
ENV_FILE = Path(".env")
TELEGRAM_ROOT = "https://api.telegram.org"


class SettingsFault(Exception):  # noqa: N818 - faults, as everywhere in this project
    """The configuration cannot be used; every problem is named with what to do."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("\n".join(("Die Einstellungen passen noch nicht:", *(f"- {p}" for p in problems))))
        self.problems = problems


class Settings(BaseSettings):
    """Read from the environment or from `.env` in the working folder; every name begins with PAUSENBROT_."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=ENV_FILE, extra="ignore", frozen=True)

    token: str = ""
    """of the bot, from @BotFather"""
    api_url: str = TELEGRAM_ROOT
    """root of a Bot API server, without /bot"""
    database_url: str = ""
    """sqlite:////path or postgresql://; empty: SQLite in the data folder"""
    data_dir: Path = Path("data")
    key_file: Path = Path()
    """the key to all chat ids; empty: pausenbrot.key in the data folder"""
    ledger_file: Path = Path()
    """what a restore must not undo; empty: pausenbrot.ledger in the data folder"""
    role: Literal["all", "worker"] = "all"
    """all: updates, deliveries and ticks; worker: deliveries and ticks beside another process"""
    lane: int = Field(default=1, ge=1, le=9999)
    """number of this bot's people in the database, where several bots share it"""
    other_door: str = ""
    """address of the chat with another bot on the same database; empty: there is none"""
    operator: str = ""
    """name and place of who runs the server"""
    operator_is_employer: bool | None = None
    pack_sources: str = ""
    """folders of packs that trainers may subscribe to, separated by spaces; empty: any https address"""
    log: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"

    @field_validator("log", mode="before")
    @classmethod
    def _upper(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("operator_is_employer", mode="before")
    @classmethod
    def _empty_is_unset(cls, value: object) -> object:
        return None if value == "" else value

    @field_validator("api_url")
    @classmethod
    def _root(cls, value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in {"http", "https"} or not parts.netloc:
            raise ValueError("not an address")
        return value.rstrip("/")

    @field_validator("other_door")
    @classmethod
    def _door(cls, value: str) -> str:
        if value and not is_door(value):
            raise ValueError("no door")
        return value

    @field_validator("pack_sources")
    @classmethod
    def _folders(cls, value: str) -> str:
        sources_of(value)
        return value

    @model_validator(mode="after")
    def _defaults(self) -> "Settings":
        if not self.database_url:
            path = (self.data_dir / "pausenbrot.db").absolute()
            object.__setattr__(self, "database_url", f"sqlite:///{path}")
        if self.key_file == Path():
            object.__setattr__(self, "key_file", self.data_dir / "pausenbrot.key")
        if self.ledger_file == Path():
            object.__setattr__(self, "ledger_file", self.data_dir / "pausenbrot.ledger")
        return self

    @property
    def pack_key_file(self) -> Path:
        """The key that signs packs, beside the one to the chat ids."""
        return self.key_file.with_name("pausenbrot-pack.key")

    @property
    def is_telegram(self) -> bool:
        return self.api_url == TELEGRAM_ROOT

    @property
    def has_telegram(self) -> bool:
        """Whether anybody learns there: through this door, or through the other one."""
        return self.is_telegram or is_in_telegram(self.other_door)

    @property
    def is_sqlite(self) -> bool:
        return self.database_url.startswith("sqlite")


REPAIRS = {
    "token": "PAUSENBROT_TOKEN fehlt. Den Token gibt @BotFather in Telegram, er sieht aus wie 123456:ABC…",
    "api_url": "PAUSENBROT_API_URL ist keine Adresse. Beispiel: https://api.telegram.org",
    "data_dir": "PAUSENBROT_DATA_DIR ist kein Ordner.",
    "role": "PAUSENBROT_ROLE kennt nur all und worker.",
    "lane": "PAUSENBROT_LANE ist eine Zahl von 1 bis 9999. Ein zweiter Bot an derselben Datenbank bekommt 2.",
    "other_door": (
        "PAUSENBROT_OTHER_DOOR ist die Adresse des anderen Chats, ohne ? und #. "
        "Beispiel: https://t.me/FirmaBot oder https://lernen.firma.example/"
    ),
    "operator": "PAUSENBROT_OPERATOR fehlt: wer den Server betreibt, etwa „IHK Musterstadt, Musterstadt“.",
    "operator_is_employer": (
        "PAUSENBROT_OPERATOR_IS_EMPLOYER fehlt oder ist unklar: yes, wenn der Betrieb der Lernenden "
        "den Server selbst betreibt, sonst no."
    ),
    "pack_sources": (
        "PAUSENBROT_PACK_SOURCES nennt Adressen mit https://, durch Leerzeichen getrennt, oder off. "
        "Leer heißt: jede https-Adresse."
    ),
    "log": "PAUSENBROT_LOG kennt nur DEBUG, INFO, WARNING und ERROR.",
}
"""What is said about a setting that cannot be used."""


UNREADABLE_FILE = (
    f"{ENV_FILE} lässt sich nicht lesen. Speicher die Datei als UTF-8, lesbar für den Nutzer, der startet."
)


def load_storage_settings() -> Settings:
    """What a command needs that only reads and writes the database.

    Raises:
        SettingsFault: a value cannot be read.

    """
    settings, problems = _read()
    if problems:
        raise SettingsFault(tuple(problems))
    return settings


def load_settings() -> Settings:
    """What `run` needs: everything.

    Raises:
        SettingsFault: all that is missing, wrong or misspelt.

    """
    settings, problems = _read()
    problems += (problem for problem in _missing(settings) if problem not in problems)
    if problems:
        raise SettingsFault(tuple(problems))
    return settings


def _read() -> tuple[Settings, list[str]]:
    """What can be read, with defaults in the place of what cannot; and what is wrong so far."""
    problems: list[str] = []
    try:
        problems += _misspelt()
        return Settings(), problems
    except (OSError, UnicodeDecodeError):
        raise SettingsFault((UNREADABLE_FILE,)) from None
    except ValidationError as fault:
        names = dict.fromkeys(str(error["loc"][0]) for error in fault.errors())
        problems += (REPAIRS.get(name, f"{PREFIX}{name.upper()} ist unklar.") for name in names)
        return Settings(**{name: Settings.model_fields[name].default for name in names}), problems


def _missing(settings: Settings) -> list[str]:
    problems = []
    head, _, tail = settings.token.partition(":")
    if not head.isdigit() or not tail:
        problems.append(REPAIRS["token"])
    if not settings.operator.strip():
        problems.append(REPAIRS["operator"])
    if settings.operator_is_employer is None:
        problems.append(REPAIRS["operator_is_employer"])
    if settings.role != "all" and settings.is_sqlite:
        problems.append(
            "PAUSENBROT_ROLE=worker braucht PostgreSQL: SQLite gehört immer nur einem Prozess. "
            "Setz PAUSENBROT_DATABASE_URL oder lass PAUSENBROT_ROLE weg."
        )
    if settings.lane != 1 and settings.is_sqlite:
        problems.append(
            "PAUSENBROT_LANE über 1 braucht PostgreSQL: SQLite gehört immer nur einem Bot. "
            "Setz PAUSENBROT_DATABASE_URL oder lass PAUSENBROT_LANE weg."
        )
    return problems


def _misspelt() -> list[str]:
    """Variables that begin with our name and mean nothing."""
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    strange = [name for name in _given() if name.startswith(PREFIX) and name not in known]
    problems = []
    for name in sorted(strange):
        near = difflib.get_close_matches(name, known, n=1)
        hint = f" Meintest du {near[0]}?" if near else " Die Namen stehen in der README."
        problems.append(f"{name} gibt es nicht.{hint}")
    return problems


def _given() -> set[str]:
    names = set(os.environ)  # noqa: TID251 - the one place that reads the environment
    if ENV_FILE.is_file():
        lines = ENV_FILE.read_text(encoding="utf-8-sig", errors="replace").splitlines()
        names |= {line.partition("=")[0].removeprefix("export ").strip() for line in lines if "=" in line}
    return {name for name in names if not name.startswith("#")}
