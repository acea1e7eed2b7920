"""A report of the casebook with all that was read in it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass

from parley.store.claims import identified
from parley.store.entries import load_record
from parley.store.judgements import load_on_report
from parley.store.named import named
from parley.store.records import Plain

ABOUT = ("id", "origin", "title", "publisher", "syndicator", "url", "dateline", "published", "text", "added", "reader")
REPORT = f"""
SELECT n, {", ".join(ABOUT)}, (SELECT JSON_GROUP_ARRAY(file) FROM report_file WHERE report = n) AS files
FROM report WHERE id >= ?1 AND id < ?1 || 'g' LIMIT 2
"""
ENTRIES = """
SELECT 'talk', local, round FROM talk WHERE report = ?1
UNION ALL SELECT 'actor', local, actor FROM mention WHERE report = ?1
"""
COPIES = "SELECT id, publisher, published FROM report WHERE origin = ? AND id != ? ORDER BY published, id"


@dataclass(frozen=True, slots=True)
class Held:
    """A report, its record, its copies, and the entries of its talks (rounds) and actors by their ids in the record.

    Claims of the record have their ids in the casebook under `own`; `judged` holds those that persons judged.
    """

    about: Plain
    record: Plain
    copies: tuple[Plain, ...]
    rounds: dict[str, str]
    actors: dict[str, str]
    judged: frozenset[str] = frozenset()


def load_report(con: sqlite3.Connection, id: str) -> Held | None:
    """The report whose id begins so; None unless it is one alone."""
    found = con.execute(REPORT, (id if id.startswith("sha256:") else f"sha256:{id}",))
    reports = list(named(found))
    if len(reports) != 1:
        return None
    (about,) = reports
    about["files"] = json.loads(about["files"])
    entries = con.execute(ENTRIES, (about["n"],)).fetchall()
    copies = con.execute(COPIES, (about["origin"], about["id"])).fetchall()
    return Held(
        about,
        identified(load_record(con, about["n"])),
        tuple({"id": id, "publisher": publisher, "published": published} for id, publisher, published in copies),
        {local: entry for kind, local, entry in entries if kind == "talk"},
        {local: entry for kind, local, entry in entries if kind == "actor"},
        frozenset(_judged(con, about["id"])),
    )


def _judged(con: sqlite3.Connection, report: str) -> Iterator[str]:
    """Claims that persons judged; a talk whose seats they judged is one."""
    for kind, id in load_on_report(con, report):
        yield id.partition("/")[0] if kind == "seat" else id
