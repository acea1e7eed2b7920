"""An actor of the casebook: names, what it was called when, with whom it sat, who mediated."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from parley.store.records import Plain

ACTOR = "SELECT id, name, kind, country, sectors, wikidata, reports FROM actor WHERE id = ?"
NAMES = "SELECT name, reports FROM actor_name WHERE actor = ? ORDER BY reports DESC, name LIMIT 50"
TITLES = """
SELECT titles, published FROM mention JOIN report ON n = mention.report
WHERE actor = ? AND titles IS NOT NULL LIMIT 5000
"""
BESIDE = """
SELECT other.actor, COALESCE(actor.name, other.actor), COUNT(*) AS rounds,
  SUM(other.role IN ('mediator', 'facilitator', 'convener', 'host')) AS beside
FROM round_seat own JOIN round ON round.id = own.round AND NOT round.rejected
JOIN round_seat other ON other.round = own.round AND other.actor != own.actor
LEFT JOIN actor ON actor.id = other.actor
WHERE own.actor = ?1 AND own.attendance NOT IN ({away}) AND other.attendance NOT IN ({away})
GROUP BY other.actor ORDER BY rounds DESC, other.actor LIMIT ?2
""".format(away="'declined', 'disinvited', 'excluded', 'absent'")


def load_actor(con: sqlite3.Connection, id: str) -> Plain | None:
    """An actor as it is shown; None where there is none of this id."""
    rows = _rows(con, ACTOR, id)
    return {**rows[0], "sectors": json.loads(rows[0]["sectors"] or "[]")} if rows else None


def load_names(con: sqlite3.Connection, id: str) -> tuple[Plain, ...]:
    """What reports call it, the most frequent first."""
    return tuple(_rows(con, NAMES, id))


def load_titles(con: sqlite3.Connection, id: str) -> tuple[Plain, ...]:
    """What it was called in office: `title`, and the days of the `first` and the `last` report that say so."""
    found: dict[str, list[str]] = {}
    for titles, published in con.execute(TITLES, (id,)):
        for title in json.loads(titles or "[]"):
            found.setdefault(title["title"], []).append(published or "")
    days = {title: list(filter(None, all)) for title, all in found.items()}
    return tuple(
        {
            "title": title,
            "first": min(told, default=None),
            "last": max(told, default=None),
            "reports": len(found[title]),
        }
        for title, told in sorted(days.items(), key=lambda one: (min(one[1], default="~"), one[0]))
    )


def load_beside(con: sqlite3.Connection, id: str, *, limit: int) -> tuple[Plain, ...]:
    """Who sat in its rounds: `actor`, `name`, `rounds`, and in how many of them as mediator, convener or host."""
    names = ("actor", "name", "rounds", "mediating")
    return tuple(dict(zip(names, row, strict=True)) for row in con.execute(BESIDE, (id, limit)))


def _rows(con: sqlite3.Connection, query: str, id: str) -> list[dict[str, Any]]:
    found = con.execute(query, (id,))
    names = [column[0] for column in found.description]
    return [dict(zip(names, row, strict=True)) for row in found]
