"""How does a case for the round look? A picture to vote on by hand, then its solution."""

from typing import Final

from bot import callbacks
from bot.callbacks import encode
from bot.pictures.case import RoundCase, case_text
from bot.screens.screen import Button, Picture, Screen, row
from bot.texts import digest as texts
from bot.texts.tongue import Tongue, escape, nearest, speak

ROUND_PICTURE: Final = "round"
"""first part of the address of a case's picture"""
SOLUTION: Final = "solution"


def case(to: Tongue, one: RoundCase, *, place: int, company: int, week: int) -> Screen:
    said = case_text(speak(nearest(one.language)), one, solution=False)
    solve = Button(text=texts.solution(to), data=encode(callbacks.RoundSolution(company, week)))
    return Screen(
        html=_with_words(texts.vote_by_hand(to), said),
        rows=(row(solve),),
        picture=Picture(path=f"{ROUND_PICTURE}/{to.language}/{place}.png", description=said),
    )


def solution(to: Tongue, one: RoundCase, *, place: int) -> Screen:
    said = case_text(speak(nearest(one.language)), one, solution=True)
    return Screen(
        html=_with_words(texts.solution(to), said),
        picture=Picture(path=f"{ROUND_PICTURE}/{to.language}/{place}/{SOLUTION}.png", description=said),
    )


def no_case(to: Tongue) -> Screen:
    return Screen(html=texts.no_case(to))


def _with_words(said: str, words: str) -> str:
    """What the picture shows, folded, for whoever does not see it."""
    return f"{said}\n<blockquote expandable>{escape(words)}</blockquote>"
