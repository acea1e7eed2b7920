"""Relations between actors: the plain-text cases of `tests/cases/relations.txt`, read by the shipped model."""

from __future__ import annotations

import pytest

from parley.steps import Reader
from tests.plain_cases import Case, cases


@pytest.mark.parametrize("case", cases("relations.txt"))
def test_relations_are_how_two_actors_stand_to_each_other(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    named = {actor.id: actor.name for actor in record.actors}
    wanted = [] if case.wanted == ("none",) else [line.split(" | ") for line in case.wanted]
    shown = [(frozenset((named[r.a], named[r.b])), r.quality) for r in record.relations]
    assert sorted(shown, key=str) == sorted([(frozenset((a, b)), quality) for a, b, quality in wanted], key=str)
