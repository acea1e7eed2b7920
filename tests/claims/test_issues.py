"""What positions are about: the phrases of `tests/cases/issues.csv`, read by the shipped model."""

from __future__ import annotations

import csv

import pytest

from parley.claims.positions.issues import Issues
from parley.record import Report
from parley.steps import Reader, parse
from tests.plain_cases import FOLDER


def _cases() -> list[tuple[str, str]]:
    lines = (FOLDER / "issues.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return [(row["phrase"], row["issues"]) for row in rows]


@pytest.mark.parametrize(("phrase", "issues"), _cases())
def test_a_phrase_is_about_these_issues_and_no_other(phrase: str, issues: str, reader: Reader) -> None:
    parsed = parse(Report(id="case", text=phrase), reader)
    found = Issues(parsed, reader.codebook).within((0, len(parsed.words)))
    assert set(found) == (set() if issues == "-" else set(issues.split(";")))


def test_every_issue_has_a_case(reader: Reader) -> None:
    assert {issue for _, issues in _cases() for issue in issues.split(";")} - {"-"} == set(reader.codebook.issues)
