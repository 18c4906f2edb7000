"""What will learners notice of a new version, and what must never be published over an old one?"""

import pytest

from content.changes import Change, Text, compare, compare_languages, texts_of
from content.check import check
from content.edition import edition
from tests.content.rulecase import changed, good_files

MODULE = "modules/daten-muster.de.md"
QUIZ = "quizzes/daten-muster.de.md"
NEW_QUIZ = "-version: 3\n+version: 4\n\n"
NEW_MODULE = "-version: 2\n+version: 3\n\n"


def _text(files: dict[str, bytes], language: str = "de") -> Text:
    return texts_of(edition(files), "daten-muster")[language]


def _after(diff: str, *, path: str = QUIZ, language: str = "de") -> Change:
    old = good_files(translated=True)
    new = {**old, path: changed(old[path].decode(), diff).encode()}
    return compare(_text(old, language), _text(new, language))


def _codes(change: Change) -> list[str]:
    return [finding.code for finding in change.findings]


# --- who notices what ---------------------------------------------------------------------------


def test_the_first_version_is_all_new() -> None:
    change = compare(None, _text(good_files()))
    assert change.first
    assert change.new_units == ("zettel", "schreibweise")
    assert len(change.new_questions) == 11
    assert not change.is_unnoticed


def test_the_same_again_changes_nothing() -> None:
    change = compare(_text(good_files()), _text(good_files()))
    assert change.is_unnoticed
    assert change.typos == 0
    assert change.findings == ()


def test_three_typos_are_counted_and_nobody_notices() -> None:
    old = good_files()
    quiz = "-  > Das kostet eine Minute.\n+  > Das kostet nur eine Minute.\n\n"
    quiz += "-Denk an gestern.\n+Denkt an gestern."
    module = "-Drei Leute schreiben drei Namen.\n+Drei Leute schreiben dreierlei Namen."
    new = {
        MODULE: changed(old[MODULE].decode(), module).encode(),
        QUIZ: changed(old[QUIZ].decode(), quiz).encode(),
    }
    change = compare(_text(old), _text(new))
    assert change.typos == 3
    assert change.is_unnoticed
    assert change.findings == ()


def test_gaps_alone_are_no_change() -> None:
    assert _after("-Denk an gestern.\n+Denk  an\n+gestern.").typos == 0


def test_a_higher_version_of_the_quiz_brings_back_all_that_has_cards() -> None:
    change = _after(NEW_QUIZ + "-  > Das kostet eine Minute.\n+  > Das dauert nicht lang.")
    assert change.meaning == (
        "was-jetzt",
        "platz",
        "brett",
        "fehlen",
        "folge",
        "und-du",
        "dublette",
        "felder",
    )
    assert change.untouched == change.meaning[1:]
    assert change.typos == 0
    assert not change.is_unnoticed


def test_a_higher_version_of_the_module_text_brings_no_question_back() -> None:
    diff = NEW_MODULE + "-Ein Name hilft beim Suchen.\n+Wer sucht, braucht einen Namen."
    change = _after(diff, path=MODULE)
    assert change.meaning == ()
    assert change.rewritten_units == ("schreibweise",)
    assert change.findings == ()


def test_new_and_gone_questions_and_units_are_named() -> None:
    change = _after("-### Was war bei euch? {#bei-euch .reflect}\n+### Was war es? {#was-war .reflect}")
    assert (change.new_questions, change.gone_questions) == (("was-war",), ("bei-euch",))
    change = _after("-## Der Zettel ist weg {#zettel trade=lager}\n+## Der Zettel {#blatt}", path=MODULE)
    assert (change.new_units, change.gone_units) == (("blatt",), ("zettel",))
    assert change.typos == 0


def test_another_case_is_named() -> None:
    case = (
        "+#### Fall: Hof\n+\n+Ein Hof.\n+\n+- [x] A\n+  > Ja.\n+- [ ] B\n+  > Nein.\n+- [ ] C\n+  > Nein.\n+"
    )
    change = _after(f"{case}\n ### Was gehört auf das Brett? {{#brett .confidence .keep-order}}")
    assert change.new_cases == ("platz",)
    assert change.findings == ()


def test_a_withdrawn_module_is_told() -> None:
    change = _after("-status: published\n+status: retired", path=MODULE)
    assert change.withdrawn
    assert not change.is_unnoticed


def test_answers_that_only_change_their_places_are_named_and_still_right() -> None:
    change = _after(
        "-- [ ] Abladen\n-  > Der Hof ist frei.\n-- [x] Anrufen\n-  > Das kostet eine Minute.\n"
        "+- [x] Anrufen\n+  > Das kostet eine Minute.\n+- [ ] Abladen\n+  > Der Hof ist frei."
    )
    assert change.answers_moved == ("was-jetzt",)
    assert change.typos == 0
    assert change.findings == ()


# --- translations -------------------------------------------------------------------------------


def test_a_translation_brings_nothing_back_until_it_says_a_newer_german_text() -> None:
    path = "quizzes/daten-muster.en.md"
    assert _after("-version: 1\n+version: 2", path=path, language="en").meaning == ()
    assert _after("-translates: 3\n+translates: 4", path=path, language="en").meaning


def test_each_language_has_its_own_change() -> None:
    german = texts_of(edition(good_files()), "daten-muster")
    both = texts_of(edition(good_files(translated=True)), "daten-muster")
    changes = compare_languages(german, both)
    assert {language: change.first for language, change in changes.items()} == {"de": False, "en": True}


# --- P002: what was right stays right -----------------------------------------------------------

