"""Quotations: what stands between quotation marks, whatever marks a paper uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.marks.quotes import find_quotes, quotes_of


def quoted(text: str) -> list[str]:
    return [text[start:end] for (start, end), _ in find_quotes(text)]


def unclosed(text: str) -> list[str]:
    return [text[start:end] for (start, end), closed in find_quotes(text) if not closed]


@pytest.mark.parametrize(
    "text",
    [
        "“We will not go,” she said.",
        '"We will not go," she said.',
        "«We will not go,» she said.",
        "„We will not go,“ she said.",
        "‘We will not go,’ she said.",
        "'We will not go,' she said.",
        "She said: “We will not go,”",
    ],
)
def test_quotation_stands_between_its_marks(text: str) -> None:
    assert quoted(text) == ["We will not go,"]
    assert unclosed(text) == []


def test_quotation_is_in_two_parts_where_the_speaker_stands_between() -> None:
    assert quoted("“The bridge,” Anna Berger said, “stays shut.”") == ["The bridge,", "stays shut."]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels' offer and the ministers' answer were read out.",
        "The rebels’ offer and the ministers’ answer were read out.",
        "They don't talk, and it isn't the mediators' fault.",
        "In the '90s the rebels' offers were many.",
        "In the ‘90s the rebels’ offers were many.",
        "“” were the only marks.",
        "No marks at all.",
        "",
    ],
)
def test_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert quoted(text) == []


def test_apostrophe_stays_inside_a_quotation_in_single_marks() -> None:
    assert quoted("‘It’s not ours, and we don’t want it,’ he said.") == ["It’s not ours, and we don’t want it,"]


def test_quotation_within_a_quotation_is_part_of_it() -> None:
    assert quoted("“They called it ‘a farce’ and left,” he said.") == ["They called it ‘a farce’ and left,"]


def test_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = "“We agreed on the dam.\n\nThe delegations left on Monday."
    assert quoted(text) == unclosed(text) == ["We agreed on the dam."]


def test_each_paragraph_of_a_long_quotation_opens_anew() -> None:
    text = "“We agreed on the dam.\n\n“We did not agree on the road,” the envoy said."
    assert quoted(text) == ["We agreed on the dam.", "We did not agree on the road,"]
    assert unclosed(text) == ["We agreed on the dam."]


def test_words_of_a_quotation_are_those_between_the_marks() -> None:
    text = "He said “we stay” twice."
    (quote,) = quotes_of(text, (0, 3, 8, 9, 12, 16, 18, 23))
    assert (quote.span, quote.words, quote.closed) == ((9, 16), (3, 5), True)


def test_quotation_without_words_is_none() -> None:
    assert quotes_of("He said “ ” twice.", (0, 3, 8, 10, 12, 17)) == ()


@given(st.text(st.sampled_from("ab s'‘’“”«»„\"\n .,"), max_size=60))
def test_quotations_are_in_order_and_never_overlap(text: str) -> None:
    spans = [span for span, _ in find_quotes(text)]
    ends = [0, *(end for _, end in spans)]
    assert all(end <= start < stop <= len(text) for end, (start, stop) in zip(ends, spans, strict=False))
    assert all(text[start:end].strip() for start, end in spans)


@given(st.text(st.sampled_from("ab s'‘’“”«»„\"\n .,"), max_size=60))
def test_a_quotation_never_crosses_a_paragraph(text: str) -> None:
    assert not [part for part in quoted(text) if "\n\n" in part]
