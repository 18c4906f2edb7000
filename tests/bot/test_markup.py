"""Is a long message cut without losing anything?"""

from hypothesis import example, given
from hypothesis import strategies as st

from bot.markdown import render
from bot.markup import escape, split, utf16_length, visible
from tests.bot.test_markdown import markdown_texts
from tests.tdlib import parsed


@given(st.text())
def test_escaped_text_shows_itself(text: str) -> None:
    assert visible(escape(text)) == text
    assert visible(f'<a href="{escape(text)}">x</a>') == "x"


def test_telegram_counts_in_utf16() -> None:
    assert utf16_length("aä€") == 3
    assert utf16_length("💡") == 2


def test_entities_are_read_as_telegram_reads_them() -> None:
    html = "&lt;&gt;&amp;&quot; &#228; &#xE4; &nbsp; &#0; &#1114112; <b>fett</b>"
    assert visible(html) == parsed(html).text == '<>&" ä ä &nbsp; &#0; &#1114112; fett'


def _without_space(text: str) -> str:
    return "".join(text.split())


@example(markdown="**" + "wort " * 2_000 + "**\n\n> " + "💡" * 3_000, limit=4096)
@given(markdown=markdown_texts, limit=st.integers(2, 60))
def test_nothing_is_lost_and_everything_fits(markdown: str, limit: int) -> None:
    html = render(markdown)
    parts = split(html, limit)
    shown = [parsed(part).text for part in parts]
    assert _without_space("".join(shown)) == _without_space(visible(html))
    assert all(utf16_length(text) <= limit and text.strip() for text in shown)


@given(st.lists(st.text("abcäöü💡&<", min_size=1, max_size=15), max_size=60), st.integers(30, 90))
def test_no_word_is_torn_that_could_stay_whole(words: list[str], limit: int) -> None:
    parts = split(f"<b>{escape(' '.join(words))}</b>", limit)
    assert [word for part in parts for word in visible(part).split()] == words


def test_a_short_message_stays_as_it_is() -> None:
    assert split("<b>kurz</b>") == ("<b>kurz</b>",)
    assert split("<b> </b>\n") == ()


def test_cuts_fall_between_blocks_first_then_lines_then_words() -> None:
    assert split("eins zwei\n\ndrei\nvier fünf", 20) == ("eins zwei", "drei\nvier fünf")
    assert split("eins\n\nzwei drei\nvier fünf", 20) == ("eins\n\nzwei drei", "vier fünf")
    assert split("eins zwei drei\n\nvier fünf sechs", 20) == ("eins zwei drei", "vier fünf sechs")
    assert split("eins zwei drei vier", 11) == ("eins zwei", "drei vier")


def test_open_tags_are_closed_and_opened_again() -> None:
    assert split('<blockquote>Er <a href="https://a.de">sagt &amp; meint</a></blockquote>', 8) == (
        '<blockquote>Er <a href="https://a.de">sagt</a></blockquote>',
        '<blockquote><a href="https://a.de">&amp; meint</a></blockquote>',
    )


def test_code_keeps_its_indentation_across_a_cut() -> None:
    assert split("<pre>if ja:\n  eins\n  zwei</pre>", 13) == (
        "<pre>if ja:\n  eins</pre>",
        "<pre>  zwei</pre>",
    )


def test_a_word_longer_than_a_message_is_cut_between_what_the_eye_sees() -> None:
    assert split("ab" + "e\u0301" * 4, 5) == ("abe\u0301", "e\u0301e\u0301", "e\u0301")
    assert split("👩\u200d🔧👩\u200d🔧", 8) == ("👩\u200d🔧", "👩\u200d🔧")
