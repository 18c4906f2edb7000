"""Which updates are unfinished, and from where is asked next?

Asking from an offset confirms everything before it for ever, so the offset is the oldest unfinished
update. The finished ones behind it come again with every batch, and are known.
"""

from collections.abc import Iterable


class Window:
    def __init__(self) -> None:
        self._unfinished: dict[int, None] = {}
        self._finished: set[int] = set()
        self._unsaid: set[int] = set()
        self._after_last = 0

    @property
    def offset(self) -> int:
        """0 before the first update."""
        return min(self._unfinished, default=self._after_last)

    @property
    def has_unfinished(self) -> bool:
        return bool(self._unfinished)

    def admit(self, update_ids: Iterable[int]) -> tuple[int, ...]:
        """The new ones of a batch, in its order; they are unfinished from now on.

        Ids may start anywhere again after a quiet week, so the last one counts, not the highest.
        """
        batch = tuple(update_ids)
        if batch:
            self._after_last = batch[-1] + 1
            # what no longer comes was confirmed
            self._finished &= set(batch)
            self._unsaid &= self._finished
        new = tuple(one for one in batch if one not in self._finished and one not in self._unfinished)
        self._unfinished.update(dict.fromkeys(new))
        return new

    def finish(self, update_id: int) -> None:
        del self._unfinished[update_id]
        self._finished.add(update_id)
        self._unsaid.add(update_id)

    def held(self) -> tuple[int, ...]:
        """Finished ones that an older one keeps from being confirmed, each given once: they would be
        answered again if the process died now.
        """
        offset = self.offset
        held = tuple(sorted(one for one in self._unsaid if one >= offset))
        self._unsaid.clear()
        return held
