"""`parley actors`: JSON lines of phrases in; whom each names out, as JSON lines or as a table."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.options import codebook_option, model_option, quiet_option
from parley.cli.progress import Progress
from parley.cli.read import show_all
from parley.cli.terminal import json_line, printable, put, safe_stdout
from parley.cli.words import cut

if TYPE_CHECKING:
    from parley.phrase import Naming
    from parley.record import Actor

COLUMNS = {"Phrase": 34, "Name": 30, "Kind": 11, "Country": 7, "Sectors": 7}
"""Heads of the table and the least width of each column; what is longer than twice that is cut."""


@click.command("actors", short_help='Tell whom phrases name: "M23 rebels", "Merkel".', no_args_is_help=True)
@click.argument("file", metavar="FILE")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per phrase and line.")
@model_option
@codebook_option
@quiet_option
def actors_command(file: str, as_json: bool, model: str | None, codebook: Path | None, quiet: bool) -> int:
    """Tell whom phrases name: "former German chancellor", "M23 rebels", "Merkel".

    FILE holds JSON lines with text and, where known, id, date and context (a sentence around the text); - is standard
    input. Each gets its actors with name, kind, country (ISO 3166-1 alpha-3), sectors (PLOVER), titles and Wikidata
    item; a line of its own with --json, rows of a table without.

    \b
    Examples:
      parley actors phrases.jsonl
      echo '{"id": 1, "text": "Merkel", "date": "2012-05-01"}' | parley actors --json -
    """
    from parley.run.phrases import name_all, number_of

    with safe_stdout():
        wanted = sys.stderr.isatty() and not quiet
        progress = Progress(wanted=wanted, total=number_of(file) if wanted else None, what="phrases")
        return show_all(name_all(file, model=model, codebook=codebook), _shower(as_json=as_json), progress=progress)


def _shower(*, as_json: bool) -> Callable[[Naming], None]:
    """What shows an answer; a table's heads stand above the first."""
    headed = False

    def show(naming: Naming) -> None:
        nonlocal headed
        if as_json:
            put(json_line(naming.to_dict()))
            return
        if not headed:
            put(_row(tuple(COLUMNS)))
            headed = True
        for line in table_lines(naming):
            put(line)

    return show


def table_lines(naming: Naming) -> tuple[str, ...]:
    """A row for each actor of a phrase, the phrase in the first alone; one row with a dash where it names nobody."""
    rows = [_cells(actor) for actor in naming.actors] or [("–", "", "", "")]
    return tuple(_row((naming.phrase.text if n == 0 else "", *cells)) for n, cells in enumerate(rows))


def _cells(actor: Actor) -> tuple[str, str, str, str]:
    country = actor.country if isinstance(actor.country, str) else " ".join(actor.country or ())
    return actor.name, actor.kind.replace("_", " "), country, " ".join(actor.sectors)


def _row(cells: tuple[str, ...]) -> str:
    shown = (cut(" ".join(printable(c).split()), 2 * w).ljust(w) for c, w in zip(cells, COLUMNS.values(), strict=True))
    return "  ".join(shown).rstrip()
