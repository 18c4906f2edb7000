"""Digests of invented companies, large and small, in their first week and years later."""

from collections.abc import Iterator
from datetime import date
from functools import cache

from bot.screens.digest import digest_html
from bot.shelf import Shelf
from bot.texts.tongue import Tongue
from reporting import chain
from reporting.company_check import Answers
from reporting.digest import Digest, compose
from reporting.model import Release, Statistic, Unit, UnitId
from reporting.periods import WEEK, closes_quarter, quarter_of
from reporting.ports import Pending
from reporting.privacy import plan_of
from tests.edition import whole_edition

FOUNDED = date(2026, 11, 2)
HEADCOUNTS = (12, 20, 28, 40, 60, 120, 600)
FIRST_MONDAY = FOUNDED + WEEK
FIGURES_ON = date(2028, 1, 3)
"""a first Monday of a month, sixty-one weeks later, in which a quarter has just ended"""
CHECK = Answers(answered_on=date(2026, 11, 20), states=(1, 1, 0, 2, 1, 2, 1, 3, 1, 1))


@cache
def shelf() -> Shelf:
    edition = whole_edition()
    return Shelf(edition, edition.sheets)


def unit(headcount: int, **more: object) -> Unit:
    facts = {"id": UnitId(7), "name": "Schreinerei Lindner", "zone": "Europe/Berlin", "budget": 0.5}
    return Unit(**(facts | {"headcount": headcount} | more))  # type: ignore[arg-type]


def history(
    of: Unit, *, until: date, share: float, mastery: tuple[float, float, float] = (0.3, 0.3, 0.3)
) -> list[Release]:
    """What was stored if the noise happened to be none: figures can be foreseen, their ranges cannot."""
    made, week = [], FOUNDED
    sigmas = plan_of(of).sigmas
    while week < until:
        for statistic, sigma in sigmas.items():
            is_weekly = statistic is Statistic.PARTICIPATION
            if not is_weekly and not closes_quarter(week):
                continue
            shares = (share,) if is_weekly else mastery
            numbers = tuple(round(of.headcount * statistic.grain * one) for one in shares)
            made.append(
                Release(
                    unit=of.id,
                    statistic=statistic,
                    period=week if is_weekly else quarter_of(week),
                    week=week,
                    numbers=numbers,
                    sigma=sigma,
                    headcount=of.headcount,
                    rho=0.0,
                )
            )
        week += WEEK
    return made


def composed(
    to: Tongue,
    of: Unit,
    *,
    on: date,
    releases: list[Release],
    answers: Answers | None = None,
    pending: Pending | None = None,
    siblings: list[list[Release]] | None = None,
) -> Digest:
    since = dict.fromkeys(shelf().offered, FOUNDED)
    return compose(
        company="Schreinerei Lindner",
        unit=of,
        week=on,
        releases=releases,
        sheets=shelf().sheets(to.language, since=since),
        answers=answers,
        siblings=siblings or [],
        pending=pending or Pending(headcount=None, budget=None, unit=None),
    )


def digests(to: Tongue) -> Iterator[tuple[str, Digest]]:
    """Every case with its name."""
    for heads in HEADCOUNTS:
        yield f"{heads}, first week", composed(to, unit(heads), on=FIRST_MONDAY, releases=[])
    for heads in HEADCOUNTS:
        of = unit(heads)
        past = history(of, until=FIGURES_ON, share=0.55, mastery=(0.2, 0.5, 0.35))
        yield f"{heads}, figures", composed(to, of, on=FIGURES_ON, releases=past, answers=CHECK)
    of = unit(60)
    for name, share in (("nobody", 0.0), ("everybody", 1.0)):
        past = history(of, until=FIGURES_ON, share=share, mastery=(share, share, share))
        yield f"60, {name} learns", composed(to, of, on=FIGURES_ON, releases=past)
    past = history(unit(28), until=date(2027, 2, 8), share=0.5)
    yield "28, between figures", composed(to, unit(28), on=date(2027, 2, 8), releases=past, answers=CHECK)
    yield "no budget", composed(to, unit(60, budget=0.0), on=FIRST_MONDAY, releases=[])
    changes = Pending(headcount=31, budget=0.25, unit="Verbund Musterstadt")
    yield "changes ahead", composed(to, unit(28), on=FIRST_MONDAY, releases=[], pending=changes)
    network = unit(48, name="Verbund Musterstadt", is_network=True)
    past = history(network, until=FIGURES_ON, share=0.4)
    yield "a network together", composed(to, network, on=FIGURES_ON, releases=past)
    of, others = unit(20), [history(unit(20), until=FIGURES_ON, share=0.45) for _ in range(12)]
    yield "a network beside", composed(to, of, on=FIGURES_ON, releases=others[0], siblings=others)


def document(to: Tongue) -> str:
    return "\n".join(f"=== {name}\n{html_of(to, digest)}\n" for name, digest in digests(to))


def html_of(to: Tongue, digest: Digest, *, proof: str = "") -> str:
    return digest_html(
        to,
        digest,
        area_titles=shelf().area_titles(to.language),
        proof=proof or chain.proof(None),
        written_in=shelf().written_in(to.language),
    )
