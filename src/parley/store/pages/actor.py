"""An actor of the casebook: names, what it was called when, with whom it sat, who mediated."""

from __future__ import annotations

import json
import sqlite3

from parley.store.named import named
from parley.store.records import Plain

ACTOR = "SELECT id, name, kind, country, sectors, wikidata, reports FROM actor WHERE id = ?"
AWAY = "'declined', 'disinvited', 'excluded', 'absent'"
LOOKED_AT = 5_000
"""Mentions that are looked at for days, offices and bodies: more of them change little and take long."""

NAMES = f"""
SELECT own.name, reports, MIN(published) AS first, MAX(published) AS last FROM actor_name own LEFT JOIN (
  SELECT name, published FROM (SELECT name, report FROM mention WHERE actor = ?1 LIMIT {LOOKED_AT})
  JOIN report ON n = report) told ON told.name = own.name
WHERE actor = ?1 GROUP BY own.name ORDER BY reports DESC, own.name LIMIT 50
"""
TITLES = f"""
SELECT titles, published FROM mention JOIN report ON n = mention.report
WHERE actor = ? AND titles IS NOT NULL LIMIT {LOOKED_AT}
"""
BODIES = f"""
SELECT value AS actor, actor.name, COUNT(*) AS reports FROM (
  SELECT member_of FROM mention WHERE actor = ? AND member_of IS NOT NULL LIMIT {LOOKED_AT}),
  JSON_EACH(member_of) JOIN actor ON actor.id = value
GROUP BY value ORDER BY reports DESC, value LIMIT 50
"""
PEOPLE = f"""
SELECT actor, actor.name, COUNT(*) AS statements FROM (
  SELECT actor FROM statement_speaker WHERE actor != ?1 AND body IN (
    SELECT id FROM actor WHERE id = ?1 UNION SELECT 'state:' || country FROM actor WHERE id = ?1 AND kind = 'state')
  LIMIT {LOOKED_AT}) JOIN actor ON actor.id = actor
GROUP BY actor ORDER BY statements DESC, actor LIMIT 50
"""
MEDIATORS = f"""
SELECT other.actor, COALESCE(actor.name, other.actor) AS name, JSON_GROUP_ARRAY(DISTINCT other.role) AS roles,
  COUNT(*) AS rounds, MIN(first_day) AS first, MAX(first_day) AS last
FROM round_seat own JOIN round_seat other ON other.round = own.round AND other.actor != own.actor
JOIN round ON round.id = own.round LEFT JOIN actor ON actor.id = other.actor
WHERE own.actor = ? AND own.role = 'party' AND other.role IN ('mediator', 'facilitator', 'convener', 'host')
  AND other.attendance NOT IN ({AWAY}) AND NOT rejected
GROUP BY other.actor ORDER BY rounds DESC, other.actor LIMIT 50
"""
BESIDE = f"""
SELECT other.actor, COALESCE(actor.name, other.actor) AS name, COUNT(*) AS rounds,
  SUM(other.role IN ('mediator', 'facilitator', 'convener', 'host')) AS mediating
FROM round_seat own JOIN round ON round.id = own.round AND NOT round.rejected
JOIN round_seat other ON other.round = own.round AND other.actor != own.actor
LEFT JOIN actor ON actor.id = other.actor
WHERE own.actor = ?1 AND own.attendance NOT IN ({AWAY}) AND other.attendance NOT IN ({AWAY})
GROUP BY other.actor ORDER BY rounds DESC, other.actor LIMIT ?2
"""


def load_actor(con: sqlite3.Connection, id: str) -> Plain | None:
    """An actor as it is shown; None where there is none of this id."""
    found = next(named(con.execute(ACTOR, (id,))), None)
    return {**found, "sectors": json.loads(found["sectors"] or "[]")} if found else None


def load_names(con: sqlite3.Connection, id: str) -> tuple[Plain, ...]:
    """What reports call it, the most frequent first, with the days of the `first` and the `last` that do."""
    return tuple(named(con.execute(NAMES, (id,))))


def load_bodies(con: sqlite3.Connection, id: str) -> tuple[Plain, ...]:
    """What it is a member of: `actor`, `name`, and how many `reports` say so."""
    return tuple(named(con.execute(BODIES, (id,))))


def load_people(con: sqlite3.Connection, id: str) -> tuple[Plain, ...]:
    """Who speaks for it: `actor`, `name`, and how many `statements`."""
    return tuple(named(con.execute(PEOPLE, (id,))))


def load_mediators(con: sqlite3.Connection, id: str) -> tuple[Plain, ...]:
    """Who mediates, convenes or hosts where it is a party: `actor`, `name`, `roles`, `rounds`, `first`, `last`."""
    return tuple({**row, "roles": json.loads(row["roles"])} for row in named(con.execute(MEDIATORS, (id,))))


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
    return tuple(named(con.execute(BESIDE, (id, limit))))
