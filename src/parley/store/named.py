"""Rows under the names of their columns."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Any


def named(found: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    """Each row of what a query found, its cells as SQLite gives them."""
    names = [column for column, *_ in found.description]
    return (dict(zip(names, row, strict=True)) for row in found)
