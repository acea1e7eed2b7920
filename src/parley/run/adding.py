"""Reports or records in, a casebook that holds them out. Says of each what became of it, once it is kept for good.

Refuses to stop for one bad report; stops where the casebook itself can take no more (a full disk, another writer who
does not let go), and keeps what was added before.
"""

from __future__ import annotations

import os
import socket
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from parley import __version__
from parley.errors import BookBusy, BookError, InputError
from parley.record import Record, Report
from parley.run.book import Reading, add, is_known, note_file
from parley.run.tasks import Known, failure
from parley.store.book import WAIT, Writer, close, forget, open_to_read, open_to_write, told, writers
from parley.store.records import Plain, checked

if TYPE_CHECKING:
    from parley.reports import Options

ELSEWHERE = ""
"""Version of the reader of a record that was made elsewhere."""

OF_THE_FILE = sqlite3.Error
OF_THE_REPORT = (sqlite3.IntegrityError, sqlite3.DataError, sqlite3.InterfaceError, sqlite3.ProgrammingError)
"""Errors of the database that one report causes; the others concern the casebook."""


@dataclass(frozen=True, slots=True)
class Added:
    """A report that is in the casebook now; `is_new` is false where it was there before."""

    id: str
    file: str | None
    is_new: bool


def add_reports(
    path: str,
    reports: Iterable[str],
    *,
    options: Options,
    jobs: int | None = None,
    model: str | None = None,
    codebook: Path | None = None,
    wait: float = WAIT,
) -> Iterator[Added | InputError]:
    """Read reports and add them, in order; those that are there already are not read again.

    `reports`, `options`, `jobs`, `model` and `codebook` as in `read_all` of `run.local`; `wait` is the seconds to wait
    for another writer. Raises BookError, ModelError, CodebookError.
    """
    from parley.run.local import read_new

    def found() -> Iterator[Record | Known | InputError]:
        yield from read_new(reports, options=options, jobs=jobs, model=model, codebook=codebook, known=KnownTo(path))

    return add_all(path, found, reader=__version__, wait=wait)


def add_records(path: str, files: Iterable[str], *, wait: float = WAIT) -> Iterator[Added | InputError]:
    """Add records made elsewhere, from files of JSON lines, in order. Raises BookError."""
    from parley.run.records import read_records

    return add_all(path, partial(read_records, files), reader=ELSEWHERE, wait=wait)


def add_all(
    path: str,
    find: Callable[[], Iterable[Record | Plain | Known | InputError]],
    *,
    reader: str,
    wait: float = WAIT,
) -> Iterator[Added | InputError]:
    """Open the casebook, then add whatever `find` gives; `reader` is the version that read it. Raises BookError."""
    with writing(path, command="add", wait=wait) as con:
        for found in find():
            yield found if isinstance(found, InputError) else _add_one(con, found, reader)


class KnownTo:
    """Tells whether a report need not be read, since the casebook holds it; each process opens the file for itself."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.con: sqlite3.Connection | None = None

    def __call__(self, report: Report) -> bool:
        """Whether the casebook holds the report's text, read here and of the same day or an earlier one."""
        if self.con is None:
            self.con = open_to_read(self.path)
        with told(self.path):
            return is_known(self.con, report)

    def __reduce__(self) -> tuple[type, tuple[str]]:
        return type(self), (self.path,)


@contextmanager
def writing(path: str, *, command: str, make: bool = True, wait: float = WAIT) -> Iterator[sqlite3.Connection]:
    """The casebook, open for writing, with our name in it; who waits for another writer in vain is told who that is."""
    writer = Writer(os.getpid(), socket.gethostname(), now(), f"parley {command}")
    con = None
    try:
        con = open_to_write(path, writer=writer, make=make, wait=wait)
        for gone in _gone(con):
            forget(con, gone)
        with told(path):
            yield con
    except BookBusy as error:
        raise BookBusy(path, f"{_holder(path, writer)}; waited {wait:g} s") from error
    finally:
        if con:
            close(con, writer=writer)


def now() -> str:
    """The present moment, UTC, ISO 8601."""
    return datetime.now(timezone.utc).isoformat(timespec="seconds")


def _add_one(con: sqlite3.Connection, found: Record | Plain | Known, reader: str) -> Added | InputError:
    where = _where(found)
    try:
        if isinstance(found, Known):
            note_file(con, found.report)
            return Added(found.report.id, found.report.file, is_new=False)
        record = checked(found.to_dict(), where) if isinstance(found, Record) else found
        is_new = add(con, Reading(record, reader, now()))
        return Added(record["report"]["id"], record["report"].get("file"), is_new)
    except OF_THE_FILE as error:
        if not isinstance(error, OF_THE_REPORT):
            raise
        return failure(error, where)
    except Exception as error:
        return failure(error, where)


def _where(found: Record | Plain | Known) -> str:
    report = found["report"] if isinstance(found, dict) else {"file": found.report.file, "id": found.report.id}
    return str(report.get("file") or report["id"])


def _holder(path: str, us: Writer) -> str:
    """Who writes to the casebook, as far as the file tells."""
    held: tuple[Writer, ...] = ()
    with suppress(BookError, sqlite3.Error):
        con = open_to_read(path, wait=1)
        held = tuple(w for w in writers(con) if w != us and not _is_gone(w))
        con.close()
    if not held:
        return "another program is writing to it"
    names = (f"{w.command} (process {w.pid} on {w.host}, since {w.since})" for w in held)
    return f"{' and '.join(names)} is writing to it"


def _gone(con: sqlite3.Connection) -> tuple[Writer, ...]:
    """Writers of this machine that noted themselves and run no more."""
    return tuple(w for w in writers(con) if _is_gone(w))


def _is_gone(writer: Writer) -> bool:
    if writer.host != socket.gethostname():
        return False
    try:
        os.kill(writer.pid, 0)
    except ProcessLookupError:
        return True
    except OSError:  # it runs under another name
        return False
    return False
