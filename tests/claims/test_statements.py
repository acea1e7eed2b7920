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
    for statement, (*_, last) in zip(record.statements, wanted, strict=True):
        for part in last.split("; ") if last.startswith(("act ", "source ", "cue ", "in ")) else ():
            check_part(part, statement, record)


def check_part(part: str, statement: Statement, record: Record) -> None:
    """Hold "act deny", "source document", "cue said" or "in 1" against one statement."""
    what, value = part.split(" ", 1)
    if what == "in":
        assert statement.chain == (record.statements[int(value) - 1].id,)
    else:
        found = {"act": statement.act, "source": statement.source.kind, "cue": statement.cue}
        assert found[what] == value


def speaker_of(statement: Statement, record: Record) -> list[str]:
    """The names of those who speak; none for someone unnamed."""
    ids = [statement.speaker] if isinstance(statement.speaker, str) else list(statement.speaker or ())
    return [actor.name for actor in record.actors if actor.id in ids]


def speakers_named(who: str, record: Record) -> list[str]:
    return [] if who == "-" else [called(record, name).name for name in who.split(" + ")]
