"""Which documents does a company's council get in its chat? The same as from `pausenbrot agreement`."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.books import BeginReport
from bot.papers.inventory import Offered, Reporting, Storage, inventory
from bot.settings import Settings
from bot.shelf import Shelf
from contacts.model import CompanyId


class CompanyPapers:
    def __init__(
        self,
        settings: Settings,
        *,
        storage: Storage,
        look: BeginReport,
        shelf: Shelf,
        clock: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._storage = storage
        self._look = look
        self._shelf = shelf
        self._clock = clock

    async def of(self, company: int, *, council: bool) -> Sequence[tuple[str, bytes]]:
        """File names and contents.

        Raises:
            LookupError: there is no such company.

        """
        from bot.papers import papers  # libraries that only documents need

        async with self._look() as work:
            place = await work.companies.get(CompanyId(company))
            if place is None:
                raise LookupError("there is no such company")
            unit = await work.units.of(company)
            reporting = Reporting(
                unit=unit,
                releases=await work.releases.of(unit.id),
                pending=await work.units.pending(company),
                has_siblings=bool(await work.units.siblings(company)),
            )
            since = await work.offers.since()
        facts = inventory(
            settings=self._settings,
            storage=self._storage,
            company=place,
            reporting=reporting,
            modules=[
                Offered(title=one.title, area=one.area, area_title=one.area_title, since=since.get(one.id))
                for one in self._shelf.catalogue()
            ],
            council=council,
            now=self._clock(),
        )
        made = await asyncio.to_thread(papers, facts)
        return [(paper.name, paper.content) for paper in made]
