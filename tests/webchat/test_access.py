"""Can somebody use the chat who does not see it, sees it large, or has no mouse?"""

import re
from typing import Final

import pytest
from playwright.async_api import Page, expect

from tests.axe import violations
from tests.webchat.conftest import PIXEL, BareClient
from tests.webchat.test_page import buttons, say
from webchat import Person, Server

DESK: Final = {"width": 1280, "height": 860}
PHONE: Final = {"width": 360, "height": 740}
LONG: Final = tuple((f"Antwort Nummer {number}",) for number in range(12))
CUT: Final = """
() => [...document.querySelectorAll(".message, .message button, .text, .head, .head *, .foot, .foot *")]
  .filter(part => part.offsetParent && !part.closest("svg") && !part.matches(".skip, .picked, .hidden"))
  .filter(part => {
    const box = part.getBoundingClientRect();
    const isWider = part.scrollWidth > part.clientWidth + 1 && part.clientWidth > 0;
    return isWider || box.right > 361 || box.left < -1;
  })
  .map(part => `${part.className}: ${part.innerText}`)
"""
"""What is wider than its place or than the phone."""


TOO_SMALL: Final = """
() => [...document.querySelectorAll("button, a, summary, textarea")]
  .filter(part => part.offsetParent && !part.matches(".command"))
  .filter(part => Math.min(part.offsetWidth, part.offsetHeight) < 44)
  .map(part => `${part.className}: ${part.innerText}`)
"""
"""What a thumb misses; a command stands inside of a sentence, which WCAG exempts."""
RING: Final = "() => parseFloat(getComputedStyle(document.activeElement).outlineWidth)"


async def picture(api: BareClient, person: Person, caption: str) -> None:
    data = {"chat_id": str(person.id), "caption": caption, "parse_mode": "HTML"}
    sent = await api.http.post(f"/bot{api.token}/sendPhoto", data=data, files={"photo": ("a.png", PIXEL)})
    assert sent.json()["ok"]


async def full_chat(api: BareClient, person: Person) -> int:
    """One of everything; the id of a message that can be tapped."""
    await api.does("setMyCommands", commands=[{"command": "lernen", "description": "Jetzt lernen"}])
    first = await say(
        api, person, "<b>Frage</b> mit /lernen und <code>Code</code>", reply_markup=buttons(("A", "B"))
    )
    await picture(api, person, "Was siehst du?\n<blockquote expandable>Ein Fach mit 31 Stück.</blockquote>")
    await picture(api, person, "")
    await say(api, person, "Wähle Tage", reply_markup=buttons(("☑ Mo", "☐ Di"), ("Fertig",)))
    await say(
        api, person, "Lange <pre>Tafel</pre> <tg-spoiler>Lösung</tg-spoiler>", reply_markup=buttons(*LONG)
    )
    link = {"text": "Seite", "url": "https://example.org"}
    quoted = {"message_id": first}
    await say(api, person, "Siehe oben", reply_parameters=quoted, reply_markup={"inline_keyboard": [[link]]})
    poll = {"question": "Wie viele?", "options": [{"text": "Fünf"}, {"text": "Neun"}]}
    await api.does("sendPoll", chat_id=person.id, allows_multiple_answers=True, **poll)
    await say(api, person, "Wann?", reply_markup={"keyboard": [["Früh", "Spät"]]})
    return first


