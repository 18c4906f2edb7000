"""Is this file meant to be a pack?"""

import re
from typing import Final

_LOCAL: Final = rb"PK\x03\x04.{22}\x09\x00.{2}pack\.yaml"
_LISTED: Final = rb"PK\x01\x02.{24}\x09\x00.{16}pack\.yaml"
_NAMED: Final = re.compile(rb"%b|%b" % (_LOCAL, _LISTED), re.DOTALL)
"""name and length at their places in a zip file. Source: PKWARE APPNOTE 4.3.7 and 4.3.12"""


def is_pack(raw: bytes) -> bool:
    """A zip file with pack.yaml at its root, whole or not.

    Each name stands in it twice: whoever changes a byte of one does not make it an ordinary zip file, whose
    modules nobody signed.
    """
    return _NAMED.search(raw) is not None
