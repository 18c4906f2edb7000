"""Where does a learner's search look, and what does it find? What they typed is compared and dropped."""

from bot.indexes import Indexes
from bot.lessons import Caller, Lessons, Reply, Seen, learning_company
from bot.work import Means, Work
from contacts.model import Contact
from content.library import Library
from learning import searching
from learning.answering import waits_for_typing
from learning.desk import Desk
from learning.searching import Hit, Shelf


class Searching:
    def __init__(self, means: Means, lessons: Lessons, indexes: Indexes) -> None:
        self._libraries = means.libraries
        self._previews = means.previews
        self._lessons = lessons
        self._indexes = indexes

    async def find(self, caller: Caller, words: str) -> Reply[tuple[Hit, ...]]:
        """No transaction is open while an index is built."""

        async def look(desk: Desk, work: Work, contact: Contact) -> tuple[Library, Shelf]:
            library = await self._libraries.of(work, learning_company(contact))
            return library, Shelf(
                library=library,
                language=desk.learner.reads,
                states=await desk.study.units(),
                kept=frozenset(await desk.study.kept()),
            )

        reply = await self._lessons.with_desk(caller, look)
        if not isinstance(reply, Seen):
            return reply
        library, shelf = reply.value
        index = await self._indexes.of(library, shelf.language)
        return Seen(value=searching.find(words, index, shelf), language=reply.language)

    async def is_answering(self, caller: Caller) -> Reply[bool]:
        """Whether the next words are the answer to a question."""
        if preview := self._previews.desk(caller.chat_id):
            return Seen(value=await waits_for_typing(preview), language=preview.learner.language)

        async def look(desk: Desk, _work: Work, _contact: Contact) -> bool:
            return await waits_for_typing(desk)

        return await self._lessons.with_desk(caller, look)