async def test_axe_finds_nothing_in_any_state_of_the_chat(
    api: BareClient,
    page: Page,
    ayse: Person,
    server: Server,
) -> None:
    found: dict[str, list[str]] = {}

    async def look(state: str) -> None:
        for scheme, size in (("light", PHONE), ("dark", DESK)):
            await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            await page.set_viewport_size(size)  # type: ignore[arg-type]
            if wrong := await violations(page):
                found[f"{state}, {scheme}"] = wrong

    await api.does("setMyDescription", description="Kurze Fälle aus der Arbeit.")
    server.person(key="murat")
    await page.goto("/chat/murat")
    await expect(page.get_by_role("button", name="Start")).to_be_visible()
    await look("empty chat")
    first = await full_chat(api, ayse)
    await page.goto("/chat/ayse")
    await expect(page.get_by_role("button", name="Früh")).to_be_visible()
    await look("chat with everything")
    assert await page.evaluate(TOO_SMALL) == []
    await page.get_by_label("Nachricht", exact=True).fill("Was heißt das?")
    await page.get_by_role("button", name="B", exact=True).click()
    await ayse.until(lambda me: me.chat.taps)
    tap = next(iter(ayse.chat.taps.values()))
    await look("a typed question, a waiting button")
    await api.does("answerCallbackQuery", callback_query_id=tap.query_id, text="Gemerkt")
    await expect(page.get_by_role("status").filter(has_text="Gemerkt")).to_be_visible()
    await api.does("editMessageText", chat_id=ayse.id, message_id=first, text="Antwort")
    await look("a toast, an edited message")
    await page.get_by_role("button", name="Befehle").click()
    await page.get_by_role("button", name="Mehr", exact=True).click()
    await look("both menus open")
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Bild mit Text").click()
    await look("a picture by itself")
    await page.keyboard.press("Escape")
    assert found == {}
    await page.evaluate("document.querySelector('.more').removeAttribute('aria-label')")
    assert [line.partition(":")[0] for line in await violations(page)] == ["button-name"]


async def test_an_alert_is_a_dialog_with_a_name_and_a_lost_server_is_told(
    api: BareClient,
    page: Page,
    ayse: Person,
) -> None:
    await say(api, ayse, "Frage", reply_markup=buttons(("A",)))
    await page.goto("/chat/ayse")
    await page.get_by_role("button", name="A", exact=True).press("Enter")
    await ayse.until(lambda me: me.chat.taps)
    tap = next(iter(ayse.chat.taps.values()))
    await api.does("answerCallbackQuery", callback_query_id=tap.query_id, text="Wichtig", show_alert=True)
    await expect(page.get_by_role("alertdialog", name="Hinweis")).to_have_accessible_description("Wichtig")
    await expect(page.get_by_role("button", name="Schließen")).to_be_focused()
    assert await violations(page) == []
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("button", name="A", exact=True)).to_be_focused()


DIALOGUE: Final = """\
  - log "Nachrichten":
    - paragraph: Montag, 7. September
    - article:
      - text: "Du:"
      - button "/start"
      - time: 08:00
    - article:
      - text: "Muster: Was siehst du?"
      - time: 08:00
      - group "Auswahl":
        - button "Bild"
        - button "Text"
    - article:
      - text: "Muster:"
      - button "Bild mit Text":
        - img "Bild mit Text"
      - text: Ein Fach.
      - blockquote:
        - text: Im Fach liegen 31 Stück.
        - button "Mehr anzeigen"
      - time: 08:00
    - article:
      - text: "Muster: Fach Stück A1 31"
      - time: 08:00
    - article:
      - text: "Muster: Welche Tage?"
      - time: 08:00
      - group "Auswahl":
        - button "Mo" [pressed]
        - button "Di"
    - article:
      - text: "Du: Montag"
      - time: 08:00"""


async def test_a_screen_reader_meets_speaker_text_and_buttons_in_their_order(
    api: BareClient,
    page: Page,
    ayse: Person,
) -> None:
    await say(api, ayse, "Was siehst du?", reply_markup=buttons(("Bild", "Text")))
    await picture(api, ayse, "Ein Fach.\n<blockquote expandable>Im Fach liegen 31 Stück.</blockquote>")
    await say(api, ayse, "<pre>Fach  Stück\n────  ─────\nA1    31</pre>")
    await say(api, ayse, "Welche Tage?", reply_markup=buttons(("☑ Mo", "☐ Di")))
    await ayse.send("Montag")
    await page.goto("/chat/ayse")
    log = page.get_by_role("log", name="Nachrichten")
    await expect(log.get_by_role("article")).to_have_count(6)
    heard = await page.locator(".room").aria_snapshot()
    assert re.sub(r"\d\d:\d\d", "08:00", heard).replace("- main:\n", "") == DIALOGUE


