"""Which browser shows the pages in tests? The one on the path, else the one that `make browser` fetched."""

import shutil
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FETCHED = Path(__file__).parents[1] / ".cache" / "browsers"
"""where `make browser` lets Playwright put its own"""
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
"""a browser that talks to this machine alone"""


def browser_path() -> str:
    """A test without a browser fails: a page nobody looked at is not tested."""
    on_the_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    fetched = sorted(str(path) for path in FETCHED.glob("chromium-*/*/chrome"))
    if on_the_path is None and not fetched:
        pytest.fail(
            "These tests need a browser: install Chromium, for example with `apt-get install chromium`, "
            "or let `make browser` fetch one."
        )
    return on_the_path or fetched[-1]


@asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        found = await playwright.chromium.launch(executable_path=browser_path(), args=list(FLAGS))
        yield found
        await found.close()


def keep_files_together(items: Iterable[pytest.Item], folder: Path) -> None:
    """One loop and one process per file: a browser belongs to them, and starting one takes seconds."""
    for item in items:
        if item.path.is_relative_to(folder) and pytest_asyncio.is_async_test(item):
            item.add_marker(pytest.mark.asyncio(loop_scope="module"), append=False)
            item.add_marker(pytest.mark.xdist_group(f"{folder.name} {item.path.stem}"))
