"""Figures: the plain-text cases of `tests/cases/figures.txt`, read by the shipped model; numbers by hand."""

from __future__ import annotations

import pytest

from parley.claims.figures.numbers import find_numbers
from parley.record import Figure, Record
from parley.steps import Reader
from tests.claims.hand_made import parsed_of
from tests.plain_cases import Case, called, cases


@pytest.mark.parametrize("case", cases("figures.txt"))
def test_figures_are_how_many_of_what(case: Case, reader: Reader) -> None:
    record = case.read(reader)
    wanted = [] if case.wanted == ("none",) else [line.split(" | ") for line in case.wanted]
    assert [f"{figure.value:.15g} {figure.unit}" for figure in record.figures] == [first for first, *_ in wanted]
    for figure, (_, *parts) in zip(record.figures, wanted, strict=True):
        for part in parts:
            check_part(part, figure, record)


def check_part(part: str, figure: Figure, record: Record) -> None:
    """Hold "of Nigeria", "where Baga", "change up from 6", "date 2019", "words some 40 men" against one figure."""
    what, value = part.split(" ", 1)
    start, end = figure.evidence[0]
    found = {
        "of": figure.of,
        "where": figure.where,
        "change": figure.change,
        "date": figure.date and figure.date.value,
        "words": record.report.text[start:end],
    }
    assert found[what] == (called(record, value).id if what == "of" else value)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12", 12),
        ("1,250,000", 1250000),
        ("10 000", 10000),
        ("forty - three", 43),
        ("two hundred and forty", 240),
        ("six thousand five hundred", 6500),
        ("half a dozen", 6),
        ("a hundred", 100),
        ("two and a half million", 2500000),
        ("1.4 million", 1400000),
    ],
)
def test_numbers_are_read_in_digits_and_words(words: str, value: float) -> None:
    tokens = words.split()
    parsed = parsed_of(" ".join(f"{w}/{w}/NUM/nummod/{len(tokens) + 1}" for w in tokens) + " men/man/NOUN/root/0")
    assert [n.value for n in find_numbers(parsed)] == [value]


def test_words_without_a_value_are_no_numbers() -> None:
    parsed = parsed_of("dozens/dozen/NOUN/nsubj/4 a/a/DET/det/3 half/half/NOUN/obj/4 fled/flee/VERB/root/0")
    assert find_numbers(parsed) == ()
