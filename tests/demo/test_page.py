"""The demo as somebody sees it who typed `make demo`: in a real browser, on a desk and on a phone."""

from collections.abc import Callable

import httpx
from playwright.async_api import Browser, Frame, FrameLocator, Page, expect

from bot.demo.stage import Stage
from tests.axe import violations
from webchat import Person

A_YEAR_MS = 60_000
"""patience on a busy machine; a year takes about five seconds"""
MOST_TABS = 60
"""from one button to any other on the page, with room"""


async def opened(browser: Browser, address: str, *, width: int = 1280) -> Page:
    page = await browser.new_page(
        viewport={"width": width, "height": 860}, locale="de-DE", timezone_id="Europe/Berlin"
    )
    await page.goto(address)
    await expect(page.locator("#now")).not_to_be_empty()
    return page


def phone(page: Page, key: str) -> FrameLocator:
    return page.frame_locator(f"#phone-{key} iframe")


async def taps(screen: FrameLocator, *buttons: str) -> None:
    """A sign before a label is no part of its name: it is a switch."""
    for button in buttons:
        await screen.get_by_role("button", name=button.lstrip("☑☐ "), exact=True).last.click()


async def presses(page: Page, frame: Frame, *labels: str) -> None:
    """Goes to each button with Tab as soon as it is to be seen, and presses Enter."""
    for label in labels:
        await expect(frame.get_by_text(label, exact=True).last).to_be_visible()
        met: list[str] = []
        while label not in met:
            assert len(met) < MOST_TABS, f"Tab never came to {label!r}, but to {met}"
            await page.keyboard.press("Tab")
            met.append(await frame.evaluate(FOCUSED))
        await page.keyboard.press("Enter")


FOCUSED = (
    """() => document.hasFocus() ? document.activeElement.innerText.replaceAll("\\u00a0", " ").trim() : "" """
)


async def test_ayse_learns_with_tab_and_enter_and_a_week_later_the_bot_asks_her_again(
    browser: Browser, demo: tuple[str, Stage]
) -> None:
    address, stage = demo
    page = await opened(browser, address)
    ayse, seen = phone(page, "ayse"), stage.server.people["ayse"]
    await expect(ayse.get_by_text("Kurze Fälle aus der Arbeit")).to_be_visible()
    (screen,) = (frame for frame in page.frames if "/chat/ayse" in frame.url)
    await presses(page, page.main_frame, "Zu den Handys")
    await presses(page, screen, "Start")
    await expect(ayse.get_by_text("Noch speichere ich nichts.")).to_be_visible()
    await presses(page, screen, "Die drei Teile aussortieren", "Weiter", "Einverstanden")
    await expect(ayse.get_by_text("nächsten fünf Teile")).to_be_visible()
    while "Tagschicht" not in seen.last.buttons:
        before = newest(seen)
        await presses(page, screen, choice(seen.last.buttons))
        await seen.until(goes_on_after(before))
    await presses(page, screen, "Tagschicht", "Montag bis Freitag", "5", "05:10")
    await expect(ayse.get_by_text("höchstens 4-mal in der Woche, ohne Ton")).to_be_visible()
    await page.get_by_role("button", name="1 Woche").press("Enter")
    await expect(page.locator("#said")).to_contain_text("Nachrichten kamen an")
    await taps(ayse, "Weiter lernen")
    await expect(ayse.get_by_text("Wie war’s? Die Antwort bleibt hier.")).to_be_visible()
    await taps(ayse, "Hat geklappt")
    await expect(ayse.get_by_role("button", name="Überspringen").last).to_be_visible()


def choice(buttons: tuple[str, ...]) -> str:
    """What somebody taps who wants to go on."""
    has_picked = any(button.startswith("☑") for button in buttons)
    wishes = ("Fertig",) if has_picked else ("Probier ich aus", "Vergleichen", "Weiter")
    return next((wish for wish in wishes if wish in buttons), buttons[0])


def newest(person: Person) -> tuple[int, str, tuple[str, ...]]:
    return person.last.message_id, person.last.html, tuple(person.last.buttons)


def goes_on_after(before: tuple[int, str, tuple[str, ...]]) -> Callable[[Person], bool]:
    return lambda me: newest(me) != before and bool(me.last.buttons)


async def test_tom_was_here_yesterday_and_finds_his_nudge_or_his_times(
    browser: Browser, shown_demo: tuple[str, Stage]
) -> None:
    address, stage = shown_demo
    page = await opened(browser, address)
    await expect(phone(page, "tom").get_by_text("at most 4 times a week, without a sound")).to_be_attached()
    assert (await stage.state())["next"] is not None
    assert await barriers(page) == []


async def barriers(page: Page) -> list[str]:
    """What axe finds on the page and on each phone."""
    return [line for frame in page.frames for line in await violations(frame)]


async def test_a_reset_gives_back_empty_chats(browser: Browser, demo: tuple[str, Stage]) -> None:
    address, _ = demo
    page = await opened(browser, address)
    ayse = phone(page, "ayse")
    await taps(ayse, "Start")
    await expect(ayse.get_by_text("Noch speichere ich nichts.")).to_be_visible()
    await page.get_by_role("button", name="Von vorn").click()
    await expect(page.locator("#said")).to_have_text("Ein Jahr wird erfunden …")
    await expect(page.locator("#said")).to_be_empty(timeout=A_YEAR_MS)
    await expect(ayse.get_by_role("button", name="Start")).to_be_visible()
    await expect(ayse.get_by_text("Noch speichere ich nichts.")).to_have_count(0)


