"""What do the tests of the demo share? A browser per file, and a performance."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser

from bot.demo import performing
from bot.demo.stage import Stage
from tests.browser import chromium, keep_files_together

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    keep_files_together(items, HERE)


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def window() -> AsyncIterator[Browser]:
    async with chromium() as found:
        yield found


@pytest_asyncio.fixture(loop_scope="module")
async def browser(window: Browser) -> AsyncIterator[Browser]:
    """Without pages of earlier tests, which would go on asking."""
    yield window
    for context in window.contexts:
        await context.close()


@pytest_asyncio.fixture(loop_scope="module")
async def demo(tmp_path: Path) -> AsyncIterator[tuple[str, Stage]]:
    """For whoever changes something."""
    async with performing(tmp_path / "demo") as running:
        yield running


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def shown_demo(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[str, Stage]]:
    """For those who only look: inventing a year takes seconds."""
    async with performing(tmp_path_factory.mktemp("demo")) as running:
        yield running
