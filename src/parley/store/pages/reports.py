"""Reports of a casebook: those that fit some filters, and those that came last."""

from __future__ import annotations

import sqlite3

from parley.store.named import named
from parley.store.questions.filters import Filters, conditions
from parley.store.questions.search import LOOKED_AT, expression
from parley.store.records import Plain

COLUMNS = """
id, title, publisher, published, origin != id AS is_copy,
(SELECT COUNT(*) FROM talk WHERE report = n AND NOT rejected) AS talks,
(SELECT COUNT(*) FROM statement WHERE report = n) AS statements,
(SELECT COUNT(*) FROM event WHERE report = n) AS events
"""
REPORTS = f"SELECT {COLUMNS} FROM report WHERE {{where}} ORDER BY published DESC, id LIMIT :limit"
LATELY = f"SELECT {COLUMNS} FROM report ORDER BY n DESC LIMIT ?"
CONDITIONS = {
    "actor": "n IN (SELECT report FROM mention WHERE actor IN {ids})",
    "publisher": "publisher IN {values}",
    "since": "published >= :since",
    "until": "published <= :until || '~'",
}
COPIES = "origin != id"
WORDS = f"""
n IN (SELECT report FROM passage WHERE id IN (
  SELECT rowid FROM passage_text WHERE passage_text MATCH :words ORDER BY rowid DESC LIMIT {LOOKED_AT}))
"""


def load_reports(
    con: sqlite3.Connection, filters: Filters, words: str = "", *, copies: bool = False
) -> tuple[Plain, ...]:
    """Reports that fit the filters and hold `words` (as `search` understands them), the latest first.

    With `copies` those alone whose text an earlier one has.

    With how many talks, statements and events each has, and whether it is a copy. Raises UsageError.
    """
    where, values = conditions(con, filters, CONDITIONS)
    if words.strip():
        where, values = f"{where} AND {WORDS}", {**values, "words": expression(words)}
    if copies:
        where = f"{where} AND {COPIES}"
    return _rows(con.execute(REPORTS.format(where=where), values))


def load_lately(con: sqlite3.Connection, *, limit: int) -> tuple[Plain, ...]:
    """The reports that were added last, the last one first."""
    return _rows(con.execute(LATELY, (limit,)))


def _rows(found: sqlite3.Cursor) -> tuple[Plain, ...]:
    return tuple({**row, "is_copy": bool(row["is_copy"])} for row in named(found))
