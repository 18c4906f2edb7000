"""What do the tests of the demo share? A browser per file, and a performance."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.demo import performing
from bot.demo.stage import Stage
from tests.browser import FLAGS, browser_path

HERE = Path(__file__).parent


@pytest.hookimpl(tryfirst=True)  # pytest-xdist reads the groups
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """One loop per file: browser and performance belong to the loop that started them."""
    for item in items:
        if item.path.is_relative_to(HERE) and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="module"), append=False)
            item.add_marker(pytest.mark.xdist_group(f"demo {item.path.stem}"))


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        yield found
        await found.close()


@pytest_asyncio.fixture(loop_scope="module")
async def browser(chromium: Browser) -> AsyncIterator[Browser]:
    """Without pages of earlier tests, which would go on asking."""
    yield chromium
    for context in chromium.contexts:
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
