"""A bar on stderr while several reports are read, or a casebook is written.

Counts finished reports; draws nothing for a single one, and loads rich for the second at the earliest.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from parley.cli.terminal import printable

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID


class Progress:
    """Call `step` around the showing of each report.

    `total` is the number of reports, None where it is unknown; with `wanted` false nothing is ever drawn. `what` is
    what is counted.
    """

    def __init__(self, *, wanted: bool, total: int | None = None, what: str = "reports") -> None:
        self.wanted, self.total, self.what = wanted, total, what
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
            self.bar = new_bar(total=self.total, what=self.what)
            self.task = self.bar.add_task("reading", total=self.total)
        self.bar.update(self.task, completed=self.finished)
        self.bar.start()


@contextmanager
def waiting(what: str, *, wanted: bool) -> Iterator[None]:
    """A bar that pulses, with the time gone, until the work inside ends; nothing where it is not `wanted`."""
    if not wanted:
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}", markup=False), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        bar.add_task(printable(what), total=None)
        yield


def new_bar(*, total: int | None, what: str = "reports") -> Bar:
    """A bar that leaves no trace; without a total it pulses."""
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    number = TextColumn(f"{{task.completed}} of {{task.total}} {what}" if total else f"{{task.completed}} {what}")
    clock = TimeRemainingColumn() if total else TimeElapsedColumn()
    columns = (TextColumn("{task.description}"), BarColumn(), number, clock)
    return Progress(*columns, console=Console(stderr=True), transient=True)
