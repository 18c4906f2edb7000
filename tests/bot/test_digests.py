"""What managers and councils read on Mondays, whole: a changed word shows up here as a changed line.

`python -m tests.bot.test_digests` writes the documents anew, to be read before they are committed.
"""

import re
from functools import cache
from pathlib import Path

import pytest

from bot.markup import visible
from bot.texts.tongue import LANGUAGES, speak
from tests.bot.digests import (
    FIRST_MONDAY,
    HEADCOUNTS,
    composed,
    digests,
    document,
    history,
    html_of,
    unit,
)

GOLDEN = Path(__file__).parent / "golden"
MOST_WORDS = 150
MOST_WORDS_WITH_A_NOTE = 165
"""where the lines are in another language than what stands around them"""
FORBIDDEN = {
    "de": ("Schwäche", "Defizit", "können nicht", "kann nicht", "Rang", "schlechteste", "musst"),
    "en": ("weak", "deficit", "cannot", "worst", "rank", "must "),
    "tr": ("zayıf", "yetersiz", "sıralama", "zorundasın"),
    "pl": ("słab", "niedobór", "ranking", "musisz"),
    "uk": ("слабк", "недолік", "рейтинг", "мусиш"),
    "ro": ("slab", "deficit", "clasament", "trebuie să"),
    "ar": ("ضعف", "الأسوأ", "يجب عليك"),
}


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_digest_reads_as_it_was_approved(language: str) -> None:
    assert document(speak(language)) == (GOLDEN / f"digests.{language}.txt").read_text(encoding="utf-8")


@cache
def every_text() -> list[tuple[str, str, str]]:
    found = []
    for language in LANGUAGES:
        to = speak(language)
        for name, digest in digests(to):
            html = html_of(to, digest)
            found.append((language, name, visible(html)))
    return found


def test_a_digest_takes_a_minute() -> None:
    long = [
        (lang, name, words)
        for lang, name, text in every_text()
        if (words := len(text.split())) > (MOST_WORDS if lang in {"de", "en"} else MOST_WORDS_WITH_A_NOTE)
    ]
    assert long == []


def test_a_digest_never_speaks_of_weakness_or_rank() -> None:
    found = [
        (name, word) for language, name, text in every_text() for word in FORBIDDEN[language] if word in text
    ]
    assert found == []


def test_without_enough_people_no_number_of_theirs_is_ever_there() -> None:
    small = [text for lang, name, text in every_text() if lang == "de" and name.startswith("12,")]
    assert small
    for text in small:
        assert "keine, und das bleibt so" in text
        assert not re.search(r"von 100|rund \d", text)


@pytest.mark.parametrize("headcount", HEADCOUNTS)
def test_the_first_digest_names_the_day_of_the_first_figure(headcount: int) -> None:
    to, of = speak("de"), unit(headcount)
    first = composed(to, of, on=FIRST_MONDAY, releases=[])
    week, shown_on = FIRST_MONDAY, None
    while shown_on is None and week < FIRST_MONDAY.replace(year=2028):
        past = history(of, until=week, share=0.5)
        html = html_of(to, composed(to, of, on=week, releases=past))
        if "von 100" in visible(html):
            shown_on = week
        week = week.fromordinal(week.toordinal() + 7)
    said = html_of(to, first)
    if shown_on is None:
        assert "keine, und das bleibt so" in said
    else:
        assert f"erst ab {to.short_day(shown_on)} genau genug" in said


if __name__ == "__main__":
    for spoken in LANGUAGES:
        (GOLDEN / f"digests.{spoken}.txt").write_text(document(speak(spoken)), encoding="utf-8")
