"""On how much rounds rest: shares that a reader should know before counting anything."""

from __future__ import annotations

import sqlite3

SHARES = """
SELECT COUNT(*), SUM(sole_source), SUM(self_serving), SUM(first_day IS NULL), SUM(place IS NULL)
FROM round WHERE NOT rejected
"""
VERDICTS = "SELECT verdict, COUNT(*) FROM round WHERE NOT rejected GROUP BY verdict ORDER BY 2 DESC, 1"
COPIED = "SELECT COUNT(*), COUNT(DISTINCT origin) FROM report"


def load_shares(con: sqlite3.Connection) -> dict[str, int]:
    """Rounds: all, of a sole source, on a party's own word alone, without a day, without a place; reports, texts."""
    rounds = con.execute(SHARES).fetchone()
    copied = con.execute(COPIED).fetchone()
    names = ("rounds", "sole_source", "self_serving", "undated", "placeless", "reports", "texts")
    return {name: number or 0 for name, number in zip(names, (*rounds, *copied), strict=True)}


def load_verdicts(con: sqlite3.Connection) -> dict[str, int]:
    """How many rounds have each verdict."""
    return dict(con.execute(VERDICTS).fetchall())
