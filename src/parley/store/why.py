"""How an entry came about: the claims of it and why they are one, the rules of what is shown, the voices.

Ids are those of a round ("r1f0…"), of a talk ("sha256:…#t1", the digest may be cut short), of a delegation (a round's
id, "/", an actor's id), of a saying ("s1f0…") or a statement, of a happening ("h1f0…") or an event, and of a position.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from itertools import combinations
from typing import Any, TypeAlias

from parley.store.forms import EVENTS, STATEMENTS, TALKS, Kind, find_entry, load_reasons
from parley.store.judgements import ONE
from parley.store.named import named
from parley.store.questions import Filters, lines
from parley.store.questions.lines import subject_of
from parley.store.targets import full_id

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
SELECT at, coder, verdict, target, value, note FROM judgement WHERE kind = ?1
AND (SUBSTR(target, 1, INSTR(target, '@') - 1) IN (SELECT value FROM json_each(?2))
  OR SUBSTR(value, 1, INSTR(value, '@') - 1) IN (SELECT value FROM json_each(?2))) ORDER BY id
"""
SAYING = """
SELECT y.id, s.text, y.speakers, y.act, y.day, y.reports, y.origins, y.statement, y.shown
FROM saying y JOIN statement s ON s.id = y.statement WHERE y.id = ?
"""
STATEMENTS_OF = """
SELECT s.id, form, publisher, published, origin, (
  SELECT JSON_GROUP_ARRAY(actor) FROM (SELECT actor FROM statement_speaker WHERE statement = s.id ORDER BY actor)),
  mode, act, day, evidence, report.text, (SELECT MIN(file) FROM report_file WHERE report_file.report = n)
FROM statement s JOIN said ON statement = s.id JOIN report ON n = s.report WHERE saying = ?
ORDER BY published IS NULL, published, s.id
"""
POSITION = """
SELECT p.id, p.actor, stance, object, toward, p.statement, p.day, (
    SELECT saying FROM statement s WHERE s.id = p.statement) AS saying, (
    SELECT JSON_GROUP_ARRAY(issue) FROM position_issue WHERE position = p.id) AS issues
FROM position p WHERE p.id = ?
"""
HAPPENING = """
SELECT id, type, mode, modality, verdict, date, place, country, origins, sole_source, self_serving, vouching, denying,
  shown,
  (SELECT JSON_GROUP_ARRAY(actor) FROM happening_party WHERE happening = id AND side = 'source') AS sources,
  (SELECT JSON_GROUP_ARRAY(actor) FROM happening_party WHERE happening = id AND side = 'target') AS targets
FROM happening WHERE id = ?
"""
EVENTS_OF = """
SELECT event.id, form, publisher, published, origin, modality, date, place, judged, evidence, text,
  (SELECT MIN(file) FROM report_file WHERE report_file.report = n)
FROM event JOIN telling ON event = event.id JOIN report ON n = event.report WHERE happening = ?
ORDER BY published IS NULL, published, event.id
"""
HAPPENING_VERSIONS = """
SELECT field, value, events, origins, according_to FROM happening_version WHERE happening = ? ORDER BY field, value
"""
LISTS = frozenset(
    {"speakers", "issues", "vouching", "denying", "shown", "judged", "talks", "events", "according_to", "reasons"}
    | {"sources", "targets"}
)
FLAGS = frozenset({"sole_source", "self_serving", "rejected"})


def why(con: sqlite3.Connection, id: str) -> Answer | None:
    """How the entry came about; a talk is answered by its round, a statement by its saying, an event by its
    happening, a position by its line. None where there is no such id.
    """
    if round := find_entry(con, TALKS, id):
        return _why_round(con, round)
    if saying := find_entry(con, STATEMENTS, id):
        return _why_saying(con, saying)
    if happening := find_entry(con, EVENTS, id):
        return _why_happening(con, happening)
    round, _, actor = id.partition("/")
    return _why_position(con, full_id(con, id)) if "#" in id else _why_seat(con, round, actor)


