"""How does a company hear of what a network publishes? It subscribes to packs; nothing comes by itself.

The network is asked outside of any transaction. What it offered stands in what the trainer is writing, so
that a tap means what she read, after a restart too.
"""

from collections.abc import Awaitable, Callable

from bot.bench.door import Bench, Caller, Door
from bot.bench.packs.offers import (
    AT_ONCE,
    address_writing,
    choose,
    offers_page,
    offers_seen,
    state_text,
    unchoose,
)
from bot.bench.packs.pages import known
from bot.bench.packs.records import installed, offered_of
from bot.bench.packs.taking import Taking
from bot.bench.packs.values import (
    Beginning,
    KeyChanged,
    Looked,
    NoAddress,
    NotAllowed,
    Offers,
    Overview,
    PackLine,
    Refused,
    SourceFault,
    SourceLine,
    Unreachable,
)
from bot.packnetwork import Network, key_text
from bot.stands import Reply, Told
from bot.subjects import named, short
from contacts.packs import KeptPack, Subscribed
from contacts.workshop import RevisionState, Writing
from content.packs.fetch import UnreachableError
from content.packs.folder import Index, Offer


class Subscribing:
    def __init__(self, door: Door, network: Network, taking: Taking) -> None:
        self._door = door
        self._network = network
        self._taking = taking

    async def overview(self, caller: Caller, company: int) -> Reply[Overview]:
        return await self._door.inside(caller, company, self._overview)

    async def begin(self, caller: Caller, company: int) -> Reply[Beginning | NotAllowed]:
        """The next words are the address of a network."""

        async def act(bench: Bench) -> Beginning | NotAllowed:
            if self._network.sources.is_off:
                return NotAllowed()
            await bench.work.writings.put(address_writing(bench, "", ""))
            return Beginning(company=bench.company, listed=self._network.sources.listed)

        return await self._door.inside(caller, company, act)

    async def typed(self, caller: Caller, writing: Writing, words: str) -> Reply[Offers | SourceFault]:
        address = self._network.sources.named(words)
        if address is None:
            return await self._door.inside(caller, writing.company, _always(NoAddress()))
        return await self._ask(caller, writing.company, address)

    async def open(self, caller: Caller, company: int, subject: int) -> Reply[Offers | SourceFault]:
        """What a network offers now that the operator names or that is subscribed to."""

        async def act(bench: Bench) -> str | None:
            subscribed = await bench.work.packs.subscriptions(bench.company.id)
            sources = {*self._network.sources.listed, *(one.source for one in subscribed)}
            return named(subject, sorted(sources))

        reply = await self._door.inside(caller, company, act)
        if not isinstance(reply, Told):
            return reply
        if reply.value is None:
            return Told(value=NoAddress(), language=reply.language)
        return await self._ask(caller, company, reply.value)

    async def _ask(self, caller: Caller, company: int, address: str) -> Reply[Offers | SourceFault]:
        # who may not ask for this company does not make the server ask either
        reply = await self._door.inside(caller, company, _always(NotAllowed()))
        if not isinstance(reply, Told) or not self._network.sources.may(address):
            return reply
        try:
            index = await self._network.index(address)
        except UnreachableError as fault:
            return Told(value=Unreachable(message=str(fault)), language=reply.language)
        if isinstance(index, tuple):
            return Told(value=Refused(findings=index), language=reply.language)

        async def act(bench: Bench) -> Offers | SourceFault:
            state = state_text(key_text(index), index.offers)
            await bench.work.writings.put(address_writing(bench, address, state))
            await bench.work.writings.rest(bench.contact.id)
            return await offers_page(bench, address, key_text(index), index.offers)

        return await self._door.inside(caller, company, act)

    async def more(self, caller: Caller, company: int, first: int, token: int) -> Reply[Offers | None]:
        """The list from there on; None: what she read is too old."""

        async def act(bench: Bench) -> Offers | None:
            seen = await offers_seen(bench, token)
            return await offers_page(bench, *seen, first=first) if seen else None

        return await self._door.inside(caller, company, act)

    async def pick(
        self, caller: Caller, company: int, subject: int, token: int, *, wanted: bool
    ) -> Reply[Offers | None]:
        """Subscribes to a pack, or ends that; None: what she read is too old."""

        async def act(bench: Bench) -> Offers | None:
            seen = await offers_seen(bench, token)
            if seen is None:
                return None
            source, key, offers = seen
            at = next((at for at, one in enumerate(offers) if short(one.name) == subject), None)
            if at is None:
                return None
            if wanted:
                await choose(bench, source, key, offers[at])
            else:
                await unchoose(bench, source, offers[at])
            return await offers_page(bench, source, key, offers, first=at - at % AT_ONCE)

        return await self._door.inside(caller, company, act)

    async def leave(self, caller: Caller, company: int, subject: int) -> Reply[Overview]:
        """Nothing is asked there any more; what was taken stays."""

        async def act(bench: Bench) -> Overview:
            subscribed = await bench.work.packs.subscriptions(bench.company.id)
            source = named(subject, [one.source for one in subscribed])
            if source:
                await bench.work.packs.unsubscribe(bench.company.id, source)
            return await self._overview(bench)

        return await self._door.inside(caller, company, act)

    async def view(
        self, caller: Caller, company: int, subject: int
    ) -> Reply[Looked | SourceFault | KeyChanged | None]:
        """The newest version of a pack that is subscribed to; None: it is not, or is not offered."""

        async def act(bench: Bench) -> tuple[KeptPack, Subscribed] | None:
            kept = await known(bench, subject)
            subscribed = await bench.work.packs.subscriptions(bench.company.id)
            found = next((one for one in subscribed if kept and one.source == kept.source), None)
            return (kept, found) if kept and found else None

        reply = await self._door.inside(caller, company, act)
        if not isinstance(reply, Told):
            return reply
        if reply.value is None:
            return Told(value=None, language=reply.language)
        kept, subscribed = reply.value
        fetched = await self._fetch(kept, subscribed)
        if isinstance(fetched, bytes):
            return await self._taking.bring(caller, company, fetched)
        if isinstance(fetched, str):
            return await self._door.inside(caller, company, _changed(fetched))
        return Told(value=fetched, language=reply.language)

    async def _fetch(self, kept: KeptPack, subscribed: Subscribed) -> bytes | SourceFault | str | None:
        """The source itself if its list is signed by somebody else."""
        if not self._network.sources.may(subscribed.source):
            return NotAllowed()
        try:
            index = await self._network.index(subscribed.source)
            if isinstance(index, tuple):
                return Refused(findings=index)
            if key_text(index) != subscribed.key:
                return subscribed.source
            offer = _offer_of(index, kept.name)
            return await self._network.pack(subscribed.source, offer) if offer else None
        except UnreachableError as fault:
            return Unreachable(message=str(fault))

    async def _overview(self, bench: Bench) -> Overview:
        packs = await bench.work.packs.all(bench.company.id)
        newest = await bench.work.workshop.newest(bench.company.id)
        drafts = [one.pack for one in newest if one.state is RevisionState.DRAFT]
        return Overview(
            company=bench.company,
            packs=tuple(
                PackLine(
                    name=one.name,
                    title=one.title or one.name,
                    version=here.version if here else 0,
                    offered=offered_of(one),
                    drafts=drafts.count(one.name),
                )
                for one in packs
                if (here := installed(one)) or one.source
            ),
            sources=tuple(
                SourceLine(
                    source=one.source,
                    titles=tuple(kept.title or kept.name for kept in packs if kept.source == one.source),
                    silent_since=one.looked_on if one.asked_on > one.looked_on else None,
                )
                for one in await bench.work.packs.subscriptions(bench.company.id)
            ),
            may_subscribe=not self._network.sources.is_off,
        )


def _always(fault: SourceFault) -> Callable[[Bench], Awaitable[Offers | SourceFault]]:
    async def act(_bench: Bench) -> Offers | SourceFault:
        return fault

    return act


def _changed(source: str) -> Callable[[Bench], Awaitable[Looked | SourceFault | KeyChanged | None]]:
    async def act(bench: Bench) -> Looked | SourceFault | KeyChanged | None:
        return KeyChanged(company=bench.company, source=source)

    return act


def _offer_of(index: Index, name: str) -> Offer | None:
    return next((offer for offer in index.offers if offer.name == name), None)
