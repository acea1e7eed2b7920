"""What persons judged: appended, never changed, never in the place of what was read.

Of a coder's judgements on one field of one target the latest stands. A judgement keeps what the coder saw: it stands
as long as its target still rests on a passage that it rested on then. Judgements on a round are kept with one of its
talks, and hold for the round in which that talk is.

Which claims are one entry is judged in pairs of claims; the latest on a pair stands. There a claim is named by its
report and its passages ("sha256:…@12-90;100-120").
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from parley.store.claims import PATHS
from parley.store.forms import Kind, Pair
from parley.store.records import Plain
from parley.store.targets import Key, Spans, Target, find_target, load_claims

ONE = "one_"
"""Stands before the name of the entry in the kind of judgements on pairs: one_round, one_saying, one_happening."""

INSERT = "INSERT INTO judgement (at, coder, kind, target, verdict, value, note) VALUES (?, ?, ?, ?, ?, ?, ?)"
PAIRS = "SELECT target, value, verdict FROM judgement WHERE kind = ? ORDER BY id"
PASSAGES = "SELECT {claim}.id, {spans} FROM {claim} JOIN report ON report.n = {claim}.report WHERE report.id = ?"
COLUMNS = "at, coder, kind, target, verdict, field, value, note, seen"
APPEND = f"INSERT INTO judgement ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
REVIEWS = f"SELECT {COLUMNS} FROM judgement WHERE kind NOT GLOB '{ONE}*' ORDER BY id"
ON_TARGET = f"SELECT {COLUMNS} FROM judgement WHERE kind = ? AND target = ? ORDER BY id"
# Of a kind there are many judgements, on a target few: "+" keeps the database from looking through those of the kind.
# "#" and "/" come right before "$" and "0".
ON_REPORT = f"""
SELECT {COLUMNS} FROM judgement WHERE target > ?1 || '#' AND target < ?1 || '$' AND kind NOT IN ('round', 'round_seat')
ORDER BY id
"""
AROUND = f"""
SELECT talk.id, {COLUMNS} FROM talk CROSS JOIN judgement ON target >= talk.id AND target < talk.id || '0'
WHERE round = ? AND +kind IN ('round', 'round_seat') ORDER BY judgement.id
"""
ON_ROUND = f"""
SELECT {COLUMNS} FROM judgement WHERE +kind = ? AND target IN (SELECT id || ? FROM talk WHERE round = ?) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a coder judged of a target, or of one field of it where `field` is not None.

    `at` is UTC, ISO 8601; `verdict` is `accept`, `reject` or `correct`; `value` is the corrected value, None for
    unknown. `seen` holds the fields and the `evidence` of the target as they stood then. `target` is the claim's id;
    for a round and a seat of it that of a talk in place of the round's.
    """

    at: str
    coder: str
    kind: str
    target: str
    verdict: str
    field: str | None
    value: str | None
    note: str | None
    seen: Plain


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, when (UTC, ISO 8601), and why in words."""

    coder: str
    at: str
    note: str | None


def append_judgement(con: sqlite3.Connection, target: Target, judgement: Judgement) -> Judgement:
    """Keep a judgement on a target, as it stands now; gives it as it was kept. Expects a running transaction."""
    j = judgement
    seen: Plain = {**target.fields, "evidence": target.evidence}
    kept = Judgement(j.at, j.coder, target.kind, target.anchor, j.verdict, j.field, j.value, j.note, seen)
    row = (kept.at, kept.coder, kept.kind, kept.target, kept.verdict, kept.field, kept.value, kept.note)
    con.execute(APPEND, (*row, json.dumps(seen, ensure_ascii=False, separators=(",", ":"))))
    return kept


def standing(con: sqlite3.Connection, target: str, *, kind: str | None = None) -> tuple[Judgement, ...]:
    """The judgements that stand on a claim, a seat, a round, a round's seat or an actor, in order of arrival.

    One for each coder and field. A correction is that coder's version of the field. Empty where there is no such
    target; `kind` parts what has one id.
    """
    found = find_target(con, target, kind=kind)
    return standing_on(con, found) if found else ()


def standing_on(con: sqlite3.Connection, target: Target) -> tuple[Judgement, ...]:
    """The same of a target that was found."""
    fitting = (j for j in load_on_target(con, target) if fits(j, target))
    return tuple({(j.coder, j.field): j for j in fitting}.values())


def load_on_target(con: sqlite3.Connection, target: Target) -> tuple[Judgement, ...]:
    """All judgements on a target, in order of arrival."""
    if target.round is None:
        rows = con.execute(ON_TARGET, (target.kind, target.anchor))
    else:
        rows = con.execute(ON_ROUND, (target.kind, target.id.removeprefix(target.round), target.round))
    return tuple(map(_judgement, rows))


def load_on_report(con: sqlite3.Connection, report: str) -> dict[Key, tuple[Judgement, ...]]:
    """All judgements on claims of a report, in order of arrival, by kind and id."""
    found: dict[Key, tuple[Judgement, ...]] = {}
    for row in con.execute(ON_REPORT, (report,)):
        judgement = _judgement(row)
        key = (judgement.kind, judgement.target)
        found[key] = (*found.get(key, ()), judgement)
    return found


