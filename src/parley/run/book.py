"""Adds a report to the casebook: its claims, and around them the entries, in one transaction.

The same reports, in any order, each once or more often, give the same casebook, but for `report.n` and `report.added`.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias

from parley.errors import InputError
from parley.record import Report
from parley.run import compare, happenings, rounds, sayings
from parley.run.accounts import sides_of
from parley.run.grouping import Touched
from parley.store import entries, judged, rows, write
from parley.store.book import transaction
from parley.store.entries import Stored
from parley.store.records import Plain, digest_of
from parley.store.targets import Target

LAST = "9999"
"""Sorts after every date: a report without one comes last."""

WHOLE_DAY = len("2018-11-09")

COMPARED = (rounds, sayings, happenings)
"""What makes entries of claims that are compared across reports."""

Around: TypeAlias = tuple[Touched, ...]
"""What a change concerns, for each of `COMPARED`."""

NOTHING: Around = tuple(Touched() for _ in COMPARED)


@dataclass(frozen=True, slots=True)
class Reading:
    """A record, by which version of Parley (empty: made elsewhere) and when (UTC, ISO 8601) it was read."""

    record: Plain
    reader: str
    at: str


def add(con: sqlite3.Connection, reading: Reading) -> bool:
    """Add a report, in a transaction of its own; False where it was there. Raises InputError for an id used twice.

    Two records of one text can differ: the one with the earlier day of publication stands, then the one read here,
    then the one with the smaller digest, whichever came first.
    """
    report = reading.record["report"]
    with transaction(con):
        stored = entries.load_report(con, report["id"])
        if stored is None:
            _add_new(con, reading)
            return True
        _refuse_another_text(report, stored)
        if report.get("file"):
            write.insert_file(con, stored.n, report["file"])
        if _rank(report["published"], reading.reader, digest_of(reading.record)) < _rank_of(stored):
            _replace(con, stored, reading)
        return False


def is_known(con: sqlite3.Connection, report: Report) -> bool:
    """Whether a report need not be read: its text was read here, with the same day of publication or a better one."""
    stored = entries.load_report(con, report.id)
    return bool(
        stored
        and stored.reader
        and stored.text == report.text
        and _rank(stored.published, "", "") <= _rank(report.published, "", "")
    )


def note_file(con: sqlite3.Connection, report: Report) -> None:
    """Keep where a report was found that the casebook holds, in a transaction of its own."""
    with transaction(con):
        stored = entries.load_report(con, report.id)
        if stored and report.file:
            write.insert_file(con, stored.n, report.file)


def reread(con: sqlite3.Connection, stored: Stored, reading: Reading) -> None:
    """Put another reading of a stored report in place of the one that is there, in a transaction of its own."""
    with transaction(con):
        _replace(con, stored, reading)


def recount(con: sqlite3.Connection, target: Target) -> None:
    """Lay what persons judged of a claim or an entry over it anew, and settle what hangs on it, in a transaction."""
    stored = entries.load_report(con, target.report) if target.report else None
    if stored:
        touched = _leave(con, stored.n)
        judged.show_actors(con, _rewrite(con, stored.n))
        _settle(con, _both(touched, _of_reports(con, [stored.n])))
    elif target.round:
        rounds.settle(con, rounds.of_rounds(con, [target.round]))
    else:
        judged.show_actors(con, [target.id])


def _add_new(con: sqlite3.Connection, reading: Reading) -> None:
    record = reading.record
    report = record["report"]
    row = rows.report_row(record, digest=digest_of(record), added=reading.at, reader=reading.reader)
    n = write.insert_report(con, row)
    write.insert_passages(con, rows.passage_rows(report["text"], n), n)
    if report.get("file"):
        write.insert_file(con, n, report["file"])
    stored = entries.load_report(con, report["id"])
    assert stored is not None
    copies = compare.settle_copies(con, stored)
    _settle_claims(con, n, record, touched=_of_reports(con, copies))


def _replace(con: sqlite3.Connection, stored: Stored, reading: Reading) -> None:
    record = reading.record
    row = rows.report_row(record, digest=digest_of(record), added=reading.at, reader=reading.reader)
    write.replace_report(con, stored.n, row)
    touched = _leave(con, stored.n)
    if record["report"]["published"] != stored.published:
        copies = compare.resettle_copies(con, stored, was_published=stored.published)
        touched = _both(touched, _of_reports(con, copies))
    changed = _clear(con, stored.n)
    _settle_claims(con, stored.n, record, changed, touched)


def _settle_claims(
    con: sqlite3.Connection, n: int, record: Plain, others: Iterable[int] = (), touched: Around = NOTHING
) -> None:
    """Write the claims of report `n` anew, and those of `others` and of whoever else its actors' names concern.

    Then the entries around these claims and around those `touched`.
    """
    likenesses, changed = compare.settle_actors(con, record)
    actors = _write_claims(con, n, record, likenesses)
    rewritten = sorted({*others, *changed} - {n})
    for other in rewritten:
        touched = _both(touched, _leave(con, other))
        actors |= _rewrite(con, other)
    judged.show_actors(con, actors)
    _settle(con, _both(touched, _of_reports(con, (n, *rewritten))))


def _settle(con: sqlite3.Connection, touched: Around) -> None:
    """Settle the entries around claims that are touched."""
    for part, concerned in zip(COMPARED, touched, strict=True):
        part.settle(con, concerned)


def _leave(con: sqlite3.Connection, n: int) -> Around:
    """Take the claims of report `n` out of all comparisons, before they are deleted."""
    return tuple(part.leave(con, n) for part in COMPARED)


def _of_reports(con: sqlite3.Connection, reports: Iterable[int]) -> Around:
    """The claims of reports that were written anew, or whose origin may be another now."""
    reports = tuple(reports)
    return tuple(part.of_reports(con, reports) for part in COMPARED)


def _both(some: Around, more: Around) -> Around:
    return tuple(a | b for a, b in zip(some, more, strict=True))


def _write_claims(con: sqlite3.Connection, n: int, record: Plain, likenesses: dict[str, str]) -> frozenset[str]:
    """The claims of a report that has none in the file, as they count; gives its actors."""
    actors = compare.actors_of(con, likenesses)
    told = judged.counted(con, record, likenesses, actors)
    sides = sides_of(told.record, told.actors)
    claims = rows.claim_rows(told.record, n, told.actors, sides=sides)
    write.insert_claims(con, {**claims, "mention": rows.mention_rows(record, n, actors, likenesses, sides=sides)})
    for part in COMPARED:
        part.enter(con, n, told.record, told.actors, sides=sides)
    return compare.count_actors(con, entries.load_seen(con, n), times=1)


def _rewrite(con: sqlite3.Connection, n: int) -> frozenset[str]:
    """The claims of a report whose actors are others now; gives its actors, old and new."""
    likenesses = entries.load_likenesses_of(con, n)
    gone = compare.count_actors(con, entries.load_seen(con, n), times=-1)
    write.delete_claims(con, n)
    return gone | _write_claims(con, n, entries.load_record(con, n), likenesses)


def _clear(con: sqlite3.Connection, n: int) -> frozenset[int]:
    """Take the claims of a report out; gives the reports whose actors this changes."""
    actors = compare.count_actors(con, entries.load_seen(con, n), times=-1)
    changed = compare.forget_actors(con, n)
    write.delete_claims(con, n)
    judged.show_actors(con, actors)
    return changed


def _refuse_another_text(report: Plain, stored: Stored) -> None:
    if report["text"] != stored.text:
        where = report.get("file") or report["id"]
        raise InputError(where, f"another text is in the casebook under this id ({report['id']})")


def _rank(published: str | None, reader: str, digest: str) -> tuple[bool, str, bool, str]:
    """What sorts records of one text: the first stands."""
    return len(published or "") < WHOLE_DAY, published or LAST, not reader, digest


def _rank_of(stored: Stored) -> tuple[bool, str, bool, str]:
    return _rank(stored.published, stored.reader, stored.digest)
