"""Actors: the plain-text cases of `tests/cases/actors.txt`, read by the shipped model."""

from __future__ import annotations

import re

import pytest

from parley.record import Actor, Record, Span
from parley.steps import Reader
from tests.plain_cases import Case, called, cases, every, names, occurrence


@pytest.mark.parametrize("case", cases("actors.txt"))
def test_actors_are_who_they_are(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    every(lambda line: check(line, record), case.wanted)


def check(line: str, record: Record) -> None:
    """Hold one line of a case against the record."""
    name, said = line.split(": ", 1)
    if name == "only":
        assert sorted(names(record)) == sorted([] if said == "-" else [called(record, n).name for n in listed(said)])
    elif name == "nobody":
        for quoted in quotations(said):
            assert not [a.name for a in record.actors if refers(a, occurrence(record.report.text, quoted))], quoted
    else:
        kind, *parts = said.split("; ")
        actor = called(record, name)
        assert actor.kind == kind
        for part in parts:
            check_part(part, actor, record)


def check_part(part: str, actor: Actor, record: Record) -> None:
    """Hold "serves X", "titled T of X", "country C" or "as …" against one actor."""
    if part.startswith(("as ", "not as ")):
        for quoted in quotations(part):
            assert refers(actor, occurrence(record.report.text, quoted)) == part.startswith("as "), quoted
    elif part == "serves no one":
        assert actor.member_of == ()
    elif part.startswith("serves "):
        assert actor.member_of == (called(record, part.removeprefix("serves ")).id,)
    elif part.startswith("titled "):
        title, _, owner = part.removeprefix("titled ").rpartition(" of ")
        assert (title, called(record, owner).id) in [(t.title, t.of) for t in actor.titles]
    else:
        assert part == f"country {actor.country}"


def refers(actor: Actor, span: Span) -> bool:
    """Whether one of an actor's mentions is these words, what stands before them left open."""
    return any(b == span[1] and a < b for a, b in actor.mentions)


def listed(said: str) -> list[str]:
    return [name.strip() for name in said.split(",")]


def quotations(said: str) -> list[str]:
    return re.findall(r'"[^"]+"(?:#\d+)?', said)
