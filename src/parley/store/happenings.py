"""Loads what events tell of their happenings, and saves happenings, their parties and versions. SQL and rows alone.

Saving expects a running transaction (`store.book.transaction`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from parley.store.rows import Row

TOLD = """
SELECT happening, told, origin FROM event JOIN telling ON telling.event = event.id JOIN report ON n = event.report
WHERE happening IN (SELECT value FROM json_each(?)) ORDER BY event.id
"""
KNOWN = "SELECT id FROM deed WHERE id IN (SELECT value FROM json_each(?))"
DEEDS = """
SELECT block, form, content FROM json_each(?) AS wanted
JOIN deed_block ON block = wanted.value JOIN deed ON deed.id = form
"""
FORGET = (
    "DELETE FROM happening WHERE id IN (SELECT value FROM json_each(?))",
    "DELETE FROM happening_party WHERE happening IN (SELECT value FROM json_each(?))",
    "DELETE FROM happening_version WHERE happening IN (SELECT value FROM json_each(?))",
)
HAPPENING = "INSERT INTO happening VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"


@dataclass(frozen=True, slots=True)
class HappeningRows:
    """The rows of a happening, of its parties and of its versions."""

    row: Row
    parties: tuple[Row, ...]
    versions: tuple[Row, ...]


def save_tellings(con: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """What events tell, each with the deed by which it is compared."""
    con.executemany("INSERT INTO telling VALUES (?, ?, ?)", rows)


def save_deeds(con: sqlite3.Connection, deeds: Mapping[str, str]) -> tuple[str, ...]:
    """Deeds by their ids, with what they are compared by; gives those that were not there."""
    known = {id for (id,) in con.execute(KNOWN, (json.dumps(list(deeds)),))}
    new = tuple(id for id in deeds if id not in known)
    con.executemany("INSERT INTO deed VALUES (?, ?)", [(id, deeds[id]) for id in new])
    return new


def save_blocks(con: sqlite3.Connection, rows: Iterable[Row]) -> None:
    """Where deeds are looked up."""
    con.executemany("INSERT INTO deed_block VALUES (?, ?)", rows)


def load_deeds(con: sqlite3.Connection, blocks: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    """The deeds under some keys: the key, the deed's id, what it is compared by."""
    return tuple(con.execute(DEEDS, (json.dumps(sorted(blocks)),)))


def load_told(con: sqlite3.Connection, happenings: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
    """For each event of some happenings: the happening, what is told, and the origin of the report."""
    return tuple(con.execute(TOLD, (json.dumps(sorted(happenings)),)))


def forget_happenings(con: sqlite3.Connection, happenings: Iterable[str]) -> None:
    """Take happenings out."""
    ids = json.dumps(sorted(happenings))
    for statement in FORGET:
        con.execute(statement, (ids,))


def save_happenings(con: sqlite3.Connection, happenings: Iterable[HappeningRows]) -> None:
    """Happenings with their parties and versions."""
    happenings = tuple(happenings)
    con.executemany(HAPPENING, [happening.row for happening in happenings])
    con.executemany("INSERT INTO happening_party VALUES (?, ?, ?, ?)", [row for h in happenings for row in h.parties])
    con.executemany(
        "INSERT INTO happening_version VALUES (?, ?, ?, ?, ?, ?)", [row for h in happenings for row in h.versions]
    )
