"""Rounds of talks that lend their parties to meetings."""

from __future__ import annotations

from parley.claims.events.encounters import Encounters
from parley.record import Participant, Talk


def talk(status: str, *rows: Participant, at: int = 0) -> Talk:
    return Talk("t1", status, rows, ((at, at + 20),))


def row(actor: str, role: str = "party", attendance: str = "attended") -> Participant:
    return Participant(actor, role, attendance, ((0, 1),))


def test_those_who_were_there_are_lent_once() -> None:
    encounters = Encounters((talk("held", row("a1"), row("a2"), row("a3", "guest"), row("a4", attendance="declined")),))
    assert encounters.take(0) == ("a1", "a2")
    assert encounters.take(0) == ()


def test_a_round_that_was_refused_lends_nobody() -> None:
    assert Encounters((talk("refused", row("a1"), row("a2")),)).take(0) == ()


def test_one_party_alone_is_no_meeting() -> None:
    assert Encounters((talk("held", row("a1")),)).take(0) == ()
