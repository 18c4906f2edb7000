"""How hard are the questions, as far as that may be known? Noised once a quarter, read as often as asked."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from datetime import date, datetime
from functools import partial
from typing import Final, Protocol

from learning.model import Module, Question, QuestionKey, Single
from learning.ports import Library
from reporting import chain, items, ports
from reporting.items import Counted, ItemLevel, ItemRelease, ItemSpec

Once = Callable[[date, Callable[[], tuple[ItemRelease, ...]]], tuple[ItemRelease, ...]]
"""a quarter, and how its release is drawn -> the release; asked twice for one quarter, the same"""


class Noise(Protocol):
    def __call__(self, numbers: Sequence[int], *, sigma: float) -> Sequence[int]: ...


SOURCE: Final = "de"


class ReadsItems(Protocol):
    @property
    def items(self) -> ports.Items: ...


class ItemWork(ReadsItems, Protocol):
    @property
    def journal(self) -> ports.Journal: ...


class Items:
    """What trainers may read of the edition's questions."""

    def __init__(self, edition: Library) -> None:
        self._specs = {spec.question: spec for spec in specs_of(edition.modules(SOURCE))}

    async def of(self, work: ReadsItems, keys: Iterable[QuestionKey]) -> Mapping[QuestionKey, ItemLevel]:
        """The level of each question that is counted at all: of the edition, and something is right."""
        wanted = [key for key in keys if key in self._specs]
        found: dict[str, list[ItemRelease]] = {}
        for release in await work.items.of(wanted) if wanted else ():
            found.setdefault(release.question, []).append(release)
        return {key: items.read(self._specs[key], found.get(key, ())) for key in wanted}


class ItemCloser:
    def __init__(
        self,
        *,
        begin: Callable[[], AbstractAsyncContextManager[ItemWork]],
        edition: Library,
        clock: Callable[[], datetime],
        once: Once,
        noise: Noise,
    ) -> None:
        self._begin = begin
        self._specs = specs_of(edition.modules(SOURCE))
        self._clock = clock
        self._once = once
        self._noise = partial(noise, sigma=items.SIGMA)
        self._closed: date | None = None
        """the last quarter about which there is nothing more to do"""

    async def step(self) -> bool:
        """Releases the last quarter that is over, once, and lets its counters go.

        Quarters before that one, in which nobody ran this, are let go unseen. Always False: nothing
        is left to do at once.
        """
        now = self._clock()
        quarter, end = items.last_quarter(now), items.present_quarter(now)
        if self._closed == quarter:
            return False
        async with self._begin() as work:
            if await work.items.heads(before=end) >= items.SMALLEST_HOUSE:
                await self._release(work, quarter, end=end)
            await work.items.forget(before=end)
        self._closed = quarter
        return False

    async def _release(self, work: ItemWork, quarter: date, *, end: date) -> None:
        concerned = await work.items.concerned(before=end)
        if not concerned or not self._specs or await work.items.has(quarter):
            return
        counted = await work.items.counted(quarter)
        releases = self._once(quarter, lambda: self._drawn(quarter, counted))
        if await work.items.add(releases):
            for company in concerned:
                await work.journal.append(company, chain.item_facts(releases))

    def _drawn(self, quarter: date, counted: Counted) -> tuple[ItemRelease, ...]:
        return items.release(self._specs, counted, quarter=quarter, draw=self._noise)


def specs_of(modules: Iterable[Module]) -> tuple[ItemSpec, ...]:
    """Everything that can be counted of these modules."""
    questions = (question for module in modules for question in module.questions() if question.is_scored)
    return tuple(map(_spec, questions))


def _spec(question: Question) -> ItemSpec:
    """Of the first case, which everybody meets first."""
    task = question.cases[0].task
    if not isinstance(task, Single):
        return _of(question, (items.RIGHT,), right={items.RIGHT})
    positions = range(len(task.options))
    return _of(question, tuple(positions), right={one for one in positions if task.options[one].right})


def _of(question: Question, outcomes: tuple[int, ...], *, right: Iterable[int]) -> ItemSpec:
    return ItemSpec(
        question=question.key,
        version=question.version,
        outcomes=(*outcomes, items.WRONG),
        right=frozenset(right),
    )