def load_on_round(con: sqlite3.Connection, round: str) -> Iterator[tuple[str, Judgement]]:
    """All judgements on a round and its seats, in order of arrival, each with the seat's actor; "" for the round."""
    for talk, *row in con.execute(AROUND, (round,)).fetchall():
        judgement = _judgement(tuple(row))
        anchor, _, actor = judgement.target.rpartition("/")
        if judgement.kind == "round" and judgement.target == talk:
            yield "", judgement
        elif judgement.kind == "round_seat" and anchor == talk:
            yield actor, judgement


def load_judgements(con: sqlite3.Connection) -> tuple[Judgement, ...]:
    """All judgements on claims and entries, in order of arrival, those that no longer stand included."""
    return tuple(_judgement(row) for row in con.execute(REVIEWS))


def load_standing(con: sqlite3.Connection, *, coders: int = 1) -> Iterator[tuple[Target, tuple[Judgement, ...]]]:
    """Every target that is judged, by so many coders or more, with the judgements that stand on it."""
    for target in load_judged(con, coders=coders):
        if judged := standing_on(con, target):
            yield target, judged


def load_judged(con: sqlite3.Connection, *, coders: int = 1) -> Iterator[Target]:
    """Every claim and entry on which so many coders or more judged, claims report by report."""
    who: dict[Key, set[str]] = {}
    for judgement in load_judgements(con):
        who.setdefault((judgement.kind, _id_now(con, judgement)), set()).add(judgement.coder)
    by_report: dict[str, list[Key]] = {}
    for key in (key for key, judges in who.items() if len(judges) >= coders):
        by_report.setdefault(key[1].partition("#")[0] if key[0] in PATHS else "", []).append(key)
    for report, keys in by_report.items():
        claims = load_claims(con, report)
        found = (claims.get(key) if report else find_target(con, key[1], kind=key[0]) for key in keys)
        yield from filter(None, found)


def in_force(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Of judgements on one target those that count: the latest of the whole, of each field; acceptances left out."""
    latest = {j.field or "": j for j in judgements}
    return tuple(j for _, j in sorted(latest.items()) if j.verdict != "accept")


def fits(judgement: Judgement, target: Target) -> bool:
    """Whether the target is what the coder saw: it rests on a passage in common, or neither has any."""
    was = tuple((start, end) for start, end in judgement.seen.get("evidence", ()))
    shared = any(start < other_end and other < end for start, end in was for other, other_end in target.evidence)
    return shared or was == target.evidence


def load_pair_judgements(con: sqlite3.Connection, kind: Kind) -> dict[Pair, str]:
    """`join` or `split` for each pair of claims that a person judged, a < b."""
    claims: dict[str, str | None] = {}
    judged: dict[Pair, str] = {}
    for target, value, verdict in con.execute(PAIRS, (ONE + kind.entry,)).fetchall():
        a, b = (claims.setdefault(anchor, _claim_at(con, kind, anchor)) for anchor in (target, value))
        if a and b and a != b:
            judged[min(a, b), max(a, b)] = verdict
    return judged


def append_pair_judgements(
    con: sqlite3.Connection, kind: Kind, pairs: Iterable[Pair], *, verdict: str, by: Judge
) -> None:
    """Judge pairs of claims: `join` or `split`. Expects a running transaction."""
    rows = [
        (by.at, by.coder, ONE + kind.entry, _anchor(con, kind, a), verdict, _anchor(con, kind, b), by.note)
        for a, b in pairs
    ]
    con.executemany(INSERT, rows)


def _id_now(con: sqlite3.Connection, judgement: Judgement) -> str:
    """The id of the target: for a round, or a seat of it, that of the round in which the talk is by now."""
    if judgement.kind not in ("round", "round_seat"):
        return judgement.target
    end = judgement.target.rfind("/") if judgement.kind == "round_seat" else len(judgement.target)
    talk, actor = judgement.target[:end], judgement.target[end:]
    row = con.execute("SELECT round FROM talk WHERE id = ?", (talk,)).fetchone()
    return f"{row[0] if row else talk}{actor}"


def _judgement(row: tuple[Any, ...]) -> Judgement:
    return Judgement(*(*row[:-1], json.loads(row[-1] or "{}")))


def _anchor(con: sqlite3.Connection, kind: Kind, claim: str) -> str:
    (passages,) = con.execute(kind.sql("SELECT {spans} FROM {claim} WHERE id = ?"), (claim,)).fetchone()
    spans = ";".join(f"{start}-{end}" for start, end in json.loads(passages))
    return f"{claim.partition('#')[0]}@{spans}"


def _claim_at(con: sqlite3.Connection, kind: Kind, anchor: str) -> str | None:
    """The claim of the report that shares most of the passages; None where none shares a character."""
    report, _, spans = anchor.partition("@")
    wanted = tuple((int(start), int(end)) for start, end in (span.split("-") for span in spans.split(";") if span))
    shares = [
        (_share(wanted, tuple(map(tuple, json.loads(passages)))), claim)
        for claim, passages in con.execute(kind.sql(PASSAGES), (report,)).fetchall()
    ]
    best = max(shares, key=lambda found: (found[0], found[1]), default=(0.0, None))
    return best[1] if best[0] > 0 else None


def _share(some: Spans, more: Spans) -> float:
    """Characters in both over characters in either."""
    a = {n for start, end in some for n in range(start, end)}
    b = {n for start, end in more for n in range(start, end)}
    return len(a & b) / max(1, len(a | b))
