"""How an entry came about: the talks of a round and why they are one, the rules of what is shown, the voices.

Ids are those of a round ("r1f0…"), of a talk ("sha256:…#t1", the digest may be cut short), and of a delegation (a
round's id, "/", an actor's id).
"""

from __future__ import annotations

import json
import sqlite3
from itertools import combinations
from typing import Any, TypeAlias

from parley.store.forms import TALKS, find_entry, load_reasons

Answer: TypeAlias = dict[str, Any]

ROUND = """
SELECT id, process, name, status, verdict, format, publicity, start, end, place, country, venue, outcome, origins,
  sole_source, self_serving, vouching, denying, shown, judged, rejected FROM round WHERE id = ?
"""
SEAT = """
SELECT round, actor, side, role, attendance, level, size, verdict, sole_source, self_serving, vouching, denying, shown,
  judged
FROM round_seat WHERE round = ? AND actor = ?
"""
MENTIONS = """
SELECT talk.id, form, publisher, published, origin, status, start, place, judged, rejected, talk.evidence, text,
  (SELECT MIN(file) FROM report_file WHERE report_file.report = n)
FROM talk JOIN account ON talk = talk.id JOIN report ON n = talk.report WHERE round = ?
ORDER BY published IS NULL, published, talk.id
"""
SEATS = """
SELECT seat.talk, role, attendance, size, seat.judged, seat.evidence, text FROM seat JOIN talk ON talk.id = seat.talk
JOIN report ON n = talk.report WHERE round = ? AND seat.actor IN (
  SELECT value FROM json_each(?)) ORDER BY published IS NULL, published, seat.talk
"""
SAME_SIDE = """
SELECT DISTINCT JSON_EXTRACT(seat.value, '$.actor') FROM talk JOIN account ON talk = talk.id,
  json_each(told, '$.seats') AS seat WHERE round = ? AND JSON_EXTRACT(seat.value, '$.side') = ?
"""
VERSIONS = """
SELECT field, value, talks, origins, according_to FROM version WHERE round = ? AND actor = ? ORDER BY field, value
"""
LINKS = "SELECT a, b, type, grounds, reasons FROM round_link WHERE a = ?1 OR b = ?1 ORDER BY a, b, type, grounds"
HISTORY = "SELECT published, status, talk, origin, according_to FROM status_history WHERE round = ?"
JUDGED = """
SELECT at, coder, verdict, target, value, note FROM judgement WHERE kind = 'one_round'
AND (SUBSTR(target, 1, INSTR(target, '@') - 1) IN (SELECT value FROM json_each(?1))
  OR SUBSTR(value, 1, INSTR(value, '@') - 1) IN (SELECT value FROM json_each(?1))) ORDER BY id
"""
LISTS = frozenset({"vouching", "denying", "shown", "judged", "talks", "according_to", "reasons"})
FLAGS = frozenset({"sole_source", "self_serving", "rejected"})


def why(con: sqlite3.Connection, id: str) -> Answer | None:
    """How the round or the delegation came about; a talk is answered by its round. None where there is no such id."""
    round, _, actor = id.partition("/") if "#" not in id else (find_entry(con, TALKS, id) or "", "", "")
    return _why_seat(con, round, actor) if actor else _why_round(con, round)


def _why_round(con: sqlite3.Connection, id: str) -> Answer | None:
    rows = _rows(con, ROUND, id)
    if not rows:
        return None
    told = con.execute(MENTIONS, (id,)).fetchall()
    reports = json.dumps(sorted({talk.partition("#")[0] for talk, *_ in told}))
    return {
        **rows[0],
        "mentions": [_mention(*row) for row in told],
        "pairs": _pairs(con, {talk: form for talk, form, *_ in told}),
        "versions": _rows(con, VERSIONS, id, ""),
        "history": _rows(con, HISTORY, id),
        "links": _rows(con, LINKS, id),
        "judgements": _rows(con, JUDGED, reports),
    }


def _why_seat(con: sqlite3.Connection, round: str, actor: str) -> Answer | None:
    rows = _rows(con, SEAT, round, actor)
    if not rows:
        return None
    same = {actor, *(name for (name,) in con.execute(SAME_SIDE, (round, rows[0]["side"])))}
    told = con.execute(SEATS, (round, json.dumps(sorted(same)))).fetchall()
    mentions = [
        {
            "talk": talk, "role": role, "attendance": attendance, "size": size, "judged": json.loads(judged or "[]"),
            "passages": _passages(evidence, text),
        }
        for talk, role, attendance, size, judged, evidence, text in told
    ]  # fmt: skip
    return {**rows[0], "mentions": mentions, "versions": _rows(con, VERSIONS, round, actor)}


def _mention(talk: str, form: str, *row: Any) -> Answer:
    publisher, published, origin, status, start, place, judged, is_rejected, evidence, text, file = row
    return {
        "talk": talk, "file": file, "publisher": publisher, "published": published, "origin": origin,
        "status": status, "start": start, "place": place, "judged": json.loads(judged or "[]"),
        "rejected": bool(is_rejected), "passages": _passages(evidence, text),
    }  # fmt: skip


def _pairs(con: sqlite3.Connection, forms: dict[str, str]) -> list[Answer]:
    """Every pair of talks that was found alike, best first; talks of one form are alike in all that is compared."""
    scored = {
        (a, b): (score, json.loads(reasons)) for a, b, score, reasons in load_reasons(con, TALKS, set(forms.values()))
    }
    found: list[Answer] = []
    for (a, form_a), (b, form_b) in combinations(sorted(forms.items()), 2):
        alike = (1.0, [["the same in all that is compared", 0]]) if form_a == form_b else None
        score = alike or scored.get((min(form_a, form_b), max(form_a, form_b)))
        if score:
            found.append({"a": a, "b": b, "score": score[0], "reasons": score[1]})
    return sorted(found, key=lambda pair: (-pair["score"], pair["a"], pair["b"]))


def _passages(evidence: str, text: str) -> list[str]:
    return [text[start:end] for start, end in json.loads(evidence)]


def _rows(con: sqlite3.Connection, query: str, *values: str) -> list[Answer]:
    """Rows by the names of their columns; lists and flags as such."""
    cursor = con.execute(query, values)
    names = [column[0] for column in cursor.description]
    return [{name: _plain(name, cell) for name, cell in zip(names, row, strict=True)} for row in cursor]


def _plain(name: str, cell: Any) -> Any:
    if name in LISTS:
        return json.loads(cell) if cell else []
    return bool(cell) if name in FLAGS else cell
