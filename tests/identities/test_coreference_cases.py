"""Words that only point at somebody: the cases of `tests/cases/coreference.txt`, read by the shipped model."""

from __future__ import annotations

import pytest

from parley.steps import Reader
from tests.identities.test_actors import check
from tests.plain_cases import Case, cases, every


@pytest.mark.parametrize("case", cases("coreference.txt"))
def test_words_that_point_mean_whom_they_should(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    every(lambda line: check(line, record), case.wanted)
