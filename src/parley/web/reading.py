"""Connections for pages: they read only, each page sees one moment of the casebook, and none may take for ever."""

from __future__ import annotations

import os
import queue
import sqlite3
import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from threading import Lock
from typing import Annotated, Any, TypeVar

from fastapi import Depends, Request

from parley.store.book import open_to_read

MOST_TIME = 10.0
"""Seconds that one page may take until it has all that it asks the database for."""

STEPS = 20_000
"""Instructions of the database between two looks at the clock: about a millisecond."""

CACHE = 16_000
"""KiB of the casebook that each connection keeps in memory: there is one for each request at work."""

MOST_KEPT = 100
"""Answers about the whole casebook that are kept."""

T = TypeVar("T")


class Readers:
    """The connections to one casebook that are not in use; makes more as they are needed.

    Where another file has taken the casebook's place, new ones are made to that.
    """

    def __init__(self, book: str, *, seconds: float = MOST_TIME) -> None:
        self.book, self.seconds = book, seconds
        self.idle: queue.LifoQueue[Connected] = queue.LifoQueue()  # the last one used has the most in memory

    def lend(self) -> Iterator[sqlite3.Connection]:
        """A connection within a transaction; what takes too long is interrupted, which sqlite3 raises.

        Raises BookError where there is no casebook, or none any more.
        """
        taken = self._take()
        until = time.monotonic() + self.seconds
        taken.con.set_progress_handler(lambda: time.monotonic() > until, STEPS)
        try:
            taken.con.execute("BEGIN")
            yield taken.con
            taken.con.set_progress_handler(None, 0)
            taken.con.rollback()
        except BaseException:
            taken.con.close()
            raise
        self.idle.put(taken)

    def _take(self) -> Connected:
        file = _file_at(self.book)
        while not self.idle.empty():
            with suppress(queue.Empty):
                taken = self.idle.get_nowait()
                if taken.file == file:
                    return taken
                taken.con.close()
        con = open_to_read(self.book, wait=self.seconds)
        con.execute(f"PRAGMA cache_size = -{CACHE}")
        return Connected(con, file)


@dataclass(frozen=True, slots=True)
class Connected:
    """A connection, and which file on the disk it was made to."""

    con: sqlite3.Connection
    file: tuple[int, int] | None


class Kept:
    """What was found out about the whole casebook; forgotten with the next thing that is written to it."""

    def __init__(self, book: str, *, seconds: float = MOST_TIME) -> None:
        self.book, self.seconds = book, seconds
        self._lock = Lock()
        self._watching: Connected | None = None
        self._state: object = None
        self._moment = Moment()

    def now(self) -> Moment:
        """What is kept of the casebook as it stands. Raises BookError where there is none."""
        with self._lock:
            state = self._look()
            if state != self._state or len(self._moment.found) > MOST_KEPT:
                self._state, self._moment = state, Moment()
            return self._moment

    def _look(self) -> object:
        """Another value whenever something was written, or another file stands in the casebook's place."""
        file = _file_at(self.book)
        if self._watching and self._watching.file != file:
            self._forget()
        self._watching = self._watching or Connected(open_to_read(self.book, wait=self.seconds), file)
        try:
            return file, self._watching.con.execute("PRAGMA data_version").fetchone()
        except sqlite3.Error:
            self._forget()
            raise

    def _forget(self) -> None:
        if self._watching:
            self._watching.con.close()
            self._watching = None


@dataclass(frozen=True, slots=True)
class Moment:
    """What is kept of one state of the casebook; `locks` are held while something is looked for."""

    found: dict[Hashable, Any] = field(default_factory=dict)
    locks: dict[Hashable, Lock] = field(default_factory=dict)

    def get(self, what: Hashable, find: Callable[[], T]) -> T:
        """What was found under this name, else what is found now; those who ask at once wait for the first."""
        with self.locks.setdefault(what, Lock()):
            if what not in self.found:
                self.found[what] = find()
        found: T = self.found[what]
        return found


def _file_at(path: str) -> tuple[int, int] | None:
    """The file that a path leads to now: it stays the same while it is written to; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def keeper(request: Request) -> Moment:
    """What is kept, for one request."""
    moment: Moment = request.app.state.kept.now()
    return moment


Keeping = Annotated[Moment, Depends(keeper)]
"""Declares that a page tells something of the whole casebook."""


def reader(request: Request, kept: Keeping) -> Iterator[sqlite3.Connection]:
    """A connection for one request; it sees no earlier state of the casebook than what is kept for that request."""
    yield from request.app.state.readers.lend()


Reader = Annotated[sqlite3.Connection, Depends(reader)]
"""Declares that a page reads the casebook."""
