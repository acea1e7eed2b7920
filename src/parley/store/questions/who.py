"""Names that a person types -> actors of the casebook."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

from parley.codebook.load import shipped_codebook
from parley.codebook.normal import normal
from parley.errors import UsageError

NEAR = 5
"""Names that are offered where one is unknown."""

BY_ID = "SELECT id FROM actor WHERE id = ?"
BY_NAME = "SELECT DISTINCT actor FROM actor_name WHERE plain IN (SELECT value FROM JSON_EACH(?))"
BY_SURNAME = "SELECT DISTINCT actor FROM likeness WHERE surname = ?"
LIKE_IT = """
SELECT name FROM actor_name WHERE INSTR(plain, ?) GROUP BY name ORDER BY SUM(reports) DESC, name LIMIT ?
"""
DESCRIBED = """
SELECT id, name, kind, country, reports FROM actor WHERE id IN (SELECT value FROM JSON_EACH(?))
ORDER BY reports DESC, id
"""


@dataclass(frozen=True, slots=True)
class Named:
    """An actor that a name may mean; `reports` counts those that mention it."""

    id: str
    name: str
    kind: str
    country: str | None
    reports: int


def find_actors(con: sqlite3.Connection, words: str) -> tuple[Named, ...]:
    """The actors that words name, the most frequent first: by id, by a name in a report, by one of the codebook, else
    by surname.

    Raises UsageError where there is none, with names like it.
    """
    ids = (
        _all(con, BY_ID, words.strip().casefold())
        or _all(con, BY_NAME, json.dumps([normal(words)]))
        or _all(con, BY_NAME, json.dumps(_in_codebook(words)))
        or _all(con, BY_SURNAME, normal(words))
    )
    if not ids:
        raise UsageError(f"no actor in the casebook is called {words!r}{_offer(con, words)}")
    return tuple(Named(*row) for row in con.execute(DESCRIBED, (json.dumps(sorted(ids)),)))


def country_of(words: str) -> str:
    """The code of a country by its code or one of its names. Raises UsageError for what is none."""
    if len(words) == len("AFG") and words.isalpha():
        return words.upper()
    for known in shipped_codebook().aliases.get(normal(words), ()):
        if known.kind == "state" and isinstance(known.country, str):
            return known.country
    raise UsageError(f"--country {words}: no country of that name; write its code, as AFG")


def _in_codebook(words: str) -> list[str]:
    """The main names of what the codebook knows under a name, without regard to case."""
    return sorted({normal(known.name) for known in shipped_codebook().aliases.get(normal(words), ())})


def _offer(con: sqlite3.Connection, words: str) -> str:
    like = _all(con, LIKE_IT, normal(words), NEAR)
    return f"; like it: {', '.join(like)}" if like else ""


def _all(con: sqlite3.Connection, query: str, *values: str | int) -> list[str]:
    found: Iterable[tuple[str]] = con.execute(query, values)
    return [value for (value,) in found]
