"""What goes wrong on purpose? Refusals, lost answers and delays that a test orders for the next calls."""

from dataclasses import dataclass
from typing import Final

from webchat.errors import ApiError, forbidden, too_many_requests


@dataclass(slots=True, kw_only=True)
class Fault:
    error: ApiError
    method: str | None
    chat_id: int | None
    left: int
    after_effect: bool

    def fits(self, *, method: str, chat_id: int | None) -> bool:
        return (
            self.left > 0
            and self.method in {None, method}
            and (self.chat_id is None or self.chat_id == chat_id)
            and (self.method is not None or method != "getupdates")
        )


class Faults:
    """Ordered faults, each used up after its number of calls; without a method they spare getUpdates."""

    def __init__(self) -> None:
        self._faults: Final[list[Fault]] = []
        self._latency_s: Final[dict[str | None, float]] = {}

    def refuse(
        self,
        error: ApiError,
        *,
        method: str | None = None,
        chat_id: int | None = None,
        times: int = 1,
        after_effect: bool = False,
    ) -> None:
        """The next `times` calls get this error. With `after_effect` the call was carried out, only its
        answer is lost: what a client sees of a time-out or a broken connection.
        """
        name = None if method is None else method.lower()
        self._faults.append(
            Fault(error=error, method=name, chat_id=chat_id, left=times, after_effect=after_effect)
        )

    def too_many_requests(
        self, retry_after_s: int, *, method: str | None = None, chat_id: int | None = None, times: int = 1
    ) -> None:
        self.refuse(too_many_requests(retry_after_s), method=method, chat_id=chat_id, times=times)

    def lose_answer(self, *, method: str | None = None, chat_id: int | None = None, times: int = 1) -> None:
        """The message arrives and the bot hears 502 Bad Gateway."""
        self.refuse(
            ApiError(502, "Bad Gateway"), method=method, chat_id=chat_id, times=times, after_effect=True
        )

    def deactivate(self, chat_id: int, *, times: int = 1_000_000) -> None:
        self.refuse(forbidden("user is deactivated"), chat_id=chat_id, times=times)

    def latency(self, seconds: float, *, method: str | None = None) -> None:
        """Real seconds per call, half before its effect and half after; 0 takes it away."""
        self._latency_s[None if method is None else method.lower()] = seconds

    def latency_of(self, method: str) -> float:
        """Never for getUpdates unless it is named: a long poll waits anyway."""
        name = method.lower()
        general = 0.0 if name == "getupdates" else self._latency_s.get(None, 0.0)
        return self._latency_s.get(name, general)

    def take(self, *, method: str, chat_id: int | None, after_effect: bool) -> ApiError | None:
        for fault in self._faults:
            if fault.after_effect == after_effect and fault.fits(method=method.lower(), chat_id=chat_id):
                fault.left -= 1
                return fault.error
        return None

    def clear(self) -> None:
        self._faults.clear()
        self._latency_s.clear()
