"""What does the engine find in one transaction? db fulfils it; nothing about learning is in it.

What a manager's conversation can reach goes through here, so this knows contacts alone.
"""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

from contacts.ports import Outbox, People, Updates


class Ledger(Protocol):
    @property
    def people(self) -> People: ...

    @property
    def outbox(self) -> Outbox: ...

    @property
    def updates(self) -> Updates: ...


OpenLedger = Callable[[], AbstractAsyncContextManager[Ledger]]
"""Opens one transaction; leaving it without an error commits"""
