"""How does an answered question look? First what was said and what is true in it, then why."""

from typing import Final

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import fits_bubble, fits_button, joined, markup, plain, without_pictures
from bot.screens.question import head, label_of
from bot.screens.screen import Button, Screen, row
from bot.screens.voices import flag_row
from bot.screens.written import tongue_of
from bot.texts import unit as texts
from bot.texts.tongue import Tongue
from learning.model import Match, Multiple, Order, Reason, Scenario, Verdict
from learning.views import FeedbackView

AGREEMENT: Final = {
    "de": frozenset({"Ja", "Genau", "Richtig", "Stimmt"}),
    "en": frozenset({"Yes", "Exactly", "Right", "Correct"}),
}
"""by language of a case: with which authors begin the reason of a right answer"""


def given(view: FeedbackView, to: Tongue) -> Screen:
    place = view.place
    onward = Button(text=_onward(view, to), data=encode(callbacks.Forward(place.session, place.position)))
    said = _html(view, tongue_of(view.question))
    return Screen(html=said, rows=(row(onward), flag_row(to, view.question.key)))


def _html(view: FeedbackView, of: Tongue) -> str:
    """As much as a slow reader takes in: the case goes first, it was just read, then what is known."""
    case = view.case
    heading = f"<b>{markup(view.question.title)}</b>"
    after = (without_pictures(case.explanation) if case.explanation else "", _returns(view, of))
    before = _reflection(view, of)
    full = joined(head(view.question, case), before, *_said(view, of), *after)
    if fits_bubble(full):
        return full
    without_case = joined(heading, before, *_said(view, of), *after)
    if fits_bubble(without_case):
        return without_case
    return joined(heading, before, *_said(view, of, is_brief=True), *after)


def _said(view: FeedbackView, of: Tongue, *, is_brief: bool = False) -> list[str]:
    match view.case.task:
        case Multiple():
            return _several(view, of, is_brief=is_brief)
        case Order():
            return _order(view, of, is_brief=is_brief)
        case Match():
            return _match(view, of, is_brief=is_brief)
        case _:
            return _one(view, of)


def _onward(view: FeedbackView, to: Tongue) -> str:
    """In a scenario the author's own words for the way on, where they fit a phone."""
    if isinstance(view.case.task, Scenario):
        for branch in view.case.task.branches:
            if (
                branch.leads_to == view.outcome.leads_to
                and branch.link_text
                and fits_button(branch.link_text)
            ):
                return plain(branch.link_text)
    return texts.onward(to)


def _one(view: FeedbackView, of: Tongue) -> list[str]:
    """What was tapped with its reason; if something else fits, that with its own."""
    outcome, case = view.outcome, view.case
    mine = [reason for reason in outcome.reasons if reason.chosen]
    others = [reason for reason in outcome.reasons if not reason.chosen]
    blocks = [f"{texts.you(of, label_of(reason.label, case, of))}\n{_why(reason)}" for reason in mine]
    if outcome.corrected:
        blocks.append(texts.spelling(of, label_of(outcome.corrected, case, of)))
    if outcome.verdict is Verdict.UNSCORED:
        return [*blocks, *(joined(texts.one_answer(of), _why(reason)) for reason in others)]
    fitting = [texts.fits(of, label_of(line, case, of)) for line in outcome.solution]
    return [*blocks, "\n".join((*fitting, *(markup(_without_yes(reason.text, of)) for reason in others)))]


def _without_yes(text: str, of: Tongue) -> str:
    """The reason of a right answer that was not given: nobody said anything to which it could be a yes."""
    first, _, rest = text.partition(" ")
    if rest and first[:-1] in AGREEMENT.get(of.language, ()) and first[-1] in ".:,":
        return rest[0].upper() + rest[1:]
    return text


def _several(view: FeedbackView, of: Tongue, *, is_brief: bool) -> list[str]:
    """Every option with its reason: ✓ fits, – does not. In brief only what was missed has a reason."""
    case, reasons = view.case, view.outcome.reasons
    is_right = view.outcome.verdict is Verdict.RIGHT
    picked = [label_of(reason.label, case, of) for reason in reasons if reason.chosen]
    said = texts.you(of, ", ".join(picked)) if picked and not is_brief else ""

    def line(reason: Reason) -> str:
        label = f"{_sign(reason)} <b>{label_of(reason.label, case, of)}</b>"
        is_told = reason.right if is_right else reason.chosen != reason.right
        return f"{label}\n{_why(reason)}" if is_told or not is_brief else label

    return [said, texts.it_fits(of) if is_right else "", *map(line, reasons)]


def _order(view: FeedbackView, of: Tongue, *, is_brief: bool) -> list[str]:
    mine = [label_of(reason.label, view.case, of) for reason in view.outcome.reasons]
    if view.outcome.verdict is Verdict.RIGHT:
        return [f"{texts.it_fits(of)}\n{_numbered(mine)}"]
    theirs = [label_of(line, view.case, of) for line in view.outcome.solution]
    said = [f"{texts.you_ordered(of)}\n{_numbered(mine)}"] if mine and not is_brief else []
    return [*said, f"{texts.fits_in_order(of)}\n{_numbered(theirs)}"]


def _match(view: FeedbackView, of: Tongue, *, is_brief: bool) -> list[str]:
    """In brief the pairs that fitted are not said twice."""
    reasons = view.outcome.reasons
    pairs = [f"{_sign(reason)} {label_of(reason.label, view.case, of)}" for reason in reasons]
    if view.outcome.verdict is Verdict.RIGHT:
        return [texts.it_fits(of), "\n".join(pairs)]
    fitting = [label_of(line, view.case, of) for line in view.outcome.solution]
    if is_brief:
        known = {label_of(reason.label, view.case, of) for reason in reasons if reason.right}
        fitting, pairs = (
            [line for line in fitting if line not in known],
            [pair for pair, reason in zip(pairs, reasons, strict=True) if reason.right],
        )
    return ["\n".join(pairs), "\n".join((texts.fits_in_order(of), *fitting))]


def _numbered(lines: list[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _sign(reason: Reason) -> str:
    return "✓" if reason.right else "–"


def _why(reason: Reason) -> str:
    return markup(reason.text) if reason.text else ""


def _reflection(view: FeedbackView, of: Tongue) -> str:
    """What was said about being sure, held against how it went."""
    right = view.outcome.verdict is Verdict.RIGHT
    if view.was_sure is None:
        return ""
    if view.was_sure:
        said = texts.was_sure_and_right(of) if right else texts.was_sure_and_wrong(of)
    else:
        said = texts.was_unsure_and_right(of) if right else texts.was_unsure_and_wrong(of)
    return f"<i>{said}</i>"


def _returns(view: FeedbackView, of: Tongue) -> str:
    if not view.returns or view.outcome.verdict is not Verdict.WRONG:
        return ""
    return texts.comes_back(of) if len(view.question.cases) > 1 else texts.comes_back_same(of)
