"""Does a unit come of an interview, as the format wants it and in her words?"""

import pytest

from content.check import check
from content.check.limits import QUESTIONS, UNIT_WORDS, word_count
from content.draft import written
from content.edition import edition
from content.interview.conversation import Interview
from content.interview.dialogue import begin, step
from content.interview.review import complaints, hints, is_complete
from content.interview.steps import StepId
from content.interview.unit import UnfinishedInterviewError, draft
from content.parse.tree import SectionKind
from tests.content.interview.stories import (
    CARE,
    ENGLISH,
    OFFICE,
    STORIES,
    TAXONOMY,
    WAREHOUSE,
    Story,
    led,
    said,
    skipped,
)

GERMAN = {name: story for name, story in STORIES.items() if story.language == "de"}


def found(interview: Interview) -> list[str]:
    texts = written(draft(interview, TAXONOMY))
    return [str(finding) for finding in check(edition({path: text.encode() for path, text in texts.items()}))]


@pytest.mark.parametrize("story", GERMAN.values(), ids=GERMAN)
def test_a_german_interview_gives_a_unit_without_errors_and_without_warnings(story: Story) -> None:
    interview = led(story)
    assert found(interview) == []
    assert is_complete(interview, TAXONOMY)
    assert hints(interview, TAXONOMY) == ()


def test_an_english_interview_lacks_nothing_but_the_german_text_it_would_translate() -> None:
    interview = led(ENGLISH)
    lacking = [line for line in found(interview) if " T001 " not in line and "„translates“" not in line]
    assert lacking == []
    assert is_complete(interview, TAXONOMY)


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_at_most_seventeen_short_messages_are_needed(story: Story) -> None:
    assert len(story.messages) <= 17
    first = step(begin(story.language), TAXONOMY)
    assert first is not None
    assert first.of == 17


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_the_unit_has_its_guess_its_questions_and_a_further_case(story: Story) -> None:
    (unit,) = draft(led(story), TAXONOMY).units
    guess, *asked = unit.questions
    assert guess.classes == ("pre",)
    assert [answer.is_right for answer in guess.cases[0].answers].count(True) == 1
    assert len(asked) in QUESTIONS
    core = asked[0]
    assert len(core.cases) == 2
    assert core.cases[0].stem != core.cases[1].stem
    assert all(len(case.answers) == 3 and all(one.feedback for one in case.answers) for case in core.cases)


def test_right_answers_stand_at_different_places() -> None:
    (unit,) = draft(led(WAREHOUSE), TAXONOMY).units
    cases = [case for question in unit.questions[:2] for case in question.cases]
    places = [[answer.is_right for answer in case.answers].index(True) for case in cases]
    assert sorted(places) == [0, 1, 2]


def test_the_sections_of_a_unit_are_her_words() -> None:
    (unit,) = draft(led(CARE), TAXONOMY).units
    assert unit.sections == {
        SectionKind.PROBLEM: (
            "Übergabe um halb zwei. In der Mappe steht bei Herrn Brandt: trinkt gut. Am Bett stehen drei"
            " volle Becher. Seine Tochter fragt mich, was er heute getrunken hat."
        ),
        SectionKind.INSIGHT: (
            "„Gut“ heißt für jeden etwas anderes. Wer nur das Wort liest, kann nicht sehen, dass es weniger"
            " wird.\n\n"
            "Das hilft: Nachsehen und die Menge aufschreiben.\n\n"
            "Du merkst es, wenn an drei Tagen dasselbe Wort in der Mappe steht.\n\n"
            "> [!TIP]\n> Schreib, was du gesehen hast."
        ),
        SectionKind.TRY: (
            "Achte heute darauf, ob an drei Tagen dasselbe Wort in der Mappe steht.\n\n"
            "> **Wenn** an drei Tagen dasselbe Wort in der Mappe steht,"
            " **dann** sehe ich nach und schreibe die Menge auf."
        ),
    }


def test_what_only_looks_like_the_sign_is_asked_before_the_sign() -> None:
    (unit,) = draft(led(OFFICE), TAXONOMY).units
    harmless, sign = unit.questions[2].cases
    assert harmless.stem == "Dir fällt auf, dass zwei Dateien gleich heißen, aber eine im Archiv liegt."
    assert [answer.text for answer in harmless.answers if answer.is_right] == ["Nein"]
    assert sign.stem == "Dir fällt auf, dass zwei Dateien fast gleich heißen."
    assert [answer.text for answer in sign.answers if answer.is_right] == ["Ja"]


