"""Who does what to whom in single sentences, against `tests/cases/who.txt`."""

from __future__ import annotations

import pytest

from parley.record import Actor, ActorId, Record
from parley.steps import Reader
from tests.plain_cases import Case, cases


@pytest.mark.parametrize("case", cases("who.txt"))
def test_who_does_what_to_whom(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    found = [f"{e.type} | {_told(e.source, record)} | {_told(e.target, record)}" for e in record.events]
    assert case.wanted, "the case says nothing of the record"
    for line in case.wanted:
        assert line in found if line != "none" else not found, f"{line} is not among {found}"


def _told(ids: tuple[ActorId, ...], record: Record) -> str:
    by_id = {a.id: a for a in record.actors}
    return " + ".join(_actor(by_id[i]) for i in ids) or "-"


def _actor(actor: Actor) -> str:
    countries = (actor.country,) if isinstance(actor.country, str) else actor.country or ()
    return f"{actor.name}: {' '.join((*countries, *actor.sectors))}".rstrip()
