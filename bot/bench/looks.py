"""How does a trainer see a unit exactly as learners will, published or not?"""

from collections.abc import Collection
from itertools import chain

from bot.bench.door import Bench, Caller, Door
from bot.bench.drafts import as_published, built
from bot.previews import Previews
from bot.stands import Reply
from bot.subjects import unit_named
from contacts.workshop import RevisionState
from content.library import Library
from learning.views import View


class Looks:
    def __init__(self, door: Door, previews: Previews) -> None:
        self._door = door
        self._previews = previews

    async def begin(self, caller: Caller, company: int, subject: int, *, drafts: bool) -> Reply[View | None]:
        """The first bubble; with `drafts` instead of what learners have now. None if the unit is gone."""

        async def act(bench: Bench) -> View | None:
            library = await _with_drafts(bench) if drafts else bench.library
            unit = unit_named(subject, library, bench.language)
            if unit is None:
                return None
            await bench.work.writings.rest(bench.contact.id)
            return await self._previews.begin(
                caller.chat_id, unit, library=library, company=bench.company, language=bench.language
            )

        return await self._door.inside(caller, company, act)

    def end(self, caller: Caller) -> None:
        """Whoever turns to the bench has seen enough."""
        self._previews.end(caller.chat_id)

    async def renew(self, caller: Caller, modules: Collection[str]) -> Reply[View | None]:
        """Goes on at the same place with the newest drafts; None if the caller looks at none of these."""

        async def act(bench: Bench) -> View | None:
            preview = self._previews.of(caller.chat_id)
            if preview is None or preview.company != bench.company.id or preview.module not in modules:
                return None
            return await self._previews.renew(caller.chat_id, library=await _with_drafts(bench))

        return await self._door.at_hand(caller, act)


async def _with_drafts(bench: Bench) -> Library:
    """As if every draft without errors were published."""
    workshop, company, edition = bench.work.workshop, bench.company.id, bench.edition
    modules = {one.module: built(edition, one) for one in await workshop.published(company)}
    for revision in await workshop.newest(company):
        if revision.state is RevisionState.DRAFT and (made := built(edition, as_published(revision))):
            modules[revision.module] = made
    return edition.of_company(chain.from_iterable(modules.values()), await workshop.notes(company))
