"""What a person may judge: claims by their ids, seats by talk and actor, and entries (rounds, their seats, actors).

Gives each with its fields as text, its passages and what a field may hold. Ids of reports may be cut short as long as
they stay unambiguous: "1fb646#t1" is talk `t1` of the report whose id begins so.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, TypeAlias

from parley.codebook.times import days_of
from parley.store.records import Plain

Spans: TypeAlias = tuple[tuple[int, int], ...]

MOST_PASSAGES = 5
"""Talks of a round whose passages are shown."""

OF_TALK = ("name", "format", "status", "publicity", "start", "end", "place", "country", "venue", "outcome")
OF_SEAT = ("role", "attendance", "level", "size")
FIELDS = {
    "talk": OF_TALK,
    "seat": ("actor", *OF_SEAT),
    "statement": ("speaker", "source_kind", "source", "mode", "cue", "act", "text", "date", "venue", "addressee"),
    "position": ("actor", "stance", "object", "toward", "issues"),
    "event": ("type", "mode", "cameo", "source", "target", "modality", "negated", "date", "place", "country"),
    "figure": ("value", "unit", "of", "where", "change", "date"),
    "relation": ("a", "b", "quality"),
    "conflict": ("about", "kind", "versions"),
    "round": OF_TALK,
    "round_seat": OF_SEAT,
    "actor": ("name", "kind", "country", "sectors", "wikidata"),
}
"""The fields of each kind of target that can be judged by themselves. Several values of one are parted by ";"."""

KINDS = tuple(FIELDS)
CONTENT = ("figure", "relation", "conflict")
DATES = ("start", "end", "date")

SEVERAL = {
    "speaker": "SELECT actor FROM statement_speaker WHERE statement = claim.id ORDER BY actor",
    "issues": "SELECT issue AS actor FROM position_issue WHERE position = claim.id ORDER BY issue",
    "source": "SELECT actor FROM event_party WHERE event = claim.id AND side = 'source' ORDER BY actor",
    "target": "SELECT actor FROM event_party WHERE event = claim.id AND side = 'target' ORDER BY actor",
}
CLAIM = "SELECT report.id, evidence, {} FROM {} AS claim JOIN report ON n = claim.report WHERE claim.id = ?"
SEAT = f"""
SELECT report.id, seat.evidence, {", ".join("seat." + field for field in FIELDS["seat"])}
FROM seat JOIN talk ON talk.id = talk JOIN report ON n = talk.report WHERE talk = ? AND seat.local = ?
"""
CONTENT_OF = "SELECT report.id, content FROM claim JOIN report ON n = claim.report WHERE claim.id = ? AND kind = ?"
ROUND = f"SELECT {', '.join(OF_TALK)} FROM round WHERE id = ?"
ROUND_SEAT = f"SELECT {', '.join(OF_SEAT)} FROM round_seat WHERE round = ? AND actor = ?"
ACTOR = f"SELECT {', '.join(FIELDS['actor'])} FROM actor WHERE id = ?"
FIRST_TALK = "SELECT MIN(id) FROM talk WHERE round = ?"
REPORTS_LIKE = "SELECT id FROM report WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2"
OF_REPORT = {
    "talk": "SELECT id FROM talk WHERE report = ? ORDER BY id",
    "seat": "SELECT talk || '/' || seat.local FROM seat JOIN talk ON id = talk WHERE report = ? ORDER BY 1",
    **{kind: f"SELECT id FROM {kind} WHERE report = ? ORDER BY id" for kind in ("statement", "position", "event")},
    **{kind: f"SELECT id FROM claim WHERE report = ? AND kind = '{kind}' ORDER BY id" for kind in CONTENT},
}
ENTRIES = {
    "round": "SELECT id FROM round ORDER BY first_day IS NULL, first_day, id",
    "round_seat": "SELECT round || '/' || actor FROM round_seat ORDER BY 1",
    "actor": "SELECT id FROM actor ORDER BY id",
}
TEXT = "SELECT text FROM report WHERE id = ?"
FILE = "SELECT MIN(file) FROM report_file JOIN report ON n = report WHERE id = ?"
TALKS_OF_ROUND = """
SELECT report.id, evidence FROM talk JOIN report ON n = talk.report WHERE round = ?
ORDER BY published IS NULL, published, talk.id LIMIT ?
"""


@dataclass(frozen=True, slots=True)
class Target:
    """A claim of report `report`, or an entry (None), with its fields as text; None is unknown.

    `anchor` names it in judgements; `round` is the round that it is, or of which it is a seat.
    """

    id: str
    kind: str
    report: str | None
    fields: Mapping[str, str | None]
    evidence: Spans
    anchor: str
    round: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a report; `spans` are their offsets."""

    report: str
    file: str | None
    spans: Spans
    text: str


