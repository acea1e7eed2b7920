"""One plain table as Parquet: typed columns, what each holds in the file's own schema."""

from __future__ import annotations

import sqlite3
from itertools import islice
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from parley.store.exports.cells import Column
from parley.store.exports.tables import table_of

TYPES = {"integer": pa.int64(), "number": pa.float64(), "flag": pa.int8()}
"""Of other kinds a column is text; days too, since some lie before 1 January 1."""

BATCH = 20_000
"""Rows that are in memory at a time."""


def write(con: sqlite3.Connection, path: Path, table: str) -> None:
    """The rows of `table`."""
    found = table_of(table)
    schema = pa.schema([_field(column) for column in found.columns])
    rows = found.rows(con)
    with pq.ParquetWriter(path, schema) as file:
        while batch := list(islice(rows, BATCH)):
            cells = zip(*batch, strict=True)
            arrays = [pa.array(column, field.type) for column, field in zip(cells, schema, strict=True)]
            file.write_table(pa.Table.from_arrays(arrays, schema=schema))


def codebook(table: str) -> tuple[Column, ...]:
    """What each column holds."""
    return table_of(table).columns


def _field(column: Column) -> pa.Field:
    described = {"holds": column.holds, "lost": column.lost}
    return pa.field(column.name, TYPES.get(column.kind, pa.string()), metadata=described)
