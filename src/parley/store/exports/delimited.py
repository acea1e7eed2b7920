"""Rows -> a table of text that spreadsheets open without harm: UTF-8, a header, line feeds."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from parley.store.exports.cells import Cell, harmless


def write_delimited(path: Path, header: Iterable[str], rows: Iterable[Iterable[Cell]]) -> None:
    """A line for the header and one for each row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        sheet = csv.writer(file, lineterminator="\n")
        sheet.writerow(list(header))
        sheet.writerows([harmless(cell) for cell in row] for row in rows)


def write_tabbed(path: Path, rows: Iterable[Iterable[Cell]]) -> None:
    """Lines with tabs between the cells and no quotation marks around them: no cell holds a tab."""
    with path.open("w", encoding="utf-8", newline="") as file:
        for row in rows:
            file.write("\t".join(str(harmless(cell)) for cell in row) + "\n")
