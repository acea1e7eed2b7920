"""What a person may judge: claims by their ids, seats by talk and actor, and entries (rounds, their seats, actors).

Gives each with its fields as text, its passages and what a field may hold: of a claim as it was read, of an entry as
the rules show it, whatever persons judged. Ids of reports may be cut short as long as they stay unambiguous:
"1fb646#t1" is talk `t1` of the report whose id begins so.
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
from parley.store.claims import OWN, PATHS, Actors, claims_in, identified, text_of
from parley.store.entries import load_actors_of, load_record
from parley.store.records import Plain

Spans: TypeAlias = tuple[tuple[int, int], ...]

Key: TypeAlias = tuple[str, str]
"""Kind and id of a target: records made elsewhere may use one id for claims of two kinds."""

MOST_PASSAGES = 5
"""Talks of a round whose passages are shown."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    **{kind: tuple(paths) for kind, paths in PATHS.items()},
    "round": tuple(PATHS["talk"]),
    "round_seat": ("role", "attendance", "level", "size"),
    "actor": ("name", "kind", "country", "sectors", "wikidata"),
}
"""The fields of each kind of target that can be judged by themselves. Several values of one are parted by ";"."""

KINDS = tuple(FIELDS)
DATES = ("start", "end", "date")
NEVER_UNKNOWN: Mapping[str, frozenset[str]] = {
    "talk": frozenset({"status"}),
    "seat": frozenset({"actor"}),
    "statement": frozenset({"source_kind", "mode", "text"}),
    "position": frozenset({"actor", "stance", "object"}),
    "event": frozenset({"type", "modality", "negated"}),
    "figure": frozenset({"value", "unit"}),
    "relation": frozenset({"a", "b", "quality"}),
    "conflict": frozenset({"about", "kind", "versions"}),
    "round": frozenset({"status"}),
    "actor": frozenset({"name", "kind"}),
}
"""Fields without which there is no such claim or entry."""

NUMBER = "SELECT n FROM report WHERE id = ?"
ROUND = f"SELECT {', '.join(FIELDS['round'])}, judged FROM round WHERE id = ?"
ROUND_SEAT = f"SELECT {', '.join(FIELDS['round_seat'])}, judged FROM round_seat WHERE round = ? AND actor = ?"
REJECTED_SEAT = """
SELECT JSON_EXTRACT(value, '$.was') FROM round, JSON_EACH(judged)
WHERE round.id = ? AND JSON_EXTRACT(value, '$.actor') = ?
"""
ACTOR = """
SELECT name, kind, country, (SELECT GROUP_CONCAT(value, ';') FROM JSON_EACH(sectors)), wikidata, judged
FROM actor WHERE id = ?
"""
FIRST_TALK = "SELECT id FROM talk WHERE round = ? ORDER BY rejected, id LIMIT 1"
REPORTS_LIKE = "SELECT id FROM report WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2"
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
    claims = load_claims(con, full.partition("#")[0])
    found = (claims.get((each, full)) or _find_entry(con, full, each) for each in ((kind,) if kind else KINDS))
    return next(filter(None, found), None)


def full_id(con: sqlite3.Connection, id: str) -> str:
    """The id with the whole id of its report; the same where it has it, or where several reports begin so."""
    start, sign, rest = id.partition("#")
    if not sign:
        return id
    start = start if start.startswith("sha256:") else f"sha256:{start}"
    reports = con.execute(REPORTS_LIKE, (start,)).fetchall()
    return f"{reports[0][0]}#{rest}" if len(reports) == 1 else id


def load_claims(con: sqlite3.Connection, report: str) -> dict[Key, Target]:
    """The claims of a report as they were read, by kind and id; none where there is no such report."""
    row = con.execute(NUMBER, (report,)).fetchone()
    if not row:
        return {}
    record, actors = identified(load_record(con, row[0])), load_actors_of(con, row[0])
    return {(target.kind, target.id): target for target in targets_in(record, actors)}


def targets_in(record: Plain, actors: Actors) -> Iterator[Target]:
    """The claims of an identified record; `actors` has the casebook's actor for each of the report's."""
    for kind, claim in claims_in(record):
        fields = {field: text_of(kind, field, claim, actors) for field in FIELDS[kind]}
        spans = claim.get("evidence") or [span for version in claim["versions"] for span in version["evidence"]]
        evidence = tuple((start, end) for start, end in spans)
        yield Target(claim[OWN], kind, record["report"]["id"], fields, evidence, claim[OWN])


