"""Where are the examples of the CommonMark specification?"""

import json
import tarfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(".cache/spec")
_MEMBER = "markdown_it_py-4.3.0/tests/test_cmark_spec/commonmark.json"
_FETCH = (
    ".venv/bin/pip download --no-deps --no-binary :all: --require-hashes --no-build-isolation"
    " -d .cache/spec -r requirements-spec.txt"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    number: int
    markdown: str


@cache
def examples() -> tuple[Example, ...]:
    """All 652 of version 0.31.2.

    Raises:
        AssertionError: if the archive was not fetched; the message is the command that does.

    """
    archive = Path(__file__).parent.parent / _FOLDER / "markdown_it_py-4.3.0.tar.gz"
    assert archive.exists(), f"The specification is missing. Fetch it: {_FETCH}"
    with tarfile.open(archive) as files:
        member = files.extractfile(_MEMBER)
        assert member is not None
        found = json.load(member)
    return tuple(Example(number=entry["example"], markdown=entry["markdown"]) for entry in found)
