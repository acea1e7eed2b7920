"""Which actors a record keeps, by casts made by hand."""

from __future__ import annotations

from parley.cast import Cast
from parley.record import Actor, Participant, Source, Statement, Talk
from parley.steps import needed

BISHOPS = Actor("a2", "the bishops", "community", ())
CAST = Cast((Actor("a1", "Norway", "state", ()), BISHOPS), {}, loose=frozenset({"a2"}))


def said_by(*speakers: str) -> Statement:
    speaker = speakers[0] if len(speakers) == 1 else speakers or None
    return Statement("s1", speaker, Source("named"), "direct", "Yes", (0, 3), ((0, 3),))


def talk_of(actor: str, *members: str) -> Talk:
    return Talk("t1", "held", (Participant(actor, "party", "attended", ((0, 3),), members=members),), ((0, 3),))


def kept(*claims: Statement | Talk) -> list[str]:
    """The names of the actors that are kept."""
    return [a.name for a in needed(CAST, claims)]


def test_an_actor_with_a_name_is_kept_though_no_claim_speaks_of_it() -> None:
    assert kept() == ["Norway"]


def test_a_group_without_a_name_is_kept_where_it_speaks() -> None:
    assert kept(said_by("a2")) == ["Norway", "the bishops"]


def test_a_group_without_a_name_is_kept_where_it_speaks_with_others() -> None:
    assert kept(said_by("a1", "a2")) == ["Norway", "the bishops"]


def test_a_group_without_a_name_is_kept_where_it_is_at_a_round() -> None:
    assert kept(talk_of("a2")) == ["Norway", "the bishops"]


def test_a_group_without_a_name_is_kept_where_it_is_of_a_delegation() -> None:
    assert kept(talk_of("a1", "a2")) == ["Norway", "the bishops"]


def test_claims_of_others_keep_no_group() -> None:
    assert kept(said_by("a1"), said_by(), talk_of("a1")) == ["Norway"]