async def test_management_and_council_read_the_same_digest_and_everybody_can(
    browser: Browser, demo: tuple[str, Stage]
) -> None:
    address, stage = demo
    page = await opened(browser, address)
    await page.get_by_role("tab", name="Betrieb").click()
    lindner, kaya = phone(page, "lindner"), phone(page, "kaya")
    for screen in (lindner, kaya):
        await expect(screen.get_by_text("Prüfwert").last).to_be_visible()
    digest = stage.server.people["lindner"].last.text
    assert stage.server.people["kaya"].last.text == digest
    await taps(lindner, "Bild für die Runde")
    await expect(lindner.get_by_text("Stimmt mit der Hand ab")).to_be_visible()
    await taps(lindner, "Auflösung")
    await stage.server.people["lindner"].until(lambda me: me.last.text.startswith("Auflösung"))
    assert stage.server.people["lindner"].last.photo is not None
    await writes(kaya, "/protokoll")
    await expect(kaya.get_by_text("pausenbrot-protokoll.jsonl")).to_be_visible()
    seen = "\n".join(message.text for message in stage.server.people["lindner"].messages)
    assert "Tom" not in seen
    assert str(stage.server.people["tom"].id) not in seen
    await page.get_by_role("button", name="Montag 6 Uhr").click()
    await expect(page.locator("#said")).to_contain_text("kam")
    assert stage.server.people["kaya"].last.text not in {digest, ""}
    assert "Wochenbericht" in stage.server.people["kaya"].last.text


async def test_a_learner_reads_what_the_company_sees(browser: Browser, shown_demo: tuple[str, Stage]) -> None:
    address, _ = shown_demo
    page = await opened(browser, address)
    tom = phone(page, "tom")
    await writes(tom, "/companyview")
    await expect(tom.get_by_text("check value").last).to_be_visible()
    await taps(tom, "Week before")
    await expect(tom.get_by_role("button", name="Week after")).to_be_visible()


async def test_ayse_has_joined_and_reads_the_very_text_that_the_council_got(
    browser: Browser, demo: tuple[str, Stage]
) -> None:
    address, stage = demo
    page = await opened(browser, address)
    ayse, seen = phone(page, "ayse"), stage.server.people["ayse"]
    await taps(ayse, "Start", "Die drei Teile aussortieren", "Weiter", "Einverstanden")
    await expect(ayse.get_by_text("nächsten fünf Teile")).to_be_visible()
    await writes(ayse, "/firmensicht")
    await expect(ayse.get_by_text("Prüfwert").last).to_be_visible()
    assert seen.last.text == stage.server.people["kaya"].last.text


async def test_a_tab_says_what_arrived_behind_it_and_obeys_the_arrow_keys(
    browser: Browser, demo: tuple[str, Stage]
) -> None:
    address, _ = demo
    page = await opened(browser, address)
    learning, company = page.get_by_role("tab", name="Lernen"), page.get_by_role("tab", name="Betrieb")
    await page.get_by_role("button", name="Montag 6 Uhr").click()
    await expect(company).to_contain_text("neu")
    await learning.press("ArrowRight")
    await expect(company).to_be_focused()
    await expect(company).not_to_contain_text("neu")
    await expect(page.locator("#phone-kaya")).to_be_visible()
    await expect(page.locator("#phone-ayse")).to_be_hidden()
    await company.press("ArrowRight")
    await expect(page.locator("#phone-jana")).to_be_visible()
    await page.get_by_role("tab", name="Werkbank").press("ArrowRight")
    await expect(page.locator("#phone-ayse")).to_be_visible()


async def writes(screen: FrameLocator, text: str) -> None:
    field = screen.get_by_placeholder("Nachricht").or_(screen.get_by_placeholder("Message"))
    await field.fill(text)
    await field.press("Enter")


async def test_a_phone_shows_one_chat_at_a_time(browser: Browser, shown_demo: tuple[str, Stage]) -> None:
    address, _ = shown_demo
    page = await opened(browser, address, width=360)
    await expect(page.locator("#phone-ayse")).to_be_visible()
    await expect(page.locator("#phone-tom")).to_be_hidden()
    await page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    assert await barriers(page) == []
    await page.get_by_role("tab", name="Tom").click()
    await expect(page.locator("#phone-tom")).to_be_visible()
    await expect(page.locator("#phone-ayse")).to_be_hidden()
    assert await page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


async def test_no_other_site_can_move_the_clock(shown_demo: tuple[str, Stage]) -> None:
    address, stage = shown_demo
    before = (await stage.state())["now"]
    async with httpx.AsyncClient(base_url=address) as stranger:
        assert (await stranger.post("/demo/step/week")).status_code == 404
        assert (await stranger.post("/demo/reset")).status_code == 404
    assert str((await stage.state())["now"])[:16] == str(before)[:16]
