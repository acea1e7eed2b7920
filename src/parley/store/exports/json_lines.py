"""All plain tables as JSON lines: one object for each row, which names its table; what is unknown is left out."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from pathlib import Path

from parley.store.exports.cells import Column
from parley.store.exports.json_text import dense
from parley.store.exports.tables import all_tables


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """A line for each row of each table."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for table in all_tables():
            for row in table.rows(con):
                named = zip(table.columns, row, strict=True)
                cells = {column.name: cell for column, cell in named if cell is not None}
                file.write(dense({"table": table.name, **cells}) + "\n")


def codebook(_table: str) -> tuple[Column, ...]:
    """What each key of each table holds."""
    keys = (replace(c, name=f"{table.name}.{c.name}") for table in all_tables() for c in table.columns)
    return (Column("table", "the table that the row is of", kind="choice"), *keys)