def _why_round(con: sqlite3.Connection, id: str) -> Answer:
    told = con.execute(MENTIONS, (id,)).fetchall()
    return {
        **_rows(con, ROUND, id)[0],
        "mentions": [_mention(talk, *row) for talk, _, *row in told],
        "pairs": _pairs(con, TALKS, {talk: form for talk, form, *_ in told}),
        "versions": _rows(con, VERSIONS, id, ""),
        "history": _rows(con, HISTORY, id),
        "links": _rows(con, LINKS, id),
        "judgements": _judged(con, TALKS, (talk for talk, *_ in told)),
    }


def _why_happening(con: sqlite3.Connection, id: str) -> Answer:
    told = con.execute(EVENTS_OF, (id,)).fetchall()
    return {
        "kind": "happening",
        **_rows(con, HAPPENING, id)[0],
        "mentions": [_event(event, *row) for event, _, *row in told],
        "pairs": _pairs(con, EVENTS, {event: form for event, form, *_ in told}),
        "versions": _rows(con, HAPPENING_VERSIONS, id),
        "judgements": _judged(con, EVENTS, (event for event, *_ in told)),
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


def _why_saying(con: sqlite3.Connection, id: str) -> Answer:
    told = con.execute(STATEMENTS_OF, (id,)).fetchall()
    return {
        "kind": "saying",
        **_rows(con, SAYING, id)[0],
        "mentions": [_statement(statement, *row) for statement, _, *row in told],
        "pairs": _pairs(con, STATEMENTS, {statement: form for statement, form, *_ in told}),
        "judgements": _judged(con, STATEMENTS, (statement for statement, *_ in told)),
    }


def _why_position(con: sqlite3.Connection, id: str) -> Answer | None:
    rows = _rows(con, POSITION, id)
    if not rows:
        return None
    found = list(lines(con, Filters(actors=((rows[0]["actor"],),), alone=True)))
    about = [subject_of(line) for line in found if id in {point["position"] for point in line["points"]}]
    return {"kind": "position", **rows[0], "lines": [line for line in found if subject_of(line) in about]}


def _mention(talk: str, *row: Any) -> Answer:
    publisher, published, origin, status, start, place, judged, is_rejected, evidence, text, file = row
    return {
        "talk": talk, "file": file, "publisher": publisher, "published": published, "origin": origin,
        "status": status, "start": start, "place": place, "judged": json.loads(judged or "[]"),
        "rejected": bool(is_rejected), "passages": _passages(evidence, text),
    }  # fmt: skip


def _event(event: str, *row: Any) -> Answer:
    publisher, published, origin, modality, date, place, judged, evidence, text, file = row
    return {
        "event": event, "file": file, "publisher": publisher, "published": published, "origin": origin,
        "modality": modality, "date": date, "place": place, "judged": json.loads(judged or "[]"),
        "passages": _passages(evidence, text),
    }  # fmt: skip


def _statement(statement: str, *row: Any) -> Answer:
    publisher, published, origin, speakers, mode, act, day, evidence, text, file = row
    return {
        "statement": statement, "file": file, "publisher": publisher, "published": published, "origin": origin,
        "speakers": json.loads(speakers), "mode": mode, "act": act, "day": day, "passages": _passages(evidence, text),
    }  # fmt: skip


def _judged(con: sqlite3.Connection, kind: Kind, claims: Iterable[str]) -> list[Answer]:
    """Persons' judgements on the claims of some reports."""
    reports = json.dumps(sorted({claim.partition("#")[0] for claim in claims}))
    return _rows(con, JUDGED, ONE + kind.entry, reports)


def _pairs(con: sqlite3.Connection, kind: Kind, forms: dict[str, str]) -> list[Answer]:
    """Every pair of claims that was found alike, best first; those of one form are alike in all that is compared."""
    scored = {
        (a, b): (score, json.loads(reasons)) for a, b, score, reasons in load_reasons(con, kind, set(forms.values()))
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
    return [{name: _plain(name, cell) for name, cell in row.items()} for row in named(con.execute(query, values))]


def _plain(name: str, cell: Any) -> Any:
    if name in LISTS:
        return json.loads(cell) if cell else []
    return bool(cell) if name in FLAGS else cell
