"""What is told of a round beside its parties: the plain-text cases of `tests/cases/details.txt`."""

from __future__ import annotations

import pytest

from parley.record import Participant, Record, Talk
from parley.steps import Reader
from tests.plain_cases import Case, called, cases


@pytest.mark.parametrize("case", cases("details.txt"))
def test_rounds_have_their_details(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    assert len(record.talks) >= len(case.wanted)
    for talk, line in zip(record.talks, case.wanted, strict=False):
        for part in line.split("; "):
            check(part, talk, record)


def check(part: str, talk: Talk, record: Record) -> None:
    """Hold one part of a line against a round."""
    what, value = part.split(" ", 1)
    if what in ("size", "why", "called"):
        name, wanted = value.rsplit(" ", 1) if what != "called" else value.split(" ", 1)
        assert of_side(what, talk, called(record, name).id) == wanted
    elif what in ("agenda", "link", "count"):
        assert value in listed(what, talk)
    else:
        assert plain(what, talk) == value


def of_side(what: str, talk: Talk, actor: str) -> str:
    """What a round says of one delegation, or a delegation of the round."""
    if what == "called":
        return next((d.words for d in talk.described_as if d.actor == actor), "nothing")
    row: Participant = next(row for row in talk.participants if row.actor == actor)
    if what == "size":
        return str(row.size or "nothing")
    return row.reason.kind if row.reason else "nothing"


def listed(what: str, talk: Talk) -> list[str]:
    """The values of a field that holds several."""
    values = {
        "agenda": [words.text for words in talk.agenda],
        "link": [link.type for link in talk.links],
        "count": [f"{count.value:g} {count.what}" for count in talk.counts],
    }[what]
    return values or ["nothing"]


def plain(what: str, talk: Talk) -> str:
    """The value of a field that holds one."""
    value = {
        "format": talk.format,
        "publicity": talk.publicity,
        "outcome": talk.outcome and talk.outcome.kind,
        "start": talk.start and talk.start.value,
        "end": talk.end and talk.end.value,
        "reason": talk.reason and talk.reason.text,
        "name": talk.name,
    }[what]
    return value or "nothing"