def find_target(con: sqlite3.Connection, id: str, *, kind: str | None = None) -> Target | None:
    """The claim or entry of this id, of this kind where one is given; None where there is none."""
    full = full_id(con, id)
    found = (_find(con, full, each) for each in ((kind,) if kind else KINDS))
    return next(filter(None, found), None)


def full_id(con: sqlite3.Connection, id: str) -> str:
    """The id with the whole id of its report; the same where it has it, or where several reports begin so."""
    start, sign, rest = id.partition("#")
    if not sign:
        return id
    start = start if start.startswith("sha256:") else f"sha256:{start}"
    reports = con.execute(REPORTS_LIKE, (start,)).fetchall()
    return f"{reports[0][0]}#{rest}" if len(reports) == 1 else id


def load_targets(con: sqlite3.Connection, kinds: tuple[str, ...]) -> Iterator[Target]:
    """All targets of some kinds: claims report by report in order of publication, then entries."""
    numbers = con.execute("SELECT n FROM report ORDER BY published IS NULL, published, id").fetchall()
    for (n,) in numbers:
        for kind in kinds:
            if kind in OF_REPORT:
                yield from _all(con, con.execute(OF_REPORT[kind], (n,)).fetchall(), kind)
    for kind in kinds:
        if kind in ENTRIES:
            yield from _all(con, con.execute(ENTRIES[kind]).fetchall(), kind)


def passages_of(con: sqlite3.Connection, target: Target) -> tuple[Passage, ...]:
    """The passages that a claim rests on, or the first talks of a round; none for an actor."""
    if target.report:
        return (passage_at(con, target.report, target.evidence),)
    if not target.round:
        return ()
    rows = con.execute(TALKS_OF_ROUND, (target.round, MOST_PASSAGES)).fetchall()
    return tuple(passage_at(con, report, _spans(evidence)) for report, evidence in rows)


def passage_at(con: sqlite3.Connection, report: str, spans: Spans) -> Passage:
    """The words of a report at some offsets."""
    (text,) = con.execute(TEXT, (report,)).fetchone()
    (file,) = con.execute(FILE, (report,)).fetchone()
    words = dict.fromkeys(text[max(0, start) : max(0, end)] for start, end in spans)
    return Passage(report, file, spans, " … ".join(filter(None, words)))


def fault_of(kind: str, field: str, value: str | None) -> str | None:
    """Why a field of such a target cannot hold a value; None where it can. A value of None is always unknown."""
    if field not in FIELDS[kind]:
        return f"a {kind} has no field {field!r}; it has {', '.join(FIELDS[kind])}"
    if value is None:
        return None
    allowed = allowed_values(kind, field)
    if allowed and value not in allowed:
        return f"{field} is one of {', '.join(allowed)}; not {value!r}"
    if field in DATES and not days_of(value)[0]:
        return f"{field} is a date like 2018-11-09, 2018-11 or 2018; not {value!r}"
    if field == "size" and not re.fullmatch(r"[0-9]{1,9}", value):
        return f"size is a number of people; not {value!r}"
    if field == "country" and not re.fullmatch(r"[A-Z]{3}(;[A-Z]{3})*", value):
        return f"country is a code of three letters like RUS; not {value!r}"
    return None


