"""What was measured, against what, and did it stay within its bar?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import quantiles


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """Ours against a baseline that was measured in the same run."""

    what: str
    ours: float
    baseline: float
    unit: str
    against: str
    """what the baseline is"""
    ratio_bar: float | None = None
    """highest ratio of ours to the baseline; None: only shown"""
    ratio_floor: float | None = None
    """lowest ratio, where higher is better; two decimals are compared"""
    amount_bar: float | None = None
    """highest amount of ours, in the unit"""

    @property
    def ratio(self) -> float:
        return self.ours / self.baseline

    @property
    def holds(self) -> bool:
        return (
            (self.ratio_bar is None or self.ratio <= self.ratio_bar)
            and (self.ratio_floor is None or round(self.ratio, 2) >= self.ratio_floor)
            and (self.amount_bar is None or self.ours <= self.amount_bar)
        )

    def cells(self) -> tuple[str, ...]:
        return (
            self.what,
            f"{self.ratio:.2f}",
            self._bar(),
            f"{_amount(self.ours)} {self.unit}",
            f"{_amount(self.baseline)} {self.unit}",
            self.against,
        )

    def _bar(self) -> str:
        ratio = [f"<= {self.ratio_bar:g}"] if self.ratio_bar is not None else []
        amount = [f"<= {self.amount_bar:g} {self.unit}"] if self.amount_bar is not None else []
        ratio += [f">= {self.ratio_floor:g}"] if self.ratio_floor is not None else []
        verdict = [] if not ratio + amount else ["holds" if self.holds else "MISSED"]
        return " ".join(ratio + amount + verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """Something that is so or is not."""

    what: str
    holds: bool
    seen: str
    """what it was judged by"""

    def cells(self) -> tuple[str, ...]:
        return (self.what, "", "holds" if self.holds else "MISSED", "", "", self.seen)


Row = Figure | Check
HEAD = ("what", "ratio", "bar", "ours", "baseline", "baseline is")


def table(rows: Iterable[Row]) -> str:
    """One line a row, ratios first; several spaces between the columns."""
    cells = [HEAD, *(row.cells() for row in rows)]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    lines = [
        "  ".join(text.ljust(width) for text, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]
    return "\n".join([lines[0], "-" * max(map(len, lines)), *lines[1:]])


def percentile(values: Sequence[float], percent: int) -> float:
    """Of at least two values; 50 is the median."""
    return quantiles(values, n=100, method="inclusive")[percent - 1]


def _amount(value: float) -> str:
    """Three digits that mean something."""
    if value >= 100:
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"
