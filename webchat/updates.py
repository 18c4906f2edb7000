"""Which updates wait for the bot, and who may fetch them?"""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from webchat.errors import OTHER_POLLER, WEBHOOK_ACTIVE, WEBHOOK_SET_MEANWHILE, conflict
from webchat.signals import Signal

LIFETIME: Final = timedelta(hours=24)
QUERY_LIFETIME: Final = timedelta(seconds=150)  # of a callback query, waiting or answered
MAX_LIMIT: Final = 100
MAX_TIMEOUT_S: Final = 50
ON_REQUEST: Final = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
HOLD_S: Final = 3.0  # how long the same offset asked again without a time-out is held
HURRY_S: Final = 0.5  # within which a repeated offset gets one update only


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    update_id: int
    kind: str
    payload: dict[str, Any]
    queue: str
    """A webhook gets those of one queue strictly in order: a chat's, a user's taps, a poll's answers."""
    expires_at: datetime

    def as_json(self) -> dict[str, Any]:
        return {"update_id": self.update_id, self.kind: self.payload}


class Updates:
    """The bot's queue; either fetched by getUpdates or delivered to the webhook."""

    def __init__(self, *, holds_repeated_polls: bool) -> None:
        self.waiting: list[Waiting] = []
        self.allowed: tuple[str, ...] = ()
        self.added: Final = Signal()
        self.has_webhook = False
        self._holds = holds_repeated_polls
        self._last_id = 1_000_000
        self._poller = 0
        self._ended_by = OTHER_POLLER
        self._last_offset: int | None = None
        self._last_asked_s = 0.0
        self._closed = False

    def add(self, kind: str, payload: dict[str, Any], *, queue: str, now: datetime) -> Waiting | None:
        """The update, or None when the bot has not asked for its kind."""
        if not (kind in self.allowed if self.allowed else kind not in ON_REQUEST):
            return None
        self._last_id += 1
        lifetime = QUERY_LIFETIME if kind == "callback_query" else LIFETIME
        update = Waiting(
            update_id=self._last_id, kind=kind, payload=payload, queue=queue, expires_at=now + lifetime
        )
        self.waiting.append(update)
        self.added.fire()
        return update

    def drop_expired(self, now: datetime) -> None:
        self.waiting = [update for update in self.waiting if update.expires_at > now]

    def drop(self, update: Waiting) -> None:
        self.waiting = [other for other in self.waiting if other is not update]

    def allow(self, kinds: object) -> None:
        """Takes allowed_updates over; a missing list keeps the former one, an empty one means the usual."""
        if isinstance(kinds, list):
            self.allowed = tuple(kind for kind in kinds if isinstance(kind, str))

    async def fetch(
        self, *, offset: int, limit: int, timeout_s: int, now: datetime
    ) -> Sequence[dict[str, Any]]:
        """The waiting updates from `offset` on, after at most `timeout_s` real seconds; may be empty.

        Raises:
            ApiError: 409 while a webhook is set, or when another request takes over meanwhile.

        """
        if self.has_webhook:
            raise conflict(WEBHOOK_ACTIVE)
        limit, timeout_s = self._held(offset=offset, limit=limit, timeout_s=timeout_s)
        self._poller += 1
        poller = self._poller
        self._ended_by = OTHER_POLLER
        self.added.fire()
        self.drop_expired(now)
        self._confirm(offset)
        deadline = time.monotonic() + timeout_s
        while not self.waiting and not self._closed and (left := deadline - time.monotonic()) > 0:
            await self.added.wait(timeout_s=left)
            if poller != self._poller:
                raise conflict(self._ended_by)
        return [update.as_json() for update in self.waiting[:limit]]

    def _held(self, *, offset: int, limit: int, timeout_s: int) -> tuple[int, int]:
        limit = min(limit, MAX_LIMIT) if limit >= 1 else MAX_LIMIT
        timeout_s = max(0, min(timeout_s, MAX_TIMEOUT_S))
        asked_s = time.monotonic()
        if self._holds and offset == self._last_offset:
            if timeout_s < HOLD_S and asked_s < self._last_asked_s + HOLD_S:
                timeout_s = int(HOLD_S)
            if asked_s < self._last_asked_s + HURRY_S:
                limit = 1
        self._last_offset, self._last_asked_s = offset, asked_s
        return limit, timeout_s

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            self.waiting = [update for update in self.waiting if update.update_id >= offset]
        elif offset < 0:
            self.waiting = self.waiting[offset:]

    def end_poll(self) -> None:
        """A poll that is under way gets 409: a webhook takes over."""
        self._poller += 1
        self._ended_by = WEBHOOK_SET_MEANWHILE
        self.added.fire()

    def open(self) -> None:
        self._closed = False

    def close(self) -> None:
        """Open polls end at once with what is there."""
        self._closed = True
        self.added.fire()
