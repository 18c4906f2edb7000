"""What is true of this company on this server, as far as its documents say it?"""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import NormalDist
from typing import Final
from urllib.parse import urlsplit

from bot.papers.catalogue import Catalogue, catalogue
from bot.settings import PREFIX, Settings
from contacts.model import Company, Kind
from reporting import items
from reporting.documents import Inventory, Rows, said
from reporting.figures import first_shown, mastery, participation
from reporting.model import AREAS, Release, Statistic, Unit
from reporting.periods import WEEK, monday_of
from reporting.ports import Pending
from reporting.privacy import (
    BUDGET,
    SMALLEST,
    SMALLEST_NETWORK,
    SMALLEST_WITH_MASTERY,
    plan,
    plan_of,
)

LANGUAGE: Final = "de"
"""the documents are about German law (decision 0013)"""
HIDDEN: Final = "(geheim)"
SETTINGS_HIDDEN: Final = ("token", "key_file")
ADDRESSES: Final = ("api_url", "database_url")
REVIEW: Final = timedelta(days=365)
HOURS_BELOW: Final = timedelta(days=3)
"""shorter periods are told in hours"""
CHANCE: Final = 50
"""right guesses of 100 without any number"""
NOT_NOTED: Final = "noch nicht vermerkt"
AI: Final = "ki"
"""area of the taxonomy"""
DRAWN: Final = {
    Statistic.PARTICIPATION: ("Beteiligung: wie viele in einer Woche dabei waren", "52-mal im Jahr"),
    Statistic.MASTERY: (f"Lernstand in {len(AREAS)} Bereichen", "4-mal im Jahr"),
}
COUNCIL: Final = {
    True: {
        "Council": "Betriebsrat",
        "the_council": "der Betriebsrat",
        "The_council": "Der Betriebsrat",
        "of_council": "des Betriebsrats",
        "to_council": "dem Betriebsrat",
        "council_object": "den Betriebsrat",
    },
    False: {
        "Council": "Vertrauensperson",
        "the_council": "die Vertrauensperson",
        "The_council": "Die Vertrauensperson",
        "of_council": "der Vertrauensperson",
        "to_council": "der Vertrauensperson",
        "council_object": "die Vertrauensperson",
    },
}
"""a works council or a person of trust in the cases of a sentence"""
SHOWN: Final = {
    "participation": "Beteiligung",
    "mastery": "Lernstand insgesamt",
    "areas": "Lernstand je Bereich",
}
_MARKUP = re.compile(r"([\\`*_\[\]<>|#~{}])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Storage:
    """The real schema, handed in by whoever may know the database."""

    tables: Mapping[str, Sequence[str]]
    """table -> columns"""
    retention: Mapping[str, timedelta]
    """name of a constant -> how long"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    title: str
    area: str
    """id of the taxonomy"""
    area_title: str
    since: date | None
    """None: offered, and not noted yet"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reporting:
    """What is known about a company's figures."""

    unit: Unit
    """its own, or its network's"""
    releases: Sequence[Release]
    pending: Pending
    has_siblings: bool
    """a network adds its members' stored numbers up"""


def inventory(
    *,
    settings: Settings,
    storage: Storage,
    company: Company,
    reporting: Reporting,
    modules: Sequence[Offered],
    council: bool,
    now: datetime,
) -> Inventory:
    """
    Raises:
        KeyError: a column, a setting, a message kind or a period is explained nowhere.

    """
    told, unit = catalogue(LANGUAGE), reporting.unit
    today = now.astimezone(company.timezone).date()
    sigmas = plan_of(unit).sigmas
    closed = monday_of(today) - WEEK
    data = tuple(kind.told(figures=bool(sigmas)) for kind in told.kinds)
    dates, declared = _dates(unit, reporting.releases, since=closed + WEEK), _declared(reporting.pending)
    return Inventory(
        facts={
            "company": plain(company.name),
            "headcount": company.headcount,
            "unit": plain(unit.name),
            "unit_headcount": unit.headcount,
            "operator": plain(settings.operator),
            "api_url": plain(_without_password(settings.api_url)),
            "on": today,
            "reviewed_on": today + REVIEW,
            "guess_year": _guess(unit.budget),
            "guess_all": _guess(unit.budget + items.BUDGET),
            "items_bound": items.BOUND,
            "items_house": items.SMALLEST_HOUSE,
            "items_sigma": items.SIGMA,
            "items_smallest": items.SMALLEST,
            "guess_week": _guess(1 / (2 * sigmas[Statistic.PARTICIPATION] ** 2)) if sigmas else CHANCE,
            **COUNCIL[council],
        },
        holds={
            "council": council,
            "employer": bool(settings.operator_is_employer),
            "telegram": settings.has_telegram,
            "sqlite": settings.is_sqlite,
            "figures": bool(sigmas),
            "mastery": Statistic.MASTERY in sigmas,
            "small": unit.headcount < (SMALLEST_NETWORK if unit.is_network else SMALLEST),
            "network": unit.is_network,
            "siblings": reporting.has_siblings,
            "full_budget": unit.budget == BUDGET,
            "begun": bool(
                participation(reporting.releases, week=closed) or mastery(reporting.releases, week=closed)
            ),
            "dates": bool(dates),
            "declared": bool(declared),
            "ai_modules": any(module.area == AI for module in modules),
            "other_modules": any(module.area != AI for module in modules),
        },
        tables={
            "tiers": _tiers(),
            "plan": tuple((*DRAWN[statistic], sigma) for statistic, sigma in sigmas.items()),
            "dates": dates,
            "declared": declared,
            "data": tuple((k.title, k.what, k.purpose, k.place, k.life) for k in data),
            "data_short": tuple((k.title, k.what, k.life) for k in data),
            "columns": _columns(told, storage.tables),
            "messages": tuple((f"`{kind}`", told.messages[kind]) for kind in Kind),
            "retention": _retention(told, storage.retention),
            "settings": _settings(told, settings),
            "ai": _offered(module for module in modules if module.area == AI),
            "others": _offered(module for module in modules if module.area != AI),
        },
    )


def plain(text: str) -> str:
    """A name as Markdown that shows exactly this name, on one line."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _guess(rho: float) -> int:
    """Right guesses of 100 about a yes/no fact of one person, with everybody else's data known.

    Source: Dong, Roth and Su 2022 (Gaussian DP): mu = sqrt(2 rho), and the best guess is right with
    probability Phi(mu / 2).
    """
    return math.ceil(100 * NormalDist().cdf((2 * rho) ** 0.5 / 2))


def _dates(unit: Unit, releases: Sequence[Release], *, since: date) -> Rows:
    found = first_shown(unit, releases, since=since)
    return tuple((text, found[kind]) for kind, text in SHOWN.items() if kind in found)


def _tiers() -> Rows:
    some, all_of_it = plan(SMALLEST).sigmas, plan(SMALLEST_WITH_MASTERY).sigmas
    weekly, quarterly = Statistic.PARTICIPATION, Statistic.MASTERY
    return (
        (f"unter {SMALLEST}", "keine Zahlen", "entfällt"),
        (f"{SMALLEST} bis {SMALLEST_WITH_MASTERY - 1}", "Beteiligung je Woche", said(some[weekly])),
        (
            f"ab {SMALLEST_WITH_MASTERY}",
            f"Beteiligung je Woche; Lernstand je Quartal in {len(AREAS)} Bereichen",
            f"{said(all_of_it[weekly])}; je Bereich {said(all_of_it[quarterly])}",
        ),
    )


def _declared(pending: Pending) -> Rows:
    found: list[tuple[str, str]] = []
    if pending.headcount is not None:
        found.append(("gemeldete Beschäftigte", str(pending.headcount)))
    if pending.budget is not None:
        found.append(("Schutzbudget (rho in 52 Wochen)", said(pending.budget)))
    if pending.unit is not None:
        found.append(("Zahlen gemeinsam für", plain(pending.unit)))
    return tuple(found)


def _columns(told: Catalogue, tables: Mapping[str, Sequence[str]]) -> Rows:
    texts = {(table, column): text for table, column, text in told.columns}
    order = {table: place for place, (table, _) in enumerate(texts)}
    return tuple(
        (f"`{table}`", f"`{column}`", texts[table, column])
        for table in sorted(tables, key=lambda table: order[table])
        for column in tables[table]
    )


def _retention(told: Catalogue, periods: Mapping[str, timedelta]) -> Rows:
    return tuple((told.retention[name], _length(period)) for name, period in periods.items()) + told.rules


def _length(period: timedelta) -> str:
    if period < HOURS_BELOW:
        return f"{period // timedelta(hours=1)} Stunden"
    return f"{period.days} Tage"


def _settings(told: Catalogue, settings: Settings) -> Rows:
    return tuple(
        (f"`{PREFIX}{name.upper()}`", _value(name, getattr(settings, name)), told.settings[name])
        for name in Settings.model_fields
    )


def _value(name: str, value: object) -> str:
    if name in SETTINGS_HIDDEN:
        return HIDDEN
    if isinstance(value, bool):
        return "ja" if value else "nein"
    text = str(value)
    return plain(_without_password(text) if name in ADDRESSES else text)


def _without_password(address: str) -> str:
    """Without user, password and parameters."""
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"


def _offered(modules: Iterable[Offered]) -> Rows:
    return tuple((plain(m.title), plain(m.area_title), m.since or NOT_NOTED) for m in modules)
