"""What does the Dockerfile build? Its lines carried out in a folder of this machine.

A path of the image such as /data/x becomes <folder>/data/x; commands run as they stand. What must not
happen on this machine (making a user) or needs an engine (FROM, HEALTHCHECK) is left to tests that read it.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import yaml

from bot.settings import PREFIX

ROOT = Path(__file__).parents[1]
PLACE = re.compile(r"(?<![\w./:-])/(?=(?:src|opt|data)\b)")
"""the beginning of a path of the image that is carried over into the folder"""
UID = 10001
START_S = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    order: str
    """RUN, COPY, ENV …"""
    rest: str


def dockerfile() -> list[Line]:
    """In the order of the file, continued lines joined."""
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.lstrip().startswith("#"))
    joined = re.sub(r"\\\n\s*", "", text)
    parts = [line.split(maxsplit=1) for line in joined.splitlines() if line.strip()]
    return [Line(order=order, rest=rest.strip()) for order, rest in parts]


def last(order: str) -> str:
    """What the finished image says after this word."""
    return [line.rest for line in dockerfile() if line.order == order][-1]


def command(text: str) -> list[str]:
    """An array after CMD, as an exec form has it."""
    words: list[str] = yaml.safe_load(text)
    return words


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    root: Path
    environment: dict[str, str]
    """as the image sets it, with nothing of this machine"""
    user: int | None
    """None where the tests run as somebody who cannot become another"""

    @property
    def data(self) -> Path:
        return self.root / "data"

    def start(self, *words: str, **settings: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            words,
            cwd=self.data,
            env=self.environment | {PREFIX + name.upper(): value for name, value in settings.items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            user=self.user,
            group=self.user,
            extra_groups=None if self.user is None else [],
        )

    def run(self, *words: str, **settings: str) -> tuple[int, str]:
        """Exit code, and all that was said."""
        process = self.start(*words, **settings)
        said, _ = process.communicate(timeout=START_S)
        return process.returncode, said

    def outside_data(self) -> dict[str, tuple[int, int]]:
        """Every file that must stay as it was built: size and time of the last change."""
        return {
            str(path): (path.lstat().st_size, path.lstat().st_mtime_ns)
            for path in self.root.rglob("*")
            if self.data not in (path, *path.parents)
        }


def interpreter(folder: Path) -> tuple[str, int | None]:
    """A Python, and the user without rights who can start it here."""
    found = [getattr(sys, "_base_executable", sys.executable), "/usr/local/bin/python3", "/usr/bin/python3"]
    question = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
    for path in found if os.geteuid() == 0 else []:
        try:
            asked = subprocess.run(
                [path, "-c", question], cwd=folder, check=False, user=UID, group=UID, extra_groups=[]
            )
        except OSError:
            continue
        if asked.returncode == 0:
            return path, UID
    return str(found[0]), None


def copy_context(target: Path) -> None:
    """What `COPY . .` sees: all but what .dockerignore names."""
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()

    def left_out(folder: str, names: list[str]) -> set[str]:
        at_root = Path(folder) == ROOT
        anywhere = [
            pattern.removeprefix("**/") for pattern in ignored if at_root or pattern.startswith("**/")
        ]
        return {name for name in names if any(fnmatch(name, pattern) for pattern in anywhere)}

    shutil.copytree(ROOT, target, ignore=left_out, dirs_exist_ok=True)


class Builder:
    """Carries out one line after the other."""

    def __init__(self, root: Path, python: str) -> None:
        self.root = root
        self.work = root
        shim = root / "usr" / "bin"
        shim.mkdir(parents=True)
        (shim / "python").write_text(f'#!/bin/sh\nexec {shlex.quote(python)} "$@"\n', encoding="utf-8")
        (shim / "python").chmod(0o755)
        self.path = f"{shim}:/usr/bin:/bin"
        self.environment = {"PATH": self.path, "HOME": str(root / "data"), "TMPDIR": str(root / "tmp")}

    def carry_out(self, line: Line) -> None:
        match line.order:
            case "WORKDIR":
                self.work = Path(self.inside(line.rest))
                self.work.mkdir(parents=True, exist_ok=True)
            case "COPY" if not line.rest.startswith("--from="):
                self.copy(*line.rest.split())
            case "RUN" if not line.rest.startswith("useradd"):  # this machine keeps its users
                self.shell(self.inside(line.rest))
            case "ENV":
                for word in shlex.split(self.inside(line.rest)):
                    name, _, value = word.partition("=")
                    self.environment[name] = value.replace("$PATH", self.path)
            case _:
                pass  # about the engine, and looked at by tests of their own

    def inside(self, text: str) -> str:
        return PLACE.sub(f"{self.root}/", text)

    def copy(self, source: str, target: str) -> None:
        if source == ".":
            copy_context(self.work)
        else:
            shutil.copy(ROOT / source, self.work / target)

    def shell(self, text: str) -> None:
        quick = text.replace("--no-cache-dir ", "")  # an image is to be small, a test to be quick
        ours = ("PAUSENBROT_", "PYTHON", "VIRTUAL_ENV", "COV_")
        machine = {k: v for k, v in os.environ.items() if not k.startswith(ours)}  # noqa: TID251 - proxies, registry
        done = subprocess.run(
            ["/bin/sh", "-ec", quick],
            cwd=self.work,
            env=machine | {"PATH": self.path, "PIP_DISABLE_PIP_VERSION_CHECK": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{quick}\n{done.stdout}"
