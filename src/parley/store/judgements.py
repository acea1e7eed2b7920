"""Persons' judgements on which talks are one round: appended, never changed; the latest on a pair of talks stands.

A judgement names a talk by its report and its passages, so that it holds when the report is read again and the talk
gets another number: "sha256:…@12-90;100-120".
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

Pair: TypeAlias = tuple[str, str]
Spans: TypeAlias = tuple[tuple[int, int], ...]

INSERT = "INSERT INTO judgement (at, coder, kind, target, verdict, value, note) VALUES (?, ?, 'round', ?, ?, ?, ?)"
TALKS = "SELECT talk.id, talk.evidence FROM talk JOIN report ON report.n = talk.report WHERE report.id = ?"


@dataclass(frozen=True, slots=True)
class Judge:
    """Who judges, when (UTC, ISO 8601), and why in words."""

    coder: str
    at: str
    note: str | None


def load_round_judgements(con: sqlite3.Connection) -> dict[Pair, str]:
    """`join` or `split` for each pair of talks that a person judged, a < b."""
    rows = con.execute("SELECT target, value, verdict FROM judgement WHERE kind = 'round' ORDER BY id").fetchall()
    talks: dict[str, str | None] = {}
    judged: dict[Pair, str] = {}
    for target, value, verdict in rows:
        a, b = (talks.setdefault(anchor, _talk_at(con, anchor)) for anchor in (target, value))
        if a and b and a != b:
            judged[min(a, b), max(a, b)] = verdict
    return judged


def append_round_judgements(con: sqlite3.Connection, pairs: Iterable[Pair], *, verdict: str, by: Judge) -> None:
    """Judge pairs of talks: `join` or `split`. Expects a running transaction."""
    rows = [(by.at, by.coder, _anchor(con, a), verdict, _anchor(con, b), by.note) for a, b in pairs]
    con.executemany(INSERT, rows)


def _anchor(con: sqlite3.Connection, talk: str) -> str:
    (evidence,) = con.execute("SELECT evidence FROM talk WHERE id = ?", (talk,)).fetchone()
    spans = ";".join(f"{start}-{end}" for start, end in json.loads(evidence))
    return f"{talk.partition('#')[0]}@{spans}"


def _talk_at(con: sqlite3.Connection, anchor: str) -> str | None:
    """The talk of the report that shares most of the passages; None where none shares a character."""
    report, _, spans = anchor.partition("@")
    wanted = tuple((int(start), int(end)) for start, end in (span.split("-") for span in spans.split(";") if span))
    shares = [
        (_share(wanted, tuple(map(tuple, json.loads(evidence)))), talk)
        for talk, evidence in con.execute(TALKS, (report,)).fetchall()
    ]
    best = max(shares, key=lambda found: (found[0], found[1]), default=(0.0, None))
    return best[1] if best[0] > 0 else None


def _share(some: Spans, more: Spans) -> float:
    """Characters in both over characters in either."""
    a = {n for start, end in some for n in range(start, end)}
    b = {n for start, end in more for n in range(start, end)}
    return len(a & b) / max(1, len(a | b))
