"""What may a trainer know of how hard the questions of a module are?"""

from bot.bench.door import Bench, Caller, Door
from bot.bench.values import Difficulty
from bot.items import Items
from bot.stands import Reply
from bot.subjects import module_named


class Difficulties:
    def __init__(self, door: Door, items: Items) -> None:
        self._door = door
        self._items = items

    async def of(self, caller: Caller, company: int, subject: int) -> Reply[Difficulty | None]:
        """None for a module that is gone."""

        async def act(bench: Bench) -> Difficulty | None:
            module = module_named(subject, bench.library, bench.language)
            if module is None:
                return None
            keys = [question.key for question in module.questions()]
            levels = await self._items.of(bench.work, keys)
            return Difficulty(company=bench.company, module=module, levels=levels)

        return await self._door.inside(caller, company, act)
