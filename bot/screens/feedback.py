"""How does an answered question look? First what was said and what is true in it, then why."""

from bot import callbacks
from bot.callbacks import encode
from bot.screens.prose import fits_button, joined, markup, plain, without_pictures
from bot.screens.question import head, label_of
from bot.screens.screen import Button, Screen, row
from bot.screens.voices import flag_row
from bot.texts import unit as texts
from bot.texts.tongue import Tongue
from learning.model import Match, Multiple, Order, Reason, Scenario, Verdict
from learning.views import FeedbackView


def given(view: FeedbackView, to: Tongue) -> Screen:
    place = view.place
    onward = Button(text=_onward(view, to), data=encode(callbacks.Forward(place.session, place.position)))
    match view.case.task:
        case Multiple():
            said = _several(view, to)
        case Order():
            said = _order(view, to)
        case Match():
            said = _match(view, to)
        case _:
            said = _one(view, to)
    explanation = view.case.explanation
    return Screen(
        html=joined(
            head(view.question, view.case),
            _reflection(view, to),
            *said,
            without_pictures(explanation) if explanation else "",
            _returns(view, to),
        ),
        rows=(row(onward), flag_row(to, view.question.key)),
    )


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


def _one(view: FeedbackView, to: Tongue) -> list[str]:
    """What was tapped with its reason; if something else fits, that with its own."""
    outcome, case = view.outcome, view.case
    mine = [reason for reason in outcome.reasons if reason.chosen]
    others = [reason for reason in outcome.reasons if not reason.chosen]
    blocks = [f"{texts.you(to, label_of(reason.label, case, to))}\n{_why(reason)}" for reason in mine]
    if outcome.corrected:
        blocks.append(texts.spelling(to, label_of(outcome.corrected, case, to)))
    if outcome.verdict is Verdict.UNSCORED:
        return [*blocks, *(joined(texts.one_answer(to), _why(reason)) for reason in others)]
    fitting = [texts.fits(to, label_of(line, case, to)) for line in outcome.solution]
    return [*blocks, "\n".join((*fitting, *(markup(_without_yes(reason.text, to)) for reason in others)))]


def _without_yes(text: str, to: Tongue) -> str:
    """The reason of a right answer that was not given: nobody said anything to which it could be a yes."""
    first, _, rest = text.partition(" ")
    if rest and first[:-1] in texts.words_of_agreement(to) and first[-1] in ".:,":
        return rest[0].upper() + rest[1:]
    return text


def _several(view: FeedbackView, to: Tongue) -> list[str]:
    """Every option with its reason: ✓ fits, – does not."""
    case, reasons = view.case, view.outcome.reasons
    picked = [label_of(reason.label, case, to) for reason in reasons if reason.chosen]
    said = texts.you(to, ", ".join(picked)) if picked else ""
    verdict = texts.it_fits(to) if view.outcome.verdict is Verdict.RIGHT else ""
    lines = [
        f"{_sign(reason)} <b>{label_of(reason.label, case, to)}</b>\n{_why(reason)}" for reason in reasons
    ]
    return [said, verdict, *lines]


def _order(view: FeedbackView, to: Tongue) -> list[str]:
    mine = [label_of(reason.label, view.case, to) for reason in view.outcome.reasons]
    if view.outcome.verdict is Verdict.RIGHT:
        return [f"{texts.it_fits(to)}\n{_numbered(mine)}"]
    theirs = [label_of(line, view.case, to) for line in view.outcome.solution]
    said = [f"{texts.you_ordered(to)}\n{_numbered(mine)}"] if mine else []
    return [*said, f"{texts.fits_in_order(to)}\n{_numbered(theirs)}"]


def _match(view: FeedbackView, to: Tongue) -> list[str]:
    pairs = [f"{_sign(reason)} {label_of(reason.label, view.case, to)}" for reason in view.outcome.reasons]
    if view.outcome.verdict is Verdict.RIGHT:
        return [texts.it_fits(to), "\n".join(pairs)]
    fitting = [label_of(line, view.case, to) for line in view.outcome.solution]
    return ["\n".join(pairs), "\n".join((texts.fits_in_order(to), *fitting))]


def _numbered(lines: list[str]) -> str:
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, start=1))


def _sign(reason: Reason) -> str:
    return "✓" if reason.right else "–"


def _why(reason: Reason) -> str:
    return markup(reason.text) if reason.text else ""


def _reflection(view: FeedbackView, to: Tongue) -> str:
    """What was said about being sure, held against how it went."""
    right = view.outcome.verdict is Verdict.RIGHT
    if view.was_sure is None:
        return ""
    if view.was_sure:
        said = texts.was_sure_and_right(to) if right else texts.was_sure_and_wrong(to)
    else:
        said = texts.was_unsure_and_right(to) if right else texts.was_unsure_and_wrong(to)
    return f"<i>{said}</i>"


def _returns(view: FeedbackView, to: Tongue) -> str:
    if not view.returns or view.outcome.verdict is not Verdict.WRONG:
        return ""
    return texts.comes_back(to) if len(view.question.cases) > 1 else texts.comes_back_same(to)
