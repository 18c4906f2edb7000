"""Must an edition be read again that was read before? What was built from it is kept, as .pyc files are.

Reading a hundred Markdown files takes seconds, and four times the memory of what is built from them. So
what is built of the edition inside the package stays beside it, in `__pycache__`, under a name that holds
every text and every line of the program that built it. Whoever could change that file could change the
program, so it may be a pickle. Of folders elsewhere nothing is kept: they are no part of the program.

`python -m content` builds it ahead of the first start, for an image that cannot be written to.
"""

import hashlib
import pickle
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Final, TypeVar

from content import EDITION

CACHE: Final = EDITION / "__pycache__"
NAME: Final = "edition-{digest}.pickle"
PROGRAM: Final = ("content", "learning", "reporting", "contacts")
"""packages whose code or values are in what is built"""
PARSERS: Final = ("markdown-it-py", "PyYAML")
CHECKSUM_BYTES: Final = hashlib.sha256().digest_size

T = TypeVar("T")


def kept(root: Path, build: Callable[[Path], T]) -> T:
    """What `build` makes of the folder, from an earlier time if nothing has changed since."""
    if root.resolve() != EDITION.resolve():
        return build(root)
    path = CACHE / NAME.format(digest=_digest())
    found: T | None = _read(path)
    if found is None:
        found = build(root)
        with suppress(OSError):  # a folder that cannot be written to costs time, nothing else
            payload = pickle.dumps(found, pickle.HIGHEST_PROTOCOL)
            keep(path, hashlib.sha256(payload).digest() + payload, instead_of=NAME)
    return found


def _read(path: Path) -> T | None:
    try:
        raw = path.read_bytes()
    except OSError:
        return None
    checksum, payload = raw[:CHECKSUM_BYTES], raw[CHECKSUM_BYTES:]
    if hashlib.sha256(payload).digest() != checksum:
        return None
    built: T = pickle.loads(payload)  # noqa: S301 - part of the program, see above
    return built


def keep(path: Path, raw: bytes, *, instead_of: str) -> None:
    """
    In one step, so that nobody reads half of it; what was kept of other texts goes.

    `instead_of` is what they are all called, with a place for the digest.

    Raises: OSError if it cannot be written.
    """
    path.parent.mkdir(exist_ok=True)
    with NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(raw)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
    for other in path.parent.glob(instead_of.format(digest="*")):
        if other != path:
            other.unlink(missing_ok=True)


def _digest() -> str:
    digest = hashlib.sha256()
    for part in (sys.version, str(EDITION), *(version(parser) for parser in PARSERS)):
        digest.update(part.encode())
    for path in _sources():
        raw = path.read_bytes()
        digest.update(f"{path.relative_to(EDITION.parent)}:{len(raw)}:".encode() + raw)
    return digest.hexdigest()[:32]


def _sources() -> Iterator[Path]:
    for package in PROGRAM:
        yield from sorted((EDITION.parent / package).rglob("*.py"))
    for pattern in ("modules/*.md", "quizzes/*.md", "*.yaml", "*.json", "media/*.*"):
        yield from sorted(EDITION.glob(pattern))
