"""What stands around a round: reasons that reports give for who stayed away, and what was said at it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

REASONS = """
SELECT DISTINCT round, seat.actor, seat.reason FROM talk JOIN seat ON seat.talk = talk.id
WHERE round IN (SELECT value FROM JSON_EACH(?)) AND seat.reason IS NOT NULL ORDER BY round, seat.actor, seat.reason
"""
SAID_THERE = """
SELECT statement.id FROM round JOIN talk ON talk.round = round.id JOIN statement ON statement.report = talk.report
WHERE round.id = ? AND dated BETWEEN round.first_day AND COALESCE(round.last_day, round.first_day) || '~'
GROUP BY statement.id ORDER BY dated, statement.id LIMIT ?
"""


def load_reasons(con: sqlite3.Connection, rounds: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Why delegations stayed away or left, in the reports' words, by round, "/" and actor."""
    found: dict[str, tuple[str, ...]] = {}
    for round, actor, reason in con.execute(REASONS, (json.dumps(sorted(rounds)),)):
        seat = f"{round}/{actor}"
        found[seat] = (*found.get(seat, ()), reason)
    return found


def load_said_there(con: sqlite3.Connection, round: str, *, limit: int) -> tuple[str, ...]:
    """Ids of statements of the days of a round, in reports that tell of it."""
    return tuple(id for (id,) in con.execute(SAID_THERE, (round, limit)))
