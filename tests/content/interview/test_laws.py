"""What holds whatever is typed?"""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.draft import written
from content.interview.complaint import Complaint
from content.interview.conversation import Interview, from_json, to_json
from content.interview.dialogue import (
    WAY,
    answer,
    back,
    begin,
    change,
    choices,
    choose,
    forward,
    parts,
    revisit,
    skip,
    step,
)
from content.interview.review import complaints, hints
from content.interview.steps import StepId
from content.interview.unit import draft
from tests.content.interview.stories import STORIES, TAXONOMY, led

AWKWARD = (
    "# ", "- ", "> ", "1. ", "12. Mai", "|", "[x] ", "[ ](#a)", "{#id .pre}", "<b>", "&lt;b&gt;", "= 12",
    "~~~", "```", "***", "__", "---", "\n", "\t", " ", ". ", "! ", "wenn ", "ich ", "dann ",
    "Alle der genannten", "Frau Maier sagt ", "31 ", "z. B. ",
    "ß", "😀", "\u202e", "\u00a0",
    "\ud800", "\x00", "„", "“", ", ", "; ",
    "Wort ", "noch ein Wort ", "kurz ", "heute ", "\\", "*a*", "![](x.png)", "TODO", '"', ": ",
)  # fmt: skip
MESSAGES = st.one_of(
    st.text(max_size=60), st.lists(st.sampled_from(AWKWARD), max_size=25).map("".join), st.text(min_size=900)
)
FINISHED = tuple(led(story) for story in STORIES.values())
QUICK = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@QUICK
@given(st.sampled_from(["de", "en"]), st.lists(MESSAGES, min_size=1, max_size=40))
def test_whatever_is_typed_is_an_answer_or_a_complaint(language: str, messages: list[str]) -> None:
    interview = begin(language, trade="lager")
    for message in messages:
        after = answer(interview, message, TAXONOMY)
        if isinstance(after, Interview):
            interview = after
        else:
            assert isinstance(after, Complaint)
    assert from_json(to_json(interview)) == interview


@QUICK
@given(st.sampled_from(FINISHED), st.lists(st.tuples(st.sampled_from(WAY[1:]), MESSAGES), max_size=40))
def test_what_was_taken_never_keeps_a_unit_from_passing_the_check(
    interview: Interview, messages: list[tuple[StepId, str]]
) -> None:
    for at, message in messages:
        after = change(interview, at, message, TAXONOMY)
        interview = after if isinstance(after, Interview) else interview
    assert complaints(interview, TAXONOMY) == ()


@settings(QUICK, max_examples=6)  # each is checked twice
@given(st.sampled_from(FINISHED), st.dictionaries(st.sampled_from(StepId), st.text(max_size=30)))
def test_kept_answers_that_no_longer_fit_are_complained_about_and_break_nothing(
    interview: Interview, added: dict[StepId, str]
) -> None:
    kept = from_json(to_json(interview.with_answers(added)))
    if kept is not None:
        assert len(written(draft(kept, TAXONOMY))) == 2
        assert all(
            found.step in set(StepId) for found in (*complaints(kept, TAXONOMY), *hints(kept, TAXONOMY))
        )
        assert len(parts(kept, TAXONOMY)) <= len(StepId)


@given(st.text() | st.from_regex(r'\{"version": 1, "language": "de", "answers": .*\}'))
def test_any_text_is_an_interview_or_none(text: str) -> None:
    found = from_json(text)
    assert found is None or isinstance(found, Interview)


MOVES = st.lists(st.sampled_from(["back", "forward", "say", "skip", "tap", *StepId]), max_size=30)


@QUICK
@given(st.sampled_from(FINISHED), st.integers(0, len(WAY)), MOVES)
def test_moving_about_loses_no_answer(whole: Interview, known: int, moves: list[str]) -> None:
    """Going back and forth, and saying the same again; skipping and tapping change one step alone."""
    interview = Interview(language=whole.language, answers=whole.answers[:known])
    for move in moves:
        now = step(interview, TAXONOMY)
        before = dict(interview.answers)
        match move:
            case "back":
                after: Interview | Complaint = back(interview)
            case "forward":
                after = forward(interview)
            case "say" if now:
                after = answer(interview, "Hier kommt ein Satz, den ich so noch nicht sagte", TAXONOMY)
            case "skip" if now:
                after = skip(interview, now.id)
            case "tap" if now and choices(interview, now.id, TAXONOMY):
                after = choose(interview, now.id, 0, TAXONOMY)
            case "say" | "skip" | "tap":
                continue
            case place:
                after = revisit(interview, StepId(place))
        if isinstance(after, Interview):
            changed = {at for at in {**before, **dict(after.answers)} if before.get(at) != after.said(at)}
            assert changed <= ({now.id} if now and move in {"say", "skip", "tap"} else set())
            interview = after
        assert from_json(to_json(interview)) == interview
