"""The claims of reports as they were read, whatever persons judged of them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, islice

from parley.store.claims import PATHS
from parley.store.entries import load_actors_of, load_record, load_sides_of
from parley.store.questions import Filters, ask
from parley.store.questions.ask import Answer
from parley.store.rows import claim_rows
from parley.store.write import WIDTHS

JUDGED_REPORTS = f"""
CREATE TEMP TABLE judged_report AS SELECT n, id FROM main.report WHERE id IN (
  SELECT SUBSTR(target, 1, INSTR(target, '#') - 1) FROM main.judgement WHERE kind IN {tuple(PATHS)})
"""
KEYS = {
    "talk": "id", "seat": "talk", "statement": "id", "statement_speaker": "statement", "position": "id",
    "position_issue": "position", "event": "id", "event_party": "event", "claim": "id",
}  # fmt: skip
"""Tables of claims that judgements change, and their columns that begin with the report's id."""

ENTRIES = {"talk": "round", "statement": "saying", "event": "happening"}
"""Columns that hold the entry of a claim, which is none of what was read."""

SEEN = "CREATE TEMP VIEW {0} AS SELECT * FROM read_{0}"
OTHERS = """
UNION ALL
SELECT * FROM main.{0} WHERE SUBSTR({1}, 1, INSTR({1}, '#') - 1) NOT IN (SELECT id FROM judged_report)
"""
NOT_JUDGED = "{0}.report NOT IN (SELECT n FROM judged_report)"


def ask_as_read(con: sqlite3.Connection, question: str, filters: Filters) -> Iterator[Answer]:
    """The same as `ask` of claims as they were read; the connection sees no others afterwards.

    Reports on which there is no judgement are asked as they stand: their many claims keep their indexes.
    """
    con.execute(JUDGED_REPORTS)
    filters = replace(filters, each=True)  # entries are none of what was read
    rows = list(ask(con, question, filters, but=NOT_JUDGED.format(question[0])))
    _show(con, SEEN)
    rows = sorted((*rows, *ask(con, question, filters)), key=lambda row: str(row["id"]))
    dated = [row for row in rows if row["day"] or row["published"]]
    dated.sort(key=lambda row: row["day"] or row["published"], reverse=filters.newest)
    undated = (row for row in rows if not (row["day"] or row["published"]))
    return islice(chain(dated, undated), filters.limit)


def see_as_read(con: sqlite3.Connection) -> None:
    """From now on this connection, which must only read, sees all claims as they were read, rejected ones too.

    The file is not touched: what is seen stands in temporary tables of the same names.
    """
    con.execute(JUDGED_REPORTS)
    _show(con, SEEN + OTHERS)


def _show(con: sqlite3.Connection, view: str) -> None:
    for table in KEYS:
        con.execute(f"CREATE TEMP TABLE read_{table} AS SELECT * FROM main.{table} WHERE 0")
    for (n,) in con.execute("SELECT n FROM judged_report ORDER BY n").fetchall():
        _put_as_read(con, n)
    for table, entry in ENTRIES.items():
        found = f"(SELECT {entry} FROM main.{table} AS counted WHERE counted.id = read_{table}.id)"
        con.execute(f"UPDATE read_{table} SET {entry} = COALESCE({found}, {entry})")
    for table, key in KEYS.items():
        con.execute(view.format(table, key))


def _put_as_read(con: sqlite3.Connection, n: int) -> None:
    rows = claim_rows(load_record(con, n), n, load_actors_of(con, n), sides=load_sides_of(con, n))
    for table in KEYS:
        marks = ", ".join("?" * WIDTHS[table])
        con.executemany(f"INSERT INTO read_{table} VALUES ({marks})", rows.get(table, ()))