@cache
def allowed_values(kind: str, field: str) -> tuple[str, ...]:
    """The values that the form of the record allows for a field; empty where it may be any text."""
    form = _form_of(kind)
    if field in ("outcome", "source_kind"):
        form, field = form[field.removesuffix("_kind")], "kind"
        form = next(part for part in form.get("anyOf", [form]) if "properties" in part)["properties"]
    part = form.get(field, {})
    if part.get("type") == "boolean":
        return "true", "false"
    return tuple(value for value in part.get("enum", ()) if value is not None)


def _find(con: sqlite3.Connection, id: str, kind: str) -> Target | None:
    if kind == "seat":
        return _find_seat(con, id)
    if kind in CONTENT:
        return _find_content(con, id, kind)
    if kind in ("round", "round_seat"):
        return _find_round(con, id, kind)
    if kind == "actor":
        row = con.execute(ACTOR, (id,)).fetchone()
        return Target(id, kind, None, _fields(kind, row), (), id) if row else None
    row = con.execute(CLAIM.format(", ".join(_column(kind, field) for field in FIELDS[kind]), kind), (id,)).fetchone()
    return Target(id, kind, row[0], _fields(kind, row[2:]), _spans(row[1]), id) if row else None


def _find_seat(con: sqlite3.Connection, id: str) -> Target | None:
    for talk, local in _parted(id):
        if row := con.execute(SEAT, (talk, local)).fetchone():
            return Target(id, "seat", row[0], _fields("seat", row[2:]), _spans(row[1]), id)
    return None


def _find_content(con: sqlite3.Connection, id: str, kind: str) -> Target | None:
    row = con.execute(CONTENT_OF, (id, kind)).fetchone()
    if not row:
        return None
    content: Plain = json.loads(row[1])
    evidence = content.get("evidence") or [span for version in content["versions"] for span in version["evidence"]]
    values = tuple(_of_content(content.get(field)) for field in FIELDS[kind])
    return Target(id, kind, row[0], _fields(kind, values), tuple((start, end) for start, end in evidence), id)


def _find_round(con: sqlite3.Connection, id: str, kind: str) -> Target | None:
    """A round, or a seat of one ("r0a1b2c3/taliban.afg")."""
    for round, actor in ((id, ""),) if kind == "round" else _parted(id):
        row = con.execute(ROUND_SEAT, (round, actor)) if actor else con.execute(ROUND, (round,))
        if found := row.fetchone():
            (talk,) = con.execute(FIRST_TALK, (round,)).fetchone()
            anchor = f"{talk}/{actor}" if actor else talk
            return Target(id, kind, None, _fields(kind, found), (), anchor, round)
    return None


def _parted(id: str) -> Iterator[tuple[str, str]]:
    """Both sides of each "/" of an id: local ids of records made elsewhere may have some of their own."""
    return ((id[: m.start()], id[m.end() :]) for m in re.finditer("/", id))


def _column(kind: str, field: str) -> str:
    if field in SEVERAL and (kind, field) != ("statement", "source"):
        return f"(SELECT GROUP_CONCAT(actor, ';') FROM ({SEVERAL[field]}))"
    return "IIF(negated, 'true', 'false')" if field == "negated" else f"claim.{field}"


def _fields(kind: str, values: tuple[Any, ...]) -> dict[str, str | None]:
    shown = (None if value is None else str(value) for value in values)
    return dict(zip(FIELDS[kind], shown, strict=True))


def _of_content(value: Any) -> str | None:
    if isinstance(value, dict) and "value" in value:
        return str(value["value"])
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (dict, list)) else value


def _spans(evidence: str) -> Spans:
    return tuple((start, end) for start, end in json.loads(evidence))


def _all(con: sqlite3.Connection, ids: list[tuple[str]], kind: str) -> Iterator[Target]:
    return filter(None, (_find(con, id, kind) for (id,) in ids))


@cache
def _form_of(kind: str) -> Plain:
    """The properties of a kind of claim in the published form."""
    schema: Plain = json.loads((Path(__file__).parents[1] / "record.schema.json").read_text(encoding="utf-8"))
    if kind in ("seat", "round_seat"):
        form = schema["$defs"]["participant"]
    else:
        form = schema["properties"]["talks" if kind == "round" else f"{kind}s"]["items"]
    return dict(form["properties"])
