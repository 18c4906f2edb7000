"""Can a person use the chat page in a real browser?"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.async_api import FilePayload, Page, expect

import tests.browser
from tests.browser import browser_path
from tests.webchat.conftest import PIXEL, BareClient
from webchat import Person, Server


@pytest.fixture
def murat(server: Server) -> Person:
    """Has the page open and not started yet."""
    return server.person(first_name="Murat", key="murat")


async def say(api: BareClient, person: Person, text: str, **more: Any) -> int:
    sent = await api.does("sendMessage", chat_id=person.id, text=text, parse_mode="HTML", **more)
    message_id: int = sent["message_id"]
    return message_id


def buttons(*rows: tuple[str, ...]) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": text, "callback_data": text[:9]} for text in row] for row in rows]}


async def test_start_carries_the_payload_from_the_empty_chat(
    api: BareClient, page: Page, murat: Person
) -> None:
    await api.does("setMyDescription", description="Kurze Fälle aus der Arbeit.")
    await page.goto("/chat/murat?start=join-1")
    await expect(page.get_by_text("Kurze Fälle aus der Arbeit.")).to_be_visible()
    await expect(page.get_by_label("Nachricht", exact=True)).to_be_hidden()
    await page.get_by_role("button", name="Start").click()
    await expect(page.get_by_label("Nachricht", exact=True)).to_be_focused()
    await expect(page.locator(".mine")).to_contain_text("/start")
    await expect(page.get_by_text("join-1")).to_have_count(0)
    assert [message.text for message in murat.messages] == ["/start join-1"]


async def test_a_tapped_button_waits_and_the_message_changes_in_its_place(
    api: BareClient, page: Page, ayse: Person
) -> None:
    first = await say(api, ayse, "Frage", reply_markup=buttons(("A", "B")))
    await say(api, ayse, "Danach")
    await page.goto("/chat/ayse")
    await page.get_by_role("button", name="B", exact=True).click()
    await expect(page.get_by_role("button", name="B", exact=True)).to_have_attribute("aria-busy", "true")
    tap = next(iter(ayse.chat.taps.values()))
    await api.does("answerCallbackQuery", callback_query_id=tap.query_id, text="Gemerkt")
    await expect(page.get_by_text("Gemerkt")).to_be_visible()
    await expect(page.locator(".waiting")).to_have_count(0)
    edit = {"chat_id": ayse.id, "message_id": first, "text": "Antwort", "reply_markup": buttons(("Weiter",))}
    await api.does("editMessageText", **edit)
    await expect(page.get_by_role("button", name="Weiter")).to_be_focused()
    assert await page.locator(".message:not(.mine) .text").all_inner_texts() == ["Antwort", "Danach"]


async def test_an_alert_has_to_be_closed(api: BareClient, page: Page, ayse: Person) -> None:
    await say(api, ayse, "Frage", reply_markup=buttons(("A",)))
    await page.goto("/chat/ayse")
    await page.get_by_role("button", name="A", exact=True).click()
    await ayse.until(lambda me: me.chat.taps)
    tap = next(iter(ayse.chat.taps.values()))
    await api.does("answerCallbackQuery", callback_query_id=tap.query_id, text="Wichtig", show_alert=True)
    await page.get_by_role("button", name="Schließen").first.click()
    await expect(page.get_by_text("Wichtig")).to_be_hidden()


async def test_html_of_a_bot_becomes_text_and_never_markup(api: BareClient, page: Page, ayse: Person) -> None:
    await say(api, ayse, "&lt;img src=x onerror=alert(1)&gt; <b>fett</b> <tg-spoiler>Lösung</tg-spoiler>")
    await page.goto("/chat/ayse")
    await expect(page.get_by_text("<img src=x onerror=alert(1)>")).to_be_visible()
    await expect(page.locator("b", has_text="fett")).to_be_visible()
    await page.get_by_role("button", name="Verdeckter Text").press("Enter")
    await expect(page.locator(".spoiler.shown")).to_have_text("Lösung")


async def test_files_and_pictures_go_up_and_down(
    api: BareClient, page: Page, ayse: Person, base_url: str, tmp_path: Path
) -> None:
    own: FilePayload = {"name": "modul.md", "mimeType": "text/markdown", "buffer": b"# Modul"}
    async with httpx.AsyncClient(base_url=base_url, trust_env=False) as http:
        for kind, name, data in (("Photo", "a.png", PIXEL), ("Document", "liste.csv", b"a;b")):
            url = f"/bot{api.token}/send{kind}"
            await http.post(url, data={"chat_id": str(ayse.id)}, files={kind.lower(): (name, data)})
    await page.goto("/chat/ayse")
    await expect(page.get_by_role("img", name="Bild")).to_be_visible()
    async with page.expect_download() as download:
        await page.get_by_role("link", name="liste.csv").click()
    await (await download.value).save_as(tmp_path / "liste.csv")
    assert (tmp_path / "liste.csv").read_bytes() == b"a;b"
    await page.locator(".picked").set_input_files(own)
    await ayse.until(lambda me: me.messages[-1].document == b"# Modul")


async def test_commands_keyboard_polls_and_typing_are_there(
    api: BareClient, page: Page, ayse: Person
) -> None:
    await api.does("setMyCommands", commands=[{"command": "lernen", "description": "Jetzt lernen"}])
    await say(api, ayse, "Wann?", reply_markup={"keyboard": [["Früh", "Spät"]]})
    options = [{"text": "Fünf"}, {"text": "Neun"}]
    poll = {"question": "Wie viele?", "options": options, "type": "quiz", "correct_option_ids": [0]}
    sent = await api.does("sendPoll", chat_id=ayse.id, **poll)
    await page.goto("/chat/ayse")
    await page.get_by_role("button", name="Befehle").click()
    await page.get_by_role("button", name="/lernen").click()
    await ayse.until(lambda me: me.messages[-1].text == "/lernen")
    await page.get_by_role("button", name="Früh").click()
    await ayse.until(lambda me: me.messages[-1].text == "Früh")
    await page.get_by_role("button", name="Neun").click()
    await expect(page.get_by_text("✓ richtig")).to_be_visible()
    assert ayse.poll(ayse.message(sent["message_id"])).votes == {ayse.id: (1,)}
    await api.does("sendChatAction", chat_id=ayse.id, action="typing")
    await expect(page.get_by_role("status").filter(has_text="schreibt …")).to_be_visible()


async def test_a_message_below_the_fold_is_marked_as_unread(
    api: BareClient, page: Page, ayse: Person
) -> None:
    for number in range(30):
        await say(api, ayse, f"Zeile {number}")
    await page.goto("/chat/ayse")
    await expect(page.get_by_text("Zeile 29")).to_be_in_viewport()
    await page.locator(".room").evaluate("room => { room.scrollTop = 0; }")
    await expect(page.get_by_role("button", name="Zur neuesten Nachricht")).to_be_visible()
    await say(api, ayse, "Ganz neu")
    await expect(page).to_have_title("(1) Muster")
    await page.get_by_role("button", name="Zur neuesten Nachricht").click()
    await expect(page.get_by_text("Ganz neu")).to_be_in_viewport()
    await expect(page).to_have_title("Muster")


async def test_blocking_and_unblocking_work_by_keyboard(page: Page, ayse: Person) -> None:
    await page.goto("/chat/ayse")
    await page.get_by_role("button", name="Mehr").press("Enter")
    await page.get_by_role("button", name="Bot blockieren").press("Enter")
    await expect(page.get_by_role("button", name="Blockierung aufheben")).to_be_visible()
    assert ayse.chat.blocked
    await page.get_by_role("button", name="Blockierung aufheben").click()
    await expect(page.get_by_label("Nachricht", exact=True)).to_be_visible()
    assert not ayse.chat.blocked


async def test_typing_and_enter_send_and_arabic_runs_from_the_right(page: Page, ayse: Person) -> None:
    await page.goto("/chat/ayse")
    await page.get_by_label("Nachricht", exact=True).fill("مرحبا")
    await page.keyboard.press("Enter")
    own = page.locator(".mine .text").last
    await expect(own).to_have_text("مرحبا")
    assert await own.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert ayse.messages[-1].text == "مرحبا"


@pytest.mark.parametrize("scheme", ["light", "dark"])
async def test_text_stands_out_from_its_ground_in_light_and_dark(
    api: BareClient, page: Page, ayse: Person, scheme: Any
) -> None:
    await page.emulate_media(color_scheme=scheme)
    await say(api, ayse, "Text <a href='https://example.org'>Link</a>", reply_markup=buttons(("Weiter",)))
    await page.goto("/chat/ayse")
    await expect(page.get_by_role("button", name="Weiter")).to_be_visible()
    theirs, mine = ".message:not(.mine)", ".mine"
    pairs = {
        f"{theirs} .text": f"{theirs} .bubble",
        f"{theirs} .text a": f"{theirs} .bubble",
        f"{theirs} .time": f"{theirs} .bubble",
        f"{mine} .text": f"{mine} .bubble",
        f"{mine} .time": f"{mine} .bubble",
        ".inline": ".inline",
        ".status": ".head",
    }
    for text, ground in pairs.items():
        assert await contrast(page, text, ground) >= 4.5, text


async def contrast(page: Page, text: str, ground: str) -> float:
    """WCAG 2.2's ratio, from the colours as the browser paints them."""
    script = """([text, ground]) => {
      const paint = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
      const light = (colour) => {
        paint.fillStyle = colour; paint.fillRect(0, 0, 1, 1);
        const bent = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
        const [r, g, b] = [...paint.getImageData(0, 0, 1, 1).data].map((part) => bent(part / 255));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const style = (selector) => getComputedStyle(document.querySelector(selector));
      const both = [light(style(text).color), light(style(ground).backgroundColor)];
      const parts = both.sort((a, b) => b - a);
      return (parts[0] + 0.05) / (parts[1] + 0.05);
    }"""
    ratio: float = await page.evaluate(script, [text, ground])
    return ratio


