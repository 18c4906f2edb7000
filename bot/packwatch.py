"""What do trainers hear of what their networks publish? One message for what is new, and never more.

Each source is asked once a day, for all companies that are subscribed there. Nothing comes into a company
by itself: the message has a button, and the button shows the pack.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Final

from bot.bench.packs.offers import SHOWN_CHANGES
from bot.bench.packs.records import Announced, announced, announced_text, installed
from bot.packnetwork import Network, key_text
from bot.payload import encode
from bot.screens import networks as screens
from bot.screens.networks import News
from bot.screens.screen import Screen
from bot.subjects import short
from bot.texts.tongue import Tongue, speak
from bot.work import Begin, Work
from contacts.model import Company, Kind
from contacts.packs import Subscribed, Subscriber
from content.packs.fetch import UnreachableError
from content.packs.folder import Index, Offer

TOLD_AT: Final = time(10)
"""an hour at which most are awake"""
PATIENCE: Final = timedelta(days=7)
"""a network may be away for a while before anybody is told"""
SILENT: Final = "silent"


class PackWatch:
    def __init__(
        self,
        *,
        begin: Begin,
        look: Callable[[], AbstractAsyncContextManager[Work]],
        network: Network,
        clock: Callable[[], datetime],
    ) -> None:
        self._begin = begin
        self._look = look
        self._network = network
        self._clock = clock

    async def step(self) -> bool:
        """Asks one network that was not asked today; False if there is none."""
        now = self._clock()
        async with self._look() as work:
            due = [one for one in await work.packs.due(now.date()) if self._network.sources.may(one)]
        if not due:
            return False
        source = due[0]
        async with self._begin() as work:
            if not await work.packs.claim(source, now.date()):
                return True
        index = await self._read(source)
        async with self._begin() as work:
            for one in await work.packs.subscribers(source):
                await self._tell(work, one, index, now)
        return True

    async def _read(self, source: str) -> Index | None:
        """None: it cannot be read just now, or somebody changed it on the way."""
        try:
            index = await self._network.index(source)
        except UnreachableError:
            return None
        return index if isinstance(index, Index) else None

    async def _tell(self, work: Work, one: Subscriber, index: Index | None, now: datetime) -> None:
        company, subscribed = one.company, one.subscribed
        if index is None:
            await self._note_silence(work, company, subscribed, now)
        elif key_text(index) != subscribed.key:
            await self._note_other_key(work, company, subscribed, key_text(index), now)
        else:
            await work.packs.subscribe(company.id, replace(subscribed, looked_on=now.date(), told=""))
            news = await _news(work, company, subscribed, index.offers)
            if news:
                about = short(repr([(each.name, each.version) for each in news]))
                await self._plan(
                    work,
                    company,
                    f"news:{about}",
                    lambda to: screens.news(
                        to,
                        company=company.name,
                        company_id=company.id,
                        source=subscribed.source,
                        updates=news,
                    ),
                    now,
                )

    async def _note_silence(self, work: Work, company: Company, one: Subscribed, now: datetime) -> None:
        if one.told == SILENT or now.date() - one.looked_on < PATIENCE:
            return
        await work.packs.subscribe(company.id, replace(one, told=SILENT))
        await self._plan(
            work,
            company,
            f"silent:{short(one.source)}:{one.looked_on.isoformat()}",
            lambda to: screens.silent(
                to, company=company.name, company_id=company.id, source=one.source, since=one.looked_on
            ),
            now,
        )

    async def _note_other_key(
        self, work: Work, company: Company, one: Subscribed, key: str, now: datetime
    ) -> None:
        """It can be read, and is not believed before a trainer agrees to the key."""
        told = f"key:{key}"
        await work.packs.subscribe(company.id, replace(one, looked_on=now.date(), told=told))
        if one.told != told:
            await self._plan(
                work,
                company,
                f"key:{short(f'{one.source} {key}')}",
                lambda to: screens.key_changed(
                    to, company=company.name, company_id=company.id, source=one.source
                ),
                now,
            )

    async def _plan(
        self, work: Work, company: Company, about: str, screen: Callable[[Tongue], Screen], now: datetime
    ) -> None:
        """One delivery for each trainer who can be reached."""
        for trainer in await work.voices.trainers(company.id):
            await work.outbox.plan(
                trainer.contact,
                Kind.PACK,
                dedup=f"pack:{company.id}:{about}:{trainer.contact}",
                payload=encode(screen(speak(trainer.language))),
                due_at=_next_morning(now, company),
            )


async def _news(
    work: Work, company: Company, subscribed: Subscribed, offers: Sequence[Offer]
) -> Sequence[News]:
    """What is newer than what is here and than what trainers were told of; from now on they are told."""
    by_name = {offer.name: offer for offer in offers}
    found = []
    for kept in await work.packs.all(company.id):
        offer = by_name.get(kept.name)
        if offer is None or kept.source != subscribed.source:
            continue
        here = installed(kept)
        version = here.version if here else 0
        if offer.version <= max(version, announced(kept).version):
            continue
        since = tuple(change for change in offer.changelog if change.version > version)[:SHOWN_CHANGES]
        told = Announced(version=offer.version, changes=since)
        await work.packs.save(company.id, replace(kept, offered=announced_text(told)))
        found.append(
            News(name=offer.name, title=offer.title, version=offer.version, here=version, changes=since)
        )
    return found


def _next_morning(now: datetime, company: Company) -> datetime:
    today: date = now.astimezone(company.timezone).date()
    at = datetime.combine(today, TOLD_AT, tzinfo=company.timezone)
    return at if at >= now else datetime.combine(today + timedelta(days=1), TOLD_AT, tzinfo=company.timezone)
