"""Connections for pages: they read only, each page sees one moment of the casebook, and none may take for ever."""

from __future__ import annotations

import queue
import sqlite3
import time
from collections.abc import Iterator
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
    """The connections to one casebook that are not in use; makes more as they are needed."""

    def __init__(self, book: str, *, seconds: float = MOST_TIME) -> None:
        self.book, self.seconds = book, seconds
        self.idle: queue.SimpleQueue[sqlite3.Connection] = queue.SimpleQueue()

    def lend(self) -> Iterator[sqlite3.Connection]:
        """A connection within a transaction; what takes too long is interrupted, which sqlite3 raises."""
        con = self._take()
        until = time.monotonic() + self.seconds
        con.set_progress_handler(lambda: time.monotonic() > until, STEPS)
        try:
            con.execute("BEGIN")
            yield con
        finally:
            con.set_progress_handler(None, 0)
            con.rollback()
            self.idle.put(con)

    def _take(self) -> sqlite3.Connection:
        try:
            return self.idle.get_nowait()
        except queue.Empty:
            con = open_to_read(self.book)
            con.execute(f"PRAGMA cache_size = -{CACHE}")
            return con


def reader(request: Request) -> Iterator[sqlite3.Connection]:
    """A connection for one request."""
    yield from request.app.state.readers.lend()


Reader = Annotated[sqlite3.Connection, Depends(reader)]
"""Declares that a page reads the casebook."""
