"""What a casebook holds, in numbers, and its processes."""

from __future__ import annotations

import sqlite3
from typing import Any

COUNTED = {
    "report": "report", "round": "round WHERE NOT rejected", "actor": "actor", "statement": "saying",
    "position": "position", "event": "happening",
}  # fmt: skip
"""What is counted, and where: what several reports tell counts once, rounds that persons rejected do not count."""

PROCESSES = """
SELECT p.id, p.name, COUNT(*) AS rounds, SUM(r.status IN ('held', 'under_way', 'collapsed')) AS held,
  SUM(r.status IN ('cancelled', 'postponed', 'refused')) AS called_off,
  SUM(r.verdict IN ('disputed', 'denied')) AS disputed, MIN(r.first_day) AS first, MAX(r.first_day) AS last
FROM round r JOIN process p ON p.id = r.process GROUP BY p.id ORDER BY rounds DESC, p.id LIMIT ?
"""


def counts(con: sqlite3.Connection) -> dict[str, int]:
    """How many there are of each kind."""
    return {kind: con.execute(f"SELECT COUNT(*) FROM {rows}").fetchone()[0] for kind, rows in COUNTED.items()}


def processes(con: sqlite3.Connection, *, limit: int) -> tuple[dict[str, Any], ...]:
    """Processes with their rounds by what became of them, those with the most rounds first."""
    found = con.execute(PROCESSES, (limit,))
    names = [column[0] for column in found.description]
    return tuple(dict(zip(names, row, strict=True)) for row in found)
