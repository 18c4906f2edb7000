"""On which day and at which hour does a digest go out? Mondays, or the first workday after."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from contacts.model import Company

WORKDAYS = 5


@dataclass(frozen=True, slots=True)
class Mondays:
    holidays: Callable[[str, int], frozenset[date]]
    """(federal state, year) -> days off"""

    def first_workday(self, company: Company, week: date) -> date:
        return next(iter(self._workdays(company, week)), week)

    def due_at(self, company: Company, week: date, hour: int, *, now: datetime) -> datetime | None:
        """At that hour of the first workday that is still to come; None: the week's work is over."""
        for day in self._workdays(company, week):
            at = datetime.combine(day, time(hour), tzinfo=company.timezone)
            if at >= now:
                return at
        return None

    def _workdays(self, company: Company, week: date) -> Sequence[date]:
        days = [week + timedelta(days=number) for number in range(WORKDAYS)]
        off = {day for year in {day.year for day in days} for day in self.holidays(company.state, year)}
        return [day for day in days if day not in off]


def dedup(company: int, week: date, contact: int) -> str:
    """Of a digest's delivery."""
    return f"{dedup_of_all(company)}{week.isoformat()}:{contact}"


def dedup_of_all(company: int) -> str:
    """How the dedup of every digest of a company begins."""
    return f"digest:{company}:"