async def test_who_switches_a_button_keeps_it_and_does_not_hear_the_text_again(
    api: BareClient,
    page: Page,
    ayse: Person,
) -> None:
    days = await say(api, ayse, "Welche Tage?", reply_markup=buttons(("☐ Mo", "☐ Di")))
    await page.goto("/chat/ayse")
    monday = page.get_by_role("button", name="Mo", exact=True)
    await monday.press("Enter")
    text = await page.get_by_text("Welche Tage?").element_handle()
    markup = buttons(("☑ Mo", "☐ Di"), ("Fertig",))
    await api.does("editMessageReplyMarkup", chat_id=ayse.id, message_id=days, reply_markup=markup)
    await expect(page.get_by_role("button", name="Fertig")).to_be_visible()
    await expect(monday).to_be_focused()
    await expect(monday).to_have_attribute("aria-pressed", "true")
    await expect(monday).not_to_have_attribute("aria-busy", "true")
    assert text is not None
    assert await text.evaluate("text => text.isConnected")
    await monday.press("Enter")
    await ayse.until(lambda me: [tap.data for tap in me.chat.taps.values()] == ["☐ Mo", "☑ Mo"])


async def test_the_focus_stays_near_when_what_had_it_goes(
    api: BareClient,
    page: Page,
    ayse: Person,
) -> None:
    await say(api, ayse, "Davor")
    gone = await say(api, ayse, "Frage", reply_markup=buttons(("A",)))
    await say(api, ayse, "Wann?", reply_markup={"keyboard": [["Früh", "Spät"]]})
    await page.goto("/chat/ayse")
    await page.get_by_role("button", name="A", exact=True).focus()
    await api.does("deleteMessage", chat_id=ayse.id, message_id=gone)
    await expect(page.get_by_role("article").filter(has_text="Davor")).to_be_focused()
    await page.get_by_role("button", name="Spät").press("Enter")
    await say(api, ayse, "Danke", reply_markup={"remove_keyboard": True})
    await expect(page.get_by_label("Nachricht", exact=True)).to_be_focused()
    await page.get_by_role("button", name="Mehr", exact=True).press("Enter")
    await page.get_by_role("button", name="Bot blockieren").focus()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("button", name="Mehr", exact=True)).to_be_focused()
    await page.get_by_role("button", name="Zum Ende springen").press("Enter")
    await expect(page.get_by_role("article").last).to_be_focused()
    for _ in range(8):
        await page.keyboard.press("Tab")
        if not await page.evaluate("document.activeElement === document.body"):
            assert await page.evaluate(RING) >= 2


@pytest.mark.parametrize("language", ["de", "ar"])
async def test_letters_of_double_size_lose_nothing_on_a_small_phone(
    api: BareClient,
    page: Page,
    server: Server,
    language: str,
) -> None:
    omar = server.person(language_code=language, key="omar")
    await omar.start()
    await full_chat(api, omar)
    await say(
        api, omar, "متى؟", reply_markup=buttons(("☑ الإثنين", "☐ الثلاثاء", "☐ الأربعاء"), ("05:40", "06:00"))
    )
    await page.goto("/chat/omar")
    await page.get_by_role("article").nth(7).wait_for()
    before = await page.get_by_text("Frage", exact=True).evaluate(
        "text => parseFloat(getComputedStyle(text).fontSize)"
    )
    await page.evaluate("document.documentElement.style.fontSize = '200%'")
    after = await page.get_by_text("Frage", exact=True).evaluate(
        "text => parseFloat(getComputedStyle(text).fontSize)"
    )
    assert after == 2 * before
    assert await page.evaluate(CUT) == []
    assert await page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    entry = await page.get_by_role("textbox").bounding_box()
    assert entry is not None
    assert entry["width"] >= PHONE["width"] / 3


async def test_nothing_moves_for_whoever_wants_no_movement(
    api: BareClient,
    page: Page,
    ayse: Person,
) -> None:
    await page.goto("/chat/ayse")
    moving = "document.getAnimations().length"
    for wish, moves in (("no-preference", True), ("reduce", False)):
        await page.emulate_media(reduced_motion=wish)  # type: ignore[arg-type]
        await api.does("sendChatAction", chat_id=ayse.id, action="typing")
        await expect(page.get_by_role("status").filter(has_text="schreibt …")).to_be_visible()
        assert (await page.evaluate(moving) > 0) is moves
