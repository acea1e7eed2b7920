"""`parley check`: what in a casebook contradicts itself, each fault with its passage."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from parley.cli.options import codebook_option
from parley.cli.terminal import json_line, printable, put, safe_stdout
from parley.cli.words import cut, short_ids

if TYPE_CHECKING:
    from parley.run.checking import ShownFault

PASSAGE = 200
"""Characters of a passage that are shown."""


@click.command("check", short_help="Find what contradicts itself in a casebook.", no_args_is_help=True)
@click.argument("casebook", metavar="CASEBOOK")
@click.option("--all", "everything", is_flag=True, help="Those too of claims that a person accepted or rejected.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object for each fault.")
@codebook_option
def check_command(casebook: str, everything: bool, as_json: bool, codebook: Path | None) -> int:
    """Look for what in a casebook contradicts itself: dates, places, roles, attendance, reused texts, passages.

    docs/casebook.md lists the faults. Nothing is changed; `parley review` accepts, rejects or corrects. Exit status 1
    where a fault is found, 0 where none is.

    \b
    Examples:
      parley check geneva.casebook
      parley check geneva.casebook --json > faults.jsonl
    """
    from parley.run.checking import check

    counts: Counter[str] = Counter()
    with safe_stdout():
        for shown in check(casebook, codebook=codebook, everything=everything):
            counts[shown.fault.name] += 1
            put(json_line(plain(shown)) if as_json else card_of(shown))
        if not as_json:
            put(summary(counts))
    return 1 if counts else 0


def plain(shown: ShownFault) -> dict[str, Any]:
    """A fault as JSON types."""
    fault, passage = shown.fault, shown.passage
    return {
        "fault": fault.name,
        "id": fault.id,
        "report": fault.report,
        "file": passage.file,
        "found": dict(fault.found),
        "passage": {"spans": passage.spans, "text": passage.text},
    }


def card_of(shown: ShownFault) -> str:
    """A fault on two lines, or one where no passage is left to show."""
    fault, passage = shown.fault, shown.passage
    found = ", ".join(f"{field}: {value}" for field, value in fault.found)
    words = f"“{cut(printable(passage.text), PASSAGE)}” " if passage.text else ""
    head = short_ids(printable(f"{fault.name}  {fault.id}  {found}"))
    return f"{head}\n  {words}({short_ids(printable(passage.file or fault.report))})"


def summary(counts: Counter[str]) -> str:
    """How many faults of each name."""
    if not counts:
        return "no faults"
    total = counts.total()
    named = ", ".join(f"{number:,} {name}" for name, number in sorted(counts.items()))
    return f"{total:,} {'fault' if total == 1 else 'faults'}: {named}"
