"""Which reports are one text."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from itertools import groupby
from typing import Any

COPIES = """
SELECT origin, id, COALESCE(file, '') FROM report LEFT JOIN report_file ON report = n
WHERE origin IN (
  SELECT origin FROM report GROUP BY origin HAVING COUNT(*) > 1
  UNION SELECT origin FROM report WHERE n IN (SELECT report FROM report_file GROUP BY report HAVING COUNT(*) > 1))
ORDER BY origin, published IS NULL, published, id, file
"""


def copies(con: sqlite3.Connection) -> Iterator[dict[str, Any]]:
    """The groups of reports that are one text, the earliest first in each; a report found in two files stands twice."""
    for origin, rows in groupby(con.execute(COPIES), key=lambda row: row[0]):
        yield {"origin": origin, "reports": [{"id": id, "file": file or None} for _, id, file in rows]}
