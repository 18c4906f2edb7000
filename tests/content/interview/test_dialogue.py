"""In which order is asked, and what happens on the way back, aside and after a pause?"""

import json

from content.interview.complaint import Complaint, Wrong
from content.interview.conversation import Interview, from_json, to_json
from content.interview.dialogue import (
    answer,
    back,
    begin,
    change,
    choices,
    choose,
    forward,
    parts,
    proposed_title,
    revisit,
    skip,
    step,
)
from content.interview.steps import StepId
from content.interview.unit import draft
from tests.content.interview.stories import CARE, OFFICE, TAXONOMY, WAREHOUSE, led, said, went_on


def asked(interview: Interview) -> StepId | None:
    now = step(interview, TAXONOMY)
    return now.id if now else None


def test_the_trade_is_asked_first_and_not_at_all_where_it_is_known() -> None:
    assert asked(begin("de")) is StepId.TRADE
    assert asked(begin("de", trade="pflege")) is StepId.PROBLEM


def test_a_language_without_names_for_the_sections_is_led_in_english() -> None:
    assert begin("fr").language == begin("tr").language == "de"


def test_the_reason_is_asked_for_only_where_it_was_not_said() -> None:
    with_reason = led(WAREHOUSE, until=2)
    assert with_reason.said(StepId.ALMOST) == "Unterschreiben und später anrufen"
    assert with_reason.said(StepId.ALMOST_COST).startswith("Der Fahrer ist weg")
    assert asked(with_reason) is StepId.OTHERS
    without = led(CARE, until=2)
    assert asked(without) is StepId.ALMOST_COST
    assert asked(went_on(without, "Sie ist beruhigt.")) is StepId.OTHERS


def test_asking_for_the_reason_has_the_number_of_the_option() -> None:
    option, reason = step(led(CARE, until=1), TAXONOMY), step(led(CARE, until=2), TAXONOMY)
    assert option is not None
    assert reason is not None
    assert (option.number, reason.number) == (3, 3)


def test_a_trade_is_chosen_by_its_button_or_typed() -> None:
    offered = choices(begin("de"), StepId.TRADE, TAXONOMY)
    place = [choice.title for choice in offered].index("Pflege")
    tapped = choose(begin("de"), StepId.TRADE, place, TAXONOMY)
    typed = answer(begin("de"), " pflege", TAXONOMY)
    assert tapped == typed == begin("de", trade="pflege")


def test_a_button_that_is_not_there_any_more_is_no_answer() -> None:
    for place in (-1, 99):
        assert choose(begin("de"), StepId.TRADE, place, TAXONOMY) == Complaint(
            step=StepId.TRADE, wrong=Wrong.NOT_OFFERED
        )
    assert choose(begin("de"), StepId.PROBLEM, 0, TAXONOMY) == Complaint(
        step=StepId.PROBLEM, wrong=Wrong.NOT_OFFERED
    )


def test_only_the_task_and_the_steps_can_be_skipped() -> None:
    skippable = {at for at in StepId if isinstance(skip(led(OFFICE), at), Interview)}
    assert skippable == {StepId.TASK, StepId.STEPS}


def test_what_was_skipped_is_not_asked_again_and_can_still_be_said() -> None:
    interview = led(CARE)
    assert step(interview, TAXONOMY) is None
    later = said(interview, StepId.TASK, "Schreib heute eine Menge statt eines Wortes.")
    assert later.said(StepId.TASK) == "Schreib heute eine Menge statt eines Wortes."
    assert later.skipped == (StepId.STEPS,)


def test_going_back_keeps_all_answers_and_going_forward_too() -> None:
    interview = led(OFFICE, until=4)
    one = back(interview)
    two = back(one)
    assert (asked(one), asked(two)) == (StepId.ADVICE_WHY, StepId.ADVICE)
    assert one.answers == two.answers == interview.answers
    assert asked(forward(two)) is StepId.ADVICE_WHY
    assert forward(forward(two)) == interview
    assert forward(interview) == interview


def test_the_first_question_has_none_before_it() -> None:
    start = begin("de")
    first = step(start, TAXONOMY)
    assert first is not None
    assert not first.has_previous
    assert back(start) == start


def test_a_question_gone_back_to_shows_what_was_said() -> None:
    now = step(back(led(OFFICE)), TAXONOMY)
    assert now is not None
    assert (now.id, now.given) == (StepId.TITLE, "Zwei Preislisten, ein Kunde am Telefon")


