"""Positions: the plain-text cases of `tests/cases/positions.txt`, read by the shipped model."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parley.record import Position, Record, Report
from parley.steps import Reader, read_report
from tests.plain_cases import Case, called, cases

WORDS = (
    "Peru Chad rebels will not unless must demand that refuse to only if until . “ ” we said no talks by , its".split()
)


@pytest.mark.parametrize("case", cases("positions.txt"))
def test_positions_are_who_wants_or_refuses_what(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    wanted = [] if case.wanted == ("none",) else [line.split(" | ") for line in case.wanted]
    shown = [(p.actor, p.stance, p.object) for p in record.positions]
    assert shown == [(called(record, who).id, stance, thing.strip("-")) for who, stance, thing, *_ in wanted]
    for position, (_, _, _, *more) in zip(record.positions, wanted, strict=True):
        for part in more[0].split("; ") if more else ():
            check_part(part, position, record)


def check_part(part: str, position: Position, record: Record) -> None:
    """Hold "toward Peru", "about ceasefire, women" or "said" against one position."""
    what, _, value = part.partition(" ")
    if what == "toward":
        assert position.toward == called(record, value).id
    elif what == "about":
        assert set(position.issues) == set(value.split(", "))
    else:
        assert part == "said"
        assert position.statement in {s.id for s in record.statements}


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), max_size=25))
def test_no_words_raise_and_every_passage_lies_in_the_text(reader: Reader, words: list[str]) -> None:
    record = read_report(Report(id="fuzz", text=" ".join(words)), reader)
    for position in record.positions:
        assert all(0 <= a < b <= len(record.report.text) for a, b in position.evidence)
        assert position.object in record.report.text
