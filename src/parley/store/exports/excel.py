"""All plain tables as sheets of one Excel workbook, the codebook first. No text is a formula or a link."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from parley.errors import UsageError
from parley.store.exports.cells import Cell, Column, clean
from parley.store.exports.tables import all_tables

LONGEST_CELL = 32_767
"""Characters that Excel keeps in a cell."""

MOST_ROWS = 1_048_576
"""Rows of a sheet, its header included."""

MADE = datetime(2000, 1, 1)
"""Day that the workbook gives as its own, so that the same casebook gives the same bytes."""

OF_CODEBOOK = ("sheet", "column", "kind", "holds", "lost")


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """The workbook. Raises UsageError where a table has more rows than a sheet."""
    safe = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with Workbook(str(path), safe) as workbook:
        workbook.set_properties({"created": MADE, "author": "Parley"})
        _fill(workbook.add_worksheet("codebook"), OF_CODEBOOK, _codebook_rows())
        for table in all_tables():
            _fill(workbook.add_worksheet(table.name), (column.name for column in table.columns), table.rows(con))


def codebook(_table: str) -> tuple[Column, ...]:
    """What each column of each sheet holds."""
    return tuple(
        Column(f"{table.name}.{c.name}", c.holds, c.lost, c.kind) for table in all_tables() for c in table.columns
    )


def _codebook_rows() -> Iterator[tuple[Cell, ...]]:
    for table in all_tables():
        for column in table.columns:
            yield table.name, column.name, column.kind, column.holds, column.lost or None
    yield "all", "text", "text", "line breaks are spaces", f"characters beyond {LONGEST_CELL:,} in a cell"


def _fill(sheet: Worksheet, header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> None:
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, list(header))
    for number, row in enumerate(rows, 1):
        if number >= MOST_ROWS:
            raise UsageError(f"{sheet.get_name()} has more rows than a sheet of Excel holds: csv or parquet take them")
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                sheet.write_string(number, place, clean(cell)[:LONGEST_CELL])
            elif cell is not None:
                sheet.write_number(number, place, cell)
