"""Where actors stand on issues, of all positions that fit some filters."""

from __future__ import annotations

import json
import sqlite3
from itertools import groupby

from parley.store.questions.ask import QUESTIONS
from parley.store.questions.filters import Filters, conditions, of_any
from parley.store.questions.lines import turns
from parley.store.records import Plain

ACTORS = """
SELECT actor, COALESCE((SELECT name FROM actor a WHERE a.id = actor), actor) FROM position p
WHERE {where} GROUP BY actor ORDER BY COUNT(*) DESC, actor LIMIT :most
"""
STANCES = """
SELECT issue, actor, stance FROM position p JOIN position_issue ON position = p.id
WHERE {where} AND actor IN (SELECT value FROM JSON_EACH(:actors)) ORDER BY issue, actor, dated IS NULL, dated, p.id
"""


def load_stands(con: sqlite3.Connection, filters: Filters, *, most: int) -> tuple[dict[str, str], tuple[Plain, ...]]:
    """The actors with the most positions, by id and `most` of them, and where each stands on each issue.

    Of a stand `issue`, `actor`, the latest `stance`, the number of `positions`, and how often it turned (`turns`).
    """
    question = QUESTIONS["positions"]
    where, values = conditions(con, of_any(filters), question.sql, question.many)
    names = dict(con.execute(ACTORS.format(where=where), values | {"most": most}).fetchall())
    rows = con.execute(STANCES.format(where=where), values | {"actors": json.dumps(list(names))})
    return names, tuple(
        _stand(issue, actor, [stance for *_, stance in found])
        for (issue, actor), found in groupby(rows, key=lambda row: row[:2])
    )


def _stand(issue: str, actor: str, stances: list[str]) -> Plain:
    return {
        "issue": issue, "actor": actor, "stance": stances[-1], "positions": len(stances), "turns": turns(stances),
    }  # fmt: skip
