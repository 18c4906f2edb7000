"""Which pictures of a bank can be taken along, and under which name?

Only what a picture of ours may be: PNG or JPEG, at most 1 MB, in the case of a question.
"""

import binascii
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import unquote

from content.draft import MISSING
from content.edition import MAX_IMAGE_BYTES
from content.exchange.bank import PART, Bank
from content.exchange.naming import Names, slug

STARTS: Final = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
BASE64_MARK: Final = ";base64,"
LARGEST_BASE64: Final = MAX_IMAGE_BYTES * 4 // 3 + 4
PLUGIN_FILE: Final = "@@PLUGINFILE@@/"


@dataclass(slots=True)
class Pictures:
    bank: Bank
    names: Names = field(default_factory=lambda: Names(longest=60))
    known: dict[bytes, str] = field(default_factory=dict)
    """names of those kept, by content: a logo stands in every question"""

    def placed(self, address: str, description: str, *, line: int, files: Mapping[str, str]) -> str:
        """Markdown of a picture; empty with a note if it cannot be kept. Files are base64 by name."""
        name, base64 = self._found(address, files)
        shown = name[:60] or "ohne Namen"
        if not base64:
            self.bank.drop(line, PART, f"Bild „{shown}“ liegt nicht in der Datei. Es fehlt.")
            return ""
        raw = _decoded(base64)
        kind = next((kind for start, kind in STARTS.items() if raw.startswith(start)), "")
        if not kind or len(raw) > MAX_IMAGE_BYTES:
            self.bank.drop(
                line,
                PART,
                f"Bild „{shown}“ ist kein PNG oder JPEG bis 1 MB, oder es ist beschädigt. Es fehlt.",
            )
            return ""
        if raw not in self.known:
            stem = f"{slug(self.bank.path.split('.')[0], 'bank')}-{slug(name.rsplit('.', 1)[0], 'bild')}"
            self.known[raw] = f"{self.names.given(stem)}.{kind}"
            self.bank.media[self.known[raw]] = raw
        alt = " ".join(description.replace("[", "(").replace("]", ")").replace("\\", "").split())
        return f"![{alt[:200] or MISSING}](../media/{self.known[raw]})"

    def _found(self, address: str, files: Mapping[str, str]) -> tuple[str, str]:
        if address.startswith("data:"):
            _, mark, base64 = address.partition(BASE64_MARK)
            return "", base64 if mark else ""
        name = unquote(address.removeprefix(PLUGIN_FILE)).split("?")[0].rsplit("/", 1)[-1]
        return name, files.get(name, "")


def _decoded(base64: str) -> bytes:
    """Empty for what is too large or no base64."""
    packed = "".join(base64.split())
    if len(packed) > LARGEST_BASE64:
        return b""
    try:
        return binascii.a2b_base64(packed)
    except ValueError:
        return b""