def test_without_steps_there_is_no_order_question() -> None:
    with_steps = draft(led(OFFICE), TAXONOMY).units[0].questions
    without = draft(skipped(led(OFFICE), StepId.STEPS), TAXONOMY).units[0].questions
    assert [one.id for one in with_steps if one not in without] == ["zwei-preislisten-ein-folge"]
    assert [answer.text for answer in with_steps[3].cases[0].answers] == [
        "Beide nebeneinander legen",
        "Die Person fragen, die sie pflegt",
        "Die alte weglegen",
    ]


def test_the_head_is_complete_and_the_trade_is_hers() -> None:
    made = draft(led(WAREHOUSE), TAXONOMY)
    assert made.id == "daten-vier-kartons-fehlen"
    assert made.status == "draft"
    assert made.units[0].trade == "lager"
    assert {key: made.head[key] for key in ("area", "topic", "level")} == {
        "area": "daten",
        "topic": "daten-explizit",
        "level": "basic",
    }


def test_an_id_that_is_taken_gets_a_number() -> None:
    first = draft(led(WAREHOUSE), TAXONOMY).id
    second = draft(led(WAREHOUSE), TAXONOMY, taken=[first]).id
    third = draft(led(WAREHOUSE), TAXONOMY, taken={first, second}).id
    assert (second, third) == (f"{first}-2", f"{first}-3")


def test_a_trade_that_no_longer_exists_fits_everywhere() -> None:
    story = Story(language="de", trade="weltraum", told=OFFICE.told)
    assert draft(led(story), TAXONOMY).units[0].trade == "alle"


def test_the_longest_answers_still_fit_into_a_unit() -> None:
    interview = led(WAREHOUSE)
    longest = {
        StepId.ALMOST: "lange " * 12,
        StepId.OTHERS: "länger " * 12,
        StepId.PROBLEM: " ".join(["Karton"] * 55),
        StepId.BEHIND: " ".join(["Grund"] * 50),
        StepId.SIGNAL: " ".join(["Signal"] * 14),
        StepId.ADVICE: " ".join(["Rat"] * 16),
        StepId.MERKSATZ: " ".join(["Satz"] * 9),
        StepId.THEN: " ".join(["gehe", "ich", *["hin"] * 12]),
        StepId.TASK: " ".join(["heute"] * 18),
    }
    for at, message in longest.items():
        interview = said(interview, at, message)
    (unit,) = draft(interview, TAXONOMY).units
    assert sum(word_count(text) for text in unit.sections.values()) in range(UNIT_WORDS - 10, UNIT_WORDS + 1)
    assert complaints(interview, TAXONOMY) == ()


def test_hard_words_are_a_hint_that_points_to_the_case() -> None:
    hard = " ".join(["Wareneingangsdokumentation unterschriftsberechtigter Speditionsmitarbeiter"] * 12)
    interview = said(skipped(led(WAREHOUSE), StepId.TASK), StepId.PROBLEM, hard)
    pointed = {hint.step for hint in hints(interview, TAXONOMY)}
    assert pointed == {StepId.PROBLEM}
    assert is_complete(interview, TAXONOMY)


def test_what_a_check_finds_in_kept_words_points_to_where_they_were_said() -> None:
    kept = dict(led(WAREHOUSE).answers)
    kept |= {StepId.THERE_OTHERS: "x" * 101, StepId.TITLE: "y" * 61, StepId.BEHIND: "<b>Weil</b>"}
    damaged = Interview(language="de", answers=tuple(kept.items()))
    assert {one.step for one in complaints(damaged, TAXONOMY)} == {
        StepId.THERE_OTHERS,
        StepId.TITLE,
        StepId.BEHIND,
    }
    assert not is_complete(damaged, TAXONOMY)


def test_an_interview_that_is_not_finished_gives_no_unit() -> None:
    interview = led(CARE, until=5)
    with pytest.raises(UnfinishedInterviewError, match="behind"):
        draft(interview, TAXONOMY)
    assert not is_complete(interview, TAXONOMY)
    assert complaints(interview, TAXONOMY) == ()
