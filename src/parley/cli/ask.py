"""`parley ask CASEBOOK QUESTION`: what it holds, as a table, CSV or JSON lines. A command for each question."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from parley.cli.filters import filter_options, filters_of
from parley.cli.options import Listed
from parley.cli.terminal import printable, put, safe_stdout, say

if TYPE_CHECKING:
    from parley.store.questions import Filters

Answers = Iterable[dict[str, Any]]

BY_DAY = ("since", "until", "newest", "limit")
OF_ROUND = ("status", "verdict", "weak", "mediator", "format", "process", "place", "country", "publisher")

json_option = click.option("--json", "form", flag_value="json", help="Print one JSON object per line.")
csv_option = click.option("--csv", "form", flag_value="csv", help="Print CSV with a heading.")


@click.group(
    "ask",
    cls=Listed,
    subcommand_metavar="QUESTION",
    short_help="Ask a casebook: rounds, statements, contacts, full text …",
    no_args_is_help=True,
)
@click.argument("casebook", metavar="CASEBOOK")
@click.pass_context
def ask_command(context: click.Context, casebook: str) -> None:
    """Ask a casebook: a table, with --json an object per line, with --csv CSV.

    Options that are given twice mean either (--status held --status planned). An --actor is found by any name that a
    report or the codebook gives it, by surname, or by its id; where a name is ambiguous it is said whom it means.

    \b
    Examples:
      parley ask geneva.casebook talks --actor Taliban --role party --since 2018 --status cancelled
      parley ask geneva.casebook search '"foreign troops" AND withdraw*'
    """
    context.obj = casebook


def _question(name: str, *options: str) -> Callable[[Callable[[], None]], click.Command]:
    """Makes a command of a question that takes filters alone; its help is the docstring of what is decorated."""

    def make(described: Callable[[], None]) -> click.Command:
        @ask_command.command(name, help=described.__doc__)
        @filter_options(*options)
        @json_option
        @csv_option
        @click.pass_obj
        def command(casebook: str, /, form: str | None, **asked: Any) -> int:
            return answer(casebook, name, asked, form=form)

        return command

    return make


@_question("talks", "actor", "alone", "role", "attendance", "level", *OF_ROUND, *BY_DAY, "rejected")
def talks() -> None:
    """Rounds of talks: when, where, who, what became of them.

    Several actors mean rounds in which all of them sat; with an actor, --role, --attendance and --level are those of
    the actor.

    \b
    Example:
      parley ask geneva.casebook talks --actor Taliban --role party --since 2018 --status cancelled
    """


@_question("participants", "actor", "role", "attendance", "level", *OF_ROUND, *BY_DAY, "rejected")
def participants() -> None:
    """Who sat in which round, in which role, and who came.

    \b
    Example:
      parley ask geneva.casebook participants --attendance declined --attendance withdrew
    """


@_question("statements", "speaker", "alone", "act", "mode", "issue", "publisher", "each", *BY_DAY, "as_read")
def statements() -> None:
    """What was said, by whom, each thing once.

    The words are those of the report that quotes it most fully. A speaker is found in what its people say too.

    \b
    Example:
      parley ask geneva.casebook statements --speaker Lavrov --act warn --since 2018-03
    """


@ask_command.command("positions")
@click.option("--line", "is_line", is_flag=True, help="A row for each actor, issue and stance, with days and changes.")
@filter_options("actor", "alone", "stance", "issue", "publisher", *BY_DAY, "as_read")
@json_option
@csv_option
@click.pass_obj
def positions_command(casebook: str, /, is_line: bool, form: str | None, **asked: Any) -> int:
    """What actors demand, offer, accept and refuse.

    With --line: where each stood on each issue over time. An actor is found in what its people want too.

    \b
    Examples:
      parley ask geneva.casebook positions --actor Taliban --issue withdrawal
      parley ask geneva.casebook positions --actor Taliban --line
    """
    return answer(casebook, "lines" if is_line else "positions", asked, form=form)


@_question(
    "events", "actor", "alone", "type", "modality", "verdict", "place", "country", "publisher", "each", *BY_DAY,
    "as_read",
)  # fmt: skip
def events() -> None:
    """Events between actors, by PLOVER's types.

    Each stands once, with all reports that tell of it. An actor is found in what its people do too.

    \b
    Examples:
      parley ask geneva.casebook events --type ASSAULT --country Yemen --since 2018
      parley ask geneva.casebook events --verdict disputed
    """


@_question("contacts", "actor", "role", *OF_ROUND, *BY_DAY)
def contacts() -> None:
    """Who sat with whom, by month.

    Rounds that came about count, others with --status. Two actors mean the contacts between them.

    \b
    Example:
      parley ask geneva.casebook contacts --actor Russia --actor Taliban
    """


@_question("timeline", "actor", "alone", "type", *BY_DAY)
def timeline() -> None:
    """Rounds, statements and violent events in one order.

    Other events with --type.

    \b
    Example:
      parley ask geneva.casebook timeline --actor Taliban --since 2018-11 --until 2018-12
    """


@_question("gaps", "since", "until", "limit")
def gaps() -> None:
    """Months and outlets of which there is little, and why.

    \b
    Example:
      parley ask geneva.casebook gaps --since 2018
    """


@ask_command.command("search")
@click.argument("words", metavar="WORDS")
@click.option("--best", is_flag=True, help="Sort by likeness, not by day.")
@click.option("--oldest", is_flag=True, help="The earliest first.")
@filter_options("actor", "publisher", "since", "until", "limit")
@json_option
@csv_option
@click.pass_obj
def search_command(casebook: str, /, words: str, best: bool, oldest: bool, form: str | None, **asked: Any) -> int:
    """Passages that hold all WORDS, the latest first.

    "…" is a phrase; AND, OR, NOT and brackets mean what they say; withdraw* stands for all words that begin so. With an
    actor, only reports that mention it.

    \b
    Examples:
      parley ask geneva.casebook search "foreign troops"
      parley ask geneva.casebook search '"foreign troops" AND (withdraw* OR pullout)' --since 2018
    """
    return answer(casebook, "search", {**asked, "newest": not oldest}, form=form, ask=partial(_search, words, best))


@ask_command.command("copies")
@json_option
@csv_option
@click.pass_obj
def copies_command(casebook: str, form: str | None) -> int:
    """Reports that are one text, and count as one origin.

    Copies, shortened and lightly edited ones are one text.

    \b
    Example:
      parley ask geneva.casebook copies --json
    """
    from parley.store.questions import copies

    return answer(casebook, "copies", {}, form=form, ask=lambda con, _: copies(con))


def answer(
    casebook: str,
    question: str,
    asked: dict[str, Any],
    *,
    form: str | None,
    ask: Callable[[sqlite3.Connection, Filters], Answers] | None = None,
) -> int:
    """Open the casebook, ask, show; says where there is more than was asked for. Always 0."""
    from parley.store.book import open_to_read, told

    with safe_stdout(), told(casebook), closing(open_to_read(casebook)) as con:
        filters = filters_of(con, asked)
        limit = filters.limit
        more = replace(filters, limit=limit + 1 if limit else None)
        find = _as_read if asked.get("as_read") else _ask
        rows = ask(con, more) if ask else find(con, question, more)
        show(_first(rows, limit), question, form)
    return 0


def show(answers: Answers, question: str, form: str | None) -> None:
    """In the form that is asked for; a table where none is."""
    from parley.cli.answers import show_csv, show_json, show_table
    from parley.store.questions import COLUMNS

    if form == "json":
        show_json(answers)
    elif form == "csv":
        show_csv(answers, COLUMNS[question])
    elif not (show_groups(answers) if question == "copies" else show_table(answers, question)):
        say("nothing found")


def show_groups(groups: Answers) -> bool:
    """The files of each text, the origin's first; whether there was any."""
    shown = False
    for group in groups:
        first, *others = (printable(report["file"] or report["id"]) for report in group["reports"])
        put("\n".join((first, *(f"  {other}" for other in others))))
        shown = True
    return shown


def _ask(con: sqlite3.Connection, question: str, filters: Filters) -> Answers:
    from parley.store import questions

    named = {
        "contacts": questions.contacts,
        "gaps": questions.gaps,
        "lines": questions.lines,
        "timeline": questions.timeline,
    }
    return named[question](con, filters) if question in named else questions.ask(con, question, filters)


def _as_read(con: sqlite3.Connection, question: str, filters: Filters) -> Answers:
    from parley.store.as_read import ask_as_read, see_as_read

    if question != "lines":
        return ask_as_read(con, question, filters)
    see_as_read(con)
    return _ask(con, question, filters)


def _search(words: str, best: bool, con: sqlite3.Connection, filters: Filters) -> Answers:
    from parley.store.questions import LOOKED_AT, search

    found = search(con, words, filters, best=best)
    if found.is_cut:
        say(f"more than {LOOKED_AT:,} passages hold this; the {LOOKED_AT:,} of them that were added last are searched")
    return found.passages


def _first(answers: Answers, limit: int | None) -> Iterator[dict[str, Any]]:
    """As many as asked for; says where there are more."""
    for number, row in enumerate(answers):
        if number == limit:
            say(f"these are the first {limit:,}; --limit 0 gives all")
            return
        yield row
