"""Does the running bot still listen? It touches a file; `doctor --alive` looks at the file's age."""

from datetime import timedelta
from pathlib import Path

ALIVE_FILE = "alive"
MAX_SILENCE = timedelta(minutes=3)
"""A long poll takes 50 s at most; three minutes without one mean that something hangs."""


def touch(data_dir: Path) -> None:
    (data_dir / ALIVE_FILE).touch()
