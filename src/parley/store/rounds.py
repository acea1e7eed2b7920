"""Loads what talks tell of their rounds, and saves rounds, their seats, versions and links. SQL and rows alone.

Saving expects a running transaction (`store.book.transaction`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from parley.store.rows import Row

TOLD = """
SELECT told, origin, rejected FROM talk JOIN account ON account.talk = talk.id JOIN report ON n = talk.report
WHERE round = ?
"""
FORGET_ROUND = (
    "DELETE FROM round WHERE id = ?",
    "DELETE FROM round_seat WHERE round = ?",
    "DELETE FROM version WHERE round = ?",
    "DELETE FROM round_link WHERE a = ?1 OR b = ?1",
)
# "Next round" is told from the other end. Two halves: an OR over both ends would look at every link.
LINKED = """
SELECT IIF(type = 'next_round', y.round, x.round), IIF(type = 'next_round', x.round, y.round),
  IIF(type = 'next_round', 'previous_round', type), 'stated', JSON_ARRAY(talk, to_talk)
FROM talk {0} JOIN talk_link ON {1} = {0}.id JOIN talk {2} ON {2}.id = {3} WHERE {0}.round = ?1 AND {2}.round != ?1
AND NOT EXISTS (SELECT 1 FROM round WHERE id IN (x.round, y.round) AND rejected) AND NOT x.rejected AND NOT y.rejected
"""
STATED = f"""
INSERT INTO round_link SELECT * FROM (
  {LINKED.format("x", "talk", "y", "to_talk")} UNION {LINKED.format("y", "to_talk", "x", "talk")}) WHERE 1
ON CONFLICT DO UPDATE SET reasons = MIN(reasons, excluded.reasons)
"""
NEIGHBOUR = """
SELECT id, first_day, format, place FROM round
WHERE process = ?1 AND first_day IS NOT NULL AND status IN (SELECT value FROM json_each(?4)) AND {}
"""
BEFORE = NEIGHBOUR.format("(first_day, id) < (?2, ?3) ORDER BY first_day DESC, id DESC LIMIT 1")
AFTER = NEIGHBOUR.format("(first_day, id) > (?2, ?3) ORDER BY first_day, id LIMIT 1")


def save_account(con: sqlite3.Connection, talk: str, n: int, *, form: str, told: str) -> None:
    """What a talk of report `n` tells, and the form by which it is compared."""
    con.execute("INSERT INTO account VALUES (?, ?, ?, ?)", (talk, n, form, told))


def load_told(con: sqlite3.Connection, round: str) -> tuple[tuple[str, str, int], ...]:
    """What each talk of a round tells, the origin of its report, and whether a person rejected it."""
    return tuple(con.execute(TOLD, (round,)))


def forget_rounds(con: sqlite3.Connection, rounds: Iterable[str]) -> frozenset[str]:
    """Take rounds out; gives those that followed one of them in its process."""
    rounds = frozenset(rounds)
    after = "SELECT a FROM round_link WHERE b IN (SELECT value FROM json_each(?)) AND grounds = 'continuity'"
    followers = frozenset(a for (a,) in con.execute(after, (json.dumps(sorted(rounds)),)))
    for statement in FORGET_ROUND:
        con.executemany(statement, [(round,) for round in sorted(rounds)])
    return followers - rounds


def save_round(con: sqlite3.Connection, row: Row, seats: Iterable[Row], versions: Iterable[Row]) -> None:
    """A round with its seats and versions."""
    con.execute(f"INSERT INTO round VALUES ({', '.join('?' * len(row))})", row)
    con.executemany("INSERT INTO round_seat VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", seats)
    con.executemany("INSERT INTO version VALUES (?, ?, ?, ?, ?, ?, ?)", versions)


def save_process(con: sqlite3.Connection, id: str, sides: str) -> None:
    """The process of a round."""
    con.execute("INSERT OR IGNORE INTO process_sides VALUES (?, ?)", (id, sides))


def forget_empty_processes(con: sqlite3.Connection, processes: Iterable[str]) -> None:
    """Take out those of some processes that have no round."""
    rows = [(id,) for id in processes]
    nobody = "DELETE FROM process_sides WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM round WHERE process = ?1)"
    con.executemany(nobody, rows)


def load_processes(con: sqlite3.Connection, rounds: Iterable[str]) -> frozenset[str]:
    """The processes of some rounds."""
    query = "SELECT DISTINCT process FROM round WHERE process IS NOT NULL AND id IN (SELECT value FROM json_each(?))"
    return frozenset(id for (id,) in con.execute(query, (json.dumps(sorted(rounds)),)))


def link_as_stated(con: sqlite3.Connection, rounds: Iterable[str]) -> None:
    """The links of rounds that reports state; those that were there before are out."""
    con.executemany(STATED, [(round,) for round in sorted(rounds)])


def load_place_in_row(con: sqlite3.Connection, round: str) -> tuple[str, str, str | None, str | None, str] | None:
    """Process, first day, format, place and status of a round that has a process and a day."""
    query = (
        "SELECT process, first_day, format, place, status FROM round WHERE id = ? AND process || first_day IS NOT NULL"
    )
    row: tuple[str, str, str | None, str | None, str] | None = con.execute(query, (round,)).fetchone()
    return row


def load_neighbour(
    con: sqlite3.Connection, round: str, *, process: str, first: str, statuses: Iterable[str], is_before: bool
) -> tuple[str, str, str | None, str | None] | None:
    """The round of a process next before or after one in time, of some statuses: id, first day, format, place."""
    values = (process, first, round, json.dumps(sorted(statuses)))
    row: tuple[str, str, str | None, str | None] | None = con.execute(BEFORE if is_before else AFTER, values).fetchone()
    return row


def load_others(con: sqlite3.Connection, round: str) -> frozenset[str]:
    """The sides that mediate, convene or host a round."""
    query = "SELECT side FROM round_seat WHERE round = ? AND role IN ('mediator', 'facilitator', 'convener', 'host')"
    return frozenset(side for (side,) in con.execute(query, (round,)))


def replace_continuity(con: sqlite3.Connection, round: str, link: Row | None) -> None:
    """The link of a round to the one before it in its process."""
    con.execute("DELETE FROM round_link WHERE a = ? AND grounds = 'continuity'", (round,))
    if link:
        con.execute("INSERT INTO round_link VALUES (?, ?, ?, 'continuity', ?)", link)
