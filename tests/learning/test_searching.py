"""What does a search show of the units that were found?"""

from learning.model import Module, Question, QuestionKey, Unit, UnitKey
from learning.searching import MOST, Shelf, find, is_worth_a_search
from learning.selfcheck import SelfCheck
from learning.session import UnitState
from tests.learning.builders import unit

FIRST, SECOND = unit("daten/a"), unit("daten/b")


class FakeSearch:
    """Finds what it is told to, whatever is looked for."""

    def __init__(self, *found: str) -> None:
        self._found = tuple(map(UnitKey, found))
        self.asked: list[tuple[str, frozenset[UnitKey], int]] = []

    def first(self, words: str, *, kept: frozenset[UnitKey], most: int) -> tuple[UnitKey, ...]:
        self.asked.append((words, kept, most))
        return self._found


class FakeLibrary:
    def modules(self, language: str) -> tuple[Module, ...]:
        raise NotImplementedError

    def unit(self, key: UnitKey, language: str) -> Unit | None:
        return {one.key: one for one in (FIRST, SECOND)}.get(key) if language == "de" else None

    def question(self, key: QuestionKey, language: str) -> Question | None:
        raise NotImplementedError

    def self_check(self, language: str) -> SelfCheck | None:
        raise NotImplementedError


def test_hits_come_in_the_order_of_the_search_with_what_is_known_of_them() -> None:
    kept = frozenset({FIRST.key})
    shelf = Shelf(library=FakeLibrary(), language="de", states={SECOND.key: UnitState.DONE}, kept=kept)
    search = FakeSearch("daten/b", "daten/a")
    second, first = find("zettel weg", search, shelf)
    assert (second.unit, second.state, second.is_kept) == (SECOND, UnitState.DONE, False)
    assert (first.unit, first.state, first.is_kept) == (FIRST, None, True)
    assert search.asked == [("zettel weg", kept, MOST)]


def test_what_is_gone_is_left_out() -> None:
    shelf = Shelf(library=FakeLibrary(), language="de", states={})
    assert find("zettel", FakeSearch("daten/gone"), shelf) == ()


def test_a_letter_a_number_or_a_sign_means_a_button() -> None:
    for words in ("", "B", "12,5", "👍", "??", "a b 1"):
        assert not is_worth_a_search(words), words
    for words in ("ki", "12 Rollen", "ört"):
        assert is_worth_a_search(words), words
