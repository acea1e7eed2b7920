"""Which signals are one round, by texts made by hand and by choices made beforehand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from parley.claims.rounds import MOST_OPTIONS, Options, Round, compatible, group_signals, same_traits
from parley.claims.signals import Signal
from parley.record import Place, Time
from tests.claims.hand_made import parsed_of

TALKS = "Talks/talk/NOUN/root/0 ./././punct/1"
"""A sentence with one word of contact; the n-th of several has it at word 2n."""

NONE, NEW, FIRST, SECOND = range(4)
VIENNA = Place("Vienna", "AUT", latitude=48.2, longitude=16.4)
SOCHI = Place("Sochi", "RUS", latitude=43.6, longitude=39.7)


def day(value: str) -> tuple[Time, ...]:
    return (Time((0, 5), "DATE", value, "Talks"),)


def talks(
    number: int, *bodies: str, times: tuple[Time, ...] = (), place: Place | None = None, tense: str = "past"
) -> Signal:
    """The word of contact of a sentence."""
    return Signal(2 * number, "round", "talk", ("any",), (), tense, (), None, times, place, frozenset(bodies))


def grouped(*answers: int) -> list[Round]:
    """The rounds that the answers make of one signal each."""
    asked_of = iter(answers)
    signals = [talks(n) for n in range(len(answers))]
    return group_signals(parsed_of(*[TALKS] * len(answers)), signals, lambda *_: next(asked_of))


def sentences_of(rounds: Sequence[Round]) -> list[list[int]]:
    return [[word // 2 for word in found.words] for found in rounds]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("2002-09-16", "2002-09-16"),
        ("2002-09-16", "2002-09"),
        ("2002", "2002-09-16"),
        ("2002-09-16TMO", "2002-09-16"),
        ("2002-09-17", "2002-09-16/2002-09-18"),
        ("2002-09-16/2002-09-18", "2002-09-18"),
        ("2002-W38", "2002-09-18"),
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


def test_a_signal_opens_a_round_joins_one_or_is_left_out() -> None:
    assert sentences_of(grouped(NEW, NONE, FIRST, NEW, SECOND, FIRST)) == [[0, 2, 5], [3, 4]]


def test_signals_that_tell_of_no_round_make_none() -> None:
    assert grouped(NONE, NONE) == []


def test_the_first_round_of_a_report_is_its_main_one() -> None:
    assert [found.is_main for found in grouped(NONE, NEW, NEW, NEW)] == [True, False, False]


def test_a_choice_is_asked_with_none_new_and_every_round_so_far() -> None:
    sizes, signals = [], [talks(n) for n in range(3)]

    def choose(signal: Signal, options: Options, asked: list[Round]) -> int:
        sizes.append((len(options), len(asked)))
        return NEW

    group_signals(parsed_of(*[TALKS] * 3), signals, choose)
    assert sizes == [(2, 0), (3, 1), (4, 2)]


def test_of_very_many_rounds_the_first_and_the_latest_are_asked() -> None:
    many, seen = MOST_OPTIONS + 5, []

    def choose(signal: Signal, options: Options, asked: list[Round]) -> int:
        seen.append([found.words[0] // 2 for found in asked])
        return NEW if signal.word // 2 < many else len(options) - 1

    rounds = group_signals(parsed_of(*[TALKS] * (many + 1)), [talks(n) for n in range(many + 1)], choose)
    assert seen[-1] == [0, *range(many - MOST_OPTIONS, many)]
    assert sentences_of(rounds)[-1] == [many - 1, many]


def traits_beside(first: Signal, second: Signal) -> set[str]:
    """What is said of the second signal's telling of the round that the first opened."""
    found = Round([first], is_main=True)
    return set(same_traits(parsed_of(TALKS, TALKS), second, found, is_last=True))


@pytest.mark.parametrize(
    ("first", "second", "trait"),
    [
        pytest.param({"times": day("2002-09-16")}, {"times": day("2002-09-16")}, "days=equal", id="same-day"),
        pytest.param({"times": day("2002-09-16")}, {"times": day("2002-09")}, "days=agree", id="its-month"),
        pytest.param({"times": day("2002-09-16")}, {"times": day("2002-07-02")}, "days=differ", id="another-day"),
        pytest.param({"times": day("2002-09-16")}, {"times": day("PAST_REF")}, "days=open", id="once"),
        pytest.param({"times": day("2002-09-16")}, {}, "days=True|False", id="no-day"),
        pytest.param({"place": VIENNA}, {"place": VIENNA}, "where=equal", id="same-town"),
        pytest.param({"place": VIENNA}, {"place": SOCHI}, "where=differ", id="another-town"),
        pytest.param({"place": VIENNA}, {"place": Place("Austria", "AUT")}, "where=country", id="its-country"),
        pytest.param({}, {"tense": "will"}, "ahead=(True, False)", id="ahead"),
    ],
)
def test_traits_compare_days_places_and_tenses(first: dict[str, object], second: dict[str, object], trait: str) -> None:
    assert trait in traits_beside(talks(0, **first), talks(1, **second))  # type: ignore[arg-type]


def test_traits_count_who_is_in_both_and_who_in_one() -> None:
    assert "shared=1|2" in traits_beside(talks(0, "a1", "a2"), talks(1, "a2", "a3", "a4"))


def test_a_round_has_the_first_place_all_times_and_all_bodies_of_its_signals() -> None:
    found = Round([talks(0, "a1"), talks(1, "a2", place=VIENNA, times=day("2002")), talks(2, place=SOCHI)])
    assert (found.place, found.bodies, [t.value for t in found.times]) == (VIENNA, {"a1", "a2"}, ["2002"])
