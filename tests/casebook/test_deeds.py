"""Which events of different reports are one."""

from dataclasses import replace

import pytest

from parley.casebook.deeds import Deed, blocks_of, compare
from parley.casebook.groups import SAME

FRONT, RURITANIA, LEAGUE = "front.rur", "state:RUR", "league.rur"
DAY = "2031-03-07"
ATTACK = Deed("ASSAULT", "drone", (FRONT,), (RURITANIA,), DAY, DAY, False, False, False, "zenda", "RUR")
SIGNING = replace(ATTACK, type="AGREE", mode=None, sources=(FRONT, RURITANIA), targets=())
DENIAL = replace(ATTACK, mode=None, place=None, country=None, is_denied=True, is_late=True)


def on(deed, first, last=None, **more):
    return replace(deed, first=first, last=last or first, **more)


def are_one(a, b):
    assert compare(a, b) == compare(b, a)
    return compare(a, b).score >= SAME and not set(blocks_of(a)).isdisjoint(blocks_of(b))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (ATTACK, replace(ATTACK, mode=None)),
        (ATTACK, replace(ATTACK, targets=())),
        (ATTACK, replace(ATTACK, mode="aerial")),
        (ATTACK, on(DENIAL, "2031-03-08", place="zenda")),
        (SIGNING, on(SIGNING, "2031-03-08")),
        (SIGNING, on(SIGNING, "2031-03-01", "2031-03-31")),
        (SIGNING, replace(SIGNING, sources=(FRONT, "lakes-mission", RURITANIA))),
    ],
    ids=["no mode", "no target", "another mode", "denied next day", "a day apart", "of a month", "more parties"],
)
def test_an_event_told_differently_is_one(a, b):
    assert are_one(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (ATTACK, on(ATTACK, "2031-03-08")),
        (ATTACK, replace(ATTACK, place="strelsau")),
        (ATTACK, replace(ATTACK, sources=(LEAGUE,))),
        (ATTACK, replace(ATTACK, place=None, country=None)),
        (ATTACK, on(ATTACK, "2031-03-01", "2031-03-31")),
        (ATTACK, on(DENIAL, "2031-03-12")),
        (ATTACK, replace(ATTACK, is_ahead=True)),
        (SIGNING, on(SIGNING, "2031-03-08", place=None, country=None)),
        (on(SIGNING, "2031-03-31"), on(SIGNING, "2031-04-01")),
    ],
    ids=["next day", "elsewhere", "another doer", "no place", "of a month", "denied late", "planned",
         "next day, no place", "across months"],
)  # fmt: skip
def test_another_event_is_another(a, b):
    assert not are_one(a, b)


def test_violence_of_a_long_war_hangs_together_within_a_day_alone():
    days = [on(ATTACK, f"2031-03-{n:02}") for n in range(1, 32)]
    assert len({block for day in days for block in blocks_of(day)}) == sum(len(blocks_of(day)) for day in days)


def test_an_event_of_no_known_day_is_like_no_other():
    assert blocks_of(on(ATTACK, None)) == ()
