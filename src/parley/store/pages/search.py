"""Whom the reports of some passages tell of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from parley.store.named import named
from parley.store.records import Plain

ACTORS = """
SELECT actor.id, actor.name, COUNT(DISTINCT found.key) AS passages
FROM JSON_EACH(?) AS found JOIN report ON report.id = found.value
JOIN mention ON mention.report = report.n JOIN actor ON actor.id = mention.actor
GROUP BY actor.id ORDER BY passages DESC, actor.name, actor.id LIMIT ?
"""


def load_actors_beside(con: sqlite3.Connection, reports: Iterable[str], *, limit: int) -> tuple[Plain, ...]:
    """Actors of the reports that passages stand in, a report once for each; those of most passages come first."""
    return tuple(named(con.execute(ACTORS, (json.dumps(list(reports)), limit))))
