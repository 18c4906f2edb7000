"""What is kept is a set of units; what is shown of it is what the library says today."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning import keeping, practice, show
from learning.choosing import unit as unit_page
from learning.desk import Desk
from learning.model import Module, Question, QuestionKey, Unit, UnitKey
from learning.progress import progress
from learning.selfcheck import SelfCheck
from learning.session import SessionKind, StepKind, UnitState
from learning.takeaway import takeaway
from learning.trial import TrialStudy
from learning.views import Place, SectionView
from tests.learning.builders import module, somebody, unit

TODAY = date(2026, 11, 26)
WORDS = st.text("abcdefghijklmnopqrstuvwxyzäöüß„“*,. ", min_size=1, max_size=30).filter(
    lambda text: bool(text.strip())
)
LEARNER = somebody()


@dataclass(frozen=True)
class Shelf:
    """Fulfils learning.ports.Library in one language."""

    written: tuple[Module, ...]
    retired: tuple[Unit, ...] = ()

    def modules(self, language: str) -> tuple[Module, ...]:
        return self.written

    def unit(self, key: UnitKey, language: str) -> Unit | None:
        units = [*self.retired, *(one for module in self.written for one in module.units)]
        return next((one for one in units if one.key == key), None)

    def question(self, key: QuestionKey, language: str) -> Question | None:
        found = (question for module in self.written for question in module.questions())
        return next((question for question in found if question.key == key), None)

    def self_check(self, language: str) -> SelfCheck | None:
        return None


class Progressed(TrialStudy):
    """Somebody who has gone through units."""

    def __init__(self, states: Mapping[UnitKey, UnitState]) -> None:
        super().__init__(LEARNER)
        self._states = dict(states)

    async def units(self) -> Mapping[UnitKey, UnitState]:
        return self._states


def saying(key: str, sentence: str) -> Unit:
    return replace(unit(key), insight=f"Etwas.\n\n> [!TIP]\n> {sentence}")


def desk(study: TrialStudy, *modules: Module, retired: tuple[Unit, ...] = ()) -> Desk:
    ids = iter(range(1, 1000))
    return Desk(
        study=study,
        library=Shelf(modules, retired),
        learner=LEARNER,
        today=TODAY,
        draw_id=lambda: next(ids),
    )


def two() -> Module:
    made = module("daten-a", "alle", "lager")
    return replace(made, units=(saying("daten-a/0", "Eins."), saying("daten-a/1", "Zwei.")))


# --- the sentence -------------------------------------------------------------------------------


@given(st.lists(WORDS, min_size=1, max_size=3), WORDS)
def test_the_takeaway_is_the_last_tip_on_one_line(lines: list[str], before: str) -> None:
    tip = "\n".join(f"> {line}" for line in lines)
    insight = f"> [!TIP]\n> {before}\n\nEin Absatz.\n\n> [!NOTE]\n> Nebenbei.\n\n> [!TIP]\n{tip}\n"
    found = takeaway(replace(unit("daten/u"), insight=insight))
    assert found == " ".join(line.strip() for line in lines)
    assert "\n" not in found


@pytest.mark.parametrize("insight", ["", "Kein Satz.", "> Ein Zitat.", "> [!NOTE]\n> Etwas.", "> [!TIP]"])
def test_an_insight_without_a_tip_has_none(insight: str) -> None:
    assert takeaway(replace(unit("daten/u"), insight=insight)) == ""


# --- the list -----------------------------------------------------------------------------------


async def at_the_insight(here: Desk, key: str) -> SectionView:
    view = await practice.begin(here, SessionKind.NEW, UnitKey(key))
    while not (isinstance(view, SectionView) and view.kind is StepKind.INSIGHT):
        session = await here.study.session()
        assert session is not None
        found = await practice.forward(here, Place.of(session))
        assert found is not None
        view = found
    return view


async def test_keeping_twice_is_keeping_once_and_striking_undoes_it() -> None:
    here = desk(TrialStudy(LEARNER), two())
    view = await at_the_insight(here, "daten-a/0")
    assert view.kept is False
    for wants in (True, True):
        again = await keeping.keep(here, view.place, wants=wants)
        assert again == replace(view, kept=True)
    assert [one.takeaway for one in await keeping.kept(here)] == ["Eins."]
    assert await keeping.keep(here, view.place, wants=False) == view
    assert await keeping.kept(here) == ()


async def test_only_the_insight_that_is_shown_now_keeps_anything() -> None:
    here = desk(TrialStudy(LEARNER), two())
    view = await at_the_insight(here, "daten-a/0")
    assert await keeping.keep(here, replace(view.place, position=0), wants=True) is None
    assert await practice.forward(here, view.place) is not None
    assert await keeping.keep(here, view.place, wants=True) is None
    assert await keeping.kept(here) == ()
    assert await keeping.keep(desk(TrialStudy(LEARNER), two()), view.place, wants=True) is None


async def test_a_unit_without_a_sentence_offers_nothing_to_keep() -> None:
    here = desk(TrialStudy(LEARNER), module("daten-a", "alle"))
    view = await at_the_insight(here, "daten-a/0")
    assert view.kept is None
    assert await keeping.keep(here, view.place, wants=True) is None
    assert await show.current(here) == view


async def test_what_is_retired_or_says_nothing_any_more_drops_out_and_stays_kept() -> None:
    study = TrialStudy(LEARNER)
    for key in ("daten-a/0", "daten-a/1", "daten-old/0"):
        await study.keep(UnitKey(key), on=TODAY)
    old = saying("daten-old/0", "Alt.")
    silent = replace(two(), units=(two().units[0], unit("daten-a/1")))
    here = desk(study, silent, retired=(old,))
    assert [one.takeaway for one in await keeping.kept(here)] == ["Eins."]
    assert [one.takeaway for one in await keeping.strike(here, UnitKey("daten-a/0"))] == []
    assert await study.kept() == (UnitKey("daten-a/1"), UnitKey("daten-old/0"))
    assert await unit_page(here, old.key) is None, "a link to it leads nowhere either"


# --- progress -----------------------------------------------------------------------------------

STATES = st.sampled_from([None, *UnitState])


@given(st.lists(STATES, min_size=2, max_size=2), st.lists(STATES, min_size=1, max_size=1))
async def test_a_module_is_finished_when_every_unit_was_gone_through(
    first: list[UnitState | None], second: list[UnitState | None]
) -> None:
    modules = (two(), module("ki-b", "alle", area="ki"))
    keys = [one.key for made in modules for one in made.units]
    states = {key: state for key, state in zip(keys, [*first, *second], strict=True) if state is not None}
    stand = await progress(desk(Progressed(states), *modules))
    whole = [made for made, own in zip(modules, (first, second), strict=True) if set(own) == {UnitState.DONE}]
    assert list(stand.finished) == whole
    solved = {UnitState.DONE, UnitState.KNOWN}
    assert {area.area: area.units for area in stand.areas} == {
        area: count
        for area, own in (("daten", first), ("ki", second))
        if (count := sum(state in solved for state in own))
    }
    assert stand.units_done + stand.units_known == sum(area.units for area in stand.areas)
