"""How the casebook grows: `python -m benchmarks.casebook`, with `--large` up to 100,000 reports.

Adds synthetic records and, at each size, tells what adding one costs, what each question costs, how large the file is,
and the most memory that the process held. Times are of the processor, so that neighbours on the machine do not count.
Prints a table and writes it to `benchmarks/out/casebook.md`. With `--file` the casebook is kept there, and one that is
there grows on.
"""

from __future__ import annotations

import argparse
import resource
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median, quantiles
from time import process_time
from typing import Any

from benchmarks.speed import OUT
from benchmarks.synthetic import records, vocabulary
from parley.run.book import Reading, add
from parley.store.book import close, open_to_read, open_to_write
from parley.store.questions import Filters, ask, contacts, copies, find_actors, gaps, search, timeline

SIZES = (1_000, 10_000)
LARGE = 100_000
ADDED = 100
"""Reports over which the cost of adding is taken, at each size, each kept on the disk before the next."""

ASKED = 5
"""Times that each question is asked; the median counts."""

READING = 3_500
"""Words a second that one core reads: what adding is compared with."""

QUESTIONS = ("talks", "participants", "statements", "positions", "events")
FREQUENT, USUAL = "United Nations", "Front 3"
"""An actor in a third of the reports, and one in a twentieth."""

FIRST = Filters(limit=500)
"""As many rows as `parley ask` gives where nothing else is said."""

Figures = dict[str, float]
Question = Callable[[sqlite3.Connection], Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks.casebook", description=__doc__.split(":")[0] + ".")
    cli.add_argument("--large", action="store_true", help=f"go on to {LARGE:,} reports (takes half an hour)")
    cli.add_argument("--sizes", type=int, nargs="+", help="sizes to measure at [1000 10000]")
    cli.add_argument("--file", type=Path, help="keep the casebook there; sizes that it is past already are left out")
    asked = cli.parse_args(arguments)
    sizes = asked.sizes or (*SIZES, *([LARGE] if asked.large else []))
    with tempfile.TemporaryDirectory() as folder:
        found = dict(measure(str(asked.file or Path(folder) / "casebook"), sorted(sizes)))
    OUT.mkdir(exist_ok=True)
    (OUT / "casebook.md").write_text(table(found), encoding="utf-8")
    print(table(found), end="")
    return 0


def measure(path: str, sizes: Sequence[int]) -> Iterator[tuple[int, Figures]]:
    """Each size with its figures, one after the other in one growing file."""
    held = reports_in(path)
    source = islice(records(max(sizes)), held, None)
    for size in sizes:
        if size - ADDED < held:
            continue
        grow(path, source, size - ADDED - held)
        held = size
        found = measure_adding(path, source) | measure_asking(path)
        found["file, MB"] = Path(path).stat().st_size / 1e6
        found["most memory, MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        yield size, found


def table(found: dict[int, Figures]) -> str:
    """Figures by size, and the last as a multiple of the first, in Markdown."""
    sizes = list(found)
    lines = [
        ("ms of the processor, unless said", *(f"{size:,}" for size in sizes), "growth"),
        ("---",) * (len(sizes) + 2),
    ]
    for name in found[sizes[0]]:
        values = [found[size][name] for size in sizes]
        lines.append((name, *(f"{value:.3g}" for value in values), f"{values[-1] / max(values[0], 0.1):.1f}"))
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)


def reports_in(path: str) -> int:
    """How many reports a casebook holds; a new one is made where there is none."""
    con = open_to_write(path)
    (number,) = con.execute("SELECT COUNT(*) FROM report").fetchone()
    close(con)
    return int(number)


def grow(path: str, source: Iterator[dict[str, Any]], number: int) -> None:
    """Add reports without waiting for the disk."""
    con = open_to_write(path)
    con.execute("PRAGMA synchronous = OFF")
    for record in islice(source, number):
        add(con, Reading(record, "", ""))
    close(con)


def measure_adding(path: str, source: Iterator[dict[str, Any]]) -> Figures:
    """Milliseconds of adding a report, and their share of the time that reading it takes, %."""
    con = open_to_write(path)
    times, words = [], 0
    for record in islice(source, ADDED):
        words += len(record["report"]["text"].split())
        times.append(_milliseconds(lambda con, record=record: add(con, Reading(record, "", "")), con))
    close(con)
    return {
        "add a report": median(times),
        "add a report, 95 of 100": quantiles(times, n=20)[-1],
        "add a report, at most": max(times),
        "add, % of reading": 100 * sum(times) / 1e3 / (words / READING),
    }


def measure_asking(path: str) -> Figures:
    """Milliseconds of each question, its answer taken to the end; the first time with nothing in memory yet."""
    con = open_to_read(path)
    figures: Figures = {}
    for name, question in questions().items():
        times = [_milliseconds(question, con) for _ in range(ASKED)]
        figures |= {name: median(times), f"{name}, first time": times[0]}
    con.close()
    return figures


def questions() -> dict[str, Question]:
    """What is asked."""
    about = {
        **{name: partial(_asked, partial(ask, question=name)) for name in QUESTIONS},
        "contacts": partial(_asked, contacts),
        "timeline": partial(_asked, timeline),
    }
    return {
        "copies": lambda con: list(copies(con)),
        "gaps": partial(_asked, gaps),
        **about,
        **{f"{name}, a usual actor": partial(asked, actor=USUAL) for name, asked in about.items()},
        **{f"{name}, a frequent actor": partial(asked, actor=FREQUENT) for name, asked in about.items()},
        "search, a rare word": partial(_found, _word(9_000)),
        "search, two words": partial(_found, f"{_word(300)} {_word(500)}"),
        "search, a frequent word": partial(_found, _word(60)),
        "search, the most frequent word": partial(_found, _word(0)),
    }


def _asked(question: Callable[..., Any], con: sqlite3.Connection, *, actor: str | None = None) -> None:
    """A question, about an actor where one is named."""
    ids = (tuple(found.id for found in find_actors(con, actor)),) if actor else ()
    list(question(con, filters=replace(FIRST, actors=ids)))


def _found(words: str, con: sqlite3.Connection) -> None:
    search(con, words, FIRST)


def _word(rank: int) -> str:
    return f'"{vocabulary()[0][rank]}"'


def _milliseconds(work: Question, con: sqlite3.Connection) -> float:
    began = process_time()
    work(con)
    return 1e3 * (process_time() - began)


if __name__ == "__main__":
    sys.exit(main())
