"""Positions as statements of the Discourse Network Analyzer: who, which concept, agreement or not."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from parley.store.exports.cells import JUDGED, Cells, Column
from parley.store.exports.delimited import write_delimited
from parley.store.exports.plain import Position, load_actors, load_positions

COLUMNS = (
    Column("document id", "id of the report", "copies of one text"),
    Column("title", "headline"),
    Column("author", "not read; empty"),
    Column("source", "outlet"),
    Column("date", "day of the statement, else of publication", kind="day"),
    Column("person", "name, where the position is a person's"),
    Column("organization", "name, where it is a body's; else the body of the person"),
    Column("concept", "issue of the codebook; the object in the report's words where it is none of them"),
    Column("agreement", "1: supports, demands, offers, accepts, conditions; 0: opposes, refuses", "the stance", "flag"),
    Column("start", "offset of the first passage in the report's text", "DNA counts in its own document", "integer"),
    Column("stop", "offset of its end", kind="integer"),
    Column("text", "the first passage, word for word"),
    Column("parley_id", "id of the claim"),
    Column("parley_report", "id of the report"),
    Column("parley_passages", "offsets of all passages, start-end"),
    JUDGED,
)


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """A header and a row for each position and issue."""
    write_delimited(path, (column.name for column in COLUMNS), _rows(con))


def codebook(_table: str) -> tuple[Column, ...]:
    """What each column holds."""
    return COLUMNS


def _rows(con: sqlite3.Connection) -> Iterator[Cells]:
    for position in load_positions(con, load_actors(con)):
        report, passage = position.report, position.passage
        start, stop = next(iter(passage.spans), (None, None))
        for concept in position.issues or (position.object,):
            yield (
                report.id, report.title, None, report.publisher, position.day, *_who(position), concept,
                int(position.agrees), start, stop, passage.quote, passage.claim, report.id, passage.offsets,
                position.judged,
            )  # fmt: skip


def _who(position: Position) -> tuple[str | None, str | None]:
    if position.actor.kind != "person":
        return None, position.actor.name
    return position.actor.name, position.body.name if position.body else None
