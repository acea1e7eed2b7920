"""The command line: each command is a thin face over an importable function.

Importing this loads click and nothing heavier: `parley --help` must answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NoReturn

import click

from parley.cli.actors import actors_command
from parley.cli.add import add_command
from parley.cli.ask import ask_command
from parley.cli.check import check_command
from parley.cli.demo import demo_command
from parley.cli.desk import desk_command
from parley.cli.export import export_command
from parley.cli.judge import join_command, split_command
from parley.cli.options import Listed
from parley.cli.read import read_command
from parley.cli.review import review_command
from parley.cli.terminal import say
from parley.cli.update import update_command
from parley.cli.why import why_command
from parley.errors import ParleyError

INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it."""


@click.group(cls=Listed, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="parley")
def parley() -> None:
    """Reads news reports about peace talks and keeps the record: who met whom, where, when, in what role, and who said
    what, each with its passage.

    \b
    Example:
      parley read report.html
    """


COMMANDS = (
    read_command, actors_command,
    add_command, ask_command, why_command, export_command, desk_command, demo_command,
    check_command, review_command, split_command, join_command, update_command,
)  # fmt: skip
"""In the order of `parley --help`: reports, a casebook made of them and what it answers, its upkeep."""

for command in COMMANDS:
    parley.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command line and leave: 0 all read, 1 some input failed, 2 wrong usage, 130 interrupted."""
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status and prints one line for whatever went wrong."""
    try:
        return parley.main(arguments, prog_name="parley", standalone_mode=False) or 0
    except click.Abort:
        say("interrupted")
        return INTERRUPTED
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except ParleyError as error:  # of the model, the codebook or an option: no report is at fault
        say(str(error))
        return 2
    except Exception as error:
        say(f"internal error: {type(error).__name__}: {error}; please report")
        return 1
