"""What do the tests of the demo share? A browser, and a performance."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, async_playwright

from bot.demo import performing
from bot.demo.stage import Stage
from tests.browser import FLAGS, browser_path


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        yield found
        await found.close()


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[tuple[str, Stage]]:
    async with performing(tmp_path / "demo") as running:
        yield running
