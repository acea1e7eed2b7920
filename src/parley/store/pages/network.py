"""Who mediates for whom: the portfolio of each mediator."""

from __future__ import annotations

import json
import sqlite3

from parley.store.pages.processes import load_process_names
from parley.store.questions import Filters
from parley.store.records import Plain

MOST_PROCESSES = 12
"""Processes of a mediator that are named, those with the most rounds."""

PORTFOLIOS = """
WITH held AS MATERIALIZED (
  SELECT seat.actor, round.process, COUNT(*) AS rounds, MIN(first_day) AS first, MAX(first_day) AS last
  FROM round_seat seat JOIN round ON round.id = seat.round
  WHERE NOT round.rejected AND seat.role IN ('mediator', 'facilitator', 'convener', 'host')
    AND seat.attendance NOT IN ('declined', 'disinvited', 'excluded', 'absent')
    AND (?1 IS NULL OR first_day >= ?1 OR last_day >= ?1) AND (?2 IS NULL OR first_day <= ?2)
  GROUP BY seat.actor, round.process),
most AS (
  SELECT actor, SUM(rounds) AS rounds, MIN(first) AS first, MAX(last) AS last FROM held
  GROUP BY actor ORDER BY rounds DESC, actor LIMIT ?3)
SELECT actor, COALESCE((SELECT name FROM actor WHERE id = most.actor), actor), rounds, first, last,
  (SELECT JSON_GROUP_ARRAY(process) FROM (
    SELECT process FROM held WHERE held.actor = most.actor AND process IS NOT NULL
    ORDER BY held.rounds DESC, process LIMIT ?4))
FROM most ORDER BY rounds DESC, actor
"""


def load_portfolios(con: sqlite3.Connection, filters: Filters, *, limit: int) -> tuple[Plain, ...]:
    """Mediators, conveners and hosts of a period: `actor`, `name`, `rounds`, `first`, `last`, `processes` by id.

    Of each the `MOST_PROCESSES` processes with the most rounds, these first.
    """
    rows = con.execute(PORTFOLIOS, (filters.since, filters.until, limit, MOST_PROCESSES)).fetchall()
    names = load_process_names(con, {process for row in rows for process in json.loads(row[-1])})
    return tuple(
        {
            "actor": actor, "name": name, "rounds": rounds, "first": first, "last": last,
            "processes": {id: names[id] for id in json.loads(ids)},
        }
        for actor, name, rounds, first, last, ids in rows
    )  # fmt: skip
