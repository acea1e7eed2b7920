"""Opens the casebook file for reading or for writing, and makes a new one.

Refuses, untouched, what is no casebook, what a newer Parley wrote and what cannot be written; every error of the
database becomes a BookError that a person understands.
"""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from parley.codebook.load import shipped_codebook
from parley.errors import BookBusy, BookError

APPLICATION_ID = 0x5041524C
"""Bytes 68 to 71 of every casebook: "PARL"."""

SCHEMA = (Path(__file__).parent / "schema.sql").read_text(encoding="utf-8")

MIGRATIONS: tuple[str, ...] = ()
"""SQL that makes version 2 of version 1, version 3 of version 2, and so on."""

VERSION = 1 + len(MIGRATIONS)

WAIT = 60.0
"""Seconds that a writer waits for another, and a reader for a file that is just being made."""

CACHE = 64_000
"""KiB of the file that a connection keeps in memory."""

LOG = 4_000
"""Pages that may gather in the write-ahead log before they move into the file: half the time of adding, at 1,000, went
into moving pages that the next report touches again."""

AGAIN = 0.05
"""Seconds between two looks at a file that is held."""

MAGIC = b"SQLite format 3\x00"

Book: TypeAlias = "str | sqlite3.Connection"
"""A casebook that is read: the path of its file, or a connection to it."""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who writes to a casebook: process id, machine, UTC time of opening, and the command."""

    pid: int
    host: str
    since: str
    command: str


def open_to_write(
    path: str, *, writer: Writer | None = None, make: bool = True, wait: float = WAIT
) -> sqlite3.Connection:
    """The casebook at `path`; with `make` a new one where there is none. An older version is brought up to this one.

    `writer` is noted in the file while it is open, so that another who waits in vain can be told. Raises BookError,
    BookBusy after `wait` seconds.
    """
    _refuse_what_is_none(path, may_be_new=make)
    with told(path):
        con = _connect(path, mode="rwc", wait=wait)
        try:
            _bring_up(con, path, wait=wait)
            con.execute(f"PRAGMA cache_size = -{CACHE}")
            con.execute(f"PRAGMA wal_autocheckpoint = {LOG}")
            con.execute("PRAGMA foreign_keys = ON")
            con.execute("PRAGMA synchronous = FULL")  # what was reported as added outlives a power cut too
            if writer:
                _note(con, writer)
        except BaseException:
            con.close()
            raise
    return con


def open_to_read(path: str, *, wait: float = WAIT) -> sqlite3.Connection:
    """The casebook at `path`, for reading alone; sees what was added up to each question. Raises BookError."""
    _refuse_what_is_none(path, may_be_new=False)
    with told(path):
        con = _readable(path, wait=wait)
        try:
            con.execute(f"PRAGMA cache_size = -{CACHE}")
            _check_version(con, path)
            if _version(con) < VERSION:
                raise BookError(path, "was made by an older Parley; `parley update` brings it up to this one")
        except BaseException:
            con.close()
            raise
    return con


@contextmanager
def reading(book: Book) -> Iterator[sqlite3.Connection]:
    """A connection that reads the casebook at a path, closed in the end; or the one that is there already, as it is.

    Raises BookError for what goes wrong with a path.
    """
    if isinstance(book, sqlite3.Connection):
        yield book
        return
    with told(book), closing(open_to_read(book)) as con:
        yield con


def close(con: sqlite3.Connection, *, writer: Writer | None = None) -> None:
    """Close, and take the writer's note out of the file where that is still possible."""
    try:
        if writer:
            con.execute("DELETE FROM meta WHERE key = ?", (_key(writer),))
    except sqlite3.Error:
        pass  # a full disk, a file taken away: the note is told from a living process by its id
    finally:
        con.close()


@contextmanager
def transaction(con: sqlite3.Connection) -> Iterator[None]:
    """All or nothing: what is done inside is in the file for good once this ends, and not at all if it raises."""
    con.execute("BEGIN IMMEDIATE")
    try:
        yield
        con.execute("COMMIT")
    except BaseException:
        if con.in_transaction:
            con.execute("ROLLBACK")
        raise


@contextmanager
def told(path: str) -> Iterator[None]:
    """Errors of the database inside become a BookError in words."""
    try:
        yield
    except sqlite3.Error as error:
        raise _in_words(error, path) from error


def writers(con: sqlite3.Connection) -> tuple[Writer, ...]:
    """Who noted that they write and did not take the note back: they write still, or were killed."""
    found = con.execute("SELECT value FROM meta WHERE key LIKE 'writer %' ORDER BY key").fetchall()
    return tuple(Writer(**json.loads(value)) for (value,) in found)


def forget(con: sqlite3.Connection, writer: Writer) -> None:
    """Take out the note of a writer who is gone."""
    con.execute("DELETE FROM meta WHERE key = ?", (_key(writer),))