def load_targets(con: sqlite3.Connection, kinds: tuple[str, ...]) -> Iterator[Target]:
    """All targets of some kinds: claims report by report in order of publication, then entries."""
    if not PATHS.keys().isdisjoint(kinds):
        reports = con.execute("SELECT id FROM report ORDER BY published NULLS LAST, id").fetchall()
        for (report,) in reports:
            claims = load_claims(con, report).values()
            yield from sorted((c for c in claims if c.kind in kinds), key=lambda c: (KINDS.index(c.kind), c.id))
    for kind in kinds:
        if kind in ENTRIES:
            ids = con.execute(ENTRIES[kind]).fetchall()
            yield from filter(None, (_find_entry(con, id, kind) for (id,) in ids))


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


def fault_of_field(kind: str, field: str) -> str | None:
    """Why such a target has no such field; None where it has."""
    return None if field in FIELDS[kind] else f"a {kind} has no field {field!r}; it has {', '.join(FIELDS[kind])}"


def fault_of(kind: str, field: str, value: str | None) -> str | None:
    """Why a field of such a target cannot hold a value, None for unknown; None where it can."""
    if fault := fault_of_field(kind, field):
        return fault
    if value is None:
        return f"{field} is never unknown" if field in NEVER_UNKNOWN.get(kind, ()) else None
    if field == "versions":
        return "versions are accepted or rejected, not corrected"
    allowed = allowed_values(kind, field)
    if allowed and value not in allowed:
        return f"{field} is one of {', '.join(allowed)}; not {value!r}"
    if field in DATES and not days_of(value)[0]:
        return f"{field} is a date like 2018-11-09, 2018-11 or 2018; not {value!r}"
    if field == "size" and not re.fullmatch(r"[0-9]{1,9}", value):
        return f"size is a number of people; not {value!r}"
    if (kind, field) == ("figure", "value") and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", value):
        return f"value is a number; not {value!r}"
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


def _find_entry(con: sqlite3.Connection, id: str, kind: str) -> Target | None:
    if kind == "actor":
        row = con.execute(ACTOR, (id,)).fetchone()
        return Target(id, kind, None, _fields(kind, row), (), id) if row else None
    return _find_round(con, id, kind) if kind in ENTRIES else None


def _find_round(con: sqlite3.Connection, id: str, kind: str) -> Target | None:
    """A round, or a seat of one ("r0a1b2c3/taliban.afg"), one that a person rejected too."""
    round, _, actor = id.partition("/") if kind == "round_seat" else (id, "", "")
    row = con.execute(ROUND_SEAT, (round, actor)) if actor else con.execute(ROUND, (round,))
    found = row.fetchone() or (con.execute(REJECTED_SEAT, (round, actor)).fetchone() if actor else None)
    if not found:
        return None
    fields = json.loads(found[0]) if len(found) == 1 else _fields(kind, found)
    (talk,) = con.execute(FIRST_TALK, (round,)).fetchone()
    return Target(id, kind, None, fields, (), f"{talk}/{actor}" if actor else talk, round)


def _fields(kind: str, row: tuple[Any, ...]) -> dict[str, str | None]:
    """The fields of an entry, without what persons put there; the last of the row is what they judged."""
    *values, judged = row
    shown = (None if value is None else str(value) for value in values)
    fields = dict(zip(FIELDS[kind], shown, strict=True))
    return fields | {mark["field"]: mark["was"] for mark in json.loads(judged or "[]") if mark["field"]}


def _spans(evidence: str) -> Spans:
    return tuple((start, end) for start, end in json.loads(evidence))


@cache
def _form_of(kind: str) -> Plain:
    """The properties of a kind of claim in the published form."""
    schema: Plain = json.loads((Path(__file__).parents[1] / "record.schema.json").read_text(encoding="utf-8"))
    if kind in ("seat", "round_seat"):
        form = schema["$defs"]["participant"]
    else:
        form = schema["properties"]["talks" if kind == "round" else f"{kind}s"]["items"]
    return dict(form["properties"])
