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
    "2031-03-07", "2031-03-07", False, None, None, "zenda", "RUR", None, None, (FRONT, RURITANIA), (LAKES,)
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
        told(parties=(FRONT, "state:GRA"), country="GRA"),
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
        "the land where they meet for a party",
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


PLAN, MEMORY = (
    told(first=None, last=None, published="2031-03-17", is_ahead=True),
    told(first=None, last=None, published="2031-02-17", is_ahead=False),
)


def test_what_was_over_when_a_report_saw_a_round_coming_is_another():
    assert are_one(replace(PLAN, published="2031-03-01"), ZENDA)
    assert not are_one(PLAN, ZENDA)


def test_what_began_after_a_report_told_of_a_round_is_another():
    assert are_one(replace(MEMORY, published="2031-03-10"), ZENDA)
    assert not are_one(MEMORY, ZENDA)


def test_what_is_to_come_and_what_was_told_before_as_held_are_two_rounds():
    assert not are_one(PLAN, replace(MEMORY, published="2031-03-14"))
    assert are_one(PLAN, replace(MEMORY, published="2031-03-20"))


def test_two_of_the_many_at_a_conference_are_not_the_two_at_a_table():
    month = told(first="2031-03-01", last="2031-03-31", is_vague=True, others=())
    many = replace(month, parties=("state:GRA", "state:LAK", "state:MAR", FRONT, RURITANIA))
    assert not are_one(told(parties=("state:HIL", FRONT, RURITANIA), others=()), many)
    assert are_one(told(others=()), many)


def test_a_government_that_meets_two_groups_at_home_on_one_day_meets_them_in_two_rounds():
    assert not are_one(ZENDA, told(parties=("league.rur", RURITANIA)))


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