def _refuse_what_is_none(path: str, *, may_be_new: bool) -> None:
    """Raises BookError for what is plainly no casebook; nothing is opened by the database for that."""
    if os.path.isdir(path):
        raise BookError(path, "is a folder, no casebook")
    try:
        with open(path, "rb") as file:
            head = file.read(len(MAGIC))
    except FileNotFoundError:
        if not may_be_new:
            raise BookError(path, "no such casebook") from None
        if not os.path.isdir(os.path.dirname(path) or "."):
            raise BookError(path, "no such folder to make a casebook in") from None
        return
    except (OSError, ValueError) as error:
        raise BookError(path, str(getattr(error, "strerror", None) or error).lower()) from None
    if head != MAGIC and (head or not may_be_new):
        raise BookError(path, "is no casebook" if head else "is empty, no casebook yet")


def _connect(path: str, *, mode: str, wait: float, immutable: bool = False) -> sqlite3.Connection:
    address = f"file:{quote(os.path.abspath(path))}?mode={mode}" + ("&immutable=1" if immutable else "")
    return sqlite3.connect(address, uri=True, timeout=wait, isolation_level=None, check_same_thread=False)


def _readable(path: str, *, wait: float) -> sqlite3.Connection:
    """A connection that reads; a file in a folder where nothing may be written is taken as unchanging."""
    con = _connect(path, mode="ro", wait=wait)
    try:
        con.execute("SELECT 1 FROM sqlite_master").fetchone()
    except sqlite3.OperationalError as error:
        con.close()
        if "lock" in str(error) or _has_log(path):
            raise
        return _connect(path, mode="ro", wait=wait, immutable=True)
    return con


def _has_log(path: str) -> bool:
    """Whether the file's latest changes lie beside it: then the file alone is not the whole casebook."""
    try:
        return os.path.getsize(f"{path}-wal") > 0
    except OSError:
        return False


def _bring_up(con: sqlite3.Connection, path: str, *, wait: float) -> None:
    """Bring an empty or older file to this version; raises BookError for any other file, before it is touched."""
    tables = con.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]
    if tables:
        _check_version(con, path)
    if con.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
        _write_ahead(con, wait=wait)
    with transaction(con):
        if not con.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()[0]:
            _run(con, SCHEMA)
            con.executemany("INSERT INTO country VALUES (?, ?)", _countries())
            con.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            con.execute(f"PRAGMA user_version = {VERSION}")
        for version in range(_version(con), VERSION):
            _run(con, MIGRATIONS[version - 1])
        con.execute(f"PRAGMA user_version = {VERSION}")  # always, so that a read-only file is told now


def _countries() -> list[tuple[str, str]]:
    """Codes and names of states and territories."""
    return [(state.id, state.name) for state in shipped_codebook().states.values() if state.id == state.iso3]


def _write_ahead(con: sqlite3.Connection, *, wait: float) -> None:
    """Switch the file to a write-ahead log; the database itself does not wait for this one."""
    for left in range(int(wait / AGAIN), -1, -1):
        try:
            con.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if "lock" not in str(error) or not left:
                raise
        time.sleep(AGAIN)


def _run(con: sqlite3.Connection, script: str) -> None:
    """All statements of a script inside the running transaction, which `executescript` would end."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            con.execute(statement)
            statement = ""


def _check_version(con: sqlite3.Connection, path: str) -> None:
    if con.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise BookError(path, "is an SQLite file, but no casebook")
    if _version(con) > VERSION:
        raise BookError(path, f"was made by a newer Parley (version {_version(con)} of the file, {VERSION} known here)")


def _version(con: sqlite3.Connection) -> int:
    return int(con.execute("PRAGMA user_version").fetchone()[0])


def _note(con: sqlite3.Connection, writer: Writer) -> None:
    plain = {"pid": writer.pid, "host": writer.host, "since": writer.since, "command": writer.command}
    con.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (_key(writer), json.dumps(plain)))


def _key(writer: Writer) -> str:
    return f"writer {writer.host} {writer.pid}"


def _in_words(error: sqlite3.Error, path: str) -> BookError:
    what = str(error)
    if "locked" in what or "busy" in what:
        return BookBusy(path, "another program is writing to it")
    if "full" in what:
        return BookError(path, "no space left on the disk; everything reported as added before is kept")
    if "disk I/O" in what:
        return BookError(path, "the disk failed, or the file may not grow; everything reported as added before is kept")
    if "readonly" in what or "unable to open" in what:
        return BookError(path, "cannot be written: the file or its folder is read-only")
    if "malformed" in what or "not a database" in what:
        return BookError(path, f"is damaged, or no casebook ({what})")
    return BookError(path, what)
