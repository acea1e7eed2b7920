"""`parley export CASEBOOK FORMAT`: the casebook in the form of another tool."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import click

from parley.cli.options import quiet_option
from parley.cli.progress import waiting
from parley.cli.terminal import json_line, printable, put, safe_stdout
from parley.errors import UsageError
from parley.store.exports.formats import FORMATS, Format

WIDTH = max(len(format.name) for format in FORMATS) + 2


def _line(format: Format) -> str:
    """What --help tells of a format."""
    tables = f"; --table {format.tables[0]}, …" if format.tables else ""
    return f"  {format.name:{WIDTH}}{format.about}{tables}"


LIST = "\b\nFormats:\n" + "\n".join(map(_line, FORMATS))
TABLES = "; ".join(dict.fromkeys(", ".join(format.tables) for format in FORMATS if format.tables))


@click.command(
    "export",
    short_help="Write a casebook as Excel, Stata, GraphML, Word … (18 formats).",
    no_args_is_help=True,
    epilog=LIST,
)
@click.argument("casebook", metavar="CASEBOOK")
@click.argument("format", metavar="FORMAT")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="File to write.")
@click.option("--table", metavar="NAME", help=f"Table or network, where a format holds one.  [{TABLES}]")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as one JSON object.")
@quiet_option
def export_command(casebook: str, format: str, out: Path, table: str | None, as_json: bool, quiet: bool) -> int:
    """Write a casebook in a form that other tools read, with a codebook beside it.

    FILE.codebook.csv tells what each column holds and what is lost. Columns named parley_… lead back to report and
    passage; what is unknown is empty; the same casebook gives the same file. An existing FILE is replaced.

    \b
    Examples:
      parley export geneva.casebook csv --out rounds.csv
      parley export geneva.casebook stata --table participants --out seats.dta
      parley export geneva.casebook graphml --table attendance --out tables.graphml
      parley export geneva.casebook word --out brief.docx
    """
    from parley.store.book import open_to_read, told
    from parley.store.exports.formats import export, format_of

    chosen = format_of(format)
    if out.exists() and os.path.exists(casebook) and os.path.samefile(out, casebook):
        raise UsageError(f"{out}: is the casebook itself")
    with safe_stdout(), told(casebook), closing(open_to_read(casebook)) as con:
        with waiting(f"writing {out.name}", wanted=sys.stderr.isatty() and not quiet):
            codebook = export(con, chosen, out, table=table)
        if as_json:
            put(json_line({"format": chosen.name, "out": str(out), "codebook": str(codebook)}))
        elif not quiet:
            put(f"{printable(str(out))}, told in {printable(str(codebook))}")
    return 0
