"""A file is looked at while it is written: what was saved is there at once, at the same place."""

import shutil
from pathlib import Path

import pytest
from playwright.async_api import Browser, expect

from bot.demo.preview import parts_of, showing
from content import EDITION
from tests.axe import violations

FILE = "modules/daten-bestand.de.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in ("modules", "quizzes"):
        (tmp_path / part).mkdir()
        shutil.copy(EDITION / part / "daten-bestand.de.md", tmp_path / part)
    shutil.copytree(EDITION / "media", tmp_path / "media")
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


async def test_a_saved_change_is_in_the_browser_at_once(browser: Browser, folder: Path) -> None:
    async with showing(folder / FILE) as address:
        page = await browser.new_page()
        await page.goto(address)
        await expect(page.get_by_text("Du brauchst zehn Dichtungen.").last).to_be_visible()
        change(folder / FILE, "Du brauchst zehn Dichtungen.", "Du brauchst elf Dichtungen.")
        await expect(page.get_by_text("Du brauchst elf Dichtungen.").last).to_be_visible()
        assert await violations(page) == []


async def test_a_mistake_is_told_and_mended(browser: Browser, folder: Path) -> None:
    quiz = folder / "quizzes" / "daten-bestand.de.md"
    async with showing(folder / FILE) as address:
        page = await browser.new_page()
        await page.goto(address)
        await page.get_by_role("button", name="Weiter", exact=True).last.click()
        await expect(page.get_by_text("Der Stapler wartet. Und du?").last).to_be_visible()
        change(quiz, "- [x] Zehn buchen", "- [ ] Zehn buchen")
        await expect(page.get_by_text("Keine Antwort ist mit [x]").last).to_be_visible()
        change(quiz, "- [ ] Zehn buchen, Lücke melden", "- [x] Zehn buchen, alles melden")
        await expect(page.get_by_text("Zehn buchen, alles melden").last).to_be_visible()


def test_a_quiz_brings_its_module_along(folder: Path) -> None:
    quiz = folder / "quizzes" / "daten-bestand.de.md"
    assert parts_of(quiz) == parts_of(folder / FILE)


def test_a_file_outside_of_a_content_folder_stands_alone(tmp_path: Path) -> None:
    assert parts_of(tmp_path / "modul.md") == ((tmp_path / "modul.md").resolve(),)