def test_after_an_answer_to_a_question_gone_back_to_it_goes_on_where_it_was() -> None:
    interview = led(OFFICE, until=8)
    mended = answer(revisit(interview, StepId.ALMOST), "Die neuere nehmen", TAXONOMY)
    assert isinstance(mended, Interview)
    assert asked(mended) == asked(interview) == StepId.THEN
    assert mended.said(StepId.ALMOST) == "Die neuere nehmen"
    assert mended.said(StepId.ALMOST_COST) == interview.said(StepId.ALMOST_COST)


def test_an_answer_that_does_not_fit_changes_nothing() -> None:
    interview = revisit(led(OFFICE), StepId.MERKSATZ)
    assert isinstance(answer(interview, "🙂", TAXONOMY), Complaint)
    assert asked(interview) is StepId.MERKSATZ


def test_when_all_is_said_a_message_is_no_answer() -> None:
    assert answer(led(OFFICE), "Hallo?", TAXONOMY) == Complaint(step=None, wrong=Wrong.NOTHING_OPEN)


def test_every_part_is_listed_once_and_can_be_changed() -> None:
    interview = led(WAREHOUSE)
    listed = {part.id: part.text for part in parts(interview, TAXONOMY)}
    assert listed[StepId.TRADE] == "Lager und Logistik"
    assert listed[StepId.MERKSATZ] == "Erst zählen, dann unterschreiben."
    assert (listed[StepId.AREA], listed[StepId.LEVEL]) == ("Datenkompetenz", "Einstieg")
    assert set(listed) == set(StepId)
    mended = change(interview, StepId.MERKSATZ, "Zähl, dann zeichne", TAXONOMY)
    assert isinstance(mended, Interview)
    assert {part.id for part in parts(mended, TAXONOMY) if part.text != listed[part.id]} == {StepId.MERKSATZ}


def test_another_area_brings_its_topics() -> None:
    interview = said(led(WAREHOUSE), StepId.AREA, "Agiles Arbeiten")
    assert choices(interview, StepId.AREA, TAXONOMY)[0].id == "agil"
    assert [choice.id for choice in choices(interview, StepId.TOPIC, TAXONOMY)] == [
        "kanban",
        "kleine-schritte",
        "verbessern",
    ]
    chosen = choose(interview, StepId.TOPIC, 2, TAXONOMY)
    assert isinstance(chosen, Interview)
    head = draft(chosen, TAXONOMY).head
    assert (head["area"], head["topic"]) == ("agil", "verbessern")
    moved_on = draft(said(chosen, StepId.AREA, "ki"), TAXONOMY).head
    assert (moved_on["area"], moved_on["topic"]) == ("ki", "ki-verstehen")


def test_the_proposed_title_is_a_whole_sentence_of_the_problem_where_one_fits() -> None:
    assert proposed_title(led(OFFICE)) == "Im Ordner liegen zwei Preislisten, beide heißen Preise neu"
    long = said(led(OFFICE), StepId.PROBLEM, "Der große Karton " * 7)
    assert proposed_title(long) == "Der große Karton Der große Karton Der große Karton Der große"
    assert len(proposed_title(long)) <= 60
    assert proposed_title(begin("de")) == ""


def test_a_pause_in_the_middle_loses_nothing() -> None:
    for until in range(len(CARE.messages)):
        interview = led(CARE, until=until)
        kept = from_json(to_json(interview))
        assert kept == interview
        for message in CARE.messages[until:]:
            assert kept is not None
            kept = went_on(kept, message)
        assert kept == led(CARE)


def test_where_she_had_gone_back_to_is_kept_too() -> None:
    interview = back(back(led(CARE, until=7)))
    assert from_json(to_json(interview)) == interview


def test_damaged_or_foreign_text_is_no_interview() -> None:
    whole = to_json(led(CARE, until=4))
    read = json.loads(whole)
    damaged = [
        "",
        whole[:-1],
        "[]",
        "null",
        json.dumps(read | {"version": 2}),
        json.dumps(read | {"language": "fr"}),
        json.dumps(read | {"language": ["de"]}),
        json.dumps(read | {"answers": {"wetter": "gut"}}),
        json.dumps(read | {"answers": {"problem": 7}}),
        json.dumps(read | {"answers": {"problem": "\ud800"}}),
        json.dumps(read | {"skipped": "task"}),
        json.dumps(read | {"skipped": [[]]}),
        json.dumps(read | {"at": 3}),
    ]
    assert [text for text in damaged if from_json(text) is not None] == []
