"""Rows -> the casebook file. Every function expects a running transaction (`store.book.transaction`)."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from parley.store.rows import Row, Rows

REPORT = """
INSERT INTO report (id, origin, key, title, publisher, syndicator, url, language, dateline, published, published_from,
  text, record, digest, added, reader) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
SAME_REPORT = """
UPDATE report SET (key, title, publisher, syndicator, url, language, dateline, published, published_from, record,
  digest, reader) = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) WHERE n = ?
"""
PASSAGE = "INSERT INTO passage (report, start, end, text) VALUES (?, ?, ?, ?)"
PASSAGE_TEXT = "INSERT INTO passage_text (rowid, text) SELECT id, text FROM passage WHERE report = ?"

WIDTHS = {
    "mention": 12,
    "talk": 27,
    "seat": 14,
    "talk_link": 4,
    "statement": 20,
    "statement_speaker": 3,
    "position": 12,
    "position_issue": 2,
    "event": 21,
    "event_party": 4,
    "claim": 5,
}
"""Tables of claims and their number of columns, in the order in which they are filled."""

# Rows that hang on a claim go before the claim itself.
CLEAR = (
    "DELETE FROM seat WHERE talk IN (SELECT id FROM talk WHERE report = ?)",
    "DELETE FROM talk_link WHERE talk IN (SELECT id FROM talk WHERE report = ?)",
    "DELETE FROM talk WHERE report = ?",
    "DELETE FROM statement_speaker WHERE statement IN (SELECT id FROM statement WHERE report = ?)",
    "DELETE FROM statement WHERE report = ?",
    "DELETE FROM position_issue WHERE position IN (SELECT id FROM position WHERE report = ?)",
    "DELETE FROM position WHERE report = ?",
    "DELETE FROM event_party WHERE event IN (SELECT id FROM event WHERE report = ?)",
    "DELETE FROM event WHERE report = ?",
    "DELETE FROM claim WHERE report = ?",
    "DELETE FROM mention WHERE report = ?",
)


def insert_report(con: sqlite3.Connection, row: Row) -> int:
    """A new report; returns its number."""
    number = con.execute(REPORT, row).lastrowid
    assert number is not None
    return number


def insert_passages(con: sqlite3.Connection, rows: Iterable[Row], n: int) -> None:
    """The passages of report `n`, in the full-text index too."""
    con.executemany(PASSAGE, rows)
    con.execute(PASSAGE_TEXT, (n,))


def replace_report(con: sqlite3.Connection, n: int, row: Row) -> None:
    """Another reading of the same text in place of the one that is there; id, text, origin and arrival stay."""
    _id, _origin, *described, _text, record, digest, _added, reader = row
    con.execute(SAME_REPORT, (*described, record, digest, reader, n))


def insert_file(con: sqlite3.Connection, n: int, file: str) -> None:
    """A file in which report `n` was found; nothing happens where that is known."""
    con.execute("INSERT OR IGNORE INTO report_file VALUES (?, ?)", (n, file))


def insert_claims(con: sqlite3.Connection, rows: Rows) -> None:
    """The claims of a report."""
    for table, width in WIDTHS.items():
        if rows.get(table):
            con.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * width)})", rows[table])


def delete_claims(con: sqlite3.Connection, n: int) -> None:
    """Take out all claims of report `n`, its mentions of actors included."""
    for statement in CLEAR:
        con.execute(statement, (n,))
