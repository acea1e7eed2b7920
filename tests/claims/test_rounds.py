"""Which mentions are one round, by texts made by hand."""

from __future__ import annotations

import pytest

from parley.claims.contacts import Anchor, Row
from parley.claims.rounds import Round, compatible, group_anchors
from parley.record import Place, Time
from tests.claims.hand_made import parsed_of

TALKS = "Talks/talk/NOUN/root/0 ./././punct/1"
"""A sentence with one mention of talks; the n-th of several has it at word 2n."""

VIENNA = Place("Vienna", "AUT", latitude=48.2, longitude=16.4)
SOCHI = Place("Sochi", "RUS", latitude=43.6, longitude=39.7)


def day(value: str) -> list[Time]:
    return [Time((0, 5), "DATE", value, "Talks")]


def met(word: int, *actors: str, **said: object) -> Anchor:
    """A mention at a word with parties; `said` is what else it says."""
    return Anchor(word, rows=[Row(a, word, "party") for a in actors], **said)  # type: ignore[arg-type]


def grouped(*anchors: Anchor) -> list[list[int]]:
    """The words of the anchors of each round."""
    parsed = parsed_of(*[TALKS] * len(anchors))
    return [[a.word for a in found.anchors] for found in group_anchors(parsed, anchors)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2002-09-16", "2002-09-16"),
        ("2002-09-16", "2002-09"),
        ("2002", "2002-09-16"),
        ("2002-09-16TMO", "2002-09-16"),
        ("2002-09-17", "2002-09-16/2002-09-18"),
        ("2002-09-16/2002-09-18", "2002-09-18"),
    ],
)
def test_a_day_is_compatible_with_what_holds_it(a: str, b: str) -> None:
    assert compatible(a, b)
    assert compatible(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2002-09-16", "2002-09-17"),
        ("2002-09", "2002-10-16"),
        ("2001", "2002"),
        ("2002-09-19", "2002-09-16/2002-09-18"),
    ],
)
def test_days_that_differ_are_not_compatible(a: str, b: str) -> None:
    assert not compatible(a, b)
    assert not compatible(b, a)


def test_the_talks_are_the_round_just_told() -> None:
    mediated = Anchor(2, rows=[Row("a3", 2, "mediator")], definite=True)
    assert grouped(met(0, "a1", "a2", times=day("2002-09-16")), mediated) == [[0, 2]]


def test_another_day_is_another_round() -> None:
    one = met(0, "a1", "a2", times=day("2002-09-16"))
    other = met(2, "a1", "a2", times=day("2002-07-02"))
    assert grouped(one, other) == [[0], [2]]


def test_another_town_is_another_round() -> None:
    assert grouped(met(0, "a1", "a2", place=VIENNA), met(2, "a1", "a2", place=SOCHI)) == [[0], [2]]


def test_a_country_may_hold_the_town_of_the_same_round() -> None:
    country = Place("Austria", "AUT")
    assert grouped(met(0, "a1", "a2", place=VIENNA), met(2, "a1", "a2", place=country, definite=True)) == [[0, 2]]


def test_a_previous_round_is_another_one() -> None:
    assert grouped(met(0, "a1", "a2"), met(2, "a1", "a2", marker="earlier")) == [[0], [2]]


def test_a_telephone_call_is_no_mention_of_a_meeting() -> None:
    assert grouped(met(0, "a1", "a2"), met(2, "a1", "a2", format="phone", definite=True)) == [[0], [2]]


def test_a_planned_meeting_is_not_the_one_held() -> None:
    assert grouped(met(0, "a1", "a2"), met(2, "a1", "a2", ahead=True)) == [[0], [2]]


def test_talks_of_nobody_nowhere_and_never_are_left_out_after_the_lead() -> None:
    parsed = parsed_of(*[TALKS] * 6)
    assert group_anchors(parsed, [Anchor(10)]) == []


def test_the_first_round_of_the_lead_is_the_main_one() -> None:
    parsed = parsed_of(TALKS, TALKS)
    rounds = group_anchors(parsed, [met(0, "a1", "a2"), met(2, "a3", "a4", marker="earlier")])
    assert [found.is_main for found in rounds] == [True, False]


def test_a_round_is_ahead_only_where_all_its_mentions_are() -> None:
    assert Round([met(0, "a1", ahead=True)]).ahead
    assert not Round([met(0, "a1", ahead=True), met(2, "a1")]).ahead
