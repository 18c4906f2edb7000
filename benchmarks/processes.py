"""What does another process cost? Read from /proc, so on Linux only."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_TICKS_A_SECOND = os.sysconf("SC_CLK_TCK")


@contextlib.contextmanager
def running(*arguments: str, more: Mapping[str, str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """The same interpreter with these arguments while the block runs; its output goes to `folder`/output.

    Args:
        arguments: of the interpreter.
        more: variables beside those of this process.
        folder: where it runs, so that no `.env` of the checkout is read.

    """
    ours = str(Path(__file__).parents[1])
    environment = {**os.environ, "PYTHONPATH": ours, **more}  # noqa: TID251 - handed on
    with (folder / "output").open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, *arguments], env=environment, cwd=folder, stdout=output, stderr=output
        )
        try:
            yield process
        finally:
            process.kill()  # how a bot ends in order is not measured, and its server runs in this thread
            process.wait()


def cpu_ms(process: subprocess.Popen[bytes]) -> float:
    """User and system time of all its threads since its start, to 10 ms."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS_A_SECOND * 1000


def resident_mb(process: subprocess.Popen[bytes]) -> float:
    """Resident memory, in millions of bytes."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1024 / 1e6
