"""Does the reader find again what a draft says, whatever stands in its texts?"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from content import EDITION
from content.draft import MISSING, Draft, DraftAnswer, DraftCase, DraftQuestion, DraftUnit, written
from content.parse.tree import SectionKind
from tests.content.exchange.reading_back import as_draft, read_back
from tests.edition import edition_texts

PIECES = (
    "Der Bestand",
    "10 %",
    "a|b",
    "\\",
    "{#id .pre}",
    "{x}",
    "#",
    "## ",
    "### F {#f}\n",
    "#### Fall: x\n",
    "- ",
    "* ",
    "1. ",
    "1) ",
    "- [x] ",
    "[ ] ",
    "> ",
    "> [!TIP]\n",
    "[!NOTE]",
    "---\n",
    "===\n",
    "```\n",
    "~~~",
    "[a]: b\n",
    "[x](#f)",
    "| a | b |\n|---|---|\n",
    "**",
    "_",
    "<b>",
    "&amp;",
    "\n",
    "\n\n",
    "\t",
    "    ",
    "\u00a0",
    "\u2028",
    "\x00",
    "\r",
    "= 1 ± 2",
    "TODO",
    "😀",
)
texts = st.lists(st.sampled_from(PIECES), max_size=6).map("".join) | st.text(max_size=12)


@st.composite
def cases(draw: st.DrawFn, kind: str, name: str) -> DraftCase:
    boxes = {"choice": st.booleans(), "order": st.none()}
    answers = st.builds(
        DraftAnswer,
        text=texts,
        is_right=boxes.get(kind, st.none()),
        feedback=texts if kind == "choice" else st.just(""),
    )
    return DraftCase(
        name=name,
        stem=draw(texts),
        hint=draw(texts) if kind != "reflect" else "",
        answers=tuple(draw(st.lists(answers, min_size=1, max_size=3))) if kind in boxes else (),
        rows=tuple(draw(st.lists(st.tuples(texts, texts), min_size=2, max_size=3)))
        if kind == "match"
        else (),
        explanation=draw(texts),
        numbered=kind == "order" or (kind == "choice" and draw(st.booleans())),
    )


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    kinds = draw(st.lists(st.sampled_from(["choice", "order", "match", "reflect"]), min_size=1, max_size=3))
    questions = tuple(
        DraftQuestion(
            id=f"frage-{number}",
            title=draw(texts),
            classes=(kind,) if kind in {"match", "reflect"} else (),
            cases=(draw(cases(kind, "")), draw(cases(kind, "Lager"))),
        )
        for number, kind in enumerate(kinds)
    )
    sections = dict.fromkeys((SectionKind.PROBLEM, SectionKind.TRY), draw(texts))
    unit = DraftUnit(id="einheit", title=draw(texts), sections=sections, questions=questions)
    head: dict[str, str | tuple[str, ...]] = {
        "summary": draw(texts),
        "roles": ("supported", draw(texts)),
    }
    return Draft(id="daten-probe", language="de", title=draw(texts), units=(unit,), head=head)


def outline(draft: Draft) -> list[object]:
    """All that is no text."""
    return [
        (unit.id, unit.trade, question.id, question.classes, case.name, case.numbered, len(case.rows), boxes)
        for unit in draft.units
        for question in unit.questions
        for case in question.cases
        for boxes in [tuple(answer.is_right for answer in case.answers)]
    ]


@given(draft=drafts())
@settings(max_examples=60, deadline=None)
def test_no_text_makes_another_question_of_a_draft(draft: Draft) -> None:
    files = written(draft)
    back = read_back(files)
    assert outline(back) == outline(draft)
    assert written(back) == files


@pytest.mark.parametrize(
    "path", sorted(f"modules/{path.name}" for path in (EDITION / "modules").glob("*.md"))
)
def test_what_is_written_for_the_format_is_written_again_word_for_word(path: str) -> None:
    (module,) = (module for module in edition_texts().modules if module.path == path)
    quiz = edition_texts().quiz(module.id, module.language)
    assert quiz is not None
    draft = as_draft(module, quiz)
    assert len(draft.units) > 1
    assert read_back(written(draft)) == draft


def test_an_empty_draft_asks_for_everything() -> None:
    case = DraftCase(answers=(DraftAnswer(text="", is_right=True),))
    question = DraftQuestion(id="frage", title="", cases=(case,))
    unit = DraftUnit(id="einheit", title="\n", sections={}, questions=(question,))
    back = read_back(written(Draft(id="daten-leer", language="de", title="", units=(unit,))))
    (found,) = back.units
    (asked,) = found.questions
    assert [back.title, found.title, asked.title, asked.cases[0].answers[0].text] == [MISSING] * 4


def test_a_list_in_the_case_does_not_run_into_the_answers() -> None:
    case = DraftCase(
        stem="Im Fach:\n\n- Dübel\n- Schrauben", answers=(DraftAnswer(text="Ja", is_right=True),)
    )
    unit = DraftUnit(
        id="e", title="E", sections={}, questions=(DraftQuestion(id="f", title="F", cases=(case,)),)
    )
    back = read_back(written(Draft(id="daten-liste", language="de", title="T", units=(unit,))))
    assert back.units[0].questions[0].cases == (case,)


def test_a_quote_before_the_answers_is_no_hint() -> None:
    case = DraftCase(stem="Auf dem Zettel:\n\n> Halle 2", answers=(DraftAnswer(text="Ja", is_right=True),))
    unit = DraftUnit(
        id="e", title="E", sections={}, questions=(DraftQuestion(id="f", title="F", cases=(case,)),)
    )
    (found,) = (
        read_back(written(Draft(id="daten-zitat", language="de", title="T", units=(unit,))))
        .units[0]
        .questions
    )
    assert found.cases[0].hint == ""
    assert found.cases[0].stem == "Auf dem Zettel:\n\n\\> Halle 2"
