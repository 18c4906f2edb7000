"""Which unit do the answers make?

The guess asks about the problem that was told. The question about the second case has the problem as its
further case, so that it comes back whole after weeks. What she calls a sign and what only looks like one
are two cases of one question.
"""

from collections.abc import Collection
from typing import Final

from content.check.ids import proposed_id
from content.check.limits import SUMMARY_CHARS
from content.draft import Draft, DraftAnswer, DraftCase, DraftQuestion, DraftUnit
from content.interview.areas import area_of, topic_of
from content.interview.conversation import Interview
from content.interview.dialogue import WAY
from content.interview.phrases import PHRASES, Phrases
from content.interview.plain import sentence, sentences
from content.interview.steps import HERE, REASON_OF, THERE, StepId
from content.parse.tree import SectionKind
from content.taxonomy import ANY_TRADE, Taxonomy

LICENCE: Final = "CC-BY-SA-4.0"
ROLES: Final = ("supported",)
_UNIT_ID_CHARS: Final = 22
"""leaves room for the name of a question behind it, within 32"""
_ID_CHARS: Final = 32


class UnfinishedInterviewError(Exception):
    """Something is still to be asked; the text says which step."""


def draft(interview: Interview, taxonomy: Taxonomy, *, taken: Collection[str] = ()) -> Draft:
    """The module with one unit that the answers make; its id is none of those taken.

    Raises: UnfinishedInterviewError if a step is open.
    """
    done = {step for step, _ in interview.answers} | set(interview.skipped)
    if missing := next((one for one in WAY if one not in done), None):
        raise UnfinishedInterviewError(f"Das Interview ist nicht fertig: „{missing}“ ist noch offen.")
    unit, area = _unit(interview, taxonomy), area_of(interview, taxonomy)
    level = taxonomy.level(interview.said(StepId.LEVEL)) or taxonomy.levels[0]
    phrases, signal = PHRASES[interview.language], interview.said(StepId.SIGNAL)
    return Draft(
        id=_free(f"{area.id}-{unit.id}", taken),
        language=interview.language,
        title=unit.title,
        units=(unit,),
        head={
            "summary": _summary(interview),
            "area": area.id,
            "topic": topic_of(interview, taxonomy),
            "level": level.id,
            "roles": ROLES,
            "coaching": phrases.coaching.format(clause=signal),
            "standup": phrases.standup.format(clause=signal),
            "licence": LICENCE,
        },
    )


def _free(wished: str, taken: Collection[str]) -> str:
    name, number = _cut(wished, _ID_CHARS), 2
    while name in taken:
        name = f"{_cut(wished, _ID_CHARS - 1 - len(str(number)))}-{number}"
        number += 1
    return name


def _cut(text: str, longest: int) -> str:
    """Between words where it can be."""
    if len(text) <= longest:
        return text
    return (text[: longest + 1].rpartition("-")[0] or text[:longest]).strip("-")


def _summary(interview: Interview) -> str:
    first = next(iter(sentences((interview.said(StepId.BEHIND),))), "")
    return first if 0 < len(first) <= SUMMARY_CHARS else interview.said(StepId.MERKSATZ)


def _unit(interview: Interview, taxonomy: Taxonomy) -> DraftUnit:
    title, trade = interview.said(StepId.TITLE), taxonomy.trade(interview.said(StepId.TRADE))
    name = _cut(proposed_id(title), _UNIT_ID_CHARS)
    return DraftUnit(
        id=name,
        title=title,
        trade=trade.id if trade else ANY_TRADE,
        sections=_sections(interview, PHRASES[interview.language]),
        questions=tuple(_questions(interview, name)),
    )


