"""`parley read`: reports in; cards, JSON lines or clean text out."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from parley.cli.options import codebook_option, jobs_option, model_option, quiet_option
from parley.cli.progress import Progress
from parley.cli.terminal import json_line, printable, printable_lines, put, safe_stdout, say
from parley.errors import InputError

if TYPE_CHECKING:
    from parley.record import Record
    from parley.reports import Reading

T = TypeVar("T")


@click.command("read", short_help="Read reports and show the record of each.", no_args_is_help=True)
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object per report and line.")
@click.option("--text", "as_text", is_flag=True, help="Print the clean body of each report, and read no further.")
@click.option("--as-is", is_flag=True, help="Take the input's text as the body, untouched.")
@click.option("--published", metavar="DATE", help="Publication date of the reports: 2018-11-09.")
@click.option("--evidence", is_flag=True, help="Show the passage behind each line of a card.")
@jobs_option
@model_option
@codebook_option
@quiet_option
def read_command(
    paths: tuple[str, ...],
    as_json: bool,
    as_text: bool,
    as_is: bool,
    published: str | None,
    evidence: bool,
    jobs: int | None,
    model: str | None,
    codebook: Path | None,
    quiet: bool,
) -> int:
    """Read reports and show the record of each.

    PATH is a web page, plain text, JSON lines, an RSS or Atom feed, a ninjs or NewsML-G2 item, a WARC file, a directory
    of these, or - for standard input.

    \b
    Examples:
      parley read report.html
      parley read report.txt --published 2018-11-09 --evidence
      parley read archive.warc.gz --json --jobs 4 > records.jsonl
    """
    if as_json and as_text:
        raise click.UsageError("--json and --text exclude each other")
    if evidence and (as_json or as_text):
        raise click.UsageError("--evidence belongs to cards; --json holds every passage already")
    from parley.reports import Options
    from parley.run.local import clean_all, read_all
    from parley.run.tasks import known_number

    options = Options(published=published, as_is=as_is)
    with safe_stdout():
        wanted = sys.stderr.isatty() and not quiet
        progress = Progress(wanted=wanted, total=known_number(paths) if wanted else None)
        if as_text:
            return show_texts(clean_all(paths, options=options), progress=progress)
        records = read_all(paths, options=options, jobs=jobs, model=model, codebook=codebook)
        return show_all(records, show_json if as_json else card_shower(evidence=evidence), progress=progress)


def show_all(outcomes: Iterator[T | InputError], show: Callable[[T], None], *, progress: Progress) -> int:
    """Show every outcome as it comes, errors as a line each; returns the exit status."""
    shown = failed = 0
    with closing(progress):
        for outcome in outcomes:
            with progress.step():
                if isinstance(outcome, InputError):
                    failed += 1
                    say(str(outcome))
                else:
                    shown += 1
                    show(outcome)
    if shown + failed > 1 and progress.wanted:
        say(f"{shown} read, {failed} failed")
    return 1 if failed else 0


def show_json(record: Record) -> None:
    """One line with the whole record."""
    put(json_line(record.to_dict()))


def card_shower(*, evidence: bool) -> Callable[[Record], None]:
    """Prints cards; rich is loaded for the first one."""

    def show_card(record: Record) -> None:
        from parley.cli.card import draw_card

        draw_card(record, evidence=evidence)

    return show_card


def show_texts(readings: Iterator[Reading | InputError], *, progress: Progress) -> int:
    """Print the bodies, each under its name where there are several; returns the exit status."""
    first = tuple(islice(readings, 2))

    def show_text(reading: Reading) -> None:
        text = printable_lines(reading.report.text) if sys.stdout.isatty() else reading.report.text
        if len(first) > 1:
            put(f"==> {printable(reading.report.file or reading.report.id)} <==")
        put(f"{text}\n" if len(first) > 1 else text)

    return show_all(chain(first, readings), show_text, progress=progress)
