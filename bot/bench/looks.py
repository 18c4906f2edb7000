"""How does a trainer see a unit exactly as learners will, published or not?"""

from collections.abc import Collection
from dataclasses import replace

from bot.bench.door import Bench, Caller, Door
from bot.bench.drafts import as_published
from bot.previews import Previews
from bot.stands import Reply
from bot.subjects import named
from contacts.workshop import RevisionState
from content.library import Library
from content.own import company_library, own_modules
from learning.model import Unit
from learning.views import View


class Looks:
    def __init__(self, door: Door, previews: Previews) -> None:
        self._door = door
        self._previews = previews

    async def begin(self, caller: Caller, company: int, subject: int, *, drafts: bool) -> Reply[View | None]:
        """The first bubble; with `drafts` instead of what learners have now. None if the unit is gone."""

        async def act(bench: Bench) -> View | None:
            library = await _with_drafts(bench) if drafts else bench.library
            unit = _unit(library, subject, bench.language)
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


def _unit(library: Library, subject: int, language: str) -> Unit | None:
    units = [unit for module in library.modules(language) for unit in module.units]
    key = named(subject, [unit.key for unit in units])
    return next((unit for unit in units if unit.key == key), None)


async def _with_drafts(bench: Bench) -> Library:
    """As if every draft without errors were published."""
    workshop, company = bench.work.workshop, bench.company.id
    by_module = {revision.module: (revision,) for revision in await workshop.published(company)}
    for revision in await workshop.newest(company):
        if revision.state is RevisionState.DRAFT:
            fresh = replace(revision, state=RevisionState.PUBLISHED, files=as_published(revision.files))
            if own_modules(bench.edition, (fresh,)).modules:
                by_module[revision.module] = (fresh,)
    own = own_modules(bench.edition, [revisions[0] for revisions in by_module.values()])
    return company_library(bench.edition, own, await workshop.notes(company))
