"""Saves the statements that are compared and the sayings that they make. SQL and rows alone.

Saving expects a running transaction (`store.book.transaction`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from typing import Any

from parley.store.rows import Row

WORDINGS = """
SELECT saying, s.id, origin, published, (
  SELECT JSON_GROUP_ARRAY(actor) FROM (SELECT actor FROM statement_speaker WHERE statement = s.id ORDER BY actor)),
  mode, s.text, act, day, (
  SELECT JSON_GROUP_ARRAY(JSON_EXTRACT(value, '$.field')) FROM JSON_EACH(COALESCE(judged, '[]')))
FROM statement s JOIN report ON n = s.report WHERE saying IN (SELECT value FROM json_each(?)) ORDER BY saying, s.id
"""


def save_said(con: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """The form of each statement: (statement, form)."""
    con.executemany("INSERT INTO said VALUES (?, ?)", rows)


def load_wordings(con: sqlite3.Connection, sayings: Iterable[str]) -> Iterable[tuple[Any, ...]]:
    """The statements of some sayings by saying: saying, then the fields of a wording, lists as JSON."""
    return con.execute(WORDINGS, (json.dumps(sorted(sayings)),))


def forget_sayings(con: sqlite3.Connection, sayings: Iterable[str]) -> None:
    """Take sayings out."""
    con.executemany("DELETE FROM saying WHERE id = ?", [(saying,) for saying in sorted(sayings)])


def save_sayings(con: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Sayings as they are shown."""
    con.executemany("INSERT INTO saying VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