async def test_nothing_is_wider_than_a_small_phone(api: BareClient, page: Page, ayse: Person) -> None:
    long = "Donaudampfschifffahrtsgesellschaftskapitän" * 3
    await say(api, ayse, f"{long}\n<pre>{'x' * 200}</pre>", reply_markup=buttons((long, "B", "C"), ("D",)))
    await page.goto("/chat/ayse")
    await expect(page.get_by_role("button", name="D", exact=True)).to_be_visible()
    assert await page.evaluate("document.documentElement.scrollWidth") == 360
    assert await page.locator(".room").evaluate("room => room.scrollWidth - room.clientWidth") == 0


async def test_every_control_has_a_name_and_is_large_enough_for_a_thumb(
    api: BareClient, page: Page, ayse: Person
) -> None:
    await api.does("setMyCommands", commands=[{"command": "lernen", "description": "Jetzt lernen"}])
    await say(api, ayse, "Frage", reply_markup=buttons(("A", "B")))
    await page.goto("/chat/ayse")
    await expect(page.get_by_role("log", name="Nachrichten")).to_have_attribute("aria-live", "polite")
    for control in await page.get_by_role("button").all():
        if await control.is_visible():
            box = await control.bounding_box()
            assert box is not None
            assert min(box["width"], box["height"]) >= 44 or "command" in str(
                await control.get_attribute("class")
            )
            name = await control.get_attribute("aria-label") or await control.inner_text()
            assert name.strip()


def test_without_a_browser_the_test_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nowhere: Callable[[str], None] = lambda _: None  # noqa: E731 - a stand-in of one line
    monkeypatch.setattr(shutil, "which", nowhere)
    monkeypatch.setattr(tests.browser, "FETCHED", tmp_path)
    with pytest.raises(pytest.fail.Exception, match="install Chromium"):
        browser_path()
