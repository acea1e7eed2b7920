"""Which talks of different reports are one round."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parley.casebook.groups import SAME
from parley.casebook.rounds import Form, blocks_of, compare, months_of

RURITANIA, FRONT, LAKES = "state:RUR", "front.rur", "lakes-mission"

ZENDA = Form(
    "2031-03-07", "2031-03-07", False, None, "zenda", "RUR", None, None, (FRONT, RURITANIA), (LAKES,)
)  # fmt: skip


def told(**other):
    return replace(ZENDA, **other)


def are_one(a, b):
    assert compare(a, b) == compare(b, a)
    return compare(a, b).score >= SAME and not set(blocks_of(a)).isdisjoint(blocks_of(b))


@pytest.mark.parametrize(
    "other",
    [
        told(),
        told(first="2031-03-08", last="2031-03-08"),
        told(first="2031-03-01", last="2031-03-31", is_vague=True),
        told(first=None, last=None, published="2031-03-09"),
        told(place=None, country=None),
        told(place="strelsau"),
        told(others=()),
        told(parties=(FRONT,), others=(LAKES,)),
        told(parties=(RURITANIA, FRONT, "league.rur")),
    ],
    ids=[
        "same",
        "a day apart",
        "month",
        "undated",
        "no place",
        "other town",
        "no mediator",
        "one",
        "more",
    ],
)
def test_a_round_told_differently_is_one_round(other):
    assert are_one(ZENDA, other)


@pytest.mark.parametrize(
    "other",
    [
        told(first="2031-03-21", last="2031-03-21"),
        told(first="2031-04-01", last="2031-04-30", is_vague=True),
        told(parties=(RURITANIA, "league.rur")),
        told(parties=("hill-union.rur", "league.rur"), others=()),
        told(first=None, last=None, place=None, country=None, published="2031-08-01"),
        told(first="2031-03-09", last="2031-03-09", place="hentzau", country="GRA"),
    ],
    ids=["a fortnight later", "another month", "another party", "others", "months later", "elsewhere soon after"],
)
def test_another_round_is_another(other):
    assert not are_one(ZENDA, other)


def test_an_undated_talk_is_looked_up_around_its_publication():
    assert months_of(told(first=None, last=None, published="2031-03-08")) == (
        "2031-01",
        "2031-02",
        "2031-03",
        "2031-04",
    )


@given(a=st.sampled_from(["2031-03-07", None]), b=st.sampled_from(["", "2031", "no date", None]))
def test_comparing_never_fails(a, b):
    odd = told(first=a, last=b, published=b, parties=(), others=(), place=None)
    assert 0 <= compare(ZENDA, odd).score == compare(odd, ZENDA).score <= 1
    assert blocks_of(odd) == ()


def test_order_of_arguments_does_not_matter():
    some = [
        ZENDA,
        told(first=None, published="2031-03-08"),
        told(first="2031-03-01", last="2031-03-31", is_vague=True, apart="phone"),
    ]
    assert all(compare(a, b) == compare(b, a) for a, b in permutations(some, 2))
