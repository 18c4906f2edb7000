"""What runs from left to right stays readable inside a sentence that runs from right to left."""

import re

import pytest
from babel import Locale

from bot.texts import menu
from bot.texts.direction import FIRST_STRONG, POP, RIGHT_TO_LEFT, directed, isolated
from bot.texts.tongue import LANGUAGES, speak
from contacts.model import Role
from tests.bot.test_catalogues import said_in


def shown(text: str) -> str:
    """With signs that can be seen: [ ] around what is isolated, < for the letter that nobody sees."""
    return text.replace(FIRST_STRONG, "[").replace(POP, "]").replace(RIGHT_TO_LEFT, "‹")


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("اكتب /lernen.", "اكتب [/lernen]."),
        ("<b>ملف</b> .md أو .zip", "<b>ملف</b> [.md] أو [.zip]"),
        ("Pausenbrot لا يحفظ شيئًا.", "‹Pausenbrot لا يحفظ شيئًا."),
        ("{company}: 28", "{company}: 28"),
        ("/lernen\nوقت", "[/lernen]\nوقت"),
        ("https://packs.example/lager مثلًا", "‹https://packs.example/lager مثلًا"),
        ("lernen", "lernen"),
        ("Pausenbrot", "Pausenbrot"),
    ],
)
def test_commands_are_isolated_and_a_line_begins_where_its_words_do(sentence: str, expected: str) -> None:
    assert shown(directed(sentence)) == expected


def test_only_what_runs_the_other_way_is_isolated_where_it_is_filled_in() -> None:
    said = directed("{company} و{who}: {count} من {all}").format(
        company="Lindner &amp; Söhne", who="ليلى", count=28, all="1.200"
    )
    assert shown(said) == "[Lindner &amp; Söhne] وليلى: 28 من 1.200"
    assert shown(str(isolated("eins\nzwei"))) == "[eins]\n[zwei]"
    assert isolated("<b>28</b> &amp; 5") == "<b>28</b> &amp; 5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_direction_of_a_language_is_what_babel_says(language: str) -> None:
    assert speak(language).is_from_the_right == (Locale.parse(language).text_direction == "rtl")


def test_a_language_from_the_left_knows_nothing_of_it() -> None:
    to = speak("uk")
    assert not to.is_from_the_right
    assert to.apart("Lindner") == "Lindner"
    assert to.begins("/lernen") == "/lernen"
    assert [one for one in LANGUAGES if speak(one).is_from_the_right] == ["ar"]


def test_lists_isolate_their_parts_and_the_help_its_commands() -> None:
    to = speak("ar")
    assert shown(to.list(["Tor 3", "المستودع"])) == "[Tor 3] والمستودع"
    assert to.beside(["أ", "ب"]) == "أ، ب"
    lines = menu.help_text(to, frozenset({Role.LEARNER})).splitlines()
    assert shown(lines[2]) == "‹[/lernen] · متابعة التعلّم"


def test_in_every_sentence_what_is_opened_is_closed() -> None:
    for sentence in said_in("ar"):
        for line in directed(sentence).split("\n"):
            assert re.sub(f"[^{FIRST_STRONG}{POP}]", "", line).replace(FIRST_STRONG + POP, "") == "", line
