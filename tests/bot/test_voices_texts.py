"""What is read of flags, and what trainers get: short, complete, and the same for any order."""

from collections.abc import Iterator, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks import VoiceAnswer, decode
from bot.markup import utf16_length, visible
from bot.screens import voices
from bot.screens.screen import BUTTON_CHARACTERS, Screen
from bot.spots import Spot, spot
from bot.subjects import short
from bot.texts.tongue import LANGUAGES, speak
from contacts.voices import LONGEST_ANSWER, LONGEST_REMARK, FlagKind, Remark, Voiced, voiced
from content import EDITION
from content.library import Library
from tests.edition import whole_edition

COMPANY = 2**63 - 1
WEEK, SUNDAY = date(2026, 9, 7), date(2026, 9, 13)
QUESTION = Spot(
    subject="daten-bestand#median",
    module="Der Bestand stimmt nicht",
    unit="48 im System, 31 im Fach",
    question="Was tust du <zuerst>?",
    path="quizzes/daten-bestand.de.md",
    line=14,
)
UNIT = Spot(
    subject="daten-bestand/fach",
    module="Der Bestand stimmt nicht",
    unit="48 im System, 31 im Fach",
    question="",
    path="modules/daten-bestand.de.md",
    line=20,
)
WORDS = "Bei uns heißt das <Umbuchen> & fertig."


def remark(words: str, spot: Spot = QUESTION, kind: FlagKind = FlagKind.UNCLEAR) -> Remark:
    return Remark(subject=spot.subject, kind=kind, words=words)


def told(spot: Spot, *kinds: FlagKind, words: Sequence[str] = ()) -> tuple[Spot, Voiced]:
    (one,) = voiced(((spot.subject, kind) for kind in kinds), [remark(w, spot) for w in words], week=WEEK)
    return spot, one


def week(*said: tuple[Spot, Voiced], language: str = "de") -> tuple[Screen, ...]:
    return voices.week(
        speak(language), company="Lindner & Söhne", company_id=COMPANY, until=SUNDAY, said=said
    )


def numbered(number: int) -> Spot:
    return Spot(
        subject=f"modul#frage-{number}",
        module="M",
        unit="U",
        question=f"Frage {number}?",
        path="quizzes/modul.de.md",
        line=number,
    )


def every_screen(language: str) -> Iterator[Screen]:
    to = speak(language)
    for one in (QUESTION, UNIT):
        yield voices.ask(to, one, None)
        for kind in FlagKind:
            yield voices.ask(to, one, kind)
            yield voices.flagged(to, one, kind, has_reader=True)
            yield voices.flagged(to, one, kind, has_reader=False)
        yield voices.preview(to, one, FlagKind.UNFITTING, "w" * LONGEST_REMARK)
        yield voices.answered(to, one, "w" * LONGEST_ANSWER)
        yield voices.preview_answer(to, one, COMPANY, "w" * LONGEST_ANSWER)
        yield from week(told(one, FlagKind.WRONG, words=[WORDS]), language=language)
    yield from (voices.taken_back(to, was_told=was) for was in (True, False))
    yield from (voices.remark_kept(to, has_reader=has) for has in (True, False))
    yield voices.write(to, QUESTION)
    yield voices.too_long(to, QUESTION, characters=1234)
    yield voices.nothing_sent(to)
    yield voices.write_answer(to, QUESTION, COMPANY)
    yield voices.answer_too_long(to, QUESTION, COMPANY, characters=1234)
    yield voices.answer_sent(to)
    yield voices.subject_gone(to)


@pytest.fixture(scope="module")
def library() -> Library:
    return whole_edition()


# --- what trainers get --------------------------------------------------------------------------


def test_a_week_names_module_unit_question_and_line_and_counts_by_kind() -> None:
    kinds = (FlagKind.UNCLEAR, FlagKind.HELPED, FlagKind.UNCLEAR)
    (screen,) = week(told(QUESTION, *kinds, words=[WORDS]), told(UNIT, FlagKind.UNFITTING))
    assert screen.html == (
        "<b>Rückmeldungen · Lindner &amp; Söhne</b>\n\n"
        "Bis 13. September, gesammelt und gemischt. Wer und wann steht hier nicht.\n\n"
        "<b>1. Was tust du &lt;zuerst&gt;?</b>\n"
        "Der Bestand stimmt nicht · 48 im System, 31 im Fach\n"
        "<code>quizzes/daten-bestand.de.md</code>, Zeile 14\n"
        "2 × Unklar, 1 × Hat mir geholfen\n"
        "„Bei uns heißt das &lt;Umbuchen&gt; &amp; fertig.“ (Unklar)\n\n"
        "<b>2. 48 im System, 31 im Fach</b>\n"
        "Der Bestand stimmt nicht\n"
        "<code>modules/daten-bestand.de.md</code>, Zeile 20\n"
        "1 × Passt nicht zu uns"
    )
    answers = [decode(button.data) for row in screen.rows for button in row]
    assert answers == [VoiceAnswer(COMPANY, "ask", short(one.subject)) for one in (QUESTION, UNIT)]


