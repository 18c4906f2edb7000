"""What does it take to show a draft to learners? One module here; several are several in one transaction."""

import asyncio
from dataclasses import replace

from bot.bench.door import Bench
from bot.bench.drafts import as_published
from contacts.workshop import Revision, RevisionState
from content.edition import edition
from content.lock import Lock
from content.publish import locked


async def publish_draft(bench: Bench, draft: Revision, seen: Revision | None, lock: Lock) -> Lock:
    """The list of ids as it is then, which the caller stores: with it learners get what is new.

    Only inside `workshop.hold`, and only a draft in which no error was found.
    """
    workshop, company = bench.work.workshop, bench.company.id
    fresh = as_published(draft)
    texts = await asyncio.to_thread(edition, {path: text.encode() for path, text in fresh.files.items()})
    own = {key: entry for key, entry in lock.items() if entry.module == draft.module}
    if seen is not None:
        await workshop.save(company, replace(seen, state=RevisionState.REPLACED))
    await workshop.save(company, fresh)
    return {**lock, **locked(replace(texts, lock=own))}
