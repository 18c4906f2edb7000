"""What does axe-core find on a page: WCAG 2.2 A and AA, and what its authors recommend beyond?"""

from typing import Any, Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.async_api import Frame, Page

TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SWITCHED_OFF: Final[dict[str, str]] = {}
"""rule -> why it does not hold for us; empty, so none is"""


async def violations(page: Page | Frame) -> list[str]:
    """One line per element: rule, element, what is wrong with it. Frames inside are pages of their own."""
    if await page.evaluate("typeof axe === 'undefined'"):
        await page.evaluate(AXE_SCRIPT)
    options = {
        "runOnly": {"type": "tag", "values": list(TAGS)},
        "rules": {rule: {"enabled": False} for rule in SWITCHED_OFF},
        "resultTypes": ["violations"],
        "iframes": False,
    }
    found: dict[str, Any] = await page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{violation['id']}: {node['html'][:120]} ({node['failureSummary']})"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]
