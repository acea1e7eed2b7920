"""What processes are called."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

NAMES = "SELECT id, name FROM process WHERE id IN (SELECT value FROM JSON_EACH(?))"


def load_process_names(con: sqlite3.Connection, ids: Iterable[str]) -> dict[str, str]:
    """The names of processes by their ids; ids that there are not are left out."""
    return dict(con.execute(NAMES, (json.dumps(sorted(set(ids))),)).fetchall())
