"""How is a library that is not there kept from being searched for at every request?

httpcore 1.0 asks for `sniffio` at each of its locks, some fifteen times an answered question, and Python
remembers no failed search: a fifth of the bot's time went into it. Nothing but that search is changed.
"""

import sys
from importlib.util import find_spec
from typing import Final

OPTIONAL: Final = "sniffio"


def spare_the_search() -> None:
    """The import fails at once from now on, unless the library is there after all.

    Source: Python language reference, "The module cache": a module that is None is not found.
    """
    if OPTIONAL not in sys.modules and find_spec(OPTIONAL) is None:
        sys.modules[OPTIONAL] = None  # type: ignore[assignment]
