"""Who sat with whom, by month."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from parley.store.questions.ask import ROUND, SEATS, TOLD_BY, answers, sql_of
from parley.store.questions.filters import Filters, Many, conditions

STATE = "(SELECT 'state:' || country FROM actor WHERE id IN {ids} AND kind = 'state')"
EITHER = f"""
(x.actor IN {{ids}} OR y.actor IN {{ids}} OR x.side IN {{ids}} OR y.side IN {{ids}}
  OR x.side IN {STATE} OR y.side IN {STATE})
"""
ACTOR = f"""
+r.id IN (
  SELECT round FROM round_seat WHERE actor IN {{ids}} UNION SELECT round FROM round_seat WHERE side IN {{ids}}
  UNION SELECT round FROM round_seat WHERE side IN {STATE})
AND {EITHER}
"""
CAME_ABOUT = "r.status IN ('held', 'under_way', 'collapsed')"
CONDITIONS = ROUND | {
    "actor": ACTOR,
    "role": "x.role IN {values} AND y.role IN {values}",
}
YEAR = "r.first_day BETWEEN :year AND :year || '-12-31'"
UNDATED = "r.first_day IS NULL"


def contacts(con: sqlite3.Connection, filters: Filters) -> Iterator[dict[str, Any]]:
    """Pairs of actors for each month, with the rounds in which both sat; by month, the most frequent first.

    Rounds count that came about; where only their year is told it stands in place of the month. Two names among the
    filters ask for the contacts between them, one for all of its contacts.
    """
    where, values = conditions(con, filters, CONDITIONS, {"actor": Many(SEATS, EITHER), "publisher": TOLD_BY})
    if not filters.status:
        where += f" AND {CAME_ABOUT}"
    found = (
        answers(con, "contacts", values | {"year": year}, where=f"{where} AND {YEAR if year else UNDATED}",
                direction=filters.direction)
        for year in (*sorted(years(con), reverse=filters.newest), None)
    )  # fmt: skip
    return islice(chain.from_iterable(found), filters.limit)


def years(con: sqlite3.Connection) -> list[str]:
    """The years in which rounds began, in order."""
    return [year for (year,) in con.execute(sql_of("years")) if year]
