"""How rounds hang together, and why: the passages in which reports link them or say why one fell through."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from parley.store.records import Plain

STATED = """
SELECT one.round, other.round, report.id, publisher, l.evidence, (
    SELECT JSON_GROUP_ARRAY(SUBSTR(report.text, JSON_EXTRACT(value, '$[0]') + 1,
      JSON_EXTRACT(value, '$[1]') - JSON_EXTRACT(value, '$[0]'))) FROM JSON_EACH(l.evidence))
FROM talk one JOIN talk_link l ON l.talk = one.id JOIN talk other ON other.id = l.to_talk
JOIN report ON n = one.report
WHERE one.round IN (SELECT value FROM JSON_EACH(?)) AND NOT one.rejected AND NOT other.rejected
ORDER BY one.round, other.round, published, one.id
"""
REASONS = """
SELECT round, JSON_EXTRACT(reason, '$.text'), report.id, publisher, JSON_EXTRACT(reason, '$.evidence')
FROM talk JOIN report ON n = talk.report
WHERE round IN (SELECT value FROM JSON_EACH(?)) AND reason IS NOT NULL AND NOT rejected
ORDER BY round, published, talk.id
"""


def load_stated_links(con: sqlite3.Connection, rounds: Iterable[str]) -> dict[str, tuple[Plain, ...]]:
    """Where reports link a round to another, by both rounds in order of their ids with "/" between.

    Each has its `report`, `publisher`, `evidence` and the `words` there.
    """
    found: dict[str, tuple[Plain, ...]] = {}
    for one, other, report, publisher, evidence, words in con.execute(STATED, (json.dumps(sorted(rounds)),)):
        told = {
            "report": report, "publisher": publisher, "evidence": json.loads(evidence),
            "words": " … ".join(json.loads(words)),
        }  # fmt: skip
        pair = "/".join(sorted((one, other)))
        found[pair] = (*found.get(pair, ()), told)
    return found


def load_round_reasons(con: sqlite3.Connection, rounds: Iterable[str]) -> dict[str, tuple[Plain, ...]]:
    """Why rounds became what they did, by round: `words` with the first `report` of them, `publisher`, `evidence`."""
    found: dict[str, tuple[Plain, ...]] = {}
    for round, words, report, publisher, evidence in con.execute(REASONS, (json.dumps(sorted(rounds)),)):
        told = {"report": report, "publisher": publisher, "evidence": json.loads(evidence), "words": words}
        before = found.get(round, ())
        found[round] = before if words in [one["words"] for one in before] else (*before, told)
    return found
