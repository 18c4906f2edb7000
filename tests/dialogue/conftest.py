"""What does every dialogue start with? A house, whose bot has said nothing that Telegram would refuse."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.dialogue.calls import violations
from tests.dialogue.house import House


@pytest.fixture
async def house(sqlite_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """On SQLite."""
    async for house in _open(House(tmp_path / "data", sqlite_url)):
        yield house


@pytest.fixture
async def either_house(database_url: str, tmp_path: Path) -> AsyncIterator[House]:
    """On each database in turn."""
    async for house in _open(House(tmp_path / "data", database_url)):
        yield house


async def _open(house: House) -> AsyncIterator[House]:
    await house.open()
    try:
        yield house
    finally:
        await house.close()
    assert violations(house.server.calls) == []
