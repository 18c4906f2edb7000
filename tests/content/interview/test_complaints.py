"""What is said about a message that does not fit, and at which step?"""

import pytest

from content.interview.complaint import Complaint, Wrong
from content.interview.dialogue import change
from content.interview.steps import StepId
from tests.content.interview.stories import OFFICE, TAXONOMY, WAREHOUSE, led, said

FULL = led(WAREHOUSE)


def wrong(at: StepId, message: str) -> Complaint:
    found = change(FULL, at, message, TAXONOMY)
    assert isinstance(found, Complaint), f"taken: {found.said(at)}"
    return found


@pytest.mark.parametrize("at", StepId)
def test_nothing_and_a_smile_are_no_answer_to_any_question(at: StepId) -> None:
    assert wrong(at, " \n ").wrong is Wrong.EMPTY
    assert wrong(at, "🙂👍").wrong in {Wrong.WORDLESS, Wrong.NOT_OFFERED}


def test_a_merksatz_of_twelve_words_is_counted() -> None:
    twelve = "Zähl immer alle Kartons, bevor du irgendwo auf einem Papier etwas unterschreibst."
    assert wrong(StepId.MERKSATZ, twelve) == Complaint(
        step=StepId.MERKSATZ, wrong=Wrong.TOO_WORDY, count=12, limit=9
    )


def test_an_option_and_a_reason_have_their_own_length() -> None:
    assert wrong(StepId.ALMOST, "a" * 101) == Complaint(
        step=StepId.ALMOST, wrong=Wrong.TOO_LONG, count=101, limit=100
    )
    reason = wrong(StepId.ALMOST, f"Abwarten. {'b' * 200}")
    assert reason == Complaint(step=StepId.ALMOST_COST, wrong=Wrong.TOO_LONG, count=201, limit=200)


def test_a_problem_of_three_words_is_too_short() -> None:
    assert wrong(StepId.PROBLEM, "Es fehlte etwas.") == Complaint(
        step=StepId.PROBLEM, wrong=Wrong.TOO_SHORT, count=3, limit=8
    )


def test_problem_and_reason_share_the_words_of_a_unit() -> None:
    told = said(FULL, StepId.PROBLEM, "Karton " * 80)
    found = change(told, StepId.BEHIND, "Grund " * 30, TAXONOMY)
    assert found == Complaint(step=StepId.BEHIND, wrong=Wrong.TOO_WORDY, count=30, limit=25)


def test_a_sign_is_one_sentence() -> None:
    message = "Jemand drängelt. Die Uhr läuft."
    assert wrong(StepId.SIGNAL, message) == Complaint(
        step=StepId.SIGNAL, wrong=Wrong.SEVERAL_SENTENCES, count=2, limit=1
    )


def test_an_option_that_was_said_before_is_named() -> None:
    assert wrong(StepId.OTHERS, "unterschreiben, und später anrufen!") == Complaint(
        step=StepId.OTHERS, wrong=Wrong.SIMILAR, other="Unterschreiben und später anrufen"
    )
    assert wrong(StepId.ELSEWHERE, FULL.said(StepId.PROBLEM)).wrong is Wrong.SIMILAR
    assert wrong(StepId.HARMLESS, "jemand beim Unterschreiben drängelt").wrong is Wrong.SIMILAR
    assert wrong(StepId.ADVICE, "Alles zählen. Alles zählen.").step is StepId.ADVICE_WHY


def test_a_right_answer_that_is_much_longer_gives_itself_away() -> None:
    message = "Die Zahl vor den Augen des Fahrers auf beiden Blättern des Scheins vermerken"
    found = wrong(StepId.ADVICE, message)
    assert (found.wrong, found.count) == (Wrong.STANDS_OUT, len(message))
    assert found.limit < len(message)


def test_all_of_the_above_is_no_option() -> None:
    assert wrong(StepId.THERE_OTHERS, "Alle der genannten").wrong is Wrong.GIVES_AWAY


def test_a_number_of_the_case_may_not_stand_in_the_insight() -> None:
    assert wrong(StepId.BEHIND, "Wer 36 zählt, hat nicht 40 bekommen.") == Complaint(
        step=StepId.BEHIND, wrong=Wrong.PRINTED, other="36"
    )
    assert wrong(StepId.SIGNAL, "wenn 12 Kartons fehlen").other == "12"
    assert isinstance(change(FULL, StepId.BEHIND, "Auf 17 Scheinen fehlt etwas.", TAXONOMY), type(FULL))


def test_a_number_of_the_insight_may_not_stand_in_a_case() -> None:
    told = said(FULL, StepId.BEHIND, "Auf 17 Scheinen fehlt etwas.")
    message = "Im Büro fehlen 17 Blatt auf dem Stapel von heute."
    assert change(told, StepId.ELSEWHERE, message, TAXONOMY) == Complaint(
        step=StepId.ELSEWHERE, wrong=Wrong.PRINTED, other="17"
    )


def test_a_name_of_the_case_may_not_stand_in_the_insight() -> None:
    told = said(FULL, StepId.PROBLEM, "Am Tor drei steht Frau Aydin mit dem Schein und will los.")
    found = change(told, StepId.MERKSATZ, "Frau Aydin zählt zuerst.", TAXONOMY)
    assert found == Complaint(step=StepId.MERKSATZ, wrong=Wrong.PRINTED, other="Aydin")


def test_steps_are_three_to_five_and_differ() -> None:
    assert wrong(StepId.STEPS, "Zählen\nMelden") == Complaint(
        step=StepId.STEPS, wrong=Wrong.FEW_STEPS, count=2, limit=3
    )
    assert wrong(StepId.STEPS, "Eins\nZwei\nDrei\nVier\nFünf\nSechs") == Complaint(
        step=StepId.STEPS, wrong=Wrong.MANY_STEPS, count=6, limit=5
    )
    assert wrong(StepId.STEPS, "Zählen\nMelden\nzählen").wrong is Wrong.SIMILAR
    assert wrong(StepId.STEPS, f"Zählen\nMelden\n{'x' * 101}").wrong is Wrong.TOO_LONG


def test_a_text_that_is_still_to_be_written_is_none() -> None:
    for at in (StepId.BEHIND, StepId.STEPS, StepId.ALMOST):
        assert wrong(at, "TODO, das schreibe ich noch") == Complaint(step=at, wrong=Wrong.UNWRITTEN)


def test_a_plan_says_ich() -> None:
    assert wrong(StepId.THEN, "Dann nachzählen") == Complaint(step=StepId.THEN, wrong=Wrong.NOT_PERSONAL)


def test_a_trade_that_nobody_knows_is_not_offered() -> None:
    assert wrong(StepId.TRADE, "Raumfahrt") == Complaint(step=StepId.TRADE, wrong=Wrong.NOT_OFFERED)


def test_two_cases_of_their_own_do_not_disturb_each_other() -> None:
    assert said(led(OFFICE), StepId.THERE_ALMOST, "Die mit dem Datum nehmen").said(StepId.THERE_ALMOST)
