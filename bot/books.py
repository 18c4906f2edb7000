"""What does a report find in one transaction? db fulfils it; nothing about learning is in it."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from typing import Protocol

from bot.ledger import Ledger
from contacts.ports import Companies
from reporting.closing import Books
from reporting.model import Unit, UnitId
from reporting.ports import Checks, Digests, Halts, Journal, Offers, Units


class ReportWork(Ledger, Books, Protocol):
    @property
    def companies(self) -> Companies: ...

    @property
    def digests(self) -> Digests: ...

    @property
    def journal(self) -> Journal: ...

    @property
    def checks(self) -> Checks: ...

    @property
    def halts(self) -> Halts: ...

    @property
    def offers(self) -> Offers: ...


BeginReport = Callable[[], AbstractAsyncContextManager[ReportWork]]
"""Opens one transaction; leaving it without an error commits"""


class Register(Units, Protocol):
    """Who reports together, for whoever runs the server. What is declared holds from the next half-year."""

    async def all(self) -> tuple[Unit, ...]: ...

    async def found_network(self, name: str, *, zone: str, on: date) -> Unit:
        """Raises: ValueError if the name is taken."""

    async def network(self, name: str) -> Unit | None: ...

    async def join(self, company: int, network: UnitId | None, *, together: bool) -> None:
        """`together`: with the network's figures instead of its own; None leaves."""

    async def lower_budget(self, unit: UnitId, budget: float) -> None:
        """Raises: ValueError unless it becomes stricter."""
