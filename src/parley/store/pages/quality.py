"""On how much rounds rest: shares that a reader should know before counting anything."""

from __future__ import annotations

import sqlite3

from parley.store.pages.processes import load_process_names
from parley.store.records import Plain

SHARES = """
SELECT COUNT(*), SUM(sole_source), SUM(self_serving), SUM(first_day IS NULL), SUM(place IS NULL)
FROM round WHERE NOT rejected
"""
VERDICTS = "SELECT verdict, COUNT(*) FROM round WHERE NOT rejected GROUP BY verdict ORDER BY 2 DESC, 1"
PROCESSES = """
SELECT process, COUNT(*) AS rounds, SUM(sole_source) FROM round WHERE process IS NOT NULL AND NOT rejected
GROUP BY process ORDER BY rounds DESC, process LIMIT ?
"""
COPIED = "SELECT COUNT(*), COUNT(DISTINCT origin) FROM report"


def load_shares(con: sqlite3.Connection) -> dict[str, int]:
    """Rounds: all, of a sole source, on a party's own word alone, without a day, without a place; reports, texts."""
    rounds = con.execute(SHARES).fetchone()
    copied = con.execute(COPIED).fetchone()
    names = ("rounds", "sole_source", "self_serving", "undated", "placeless", "reports", "texts")
    return {name: number or 0 for name, number in zip(names, (*rounds, *copied), strict=True)}


def load_sole_sources(con: sqlite3.Connection, *, limit: int) -> tuple[Plain, ...]:
    """Processes with the most rounds: `id`, `name`, `rounds`, and how many of them are of a `sole_source`."""
    rows = con.execute(PROCESSES, (limit,)).fetchall()
    names = load_process_names(con, (id for id, *_ in rows))
    return tuple({"id": id, "name": names[id], "rounds": rounds, "sole_source": sole} for id, rounds, sole in rows)


def load_verdicts(con: sqlite3.Connection) -> dict[str, int]:
    """How many rounds have each verdict."""
    return dict(con.execute(VERDICTS).fetchall())
