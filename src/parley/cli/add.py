"""`parley add`: reports, or records made elsewhere, into a casebook."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from parley.cli.options import codebook_option, jobs_option, model_option, quiet_option
from parley.cli.progress import Progress
from parley.cli.terminal import json_line, put, safe_stdout, say
from parley.errors import BookError, InputError

if TYPE_CHECKING:
    from parley.run.adding import Added


@click.command("add", short_help="Add reports to a casebook, which is made where there is none.", no_args_is_help=True)
@click.argument("casebook", metavar="CASEBOOK")
@click.argument("paths", nargs=-1, metavar="[REPORT…]")
@click.option(
    "--records", multiple=True, metavar="FILE", help="JSON lines of records made elsewhere; - is standard input."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each report, once it is in the file.")
@click.option("--as-is", is_flag=True, help="Take the input's text as the body, untouched.")
@click.option("--published", metavar="DATE", help="Publication date of the reports: 2018-11-09.")
@jobs_option
@model_option
@codebook_option
@quiet_option
def add_command(
    casebook: str,
    paths: tuple[str, ...],
    records: tuple[str, ...],
    as_json: bool,
    as_is: bool,
    published: str | None,
    jobs: int | None,
    model: str | None,
    codebook: Path | None,
    quiet: bool,
) -> int:
    """Add reports to a casebook, one file that holds what many reports say.

    CASEBOOK is made where there is none. A REPORT is all that `parley read` takes. Adding one twice is adding it once,
    and the order does not matter. What is told as added stays in the file, whatever happens after; a second writer
    waits for the first, one report at a time.

    \b
    Examples:
      parley add geneva.casebook reports/
      parley add geneva.casebook today.html --published 2018-11-09
      parley add geneva.casebook --records records.jsonl
    """
    if bool(paths) == bool(records):
        raise click.UsageError("give reports, or --records FILE")
    if records and (as_is or published or jobs or model or codebook):
        raise click.UsageError("--records takes records as they are: no option of reading goes with it")
    from parley.reports import Options
    from parley.run.adding import add_records, add_reports
    from parley.run.tasks import known_number

    with safe_stdout():
        if records:
            return show_added(add_records(casebook, records), as_json=as_json, quiet=quiet)
        options = Options(published=published, as_is=as_is)
        total = known_number(paths) if sys.stderr.isatty() and not quiet else None
        added = add_reports(casebook, paths, options=options, jobs=jobs, model=model, codebook=codebook)
        return show_added(added, as_json=as_json, quiet=quiet, total=total)


def show_added(outcomes: Iterator[Added | InputError], *, as_json: bool, quiet: bool, total: int | None = None) -> int:
    """Tell of every report as it comes, and of all together at the end; returns the exit status."""
    counts: Counter[str] = Counter()
    progress = Progress(wanted=sys.stderr.isatty() and not quiet, total=total)
    try:
        with closing(progress):
            for outcome in outcomes:
                with progress.step():
                    counts[result_of(outcome)] += 1
                    show_outcome(outcome, as_json=as_json)
    except BookError as error:
        if not counts:
            raise  # nothing was done: the casebook cannot be used at all
        say(str(error))
        counts["failed"] += 1
    if not quiet and not as_json:
        put(f"{counts['added']:,} added, {counts['there']:,} already there, {counts['failed']:,} failed")
    return 1 if counts["failed"] else 0


def show_outcome(outcome: Added | InputError, *, as_json: bool) -> None:
    """A line for a report that failed; with `as_json` one for every report."""
    if isinstance(outcome, InputError):
        say(str(outcome))
        if as_json:
            put(json_line({"result": "failed", "file": outcome.where, "why": outcome.why}))
    elif as_json:
        put(json_line({"result": result_of(outcome), "report": outcome.id, "file": outcome.file}))


def result_of(outcome: Added | InputError) -> str:
    """`added`, `there` where it was in the casebook before, or `failed`."""
    if isinstance(outcome, InputError):
        return "failed"
    return "added" if outcome.is_new else "there"
