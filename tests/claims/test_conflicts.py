"""Conflicts within a report: the plain-text cases of `tests/cases/conflicts.txt`, read by the shipped model."""

from __future__ import annotations

import pytest

from parley.record import Conflict, Record, Version
from parley.steps import Reader
from tests.plain_cases import Case, cases


@pytest.mark.parametrize("case", cases("conflicts.txt"))
def test_conflicts_are_versions_that_cannot_both_be_true(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    wanted = [] if case.wanted == ("none",) else [line.split(" | ") for line in case.wanted]
    assert [conflict.kind for conflict in record.conflicts] == [kind for kind, *_ in wanted]
    for conflict, (_, *versions) in zip(record.conflicts, wanted, strict=True):
        check_versions(conflict, versions, record)


def check_versions(conflict: Conflict, versions: list[str], record: Record) -> None:
    """Hold "Armenia: 65" or "a monk: had met" against each version."""
    assert len(conflict.versions) == len(versions)
    for version, line in zip(conflict.versions, versions, strict=True):
        source, words = line.split(": ", 1)
        assert source in sources_of(version, record)
        assert version.value == float(words) if words.isdigit() else words in passage_of(version, record)


def sources_of(version: Version, record: Record) -> list[str]:
    """The names or descriptions of those who vouch for a version; "-" where nobody does."""
    named = {actor.id: actor.name for actor in record.actors}
    return [named.get(who, who) for who in version.according_to] or ["-"]


def passage_of(version: Version, record: Record) -> str:
    return " ".join(record.report.text[start:end] for start, end in version.evidence)
