"""The formats that a casebook can be written in, and the writing of one file with its codebook beside it.

Importing this loads no library: a format's own module is loaded when it is wanted.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from parley.errors import UsageError
from parley.store.exports.cells import Column
from parley.store.exports.delimited import write_delimited

TABLES = (
    "rounds", "participants", "versions", "links", "processes", "happenings", "sayings", "actors", "reports", "talks",
    "delegations", "statements", "positions", "events", "claims",
)  # fmt: skip
"""Tables of the plain formats; the first where none is named."""

NETWORKS = ("contacts", "attendance", "consultations", "positions")


class Projection(Protocol):
    """What the module of a format offers; `table` is empty where the format has none to choose."""

    def write(self, con: sqlite3.Connection, path: Path, table: str) -> None: ...

    def codebook(self, table: str) -> tuple[Column, ...]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its module in this folder, a line about it, other names, tables to choose from, libraries it needs."""

    name: str
    module: str
    about: str
    others: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()


FORMATS = (
    Format("csv", "table_csv", "one table, comma separated", tables=TABLES),
    Format("excel", "excel", "all tables as sheets of one workbook", ("xlsx",), needs=("xlsxwriter",)),
    Format("parquet", "parquet", "one table with typed columns", tables=TABLES, needs=("pyarrow",)),
    Format("stata", "stata", "one table with labels of variables and values", ("dta",), TABLES, ("pandas",)),
    Format("jsonl", "json_lines", "all tables, one JSON object a line", ("json-lines",)),
    Format("plover", "plover", "events as PLOVER JSON lines"),
    Format("polecat", "polecat", "events as tab-separated lines with POLECAT's columns"),
    Format("gdelt", "gdelt", "events as tab-separated lines with GDELT 2.0's columns"),
    Format("mend", "mend", "mediated rounds that were held, with MEND's columns"),
    Format("pncc", "pncc", "rounds of negotiation, with PNCC's columns"),
    Format("m-ind", "m_ind", "mediators by conflict and year, with M-IND's columns", ("mind",)),
    Format("dna", "dna", "positions as statements of the Discourse Network Analyzer"),
    Format("graphml", "networks", "a network of actors", tables=NETWORKS, needs=("networkx",)),
    Format("geojson", "geo_json", "rounds on the map, one Feature each"),
    Format("jsonld", "json_ld", "rounds and statements as schema.org, PROV-O and Web Annotations", ("json-ld",)),
    Format("icalendar", "calendar", "dated rounds as events of a calendar", ("ics", "ical"), needs=("icalendar",)),
    Format("html", "html", "a brief with numbered footnotes to sources, as a web page", ("brief",)),
    Format("word", "word", "the same brief as a Word document", ("docx",), needs=("docx",)),
)

PACKAGES = {"xlsxwriter": "XlsxWriter", "docx": "python-docx"}
"""Packages that are not called as their modules."""


def format_of(name: str) -> Format:
    """The format of a name; raises UsageError where there is none."""
    for format in FORMATS:
        if name.lower() in (format.name, *format.others):
            return format
    raise UsageError(f"no format {name!r}: one of {', '.join(f.name for f in FORMATS)}")


def export(con: sqlite3.Connection, format: Format, out: Path, *, table: str | None = None) -> Path:
    """Write a casebook, as it is at this moment, to `out`; gives the path of the codebook beside it.

    `out` is there whole or as it was before. Raises UsageError for a table that the format does not have, for a
    library that is missing and for a path that cannot be written.
    """
    chosen = _table(format, table)
    projection = _projection(format)
    codebook = out.with_name(out.name + ".codebook.csv")
    con.execute("BEGIN")  # one moment for all questions
    try:
        _replace(out, lambda path: projection.write(con, path, chosen))
    finally:
        con.execute("ROLLBACK")
    rows = ((c.name, c.kind, c.holds, c.lost) for c in projection.codebook(chosen))
    _replace(codebook, lambda path: write_delimited(path, OF_CODEBOOK, rows))
    return codebook


OF_CODEBOOK = ("column", "kind", "holds", "lost")


def _table(format: Format, table: str | None) -> str:
    if table and table not in format.tables:
        known = f"one of {', '.join(format.tables)}" if format.tables else "it has none to choose"
        raise UsageError(f"{format.name} has no table {table!r}: {known}")
    return table or next(iter(format.tables), "")


def _projection(format: Format) -> Projection:
    try:
        return cast(Projection, import_module(f"parley.store.exports.{format.module}"))
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in format.needs:
            raise
        missing = ", ".join(PACKAGES.get(name, name) for name in format.needs)
        raise UsageError(f"{format.name} needs {missing}: pip install 'parley[exports]'") from None


def _replace(out: Path, write: Callable[[Path], None]) -> None:
    """Write beside `out`, then put it in its place; the ending stays, since libraries go by it."""
    part = out.with_name(f".{os.getpid()}-{out.name}")
    try:
        part.touch()  # libraries raise errors of their own where this cannot be
        write(part)
        part.replace(out)
    except OSError as error:
        raise UsageError(f"{out}: {(error.strerror or str(error)).lower()}") from None
    finally:
        part.unlink(missing_ok=True)
