"""When does each kind of figure come for the first time? The table in docs/figures.md says it for everybody.

`python -m tests.reporting.test_first_dates` writes the table anew, to be read before it is committed.
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

from reporting.figures import first_shown, mastery, participation
from reporting.model import Release, Statistic
from reporting.periods import WEEK, closes_quarter, monday_of
from reporting.privacy import plan
from tests.reporting.books import release_of, unit_of

DOCUMENT = Path(__file__).parents[2] / "docs" / "figures.md"
BEGIN, END = "<!-- first dates: begin -->\n", "<!-- first dates: end -->\n"
CREATED = date(2026, 11, 2)
HEADCOUNTS = range(12, 121)
KINDS = ("participation", "mastery", "areas")
HEAD = (
    "| people | participation after | shown on | mastery after | shown on | areas after | shown on |",
    "|--:|--:|--:|--:|--:|--:|--:|",
)
NONE = "never"


def table() -> str:
    """Rows that are equal stand together: 16-17."""
    groups: list[tuple[int, int, tuple[str, ...]]] = []
    for headcount in HEADCOUNTS:
        cells = tuple(_cells(headcount))
        if groups and groups[-1][2] == cells:
            groups[-1] = (groups[-1][0], headcount, cells)
        else:
            groups.append((headcount, headcount, cells))
    rows = [
        f"| {first if first == last else f'{first}-{last}'} | {' | '.join(cells)} |"
        for first, last, cells in groups
    ]
    return "\n".join((*HEAD, *rows)) + "\n"


def _cells(headcount: int) -> Iterator[str]:
    sure, days = _sure_after(headcount), first_shown(unit_of(headcount), [], since=monday_of(CREATED))
    for kind in KINDS:
        unit = "weeks" if kind == "participation" else "quarters"
        count = sure.get(kind)
        word = unit if count != 1 else unit.removesuffix("s")
        yield f"{count} {word}" if count else NONE
        yield f"{days[kind]:%Y-%m-%d}" if kind in days else NONE


def _sure_after(headcount: int) -> dict[str, int]:
    """How many weeks, or ends of quarters, each kind needs before it is sure enough."""
    unit, known, found = unit_of(headcount), list[Release](), dict[str, int]()
    sigmas, week, quarters = plan(headcount).sigmas, monday_of(CREATED), 0
    for weeks in range(1, 60 if sigmas else 0):
        known.append(release_of(unit, Statistic.PARTICIPATION, week))
        if participation(known, week=week):
            found.setdefault("participation", weeks)
        if Statistic.MASTERY in sigmas and closes_quarter(week):
            quarters += 1
            known.append(release_of(unit, Statistic.MASTERY, week))
            learned = mastery(known, week=week)
            if learned:
                found.setdefault("mastery", quarters)
            if learned and learned.areas:
                found.setdefault("areas", quarters)
        week += WEEK
    return found


def test_the_document_says_for_every_headcount_when_figures_come() -> None:
    text = DOCUMENT.read_text(encoding="utf-8")
    assert text.split(BEGIN)[1].split(END)[0] == f"\n{table()}\n"


def test_more_people_never_wait_longer_but_where_the_plan_changes() -> None:
    weeks = [_sure_after(headcount).get("participation", 60) for headcount in HEADCOUNTS]
    later = [n for n, (fewer, more) in zip(HEADCOUNTS[1:], pairwise(weeks), strict=True) if more > fewer]
    assert later == [30]


if __name__ == "__main__":
    before, rest = DOCUMENT.read_text(encoding="utf-8").split(BEGIN)
    DOCUMENT.write_text(f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}", encoding="utf-8")
