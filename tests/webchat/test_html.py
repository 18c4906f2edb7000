"""Does the own parser decide, on any HTML, as Telegram's own library does?"""

import json
from typing import Any

import pytest
import tdjson
from hypothesis import given, settings
from hypothesis import strategies as st

from webchat.entities import Entity, Formatted, detected, settled, utf16_length
from webchat.html import HtmlRefused, parse

NAMES = {
    "PreCode": "pre",
    "TextUrl": "text_link",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "BotCommand": "bot_command",
    "EmailAddress": "email",
}
Read = tuple[str, list[tuple[int, int, str, str]]]


def tdlib(request: dict[str, Any]) -> dict[str, Any]:
    raw = tdjson.td_execute(json.dumps(request).encode())
    assert raw is not None
    answer: dict[str, Any] = json.loads(raw)
    return answer


@pytest.fixture(autouse=True, scope="module")
def quiet_tdlib() -> None:
    tdlib({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})


def entity_of(raw: dict[str, Any]) -> tuple[int, int, str, str]:
    kind = raw["type"]["@type"].removeprefix("textEntityType")
    details = ("url", "language", "user_id", "custom_emoji_id", "unix_time")
    detail = next((str(raw["type"][name]) for name in details if name in raw["type"]), "")
    return raw["offset"], raw["length"], NAMES.get(kind, kind.lower()), detail


def as_telegram_reads(html: str) -> Read | str:
    mode = {"@type": "textParseModeHTML"}
    answer = tdlib({"@type": "parseTextEntities", "text": html, "parse_mode": mode})
    if answer["@type"] == "error":
        return str(answer["message"])
    return answer["text"], sorted(entity_of(entity) for entity in answer["entities"])


def detail(entity: Entity) -> str:
    kinds = (entity.url, entity.language, entity.user_id, entity.custom_emoji_id, entity.unix_time)
    return next((str(value) for value in kinds if value is not None), "")


def as_we_read(html: str) -> Read | str:
    try:
        read = parse(html)
    except HtmlRefused as refused:
        return f"Can't parse entities: {refused}"
    return read.text, sorted((e.offset, e.length, e.kind, detail(e)) for e in read.entities)


SHOWN = "b strong i em u ins s strike del code pre a tg-spoiler blockquote span"
TAGS = (*SHOWN.split(), "tg-emoji", "tg-time", "br", "p", "B", "")
PLAIN_ATTRIBUTES = (
    "",
    " ",
    " expandable",
    " class='tg-spoiler'",
    ' class="language-python"',
    " class=language-c",
)
LINKS = (
    "example.org",
    "'https://Example.org/A?b=1&amp;c=2'",
    "'tg://user?id=42'",
    "'javascript:alert(1)'",
    "'a b'",
)
SOUND_ATTRIBUTES = (
    *PLAIN_ATTRIBUTES,
    *(f" href={link}" for link in LINKS),
    " emoji-id='5368324170671202286'",
)
ODD_ATTRIBUTES = (" unix='1700000000' format='wDT'", " x", " x=", " =y", " x='", " /", " a=b c")
ATTRIBUTES = SOUND_ATTRIBUTES + ODD_ATTRIBUTES
LITERAL = ("Wort", " ", "\n", "ä", "😀", "👩‍🏭", "&", "&#", "&lt", ">", "=", "'", '"', "example.org")
REFERENCES = "&lt; &gt; &amp; &quot; &nbsp; &copy; &#65; &#x1F600; &#0; &#9999999;"
SOUND_WORDS = (*LITERAL, *REFERENCES.split())
WORDS = (*SOUND_WORDS, "&#xD800;", "<", "</")

opening = st.builds(
    lambda tag, attribute: f"<{tag}{attribute}>", st.sampled_from(TAGS), st.sampled_from(ATTRIBUTES)
)
closing = st.sampled_from(TAGS).map(lambda tag: f"</{tag}>")
soup = st.lists(st.one_of(opening, closing, st.sampled_from(WORDS)), max_size=12).map("".join)
well_formed = st.recursive(
    st.sampled_from(SOUND_WORDS),
    lambda inner: st.builds(
        lambda tag, attribute, parts: f"<{tag}{attribute}>{''.join(parts)}</{tag}>",
        st.sampled_from(SHOWN.split()),
        st.sampled_from(SOUND_ATTRIBUTES),
        st.lists(inner, max_size=4),
    ),
    max_leaves=12,
)


@settings(max_examples=1000, deadline=None)
@given(soup)
def test_tag_soup_is_read_or_refused_in_the_same_words(html: str) -> None:
    assert as_we_read(html) == as_telegram_reads(html)


@settings(max_examples=1000, deadline=None)
@given(well_formed)
def test_nested_tags_are_read_into_the_same_entities(html: str) -> None:
    assert as_we_read(html) == as_telegram_reads(html)


@pytest.mark.parametrize(
    "link",
    [
        "example.org",
        "example.org#0 ",
        "example.org/a b?c\td",
        "example.org x",
        "HTTPS://Example.ORG/Pfad?x=1#y",
        "http://localhost",
        "http://localhost:80/x",
        "http://127.0.0.1:8081/x",
        "http://[::1]/",
        "https://user:pw@example.org/x",
        "https://example.org:99999",
        "https://t.me/bot?start=a_b-c",
        "https://münchen.de/straße",
        "ftp://example.org",
        "mailto:a@example.org",
        "tel:+49",
        "tg://resolve?domain=x",
        "tg://user?id=12",
        "abc",
        "/abc",
        "#a",
        "a b.de",
    ],
)
def test_a_link_is_kept_dropped_or_rewritten_as_telegram_does_it(link: str) -> None:
    html = f'<a href="{link}">Text</a>'
    assert as_we_read(html) == as_telegram_reads(html)


@settings(max_examples=400, deadline=None)
@given(well_formed)
def test_what_a_message_keeps_survives_being_written_as_html_again(html: str) -> None:
    try:
        kept = settled(parse(html))
    except HtmlRefused:
        return
    assert settled(parse(kept.html)) == kept


@settings(max_examples=400, deadline=None)
@given(well_formed)
def test_every_kept_entity_lies_inside_the_text(html: str) -> None:
    try:
        kept = settled(parse(html))
    except HtmlRefused:
        return
    assert all(0 <= e.offset < e.end <= utf16_length(kept.text) for e in kept.entities)


@pytest.mark.parametrize(
    "text",
    [
        "/start",
        "/start abc-1",
        "geh mit /lernen weiter",
        "a/b",
        "//start",
        "/ä",
        "/start@muster_bot.",
        "(/hilfe)",
        "/x/y",
    ],
)
def test_commands_are_found_where_telegram_finds_them(text: str) -> None:
    found = tdlib({"@type": "getTextEntities", "text": text})["entities"]
    theirs = sorted(entity_of(entity)[:3] for entity in found if "Command" in entity["type"]["@type"])
    ours = [(e.offset, e.length, e.kind) for e in detected(Formatted(text=text)).entities]
    assert [entity for entity in ours if entity[2] == "bot_command"] == theirs
