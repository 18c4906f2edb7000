"""What is a library searched by? An index of each, built when somebody searches there for the first time.

A changed library is another one, so its index is built anew. What builds and asks them is loaded by the
first search: a bot that nobody asks does not carry it.
"""

import asyncio
from collections import OrderedDict
from typing import Final

from content.library import Library
from learning.ports import Search

KEPT: Final = 16
"""indexes that stay, half a megabyte each; another one is built in a tenth of a second"""


class Indexes:
    def __init__(self) -> None:
        self._built: OrderedDict[tuple[Library, str], Search] = OrderedDict()
        self._building = asyncio.Lock()

    async def of(self, library: Library, language: str) -> Search:
        """In a thread of its own while it is built, so that nobody waits but who asks."""
        wanted = (library, library.written_for(language))
        async with self._building:
            found = self._built.get(wanted)
            if found is None:
                found = await asyncio.to_thread(_build, *wanted)
                self._built[wanted] = found
                if len(self._built) > KEPT:
                    self._built.popitem(last=False)
            self._built.move_to_end(wanted)
        return found


def _build(library: Library, language: str) -> Search:
    from content.search.index import UnitIndex

    return UnitIndex(library, language)
