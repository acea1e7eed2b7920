"""Places: the cases of `tests/cases/places.csv`, read by the shipped model."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from parley.identities.actors import find_cast
from parley.record import Place, Report
from parley.steps import Reader, parse

CASES = Path(__file__).parents[1] / "cases" / "places.csv"


def rows() -> list[dict[str, str]]:
    lines = [line for line in CASES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return list(csv.DictReader(lines))


def places_in(reader: Reader, text: str) -> list[Place]:
    cast = find_cast(parse(Report(id="case", text=text), reader), reader.codebook, None)
    return list((cast.places or {}).values())


@pytest.mark.parametrize("row", rows(), ids=lambda row: row["text"][:60])
def test_a_place_is_the_one_that_the_text_means(row: dict[str, str], reader: Reader) -> None:
    found = [p for p in places_in(reader, row["text"]) if p.name == row["name"]]
    assert found, [p.name for p in places_in(reader, row["text"])]
    assert {p.country for p in found} == {row["country"]}
    assert (row["venue"] or None) in {p.venue for p in found}


def test_the_american_georgia_is_no_party(reader: Reader) -> None:
    text = "They met in Atlanta, Georgia, on Monday. Armenia sent nobody."
    cast = find_cast(parse(Report(id="case", text=text), reader), reader.codebook, None)
    assert {a.name for a in cast.actors} == {"Armenia"}
