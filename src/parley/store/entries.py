"""Loads what comparing reports needs, and saves what it gives: groups of copies, actors. SQL and rows alone.

Saving expects a running transaction (`store.book.transaction`).
"""

from __future__ import annotations

import json
import sqlite3
import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from parley.store.records import Plain
from parley.store.rows import record_in

BandKey: TypeAlias = tuple[int, int]

SHARING = """
WITH looked (band, hash) AS (VALUES {})
SELECT report FROM (
  SELECT report FROM looked JOIN band USING (band, hash) WHERE day BETWEEN ? AND ?
  UNION ALL
  SELECT report FROM looked JOIN band USING (band, hash) WHERE day = 0 AND ? > 0)
GROUP BY report HAVING COUNT(*) >= ?
"""
PRINTS = """
SELECT report, origin, size, signature FROM print JOIN report ON n = report
WHERE report IN (SELECT value FROM json_each(?)) AND report != ?
"""
LIKENESS = "SELECT id, own, plain, surname, country, person, actor FROM likeness WHERE "
LASTING = "INSTR(own, '@') = 0"
"""Condition of a likeness that is no crowd of one report, as the index on names has it: crowds of one name are many."""

SEEN = "SELECT name, kind, country, sectors, wikidata, actor FROM mention WHERE report = ? ORDER BY actor, name"
COUNT_NAME = """
INSERT INTO actor_name VALUES (?, ?, ?, ?) ON CONFLICT (actor, name) DO UPDATE SET reports = reports + excluded.reports
"""
COUNT_TRAIT = """
INSERT INTO actor_trait VALUES (?, ?, ?, ?)
ON CONFLICT (actor, field, value) DO UPDATE SET reports = reports + excluded.reports
"""
COUNT_ACTOR = """
INSERT INTO actor VALUES (?, '', '', NULL, NULL, NULL, ?, NULL)
ON CONFLICT (id) DO UPDATE SET reports = reports + excluded.reports
"""
# Of equals the last by alphabet; numbers are padded so that they sort as text.
TRAIT = "(SELECT SUBSTR(MAX(PRINTF('%09d', reports) || value), 10) FROM actor_trait WHERE actor = id AND field = '{}')"
SHOW_ACTORS = f"""
UPDATE actor SET
  name = (SELECT SUBSTR(MAX(PRINTF('%09d%06d', reports, LENGTH(name)) || name), 16) FROM actor_name WHERE actor = id),
  kind = {TRAIT.format("kind")},
  country = {TRAIT.format("country")},
  sectors = {TRAIT.format("sectors")},
  wikidata = {TRAIT.format("wikidata")},
  judged = NULL
WHERE id IN (SELECT value FROM json_each(?))
"""
NOBODY = (
    "DELETE FROM actor_name WHERE actor IN (SELECT value FROM json_each(?)) AND reports = 0",
    "DELETE FROM actor_trait WHERE actor IN (SELECT value FROM json_each(?)) AND reports = 0",
    "DELETE FROM actor WHERE id IN (SELECT value FROM json_each(?)) AND reports = 0",
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A report as the casebook holds it; `reader` is empty where its record was made elsewhere."""

    n: int
    id: str
    origin: str
    published: str | None
    text: str
    digest: str
    reader: str


@dataclass(frozen=True, slots=True)
class StoredPrint:
    """The print of a report in the casebook, without its bands; `origin` names its group of copies."""

    n: int
    origin: str
    size: int
    signature: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class StoredLikeness:
    """A name and a country as reports give them, and the actor whose they are; `own` is who it is by itself."""

    id: str
    own: str
    plain: str
    surname: str | None
    country: str | None
    is_person: bool
    actor: str


@dataclass(frozen=True, slots=True)
class Seen:
    """An actor as one report speaks of it; values as in the table `mention`."""

    name: str
    kind: str
    country: str | None
    sectors: str | None
    wikidata: str | None
    actor: str


def load_report(con: sqlite3.Connection, id: str) -> Stored | None:
    """The report with this id."""
    found = con.execute("SELECT n, id, origin, published, text, digest, reader FROM report WHERE id = ?", (id,))
    row = found.fetchone()
    return Stored(*row) if row else None


def load_record(con: sqlite3.Connection, n: int) -> Plain:
    """The record of report number `n`."""
    return record_in(con.execute("SELECT record FROM report WHERE n = ?", (n,)).fetchone()[0])


def load_text(con: sqlite3.Connection, n: int) -> str:
    """The text of report number `n`."""
    return str(con.execute("SELECT text FROM report WHERE n = ?", (n,)).fetchone()[0])


def load_numbers(con: sqlite3.Connection) -> tuple[int, ...]:
    """The numbers of all reports, in order of arrival."""
    return tuple(n for (n,) in con.execute("SELECT n FROM report ORDER BY n"))


def load_prints(
    con: sqlite3.Connection, bands: tuple[BandKey, ...], *, days: tuple[int, int], least: int, but: int
) -> tuple[StoredPrint, ...]:
    """The prints that share at least `least` bands and are of one of the days, or undated; report `but` left out."""
    values = ", ".join(["(?, ?)"] * len(bands))
    flat = [number for band in bands for number in band]
    found = [n for (n,) in con.execute(SHARING.format(values), (*flat, *days, days[0], least))]
    if not found:
        return ()
    rows = con.execute(PRINTS, (str(found), but)).fetchall()
    return tuple(StoredPrint(n, origin, size, _unpacked(signature)) for n, origin, size, signature in rows)


def save_print(
    con: sqlite3.Connection, n: int, *, day: int, size: int, signature: tuple[int, ...], bands: tuple[BandKey, ...]
) -> None:
    """What report `n` is recognised by, and under which day it is looked up."""
    con.execute("INSERT INTO print VALUES (?, ?, ?)", (n, size, struct.pack(f"<{len(signature)}I", *signature)))
    con.executemany("INSERT INTO band VALUES (?, ?, ?, ?)", [(band, hash, day, n) for band, hash in bands])


def delete_print(con: sqlite3.Connection, n: int, *, day: int, bands: tuple[BandKey, ...]) -> None:
    """Forget what report `n` is recognised by, and with whom it was found to be one text."""
    con.execute("DELETE FROM print WHERE report = ?", (n,))
    rows = [(band, hash, day, n) for band, hash in bands]
    con.executemany("DELETE FROM band WHERE band = ? AND hash = ? AND day = ? AND report = ?", rows)
    con.execute("DELETE FROM copy_pair WHERE a = ? OR b = ?", (n, n))


def load_copies(con: sqlite3.Connection, origins: Iterable[str]) -> tuple[Stored, ...]:
    """All reports of some groups of copies."""
    columns = "n, id, origin, published, text, digest, reader"
    query = f"SELECT {columns} FROM report WHERE origin = ? ORDER BY n"
    return tuple(Stored(*row) for origin in origins for row in con.execute(query, (origin,)))


def save_pair(con: sqlite3.Connection, a: int, b: int, similarity: float) -> None:
    """Why two reports are one text."""
    con.execute("INSERT INTO copy_pair VALUES (?, ?, ?)", (min(a, b), max(a, b), similarity))


def load_published(con: sqlite3.Connection, ids: Iterable[str]) -> tuple[tuple[str | None, str], ...]:
    """The day of publication and the id of each of some reports."""
    rows = (con.execute("SELECT published, id FROM report WHERE id = ?", (id,)).fetchone() for id in sorted(ids))
    return tuple((published, id) for published, id in rows)


def save_origin(con: sqlite3.Connection, origins: Iterable[str], origin: str) -> frozenset[int]:
    """Make groups of copies one, under another origin; gives the reports of those whose origin this changes."""
    changed: set[int] = set()
    for before in origins:
        changed |= {n for (n,) in con.execute("SELECT n FROM report WHERE origin = ?", (before,))}
        con.execute("UPDATE report SET origin = ? WHERE origin = ?", (origin, before))
    return frozenset(changed)


def save_own_origin(con: sqlite3.Connection, n: int) -> None:
    """Make a report its own origin, until it is compared."""
    con.execute("UPDATE report SET origin = id WHERE n = ?", (n,))


def count_likeness(con: sqlite3.Connection, likeness: StoredLikeness) -> bool:
    """One more report has this likeness; whether it is the first."""
    if con.execute("UPDATE likeness SET mentions = mentions + 1 WHERE id = ?", (likeness.id,)).rowcount:
        return False
    row = (
        likeness.id,
        likeness.own,
        likeness.plain,
        likeness.surname,
        likeness.country,
        likeness.is_person,
        likeness.actor,
    )
    con.execute("INSERT INTO likeness VALUES (?, ?, ?, ?, ?, ?, ?, 1)", row)
    return True


def uncount_likenesses(con: sqlite3.Connection, n: int) -> tuple[StoredLikeness, ...]:
    """Report `n` no longer has its likenesses; gives those that no report has now."""
    for (id,) in con.execute("SELECT DISTINCT likeness FROM mention WHERE report = ?", (n,)).fetchall():
        con.execute("UPDATE likeness SET mentions = mentions - 1 WHERE id = ?", (id,))
    gone = _likenesses(con, "mentions = 0 AND id IN (SELECT likeness FROM mention WHERE report = ?)", (n,))
    con.executemany("DELETE FROM likeness WHERE id = ?", [(likeness.id,) for likeness in gone])
    return gone


def load_namesakes(con: sqlite3.Connection, likeness: StoredLikeness) -> tuple[StoredLikeness, ...]:
    """Whoever has the same name, or has as surname what is this one's whole name, in the same country.

    Those who exist in one report alone are left out.
    """
    named = _likenesses(con, f"plain = ? AND {LASTING}", (likeness.plain,))
    return named + _likenesses(con, "surname = ? AND country = ?", (likeness.plain, likeness.country))


def load_shorter(con: sqlite3.Connection, likeness: StoredLikeness) -> tuple[StoredLikeness, ...]:
    """Those whose actor may hang on this one: the same name without a country, its surname alone."""
    bare = _likenesses(con, f"plain = ? AND country IS NULL AND {LASTING}", (likeness.plain,))
    named = f"plain = ? AND country = ? AND person AND {LASTING}"
    return bare + _likenesses(con, named, (likeness.surname, likeness.country))


def load_likeness(con: sqlite3.Connection, id: str) -> StoredLikeness | None:
    """One likeness."""
    return next(iter(_likenesses(con, "id = ?", (id,))), None)


def load_likenesses_of(con: sqlite3.Connection, n: int) -> dict[str, str]:
    """The likeness of each actor of report `n`."""
    return dict(con.execute("SELECT local, likeness FROM mention WHERE report = ?", (n,)).fetchall())


def load_actors_of(con: sqlite3.Connection, n: int) -> dict[str, str]:
    """The casebook's actor for each actor of report `n`."""
    return dict(con.execute("SELECT local, actor FROM mention WHERE report = ?", (n,)).fetchall())


def load_sides_of(con: sqlite3.Connection, n: int) -> dict[str, str]:
    """Whom each actor of report `n` sits and speaks for."""
    return dict(con.execute("SELECT local, side FROM mention WHERE report = ?", (n,)).fetchall())


def save_actor_of(con: sqlite3.Connection, likeness: str, actor: str) -> tuple[int, ...]:
    """Whose a likeness is from now on; gives the reports that speak of it."""
    con.execute("UPDATE likeness SET actor = ? WHERE id = ?", (actor, likeness))
    return tuple(n for (n,) in con.execute("SELECT DISTINCT report FROM mention WHERE likeness = ?", (likeness,)))


def load_seen(con: sqlite3.Connection, n: int) -> tuple[Seen, ...]:
    """The actors of report `n`."""
    return tuple(Seen(*row) for row in con.execute(SEEN, (n,)))


def count_seen(con: sqlite3.Connection, seen: Iterable[Seen], *, times: int, plain: dict[str, str]) -> frozenset[str]:
    """Count what one report says of its actors, `times` 1, or no longer, -1; gives the actors' ids.

    `plain` has the key of each name by which it is looked up.
    """
    seen = tuple(seen)
    actors = sorted({s.actor for s in seen})
    names = sorted({(s.actor, s.name) for s in seen})
    con.executemany(COUNT_ACTOR, [(actor, times) for actor in actors])
    con.executemany(COUNT_NAME, [(actor, name, plain[name], times) for actor, name in names])
    con.executemany(COUNT_TRAIT, [(*trait, times) for trait in sorted(set(_traits(seen)))])
    return frozenset(actors)


def show_actors(con: sqlite3.Connection, actors: Iterable[str]) -> None:
    """Renew the shown name, kind, country, sectors and item of actors: what most reports say; those of no report go."""
    ids = json.dumps(sorted(actors))
    for statement in (*NOBODY, SHOW_ACTORS):
        con.execute(statement, (ids,))


def save_name(con: sqlite3.Connection, actor: str, name: str, *, plain: str) -> None:
    """A name under which an actor is found, though no report may give it."""
    con.execute("INSERT OR IGNORE INTO actor_name VALUES (?, ?, ?, 0)", (actor, name, plain))


def _likenesses(
    con: sqlite3.Connection, which: str, values: tuple[str | int | None, ...]
) -> tuple[StoredLikeness, ...]:
    rows = con.execute(LIKENESS + which, values).fetchall()
    return tuple(StoredLikeness(*row) for row in rows)


def _traits(seen: Iterable[Seen]) -> Iterator[tuple[str, str, str]]:
    for s in seen:
        for field, value in (
            ("kind", s.kind),
            ("country", s.country),
            ("sectors", s.sectors),
            ("wikidata", s.wikidata),
        ):
            if value:
                yield s.actor, field, value


def _unpacked(signature: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(signature) // 4}I", signature)
