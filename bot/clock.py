"""What time is it? The one place that asks; everything inside is handed an instant."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""the present instant, aware UTC"""


def system_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 - the one place that asks


class MovableClock:
    """A clock that stands until it is moved, and only forward: for tests."""

    def __init__(self, start: datetime) -> None:
        self._now = start.astimezone(UTC)

    def __call__(self) -> datetime:
        return self._now

    def advance_to(self, instant: datetime) -> None:
        """
        Raises:
            ValueError: the instant lies in the past.

        """
        if instant < self._now:
            raise ValueError(f"time goes forward only: it is {self._now}, not {instant}")
        self._now = instant.astimezone(UTC)
