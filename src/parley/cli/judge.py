"""`parley split` and `parley join`: a person says which talks are one round, which statements one saying."""

from __future__ import annotations

import getpass
from collections.abc import Callable
from datetime import datetime, timezone
from typing import Any

import click

from parley.cli.terminal import put, safe_stdout

coder_option = click.option("--coder", metavar="NAME", default=getpass.getuser, show_default="your user name")
note_option = click.option("--note", metavar="TEXT", help="Why, in your words; kept with the judgement.")


@click.command("join", short_help="Make rounds one, or sayings.", no_args_is_help=True)
@click.argument("casebook", metavar="CASEBOOK")
@click.argument("ids", nargs=-1, required=True, metavar="ID ID…")
@coder_option
@note_option
def join_command(casebook: str, ids: tuple[str, ...], coder: str, note: str | None) -> int:
    """Make rounds one, or sayings. An ID is a round, or a talk for the round that it is in; likewise with statements.

    The judgement is kept with its coder and time, holds when reports are read again, and is taken back by `parley
    split`. Prints the rounds or sayings that there are now.

    \b
    Example:
      parley join geneva.casebook r4309b6a956dd r5fa46da52672 --note "the signing was the last day of the round"
    """
    from parley.run.judging import join

    return _judge(casebook, join, ids, coder=coder, note=note)


@click.command("split", short_help="Take talks out of a round, statements out of a saying.", no_args_is_help=True)
@click.argument("casebook", metavar="CASEBOOK")
@click.argument("claims", nargs=-1, required=True, metavar="ID…")
@coder_option
@note_option
def split_command(casebook: str, claims: tuple[str, ...], coder: str, note: str | None) -> int:
    """Take talks out of their round, or statements out of their saying; together they are another.

    `parley why` names the talks of a round and the statements of a saying.

    The judgement is kept with its coder and time, holds when reports are read again, and is taken back by `parley
    join`. Prints the rounds or sayings that there are now.

    \b
    Example:
      parley split geneva.casebook 53ee7232#t2 --note "another meeting of the same day"
    """
    from parley.run.judging import split

    return _judge(casebook, split, claims, coder=coder, note=note)


def _judge(casebook: str, judge: Callable[..., Any], ids: tuple[str, ...], *, coder: str, note: str | None) -> int:
    from parley.run.adding import writing
    from parley.store.book import open_to_read

    open_to_read(casebook).close()  # none is made where there is none
    at = datetime.now(timezone.utc).isoformat(timespec="seconds")
    with safe_stdout(), writing(casebook, command=judge.__name__) as con:
        entries = judge(con, casebook, ids, coder=coder, at=at, note=note)
        put("\n".join(sorted(entries)))
    return 0
