"""A bar on stderr while several reports are read.

Counts finished reports; draws nothing for a single one, and loads rich for the second at the earliest.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Call `step` around the showing of each report; with `wanted` false nothing is ever drawn."""

    def __init__(self, *, wanted: bool) -> None:
        self.wanted = wanted
        self.finished = 0
        self.bar: Bar | None = None
        self.task: TaskID | None = None

    @contextmanager
    def step(self) -> Iterator[None]:
        """While inside, the bar is off the screen: what is printed there stays whole."""
        if self.bar:
            self.bar.stop()
        yield
        self.finished += 1
        if self.wanted and self.finished > 1:
            self._draw()

    def close(self) -> None:
        """Take the bar off the screen."""
        if self.bar:
            self.bar.stop()

    def _draw(self) -> None:
        if self.bar is None or self.task is None:
            self.bar = new_bar()
            self.task = self.bar.add_task("reading", total=None)
        self.bar.update(self.task, completed=self.finished)
        self.bar.start()


def new_bar() -> Bar:
    """A bar that pulses, as nobody knows how many reports a file holds; it leaves no trace."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed} reports"),
        TimeElapsedColumn(),
    )
    return Progress(*columns, console=Console(stderr=True), transient=True)
