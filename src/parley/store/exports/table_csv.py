"""One plain table as CSV."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from parley.store.exports.cells import Column
from parley.store.exports.delimited import write_delimited
from parley.store.exports.tables import table_of


def write(con: sqlite3.Connection, path: Path, table: str) -> None:
    """A header and the rows of `table`."""
    found = table_of(table)
    write_delimited(path, (column.name for column in found.columns), found.rows(con))


def codebook(table: str) -> tuple[Column, ...]:
    """What each column holds."""
    return table_of(table).columns
