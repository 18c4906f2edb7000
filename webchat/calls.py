"""What was asked of the server, when, how long did it take and what did it answer?"""

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from webchat.signals import Signal

KEPT: Final = 50_000  # oldest calls are forgotten beyond it


@dataclass(slots=True, kw_only=True)
class Call:
    """One call of a bot. `answer` is None while it is in flight."""

    method: str
    """As the bot wrote it."""
    parameters: Mapping[str, object]
    """As they came: strings from a form, any JSON value from JSON; of a file its name."""
    at: datetime
    """By the server's injected clock."""
    started_s: float
    """Monotonic seconds: differences are real time even when the clock is moved."""
    in_flight: int
    """How many calls were in flight with it when it began, itself included, getUpdates left out."""
    finished_s: float | None = None
    answer: Mapping[str, Any] | None = None
    """The whole envelope: {"ok": ..., "result" | "error_code", ...}."""

    @property
    def ok(self) -> bool:
        return self.answer is not None and self.answer.get("ok") is True

    @property
    def result(self) -> Any:  # noqa: ANN401 - any JSON value
        return None if self.answer is None else self.answer.get("result")

    @property
    def error_code(self) -> int | None:
        return None if self.answer is None else self.answer.get("error_code")

    @property
    def chat_id(self) -> int | None:
        raw = str(self.parameters.get("chat_id", ""))
        return int(raw) if raw.lstrip("-").isdecimal() else None


class Calls:
    """In order of their beginning."""

    def __init__(self) -> None:
        self._calls: Final[deque[Call]] = deque(maxlen=KEPT)
        self._moved: Final = Signal()
        self.in_flight = 0

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._calls))

    def __len__(self) -> int:
        return len(self._calls)

    def of(self, *methods: str) -> list[Call]:
        names = {method.lower() for method in methods}
        return [call for call in self._calls if call.method.lower() in names]

    def begin(self, *, method: str, parameters: Mapping[str, object], at: datetime, started_s: float) -> Call:
        if method.lower() != "getupdates":
            self.in_flight += 1
        call = Call(
            method=method, parameters=parameters, at=at, started_s=started_s, in_flight=self.in_flight
        )
        self._calls.append(call)
        self._moved.fire()
        return call

    def end(self, call: Call, *, answer: Mapping[str, Any], finished_s: float) -> None:
        if call.method.lower() != "getupdates":
            self.in_flight -= 1
        call.answer = answer
        call.finished_s = finished_s
        self._moved.fire()

    async def until(self, seen: Callable[["Calls"], object]) -> None:
        """Returns once `seen(calls)` is true; looks again whenever a call begins or ends."""
        while not seen(self):
            await self._moved.wait()

    def clear(self) -> None:
        self._calls.clear()
