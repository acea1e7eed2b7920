"""The gazetteer of cities: `towns.csv`, made by `training/make_towns.py` from GeoNames (CC BY 4.0).

It stays sorted text that is searched by halving, since most of its 34,000 cities are never asked for.
"""

from __future__ import annotations

from collections.abc import Iterator, Set
from functools import lru_cache
from pathlib import Path

from parley.codebook.entries import PlaceReading

FILE = Path(__file__).parent / "towns.csv"
# Names whose cities are remembered: a report asks for its few places again and again.
KEPT = 1_000


class Towns:
    """Cities of 15,000 people and more by key."""

    def __init__(self, capitals: Set[tuple[str, str]]) -> None:
        """`capitals` are pairs of country code and key."""
        self._capitals = capitals
        self.readings = lru_cache(KEPT)(self._readings)
        self._text = FILE.read_text(encoding="utf-8").split("\n", 1)[1]

    def _readings(self, key: str) -> tuple[PlaceReading, ...]:
        """The cities of this name, capitals first, then by population."""
        towns = {town for line in self._lines(key) for town in self._towns(key, line)}
        return tuple(sorted(towns, key=lambda town: (town.kind != "capital", -(town.population or 0), town.name)))

    def _towns(self, key: str, line: str) -> Iterator[PlaceReading]:
        name, *cells = line.split(",")
        if not cells:
            yield from (town for main in self._lines(name) if "," in main for town in self._towns(name, main))
            return
        country, latitude, longitude, thousands = cells
        kind = "capital" if (country, key) in self._capitals else "city"
        where, people = (float(latitude), float(longitude)), int(thousands) * 1000
        yield PlaceReading(name or key.title(), country, *where, kind, people)

    def _lines(self, key: str) -> Iterator[str]:
        """What stands behind a key, for each of its lines."""
        prefix, text = key + ",", self._text
        start = self._first(prefix)
        while text.startswith(prefix, start):
            end = text.index("\n", start)
            yield text[start + len(prefix) : end]
            start = end + 1

    def _first(self, prefix: str) -> int:
        """Where the first line begins that is not before `prefix` in order."""
        text, low, high = self._text, 0, len(self._text)
        while low < high:
            middle = (low + high) // 2
            line = text.rfind("\n", 0, middle) + 1
            if text[line : line + len(prefix)] < prefix:
                low = text.index("\n", middle) + 1
            else:
                high = line
        return low
