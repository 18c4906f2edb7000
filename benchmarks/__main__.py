"""What does it cost, against a baseline of the same run?

python -m benchmarks [--quick] [--only tick --only packing]
"""

import argparse
import sys
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from os import cpu_count
from platform import python_version

from benchmarks import (
    answers,
    attacks,
    closing,
    importing,
    packing,
    planning,
    reading,
    remembering,
    searching,
    starting,
    tick,
    utility,
)
from benchmarks.figures import Row, table

BENCHMARKS: Mapping[str, Callable[..., list[Row]]] = {
    "answers": answers.measure,
    "starting": starting.measure,
    "tick": tick.measure,
    "packing": packing.measure,
    "planning": planning.measure,
    "reading": reading.measure,
    "importing": importing.measure,
    "remembering": remembering.measure,
    "searching": searching.measure,
    "closing": closing.measure,
    "attacks": attacks.measure,
    "utility": utility.measure,
}


def main() -> int:
    """1 if a bar is missed."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds; ends within two minutes")
    parser.add_argument("--only", action="append", choices=BENCHMARKS, help="may be given several times")
    given = parser.parse_args()
    rows: list[Row] = []
    for name in given.only or BENCHMARKS:
        began = time.perf_counter()
        rows += BENCHMARKS[name](quick=given.quick)
        print(f"{name}: {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
    today = datetime.now(tz=UTC).date()  # noqa: TID251 - the edge of the benchmarks
    print(f"\n{today}, {cpu_count()} cores, Python {python_version()}\n\n{table(rows)}")
    return 0 if all(row.holds for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
