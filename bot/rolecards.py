"""Which role cards are being written just now? In the memory of this process alone.

Not a word of them is ever stored, planned as a delivery or logged: a card is gone when it was handed over
or cancelled, after an hour without an answer, and with the process.
"""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

QUESTIONS: Final = 6
LONGEST: Final = 400
"""characters of one answer"""
PATIENCE: Final = timedelta(minutes=60)
"""without an answer, then a card is given up"""
MOST_OPEN: Final = 1000
"""at once; beyond, the one that waits longest is given up"""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCard:
    touched_at: datetime
    answers: tuple[str, ...] = ()
    """in the order of the questions, empty where one was skipped"""
    update_id: int = 0
    """of the last answer, which may come once more when its reply failed"""

    @property
    def position(self) -> int:
        """Of the question that waits, from 0; `QUESTIONS` when none does."""
        return len(self.answers)

    @property
    def is_complete(self) -> bool:
        return self.position == QUESTIONS


class RoleCards:
    """By chat; `clock` says when one is given up."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._open: OrderedDict[int, OpenCard] = OrderedDict()
        """the one that waits longest first"""

    def begin(self, chat_id: int) -> OpenCard:
        """The open card, where there is one: nothing that was written gets lost."""
        card = self.of(chat_id)
        return card or self._keep(chat_id, OpenCard(touched_at=self._clock()))

    def of(self, chat_id: int) -> OpenCard | None:
        self._give_up()
        return self._open.get(chat_id)

    def is_meant(self, chat_id: int, update_id: int) -> bool:
        """Whether what is typed in this update belongs to a card."""
        card = self.of(chat_id)
        return card is not None and (not card.is_complete or card.update_id == update_id)

    def answer(self, chat_id: int, words: str, *, update_id: int) -> OpenCard | None:
        """The card with this answer, which counts once per update; None where none is open."""
        card = self.of(chat_id)
        if card is None or card.is_complete or card.update_id == update_id:
            return card
        answers = (*card.answers, words)
        return self._keep(chat_id, replace(card, answers=answers, update_id=update_id))

    def drop(self, chat_id: int) -> None:
        self._open.pop(chat_id, None)

    def _keep(self, chat_id: int, card: OpenCard) -> OpenCard:
        kept = replace(card, touched_at=self._clock())
        self._open[chat_id] = kept
        self._open.move_to_end(chat_id)
        while len(self._open) > MOST_OPEN:
            self._open.popitem(last=False)
        return kept

    def _give_up(self) -> None:
        limit = self._clock() - PATIENCE
        while self._open and next(iter(self._open.values())).touched_at <= limit:
            self._open.popitem(last=False)
