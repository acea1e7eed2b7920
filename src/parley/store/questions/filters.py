"""What a question asks for: the filters that all questions share, and their conditions in SQL."""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeAlias

from parley.codebook.times import days_of
from parley.errors import UsageError

Parameters: TypeAlias = "dict[str, str | int | None]"

ALL = -1
"""SQLite's limit for all rows."""

FREQUENT = 5_000
"""Rows that meet a condition from which on it is quicker to go through all rows by day until enough are found."""


@dataclass(frozen=True, slots=True)
class Many:
    """What selects the rows that meet a condition, and the condition that goes through all rows instead."""

    rows: str
    condition: str


NONE: Mapping[str, Many] = {}

STATES = """
SELECT 'state:' || country FROM actor
WHERE id IN (SELECT value FROM JSON_EACH(?)) AND kind = 'state' AND country IS NOT NULL
"""

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-\d\d)?|-W\d\d|-Q[1-4])?")
EVER = ("", "~")
"""Sorts before and after every date."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What to leave out of an answer; empty and None leave out nothing.

    Each of `actors` holds the ids that one name stands for. Of several values of a field any fits; `since` and `until`
    are days, both included. `limit` is the most rows, None for all; `newest` turns the order round; with `rejected`
    rounds that persons rejected are there too. `alone` leaves out what an actor's people said and did, and
    where they sat; `each` gives a row for each time that a report tells what others tell too.
    """

    actors: tuple[tuple[str, ...], ...] = ()
    id: tuple[str, ...] = ()
    role: tuple[str, ...] = ()
    attendance: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    verdict: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    mediator: tuple[str, ...] = ()
    format: tuple[str, ...] = ()
    process: tuple[str, ...] = ()
    place: tuple[str, ...] = ()
    country: tuple[str, ...] = ()
    issue: tuple[str, ...] = ()
    stance: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    modality: tuple[str, ...] = ()
    act: tuple[str, ...] = ()
    mode: tuple[str, ...] = ()
    publisher: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    limit: int | None = None
    newest: bool = False
    rejected: bool = False
    alone: bool = False
    each: bool = False

    @property
    def direction(self) -> str:
        """How SQL sorts by day."""
        return "DESC" if self.newest else "ASC"

    @property
    def most(self) -> int:
        """How many rows SQL gives."""
        return ALL if self.limit is None else self.limit


def period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """The first day of `since` and the last of `until`: "2018", "2018-03", "2018-W05", "2018-03-01".

    Raises UsageError for what is no date, and where nothing lies between.
    """
    first, last = (_day(since, 0, "since"), _day(until, 1, "until"))
    if first and last and first > last:
        raise UsageError(f"nothing lies between {since} and {until}")
    return first, last


def of_any(filters: Filters) -> Filters:
    """The same where several names of actors mean any of them, not all."""
    return replace(filters, actors=(tuple(id for ids in filters.actors for id in ids),)) if filters.actors else filters


def conditions(
    con: sqlite3.Connection, filters: Filters, sql: Mapping[str, str], many: Mapping[str, Many] = NONE
) -> tuple[str, Parameters]:
    """The condition that a question's rows must meet, and its parameters.

    `sql` has a condition for each filter that the question knows; in those of `actor`, `{ids}` is the parameter of
    the ids of one name, `{bodies}` that of the sides for which its people act, and `{seat}` what else is asked of a
    seat. Of one value `{any}` means `=`, so that an index over it and the day gives the rows by day. `many` has the
    conditions that take the place of others where they are met by many rows.
    """
    parts: list[str] = []
    values: Parameters = {"limit": filters.most, "since": filters.since, "until": filters.until}
    seat = _seat(filters) if "actor" in sql and "{seat}" in sql["actor"] else ""
    for number, ids in enumerate(filters.actors if "actor" in sql else ()):
        bodies = () if filters.alone else (*ids, *_states(con, ids))
        values |= {f"actor{number}": json.dumps(ids), f"body{number}": json.dumps(bodies)}
        condition = _condition(con, "actor", sql, many, json.dumps([*ids, *bodies]))
        own, theirs = (f"(SELECT value FROM JSON_EACH(:{name}{number}))" for name in ("actor", "body"))
        parts.append(condition.format(ids=own, bodies=theirs, seat=seat))
    for name, wanted in _given(filters):
        values[name] = json.dumps(wanted)
        if name in sql and not (seat and filters.actors and name in SEAT):
            is_by_day = len(wanted) == 1 and "{any}" in sql[name]
            condition = sql[name] if is_by_day else _condition(con, name, sql, many, values[name])
            found = f"(SELECT value FROM JSON_EACH(:{name}))"
            parts.append(condition.format(values=found, any=f"{'=' if is_by_day else 'IN'} {found}"))
    parts += [sql[name] for name in ("since", "until") if values[name] and name in sql]
    if "counting" in sql and not filters.rejected:
        parts.append(sql["counting"])
    return " AND ".join(f"({part})" for part in parts) or "1", values


def _states(con: sqlite3.Connection, ids: tuple[str, ...]) -> list[str]:
    """The sides of those who are states: ministries and officials sit and speak for them."""
    return [side for (side,) in con.execute(STATES, (json.dumps(ids),))]


SEAT = ("role", "attendance", "level")
"""Filters that concern the very seat of an actor who is asked for."""


def _seat(filters: Filters) -> str:
    asked = [name for name in SEAT if getattr(filters, name)]
    return "".join(f" AND {name} IN (SELECT value FROM JSON_EACH(:{name}))" for name in asked)


def _given(filters: Filters) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The filters of several values that are set, but for the actors."""
    for field in fields(filters):
        value = getattr(filters, field.name)
        if value and isinstance(value, tuple) and field.name != "actors":
            yield field.name, value


def _condition(
    con: sqlite3.Connection, name: str, sql: Mapping[str, str], many: Mapping[str, Many], wanted: str | int | None
) -> str:
    """The condition of a filter, as many rows meet it or few."""
    if name not in many:
        return sql[name]
    rows = many[name].rows.format(values="(SELECT value FROM JSON_EACH(?1))")
    (number,) = con.execute(f"SELECT COUNT(*) FROM ({rows} LIMIT {FREQUENT})", (wanted,)).fetchone()
    return many[name].condition if number == FREQUENT else sql[name]


def _day(value: str | None, end: int, name: str) -> str | None:
    if value is None:
        return None
    day = days_of(value)[end] if _DATE.fullmatch(value) else None
    if day is None:
        raise UsageError(f"--{name} {value}: no date; write 2018, 2018-03 or 2018-03-01")
    return day
