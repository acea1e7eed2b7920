"""Events: the plain-text cases of `tests/cases/events.txt`, read by the shipped model."""

from __future__ import annotations

import pytest

from parley.record import Event, Record
from parley.steps import Reader
from tests.plain_cases import Case, called, cases


@pytest.mark.parametrize("case", cases("events.txt"))
def test_events_are_who_did_what_to_whom(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    wanted = [] if case.wanted == ("none",) else [line.split(" | ") for line in case.wanted]
    assert [kind_of(e) for e in record.events] == [kind for kind, *_ in wanted]
    for event, (_, source, target, standing, *rule) in zip(record.events, wanted, strict=True):
        assert actors_of(event.source, record) == named(source, record)
        assert actors_of(event.target, record) == named(target, record)
        assert standing_of(event) == standing
        assert not rule or event.rule == rule[0].removeprefix("rule ")


def kind_of(event: Event) -> str:
    return " ".join(filter(None, (event.type, event.mode)))


def standing_of(event: Event) -> str:
    return f"{event.modality}, negated" if event.negated else event.modality


def actors_of(ids: tuple[str, ...], record: Record) -> list[str]:
    """Names in the order of the record's actors."""
    return [actor.name for actor in record.actors if actor.id in ids]


def named(who: str, record: Record) -> list[str]:
    found = [] if who == "-" else [called(record, name) for name in who.split(" + ")]
    return [actor.name for actor in record.actors if actor in found]
