"""The gazetteer of cities: `towns.csv`, made by `training/make_towns.py` from GeoNames (CC BY 4.0).

It is kept as lines of text until a name is asked for, since most of its 34,000 cities never are.
"""

from __future__ import annotations

from collections.abc import Set
from pathlib import Path

from parley.codebook.entries import PlaceReading

FILE = Path(__file__).parent / "towns.csv"


class Towns:
    """Cities of 15,000 people and more by key."""

    def __init__(self, capitals: Set[tuple[str, str]]) -> None:
        """`capitals` are pairs of country code and key."""
        self._capitals = capitals
        self._lines: dict[str, list[str]] = {}
        for line in FILE.read_text(encoding="utf-8").splitlines()[1:]:
            key, _, rest = line.partition(",")
            self._lines.setdefault(key, []).append(rest)

    def readings(self, key: str) -> tuple[PlaceReading, ...]:
        """The cities of this name, capitals first, then by population."""
        towns = [town for line in self._lines.get(key, ()) for town in self._towns(key, line)]
        return tuple(sorted(towns, key=lambda town: (town.kind != "capital", -(town.population or 0))))

    def _towns(self, key: str, line: str) -> tuple[PlaceReading, ...]:
        name, *cells = line.split(",")
        if not cells:
            return tuple(town for rest in self._lines[name] if "," in rest for town in self._towns(name, rest))
        country, latitude, longitude, thousands = cells
        kind = "capital" if (country, key) in self._capitals else "city"
        return (
            PlaceReading(name or key.title(), country, float(latitude), float(longitude), kind, int(thousands) * 1000),
        )
