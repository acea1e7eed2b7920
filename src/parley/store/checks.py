"""Rows of the casebook for its validation: what `run/checking.py` makes into the claims of `casebook/faults.py`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

Values: TypeAlias = tuple[Any, ...]
"""A row in the order of its query's columns."""

REPORTS = "SELECT n, id, published, LENGTH(text) FROM report ORDER BY n"
CLAIMS = (
    # id, report, evidence, standing, start, end, place, country, latitude, longitude, words (a JSON object)
    """SELECT id, report, evidence, status, start, end, place, country, latitude, longitude,
      JSON_OBJECT('name', name, 'place', place, 'venue', venue, 'outcome', outcome_text)
      FROM talk WHERE NOT rejected ORDER BY id""",
    """SELECT id, report, evidence, 'said', date, NULL, NULL, NULL, NULL, NULL,
      JSON_OBJECT('source', source, 'venue', venue) FROM statement ORDER BY id""",
    """SELECT id, report, evidence, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      JSON_OBJECT('object', object) FROM position ORDER BY id""",
    """SELECT id, report, evidence, modality, date, NULL, place, country, latitude, longitude,
      JSON_OBJECT('place', place) FROM event ORDER BY id""",
    """SELECT id, report, JSON_EXTRACT(content, '$.evidence'), NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      JSON_OBJECT('unit', JSON_EXTRACT(content, '$.unit'), 'where', JSON_EXTRACT(content, '$.where'))
      FROM claim WHERE kind != 'conflict' ORDER BY id""",
    """SELECT claim.id, report, JSON_EXTRACT(version.value, '$.evidence'), NULL, NULL, NULL, NULL, NULL, NULL, NULL,
      '{}' FROM claim, JSON_EACH(content, '$.versions') AS version WHERE claim.kind = 'conflict' ORDER BY claim.id""",
)
SEATS = """
SELECT talk || '/' || seat.local, talk, round, report, actor, role, attendance, size, status, seat.evidence
FROM seat JOIN talk ON talk.id = talk WHERE NOT rejected ORDER BY round, talk, seat.local
"""
MEETINGS = """
SELECT id, report, round, first_day, place, evidence, (SELECT JSON_GROUP_ARRAY(actor) FROM seat WHERE talk = id)
FROM talk WHERE first_day = last_day AND place IS NOT NULL AND NOT rejected ORDER BY id
"""
REPRINTS = """
SELECT copy.n, copy.publisher, copy.origin, first.publisher FROM report AS copy JOIN report AS first
ON first.id = copy.origin
WHERE copy.id != copy.origin AND copy.publisher != first.publisher AND copy.syndicator IS NULL ORDER BY copy.id
"""


@dataclass(frozen=True, slots=True)
class ReportLine:
    """What claims need of their report; `length` is in code points."""

    id: str
    published: str | None
    length: int


def load_report_lines(con: sqlite3.Connection) -> dict[int, ReportLine]:
    """All reports by number."""
    return {n: ReportLine(id, published, length) for n, id, published, length in con.execute(REPORTS)}


def load_claim_rows(con: sqlite3.Connection) -> Iterator[Values]:
    """Talks, statements, positions, events, figures, relations; a conflict once for each version."""
    for query in CLAIMS:
        yield from con.execute(query)


def load_seat_rows(con: sqlite3.Connection) -> Iterator[Values]:
    """All seats, round by round."""
    return con.execute(SEATS)


def load_meeting_rows(con: sqlite3.Connection) -> Iterator[Values]:
    """Talks that a single day and a place are known of, with their actors (JSON)."""
    return con.execute(MEETINGS)


def load_reprint_rows(con: sqlite3.Connection) -> Iterator[Values]:
    """Reports under another masthead than the first of their text, where they name no agency."""
    return con.execute(REPRINTS)
