"""What does a network offer just now, and how does one of its packs come here?"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from bot.packsources import Sources, host_of
from content.findings import Finding
from content.packs.fetch import UnreachableError
from content.packs.folder import Index, Offer
from content.packs.origin import NO_KEYS
from content.packs.signature import Signed
from content.packs.subscription import Subscription, brought, offered

PATIENCE_S: Final = 20.0
"""somebody waits for it in a chat, and the end of the process waits for it too"""


class Network:
    def __init__(self, sources: Sources) -> None:
        self.sources = sources

    async def index(self, address: str) -> Index | tuple[Finding, ...]:
        """What is offered there now, or what is wrong with the list.

        Raises: UnreachableError
        """
        async with _patience(address):
            return await offered(self._folder(address), keys=NO_KEYS)

    async def pack(self, address: str, offer: Offer) -> bytes:
        """The very pack that the list names.

        Raises: UnreachableError
        """
        async with _patience(address):
            return await brought(self._folder(address), offer)

    def _folder(self, address: str) -> Subscription:
        return Subscription(source=address, may_be_private=bool(self.sources.listed))


def key_text(index: Index) -> str:
    """Who signed a list, as it is kept; empty if nobody did."""
    return str(index.signature.key) if isinstance(index.signature, Signed) else ""


@asynccontextmanager
async def _patience(address: str) -> AsyncIterator[None]:
    """As long as somebody waits, and no longer."""
    try:
        async with asyncio.timeout(PATIENCE_S):
            yield
    except TimeoutError as fault:
        message = f"{host_of(address)} antwortet nicht. Versuch es später noch einmal."
        raise UnreachableError(message) from fault
