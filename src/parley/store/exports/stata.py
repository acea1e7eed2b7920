"""One plain table as a Stata file (.dta, version 118): variables and values with labels."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from parley.store.exports.cells import Column, clean
from parley.store.exports.tables import table_of

RESERVED = frozenset({"end"})
"""Names of columns that Stata keeps for itself."""

LONGEST_LABEL = 80
LONGEST_FIXED = 2_045
"""Bytes of a text that stands in its row; longer ones stand apart (strL)."""

MADE = datetime(2000, 1, 1)
"""Day that the file gives as its own, so that the same casebook gives the same bytes."""


def write(con: sqlite3.Connection, path: Path, table: str) -> None:
    """The rows of `table`; unknown numbers are missing, unknown texts empty."""
    found = table_of(table)
    columns = codebook(table)
    frame = pd.DataFrame(list(found.rows(con)), columns=[column.name for column in columns], dtype=object)
    for column in columns:
        frame[column.name] = _series(frame[column.name], column.kind)
    texts = [column.name for column in columns if column.kind in ("text", "day")]
    long = [name for name in texts if any(len(text.encode()) > LONGEST_FIXED for text in frame[name])]
    frame.to_stata(
        path,
        write_index=False,
        version=118,
        time_stamp=MADE,
        data_label=f"Parley: {table}",
        variable_labels={column.name: column.holds[:LONGEST_LABEL] for column in columns},
        convert_strl=long,
    )


def codebook(table: str) -> tuple[Column, ...]:
    """What each variable holds; Stata's own words have an underscore behind them."""
    return tuple(replace(c, name=f"{c.name}_") if c.name in RESERVED else c for c in table_of(table).columns)


def _series(cells: Any, kind: str) -> Any:
    """Cells as pandas writes them: choices with at least one value are labelled."""
    if kind in ("integer", "number", "flag"):
        return cells.astype("float64")
    if kind == "choice" and cells.notna().any():
        return pd.Series(pd.Categorical(cells, categories=sorted(cells.dropna().unique())), index=cells.index)
    return cells.map(lambda text: "" if text is None else clean(str(text))).astype(object)
