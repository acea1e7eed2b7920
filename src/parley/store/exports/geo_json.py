"""Rounds as GeoJSON (RFC 7946): one Feature each, with no geometry where the place has no coordinates."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from parley.store.exports.cells import Cells, Column
from parley.store.exports.json_text import dense
from parley.store.exports.tables import table_of


def write(con: sqlite3.Connection, path: Path, _table: str) -> None:
    """A FeatureCollection, a line for each round."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type":"FeatureCollection","features":[')
        for number, row in enumerate(table_of("rounds").rows(con)):
            file.write(("," if number else "") + "\n" + dense(_feature(row)))
        file.write("\n]}\n")


def codebook(_table: str) -> tuple[Column, ...]:
    """What each property holds."""
    where = Column("geometry", "point of the place", "the venue: the point is the town's, or the country's")
    return (where, *table_of("rounds").columns)


def _feature(row: Cells) -> dict[str, Any]:
    columns = table_of("rounds").columns
    properties = {column.name: cell for column, cell in zip(columns, row, strict=True) if cell is not None}
    longitude, latitude = properties.get("longitude"), properties.get("latitude")
    point = {"type": "Point", "coordinates": [longitude, latitude]} if longitude is not None else None
    return {"type": "Feature", "id": properties["parley_id"], "geometry": point, "properties": properties}
