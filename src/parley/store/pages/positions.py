"""Where actors stand on issues, whatever number of positions a page shows."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from parley.store.questions.ask import QUESTIONS
from parley.store.questions.filters import Filters, conditions, of_any
from parley.store.questions.lines import turns
from parley.store.records import Plain

LOOKED_AT = 5_000
"""Positions that are looked at, the latest: what a page of a casebook of 100,000 reports has time for."""

POSITIONS = f"""
SELECT id, actor, stance FROM (SELECT * FROM position p WHERE {{where}} ORDER BY dated DESC, id LIMIT {LOOKED_AT})
ORDER BY dated IS NULL, dated, id
"""
ISSUES = "SELECT position, issue FROM position_issue WHERE position IN (SELECT value FROM JSON_EACH(?))"
NAMES = "SELECT id, name FROM actor WHERE id IN (SELECT value FROM JSON_EACH(?))"


def load_stands(con: sqlite3.Connection, filters: Filters, *, most: int) -> tuple[dict[str, str], tuple[Plain, ...]]:
    """The actors with the most positions, by id and `most` of them, and where each stands on each issue.

    Of a stand `issue`, `actor`, the latest `stance`, the number of `positions`, and how often it turned (`turns`).
    """
    question = QUESTIONS["positions"]
    where, values = conditions(con, of_any(filters), question.sql, question.many)
    found = con.execute(POSITIONS.format(where=where), values).fetchall()
    number = Counter(actor for _, actor, _ in found)
    actors = sorted(number, key=lambda actor: (-number[actor], actor))[:most]
    names = dict(con.execute(NAMES, (json.dumps(actors),)).fetchall())
    stands = tuple(_stands(con, [row for row in found if row[1] in actors]))
    return {actor: names.get(actor, actor) for actor in actors}, stands


def _stands(con: sqlite3.Connection, found: Sequence[tuple[str, str, str]]) -> Iterator[Plain]:
    """A stand for each issue and actor; what is on no issue is about many things and makes none."""
    issues: dict[str, list[str]] = {}
    for position, issue in con.execute(ISSUES, (json.dumps([id for id, *_ in found]),)):
        issues.setdefault(position, []).append(issue)
    told = [(issue, actor, stance) for id, actor, stance in found for issue in issues.get(id, ())]
    for (issue, actor), rows in groupby(sorted(told, key=itemgetter(0, 1)), key=itemgetter(0, 1)):
        stances = [stance for *_, stance in rows]
        yield {
            "issue": issue, "actor": actor, "stance": stances[-1], "positions": len(stances), "turns": turns(stances),
        }  # fmt: skip
