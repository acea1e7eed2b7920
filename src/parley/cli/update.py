"""`parley update`: the reports of a casebook, read again with the present rules."""

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
from parley.errors import InputError

if TYPE_CHECKING:
    from parley.run.updating import Updated
    from parley.store.changes import Change

COLUMNS = ("before", "after", "gained", "lost")


@click.command(
    "update", short_help="Read the reports of a casebook again, with the present rules.", no_args_is_help=True
)
@click.argument("casebook", metavar="CASEBOOK")
@click.option("--dry-run", is_flag=True, help="Only show what would change.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each report that changes.")
@jobs_option
@model_option
@codebook_option
@quiet_option
def update_command(
    casebook: str,
    dry_run: bool,
    as_json: bool,
    jobs: int | None,
    model: str | None,
    codebook: Path | None,
    quiet: bool,
) -> int:
    """Read the stored reports of a casebook again, and show what is gained and lost.

    Records that were made elsewhere are read from their texts too, and replaced. Claims keep their ids and judgements
    stay. A file of an older version is brought up to this one.

    \b
    Examples:
      parley update geneva.casebook --dry-run
      parley update geneva.casebook --jobs 4
    """
    from parley.run.updating import update_all

    with safe_stdout():
        updates = update_all(casebook, keep=not dry_run, jobs=jobs, model=model, codebook=codebook)
        return show_updates(updates, as_json=as_json, quiet=quiet)


def show_updates(updates: Iterator[Updated | InputError], *, as_json: bool, quiet: bool) -> int:
    """A line for each report that failed, with `as_json` for each that changed, and the sums; the exit status."""
    sums: dict[str, Counter[str]] = {}
    counts: Counter[str] = Counter()
    progress = Progress(wanted=sys.stderr.isatty() and not quiet)
    with closing(progress):
        for update in updates:
            with progress.step():
                if isinstance(update, InputError):
                    counts["failed"] += 1
                    say(str(update))
                    continue
                counts["read"] += 1
                counts["changed"] += update.is_changed
                add_up(update.changes, sums)
                if as_json and update.is_changed:
                    put(json_line({"report": update.id, "file": update.file, **gains_and_losses(update)}))
    if not as_json and not quiet:
        put(table(sums))
        put(f"{counts['read']:,} read again, {counts['changed']:,} changed, {counts['failed']:,} failed")
    return 1 if counts["failed"] else 0


def add_up(changes: dict[str, Change], sums: dict[str, Counter[str]]) -> None:
    """Add the changes of one report to the sums."""
    for kind, change in changes.items():
        sums.setdefault(kind, Counter()).update({column: getattr(change, column) for column in COLUMNS})


def gains_and_losses(update: Updated) -> dict[str, dict[str, int]]:
    """The numbers of claims that came and went, by kind, zeros left out."""
    return {
        column: {kind: number for kind, change in update.changes.items() if (number := getattr(change, column))}
        for column in ("gained", "lost")
    }


def table(sums: dict[str, Counter[str]]) -> str:
    """A row for each kind of claim."""
    rows = [("", *COLUMNS), *((kind, *(f"{counts[c]:,}" for c in COLUMNS)) for kind, counts in sums.items())]
    return "\n".join(row[0].ljust(12) + "".join(cell.rjust(10) for cell in row[1:]) for row in rows)
