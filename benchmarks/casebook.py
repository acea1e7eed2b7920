"""How the casebook grows: `python -m benchmarks.casebook`.

Adds synthetic records and, at each size, tells what adding one costs, what each question costs, how large the file is,
and the most memory that the process held. Prints a table and writes `benchmarks/out/casebook.json`.
"""

from __future__ import annotations

import argparse
import json
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from benchmarks.speed import OUT, table
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
FIRST = Filters(limit=500)
"""As many rows as `parley ask` gives where nothing else is said."""

Figures = dict[str, Any]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    cli = argparse.ArgumentParser(prog="python -m benchmarks.casebook", description=__doc__.split(":")[0] + ".")
    cli.add_argument("--large", action="store_true", help=f"go on to {LARGE:,} reports (takes half an hour)")
    cli.add_argument("--sizes", type=int, nargs="+", help="sizes to measure at [1000 10000]")
    asked = cli.parse_args(arguments)
    sizes = asked.sizes or (*SIZES, *([LARGE] if asked.large else []))
    with tempfile.TemporaryDirectory() as folder:
        figures: Figures = {}
        for found in measure(str(Path(folder) / "casebook"), sorted(sizes)):
            print(table(found), flush=True)
            figures |= found
    OUT.mkdir(exist_ok=True)
    (OUT / "casebook.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    return 0


def measure(path: str, sizes: Sequence[int]) -> Iterator[Figures]:
    """The figures at each size, one after the other in one growing file."""
    source = records(max(sizes) + 1)
    held = 0
    for size in sizes:
        held += grow(path, source, size - ADDED - held) + ADDED
        found = measure_adding(path, source) | measure_asking(path)
        found["file MB"] = Path(path).stat().st_size / 1e6
        found["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        yield {f"{size:,}: {name}": value for name, value in found.items()}


def grow(path: str, source: Iterator[dict[str, Any]], number: int) -> int:
    """Add reports without waiting for the disk; how many."""
    con = open_to_write(path)
    con.execute("PRAGMA synchronous = OFF")
    for _ in range(number):
        add(con, Reading(next(source), "", ""))
    close(con)
    return number


def measure_adding(path: str, source: Iterator[dict[str, Any]]) -> Figures:
    """Milliseconds of adding a report, and their share of the time that reading it takes."""
    con = open_to_write(path)
    waits, works, words = [], [], 0
    for record in [next(source) for _ in range(ADDED)]:
        words += len(record["report"]["text"].split())
        began, worked = time.perf_counter(), time.process_time()
        add(con, Reading(record, "", ""))
        waits.append(1e3 * (time.perf_counter() - began))
        works.append(1e3 * (time.process_time() - worked))
    close(con)
    return {
        "add: median ms": median(waits),
        "add: 95 % ms": quantiles(waits, n=20)[-1],
        "add: most ms": max(waits),
        "add: CPU ms": sum(works) / ADDED,
        "add: CPU, ratio to reading": sum(works) / 1e3 / (words / READING),
    }


def measure_asking(path: str) -> Figures:
    """Milliseconds of each question, its answer taken to the end; the first time with nothing in memory yet."""
    con = open_to_read(path)
    figures: Figures = {}
    for name, question in questions().items():
        times = [_milliseconds(question, con) for _ in range(ASKED)]
        figures |= {f"{name}: first ms": times[0], f"{name}: median ms": median(times)}
    con.close()
    return figures


def questions() -> dict[str, Callable[[sqlite3.Connection], Any]]:
    """What is asked."""
    return {
        "ask copies": lambda con: list(copies(con)),
        **{f"ask {name}": partial(_asked, name) for name in QUESTIONS},
        **{f"ask {name}, one actor": partial(_asked, name, actor="Front 7") for name in QUESTIONS},
        **{f"ask {name}, the most frequent actor": partial(_asked, name, actor="Lakes Mission") for name in QUESTIONS},
        "ask contacts": lambda con: list(contacts(con, FIRST)),
        "ask timeline": lambda con: list(timeline(con, FIRST)),
        "ask gaps": lambda con: list(gaps(con, FIRST)),
        "search, a rare word": partial(_found, _word(9_000)),
        "search, two words": partial(_found, f"{_word(300)} {_word(500)}"),
        "search, a frequent word": partial(_found, _word(60)),
        "search, the most frequent word": partial(_found, _word(0)),
    }


def _asked(name: str, con: sqlite3.Connection, *, actor: str | None = None) -> None:
    """A question, about an actor where there is one of that name."""
    known = con.execute("SELECT 1 FROM actor_name WHERE name = ?", (actor,)).fetchone()
    ids = (tuple(found.id for found in find_actors(con, actor)),) if actor and known else ()
    list(ask(con, name, replace(FIRST, actors=ids)))


def _found(words: str, con: sqlite3.Connection) -> None:
    search(con, words, FIRST)


def _word(rank: int) -> str:
    return f'"{vocabulary()[0][rank]}"'


def _milliseconds(ask: Callable[[sqlite3.Connection], Any], con: sqlite3.Connection) -> float:
    began = time.perf_counter()
    ask(con)
    return 1e3 * (time.perf_counter() - began)


if __name__ == "__main__":
    sys.exit(main())
