"""A library that is not there is searched for once, not at every request."""

import sys
from types import ModuleType

import pytest

from bot import sniffing


def test_a_missing_library_is_not_searched_for_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sniffing, "OPTIONAL", "a_library_of_nobody")
    monkeypatch.delitem(sys.modules, "a_library_of_nobody", raising=False)
    sniffing.spare_the_search()
    assert sys.modules.pop("a_library_of_nobody", "searched for") is None


def test_a_library_that_is_there_stays_usable(monkeypatch: pytest.MonkeyPatch) -> None:
    there = ModuleType("a_library_of_somebody")
    monkeypatch.setattr(sniffing, "OPTIONAL", there.__name__)
    monkeypatch.setitem(sys.modules, there.__name__, there)
    sniffing.spare_the_search()
    assert sys.modules[there.__name__] is there
