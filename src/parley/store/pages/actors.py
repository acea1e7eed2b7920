"""Actors of a casebook, those first of whom most reports tell."""

from __future__ import annotations

import json
import sqlite3

from parley.codebook.normal import normal
from parley.store.named import named
from parley.store.records import Plain

ACTORS = "SELECT id, name, kind, country, reports FROM actor WHERE {where} ORDER BY reports DESC, id LIMIT :limit"
KIND = "kind IN (SELECT value FROM JSON_EACH(:kinds))"
COUNTRY = "country IN (SELECT value FROM JSON_EACH(:countries))"
NAME = """
id IN (
  SELECT actor FROM actor_name WHERE plain >= :name AND plain < :name || CHAR(1114111)
  UNION SELECT actor FROM likeness WHERE surname = :name)
"""


def load_actors(
    con: sqlite3.Connection,
    *,
    limit: int,
    kinds: tuple[str, ...] = (),
    countries: tuple[str, ...] = (),
    name: str = "",
) -> tuple[Plain, ...]:
    """Actors of some kinds, of some countries (codes), and with a name that begins so or a surname that is so.

    What is empty leaves out nothing.
    """
    asked = ((KIND, kinds), (COUNTRY, countries), (NAME, normal(name)))
    where = " AND ".join(condition for condition, value in asked if value) or "1"
    values = {"kinds": json.dumps(kinds), "countries": json.dumps(countries), "name": normal(name), "limit": limit}
    return tuple(named(con.execute(ACTORS.format(where=where), values)))
