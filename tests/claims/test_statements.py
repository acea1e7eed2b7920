"""Statements: the plain-text cases of `tests/cases/statements.txt`, read by the shipped model."""

from __future__ import annotations

import pytest

from parley.record import Record, Statement
from parley.steps import Reader
from tests.plain_cases import Case, called, cases

MARKS = " ,.;:“”‘’\"'"


@pytest.mark.parametrize("case", cases("statements.txt"))
def test_statements_are_who_said_what(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    wanted = [] if case.wanted == ("none",) else [line.split(" | ") for line in case.wanted]
    shown = [(speaker_of(s, record), s.mode, s.text.strip(MARKS)) for s in record.statements]
    assert shown == [(speakers_named(who, record), mode, words) for who, mode, words, *_ in wanted]
    for statement, (_, _, _, *more) in zip(record.statements, wanted, strict=True):
        for part in (part for field in more for part in field.split("; ")):
            what, value = part.split(" ", 1)
            assert said_of(statement, what, record) == value


def said_of(statement: Statement, what: str, record: Record) -> str | None:
    """What a record says of one statement, in the words of the case file; None where it says nothing."""
    if what == "in":
        numbers = {s.id: n for n, s in enumerate(record.statements, 1)}
        return " ".join(str(numbers[s]) for s in statement.chain)
    if what == "by":
        return record.report.text[slice(*statement.speaker_span)] if statement.speaker_span else None
    if what == "on":
        return statement.date.value if statement.date else None
    source = statement.source
    found = {"act": statement.act, "source": source.kind, "called": source.description, "cue": statement.cue}
    return {**found, "at": statement.venue, "to": statement.addressee}[what]


def speaker_of(statement: Statement, record: Record) -> list[str]:
    """The names of those who speak; none for someone unnamed."""
    ids = [statement.speaker] if isinstance(statement.speaker, str) else list(statement.speaker or ())
    return [actor.name for actor in record.actors if actor.id in ids]


def speakers_named(who: str, record: Record) -> list[str]:
    return [] if who == "-" else [called(record, name).name for name in who.split(" + ")]
