"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click


class Listed(click.Group):
    """A group that lists its commands in the order in which they were added."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(self.commands)


model_option = click.option("--model", metavar="NAME_OR_PATH", help="Another spaCy pipeline with UD labels.")
codebook_option = click.option(
    "--codebook",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="Folder with rows of your own, added to the codebook.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Processes that read.  [default: 1 for one report, else one per core]",
)
quiet_option = click.option("--quiet", is_flag=True, help="No progress and no closing line; errors are still told.")
