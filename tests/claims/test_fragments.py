"""Which rounds of a report are one; by texts made by hand."""

from __future__ import annotations

import pytest

from parley.claims.fragments import Days, joined
from parley.claims.rounds import Round
from parley.record import Date, Place
from tests.claims.hand_made import cast_of, parsed_of, signals_of

MET = "Norway/Norway/PROPN/nsubj/2 met/meet/VERB.VBD/root/0 Chile/Chile/PROPN/obj/2 ./././punct/2"
ENDED = "The/the/DET/det/2 talks/talk/NOUN.NNS/nsubj/3 ended/end/VERB.VBD/root/0 ./././punct/3"
WILL_MEET = "They/they/PRON/nsubj/3 will/will/AUX.MD/aux/3 meet/meet/VERB.VB/root/0 ./././punct/3"
SOCHI = Place("Sochi", "RUS", latitude=43.6, longitude=39.7)
OSLO = Place("Oslo", "NOR", latitude=59.9, longitude=10.7)
RUSSIA = Place("Russia", "RUS")


def of(sentence: str) -> Round:
    parsed = parsed_of(sentence)
    return Round(signals_of(parsed, cast_of({0: "Norway", 2: "Chile"})), is_main=True)


def day(value: str | None) -> Days:
    return (Date(value, ()) if value else None, None)


def count(*parts: tuple[str, str | None, Place | None], is_short: bool) -> int:
    """How many rounds are left of parts with a sentence, a first day and a place each."""
    rounds, days, places = ([of(s) for s, _, _ in parts], [day(d) for _, d, _ in parts], [p for _, _, p in parts])
    return len(joined(rounds, days, places, is_short=is_short))


def test_what_is_told_twice_of_one_day_in_one_town_is_told_of_one_round() -> None:
    assert count((MET, "2020-11-17", SOCHI), (MET, "2020-11-17", SOCHI), is_short=False) == 1


@pytest.mark.parametrize(
    ("value", "place"),
    [(None, SOCHI), ("2020-11-17", None), ("2020-11", SOCHI), (None, None), ("2020-11-17", RUSSIA)],
    ids=["no day", "no place", "month", "nothing", "country"],
)
def test_a_part_that_nothing_tells_apart_is_of_the_round_before_in_a_short_text_alone(
    value: str | None, place: Place | None
) -> None:
    parts = (MET, "2020-11-17", SOCHI), (MET, value, place)
    assert (count(*parts, is_short=True), count(*parts, is_short=False)) == (1, 2)


def test_another_day_town_or_tense_tells_rounds_apart_in_a_short_text_too() -> None:
    first = (MET, "2020-11-17", SOCHI)
    others = [(MET, "2020-11-02", SOCHI), (MET, "2020-11-17", OSLO), (WILL_MEET, None, None)]
    assert [count(first, other, is_short=True) for other in others] == [2, 2, 2]


def test_what_began_on_one_day_and_ended_on_a_later_one_is_one_round() -> None:
    assert count((ENDED, "2020-11-17", SOCHI), (MET, "2020-11-12", SOCHI), is_short=True) == 1
    assert count((ENDED, "2020-11-12", SOCHI), (MET, "2020-11-17", SOCHI), is_short=True) == 2


def test_two_pairs_of_sides_are_at_two_rounds() -> None:
    others = "India/India/PROPN/nsubj/2 met/meet/VERB.VBD/root/0 Peru/Peru/PROPN/obj/2 ./././punct/2"
    parsed = parsed_of(MET, others)
    cast = cast_of({0: "Norway", 2: "Chile", 4: "India", 6: "Peru"})
    rounds = [Round([signal], is_main=False) for signal in signals_of(parsed, cast)]
    assert len(joined(rounds, [day(None)] * 2, [None] * 2, is_short=True)) == 2
