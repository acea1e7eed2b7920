"""Connections for pages: they read only, each page sees one moment of the casebook, and none may take for ever."""

from __future__ import annotations

import os
import queue
import sqlite3
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Request

from parley.store.book import open_to_read

MOST_TIME = 5.0
"""Seconds of database time that one page may take."""

STEPS = 20_000
"""Instructions of the database between two looks at the clock: about a millisecond."""

CACHE = 16_000
"""KiB of the casebook that each connection keeps in memory: there is one for each request at work."""


class Readers:
    """The connections to one casebook that are not in use; makes more as they are needed.

    Where another file has taken the casebook's place, new ones are made to that.
    """

    def __init__(self, book: str, *, seconds: float = MOST_TIME) -> None:
        self.book, self.seconds = book, seconds
        self.idle: queue.SimpleQueue[Connected] = queue.SimpleQueue()

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


def _file_at(path: str) -> tuple[int, int] | None:
    """The file that a path leads to now: it stays the same while it is written to; None where there is none."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino


def reader(request: Request) -> Iterator[sqlite3.Connection]:
    """A connection for one request."""
    yield from request.app.state.readers.lend()


Reader = Annotated[sqlite3.Connection, Depends(reader)]
"""Declares that a page reads the casebook."""
