"""What does axe-core find on a page: WCAG 2.2 A and AA, and what its authors recommend beyond?"""

from importlib.resources import files
from typing import Any, Final

from playwright.async_api import Frame, Page

AXE: Final = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
TAGS: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
SWITCHED_OFF: Final[dict[str, str]] = {}
"""rule -> why it does not hold for us; empty, so none is"""


async def violations(page: Page | Frame) -> list[str]:
    """One line per element: rule, element, what is wrong with it. Frames inside are pages of their own."""
    if await page.evaluate("typeof axe === 'undefined'"):
        await page.evaluate(AXE)
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
