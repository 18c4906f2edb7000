"""Does the page speak each person's language, and does each text run from its own side?"""

from pathlib import Path
from typing import Any, Final

import pytest
from playwright.async_api import Page, expect

from bot.texts.tongue import LANGUAGES
from tests.axe import violations
from tests.webchat.conftest import BareClient
from tests.webchat.test_access import PHONE
from tests.webchat.test_page import buttons, say
from webchat import Person, Server

PAGE: Final = Path(__file__).parents[2] / "webchat" / "page"
KINDS: Final = {"voice", "sticker", "video", "audio", "location", "contact"}
"""looked up by the kind of what was sent"""
INTERFACE: Final = {"de", "en", "tr", "pl", "uk", "ro", "ar"}
"""what the bot can speak, or will"""
ARABIC: Final = """\
<b>كل شيء أخضر، ومع ذلك هناك تالف</b>
ماذا تفعل أولًا؟
A  تفرز وتكمل العمل.
B  توقف الآلة وتخبر <b>Tom</b>.
C  DIN 933 (mm).

💡 اكتب /lernen لتبدأ.
Pausenbrot هو خبز الاستراحة.
Das steht auf Deutsch da."""
PLACES: Final = """
needle => {
  const text = document.querySelector(".message:last-child .text");
  const nodes = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  for (let node; (node = nodes.nextNode());) {
    const at = node.data.indexOf(needle);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + needle.length);
    const { left, right } = range.getBoundingClientRect();
    return [left, right];
  }
}
"""
"""Where these characters are painted, from left to right, in pixels."""


async def test_an_arabic_phone_is_mirrored_and_each_line_runs_its_own_way(
    api: BareClient,
    page: Page,
    server: Server,
) -> None:
    omar = server.person(language_code="ar", key="omar")
    await omar.start()
    await say(api, omar, ARABIC, reply_markup=buttons(("A", "B", "C")))
    await page.goto("/chat/omar")
    bubble = page.locator(".message:last-child .bubble")
    box, mine = await bubble.bounding_box(), await page.locator(".mine .bubble").bounding_box()
    assert box is not None
    assert mine is not None
    assert mine["x"] < PHONE["width"] - (box["x"] + box["width"]) + mine["x"] < box["x"]

    async def left(text: str) -> float:
        painted: list[float] = await page.evaluate(PLACES, text)
        return painted[0]

    async def right(text: str) -> float:
        painted: list[float] = await page.evaluate(PLACES, text)
        return painted[1]

    margin = await right("كل شيء")
    for first in ("A  ", "B  ", "C  ", "💡", "Pausenbrot"):
        assert await right(first) == pytest.approx(margin, abs=2), first
    assert await right("العمل.") < await left("A  ")
    assert await left("Tom") < await left("الآلة")
    assert await left("DIN") < await left("(mm)") < await right("(mm).") <= await left("C  ")
    assert await left("/") < await left("lernen") < await left("اكتب")
    assert await left("Das steht") < await left("da.")
    letters = [await page.get_by_role("button", name=name, exact=True).bounding_box() for name in "ABC"]
    places = [letter["x"] for letter in letters if letter]
    assert places == sorted(places, reverse=True)
    await expect(page.get_by_role("button", name="إرسال")).to_be_visible()
    assert await violations(page) == []


async def test_a_german_bubble_stays_german_on_an_arabic_phone_and_the_other_way_round(
    api: BareClient,
    page: Page,
    ayse: Person,
    server: Server,
) -> None:
    omar = server.person(language_code="ar", key="omar")
    await omar.start()
    said = (
        "Das ist nicht der Grund, sieh dir erst die Spur an.",
        "الأثر أولًا، ثم الرقم.",
        "OK",
        "Це не так, і це добре.",
    )
    for person in (ayse, omar):
        for text in said:
            await say(api, person, text)
        await page.goto(f"/chat/{person.key}")
        texts = page.locator(".message:not(.mine) .text")
        await expect(texts).to_have_count(len(said))
        found = await texts.evaluate_all("all => all.map(one => [getComputedStyle(one).direction, one.lang])")
        assert found == [["ltr", "de"], ["rtl", "ar"], ["ltr", ""], ["ltr", "uk"]]


async def test_the_page_has_the_same_words_in_every_language_of_the_interface(
    page: Page,
    server: Server,
) -> None:
    assert set(LANGUAGES) <= INTERFACE
    for code, spoken, more in (
        ("tr", "tr", "Daha fazla"),
        ("uk-UA", "uk", "Більше"),
        ("fr", "en", "More"),
        ("ar", "ar", "المزيد"),
        (None, "de", "Mehr"),
        ('"><script>', "en", "More"),
    ):
        person = server.person(language_code=code)
        await page.goto(f"/chat/{person.key}")
        await expect(page.get_by_role("button", name=more, exact=True)).to_be_visible()
        html = page.locator("html")
        await expect(html).to_have_attribute("lang", spoken)
        await expect(html).to_have_attribute("dir", "rtl" if spoken == "ar" else "ltr")
    listed: dict[str, dict[str, Any]] = await page.evaluate(
        """async () => {
          const { LANGUAGES } = await import("/page/languages.js");
          const said = ([key, word]) => [key, typeof word === "function" ? word(3) : word];
          const all = ([name, words]) => [name, Object.fromEntries(Object.entries(words).map(said))];
          return Object.fromEntries(Object.entries(LANGUAGES).map(all));
        }"""
    )
    assert set(listed) == INTERFACE
    assert [name for name, words in listed.items() if set(words) != set(listed["de"])] == []
    assert [
        (name, key) for name, words in listed.items() for key, word in words.items() if not word.strip()
    ] == []
    page_source = "".join(
        path.read_text("utf-8") for path in PAGE.glob("*.js") if path.name != "languages.js"
    )
    assert {key for key in listed["de"] if f"words.{key}" not in page_source} <= KINDS
