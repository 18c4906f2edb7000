"""What can the people of a company learn? The edition, their own modules, and what is said "bei uns".

Asked at every tap: one indexed row tells whether a library that was built before is still the present one,
so that every process sees what was published within one tap.
"""

import logging
from collections import OrderedDict
from typing import Final, Protocol

from contacts.model import CompanyId
from contacts.workshop import Workshop
from content.library import Library
from content.own import company_library, own_modules

logger = logging.getLogger(__name__)

KEPT: Final = 256
"""companies with content of their own whose library stays built; each is some hundred references"""


class Shop(Protocol):
    @property
    def workshop(self) -> Workshop: ...


class Libraries:
    def __init__(self, edition: Library) -> None:
        self.edition = edition
        self._built: OrderedDict[CompanyId, tuple[int, Library]] = OrderedDict()

    async def of(self, work: Shop, company: CompanyId) -> Library:
        state = await work.workshop.state(company)
        if state == 0:
            return self.edition
        known = self._built.get(company)
        if known is None or known[0] != state:
            known = (state, await self._build(work, company))
            self._built[company] = known
            if len(self._built) > KEPT:
                self._built.popitem(last=False)
        self._built.move_to_end(company)
        return known[1]

    async def _build(self, work: Shop, company: CompanyId) -> Library:
        own = own_modules(self.edition, await work.workshop.published(company))
        if own.findings:
            logger.warning(
                "A company's modules have errors by the rules of this version; they are left out",
                extra={"findings": len(own.findings)},
            )
        return company_library(self.edition, own, await work.workshop.notes(company))
