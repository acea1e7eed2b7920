"""What stands around a round: the passages of its talks, and what was said at it."""

from __future__ import annotations

import json
import sqlite3

from parley.store.records import Plain

PASSAGES = """
SELECT talk.id, report.id, publisher, evidence FROM talk JOIN report ON n = talk.report WHERE round = ?
"""
# Whose passages share words with those of a talk, or that were made where it was.
SAID_THERE = """
SELECT s.id FROM talk JOIN statement s ON s.report = talk.report
WHERE round = ? AND NOT rejected AND (s.venue IN (place, talk.venue) OR EXISTS (
  SELECT 1 FROM JSON_EACH(talk.evidence) told, JSON_EACH(s.evidence) said
  WHERE JSON_EXTRACT(told.value, '$[0]') < JSON_EXTRACT(said.value, '$[1]')
    AND JSON_EXTRACT(said.value, '$[0]') < JSON_EXTRACT(told.value, '$[1]')))
GROUP BY s.id ORDER BY dated, s.id LIMIT ?
"""
SAID_THEN = """
SELECT statement.id FROM round JOIN talk ON talk.round = round.id JOIN statement ON statement.report = talk.report
WHERE round.id = ? AND dated BETWEEN round.first_day AND COALESCE(round.last_day, round.first_day) || '~'
GROUP BY statement.id ORDER BY dated, statement.id LIMIT ?
"""


def load_passages(con: sqlite3.Connection, round: str) -> dict[str, Plain]:
    """Where the talks of a round are told, by talk: `report`, `publisher`, `evidence`."""
    rows = con.execute(PASSAGES, (round,))
    return {
        talk: {"report": report, "publisher": publisher, "evidence": json.loads(evidence)}
        for talk, report, publisher, evidence in rows
    }


def load_said_there(con: sqlite3.Connection, round: str, *, limit: int) -> tuple[str, ...]:
    """Ids of statements in the very passages that tell of a round, or made where it was."""
    return tuple(id for (id,) in con.execute(SAID_THERE, (round, limit)))


def load_said_then(con: sqlite3.Connection, round: str, *, limit: int) -> tuple[str, ...]:
    """Ids of statements of the days of a round, in reports that tell of it."""
    return tuple(id for (id,) in con.execute(SAID_THEN, (round, limit)))
