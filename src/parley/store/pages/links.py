"""How rounds hang together, and why: the passages in which reports link them or say why somebody stayed away."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from parley.store.records import Plain

STATED = """
SELECT MIN(one.round, other.round) || '/' || MAX(one.round, other.round) AS pair, (
    SELECT GROUP_CONCAT(SUBSTR(report.text, JSON_EXTRACT(value, '$[0]') + 1,
      JSON_EXTRACT(value, '$[1]') - JSON_EXTRACT(value, '$[0]')), ' … ') FROM JSON_EACH(l.evidence)),
  report.id, publisher, l.evidence
FROM talk one JOIN talk_link l ON l.talk = one.id JOIN talk other ON other.id = l.to_talk
JOIN report ON n = one.report
WHERE one.round IN (SELECT value FROM JSON_EACH(?)) AND NOT one.rejected AND NOT other.rejected
ORDER BY pair, published, one.id
"""
REASONS = """
SELECT what, words, id, publisher, evidence FROM (
  SELECT round AS what, JSON_EXTRACT(reason, '$.text') AS words, report, JSON_EXTRACT(reason, '$.evidence') AS evidence
  FROM talk WHERE round IN (SELECT value FROM JSON_EACH(?1)) AND reason IS NOT NULL AND NOT rejected
  UNION ALL
  SELECT round || '/' || seat.actor, seat.reason, report, seat.evidence FROM talk JOIN seat ON seat.talk = talk.id
  WHERE round IN (SELECT value FROM JSON_EACH(?1)) AND seat.reason IS NOT NULL AND NOT rejected)
JOIN report ON n = report ORDER BY what, published, id
"""


def load_stated_links(con: sqlite3.Connection, rounds: Iterable[str]) -> dict[str, tuple[Plain, ...]]:
    """Where reports link a round to another, by both rounds in order of their ids with "/" between.

    Each has its `words`, `report`, `publisher` and `evidence`; the same words stand once.
    """
    return _told(con, STATED, rounds)


def load_reasons(con: sqlite3.Connection, rounds: Iterable[str]) -> dict[str, tuple[Plain, ...]]:
    """Why rounds became what they did, by round, and why delegations stayed away or left, by round, "/" and actor.

    Each has its `words`, `report`, `publisher` and `evidence`; the same words stand once.
    """
    return _told(con, REASONS, rounds)


def _told(con: sqlite3.Connection, query: str, rounds: Iterable[str]) -> dict[str, tuple[Plain, ...]]:
    found: dict[str, dict[str, Plain]] = {}
    for what, words, report, publisher, evidence in con.execute(query, (json.dumps(sorted(rounds)),)):
        told = {"words": words, "report": report, "publisher": publisher, "evidence": json.loads(evidence)}
        found.setdefault(what, {}).setdefault(words, told)
    return {what: tuple(told.values()) for what, told in found.items()}
