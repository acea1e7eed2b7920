"""What exports cost: `python -m benchmarks.exports`.

Writes casebooks of synthetic records at two sizes in every format, each in a process of its own, and tells its seconds
of the processor, the most memory that it held, and by how much both grew. A casebook four times as large may take
four times as long: much more would be quadratic. Prints a table and writes it to `benchmarks/out/exports.md`.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.casebook import grow
from benchmarks.speed import OUT
from benchmarks.synthetic import records
from parley.store.exports.formats import FORMATS, Format

SIZES = (1_250, 5_000)
"""Reports of the smaller and of the larger casebook."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds of the processor, most memory in MB, size of the file in MB."""

    seconds: float
    memory: float
    file: float


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks.exports", description=__doc__.split(":")[0] + ".")
    cli.add_argument("--sizes", type=int, nargs=2, default=SIZES, help="reports of both casebooks [1250 5000]")
    sizes = cli.parse_args(arguments).sizes
    with tempfile.TemporaryDirectory() as folder:
        found = measure(Path(folder), sizes)
    OUT.mkdir(exist_ok=True)
    (OUT / "exports.md").write_text(table(found, sizes), encoding="utf-8")
    print(table(found, sizes), end="")
    return 0


def measure(folder: Path, sizes: Sequence[int]) -> dict[str, list[Cost]]:
    """The cost of each format at each size, of its costliest table where it has several."""
    books = [folder / f"{size}.casebook" for size in sizes]
    for book, size in zip(books, sizes, strict=True):
        grow(str(book), records(size), size)
    return {format.name: [_costliest(book, format) for book in books] for format in FORMATS}


def table(found: dict[str, list[Cost]], sizes: Sequence[int]) -> str:
    """A row for each format: the larger casebook, and how often the cost of the smaller that is."""
    size, times = sizes[-1], sizes[-1] / sizes[0]
    heading = f"| format, {size:,} reports | CPU s | peak MB | file MB | CPU at {times:.3g}x | peak at {times:.3g}x |"
    rows = [heading, "|---|---|---|---|---|---|"]
    for name, (small, large) in found.items():
        ratios = f"{large.seconds / small.seconds:.1f} | {large.memory / small.memory:.1f}"
        rows.append(f"| {name} | {large.seconds:.1f} | {large.memory:.0f} | {large.file:.1f} | {ratios} |")
    return "\n".join(rows) + "\n"


def _costliest(book: Path, format: Format) -> Cost:
    costs = (_cost(book, format.name, name) for name in format.tables or (None,))
    return max(costs, key=lambda cost: cost.seconds)


def _cost(book: Path, format: str, table: str | None) -> Cost:
    """Of one export, the start of Python included."""
    out = book.with_name(f"out.{format}")
    chosen = ("--table", table) if table else ()
    command = (sys.executable, "-m", "parley", "export", str(book), format, "--out", str(out), "--quiet", *chosen)
    process = subprocess.Popen(command)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1e3, out.stat().st_size / 1e6)


if __name__ == "__main__":
    sys.exit(main())
