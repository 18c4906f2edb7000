"""What stands in the digest of a Monday? Values only; bot.texts makes the sentences.

One strength and one gap come from the first source that has them: the figures of the month, the company's
own check, the theme of the week. Nothing is compared with another company, nobody is named or ranked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from reporting import figures
from reporting.company_check import Answers, CheckQuestion, gap_sentence, strength
from reporting.figures import Arrow, Figure, Mastery
from reporting.model import Release, Statistic, Unit
from reporting.monday import MondayLine, line_of_week
from reporting.periods import WEEK, closes_quarter, opens_month
from reporting.ports import NOTHING_PENDING, Pending
from reporting.privacy import plan_of

NEW_FOR: Final = timedelta(days=28)
"""so long a module is new"""


class Source(StrEnum):
    FIGURES = "figures"
    """the text is a report area"""
    CHECK = "check"
    THEME = "theme"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    text: str
    source: Source


@dataclass(frozen=True, slots=True, kw_only=True)
class ModuleNote:
    """What a module says to those who lead."""

    id: str
    title: str
    since: date
    """first day on which it was offered here"""
    minutes: int
    """of its shortest unit"""
    standup: str
    coaching: tuple[str, ...]
    """its coaching line, then the lines of its units; at least one"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """The first Monday of a month, with figures that are sure enough."""

    participation: Figure | None
    mastery: Mastery | None
    arrow: Arrow | None
    """only in the first figures after a quarter has ended"""
    noticeable: int
    """points from which on a change between half-years would stand out"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Later:
    """None today, and from when on there are some."""

    first_on: date
    has_begun: bool
    """whether there have been figures before: then this is only not the first Monday of a month"""


@dataclass(frozen=True, slots=True)
class Never:
    """Too few people, or the company has set its budget to nothing."""


Numbers = Shown | Later | Never


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    company: str
    week: date
    """the Monday"""
    unit: Unit
    """whose figures these are"""
    strength: Finding
    gap: Finding
    theme: MondayLine
    question: str
    leader: str
    new: tuple[ModuleNote, ...]
    """at most one, the newest"""
    numbers: Numbers
    network: Figure | None
    """participation of the network that it belongs to, beside its own figures"""
    pending: Pending


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheets:
    """What there is to choose from, in one language."""

    lines: tuple[MondayLine, ...]
    check: tuple[CheckQuestion, ...]
    modules: tuple[ModuleNote, ...]
    """published ones; may be empty"""


def compose(
    *,
    company: str,
    unit: Unit,
    week: date,
    releases: Sequence[Release],
    sheets: Sheets,
    answers: Answers | None,
    siblings: Sequence[Sequence[Release]] = (),
    pending: Pending = NOTHING_PENDING,
) -> Digest:
    """The digest of the Monday `week`; the last week that is closed is the one before."""
    line = line_of_week(sheets.lines, week)
    numbers = numbers_of(unit, releases, week=week)
    question, leader = _for_the_round(line, sheets.modules, week)
    new = [note for note in sheets.modules if timedelta() <= week - note.since < NEW_FOR]
    return Digest(
        company=company,
        week=week,
        unit=unit,
        strength=_strength(numbers, sheets.check, answers, line),
        gap=_gap(numbers, sheets.check, answers, line),
        theme=line,
        question=question,
        leader=leader,
        new=tuple(sorted(new, key=lambda note: (note.since, note.id), reverse=True)[:1]),
        numbers=numbers,
        network=figures.network(siblings, week=week - WEEK) if isinstance(numbers, Shown) else None,
        pending=pending,
    )


def numbers_of(unit: Unit, releases: Sequence[Release], *, week: date) -> Numbers:
    closed = week - WEEK
    sigmas = plan_of(unit).sigmas
    if not sigmas:
        return Never()
    participation = figures.participation(releases, week=closed)
    mastery = figures.mastery(releases, week=closed)
    if opens_month(week) and (participation or mastery):
        return Shown(
            participation=participation,
            mastery=mastery,
            arrow=_arrow(releases, closed),
            noticeable=figures.noticeable(unit.headcount, sigmas[Statistic.PARTICIPATION]),
        )
    next_on = figures.next_shown(unit, releases, since=week)
    return Later(first_on=next_on, has_begun=bool(participation or mastery)) if next_on else Never()


def _arrow(releases: Sequence[Release], closed: date) -> Arrow | None:
    """Of the quarter that has ended since the last first Monday of a month."""
    week = closed
    while not closes_quarter(week):
        week -= WEEK
        if opens_month(week + WEEK):
            return None
    return figures.arrow(releases, week=week)


def _for_the_round(line: MondayLine, modules: Sequence[ModuleNote], week: date) -> tuple[str, str]:
    """Every other week a module in turn, with one of its lines in turn."""
    turn, is_module = divmod(week.toordinal() // WEEK.days, 2)
    if not modules or not is_module:
        return line.question, line.leader
    round_number, place = divmod(turn, len(modules))
    note = modules[place]
    return note.standup, note.coaching[round_number % len(note.coaching)]


def _strength(
    numbers: Numbers, questions: Sequence[CheckQuestion], answers: Answers | None, line: MondayLine
) -> Finding:
    if isinstance(numbers, Shown) and numbers.mastery and numbers.mastery.most:
        return Finding(text=numbers.mastery.most, source=Source.FIGURES)
    if answers and (said := strength(tuple(questions), answers)):
        return Finding(text=said, source=Source.CHECK)
    return Finding(text=line.works, source=Source.THEME)


def _gap(
    numbers: Numbers, questions: Sequence[CheckQuestion], answers: Answers | None, line: MondayLine
) -> Finding:
    if isinstance(numbers, Shown) and numbers.mastery and numbers.mastery.least:
        return Finding(text=numbers.mastery.least, source=Source.FIGURES)
    if answers and (said := gap_sentence(tuple(questions), answers)):
        return Finding(text=said, source=Source.CHECK)
    return Finding(text=line.gap, source=Source.THEME)
