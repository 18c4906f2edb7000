"""What do the conversations about a company need beside its own rows? Readings, never learning."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.pictures.case import RoundCase
from bot.screens.company import Stored
from reporting.company_check import CheckQuestion


class Papers(Protocol):
    def __call__(self, company: int, *, council: bool) -> Awaitable[Sequence[tuple[str, bytes]]]:
        """File names and contents; `council`: whether there is one, or a person of trust."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    rounds: Callable[[str], tuple[RoundCase, ...]]
    """language -> cases to vote on"""
    written_in: Callable[[str], str]
    """language of the reader -> of rounds' and checks' texts"""
    check: Callable[[str], tuple[CheckQuestion, ...]]
    """language -> questions of the company's check"""
    titles: Callable[[Sequence[str], str], tuple[str, ...]]
    """areas, language -> titles of their modules"""
    stored: Callable[[str], Sequence[Stored]]
    """language -> the kinds of data that are kept"""
    papers: Papers
    """the documents of a company"""
