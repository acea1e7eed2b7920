"""Talks: the plain-text cases of `tests/cases/talks.txt`, read by the shipped model."""

from __future__ import annotations

import pytest

from parley.record import Participant, Record, Talk
from parley.steps import Reader
from tests.plain_cases import Case, called, cases

ATTENDANCES = set("attended attending confirmed invited declined disinvited excluded absent withdrew unknown".split())
STATUSES = "held under_way planned proposed cancelled postponed refused collapsed alleged denied".split()


@pytest.mark.parametrize("case", cases("talks.txt"))
def test_talks_are_who_met_whom(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    wanted = wanted_talks(case)
    assert [talk.status for talk in record.talks] == [head.split("; ")[0] for head, _ in wanted]
    for talk, (head, rows) in zip(record.talks, wanted, strict=True):
        for part in head.split("; ")[1:]:
            check_talk(part, talk, record)
        named = {name_of(row.actor, record): row for row in talk.participants}
        assert sorted(named) == sorted(called(record, row.split(": ")[0]).name for row in rows)
        for row in rows:
            name, said = row.split(": ")
            check_row(said, named[called(record, name).name], record)


def wanted_talks(case: Case) -> list[tuple[str, list[str]]]:
    """The talks that a case lists, each with the lines of its delegations."""
    talks: list[tuple[str, list[str]]] = []
    for line in case.wanted:
        if line.split("; ")[0] in STATUSES:
            talks.append((line, []))
        elif line != "none":
            talks[-1][1].append(line)
    return talks


def check_talk(part: str, talk: Talk, record: Record) -> None:
    """Hold "on DATE", "in PLACE", "format WORD" or the like against one talk."""
    what, value = part.removeprefix("on the word ").split(" ", 1)
    if what == "on":
        first, _, last = value.partition("/")
        assert (talk.start and talk.start.value, talk.end and talk.end.value) == (first, last or None)
    elif what == "in":
        assert talk.place is not None
        assert talk.place.name == value
    elif what == "of":
        ids = [] if value == "nobody" else [called(record, name).id for name in value.split(", ")]
        assert list(talk.according_to) == ids
    elif what == "outcome":
        assert talk.outcome is not None
        assert talk.outcome.kind == value
    else:
        assert {"format": talk.format, "publicity": talk.publicity}[what] == value


def check_row(said: str, row: Participant, record: Record) -> None:
    """Hold "role; attendance; level WORD; size NUMBER; members NAMES" against one delegation's row."""
    role, *parts = said.split("; ")
    assert row.role == role
    for part in parts:
        if part in ATTENDANCES:
            assert row.attendance == part
            continue
        what, value = part.split(" ", 1)
        found = {
            "level": row.level or "nothing",
            "size": str(row.size),
            "members": ", ".join(name_of(m, record) for m in row.members) or "nobody",
        }
        assert found[what] == value


def name_of(actor_id: str, record: Record) -> str:
    return next(actor.name for actor in record.actors if actor.id == actor_id)
