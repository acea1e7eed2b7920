"""`parley ask CASEBOOK QUESTION`: what the casebook holds, as a table or as JSON lines. A command for each question."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import click

from parley.cli.terminal import json_line, printable, put, safe_stdout

json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object per line.")


@click.group("ask", no_args_is_help=True)
@click.argument("casebook", metavar="CASEBOOK")
@click.pass_context
def ask_command(context: click.Context, casebook: str) -> None:
    """Ask a casebook.

    \b
    Example:
      parley ask geneva.casebook copies
    """
    context.obj = casebook


@ask_command.command("copies")
@json_option
@click.pass_obj
def copies_command(casebook: str, as_json: bool) -> int:
    """Groups of reports that are one text: copied, cut down or lightly edited. They count as one origin.

    \b
    Example:
      parley ask geneva.casebook copies --json
    """
    from parley.store.book import open_to_read, told
    from parley.store.questions import copies

    with safe_stdout(), told(casebook):
        show_answers(copies(open_to_read(casebook)), as_json=as_json, show=show_group)
    return 0


def show_answers(answers: Iterable[dict[str, Any]], *, as_json: bool, show: Callable[[dict[str, Any]], None]) -> None:
    """Each answer as a line of JSON, or as `show` has it."""
    for answer in answers:
        if as_json:
            put(json_line(answer))
        else:
            show(answer)


def show_group(group: dict[str, Any]) -> None:
    """The files of one text, the origin's first."""
    first, *others = (printable(report["file"] or report["id"]) for report in group["reports"])
    put("\n".join((first, *(f"  {other}" for other in others))))