DIFFERENT_SOLUTIONS = {
    "marks swapped": "-- [ ] Abladen\n+- [x] Abladen\n\n-- [x] Anrufen\n+- [ ] Anrufen",
    "words swapped": "-- [ ] Abladen\n+- [ ] Anrufen\n\n-- [x] Anrufen\n+- [x] Abladen",
    "one more is right": "-- [ ] Was vorbei ist\n+- [x] Was vorbei ist",
    "one less is right": "-- [x] Wer fehlt\n+- [ ] Wer fehlt",
    "in a later case": "-- [x] Im Buch\n+- [ ] Im Buch\n\n-- [ ] Im Gang\n+- [x] Im Gang",
    "another number": "-- [x] = 12,5 ± 0,5 Meter\n+- [x] = 13,5 ± 0,5 Meter",
    "another word": "-- [x] = Dublette\n+- [x] = Doppelgänger",
    "another order": "-2. Allen sagen\n-3. Abends wischen\n+2. Abends wischen\n+3. Allen sagen",
    "other pairs": "-| M8      | Maß  |\n-| rot     | Farbe |\n+| M8 | Farbe |\n+| rot | Maß |",
    "asked in another way": "-- [x] = Dublette\n+- [x] Dublette\n\n-- [ ] = Kopie\n+- [ ] Kopie",
}


@pytest.mark.parametrize("diff", DIFFERENT_SOLUTIONS.values(), ids=DIFFERENT_SOLUTIONS.keys())
def test_another_right_answer_under_the_same_id_is_an_error(diff: str) -> None:
    assert "P002" in _codes(_after(diff))


@pytest.mark.parametrize("diff", DIFFERENT_SOLUTIONS.values(), ids=DIFFERENT_SOLUTIONS.keys())
def test_a_higher_version_alone_does_not_allow_it(diff: str) -> None:
    assert _codes(_after(NEW_QUIZ + diff)) == ["P002"]


def test_it_says_where_and_what_to_do() -> None:
    (finding,) = _after(DIFFERENT_SOLUTIONS["marks swapped"]).findings
    assert str(finding) == (
        "quizzes/daten-muster.de.md:14: error P002 In „was-jetzt“ ist jetzt etwas anderes richtig als bisher."
        " Gib der Frage eine neue Kennung und trag die alte unter retired_ids ein."
    )


@pytest.mark.parametrize(
    "diff",
    [
        "-- [x] Anrufen\n+- [x] Anruffen",
        "-- [x] = Dublette\n+- [x] = Dublete",
        "-- [x] = Dublette\n-  > Ja.\n+- [x] = Dublette\n+  > Ja.\n+- [x] = Doppelung\n+  > Auch.",
        "-- [x] = 12,5 ± 0,5 Meter\n+- [x] = 12.5 ± 1 m",
        "-2. Allen sagen\n+2. Allen Bescheid sagen",
        "-| rot     | Farbe |\n+| rot     | Farben |",
        "-  > Bis zum Spülen.\n+  > Bis zum Spülen.\n+- [ ] Am Kühlschrank\n+  > Dort hängt viel.",
    ],
)
def test_a_typo_or_one_more_wrong_answer_is_no_other_solution(diff: str) -> None:
    assert "P002" not in _codes(_after(diff))


def test_other_figures_in_question_and_answer_are_fine_with_a_higher_version() -> None:
    figures = (
        "-Auf der Liste stehen 24, im Fach liegen 11,5 Meter.\n"
        "+Auf der Liste stehen 30, im Fach 11,5 Meter.\n"
        "\n-- [x] = 12,5 ± 0,5 Meter\n+- [x] = 18,5 ± 0,5 Meter"
    )
    assert _codes(_after(NEW_QUIZ + figures)) == []
    assert "P002" in _codes(_after(figures))


def test_another_digit_in_a_right_choice_is_another_answer() -> None:
    old = good_files()
    old[QUIZ] = changed(old[QUIZ].decode(), "-- [x] Am Brett\n+- [x] Nach 5 Minuten am Brett").encode()
    new = {**old, QUIZ: old[QUIZ].replace(b"Nach 5 Minuten", b"Nach 8 Minuten")}
    assert _codes(compare(_text(old), _text(new))) == ["P002"]


# --- P003 and P004 ------------------------------------------------------------------------------


def test_more_than_half_of_the_words_looks_like_more_than_a_typo() -> None:
    (finding,) = _after(
        "-Ein Zettel erreicht nur die, die vorbeigehen.\n+Was auf dem Schild steht, lesen alle Fahrer.",
        path=MODULE,
    ).findings
    assert (finding.code, finding.line, finding.is_error) == ("P003", 28, False)
    assert "erhöhe version" in finding.message


def test_of_few_words_one_may_be_mended() -> None:
    assert _codes(_after("-Denk an gestern.\n+Denke an gestern.")) == []
    assert _codes(_after("-Denk an gestern.\n+Wer war dabei?")) == ["P003"]


def test_what_leaders_read_and_what_is_added_is_no_other_meaning() -> None:
    leaders = _after("-Leg einen Platz fest.\n+Frag, wer morgen vorbeikommt und wer nicht.", path=MODULE)
    assert (leaders.typos, _codes(leaders)) == (1, [])
    added = _after("-Denk an gestern.\n+Denk an gestern.\n+\n+> Was war das Erste?")
    assert (added.typos, _codes(added)) == (1, [])


def test_a_version_never_falls() -> None:
    (finding,) = _after("-version: 3\n+version: 2").findings
    assert (finding.code, finding.line, finding.is_error) == ("P004", 4, True)


def test_the_changed_files_of_these_tests_could_be_published() -> None:
    """Else they would show what nobody can publish anyway."""
    old = good_files()
    for diff in DIFFERENT_SOLUTIONS.values():
        files = {**old, QUIZ: changed(old[QUIZ].decode(), diff).encode()}
        assert not any(finding.is_error for finding in check(edition(files)))
