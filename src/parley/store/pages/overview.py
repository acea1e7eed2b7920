"""What a casebook holds, in numbers, and its processes."""

from __future__ import annotations

import sqlite3
from typing import Any

from parley.store.named import named

COUNTED = ("report", "round", "actor", "statement", "position", "event")
"""What is counted: what several reports tell counts once, rounds that persons rejected do not count."""

PROCESSES = """
WITH counted AS (
  SELECT process, COUNT(*) AS rounds, SUM(status IN ('held', 'under_way', 'collapsed')) AS held,
    SUM(status IN ('cancelled', 'postponed', 'refused')) AS called_off,
    SUM(verdict IN ('disputed', 'denied')) AS disputed, MIN(first_day) AS first, MAX(first_day) AS last
  FROM round WHERE process IS NOT NULL AND NOT rejected GROUP BY process ORDER BY rounds DESC, process LIMIT ?)
SELECT process AS id, (SELECT name FROM process p WHERE p.id = counted.process) AS name, rounds, held, called_off,
  disputed, first, last
FROM counted ORDER BY rounds DESC, process
"""


def counts(con: sqlite3.Connection) -> dict[str, int]:
    """How many there are of each kind."""
    numbers = dict(con.execute("SELECT kind, number FROM tally").fetchall())
    return {kind: numbers[kind] for kind in COUNTED}


def processes(con: sqlite3.Connection, *, limit: int) -> tuple[dict[str, Any], ...]:
    """Processes with their rounds by what became of them, those with the most rounds first."""
    return tuple(named(con.execute(PROCESSES, (limit,))))
