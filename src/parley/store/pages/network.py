"""Who mediates for whom: the portfolio of each mediator."""

from __future__ import annotations

import json
import sqlite3

from parley.store.pages.processes import load_process_names
from parley.store.questions import Filters
from parley.store.records import Plain

PORTFOLIOS = """
SELECT seat.actor, COALESCE(actor.name, seat.actor), COUNT(DISTINCT round.id) AS rounds,
  MIN(first_day), MAX(first_day), JSON_GROUP_ARRAY(DISTINCT round.process)
FROM round_seat seat JOIN round ON round.id = seat.round LEFT JOIN actor ON actor.id = seat.actor
WHERE NOT round.rejected AND seat.role IN ('mediator', 'facilitator', 'convener', 'host')
  AND (?1 IS NULL OR first_day >= ?1) AND (?2 IS NULL OR first_day <= ?2)
GROUP BY seat.actor ORDER BY rounds DESC, seat.actor LIMIT ?3
"""


def load_portfolios(con: sqlite3.Connection, filters: Filters, *, limit: int) -> tuple[Plain, ...]:
    """Mediators, conveners and hosts of a period: `actor`, `name`, `rounds`, `first`, `last`, `processes` by id."""
    rows = con.execute(PORTFOLIOS, (filters.since, filters.until, limit)).fetchall()
    processes = {process for row in rows for process in json.loads(row[-1]) if process}
    names = load_process_names(con, processes)
    return tuple(
        {
            "actor": actor, "name": name, "rounds": rounds, "first": first, "last": last,
            "processes": {id: names[id] for id in sorted(filter(None, json.loads(ids)))},
        }
        for actor, name, rounds, first, last, ids in rows
    )  # fmt: skip