def test_much_that_was_said_comes_in_pages_whose_numbers_go_on() -> None:
    said = [told(numbered(number), FlagKind.WRONG) for number in range(1, 20)]
    pages = week(*said)
    assert len(pages) == 3
    assert ["Teil 2 von 3" in page.html for page in pages] == [False, True, False]
    labels = [button.text for page in pages for row in page.rows for button in row]
    assert labels == [f"Antwort zu {number}" for number in range(1, 20)]
    assert "9. Frage 9?" in pages[1].html
    assert week() == (), "of nothing there is nothing"


def test_a_sentence_whose_flag_was_taken_back_is_read_and_cannot_be_answered() -> None:
    (screen,) = week(told(QUESTION, words=[WORDS]))
    assert "Umbuchen" in screen.html
    assert screen.rows == ()


SPOTS = {one.subject: one for one in (QUESTION, UNIT, numbered(7))}
EVENTS = st.lists(
    st.tuples(
        st.integers(1, 40),  # who
        st.integers(0, 7 * 24 * 60 - 1),  # minute of the week
        st.sampled_from(sorted(SPOTS)),
        st.sampled_from(FlagKind),
        st.text(max_size=12),
    ),
    max_size=10,
)


@given(EVENTS, st.data())
def test_any_permutation_of_senders_and_times_gives_the_identical_text(
    events: list[tuple[int, int, str, FlagKind, str]], data: st.DataObject
) -> None:
    """As they come: by time, then by sender. Nothing but what was said may be left of it."""

    def rendered(arrived: list[tuple[int, int, str, FlagKind, str]]) -> tuple[Screen, ...]:
        arrived = sorted(arrived, key=lambda event: (event[1], event[0]))
        said = voiced(
            ((subject, kind) for _, _, subject, kind, _ in arrived),
            [remark(words, SPOTS[subject], kind) for _, _, subject, kind, words in arrived if words],
            week=WEEK,
        )
        return week(*((SPOTS[one.subject], one) for one in said))

    senders = data.draw(st.permutations([event[0] for event in events]))
    times = data.draw(st.permutations([event[1] for event in events]))
    others = [(who, when, *event[2:]) for who, when, event in zip(senders, times, events, strict=True)]
    assert rendered(events) == rendered(others)


# --- where something stands ---------------------------------------------------------------------


def test_every_unit_and_question_of_the_edition_is_found_at_its_line(library: Library) -> None:
    for language in library.languages:
        files: dict[str, list[str]] = {}
        for key in library.keys:
            found = spot(library, key, language)
            if found.path not in files:
                files[found.path] = (EDITION / found.path).read_text(encoding="utf-8").splitlines()
            line = files[found.path][found.line - 1]
            assert line.startswith("#"), found
            assert f"#{key.replace('/', '#').rsplit('#', 1)[-1]}" in line, found


def test_of_a_subject_that_is_gone_the_key_is_left(library: Library) -> None:
    found = spot(library, "gibt-es#nicht", "de")
    assert (found.title, found.path) == ("gibt-es#nicht", "")


def test_no_two_subjects_of_the_edition_share_a_button(library: Library) -> None:
    assert len({short(key) for key in library.keys}) == len(set(library.keys))


# --- all of it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_button_fits_a_phone_and_says_something_that_the_bot_understands(language: str) -> None:
    for screen in every_screen(language):
        for button in (button for row in screen.rows for button in row):
            assert len(button.text) <= BUTTON_CHARACTERS, button.text
            assert decode(button.data) is not None, button
        assert utf16_length(visible(screen.html)) <= 4096


def test_a_learner_is_told_what_is_kept_and_for_how_long() -> None:
    to = speak("de")
    read = voices.flagged(to, QUESTION, FlagKind.UNCLEAR, has_reader=True).html
    unread = voices.flagged(to, QUESTION, FlagKind.UNCLEAR, has_reader=False).html
    assert "ohne Tag und Uhrzeit" in read
    assert "Noch liest das niemand" in unread
    assert all("90 Tage" in text for text in (read, unread))


def test_a_preview_quotes_the_words_and_nothing_else() -> None:
    for screen in (
        voices.preview(speak("de"), QUESTION, FlagKind.WRONG, WORDS),
        voices.preview_answer(speak("de"), QUESTION, COMPANY, WORDS),
        voices.answered(speak("de"), QUESTION, WORDS),
    ):
        quoted = screen.html.split("<blockquote>")[1].split("</blockquote>")[0]
        assert visible(quoted) == WORDS
        assert screen.html.count("<blockquote>") == 1