def _sections(interview: Interview, phrases: Phrases) -> dict[SectionKind, str]:
    said, clause = interview.said, interview.said(StepId.SIGNAL)
    insight = (
        said(StepId.BEHIND),
        phrases.helps.format(advice=_midway(said(StepId.ADVICE))),
        phrases.you_notice.format(clause=clause),
        f"> [!TIP]\n> {said(StepId.MERKSATZ)}",
    )
    attempt = (
        said(StepId.TASK) or phrases.watch.format(clause=clause),
        phrases.if_then.format(clause=clause, then=said(StepId.THEN)),
    )
    return {
        SectionKind.PROBLEM: said(StepId.PROBLEM),
        SectionKind.INSIGHT: "\n\n".join(insight),
        SectionKind.TRY: "\n\n".join(attempt),
    }


def _midway(option: str) -> str:
    """Before a full stop."""
    return option.rstrip("!?.")


def _questions(interview: Interview, unit: str) -> list[DraftQuestion]:
    said, phrases = interview.said, PHRASES[interview.language]
    guess, case, sign, order, reply = (f"{unit}-{slug}" for slug in phrases.slugs)
    title = said(StepId.TITLE)
    here = _options(interview, HERE, right_at=1)
    again = DraftCase(name=title, stem=said(StepId.PROBLEM), answers=_options(interview, HERE, right_at=0))
    there = DraftCase(stem=said(StepId.ELSEWHERE), answers=_options(interview, THERE, right_at=2))
    asked = [
        DraftQuestion(
            id=guess,
            title=phrases.now.format(title=sentence(title)),
            classes=("pre",),
            cases=(DraftCase(answers=here),),
        ),
        DraftQuestion(id=case, title=phrases.here, cases=(there, again)),
        DraftQuestion(id=sign, title=phrases.look, cases=_signs(interview, phrases)),
    ]
    if steps := said(StepId.STEPS):
        asked.append(
            DraftQuestion(id=order, title=phrases.in_turn, cases=(_order(interview, phrases, steps),))
        )
    model = phrases.model.format(cost=said(StepId.OTHERS_COST), advice=_midway(said(StepId.ADVICE)))
    proposal = phrases.proposal.format(option=said(StepId.OTHERS))
    asked.append(
        DraftQuestion(
            id=reply,
            title=phrases.reply,
            classes=("reflect",),
            cases=(DraftCase(stem=proposal, explanation=model),),
        )
    )
    return asked


def _options(interview: Interview, steps: tuple[StepId, ...], *, right_at: int) -> tuple[DraftAnswer, ...]:
    """The right one, which is told last, at this place: shuffled when shown, spread in the source too."""
    *wrong, right = (
        DraftAnswer(
            text=interview.said(step),
            is_right=step is steps[-1],
            feedback=interview.said(REASON_OF[step]),
        )
        for step in steps
    )
    return (*wrong[:right_at], right, *wrong[right_at:])


def _signs(interview: Interview, phrases: Phrases) -> tuple[DraftCase, ...]:
    """First the one that the unit has not printed."""
    said, merksatz = interview.said, interview.said(StepId.MERKSATZ)
    why, signal = said(StepId.HARMLESS_WHY), said(StepId.SIGNAL)
    return (
        DraftCase(
            stem=phrases.notice.format(clause=said(StepId.HARMLESS)),
            answers=(
                DraftAnswer(text=phrases.yes, is_right=False, feedback=phrases.alike.format(why=why)),
                DraftAnswer(text=phrases.no, is_right=True, feedback=why),
            ),
        ),
        DraftCase(
            name=said(StepId.TITLE),
            stem=phrases.notice.format(clause=signal),
            answers=(
                DraftAnswer(
                    text=phrases.yes, is_right=True, feedback=phrases.is_sign.format(merksatz=merksatz)
                ),
                DraftAnswer(
                    text=phrases.no, is_right=False, feedback=phrases.early.format(merksatz=merksatz)
                ),
            ),
        ),
    )


def _order(interview: Interview, phrases: Phrases, steps: str) -> DraftCase:
    return DraftCase(
        stem=phrases.notice.format(clause=interview.said(StepId.SIGNAL)),
        answers=tuple(DraftAnswer(text=one, is_right=None) for one in steps.split("\n")),
        explanation=interview.said(StepId.ADVICE_WHY),
        numbered=True,
    )
